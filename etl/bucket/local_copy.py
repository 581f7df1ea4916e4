"""This machine's copy of a store: shown at once, looked after in the background."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from datetime import datetime
from hashlib import sha256
from math import inf
from pathlib import Path

from etl.bucket.bucket import Bucket, BucketError, endpoint
from etl.bucket.fetching import fetch, fetched_last, sent_at
from etl.editions.folder_layout import COPIED, is_copy
from etl.happenings import note_happening
from etl.spoken import why_and_what_to_do

_SECONDS = 15.0
_NOTHING = "nothing-yet"


class LocalCopy:
    """What was fetched from one store, and how the store is.

    Attributes:
        address: of the store, as a person writes it; "" where it is none.
    """

    def __init__(self, address: str, copies: Path) -> None:
        self.address = ""
        self._bucket: Bucket | None = None
        self._trouble, self._since = "", ""
        self._asked_at = -inf
        self._one_at_a_time = threading.Lock()
        self._cache = _cache_of(address, copies)
        self._shown = fetched_last(self._cache)
        try:
            self._bucket = Bucket.of(address)
            self.address = self._bucket.address
        except BucketError as error:
            self._trouble = str(error)

    @property
    def trouble(self) -> str:
        """Why the store could not be asked the last time, as a sentence; "" where it could."""
        return self._trouble

    @property
    def since(self) -> str:
        """Since when that is so: ISO 8601, "" where all is well."""
        return self._since

    def folder(self) -> Path:
        """The folder of plans to show: the last one fetched, or one that holds nothing.

        A process waits for the store the first time it asks, and while it has nothing to show;
        later on nobody does.
        """
        if self._shown is not None and not is_copy(self._shown):
            self._shown = fetched_last(self._cache)  # long unasked: another server has cleared up
        if self._bucket is not None and time.monotonic() - self._asked_at >= seconds_between():
            if self._shown is None or self._asked_at == -inf:
                self.refresh(wait=True)
            elif not self._one_at_a_time.locked():
                threading.Thread(target=self.refresh, daemon=True).start()
        return self._shown or self._nothing()

    def holds(self, directory: Path) -> bool:
        """Whether a folder is one of this copy's."""
        return directory.parent == self._cache

    def refresh(self, *, wait: bool = False) -> None:
        """Ask the store now, unless somebody does already.

        Args:
            wait: wait for somebody who does.
        """
        asked_at = self._asked_at
        if self._bucket is None or not self._one_at_a_time.acquire(blocking=wait):
            return
        try:
            if wait and self._asked_at != asked_at:
                return  # somebody else has just asked
            self._shown = fetch(self._bucket, self._cache)
            self._told("")
        except BucketError as error:
            self._told(str(error))
        except OSError as error:
            why = why_and_what_to_do(OSError(error.errno, ""))
            self._told(f"Копию хранилища {self.address} записать некуда: {why}.")
        finally:
            self._asked_at = time.monotonic()
            self._one_at_a_time.release()

    def _told(self, trouble: str) -> None:
        if bool(trouble) != bool(self._trouble):
            note_happening("store_away" if trouble else "store_back")
            self._since = (
                datetime.now().astimezone().isoformat(timespec="seconds") if trouble else ""
            )
        self._trouble = trouble

    def _nothing(self) -> Path:
        """A folder without plans that says of itself that nobody publishes into it."""
        place = self._cache / _NOTHING
        with contextlib.suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)
            (place / COPIED).touch()
        return place


def seconds_between() -> float:
    """Seconds from one question to the next; what is no number of them is left."""
    try:
        seconds = float(os.environ.get("PLAN_STORE_SECONDS") or _SECONDS)
    except ValueError:
        return _SECONDS
    return seconds if 0 < seconds < inf else _SECONDS


def _cache_of(address: str, copies: Path) -> Path:
    """Where copies of one store lie, apart from those of any other."""
    name = sha256(f"{endpoint()} {address}".encode()).hexdigest()[:16]
    return copies / name


_copies: dict[str, LocalCopy] = {}
_making = threading.Lock()


def copy_of(address: str, copies: Path) -> LocalCopy:
    """The copy of a store; there is one in a process.

    Args:
        address: the store's.
        copies: where copies of all stores lie.
    """
    with _making:
        if address not in _copies:
            _copies[address] = LocalCopy(address, copies)
        return _copies[address]


def copy_with(directory: Path) -> LocalCopy | None:
    """The copy that a folder of plans belongs to; None of one that is no copy."""
    return next((one for one in _copies.values() if one.holds(directory)), None)


def why_nothing(directory: Path) -> str:
    """Why a copy holds nothing, as a sentence; "" of a folder that is no copy."""
    found = copy_with(directory)
    return found.trouble or "В хранилище планов ещё ничего нет." if found else ""


def why_stale(directory: Path) -> str:
    """That a copy may be older than what its store holds, as a sentence; "" where it is not."""
    found, sent = copy_with(directory), sent_at(directory)
    if found is None or not (found.trouble and sent):
        return ""
    at = datetime.fromisoformat(sent).astimezone()
    return f"{found.trouble} Показано то, что было в нём {at:%d.%m.%Y в %H:%M}."
