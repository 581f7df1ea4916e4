"""One cell for date and place («Сроки и место проведения»): which words are which."""

from __future__ import annotations

import re

from etl.dates import read_dates
from etl.dates.date_words import MONTH, MONTH_WHOLE, PART_OF_YEAR
from etl.home import Home
from etl.model import PlanPeriod
from etl.places import read_place

_GAP = re.compile(r"[\s,;:.()–—-]+")
# Words of a date that the place's part must not have: two dates are no sure split.
_DATE_WORD = re.compile(
    rf"\d\s*{MONTH}|\b{MONTH_WHOLE}|\b{PART_OF_YEAR}|\d\d?\.\d\d?\.\d\d|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_LONGEST = 400


def split_shared_cell(text: str, plan: PlanPeriod, home: Home) -> tuple[str, str] | None:
    """The date's words and the place's words of one cell, each where it stands in the cell.

    Args:
        text: the cell.
        plan: what the plan covers.
        home: whose plan it is.

    Returns:
        Two texts as long as the cell, the other's words blanked; None where no cut leaves
        both parts without a doubt.
    """
    if len(text) > _LONGEST:
        return None
    cuts = [(m.start(), m.end()) for m in _GAP.finditer(text)]
    sides = [((0, start), (end, len(text))) for start, end in cuts]
    sides += [((end, len(text)), (0, start)) for start, end in cuts]
    # The longest date first: «12 мая 2026 года» and not «12 мая».
    for dated, placed in sorted(sides, key=lambda s: s[0][0] - s[0][1]):
        date_part, place_part = _only(text, dated), _only(text, placed)
        if not re.search(r"[^\W\d_]{2}", place_part) or _DATE_WORD.search(place_part):
            continue
        dates = read_dates(date_part, plan)
        if not dates.periods or dates.quality:
            continue
        if read_place(date_part, title="", description="", home=home).venues:
            continue  # the reader of dates passes over the name of a town
        place = read_place(place_part, title="", description="", home=home)
        if (place.venues or place.format == "remote") and not place.quality:
            return date_part, place_part
    return None


def _only(text: str, part: tuple[int, int]) -> str:
    """One part of a text at its place, without the bracket that opens or closes it alone."""
    start, end = part
    kept = text[start:end]
    if kept.count("(") != kept.count(")"):
        kept = re.sub(r"^(\W*)\(|\)(\W*)$", lambda m: " " * len(m.group()), kept)
    return " " * start + kept + " " * (len(text) - end)
