"""The folder of plans: its record, the tables and documents in it, room to write."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from etl.columns import MANIFEST
from etl.doctor.finding import Finding, all_there, fault, fine, remark, some_of
from etl.editions.folder_layout import RECORD, edition_folders, holds_tables, tables_below
from etl.editions.record import Record, RecordError
from etl.spoken import in_words
from etl.swap import STAGED, current

_LEAST_FREE = 200 * 2**20
_SCARCE = 2 * 2**30
_BACKUP = "верните папку планов из резервной копии"


def check_folder(
    directory: Path, usage: Callable[[Path], Any] = shutil.disk_usage
) -> Iterator[Finding]:
    """Whether anything can be written, and whether there is room."""
    subject = "Папка планов"
    if directory.exists() and not directory.is_dir():
        yield fault(
            subject,
            f"«{directory}» — файл, а не папка",
            "уберите этот файл или назовите в PLAN_DATA_DIR папку",
        )
        return
    place = directory
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        with tempfile.TemporaryFile(prefix=STAGED, dir=place) as file:
            file.write(b"0")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        why = in_words(OSError(error.errno, ""))
        yield fault(
            subject,
            f"«{directory}»: записать нельзя ({why})",
            "дайте пользователю программы право записи, освободите место или назовите другую "
            "папку в PLAN_DATA_DIR; смотреть опубликованное можно и так",
        )
    else:
        yield fine(subject, f"«{directory}», записывать можно")
    try:
        free = usage(place).free
    except OSError:
        return
    if free < _LEAST_FREE:
        yield fault("Место на диске", f"свободно {free // 2**20} МБ", "освободите хотя бы 200 МБ")
    elif free < _SCARCE:
        yield remark("Место на диске", f"свободно {free // 2**20} МБ: это немного")
    else:
        yield fine("Место на диске", f"свободно {free // 2**30} ГБ")


def check_plans(directory: Path) -> Iterator[Finding]:
    """The record of editions, the tables of each of them, and the documents as received."""
    if directory.exists() and not directory.is_dir():
        return  # ``check_folder`` has said so
    if (directory / RECORD).is_dir():
        yield fault(
            "Учёт редакций",
            f"на месте файла {RECORD} стоит папка",
            f"уберите её и верните файл {RECORD} из резервной копии",
        )
        return
    if not (directory / RECORD).exists() and not _bare_tables(directory):
        try:
            Record(directory)  # editions without their record are a loss
        except RecordError as error:
            yield fault("Учёт редакций", str(error), _BACKUP)
            return
        yield remark(
            "Редакции",
            "планов в папке ещё нет",
            "первый запуск (make run) опубликует приложенный план; свой публикует команда "
            "python -m etl publish ДОКУМЕНТ",
        )
        return
    yield from _check_record(directory)
    for folder in _bare_tables(directory):
        yield from _check_bare(folder, directory)


def last_act(directory: Path) -> str:
    """When something was last published or corrected, as the record says; "" where it cannot."""
    try:
        row = Record(directory).one("SELECT max(at) AS at FROM log")
    except (RecordError, OSError):
        return ""
    return str(row["at"] or "") if row else ""


def _check_record(directory: Path) -> Iterator[Finding]:
    if not (directory / RECORD).exists():
        return
    try:
        record = Record(directory)
        broken = [
            *(row for row in record.all("PRAGMA integrity_check") if "ok" not in row.values()),
            *record.all("PRAGMA foreign_key_check"),
        ]
    except RecordError as error:
        yield _record_fault(error)
        return
    except OSError as error:
        yield fault("Учёт редакций", in_words(error), "дайте программе право читать папку планов")
        return
    if broken:
        yield fault("Учёт редакций", f"{RECORD} повреждён, нарушений: {len(broken)}", _BACKUP)
        return
    try:
        states = record.all("SELECT folder FROM state")
        acts = record.all("SELECT count(*) AS acts FROM log")[0]["acts"]
        documents = record.all("SELECT document, source_sha256 FROM edition WHERE document != ''")
    except RecordError as error:
        yield _record_fault(error)
        return
    yield fine("Учёт редакций", f"{RECORD} цел, записей в журнале: {acts}")
    yield from _check_states(directory, [str(row["folder"]) for row in states])
    yield from _check_documents(directory, documents)
    yield from _check_unnamed(directory)


def _record_fault(error: RecordError) -> Finding:
    newer = "более новой программой" in str(error)  # an older record would lose what it holds
    return fault("Учёт редакций", str(error), "обновите программу" if newer else _BACKUP)


def _check_states(directory: Path, folders: list[str]) -> Iterator[Finding]:
    wrong = {
        name: what for name in folders if (what := wrong_tables(directory / name, recorded=True))
    }
    if wrong:
        yield fault(
            "Таблицы редакций",
            "; ".join(f"{name}: {what}" for name, what in list(wrong.items())[:5])
            + (f" и ещё {len(wrong) - 5}" if len(wrong) > 5 else ""),
            build_again(directory),
        )
    elif folders:
        yield fine("Таблицы редакций", all_there(len(folders)))
    else:
        yield remark("Таблицы редакций", "в учёте нет ни одной редакции")


def _check_documents(directory: Path, rows: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    wrong = [
        str(row["document"])
        for row in rows
        if _digest(directory / row["document"]) != row["source_sha256"]
    ]
    if wrong:
        yield fault("Документы планов", f"пропали или изменены: {some_of(wrong)}", _BACKUP)
    elif rows:
        yield fine("Документы планов", f"все {len(rows)} такие, какими получены")


def _check_unnamed(directory: Path) -> Iterator[Finding]:
    """Folders of editions that mean nothing: a writer was killed, or the record is an older one.

    The record is read behind them: what is published meanwhile is in it.
    """
    there = edition_folders(directory)
    try:
        record = Record(directory)
        named = record.all("SELECT folder FROM edition UNION SELECT folder FROM state")
    except (RecordError, OSError):
        return
    held = {str(row["folder"]) for row in named}
    missing = [one for one in there if one not in held]
    # the tables of an edition that is missing go with it
    if unnamed := [one for one in missing if one.rpartition("/")[0] not in missing]:
        yield remark(
            "Лишние папки",
            f"в учёте их нет: {some_of(unnamed)}; так бывает после прерванной записи, на показ "
            "это не влияет",
            "если сейчас никто не публикует и учёт не заменяли более старой копией, эти папки "
            "можно удалить",
        )


def _check_bare(folder: Path, directory: Path) -> Iterator[Finding]:
    name = "." if folder == directory else folder.name
    if what := wrong_tables(folder):
        yield fault(
            "Таблицы в папке",
            f"{name}: {what}",
            f"постройте их заново: python -m etl build ДОКУМЕНТ --out {folder}",
        )
    else:
        yield fine("Таблицы в папке", f"{name}: целы")


def _bare_tables(directory: Path) -> list[Path]:
    """Folders of tables that a build has put here, without a record of them."""
    try:
        here = [directory] if holds_tables(directory) else []
        return here + tables_below(directory)
    except OSError:
        return []


def build_again(directory: Path) -> str:
    """What to do where the tables of an edition are damaged."""
    return f"постройте их заново: python -m etl rebuild --data {directory}"


def wrong_tables(folder: Path, *, recorded: bool = False) -> str:
    """What is wrong about the tables of one edition, in words; "" where nothing is.

    Args:
        folder: theirs.
        recorded: they are an edition's of the record, which is never without its manifest;
            other makers' tables may be.
    """
    manifest = current(folder, MANIFEST)
    if not folder.is_dir():
        return "папки нет"
    if recorded and not manifest.is_file():
        return f"нет {MANIFEST}, хеши таблиц сверить не с чем"
    try:
        said = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {}
        files: Mapping[str, str] = said.get("files", {})
        wrong = [name for name in files if _digest(current(folder, name)) != files[name]]
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return f"{MANIFEST} не разобрать"
    if wrong:
        gone = [name for name in wrong if not current(folder, name).is_file()]
        if gone:
            return f"нет файлов {some_of(gone)}"
        return f"хеш не сходится у {some_of(wrong)}"
    return _unread(folder)


def _unread(folder: Path) -> str:
    """The same of tables whose bytes are as written: are they such as this program reads?"""
    try:
        from etl.store import TablesError, read_here
    except ImportError:  # the packages are missing, which is another line
        return ""
    try:
        read_here(folder)
    except TablesError as error:
        return error.reason or str(error)
    return ""


def _digest(path: Path) -> str:
    try:
        # Whoever opens a pipe waits for it.
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""
