"""What the filters can be set to in one edition, and an address read against it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from pages.shared.filters.filters import (
    CERTAINTY,
    COUNTRY,
    DIRECTION,
    DOUBT,
    FORMAT,
    GROUP,
    MONTH,
    NO_COUNTRY,
    PLACE,
    POSSIBLE,
    REGION,
    SPHERE,
    TOWN,
    UNDATED,
    Selection,
    month_label,
    months_of,
)
from pages.shared.plan.partner_areas import partner_areas
from pages.shared.plan.tables import Plan
from pages.shared.words.russian import DIRECTIONS, FORMATS


@dataclass(frozen=True, slots=True)
class Options:
    """The values of an edition, in the order in which they are offered.

    Attributes:
        months: first days by what stands in the address («март 2026»).
        formats: codes by their Russian words; likewise ``directions``.
    """

    spheres: tuple[str, ...]
    months: dict[str, date]
    countries: tuple[str, ...]
    formats: dict[str, str]
    places: tuple[str, ...]
    directions: dict[str, str]
    regions: tuple[str, ...]
    towns: tuple[str, ...]
    groups: tuple[str, ...]
    doubts: tuple[str, ...]

    def by_key(self) -> dict[str, Collection[str]]:
        """All values as they stand in an address, by the name they have there."""
        return {
            SPHERE: self.spheres,
            MONTH: self.months,
            COUNTRY: self.countries,
            FORMAT: self.formats,
            PLACE: self.places,
            DIRECTION: self.directions,
            REGION: self.regions,
            TOWN: self.towns,
            GROUP: self.groups,
            DOUBT: self.doubts,
        }


@lru_cache(maxsize=8)
def options_of(plan: Plan) -> Options:
    """What this edition offers."""
    events = plan.events
    formats, directions = set(events["format"]), set(events["direction"])
    countries = sorted(set(plan.partners["name"]), key=_alphabet)
    nameless = [NO_COUNTRY] if (events["countries"].map(len) == 0).any() else []
    areas = partner_areas(plan)
    return Options(
        spheres=tuple(dict.fromkeys(events["sphere_name"])),
        months={month_label(m): m for m in months_of(plan)},
        countries=tuple(countries + nameless),
        formats={label: code for code, label in FORMATS.items() if code in formats},
        places=tuple(sorted(set(plan.venues["place"]) - {""}, key=_alphabet)),
        directions={label: code for code, label in DIRECTIONS.items() if code in directions},
        regions=tuple(areas),
        towns=tuple(dict.fromkeys(town for inside in areas.values() for town in inside)),
        groups=tuple(dict.fromkeys(g for own in events["partner_groups"] for g in own)),
        doubts=tuple(dict.fromkeys(code for own in events["quality"] for code in own)),
    )


def _alphabet(text: str) -> str:
    return text.lower().replace("ё", "е")


def selection_of(
    plan: Plan, asked: Mapping[str, Sequence[str]]
) -> tuple[Selection, tuple[str, ...]]:
    """What the filters of an address say, without any page: (filters, values this plan lacks).

    Args:
        plan: the plan to filter.
        asked: the address's parameters, each with all its values.
    """
    options = options_of(plan)
    kept = known_values(options, asked)
    chosen = Selection(
        spheres=kept[SPHERE],
        countries=kept[COUNTRY],
        formats=tuple(options.formats[v] for v in kept[FORMAT]),
        places=kept[PLACE],
        months=tuple(options.months[v] for v in kept[MONTH]),
        sure_only="true" in asked.get(CERTAINTY, ()),
        with_undated="true" in asked.get(UNDATED, ()),
        directions=tuple(options.directions[v] for v in kept[DIRECTION]),
        regions=kept[REGION],
        towns=kept[TOWN],
        groups=kept[GROUP],
        doubts=kept[DOUBT],
        possible_only="true" in asked.get(POSSIBLE, ()),
    )
    return chosen, tuple(value for _, value in gone_pairs(options, asked))


def known_values(
    options: Options, asked: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Of each filter of an address the values that the edition has, each once."""
    return {
        key: tuple(dict.fromkeys(v for v in asked.get(key, ()) if v in known))
        for key, known in options.by_key().items()
    }


def gone_pairs(options: Options, asked: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Filter values of an address that the edition does not have (any more)."""
    return tuple(
        dict.fromkeys(
            (key, value)
            for key, known in options.by_key().items()
            for value in asked.get(key, ())
            if value and value not in known
        )
    )
