"""One cell for title and date («Мероприятие, дата проведения»): which words are the date."""

from __future__ import annotations

import re

from etl.dates.date_cell import read_dates
from etl.dates.date_words import look_up, roman
from etl.model import PlanPeriod
from etl.shared_cell import DATE_WORD, OF_DATES

_LONGEST = 400
_GAP = re.compile(r"[\s,;:.(]*[\n,;:.(]\s*|\s+[–—-]\s+|\s+")
_COUNTED = re.compile(r"\d|(?<!\w)[IVХ]+(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_KINDS = frozenset(
    {"months", "units", "parts", "seasons", "weekdays", "every_weekday", "ordinal", "tens",
     "recurring", "every", "from", "to", "by", "and", "in", "within", "tentative"}
)  # fmt: skip
"""Classes of words that tell when; those of remarks («фестиваль», «показ») are the title's."""
_TITLE = re.compile(r"[^\W\d_]{3}")


def date_within(text: str, plan: PlanPeriod) -> str:
    """The date that a title ends or begins with, at its place in the cell; "" where none is sure.

    Args:
        text: the cell.
        plan: what the plan covers.

    Returns:
        A text as long as the cell, the title's words blanked.
    """
    if len(text) > _LONGEST:
        return ""
    sides = []
    for cut in _GAP.finditer(text):
        for dated, rest in (((cut.end(), len(text)), (0, cut.start())),
                            ((0, cut.start()), (cut.end(), len(text)))):  # fmt: skip
            # «Концерт май» is a name, «Концерт, май» and «Концерт май 2026» have a date.
            if cut.group().strip() or _COUNTED.search(text[slice(*dated)]):
                sides.append((dated, rest))
    # The longest date first: «12 мая 2026 года» and not «2026 года».
    for (start, end), rest in sorted(sides, key=lambda side: side[0][0] - side[0][1]):
        part, title = text[start:end].rstrip(") \n.;,"), text[slice(*rest)]
        if _is_date(part, plan) and _TITLE.search(title) and not DATE_WORD.search(title):
            return " " * start + part + " " * (len(text) - start - len(part))
    return ""


def _is_date(text: str, plan: PlanPeriod) -> bool:
    """Whether a text is a date and nothing else."""
    if not all(_tells_when(word.lower()) for word in _WORD.findall(text)):
        return False
    reading = read_dates(text, plan)
    return bool(reading.periods) and not reading.quality


def _tells_when(word: str) -> bool:
    found = look_up(word)
    known = found is not None and found.kind in _KINDS and not found.misspelt
    return known or roman(word) is not None or OF_DATES.match(word) is not None
