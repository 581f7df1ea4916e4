"""Hand-outs through LibreOffice: ``python -m tests.siege.libreoffice [EVENTS]``.

A program that is not ours opens each file, stores it anew, and what it stored is compared with
what was handed out: all rows, every text to the character, no formula. Of the shipped plan, of a
hostile one, and of so many events (5,000). A letter is filled in by it and read back; the
corrected Word document has all its changes accepted, then all rejected, by it.

LibreOffice is on no machine by itself (Debian: libreoffice-calc, -writer, -impress, python3-uno),
so the suite does without; what is found here becomes an ordinary test.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
from openpyxl.utils.escape import unescape

from pages.handouts.handout import slice_of
from pages.handouts.making import hand_out
from pages.shared.plan.first_start import SHIPPED_PLAN
from pages.shared.plan.tables import Plan, read_plan
from pages.shared.visit.file_formats import FORMATS
from tests.browser.serving import ROOT
from tests.many_events import many_plan
from tests.pages.papers_read import hostile_plan
from tests.pages.test_handouts_read_back import TEXTS
from tests.siege.office import CSV_AS_A_PERSON_OPENS_IT, Office

Told = Iterator[str]
"""What is wrong, a line each."""


def main(count: int) -> int:
    """Print a line a check; 1 where something is wrong."""
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = Office(folder)
        tables = folder / "tables"
        _etl("build", SHIPPED_PLAN, "--out", tables)
        checks: dict[str, Callable[[], Told]] = {}
        plans = {"shipped": read_plan(tables), "hostile": _nasty(), "many": many_plan(count)}
        for which, plan in plans.items():
            # Slides hold a thousand events at most, and a Word table of thousands takes an hour.
            keys = ("xlsx", "csv-excel") if which == "many" else KINDS
            for key in keys:
                checks[f"{which}, {key}"] = _check(office, folder, which, plan, key)
        checks["tracked changes"] = lambda: tracked(office, folder)
        checks["a letter"] = lambda: letter(office, folder)
        for words, check in checks.items():
            found = list(check())
            wrong += bool(found)
            print(f"{words}: {'as it was' if not found else 'WRONG'}", flush=True)
            for line in found[:10]:
                print(f"    {line[:300]}")
    return int(wrong > 0)


def _check(office: Office, folder: Path, which: str, plan: Plan, key: str) -> Callable[[], Told]:
    def run() -> Told:
        form = FORMATS[key]
        path = folder / f"{which}-{key}{form.ending}"
        path.write_bytes(hand_out(slice_of(plan, {}), form, "event").content)
        yield from KINDS[key](office, path)

    return run


def _nasty() -> Plan:
    plan = hostile_plan()
    texts = [" ".join(text.split()) for text in TEXTS]  # as tables have them: folded
    for column in ("title", "place_text", "dates_text", "description", "participants_text"):
        own = list(plan.events[column])
        own[5:] = [texts[(at * 5 + len(column)) % len(texts)] for at in range(5, len(own))]
        plan.events[column] = own
    return plan


def workbook(office: Office, path: Path) -> Told:
    """Every cell of every sheet: texts, dates, numbers; no formula."""
    (again,) = office.converted([path], "xlsx:Calc MS Excel 2007 XML")
    before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(again)
    if before.sheetnames != after.sheetnames:
        yield f"{before.sheetnames} {after.sheetnames}"
    for sheet in before:
        yield from _differing(_cells(sheet), _cells(after[sheet.title]), sheet.title)
        yield from _formulas(after[sheet.title])


def table(office: Office, path: Path) -> Told:
    """The file that a double click opens: every field, though LibreOffice makes dates of some."""
    (again,) = office.converted([path], "xlsx:Calc MS Excel 2007 XML", CSV_AS_A_PERSON_OPENS_IT)
    text = path.read_bytes().decode("utf-8-sig")
    rows = [
        [_plain(cell) for cell in row]
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")
    ]
    sheet = openpyxl.load_workbook(again).active
    yield from _differing(rows, _cells(sheet), path.name)
    yield from _formulas(sheet)


def _cells(sheet: Any) -> list[list[str]]:
    return [[_plain(cell.value) for cell in row] for row in sheet.iter_rows()]


def _formulas(sheet: Any) -> Told:
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    if not kinds <= {"s", "n", "d", "inlineStr"}:
        yield f"{sheet.title}: {kinds}"


def _plain(value: Any) -> str:
    """A cell as a text; how files spell odd characters is undone, LibreOffice does it once less."""
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, float):
        return repr(value).replace(".", ",")
    text = "" if value is None else str(value)
    while (further := unescape(text)) != text:
        text = further
    return text


def _differing(before: Any, after: Any, where: str) -> Told:
    if len(before) != len(after):
        yield f"{where}: {len(before)} rows, then {len(after)}"
    for at, (one, other) in enumerate(zip(before, after, strict=False)):
        if one != other:
            pairs = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
            yield f"{where}, row {at}: {pairs[:2]}"


def paper(office: Office, path: Path) -> Told:
    """Every paragraph, those of tables too."""
    (again,) = office.converted([path], "docx:MS Word 2007 XML")
    yield from _differing(_paragraphs(path), _paragraphs(again), path.name)


def _paragraphs(path: Path) -> list[list[str]]:
    body = docx.Document(str(path)).element.body
    texts = ["".join(one.text or "" for one in p.xpath(".//w:t")) for p in body.xpath(".//w:p")]
    return [[_plain(text).rstrip()] for text in texts]


def slides(office: Office, path: Path) -> Told:
    """Texts, tables, numbers of charts and notes of each slide."""
    (again,) = office.converted([path], "pptx")
    yield from _differing(_shapes(path), _shapes(again), path.name)


def _shapes(path: Path) -> list[list[str]]:
    found = []
    for at, slide in enumerate(pptx.Presentation(str(path)).slides):
        own = [str(at)]
        for shape in slide.shapes:
            if shape.has_text_frame:
                own += [p.text for p in shape.text_frame.paragraphs if p.text.strip()]
            if shape.has_table:
                own += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                for plot in shape.chart.plots:
                    numbers = [list(one.values) for one in plot.series]
                    own.append(f"{list(plot.categories)} {numbers}")
        if slide.has_notes_slide:
            own.append(slide.notes_slide.notes_text_frame.text)
        # The field of a slide's number is called otherwise.
        found.append([_plain(text).rstrip() for text in own if text not in ("‹#›", "<number>")])
    return found


KINDS: dict[str, Callable[[Office, Path], Told]] = {
    "xlsx": workbook, "csv-excel": table, "docx": paper, "pptx": slides,
}  # fmt: skip


def _etl(*words: object) -> str:
    command = [sys.executable, "-m", "etl", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


def _table_of(path: Path, at: int) -> list[list[str]]:
    rows = docx.Document(str(path)).tables[at].rows
    return [[cell.text for cell in row.cells] for row in rows]


def tracked(office: Office, folder: Path) -> Told:
    """Corrections in the received Word document: all accepted it says them, all rejected nothing.

    The document is the hand-out of the shipped plan, which can be published as a plan again.
    """
    received, data = folder / "Полученный план.docx", folder / "tracked"
    _etl("publish", SHIPPED_PLAN, "--data", data)
    _etl("export", "--format", "docx", "--out", received, "--data", data)
    data = folder / "tracked-word"
    _etl("publish", received, "--data", data, "--period", "2026-H1")
    (edition,) = json.loads(_etl("editions", "--json", "--data", data))
    events = read_plan(Path(edition["directory"])).events.set_index("number")
    new = {
        5: ("dates_text", "10-12 июня 2026 года", 3),
        7: ("dates_text", "3-5 июня 2026 года", 3),
        8: ("place_text", "г. Минск, Республика Беларусь", 2),
    }
    lines = ["plan,event_id,column,old_value,new_value,reason,author,at"]
    for number, (column, words, _) in new.items():
        row = events.loc[number]
        cells = (
            edition["plan"],
            row["event_id"],
            column,
            row[column],
            words,
            "письмо",
            "Иванова",
            "2026-02-01T10:00:00",
        )
        lines.append(",".join(f'"{cell}"' for cell in cells))
    (folder / "corrections.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    _etl("correct", folder / "corrections.csv", "--data", data)
    changed = folder / "С правками.docx"
    _etl("corrected-docx", "--out", changed, "--data", data)
    before = _table_of(received, -1)
    yield from _differing(
        before, _table_of(office.driven(changed, "RejectAllTrackedChanges"), -1), "rejected"
    )
    expected = [list(line) for line in before]
    for line in expected:
        printed = re.sub(r"\D", "", line[0])
        if printed and int(printed) in new and len(set(line)) > 1:
            _, words, at = new[int(printed)]
            line[at] = words
    yield from _differing(
        expected, _table_of(office.driven(changed, "AcceptAllTrackedChanges"), -1), "accepted"
    )


def letter(office: Office, folder: Path) -> Told:
    """A letter «Просим уточнить», filled in and stored by LibreOffice, is read as it was meant."""
    data, letters = folder / "letters-data", folder / "letters"
    _etl("publish", SHIPPED_PLAN, "--data", data)
    _etl("letters", letters, "--data", data)
    (sheet,) = letters.glob("*Сельское хозяйство*.docx")
    answered = office.driven(
        sheet, "typed", "F2=3-5 июня 2026 года", "F3=г. Минск, Республика Беларусь"
    )
    said = _etl("answers", answered, "--dry-run", "--by", "Иванова", "--data", data)
    for words in ("3–5 июня 2026 года — точная дата", "место: «г. Минск", "2 ответа можно принять"):
        if words not in said.replace("\u00a0", " "):
            yield f"not said: {words}; {said}"
    passport = folder / "Паспорт.docx"
    _etl("passport", "--out", passport, "--data", data)
    yield from paper(office, passport)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000))
