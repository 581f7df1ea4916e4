"""Pieces of real cells put together anyhow: ``python -m tests.siege.cells [2000] [seed]``.

What reads dates, places and participants gives a reading of any text at all, in less than a
second of processor time; what it marks as evidence lies inside of the text.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
from datetime import date
from pathlib import Path

from etl.events import Event, read_event
from etl.home import load_home
from etl.model import CELL_FIELDS, PlanPeriod, RawRow
from tests.siege.mutations import nasty, spliced

SECONDS = 1.0
_FILES = Path(__file__).resolve().parents[1] / "etl"
_YEAR = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
SOURCES = {
    "dates_text": ("dates_cells.txt", "dates_cells_strangers.txt", "unseen_dates.txt"),
    "place_text": (
        "places_cells.txt",
        "places_cells_strangers.txt",
        "unseen_places.txt",
        "unseen_places_abroad.txt",
    ),
    "participants_text": ("partner_cells.tsv", "partner_cells_5.tsv", "unseen_partners.tsv"),
}


def cells_of(column: str) -> list[str]:
    """Cells that people wrote, out of the files of labelled ones."""
    found = []
    for name in SOURCES[column]:
        for line in (_FILES / name).read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith(("#", "@")):
                continue
            cell = line.split("\t")[-1] if name.endswith(".tsv") else line
            found.append(cell.partition("|")[0].partition("=>")[0].strip().replace("\\n", "\n"))
    return [cell for cell in found if cell]


def read_cell(column: str, text: str) -> Event:
    """A row of one cell, read as a build reads it."""
    cells = dict.fromkeys(CELL_FIELDS, "") | {column: text}
    return read_event(RawRow("Культура", "1", cells, "проба"), 1, _YEAR, load_home())


def find(column: str, text: str, *, timed: bool = True) -> str:
    """What is wrong about the reading of a cell, and how long, if ``timed``; "" if nothing is."""
    started = time.process_time()
    try:
        event = read_cell(column, text)
    except Exception:
        return traceback.format_exc(limit=-4)
    took = time.process_time() - started
    if timed and took > SECONDS:
        return f"{took:.1f} s"
    periods = event.dates.periods
    if any(period.start > period.end for period in periods):
        return f"a period that ends before it begins: {periods}"
    return ""


def finds(number: int, seed: int = 1, *, timed: bool = True) -> list[str]:
    """Read spliced cells; a line for what is found of each.

    A test times nothing: a machine that is busy is no fault of the program.
    """
    dice = random.Random(seed)
    known = {column: cells_of(column) for column in SOURCES}
    for column in SOURCES:
        read_cell(column, "г. Минск, 12 мая")  # words and gazetteers are loaded once
    found = []
    for _ in range(number):
        column = dice.choice(list(SOURCES))
        text = spliced(known[column], dice) if dice.random() < 0.85 else nasty(dice, 400)
        wrong = find(column, text, timed=timed)
        if wrong:
            found.append(f"{column} {text!r}: {wrong}")
            print(found[-1], flush=True)
    return found


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    number = len(finds(count, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
    print(f"{count} cells, {number} finds")
