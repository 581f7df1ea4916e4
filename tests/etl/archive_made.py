"""An archive of plans of all regions and years, in the forms that they come in.

``python -m tests.etl.archive_made FOLDER 2000`` makes one to look at.
"""

from __future__ import annotations

import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from etl.folders import GAZETTEER
from tests.acceptance import plain_text, word, workbook
from tests.acceptance.content import (
    altai,
    belgorod,
    bryansk,
    kaliningrad,
    karelia,
    murmansk,
    orenburg,
    primorye,
    pskov,
    tatarstan,
)
from tests.acceptance.pdf_files import HERE as PRINTED
from tests.acceptance.plans import Item, Plan

ITEMS = tuple(
    item
    for region in (altai, belgorod, bryansk, kaliningrad, karelia, murmansk, orenburg, primorye,
                   pskov, tatarstan)
    for item in region.PLAN.items
)  # fmt: skip
ROWS = 20
PDFS = ("tatarstan-ruled.pdf", "kaliningrad-unruled.pdf", "murmansk-unruled.pdf")
FIRST_YEAR, YEARS = 2007, 20
LATER_EDITION, PDF, BROKEN = 10, 25, 40
"""Every n-th document is a later edition of the one before, a PDF, or cut off."""


def regions() -> list[str]:
    """All regions, in the gazetteer's order."""
    with (GAZETTEER / "capitals.csv").open(encoding="utf-8", newline="") as file:
        return [row["region"] for row in csv.DictReader(file)]


def plan(number: int, rows: int = ROWS) -> Plan:
    """The plan of one region and half-year."""
    names = regions()
    year = FIRST_YEAR + number // (2 * len(names)) % YEARS
    half = "II" if number // len(names) % 2 else "I"
    first = number * 7 % len(ITEMS)
    items = [ITEMS[(first + step) % len(ITEMS)] for step in range(rows)]
    title = (
        f"План международных мероприятий на {half} полугодие {year} года\n"
        f"{names[number % len(names)]}"
    )
    spheres = [
        (name, tuple(_in_year(item, year, at) for at, item in enumerate(part, 1)))
        for name, part in (("Культура", items[: rows // 2]), ("Экономика", items[rows // 2 :]))
    ]
    return Plan(title, tuple(spheres))


def _in_year(item: Item, year: int, number: int) -> Item:
    return replace(
        item,
        dates=re.sub(r"\b20\d\d\b", str(year), item.dates),
        printed=f"{number}.",
    )


def make(folder: Path, numbers: Iterable[int], rows: int = ROWS) -> Iterator[Path]:
    """Write an archive; files are a day older the smaller their number is.

    Args:
        folder: where it goes, a folder for each hundred.
        numbers: which documents.
        rows: how many rows each has.
    """
    for number in numbers:
        place = folder / f"{number // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        path = _document(place, number, rows)
        when = 1_700_000_000 + number * 86_400
        os.utime(path, (when, when))
        yield path


def _document(place: Path, number: int, rows: int) -> Path:
    name = f"{number:05}"
    if number % PDF == PDF - 1:
        printed = (PRINTED / PDFS[number // PDF % len(PDFS)]).read_bytes()
        path = place / f"{name}.pdf"
        path.write_bytes(printed + f"% saved again {number}\n".encode())
        return path
    made = plan(number, rows)
    if number % LATER_EDITION == LATER_EDITION - 1:
        made = _later(plan(number - 1, rows))
    kind = number % 4
    if kind == 0:
        path = _word(made, place / f"{name}.docx")
    elif kind == 1:
        path = workbook.simple(made, place / f"{name}.xlsx")
    elif kind == 2:
        path = place / f"{name}.txt"
        path.write_bytes(plain_text.encoded(plain_text.cell_per_tab(made), "utf-8"))
    else:
        path = place / f"{name}.txt"
        text = plain_text.line_per_row(made)
        path.write_bytes(text.encode("cp1251", errors="replace"))
    if number % BROKEN == BROKEN - 1:
        path.write_bytes(b"PK\x03\x04" + path.read_bytes()[4 : path.stat().st_size // 2])
    return path


def _later(first: Plan) -> Plan:
    """The next edition: the first row is gone, another has a new place."""
    (name, items), *others = first.spheres
    moved = replace(items[1], place="г. Минск, Республика Беларусь")
    return replace(first, spheres=((name, (moved, *items[2:])), *others))


def _word(made: Plan, path: Path) -> Path:
    document = word.new_document(made.title)
    table = word.add_table(document, word.SEVEN)
    for sphere, items in made.spheres:
        word.add_merged_section(table, sphere)
        for item in items:
            word.add_item(table, word.SEVEN, item)
    document.save(str(path))
    return path


if __name__ == "__main__":
    print(sum(1 for _ in make(Path(sys.argv[1]), range(int(sys.argv[2])))))
