"""The words in which a document and its expected tables are written down.

Expectations are read off the cells and the calendar by a person; the program's own
output is never a source. ``ANY`` stands where the contract leaves the answer open.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

ANY = "*"
"""Not compared: the contract leaves it open."""


@dataclass(frozen=True)
class Site:
    """One expected venue."""

    name: str | None = None
    settlement: str | None = None
    type: str | None = None
    district: str | None = None
    region: str | None = None
    country: str | None = "RU"
    precision: str = "settlement"
    tentative: bool = False


def town(settlement: str, region: str | None = None, country: str = "RU", **other: object) -> Site:
    """A town and nothing finer; «г.» unless said otherwise."""
    given: dict[str, object] = {"type": "г.", **other}
    return replace(Site(settlement=settlement, region=region, country=country), **given)  # type: ignore[arg-type]


def place(
    name: str,
    settlement: str | None = None,
    region: str | None = ANY,
    country: str | None = None,
    **other: object,
) -> Site:
    """An institution or site, in a town or, its land then open, without one."""
    country = country or ("RU" if settlement else ANY)
    given: dict[str, object] = {
        "type": "г." if settlement else None,
        "precision": "venue",
        **other,
    }
    site = Site(name=name, settlement=settlement, region=region, country=country)
    return replace(site, **given)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Item:
    """One row: its cells as a clerk wrote them, and what they mean.

    ``periods`` is "first..last" or one day, several joined with "; ", "" for none.
    ``countries`` are codes (or an entity's own name), joined with "; ".
    ``printed`` is the number as printed; ``shown`` are cells as they must come out where
    that is not the folded cell.
    """

    title: str
    place: str = ""
    dates: str = ""
    description: str = ""
    purpose: str = ""
    participants: str = ""
    printed: str = ""
    sphere: str = ""
    periods: str = ""
    precision: str = "day"
    kind: str = "single"
    tentative: bool | None = False
    sites: tuple[Site, ...] | None = ()
    format: str = "in_person"
    direction: str = ANY
    countries: str = ""
    groups: str | None = None
    status: str = "planned"
    flags: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)

    def expected_periods(self) -> list[tuple[date, date]]:
        """The periods as pairs of days."""
        pairs = [part.strip().split("..") for part in self.periods.split(";") if part.strip()]
        return [(date.fromisoformat(pair[0]), date.fromisoformat(pair[-1])) for pair in pairs]


@dataclass(frozen=True)
class Plan:
    """A whole document: its title and its spheres with their rows."""

    title: str
    spheres: tuple[tuple[str, tuple[Item, ...]], ...]
    plan_id: str = ANY

    @property
    def items(self) -> tuple[Item, ...]:
        """All rows in document order, each with its sphere."""
        return tuple(
            replace(item, sphere=item.sphere or sphere)
            for sphere, items in self.spheres
            for item in items
        )


def respelled(plan: Plan, letters: Mapping[str, str]) -> Plan:
    """The same plan with some characters written otherwise (KOI8-R has no «», no №)."""
    table = str.maketrans(dict(letters))

    def text(value: str) -> str:
        return value.translate(table)

    def item(old: Item) -> Item:
        sites = old.sites
        if sites is not None:
            sites = tuple(replace(site, name=site.name and text(site.name)) for site in sites)
        return replace(
            old,
            title=text(old.title),
            place=text(old.place),
            dates=text(old.dates),
            description=text(old.description),
            purpose=text(old.purpose),
            participants=text(old.participants),
            sites=sites,
        )

    spheres = tuple((text(name), tuple(map(item, items))) for name, items in plan.spheres)
    return replace(plan, title=text(plan.title), spheres=spheres)


def numbered(plan: Plan) -> Plan:
    """The same plan with numbers printed through: 1., 2., …"""
    count = itertools.count(1)
    spheres = tuple(
        (name, tuple(replace(item, printed=f"{next(count)}.") for item in items))
        for name, items in plan.spheres
    )
    return replace(plan, spheres=spheres)


def fold(text: str) -> str:
    """White space as the contract folds it."""
    return " ".join(text.replace("\u00ad", "").split())
