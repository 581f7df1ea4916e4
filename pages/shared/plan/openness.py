"""What the plan itself leaves open, and what the program doubts: two kinds, never mixed.

Open is what the document says of itself: a date or a place that is tentative, by agreement,
«уточняется», or not named at all. A doubt is the program's: a cell it could not read, a row that
breaks off. Both are counted, listed and marked; a plan without either says so of each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pandas as pd

from etl.precision_words import NO_PLACE
from pages.shared.words.dates_in_words import undated_in_words
from pages.shared.words.open_words import open_words
from pages.shared.words.russian import in_a_row, quality_label

QUESTIONED = ("строка с вопросом", "строки с вопросами", "строк с вопросами")
"""What an event with anything of either kind is counted as."""
PLAN_CODES = frozenset({"date_unknown", "place_unknown", "partner_unknown"})
"""Codes of ``quality`` that say what the plan leaves open; the others are the program's doubts."""


OPEN_CELLS = ("quality", "place_text", "dates_text", "date_precision", "date_tentative")
"""All that ``left_open`` asks of a row."""

NO_PARTNERS = "страны-партнёры не названы"


def left_open(event: Mapping[Any, Any], *, guessed_place: bool) -> tuple[str, ...]:
    """What the plan leaves open of an event, in its words as far as they are known.

    Args:
        event: a row of the events table, at least ``OPEN_CELLS`` of it.
        guessed_place: the plan calls one of its venues a tentative one.
    """
    codes = set(event["quality"])
    return tuple(
        filter(
            None,
            (
                _date(event, codes),
                _place(str(event["place_text"] or ""), codes, guessed_place),
                NO_PARTNERS if "partner_unknown" in codes else "",
            ),
        )
    )


OPEN_LABEL, DOUBTS_LABEL = "Открыто в плане", "Сомнения программы"
"""What stands before what the plan leaves open, and before what the program doubts."""
_CELLS = {"срок": "dates_text", "место": "place_text", "страны-партнёры": "participants_text"}


def cell_of(left: str) -> str:
    """The column whose cell leaves it open."""
    return _CELLS[left.split(" ")[0]]


_CODES = {
    "dates_text": "date_unknown",
    "place_text": "place_unknown",
    "participants_text": "partner_unknown",
}


def open_kind(event: Mapping[Any, Any], column: str) -> str:
    """What of a cell the plan leaves open: all of it («date_unknown»), or that it is settled.

    Args:
        event: a row of the events table.
        column: the cell (``cell_of``).
    """
    code = _CODES[column]
    unnamed = column == "dates_text" and event["date_precision"] == "unknown"
    named = code not in event["quality"] and not unnamed
    return code.replace("_unknown", "_tentative") if named else code


def advice_of(left: str) -> str:
    """What a person can do about it: the advice of the code for what is not named at all."""
    return quality_label(_CODES[cell_of(left)]).advice


def _date(event: Mapping[Any, Any], codes: Collection[str]) -> str:
    text = str(event["dates_text"] or "")
    if event["date_precision"] == "unknown":
        # What could not be read is the program's doubt: the plan may well name a date.
        stated = not text.strip() or "date_unknown" in codes or event["date_tentative"]
        return undated_in_words(text, codes) if stated else ""
    return f"срок {open_words(text, 'предварительный')}" if event["date_tentative"] else ""


def _place(text: str, codes: Collection[str], guessed: bool) -> str:
    if "place_unknown" in codes:
        return f"место {open_words(text, 'уточняется')}" if text.strip() else NO_PLACE
    return f"место {open_words(text, 'предположительно')}" if guessed else ""


def doubts_of_program(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes of a row that are the program's own doubts."""
    return tuple(code for code in codes if code not in PLAN_CODES)


_STEMS = {"date": "dates_text", "place": "place_text", "partner": "participants_text"}


def cells_doubted(codes: Iterable[str]) -> tuple[str, ...]:
    """The cells whose words doubts are about; none of a doubt about the row as a whole."""
    stems = (code.split("_")[0] for code in codes)
    return tuple(dict.fromkeys(_STEMS[stem] for stem in stems if stem in _STEMS))


def questions_in_words(event: Mapping[str, Any]) -> str:
    """Both kinds of an event in one line: «срок уточняется; часть записи о сроке не понята»."""
    return in_a_row([*event["open"], *(quality_label(code).label for code in event["doubts"])])


def with_questions(events: pd.DataFrame) -> pd.Series:
    """Which events have anything of either kind."""
    return (events["open"].map(len) > 0) | (events["doubts"].map(len) > 0)
