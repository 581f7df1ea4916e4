"""What a scene's address asks for, read against a plan that may be newer than the scene."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from etl.text import key
from pages.events.finding.listed import rows_by_id
from pages.map.map_settings import PLAIN, MapSettings
from pages.map.spots.colouring import CHOICES
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import FILTER_KEYS
from pages.shared.filters.options import selection_of
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.months import month_label, months_of
from pages.shared.visit.address_names import (
    CLOSER,
    COLOUR,
    EVENT,
    LINKED_PEOPLE,
    LINKS,
    PART,
    SEARCH,
    SHOW,
    SHOWN,
    WHOLE_PLAN,
)
from pages.shared.visit.page_list import PAGES
from pages.show.story.story import Scene

COVER, OVERVIEW, CALENDAR, MAP, SPHERES, EVENTS = (
    "cover", "overview", "calendar", "map", "spheres", "events",
)  # fmt: skip
VIEWS = (COVER, *(one.folder for one in PAGES if one.shows_slice))
"""What a scene can be of: the cover, and every page that shows a slice."""
KEPT = (*FILTER_KEYS, EVENT, SHOW, SEARCH, PART, CLOSER, LINKS, COLOUR, SHOWN)


@dataclass(frozen=True, slots=True)
class SceneView:
    """A scene's address, understood.

    Attributes:
        page: one of ``VIEWS``, "" where there is no such page.
        selection: the filters.
        gone: filter values that the plan does not have (any more).
        part: the region that a map shows, "" for all.
        event: the event asked for, "" for none.
        row: that event's row, None where the plan does not have it.
        show: which narrowing of the list of events.
        query: what was searched.
        look: of a map, what its controls were set to.
    """

    page: str
    selection: Selection
    gone: tuple[str, ...] = ()
    part: str = ""
    event: str = ""
    row: dict[str, Any] | None = None
    show: str = ""
    query: str = ""
    look: MapSettings = PLAIN


def read_view(scene: Scene, plan: Plan) -> SceneView:
    """Read a scene's address against a plan."""
    page, asked = taken_apart(scene.view)
    chosen = selection_of(plan, asked)
    event = _last(asked, EVENT)
    look, lost = _look(asked, plan)
    return SceneView(
        page=page if page in VIEWS else "",
        selection=Selection(chosen),
        gone=(*(value for _, value in chosen.gone), *lost),
        part=_last(asked, PART),
        event=event,
        row=_row(plan, event, scene.event_title) if event else None,
        show=_last(asked, SHOW),
        query=_last(asked, SEARCH),
        look=look,
    )


def taken_apart(view: str) -> tuple[str, dict[str, list[str]]]:
    """A view's page and its parameters; of what is no address neither."""
    try:
        parts = urlsplit(view.removeprefix("./"))
    except ValueError:  # «//[»
        return "", {}
    return parts.path.strip("/") or OVERVIEW, parse_qs(parts.query)


def _look(asked: dict[str, list[str]], plan: Plan) -> tuple[MapSettings, tuple[str, ...]]:
    """What a map's controls were set to, and the month that this plan does not have."""
    months = {month_label(month): month for month in months_of(plan)}
    shown, colour = _last(asked, SHOWN), _last(asked, COLOUR)
    by = next((name for name in CHOICES if name == colour), CHOICES[0])
    people = _last(asked, LINKS) == LINKED_PEOPLE
    lost = (shown,) if shown not in ("", WHOLE_PLAN, *months) else ()
    return MapSettings(by, people, months.get(shown), _last(asked, CLOSER)), lost


def view_of(page: str, asked: Mapping[str, Sequence[str]]) -> str:
    """The address of a page as a scene keeps it: what changes what is seen, legible."""
    pairs = [
        f"{_legible(name)}={_legible(value)}"
        for name in KEPT
        for value in asked.get(name, ())
        if value
    ]
    return (page or OVERVIEW) + ("?" + "&".join(pairs) if pairs else "")


def page_of(view: str) -> str:
    """Which page a scene's address is of."""
    return taken_apart(view)[0]


def with_part(view: str, part: str) -> str:
    """The same map, of another region; "" for the whole."""
    page, asked = taken_apart(view)
    return view_of(page, {**asked, PART: [part]})


def _legible(text: str) -> str:
    """A value for an address in which Russian letters stay letters."""
    return re.sub(r"[%&+#=;?]", lambda m: f"%{ord(m.group()):02X}", text).replace(" ", "+")


def _row(plan: Plan, event: str, title: str) -> dict[str, Any] | None:
    rows = rows_by_id(plan)
    if event in rows:
        return rows[event]
    # A plan read anew from scratch may give other ids; the same words are the same event.
    same = _by_title(plan).get(key(title), ()) if title else ()
    return rows[same[0]] if len(same) == 1 else None


@per_plan
def _by_title(plan: Plan) -> dict[str, list[str]]:
    """The events that are called the same."""
    found: dict[str, list[str]] = {}
    events = plan.events
    for event_id, title in zip(events["event_id"].tolist(), events["title"].tolist(), strict=True):
        found.setdefault(key(str(title)), []).append(event_id)
    return found


def _last(asked: dict[str, list[str]], name: str) -> str:
    return asked.get(name, [""])[-1]
