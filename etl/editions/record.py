"""The record of a folder of plans: an SQLite file that is read whole and replaced whole.

A writer takes the file into memory, changes it in one transaction and puts the new file in the
old one's place: that rename is the act by which anything is published or corrected. A reader
takes the file as it stands, so it never waits, never meets half a change, needs no right to write
and leaves no file beside it; a copy of the folder is a backup whenever it is made.
One writer at a time is seen to by the folder's lock (``etl.swap``).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.editions.folder_layout import EDITIONS, RECORD, is_of_editions
from etl.happenings import note_happening
from etl.swap import STAGED, sync

_VERSION = 2
_TABLES = """
CREATE TABLE plan (
    plan TEXT PRIMARY KEY, plan_id TEXT NOT NULL, region TEXT NOT NULL,
    period_start TEXT NOT NULL, period_end TEXT NOT NULL,
    edition INTEGER, state INTEGER
);
CREATE TABLE edition (
    plan TEXT NOT NULL REFERENCES plan, edition INTEGER NOT NULL,
    folder TEXT NOT NULL, document TEXT NOT NULL, source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL, period TEXT NOT NULL,
    added_at TEXT NOT NULL, added_by TEXT NOT NULL,
    published_at TEXT NOT NULL, published_by TEXT NOT NULL,
    PRIMARY KEY (plan, edition)
);
CREATE TABLE state (
    plan TEXT NOT NULL, edition INTEGER NOT NULL, state INTEGER NOT NULL,
    folder TEXT NOT NULL, built_at TEXT NOT NULL,
    given TEXT NOT NULL, applied TEXT NOT NULL,
    events INTEGER NOT NULL, doubts INTEGER NOT NULL,
    told TEXT NOT NULL DEFAULT '[]', used TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (plan, edition, state)
);
CREATE TABLE correction (
    no INTEGER PRIMARY KEY, plan TEXT NOT NULL, event_id TEXT NOT NULL, "column" TEXT NOT NULL,
    venue_no INTEGER NOT NULL, old_value TEXT NOT NULL, new_value TEXT NOT NULL,
    reason TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL,
    entered_at TEXT NOT NULL, ended_at TEXT, ended_by TEXT
);
CREATE TABLE log (
    no INTEGER PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, act TEXT NOT NULL,
    plan TEXT NOT NULL, edition INTEGER NOT NULL, source_name TEXT NOT NULL,
    source_sha256 TEXT NOT NULL, what TEXT NOT NULL
);
CREATE TABLE taken (digest TEXT PRIMARY KEY);
"""
"""``state``: the tables of an edition with one set of corrections (``given``, of which ``applied``
fitted) and of what persons had told (``told``, of which ``used`` was of use). ``taken``: tables
that stood in the folder before there was a record, by their manifest's digest."""
_NAMED = """
SELECT folder FROM edition UNION ALL SELECT folder FROM state
UNION ALL SELECT document FROM edition WHERE document != ''
"""
"""What lies in the folder of plans, as the record names it."""
_TOLD = """
CREATE TABLE told (
    no INTEGER PRIMARY KEY, kind TEXT NOT NULL, wording TEXT NOT NULL, meaning TEXT NOT NULL,
    reason TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL,
    entered_at TEXT NOT NULL, ended_at TEXT, ended_by TEXT
);
"""
"""What persons told the program, for all plans."""
_UPGRADES = {
    1: """
ALTER TABLE state ADD COLUMN told TEXT NOT NULL DEFAULT '[]';
ALTER TABLE state ADD COLUMN used TEXT NOT NULL DEFAULT '[]';
"""
    + _TOLD,
}
"""What makes a record of a version one of the next: done in memory, kept with the next change."""


class RecordError(Exception):
    """The record cannot be read; the message is a Russian sentence."""


class Record:
    """The record in memory; nothing of a change is seen before it is saved."""

    def __init__(self, directory: Path) -> None:
        """Read the record of a folder; one without any is an empty record.

        Raises:
            RecordError: it is damaged, of a later program, or has been taken out of its folder.
        """
        self._directory = directory
        self._path = directory / RECORD
        # Whoever lets go of it last may be another thread's search for garbage.
        self._database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        # A connection and its kept statements hold each other: nobody lets go of its memory, which
        # is the whole record, until the next search for garbage, and that is long in coming.
        weakref.finalize(self, self._database.close).atexit = False
        self._database.row_factory = sqlite3.Row
        try:
            content = self._path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            content = b""
        self.is_new = not content
        try:
            if content:
                self._database.deserialize(content)
                self._check()
            else:
                self._start()
        except sqlite3.Error:
            raise self._damaged() from None
        self._acts = self._last_act()
        self._changes = self._database.total_changes

    def _damaged(self) -> RecordError:
        return RecordError(
            f"Учёт редакций «{self._path}» повреждён: верните его из резервной копии."
        )

    def _check(self) -> None:
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            raise RecordError(
                f"Учёт редакций «{self._path}» сделан более новой программой: обновите эту."
            )
        if version < 1 or self._database.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError
        for older in range(version, _VERSION):
            self._database.executescript(_UPGRADES[older])
        self._database.execute(f"PRAGMA user_version = {_VERSION}")
        # A record may have come from a store: what it names is opened.
        named = [name for (name,) in self._database.execute(_NAMED)]
        if not all(isinstance(name, str) and is_of_editions(name) for name in named):
            raise sqlite3.DatabaseError

    def _start(self) -> None:
        with contextlib.suppress(OSError):
            if any((self._directory / EDITIONS).iterdir()):
                raise RecordError(
                    f"В папке «{self._directory}» есть редакции, но нет их учёта {RECORD}: "
                    "верните его из резервной копии."
                )
        self._database.executescript(_TABLES + _TOLD)
        self._database.execute(f"PRAGMA user_version = {_VERSION}")

    def all(self, query: str, *values: Any) -> list[dict[str, Any]]:
        """The rows that a query finds.

        Raises:
            RecordError: a table or a column is missing, which a check of the file does not see.
        """
        try:
            return [dict(row) for row in self._database.execute(query, _kept(values))]
        except sqlite3.DatabaseError:
            raise self._damaged() from None

    def one(self, query: str, *values: Any) -> dict[str, Any] | None:
        """The first row that a query finds."""
        return next(iter(self.all(query, *values)), None)

    def add(self, table: str, row: Mapping[str, Any]) -> int:
        """Put a row into a table; gives its number."""
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" for _ in row)
        done = self._database.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", _kept(row.values())
        )
        return int(done.lastrowid or 0)

    def change(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Change rows."""
        self._database.execute(statement, _kept(values))

    @property
    def is_changed(self) -> bool:
        """Whether a row has been put in or changed since it was read or saved."""
        return self._database.total_changes != self._changes

    @contextlib.contextmanager
    def whole_or_nothing(self) -> Iterator[None]:
        """Take back what is done to it in here where that ends with an exception."""
        before = self.is_changed
        self._database.execute("SAVEPOINT here")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK TO here")
            if not before:
                self._changes = self._database.total_changes
            raise
        finally:
            self._database.execute("RELEASE here")

    def save(self) -> None:
        """Put the record as it is now in the place of the file: from here on it counts.

        Raises:
            OSError: it cannot be written; what was there is still there.
        """
        made = self._directory / f"{STAGED}{os.getpid()}-{time.monotonic_ns()}.sqlite"
        try:
            with made.open("xb") as file:
                file.write(self._database.serialize())
                file.flush()
                os.fsync(file.fileno())
            if self._path.exists():
                made.chmod(self._path.stat().st_mode & 0o777)
            _replace(made, self._path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
        sync(self._directory)
        for act in self.all("SELECT act, plan, edition FROM log WHERE no > ?", self._acts):
            note_happening("published", **act)
        self._acts = self._last_act()
        self._changes = self._database.total_changes

    def _last_act(self) -> int:
        number = self.all("SELECT coalesce(max(no), 0) AS number FROM log")[0]["number"]
        return int(number)

    def close(self) -> None:
        """Let go of the memory."""
        self._database.close()


def _kept(values: Iterable[Any]) -> tuple[Any, ...]:
    """Values as SQLite can hold them: bytes of a command line that are no text become «?»."""
    return tuple(
        value.encode("utf-8", errors="replace").decode() if isinstance(value, str) else value
        for value in values
    )


def _replace(made: Path, place: Path) -> None:
    """One rename; where a reader holds the file for a moment (Windows), again after it."""
    for attempt in range(50):
        try:
            os.replace(made, place)
            return
        except PermissionError:
            if os.name != "nt" or attempt == 49:
                raise
            time.sleep(0.02)
