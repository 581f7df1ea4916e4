"""What general libraries make of the same cells, read as kindly as they allow."""

from __future__ import annotations

import calendar
import os
import warnings
from datetime import date, datetime
from functools import cache
from typing import Any
from unittest.mock import patch

from babel import Locale

from etl.morphology import lemmas
from tests.accuracy.judge import Cell, plan_of

Found = list[tuple[date, date]]


def _span(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def dateparser_periods(cell: Cell) -> Found:
    """dateparser's one date, widened to the period (day, month, year) that it reports."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from dateparser.date import DateDataParser

        start = plan_of(cell).start
        base = datetime(start.year, start.month, start.day)
        parser = DateDataParser(languages=["ru"], settings={"RELATIVE_BASE": base})
        data = parser.get_date_data(cell["text"])
    found = data["date_obj"]
    if found is None:
        return []
    period = data["period"]
    return [
        _span(
            found.year,
            found.month if period != "year" else None,
            found.day if period not in ("year", "month") else None,
        )
    ]


@cache
def _natasha() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pymorphy2_dicts_ru
        from natasha import DatesExtractor, MorphVocab

        # Its analyser would find the dictionary by pkg_resources, which setuptools 82 dropped.
        # The name is its own only while it is made: pymorphy3 would take it for itself.
        with patch.dict(os.environ, PYMORPHY2_DICT_PATH=pymorphy2_dicts_ru.get_path()):
            return DatesExtractor(MorphVocab())


def natasha_periods(cell: Cell) -> Found:
    """Every date that natasha extracts, a missing year taken from the plan."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = []
        for match in _natasha()(cell["text"]):
            fact = match.fact
            year = fact.year or plan_of(cell).start.year
            try:
                found.append(_span(year, fact.month, fact.day))
            except (ValueError, calendar.IllegalMonthError):
                continue
    return found


@cache
def _names() -> dict[tuple[str, ...], str]:
    territories = Locale("ru").territories
    return {
        tuple(name.lower().replace("ё", "е").split()): code
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code != "RU"
    }


def name_matching(cell: Cell) -> set[str]:
    """CLDR's Russian names (Babel), matched lemma by lemma (pymorphy3)."""
    words = [word.strip('.,;:()«»"!?').lower() for word in cell["text"].split()]
    forms = [lemmas(word) | {word.replace("ё", "е")} for word in words]
    found = set()
    for name, code in _names().items():
        wanted = [lemmas(part) | {part} for part in name]
        for start in range(len(forms) - len(name) + 1):
            if all(wanted[i] & forms[start + i] for i in range(len(name))):
                found.add(code)
    return found
