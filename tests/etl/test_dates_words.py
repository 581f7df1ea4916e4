"""A word that stands in the data file is read wherever a date has it; nothing else knows it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from etl.folders import LOOKUPS, ROOT

# A month, an abbreviation and a quarter in words that no file and no program has.
ADDED = {
    "months": (5, "пташень пташня"),
    "months_short": (6, "ягд"),
    "units": ("quarter", "четвертина четвертины четвертине четвертину"),
}
READS = """
import json, sys
from datetime import date
from pathlib import Path
import etl.folders
etl.folders.LOOKUPS = Path(sys.argv[1])
from etl.dates.date_cell import read_dates
from etl.model import PlanPeriod
plan = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
found = {}
for cell in json.loads(sys.argv[2]):
    read = read_dates(cell, plan)
    found[cell] = [f"{p.start:%m%d}-{p.end:%m%d}" for p in read.periods], list(read.quality)
print(json.dumps(found))
"""
CELLS = {
    "12 пташня 2026 года": "0512-0512",
    "12 ягд. 2026 г.": "0612-0612",
    "пташень": "0501-0531",
    "пташень - июнь": "0501-0630",
    "впташень": "0501-0531",  # a preposition that lost its blank
    "пта- шень": "0501-0531",  # broken at the end of a line
    "п т а ш е н ь": "0501-0531",
    "i5 пташня": "0515-0515",  # a letter for a digit
    "1 дек. пташня": "0501-0510",  # a ten-day part and no December
    "1. пташень": "0501-0531",  # a numbered list
    "в 10.05 12 пташня": "0512-0512",  # a time of day
    "12 пташня с 10 до 18": "0512-0512",
    "в рамках форума пташень": "0501-0531",  # a remark ends where a date begins
    "II четвертина 2026 года": "0401-0630",
    "IIчетвертина 2026 года": "0401-0630",
    "2-я четвертина": "0401-0630",
    "раз в четвертину": "0101-1231",
}


@pytest.fixture(scope="module")
def lookups(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data with three lines longer by a few words."""
    copy = shutil.copytree(LOOKUPS, tmp_path_factory.mktemp("words") / "lookups")
    file = copy / "dates_words.toml"
    text = file.read_text("utf-8")
    for table, (value, words) in ADDED.items():
        line = re.compile(rf'(?<=\n\[{table}\]\n)((?:[^\[\n].*\n)*?{value} = "[^"]*)')
        text, found = line.subn(rf"\1 {words}", text)
        assert found == 1, table
    file.write_text(text, "utf-8")
    return copy


def read(lookups: Path, cells: list[str]) -> dict[str, tuple[list[str], list[str]]]:
    command = [sys.executable, "-c", READS, str(lookups), json.dumps(cells)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return {cell: tuple(found) for cell, found in json.loads(done.stdout).items()}


def test_a_new_word_in_the_data_file_is_enough(lookups: Path) -> None:
    found = read(lookups, list(CELLS))
    assert {cell: (";".join(spans), doubts) for cell, (spans, doubts) in found.items()} == {
        cell: (span, []) for cell, span in CELLS.items()
    }


def test_without_it_the_words_are_not_read() -> None:
    found = read(LOOKUPS, ["12 пташня 2026 года", "II четвертина 2026 года"])
    assert all(doubts for _, doubts in found.values())
