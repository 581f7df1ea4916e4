"""Titles of the further parts of a plan: one more sheet or table for each month or quarter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.dates.date_words import MONTH, PART_OF_YEAR, QUARTER
from etl.model import PlanPeriod
from etl.text import key

TITLE_WORD = re.compile(
    rf"\bплан\b|\bплана\b|перечень|утвержд|приложени|состояни|согласован|\b{PART_OF_YEAR}"
    r"|\b(?:19|20)\d\d\b|\bгода?\b",
    re.IGNORECASE,
)
"""Words of a title; a sphere has none of them."""
_YEAR = r"(?:19|20)\d\d"
PLAN_NOUN = re.compile(r"\b(?:план|перечень|график|календарь|реестр|программа)\b", re.IGNORECASE)
"""What a plan is called in its title."""
_FOR = re.compile(r"\W*(?:\d\w*\W+)?(?:на|за)\b")
_PART_ALONE = re.compile(
    rf"\W*\w+(?:-\w{{1,2}})?\s+{PART_OF_YEAR}\w*(?:\W+\d{{4}}\W*\w{{0,4}})?\W*"
)
_TIME = rf"(?:{MONTH}\.?(?: месяц\w?)?|[\w-]+ {QUARTER}\.?|(?:0?[1-9]|1[0-2])\.(?={_YEAR}))"
_ALONE = re.compile(
    r"\W*(?:\d{1,2}[.)] ?)?(?:мероприятия )?(?:(?:на|за|во?) )?"
    rf"(?:{_YEAR}\W+)?{_TIME}(?:\W*{_YEAR})?(?:\W*г(?:од[ау]?)?)?\W*"
)
_YEARS_ALONE = re.compile(
    rf"\W*(?:(?:\d{{1,2}}|[ivx]{{1,5}})[.)] ?)?"
    rf"(?:(?:раздел|часть|этап|блок)(?: [\divx]{{1,4}})?\W+)?"
    rf"(?:план\w* )?(?:мероприяти\w+ |события )?(?:(?:на|во?|за) )?"
    rf"(?:(?:[\w-]+ {PART_OF_YEAR}|{MONTH})\w* )?({_YEAR})(?: ?[-–—/,и]{{1,2}} ?({_YEAR}))?"
    r"\W*(?:г|гг|год[ауы]?|годов)?\W*"
)
"""A line that says which year what stands below is of: «2027 год», «I полугодие 2027 г.»."""
_ENDS_WITH_YEAR = re.compile(rf"{_YEAR}\W*(?:(?:уч\w*\W+)?г\w*)?\W*$")
_SHORT_TIME = re.compile(rf"\b{MONTH}|\b{QUARTER}|(?<![\d.])\d\d?\.{_YEAR}")
_DAY = re.compile(rf"(?<!\d)\d{{1,2}}(?:-?[а-я]{{1,3}})?[^\w.,)]{{0,3}}{MONTH}|\d\.\d\d?\.\d")
_EDITION = re.compile(
    r"\b(?:по состояни|состояни|ред\.|редакци|верси|утвер|согласов|подписан|принят[аоы]?\b"
    r"|составлен|подготовлен|сформирован|обновл|актуал|уточн|измен|дополнен|с?корректир|внесен"
    r"|действи|действу|от \d)"
)
"""What is said of an approval or an edition: the time behind it is not that of the plan."""
_EDITION_ASIDE = re.compile(rf"\((?=[^()]*{_EDITION.pattern})[^()]*\)")
_OTHER = re.compile(
    r"\bотчет|\bитог|проведен(?:[оаы]?\b|н)|состоявш|прошедш|отменен|исключен|перенесен|выполнен"
    r"|исполнен(?!и)|\bпроект|чернов|\bархив"
)
"""A list of what has been, is cancelled or is not settled yet is no part of the plan."""
_OF_EVENTS = re.compile(r"мероприят|событи|международн|внешн|визит|делегаци")
_REPORT = re.compile(r"\bотчет|\bитог|(?:вы|ис)полнени[еию]|проведенн")
_IDS = re.compile(r"(\d{4})-(?:Q([1-4])|(\d\d))")


def _period_of(title: str) -> PlanPeriod | None:
    # Here only: the process that reads a document starts without the grammar of dates.
    from etl.dates.title_period import read_title_period

    return read_title_period(title)


def _own(text: str) -> str:
    """A title from the plan's name on, without what is said of its approval or edition."""
    whole = _EDITION_ASIDE.sub(" ", key(text))
    begins = [found.start() for found in PLAN_NOUN.finditer(whole)]
    return _EDITION.split(whole[begins[-1] if begins else 0 :], maxsplit=1)[0]


def _named(text: str) -> PlanPeriod | None:
    """The period that a title is for, or a line of nothing else: «ФЕВРАЛЬ 2026 года»."""
    own = _own(text)
    if not re.search(_YEAR, own):
        return None
    alone = _ALONE.fullmatch(own) or _PART_ALONE.fullmatch(own)
    return _period_of(own) if alone or PLAN_NOUN.search(own) or _FOR.match(own) else None


def _is_called_like(title: str, text: str) -> bool:
    """Whether a text has the plan's noun or none, and no word of a list of another kind."""
    whole, further = key(title), key(text)
    if any(word not in whole for word in _OTHER.findall(further)):
        return False
    nouns = {*PLAN_NOUN.findall(further)}
    return not nouns or not nouns.isdisjoint(PLAN_NOUN.findall(whole))


def is_plan_title(text: str) -> bool:
    """Whether lines name a plan of events, where no table with a plan's headings tells it.

    >>> [is_plan_title(t) for t in ("План международных мероприятий", "График отпусков",
    ...                             "Отчёт о выполнении плана мероприятий", "Программа форума")]
    [True, False, False, False]
    """
    title = key(text)
    nouns = {*PLAN_NOUN.findall(title)} - {"программа"}  # that of one event is no plan
    return bool(nouns) and bool(_OF_EVENTS.search(title)) and not _REPORT.search(title)


def is_part_of(title: str, text: str) -> bool:
    """Whether a text over a further table is the title of one more part of the same plan.

    >>> title = "План мероприятий на январь 2026 года"
    >>> [is_part_of(title, t) for t in ("на февраль 2026 года", "План на 2025 год", "12.02.2026")]
    [True, False, False]
    """
    further = _named(text) if _is_called_like(title, text) else None
    first = _period_of(title) if further is not None else None
    return first is not None and further is not None and first.start.year == further.start.year


def is_other_plan(title: str, text: str) -> bool:
    """Whether a text below the items is the title of a plan for another year.

    >>> title = "План мероприятий на январь 2026 года"
    >>> [is_other_plan(title, f"План мероприятий на {time}") for time in ("май 2026", "2027 год")]
    [False, True]
    """
    own = _own(text)
    titled = PLAN_NOUN.match(own) and _ENDS_WITH_YEAR.search(key(text))
    if not titled or not _is_called_like(title, text):
        return False
    first, further = _period_of(title), _named(text)
    if first is None or further is None:
        return False
    return further.start.year > first.end.year or further.end.year < first.start.year


def is_title_again(title: str, text: str) -> bool:
    """Whether a row between the items is the plan's title again, for another month.

    >>> title = "План мероприятий на январь 2026 года"
    >>> [is_title_again(title, t) for t in ("План мероприятий на май 2026 года", "Май 2026 года")]
    [True, False]
    """
    same = key(title).split()[:2] == key(text).split()[:2]
    return same and is_part_of(title, text) and bool(part_named(text))


def part_named(text: str) -> str:
    """The month or quarter that a title is for, as a section row names it; "" for other times.

    >>> [part_named(f"План на {time} 2026 года") for time in ("февраль", "II квартал", "весь")]
    ['02.2026', '2 квартал 2026', '']
    >>> [part_named(text) for text in ("на 1 июня 2026 года", "План утвержден в мае 2026 года")]
    ['', '']
    """
    own = _own(text)
    if not _SHORT_TIME.search(own) or _DAY.search(own):
        return ""
    period = _named(text) if PLAN_NOUN.search(own) or _ALONE.fullmatch(own) else None
    found = _IDS.fullmatch(period.plan_id) if period is not None else None
    if found is None:
        return ""
    year, quarter, month = found.groups()
    return f"{quarter} квартал {year}" if quarter else f"{month}.{year}"


def years_alone(text: str) -> tuple[int, ...]:
    """The year, or two, of a line that names no more than that; none of any other.

    >>> [years_alone(t) for t in ("2027 год", "2026–2027 гг.", "Год семьи 2026", "15.05.2026")]
    [(2027,), (2026, 2027), (), ()]
    """
    found = _YEARS_ALONE.fullmatch(key(text))
    return tuple(int(year) for year in found.groups() if year) if found else ()


def parts_named(lines: Sequence[str]) -> list[str]:
    """The months and quarters that the lines of a title name, each or all together."""
    return [*filter(None, map(part_named, lines))] or [*filter(None, [part_named(" ".join(lines))])]
