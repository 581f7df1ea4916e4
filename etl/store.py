"""Read tables from a directory, and swap a finished build in whole.

How an edition comes into its place all or nothing is known by ``etl.swap``.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.bucket.local_copy import why_nothing
from etl.columns import ADDED_COLUMNS, FURTHER_TABLES, MAIN_TABLES, MANIFEST, TABLES
from etl.editions.folder_layout import folder_of
from etl.editions.record import RecordError
from etl.editions.served import served
from etl.frames import frame_of, no_rows
from etl.happenings import note_happening
from etl.model import SCHEMA_VERSION
from etl.spoken import in_words
from etl.stored_columns import ForeignTableError, check_columns, check_manifest
from etl.swap import STAGED, current, only_writer, settle, swap, write_whole

FILES = (*(f"{table}.parquet" for table in (*FURTHER_TABLES, *MAIN_TABLES)), MANIFEST)
"""The files of an edition, in the order in which they are put in place."""

_Read = TypeVar("_Read")


class TablesError(Exception):
    """The directory holds no tables, or damaged ones; the message is a Russian sentence.

    ``reason`` is what is wrong about damaged ones, in a few of its words.
    """

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True)
class Tables:
    """One edition as data frames; dates are datetime64, lists are tuples, missing is None/NaT.

    ``manifest`` is what plan.json says of the build: plan_id, edition, title,
    period_start, period_end, source_name, source_sha256, built_at, schema_version,
    counts, unknown_headings, leftovers, notes. ``partner_places``, ``evidence`` and
    ``corrections`` are empty where the edition has no such table, ``corrected`` of its events
    where there is no such column.
    """

    events: pd.DataFrame
    periods: pd.DataFrame
    venues: pd.DataFrame
    partners: pd.DataFrame
    flat: pd.DataFrame
    manifest: Mapping[str, Any]
    partner_places: pd.DataFrame = field(default_factory=partial(no_rows, "partner_places"))
    evidence: pd.DataFrame = field(default_factory=partial(no_rows, "evidence"))
    corrections: pd.DataFrame = field(default_factory=partial(no_rows, "corrections"))


def write(tables: Mapping[str, pa.Table], manifest: Mapping[str, Any], directory: Path) -> None:
    """Write one checked edition into ``directory``, all of it or nothing.

    Args:
        tables: the tables of ``MAIN_TABLES``, and those of ``FURTHER_TABLES`` that there are, by
            name, already checked against their schemas.
        manifest: what plan.json is to say; the files' hashes are added here.
        directory: made where it does not exist.

    Raises:
        OSError: the directory cannot be written, one of its files cannot be replaced, or
            another build has been writing for long; what was there is still there.
    """
    with only_writer(directory):
        staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=directory))
        try:
            fill(staged, tables, manifest)
            swap(staged, directory, FILES)
        except BaseException:
            shutil.rmtree(staged, ignore_errors=True)
            raise


def fill(
    staged: Path,
    tables: Mapping[str, pa.Table],
    manifest: Mapping[str, Any],
    files: Mapping[str, bytes] | None = None,
    *,
    wait: bool = True,
) -> None:
    """Write the files of an edition into a directory that nobody reads yet.

    Args:
        staged: the directory.
        tables: as in ``write``.
        manifest: as in ``write``.
        files: what they are as files, where that has been made already.
        wait: until the disk has them; else somebody does that for all at once (``sync_all``).

    Raises:
        OSError: a file cannot be written.
    """
    for name, content in (files or files_of(tables, manifest)).items():
        write_whole(staged / name, content) if wait else (staged / name).write_bytes(content)
    counts = manifest.get("counts", {})
    note_happening(
        "built",
        plan=manifest.get("plan_id"),
        edition=manifest.get("edition"),
        events=counts.get("events"),
        doubts=sum(counts.get("doubts", {}).values()),
    )


def files_of(tables: Mapping[str, pa.Table], manifest: Mapping[str, Any]) -> dict[str, bytes]:
    """An edition as it is stored: the content of each file, by its name."""
    files = {}
    for name in [*MAIN_TABLES, *(name for name in FURTHER_TABLES if name in tables)]:
        content = io.BytesIO()
        pq.write_table(tables[name], content)
        files[f"{name}.parquet"] = content.getvalue()
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    text = json.dumps({**manifest, "files": hashes}, ensure_ascii=False, indent=1)
    return {**files, MANIFEST: (text + "\n").encode("utf-8", errors="replace")}


def find_edition(directory: Path) -> Path:
    """The directory of the edition that a folder shows: itself, the published one, or the newest.

    Raises:
        TablesError: there are no tables at all, or what is published cannot be told.
    """
    try:
        found = served(directory)
    except RecordError as error:
        raise TablesError(str(error)) from None
    if found is None:
        raise TablesError(
            why_nothing(directory)
            or f"В папке «{directory}» нет таблиц: опубликуйте план командой "
            f"«python -m etl publish ДОКУМЕНТ --data {directory}»."
        )
    return found


def read(directory: Path, only: Collection[str] = TABLES) -> Tables:
    """Read the edition in ``directory``.

    Args:
        directory: where it lies.
        only: the tables that are asked for; the others are not looked at and have no rows.

    Raises:
        TablesError: tables are missing, damaged, or of two different builds.
    """
    return _of_edition(directory, partial(_read_once, only=only))


def read_events(directory: Path, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Some columns of the events of the edition in ``directory``, a row each.

    A plan's next edition asks this of all before it; that none of the other tables is there or
    whole does not matter for it.

    Raises:
        TablesError: the events are missing or damaged.
    """
    return _of_edition(directory, partial(_events_once, columns=columns))


def _of_edition(directory: Path, once: Callable[[Path], _Read]) -> _Read:
    place = find_edition(directory)
    try:
        return _patiently(place, once)
    except TablesError:
        now = find_edition(directory)
        if now == place:
            raise
        return _patiently(now, once)  # its tables were moved into the record just now


def read_here(directory: Path) -> Tables:
    """Read the tables that lie in a directory itself.

    Raises:
        TablesError: tables are missing, damaged, or of two different builds.
    """
    return _patiently(directory, _read_once)


def _patiently(directory: Path, once: Callable[[Path], _Read]) -> _Read:
    problem = ""
    for _ in range(5):  # a build may be moving in just now
        settle(directory)
        try:
            return once(directory)
        except ForeignTableError as error:
            problem = str(error)
            break
        except (OSError, ValueError, KeyError, RecursionError, pa.ArrowException) as error:
            problem = _said(error)
            time.sleep(0.05)
    plans = folder_of(directory)
    again = f"rebuild --data {plans}" if plans else f"build ДОКУМЕНТ --out {directory}"
    raise TablesError(
        f"Таблицы в папке «{directory}» повреждены или неполны ({problem}): постройте их заново "
        f"командой «python -m etl {again}».",
        problem,
    )


def _said(error: Exception) -> str:
    """What is wrong about the files, in Russian or by a file's name: libraries speak English."""
    if isinstance(error, json.JSONDecodeError):
        return f"{MANIFEST} не разобрать"
    if isinstance(error, OSError) and error.errno is not None:
        return in_words(error)
    text = str(error)
    known = text.endswith(".parquet") or any("а" <= c <= "я" for c in text)
    return text if known else "файл не разобрать"


def _manifest_once(directory: Path) -> dict[str, Any]:
    path = current(directory, MANIFEST)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if path.parent != directory or current(directory, MANIFEST).is_file():
            raise ValueError(MANIFEST) from None  # moved into its place just now
        text = "{}"
    return check_manifest(json.loads(text))


def _table_once(directory: Path, name: str, hashes: Mapping[str, str]) -> pa.Table:
    path = current(directory, f"{name}.parquet")
    content, wanted = path.read_bytes(), hashes.get(path.name)
    if wanted and hashlib.sha256(content).hexdigest() != wanted:
        raise ValueError(path.name)
    table = pq.ParquetFile(pa.BufferReader(content)).read()
    check_columns(name, table, SCHEMA_VERSION)
    return table


def _events_once(directory: Path, columns: Sequence[str]) -> list[dict[str, Any]]:
    hashes = _manifest_once(directory).get("files", {})
    events = _table_once(directory, "events", hashes)
    return list(events.select(columns).to_pylist())


def _read_once(directory: Path, only: Collection[str] = TABLES) -> Tables:
    manifest = _manifest_once(directory)
    hashes = manifest.get("files", {})
    frames = {}
    for name in TABLES:
        if name not in only:
            frames[name] = no_rows(name)
            continue
        path = current(directory, f"{name}.parquet")
        there = path.exists() or current(directory, path.name).exists()  # moved just now
        if name in FURTHER_TABLES and (not there or (hashes and path.name not in hashes)):
            continue  # left over from another build, or never there
        frames[name] = frame_of(_table_once(directory, name, hashes))
    for column, (before, *nothing) in ADDED_COLUMNS.items():
        for frame, value in zip((frames["events"], frames["flat"]), nothing, strict=True):
            if before in frame and column not in frame:
                frame.insert(list(frame.columns).index(before) + 1, column, [value] * len(frame))
    return Tables(**frames, manifest=manifest or _manifest_from(frames["events"]))


def in_memory(
    tables: Mapping[str, pa.Table], manifest: Mapping[str, Any], only: Collection[str] = TABLES
) -> Tables:
    """An edition that is not stored, as ``read`` would read it."""
    frames = {n: frame_of(table) if n in only else no_rows(n) for n, table in tables.items()}
    return Tables(**frames, manifest=manifest)


def _manifest_from(events: pd.DataFrame) -> dict[str, Any]:
    """What can be said of tables that came without a plan.json."""
    if events.empty:
        return {}
    first = events.iloc[0]
    return {"plan_id": first["plan_id"], "edition": int(first["edition"])}
