"""The months of a plan, its quarters and seasons, and their names in the address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from etl.calendar_names import MONTHS
from etl.periods_in_words import ROMAN
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan


@per_plan
def months_of(plan: Plan) -> tuple[date, ...]:
    """First days of the plan's own months."""
    info = plan.info
    count = (info.end.year - info.start.year) * 12 + info.end.month - info.start.month + 1
    first = info.start.year * 12 + info.start.month - 1
    return tuple(date((first + i) // 12, (first + i) % 12 + 1, 1) for i in range(count))


def month_label(month: date) -> str:
    """«март 2026»: with the year, so that a link keeps its meaning in the next plan."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def of_several_years(months: Iterable[date]) -> bool:
    """Whether months are not all of one year, so that each says its own."""
    return len({month.year for month in months}) > 1


def month_names(months: Sequence[date]) -> list[str]:
    """«март», or «март 2026» where they are of several years."""
    several = of_several_years(months)
    return [month_label(month) if several else MONTHS[month.month - 1] for month in months]


_SEASONS = ("зима", "весна", "лето", "осень")
"""Of three months each, beginning with a December."""


def periods_of(plan: Plan) -> dict[str, tuple[date, ...]]:
    """Quarters and seasons of which a plan has more than one month, by name, with all their months.

    A winter has two years: «зима 2025/2026». Where a plan has several years, these stand first.
    """
    own = months_of(plan)
    years = list(dict.fromkeys(map(year_label, own)))
    names = [*(years if len(years) > 1 else ()), *dict.fromkeys(map(_quarter, own)),
             *dict.fromkeys(map(_season, own))]  # fmt: skip
    periods = {name: months_called(name) for name in names}
    return {name: months for name, months in periods.items() if len(set(months) & set(own)) > 1}


def year_label(month: date) -> str:
    """«весь 2026 год»: a year's months together."""
    return f"весь {month.year} год"


def _quarter(month: date) -> str:
    return f"{ROMAN[(month.month - 1) // 3]} квартал {month.year}"


def _season(month: date) -> str:
    name = _SEASONS[month.month % 12 // 3]
    if name != _SEASONS[0]:
        return f"{name} {month.year}"
    first = month.year if month.month == 12 else month.year - 1
    return f"{name} {first}/{first + 1}"


def months_called(label: str) -> tuple[date, ...]:
    """First days of the months of a period: «март 2026», «II квартал 2026», «весна 2026», a year.

    Raises:
        ValueError: no period is called so.
    """
    if label.startswith("весь ") and label.endswith(" год"):
        return tuple(date(int(label.split(" ")[1]), month, 1) for month in range(1, 13))
    name, _, year = label.rpartition(" ")
    if name in _SEASONS:
        first = _SEASONS.index(name) * 3
        return _from(int(year.partition("/")[0]), first if first else 12)
    if name.endswith(" квартал"):
        return _from(int(year), ROMAN.index(name.removesuffix(" квартал")) * 3 + 1)
    return (date(int(year), MONTHS.index(name) + 1, 1),)


def _from(year: int, month: int) -> tuple[date, ...]:
    """Three months, the first one given."""
    numbers = (year * 12 + month - 1 + i for i in range(3))
    return tuple(date(n // 12, n % 12 + 1, 1) for n in numbers)
