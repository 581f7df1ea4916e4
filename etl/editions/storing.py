"""A new set of tables on its way into the folder: made aside, moved in whole, then recorded.

What is moved in counts when the record names it: until then nobody waits for the disk, and then
for all of it at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.editions.folder_layout import (
    EDITIONS,
    RECORD,
    document_file,
    edition_folder,
    free_name,
    is_copy,
)
from etl.editions.record import Record
from etl.editions.record_rows import Given, numbered, states_of, told_numbered
from etl.refusals import RefusedDocumentError
from etl.store import fill
from etl.swap import STAGED, only_writer, sync, sync_all

if TYPE_CHECKING:
    from etl.build import Made  # who only lists editions reads no document


@contextlib.contextmanager
def writing(directory: Path) -> Iterator[Record]:
    """Be the only writer of a folder of plans; gives its record as it is then.

    The folder is made where there is none, and taken away again where nothing came of it.

    Raises:
        RefusedDocumentError: it is a copy of what a store holds.
    """
    refuse_copy(directory)
    with only_writer(directory):
        yield Record(directory)


def refuse_copy(directory: Path) -> None:
    """Refuse to write into a copy of what a store holds.

    Raises:
        RefusedDocumentError: it is one.
    """
    if is_copy(directory):
        raise RefusedDocumentError(
            "Здесь только копия того, что лежит в хранилище: публикуйте и исправляйте в той папке "
            "планов, из которой его наполняют (python -m etl mirror)."
        )


class Incoming:
    """What a writer has put into the folder and the record does not name yet."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._moved: list[Path] = []

    @contextlib.contextmanager
    def until_saved(self, record: Record) -> Iterator[None]:
        """Save the record when all is there; take everything away again where that fails."""
        fresh = record.is_new
        if fresh:
            Record(self._directory).save()  # a folder of editions is never without a record
        before = self._stamp()
        try:
            yield
            if record.is_changed:
                sync_all(self._moved)
                record.save()
            elif fresh:
                self._take_away(fresh)
        except BaseException:
            if self._stamp() == before:  # else it counts already, whatever went wrong after it
                self._take_away(fresh)
            raise

    @contextlib.contextmanager
    def whole_or_nothing(self, record: Record) -> Iterator[None]:
        """Take back what is put in here, and what the record says of it, where it fails."""
        before = len(self._moved)
        try:
            with record.whole_or_nothing():
                yield
        except BaseException:
            for path in self._moved[before:]:
                shutil.rmtree(path, ignore_errors=True)
            del self._moved[before:]
            raise

    def _stamp(self) -> tuple[int, int]:
        stat = (self._directory / RECORD).stat()
        return stat.st_ino, stat.st_mtime_ns

    def _take_away(self, fresh: bool) -> None:
        for path in self._moved:
            shutil.rmtree(path, ignore_errors=True)
            with contextlib.suppress(OSError):
                path.parent.rmdir()
        with contextlib.suppress(OSError):
            (self._directory / EDITIONS).rmdir()
        if fresh:
            with contextlib.suppress(OSError):
                (self._directory / RECORD).unlink()

    def edition(
        self, plan: str, number: int, source_name: str, data: bytes, made: Made
    ) -> tuple[str, str, str]:
        """Put a new edition in: its document as received and its tables.

        Returns:
            The folders of the edition and of its tables, and the document's file, from the
            folder of plans.
        """
        staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=self._directory))
        try:
            document = document_file(source_name)
            (staged / document).write_bytes(data)
            self._fill(staged / "tables-1", made)
            folder = self._move(staged, edition_folder(plan, number))
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        return folder, f"{folder}/tables-1", f"{folder}/{document}"

    def copied(self, plan: str, number: int, tables: Path) -> tuple[str, str]:
        """Put in the tables of an edition that came without its document, as they are."""
        staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=self._directory))
        try:
            (staged / "tables-1").mkdir()
            for path in sorted(tables.iterdir()):
                if path.suffix == ".parquet" or path.name == "plan.json":
                    (staged / "tables-1" / path.name).write_bytes(path.read_bytes())
            folder = self._move(staged, edition_folder(plan, number))
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        return folder, f"{folder}/tables-1"

    def state(self, edition: Mapping[str, Any], number: int, made: Made) -> str:
        """Put in further tables of an edition that is there; gives their folder."""
        staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=self._directory))
        try:
            self._fill(staged / "tables", made)
            return self._move(staged / "tables", f"{edition['folder']}/tables-{number}")
        finally:
            shutil.rmtree(staged, ignore_errors=True)

    def put_back(self, folder: str, made: Made) -> None:
        """Put tables that have gone or are damaged back into their folder."""
        place = self._directory / folder
        staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=self._directory))
        try:
            self._fill(staged / "tables", made)
            sync_all([staged / "tables"])
            if place.exists():
                place.rename(staged / "damaged")
            place.parent.mkdir(parents=True, exist_ok=True)
            os.rename(staged / "tables", place)
            sync(place.parent)
        finally:
            shutil.rmtree(staged, ignore_errors=True)

    def _fill(self, folder: Path, made: Made) -> None:
        folder.mkdir()
        fill(folder, made.tables, made.manifest, made.files, wait=False)

    def _move(self, staged: Path, wanted: str) -> str:
        place = self._directory / wanted
        place.parent.mkdir(parents=True, exist_ok=True)
        place = place.with_name(free_name(place.parent, place.name))
        staged.chmod(0o777 & ~_umask_of(place.parent))
        os.rename(staged, place)
        self._moved.append(place)
        return place.relative_to(self._directory).as_posix()


def add_state(
    record: Record, edition: Mapping[str, Any], folder: str, made: Made, given: Given
) -> int:
    """Enter tables into the record; gives their number.

    Args:
        record: the record.
        edition: its row.
        folder: where they lie.
        made: they themselves.
        given: what was in force, whether it fitted or not.
    """
    states = states_of(record, edition["plan"], edition["edition"])
    number = states[-1]["state"] + 1 if states else 1
    known = numbered(record, given.corrections)
    fitted = [no for no, one in known.items() if one in made.applied]
    told = told_numbered(record, given.told)
    record.add(
        "state",
        {
            "plan": edition["plan"],
            "edition": edition["edition"],
            "state": number,
            "folder": folder,
            "built_at": made.manifest["built_at"],
            "given": json.dumps(given.corrections),
            "applied": json.dumps(fitted),
            "told": json.dumps(given.told),
            "used": json.dumps([no for no, one in told.items() if one in made.told]),
            "events": made.manifest["counts"]["events"],
            "doubts": sum(made.manifest["counts"]["doubts"].values()),
        },
    )
    return number


def _umask_of(folder: Path) -> int:
    """What a folder beside it may not: mkdtemp's own rights are for one user only."""
    return 0o777 & ~(folder.stat().st_mode & 0o777)
