"""All filters of the plan, one object each.

A new one is an object here, with its key, its label and what it asks of the tables, and a line
in ``visit.filter_widgets`` if it is to stand in the sidebar. Address, chips, options and links
of every page follow from the list.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pages.shared.filters.filter import Chosen, ColumnFilter, Filter, ListFilter, RowsFilter
from pages.shared.filters.period_filter import MONTH, PERIOD, PERIOD_CHOICES
from pages.shared.plan.column_values import has_any
from pages.shared.plan.openness import OPEN_LABEL
from pages.shared.plan.partner_areas import events_in_areas, partner_areas
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import Mask
from pages.shared.words.russian import DIRECTIONS, FORMATS, quality_label

# For those who set or read a single filter; the list of all is ``FILTERS``.
SPHERE, COUNTRY, FORMAT, PLACE = "sphere", "country", "format", "place"
DIRECTION, REGION, TOWN, GROUP = "direction", "region", "town", "group"
DOUBT, OPEN = "doubt", "open"
NO_COUNTRY = "страна не названа"
"""A value of ``COUNTRY``: events without a single named partner country."""


@dataclass(frozen=True, slots=True)
class CountryFilter(RowsFilter):
    """Events by partner country; those without one have a value of their own."""

    def options(self, plan: Plan) -> Collection[str]:
        """The countries by the alphabet, then what names none."""
        nameless = () if has_any(plan, "countries").all() else (NO_COUNTRY,)
        return (*super(CountryFilter, self).options(plan), *nameless)

    def matches(self, plan: Plan, chosen: Chosen) -> Mask:
        """Events that name one of the countries, or none."""
        named = super(CountryFilter, self).matches(plan, chosen)
        nameless = NO_COUNTRY in chosen[self.key]
        return named | ~has_any(plan, "countries") if nameless else named


@dataclass(frozen=True, slots=True)
class RegionFilter(Filter):
    """Events by region of the partner country: held there, or with participants from there."""

    def options(self, plan: Plan) -> Collection[str]:
        """As ``partner_areas`` names them."""
        return tuple(partner_areas(plan))

    def matches(self, plan: Plan, chosen: Chosen) -> Mask:
        """Events in one of the regions."""
        return events_in_areas(plan, regions=chosen[self.key])


@dataclass(frozen=True, slots=True)
class TownFilter(Filter):
    """Likewise by town or district, within the regions that are chosen."""

    def options(self, plan: Plan) -> Collection[str]:
        """Region by region."""
        inside = partner_areas(plan).values()
        return tuple(dict.fromkeys(town for towns in inside for town in towns))

    def matches(self, plan: Plan, chosen: Chosen) -> Mask:
        """Events in one of the towns."""
        return events_in_areas(plan, regions=chosen[REGION], towns=chosen[self.key])


@dataclass(frozen=True, slots=True)
class DoubtFilter(ListFilter):
    """Events by what a person should look at; the address holds the code."""

    def words(self, value: str) -> str:
        """What the code means."""
        return quality_label(value).label


FILTERS: tuple[Filter, ...] = (
    ColumnFilter(SPHERE, "Сфера", column="sphere_name"),
    PERIOD,
    CountryFilter(COUNTRY, "Страна", table="partners", column="name"),
    ColumnFilter(FORMAT, "Форма", column="format", names=FORMATS),
    RowsFilter(PLACE, "Место", table="venues", column="place"),
    ColumnFilter(DIRECTION, "Направление", column="direction", names=DIRECTIONS),
    RegionFilter(REGION, "Область Беларуси"),
    TownFilter(TOWN, "Город или район партнёра"),
    ListFilter(GROUP, "Партнёры вместе", column="partner_groups"),
    DoubtFilter(DOUBT, "Вопрос", column="quality"),
    ListFilter(OPEN, OPEN_LABEL, column="open"),
    *PERIOD_CHOICES,
)
"""In the order in which an address and the chips name them."""
BY_KEY = {one.key: one for one in FILTERS}
FILTER_KEYS = tuple(BY_KEY)

__all__ = [
    "BY_KEY",
    "COUNTRY",
    "DIRECTION",
    "DOUBT",
    "FILTERS",
    "FILTER_KEYS",
    "FORMAT",
    "GROUP",
    "MONTH",
    "NO_COUNTRY",
    "OPEN",
    "PLACE",
    "REGION",
    "SPHERE",
    "TOWN",
]
