"""The labelled cells of ``make accuracy``: what is read rightly today stays so."""

from __future__ import annotations

from datetime import date

import pytest

from tests.accuracy.judge import JUDGES, SETS, cells
from tests.accuracy.others import dateparser_periods, name_matching, natasha_periods

# Known, and to be taken away here once mended.
STILL_WRONG = {
    ("participants", "cells"): {
        "c069",  # a country that only an exhibition's name gives away
        "c107",  # «о Кот-д'Ивуаре и …» is taken for what is told about
    },
}


@pytest.mark.parametrize("batch", SETS)
@pytest.mark.parametrize("name", JUDGES)
def test_every_cell_is_read_as_labelled(name: str, batch: str) -> None:
    verdicts = [JUDGES[name](cell) for cell in cells(name, batch)]
    assert len(verdicts) > 100
    assert {v.cell_id for v in verdicts if v.wrong} == STILL_WRONG.get((name, batch), set())


def test_the_other_readers_run() -> None:
    """natasha stopped with an error when a library of its own was dropped by setuptools."""
    cell = {"text": "21 марта 2026 года", "plan": "2026-H1"}
    day = date(2026, 3, 21)
    assert natasha_periods(cell) == [(day, day)]
    assert dateparser_periods(cell) == [(day, day)]
    assert name_matching({"text": "Республика Беларусь"}) == {"BY"}
