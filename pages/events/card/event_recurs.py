"""In which other plans an event stands: held again in another year, or named twice for one time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from etl.recurring import Kin, Occurrence
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.joint_plan import AT, own_id
from pages.shared.plan.looks import look_at
from pages.shared.plan.plan_said import named_period
from pages.shared.plan.recurring_events import kindred, name_of, occurrences
from pages.shared.plan.tables import Plan
from pages.shared.visit.selection import edition_link, page_link

_EVERY = 3
"""So many years one after the other, this one among them, are «every year»; two may be chance."""


@dataclass(frozen=True, slots=True)
class KinLink:
    """The same event in another plan: what is said of it, and its card."""

    words: str
    plan: str
    link: str
    doubts: str = ""


def recurs_html(plan: Plan, own: Plan, event_id: str) -> Markup:
    """What the card says of it; nothing where no other plan has the event.

    Args:
        plan: what is looked at, one plan or several.
        own: of these the event's own plan.
        event_id: the event.
    """
    name, own_name = name_of(own.info), own_id(event_id)
    kin = kindred(own.info.home.region).get((name, own_name), ())
    if not kin:
        return Markup()
    here = next(o for o in occurrences(name, own) if o.event_id == event_id)
    again = [one for one in kin if one.sure and not one.twice]
    twice = [one for one in kin if one.sure and one.twice]
    looked_at = {part.info.name for part in plan.parts}
    return render(
        "events/card/event_recurs.html",
        says=_recurs_in_words(here, again),
        again=_links(plan, again),
        twice=_links(plan, twice),
        counted_twice=any(one.other.plan in looked_at for one in twice),
        possible=_links(plan, [one for one in kin if not one.sure]),
    )


def _recurs_in_words(here: Occurrence, again: Sequence[Kin]) -> str:
    """«По планам проводится каждый год» only where no year between is missing."""
    years = {year_of(one) for one in (here, *(kin.other for kin in again))}
    each = len(years) >= _EVERY and max(years) - min(years) == len(years) - 1
    return "По планам проводится каждый год" if each else "Есть и в других планах"


def year_of(one: Occurrence) -> int:
    """The year in which an event begins, as far as its plan says: else its plan's."""
    return min((start for start, _ in one.spans), default=one.period[0]).year


def _links(plan: Plan, kin: Iterable[Kin]) -> list[KinLink]:
    found = list(kin)
    in_year = Counter(year_of(one.other) for one in found)
    return [
        KinLink(
            words=str(year) if in_year[year] == 1 else named_period(one.other.period),
            plan=f"План на {named_period(one.other.period)}: {one.other.title}",
            link=_link(plan, one.other),
            doubts=", ".join(one.doubts),
        )
        for one in found
        for year in [year_of(one.other)]
    ]


def _link(plan: Plan, other: Occurrence) -> str:
    """Its card: among the plans looked at where its plan is one of them, else in its own."""
    for part in plan.parts:
        if part.info.name == other.plan:
            ids = set(part.events["event_id"])
            apart = f"{other.event_id}{AT}{other.plan}"
            return page_link("events", event=apart if apart in ids else other.event_id)
    return edition_link(look_at([other.plan]), "events", Selection(), event=other.event_id)
