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
# «Учитель года 2026», «по соглашению, 2024-2026 годы», «Программа на 2026 год»: the year is a
# name's or a paper's.
_BARE_YEARS = re.compile(
    r"\W*(?:(?:на|год[аы]?)\s+)?(?:19|20)\d\d(?:\W{1,3}(?:(?:19|20)?\d\d)){0,3}"
    r"\W*(?:гг?\.?|год[а-я]*)?\W*",
    re.IGNORECASE,
)
# «Русская зима 2026», «Белые ночи, весна 2026»: only behind a stop of some kind is it a date.
_SEASON = re.compile(r"\W*(?:весн|лет|осен|зим)[а-я]+\W+\d{4}\W*(?:г\.?|год[а-я]*)?\W*", re.I)
# «Концерт к 9 мая», «Праздник улицы 8 Марта», «имени 1 мая»: a day that the title speaks of.
_LEADS_ON = re.compile(
    r"(?<!\w)(?:ко?|об?|от|для|про|до|из|за|имени|им\.|улиц[а-я]+|ул\.|площад[а-я]+|пл\.)\s*$", re.I
)
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
            part, stopped = text[slice(*dated)], bool(cut.group().strip())
            if _may_be_meant(part, text[: dated[0]], stopped=stopped):
                sides.append((dated, rest))
    # The longest date first: «12 мая 2026 года» and not «2026 года».
    for (start, end), rest in sorted(sides, key=lambda side: side[0][0] - side[0][1]):
        part, title = text[start:end].rstrip(") \n.;,"), text[slice(*rest)]
        if _is_date(part, plan) and _TITLE.search(title) and not DATE_WORD.search(title):
            return " " * start + part + " " * (len(text) - start - len(part))
    return ""


def _may_be_meant(part: str, before: str, *, stopped: bool) -> bool:
    """Whether what may be a date is no name's own: «Концерт май» is one, «Концерт, май» has one.

    Args:
        part: what may be the date.
        before: the words before it.
        stopped: a comma, a dash, a bracket or the like parts it from the title.
    """
    if _BARE_YEARS.fullmatch(part) or _LEADS_ON.search(before):
        return False
    return stopped or (_COUNTED.search(part) is not None and _SEASON.fullmatch(part) is None)


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
