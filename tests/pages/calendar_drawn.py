"""A drawn calendar and its parts, as tests ask for them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import plotly.graph_objects as go

from pages.calendar.figure import plot_calendar
from pages.calendar.timeline.event_stretches import CalendarEvent, EventStretch
from pages.calendar.timeline.lane_groups import grouped
from pages.shared.figures.certainty import Certainty, DrawingColours
from pages.shared.figures.palette import sphere_colours, tokens
from pages.shared.figures.plotly_defaults import plotly_layout
from pages.shared.plan.tables import Plan

START, END = date(2026, 1, 1), date(2026, 6, 30)
TODAY = date(2026, 4, 10)


def look(*spheres: str) -> DrawingColours:
    return DrawingColours(sphere_colours(spheres, "light"), tokens("light"), plotly_layout("light"))


def draw(events: list[CalendarEvent], **options: Any) -> dict[str, Any]:
    spheres = [event.sphere for event in events]
    figure = plot_calendar(events, span=(START, END), look=look(*spheres), **options)
    # Plotly itself refuses names and values that it does not know.
    checked: dict[str, Any] = go.Figure(figure.to_dict()).to_dict()
    return checked


def event(
    start: date,
    end: date,
    certainty: Certainty = "window",
    *,
    title: str = "Турнир",
    number: int | None = 1,
    sphere: str = "Спорт",
    status: str = "planned",
) -> CalendarEvent:
    stretch = EventStretch(start, end, certainty, "март")
    return CalendarEvent(
        f"e{number}", number, sphere, title, title, "март", "г. Смоленск", status, (stretch,)
    )


def groups(plan: Plan, by: str) -> dict[str, str]:
    """The group of each event by its id, in the order of the groups."""
    found = grouped(plan, by)
    pairs = sorted(zip(found.of_event, plan.events["event_id"], strict=True), key=lambda p: p[0])
    return {str(event_id): found.names[at] for at, event_id in pairs}


def remarks(figure: dict[str, Any]) -> list[str]:
    return [a["text"] for a in figure["layout"].get("annotations", ())]


def labels(figure: dict[str, Any]) -> list[str]:
    return [text for t in figure["data"] if t.get("mode") == "text" for text in t["text"]]


def day(milliseconds: float) -> date:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date()


def bar(figure: dict[str, Any], event_id: str) -> dict[str, Any]:
    trace = next(t for t in figure["data"] if t["type"] == "bar")
    i = list(trace["customdata"]).index(event_id)
    return {
        "start": day(trace["base"][i]),
        "end": day(trace["base"][i] + trace["x"][i]),
        "pattern": trace["marker"]["pattern"]["shape"][i],
        "fill": trace["marker"]["color"][i],
        "edge": trace["marker"]["line"]["width"][i],
        "thickness": trace["width"][i],
        "hover": trace["hovertext"][i],
    }
