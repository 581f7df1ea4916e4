"""One cell for date and place («Сроки и место проведения»): which words are which."""

from __future__ import annotations

import re

from etl.dates.date_cell import read_dates
from etl.dates.date_words import MONTH, MONTH_WHOLE, PART_OF_YEAR, look_up, match_phrase
from etl.home import Home
from etl.model import PlanPeriod
from etl.places import read_place
from etl.street_words import STREET_SHORT

_GAP = re.compile(r"[\s,;:.()–—-]+")
# Words of a date that the place's part must not have: two dates are no sure split.
DATE_WORD = re.compile(
    rf"\d\s*{MONTH}|\b{MONTH_WHOLE}|\b{PART_OF_YEAR}|\d\d?\.\d\d?\.\d\d|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# What is said around a date: it names none.
OF_DATES = re.compile(r"дата|срок|период|время|течени|четверт|планир")
_LONGEST = 400
# A street waits for its house: «ул. Ленина, 9, 1 октября» is no «9, 1 октября».
_STREET_END = re.compile(
    rf"(?<!\w)(?:{STREET_SHORT}|улица|проспект|площадь)(?:\.|\s)[^,;\d]*[,\s]*$",
    re.I,
)
_HOUSE_FIRST = re.compile(r"\s*(?:д\.?\s?)?\d{1,3}[а-я]?\s*,")
# «9 мая (День Победы)»: the day has a name.
_HOLIDAY = re.compile(r"(?:день|дню|праздник)\s[А-ЯЁ]?[а-яё]+(?:\s[а-яё]+)?", re.I)
# «октябрь⏎г. Калининград»: only behind a number is it the year's.
_TOWNS_MARK = re.compile(r"(?:^|[^\d\s]|[\n;,])\s*г\.?\s*$", re.I)
_NAMELIKE = re.compile(r"(?<!\w)[А-ЯЁ][а-яё]{2,}")


def _is_torn(text: str, dated: tuple[int, int], placed: tuple[int, int]) -> bool:
    """Whether a cut goes through one date, leaves a house to it or takes a name into it."""
    date_words, place_words = text[slice(*dated)], text[slice(*placed)]
    before = placed[1] <= dated[0]
    if before and re.search(r"\d\W*$", place_words) and re.match(rf"\W*{MONTH}", date_words, re.I):
        return True
    if before and _STREET_END.search(place_words) and _HOUSE_FIRST.match(date_words):
        return True
    if not before and _TOWNS_MARK.search(date_words):
        return True
    named = [m.group() for m in _NAMELIKE.finditer(_HOLIDAY.sub(" ", date_words))]
    return not all(_tells_date(word.lower()) for word in named)


def _tells_date(word: str) -> bool:
    """Whether the reader of dates knows a word as it stands, or it speaks of a date by itself."""
    known = look_up(word)
    if known is not None and known.kind != "noise" and not known.misspelt:
        return True
    return OF_DATES.match(word) is not None or match_phrase(word, 0) is not None


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
    sides = sorted(sides, key=lambda s: s[0][0] - s[0][1])
    for open_yet in (False, True):
        for dated, placed in sides:
            if not _is_torn(text, dated, placed):
                parts = _only(text, dated), _only(text, placed)
                if _is_sure(*parts, plan, home, open_yet=open_yet):
                    return parts
    return None


def _is_sure(
    date_part: str, place_part: str, plan: PlanPeriod, home: Home, *, open_yet: bool
) -> bool:
    """Whether one part is a date and no place, the other a place and no date.

    Args:
        date_part: what would be the date; with ``open_yet`` it only says that none is fixed
            («по согласованию, г. Минск»).
        place_part: what would be the place.
        plan: what the plan covers.
        home: whose plan it is.
        open_yet: see above.
    """
    if not re.search(r"[^\W\d_]{2}", place_part) or DATE_WORD.search(place_part):
        return False
    dates = read_dates(date_part, plan)
    if open_yet:
        if dates.periods or dates.quality != ("date_unknown",):
            return False
    elif not dates.periods or dates.quality:
        return False
    taken = read_place(_HOLIDAY.sub(" ", date_part), title="", description="", home=home)
    if taken.venues or taken.format == "remote":
        return False  # the reader of dates passes over the name of a town
    place = read_place(place_part, title="", description="", home=home)
    sure = (place.venues or place.format == "remote") and not place.quality
    return bool(sure) and not (open_yet and any(venue.tentative for venue in place.venues))


def _only(text: str, part: tuple[int, int]) -> str:
    """One part of a text at its place, without the bracket that opens or closes it alone."""
    start, end = part
    kept = text[start:end]
    if kept.count("(") != kept.count(")"):
        kept = re.sub(r"^(\W*)\(|\)(\W*)$", lambda m: " " * len(m.group()), kept)
    return " " * start + kept + " " * (len(text) - end)
