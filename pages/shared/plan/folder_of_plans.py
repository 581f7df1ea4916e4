"""What the folder of plans holds, as pages ask for it: read again only when it has changed."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.columns import EVENTS_FILE, MANIFEST
from etl.editions.folder_layout import EDITIONS, RECORD, tables_below
from etl.editions.listing import list_editions, log_of
from etl.editions.record import Record, RecordError
from etl.editions.record_rows import told_in_force
from etl.folders import data_directory
from etl.store import TablesError, find_edition
from etl.told.told_row import ToldRow
from pages.shared.plan.per_run import per_run
from pages.shared.plan.plans_there import PlansThere

Stamp = tuple[tuple[str, int, int], ...]


class TablesMissingError(Exception):
    """No tables can be shown; the message is one Russian sentence for the page."""


def edition_stamp(directory: Path) -> tuple[int, ...]:
    """What changes whenever a build is swapped into a directory, or another edition published."""
    try:
        directory = find_edition(directory)
    except TablesError:
        return ()
    stamps = (_stamped(directory / name) for name in (MANIFEST, EVENTS_FILE))
    return tuple(0 if one is None else one[1] for one in stamps)


def row_stamp(row: Mapping[str, Any]) -> Hashable:
    """What changes whenever the tables of a row of ``editions_there`` do.

    Those of an edition that the record names never change: corrected ones lie in another folder.
    """
    folder = Path(row["directory"])
    kept = data_directory().absolute() / EDITIONS in folder.parents
    # A backup may bring other tables to the same place: those say when they were built.
    return row["built_at"] if kept else edition_stamp(folder)


@per_run
def folder_stamp(directory: Path | None = None) -> Stamp:
    """What changes whenever anything is published, corrected or built in a folder of plans."""
    directory = directory or data_directory()
    paths = [directory / name for name in (RECORD, MANIFEST, EVENTS_FILE)]
    try:
        paths += [folder / EVENTS_FILE for folder in tables_below(directory)]
    except OSError:
        return ()
    return tuple(found for path in paths if (found := _stamped(path)) is not None)


def _stamped(path: Path) -> tuple[str, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return path.as_posix(), stat.st_mtime_ns, stat.st_ino


def editions_there(directory: Path | None = None) -> tuple[Mapping[str, Any], ...]:
    """Every edition, with the keys of ``list_editions`` and ``default``.

    ``default`` is the one that is shown where an address names none.

    Args:
        directory: the folder of plans; the dashboard's own by default.

    Raises:
        RecordError: the folder's record cannot be read.
    """
    return plans_there(directory).rows


def editions_known() -> tuple[Mapping[str, Any], ...]:
    """The same; none where the record cannot be read (what pages show without a choice says so)."""
    return plans_known().rows


@per_run
def plans_there(directory: Path | None = None) -> PlansThere:
    """The plans of the folder by name, region and period.

    Args:
        directory: the folder of plans; the dashboard's own by default.

    Raises:
        RecordError: the folder's record cannot be read.
    """
    directory = directory or data_directory()
    return _plans(directory, folder_stamp(directory))


@lru_cache(maxsize=4)
def _plans(directory: Path, stamp: Stamp) -> PlansThere:
    return PlansThere(_editions(directory, stamp))


@lru_cache(maxsize=4)
def _editions(directory: Path, _stamp: Stamp) -> tuple[Mapping[str, Any], ...]:
    try:
        shown = str(find_edition(directory).absolute())
    except TablesError:
        shown = ""
    return tuple({**row, "default": row["directory"] == shown} for row in list_editions(directory))


@per_run
def plans_known() -> PlansThere:
    """The plans; none where the record cannot be read."""
    try:
        return plans_there()
    except RecordError:
        return PlansThere(())


def told_there() -> tuple[ToldRow, ...]:
    """What persons told the program and nobody has taken back.

    Raises:
        RecordError: the folder's record cannot be read.
    """
    return tuple(told_in_force(Record(data_directory())).values())


def log_there() -> tuple[Mapping[str, Any], ...]:
    """Who did what and when, the first act first.

    Raises:
        RecordError: the folder's record cannot be read.
    """
    return tuple(log_of(data_directory()))
