"""What a store holds is brought here: one folder for each time, moved in whole, never changed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from etl.bucket.bucket import Bucket, BucketError, NoSuchObjectError
from etl.bucket.snapshot import POINTER, Snapshot, blob, name_of
from etl.editions.folder_layout import COPIED
from etl.swap import STAGED, sync, write_whole

_SHOWN = "shown"
"""The file that names the time that was fetched last: it is shown while the store is away."""
_KEPT_SECONDS = 3600.0
"""A time that is shown no longer may be read still."""


def fetched_last(cache: Path) -> Path | None:
    """The folder of plans that was fetched last; None where nothing has been."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        name = (cache / _SHOWN).read_text(encoding="ascii").strip()
        if name.isalnum() and (cache / name / COPIED).is_file():
            return cache / name
    return None


def fetch(bucket: Bucket, cache: Path) -> Path:
    """Bring here what the store holds now, unless it is here; gives its folder.

    Args:
        bucket: the store.
        cache: where the folders of all times lie.

    Raises:
        BucketError: the store refused, did not answer or holds something damaged; what was
            fetched before is as it was.
        OSError: there is no room or no right to write here.
    """
    try:
        pointer = bucket.get(POINTER)
    except NoSuchObjectError:
        raise NoSuchObjectError(
            f"В хранилище {bucket.address} планов ещё нет: отправьте их командой python -m etl "
            f"mirror {bucket.address} там, где публикуют."
        ) from None
    snapshot, place = Snapshot.read(pointer), cache / name_of(pointer)
    if not (place / COPIED).is_file():
        _bring(bucket, snapshot, pointer, cache, place)
    before = fetched_last(cache)
    if before != place:
        if before is not None:
            os.utime(before)  # from now on nobody new reads it
        _write_shown(cache, place.name)
        _clear(cache, place)
    return place


def _bring(bucket: Bucket, snapshot: Snapshot, pointer: bytes, cache: Path, place: Path) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=cache))
    try:
        here = _here(cache)
        for name, digest in snapshot.files.items():
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if digest in here and _taken(here[digest], digest, path):
                continue
            content = bucket.get(blob(digest))
            if sha256(content).hexdigest() != digest:
                raise BucketError(
                    f"В хранилище {bucket.address} повреждён файл {name}: хеш не сходится; "
                    "отправьте папку планов ещё раз командой python -m etl mirror --replace."
                )
            write_whole(path, content)
        write_whole(staged / COPIED, pointer)
        staged.chmod(0o755)
        sync(staged)
        try:
            staged.rename(place)
        except OSError:
            if not (place / COPIED).is_file():  # else another server here was quicker
                raise
        sync(cache)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _here(cache: Path) -> dict[str, Path]:
    """Files that earlier times have brought, by their hash."""
    found = {}
    for folder in _times(cache):
        with contextlib.suppress(OSError, BucketError):
            snapshot = Snapshot.read((folder / COPIED).read_bytes())
            found.update({digest: folder / name for name, digest in snapshot.files.items()})
    return found


def _taken(known: Path, digest: str, path: Path) -> bool:
    """Take a file that is here already, under a second name where the disk knows that."""
    with contextlib.suppress(OSError):
        content = known.read_bytes()
        if sha256(content).hexdigest() == digest:
            try:
                os.link(known, path)
            except OSError:
                write_whole(path, content)
            return True
    return False


def _times(cache: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from (path.parent for path in sorted(cache.glob(f"*/{COPIED}")))


def _write_shown(cache: Path, name: str) -> None:
    made = cache / f"{STAGED}{os.getpid()}-{time.monotonic_ns()}"
    write_whole(made, name.encode())
    os.replace(made, cache / _SHOWN)


def _clear(cache: Path, shown: Path) -> None:
    """Take away times that nobody can be reading any more, and what killed servers left."""
    with contextlib.suppress(OSError):
        for path in cache.iterdir():
            old = time.time() - path.stat().st_mtime > _KEPT_SECONDS
            if path.is_dir() and path != shown and old:
                shutil.rmtree(path, ignore_errors=True)


def sent_at(folder: Path) -> str:
    """When what a copy holds was sent; "" where it holds nothing."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return str(json.loads((folder / COPIED).read_bytes()).get("sent_at", ""))
    return ""
