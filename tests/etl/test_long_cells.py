"""Cells of ten thousand characters: read in a time that grows with them, not with their square."""

from __future__ import annotations

import time
from itertools import count, islice

import pytest

from etl.events import read_event
from etl.geocode import default_geocoder
from etl.home import load_home
from etl.model import CELL_FIELDS, RawRow
from etl.partner_places.partner_place_rows import partner_place_rows
from tests.etl.readings import YEAR

# One word a line that a hostile cell says without end.
SAID = ("в Китае и в Минске ", "Индия, Куба, Минск, ", "Минск-", "приглашенприглашен",
        "г. Пекин и ", "белорусы, сербы, ",
        "«Дом Армении ", "БНТУ ", "12 мая, ", "Лиозненского и Оршанского ")  # fmt: skip
SHORT, LONG = 1_200, 5_800
TIMES = LONG / SHORT
_TURNS = count()  # a text that was read before is remembered


def seconds(column: str, said: str, length: int) -> float:
    """The best of three readings of a row with one long cell; each has words of its own."""
    best = []
    for turn in islice(_TURNS, 3):
        text = (f"Форум {turn}. " + said * (length // len(said) + 1))[:length]
        row = RawRow("", "1", {**dict.fromkeys(CELL_FIELDS, ""), column: text}, "строка 1")
        began = time.thread_time()
        event = read_event(row, 1, YEAR, load_home())
        partner_place_rows([event], ["a"], default_geocoder(load_home()), load_home())
        best.append(time.thread_time() - began)
    return min(best)


@pytest.mark.slow
@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("column", ["title", "place_text", "description", "participants_text"])
def test_a_long_cell_takes_no_square_of_its_length(column: str, said: str) -> None:
    seconds(column, said, SHORT)
    short, long = seconds(column, said, SHORT), seconds(column, said, LONG)
    assert long < max(0.4, 2.5 * TIMES * short), (short, long)
