"""The period that a plan covers: out of its title, out of an id, and the years of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from etl.dates.bounds import (
    NOWHERE,
    ImpossibleDateError,
    Interval,
    UnclearDateError,
    bounds,
)
from etl.dates.calendar import are_whole_months, month_end, months
from etl.dates.date_tokens import clean, normalise, tokenize
from etl.dates.grammar import Grammar
from etl.dates.nodes import Item, Moment
from etl.model import PlanPeriod

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ID = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])"
    r"|(?P<month>0[1-9]|1[0-2])|(?P<last>(?:19|20)[0-9]{2})))?"
)
# What ``_named`` spells out: «2026-02_2026-04», «2026-05-15_2026-06-14».
_SPELT_OUT = re.compile(r"([0-9]{4}-[0-9]{2})(-[0-9]{2})?_([0-9]{4}-[0-9]{2})(-[0-9]{2})?")
# Words before the period of a plan: the title's other dates (of an order, a founding) lack them.
_OPENING = re.compile(r"(?:^|[ ,.])(?:на|за|в|с)\b ?")
_TITLE_LIMIT = 5_000


def years_in(text: str) -> tuple[int, ...]:
    """Every four-digit year of a text, in order, repeated as often as it stands there.

    >>> years_in("План на 2025/2026 учебный год")
    (2025, 2026)
    """
    return tuple(int(year) for year in _YEAR.findall(text))


def period_from_id(text: str) -> PlanPeriod | None:
    """The period of an id: ``2026``, ``2026-H1``, ``2026-Q2``, ``2026-05``, ``2025-2026``.

    Two years that follow each other are a school year, as ``read_title_period`` names it;
    a plan «на 2026-2027 годы» can only be told by its title.
    """
    match = _ID.fullmatch(text.strip().upper())
    if match is None:
        return _spelt_out(text.strip())
    year = int(match["year"])
    if match["last"]:
        last = int(match["last"])
        if last == year + 1:
            return PlanPeriod(f"{year}-{last}", date(year, 9, 1), date(last, 6, 30))
        return _years(year, last) if last > year else None
    if match["half"]:
        return _numbered(year, "H", int(match["half"]), 6)
    if match["quarter"]:
        return _numbered(year, "Q", int(match["quarter"]), 3)
    if match["month"]:
        month = int(match["month"])
        return PlanPeriod(f"{year}-{month:02}", *months(year, month, month))
    return _years(year, year)


def _spelt_out(text: str) -> PlanPeriod | None:
    match = _SPELT_OUT.fullmatch(text)
    if match is None:
        return None
    first, first_day, last, last_day = match.groups()
    try:
        start = date.fromisoformat(first + (first_day or "-01"))
        end = date.fromisoformat(last + (last_day or "-01"))
    except ValueError:
        return None
    end = end if last_day else month_end(end.year, end.month)
    return _named(start, end) if start <= end else None


def read_title_period(text: str) -> PlanPeriod | None:
    """The period that a plan's title names; None where it names none or not a year with it.

    >>> period = read_title_period("План мероприятий на I полугодие 2026 года")
    >>> period and (period.plan_id, period.end.isoformat())
    ('2026-H1', '2026-06-30')
    """
    normal = normalise(clean(text)[:_TITLE_LIMIT])
    openings = [match.end() for match in _OPENING.finditer(normal)]
    # The last opening that a period follows: «в сфере … на 2027 год».
    for start in [*reversed(openings), 0]:
        found = _period_at(normal[start:])
        if found is not None:
            return found
    return _anywhere(normal)


def _period_at(text: str) -> PlanPeriod | None:
    """The period with which a text begins."""
    tokens = tokenize(text[:120])
    if not tokens or tokens[0].start > 0:
        return None
    if tokens[0].kind in ("word", "noise", "sep", "dash"):
        return None
    grammar = Grammar(tokens)
    items = grammar.first_items()
    return _period_of(items[0]) if len(items) == 1 else _period_of_list(items)


def _anywhere(normal: str) -> PlanPeriod | None:
    """A title without «на»: «ПЛАН мероприятий. I полугодие 2026 года»."""
    found: list[PlanPeriod] = []
    for token in tokenize(normal):
        if token.kind in ("roman", "ordinal", "number", "year", "school", "months", "date"):
            period = _period_at(normal[token.start :])
            if period is not None:
                found.append(period)
    # Several mentions count only when they are parts of one: «I полугодие 2026», «2026».
    # The first is the fullest («июль – декабрь 2027», «декабрь 2027»), but for a bare year.
    smallest = min(found, key=lambda period: period.end - period.start, default=None)
    if smallest is None or any(
        one.start > smallest.start or smallest.end > one.end for one in found
    ):
        return None
    return smallest if _is_year(found[0]) else found[0]


def _is_year(period: PlanPeriod) -> bool:
    return (period.end - period.start).days >= 364


def _period_of_list(items: list[Item]) -> PlanPeriod | None:
    """«на I, II кварталы 2026 года»: adjoining parts are one period."""
    parts = [_period_of(item) for item in items]
    years = [moment.year for item in items for moment in item.moments() if moment.year]
    if not years or not items:
        return None
    for item in items:
        for moment in item.moments():
            moment.year = moment.year or years[-1]
    parts = [_period_of(item) for item in items]
    known = [part for part in parts if part is not None]
    if len(known) != len(parts):
        return None
    return _named(min(p.start for p in known), max(p.end for p in known))


def _period_of(item: Item) -> PlanPeriod | None:
    first, last = item.first, item.last or item.first
    year = first.year or last.year
    if year is None or item.bound is not None:
        return None
    if first.unit == "year" and first is last and first.of != "plan":
        return _years(year, year)
    if first.unit == "year" and last.unit == "year" and last.year is not None:
        return _years(year, last.year) if last.year >= year else None
    opening, closing = _bounds(first, first.year or year), _bounds(last, last.year or year)
    if opening is None or closing is None or closing[1] < opening[0]:
        return None
    if first.unit == "day" and first is last:
        return None  # a single day is the date of an order, no period of a plan
    return _named(opening[0], closing[1])


def _bounds(moment: Moment, year: int) -> Interval | None:
    try:
        return bounds(moment, year, NOWHERE)
    except (ImpossibleDateError, UnclearDateError):
        return None


def _named(start: date, end: date) -> PlanPeriod:
    """The period with the id that its bounds have; odd bounds are spelt out."""
    year = start.year
    if (start, end) == (date(year, 9, 1), date(year + 1, 6, 30)):
        return PlanPeriod(f"{year}-{year + 1}", start, end)
    if are_whole_months(start, end):
        if (start.month, end.month) == (1, 12):
            return _years(year, end.year)
        if year == end.year:
            span = end.month - start.month + 1
            if span == 1:
                return PlanPeriod(f"{year}-{start.month:02}", start, end)
            for letter, size in (("Q", 3), ("H", 6)):
                if span == size and (start.month - 1) % size == 0:
                    return PlanPeriod(f"{year}-{letter}{(start.month - 1) // size + 1}", start, end)
        return PlanPeriod(f"{start:%Y-%m}_{end:%Y-%m}", start, end)
    return PlanPeriod(f"{start.isoformat()}_{end.isoformat()}", start, end)


def spanning(first: PlanPeriod, others: Iterable[PlanPeriod]) -> PlanPeriod:
    """The period of a plan in parts, each with a title of its own."""
    parts = [first, *others]
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    return first if (start, end) == (first.start, first.end) else _named(start, end)


def whole_year(year: int) -> PlanPeriod:
    """A year as the period of a plan."""
    return _years(year, year)


def _years(first: int, last: int) -> PlanPeriod:
    name = f"{first}" if first == last else f"{first}-{last}"
    return PlanPeriod(name, date(first, 1, 1), date(last, 12, 31))


def _numbered(year: int, letter: str, number: int, size: int) -> PlanPeriod:
    bounds_ = months(year, number * size - size + 1, number * size)
    return PlanPeriod(f"{year}-{letter}{number}", *bounds_)
