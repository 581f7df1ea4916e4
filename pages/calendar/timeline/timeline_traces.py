"""The timeline's traces as plain data: bars, diamonds, arrows, links, labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pages.calendar.timeline.hover_text import hover_text
from pages.calendar.timeline.lanes import (
    BAR,
    DIAMOND,
    THIN_BAR,
    THIN_TYPE,
    TYPE,
    Band,
    LaneItem,
    PlacedStretch,
    TimeAxis,
)
from pages.shared.figures.certainty import DrawingColours, Ink, ink_of
from pages.shared.figures.clicks import clicks_set
from pages.shared.figures.palette import Tokens
from pages.shared.figures.plotly_words import HOVER, shown
from pages.shared.figures.text_fit import text_width
from pages.shared.visit.address_names import EVENT


@dataclass(frozen=True, slots=True)
class DrawnStretch:
    """One stretch of an event with its place and its ink."""

    item: LaneItem
    mark: PlacedStretch
    ink: Ink


def bars(drawn: Sequence[DrawnStretch], axis: TimeAxis) -> dict[str, Any]:
    """One trace for all bars, thin ones for what lasts long."""
    starts = [axis.ms(one.mark.x0) for one in drawn]
    return {
        "type": "bar",
        "orientation": "h",
        "base": starts,
        "x": [axis.ms(one.mark.x1) - start for one, start in zip(drawn, starts, strict=True)],
        "y": [one.item.y for one in drawn],
        "width": [THIN_BAR if one.item.event.background else BAR for one in drawn],
        "marker": {
            "color": [one.ink.fill for one in drawn],
            "opacity": [_opacity(one) for one in drawn],
            "line": {
                "color": [one.ink.edge for one in drawn],
                "width": [one.ink.edge_width for one in drawn],
            },
            "pattern": {
                "shape": [one.ink.pattern for one in drawn],
                "fgcolor": [one.ink.hatch for one in drawn],
                "bgcolor": [one.ink.fill for one in drawn],
                "size": 8,
                "solidity": 0.22,
            },
        },
        **_told(drawn),
    }


def diamonds(drawn: Sequence[DrawnStretch], axis: TimeAxis) -> dict[str, Any]:
    """A day or two would be a hair's breadth: a diamond on their middle instead."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [axis.ms((one.mark.x0 + one.mark.x1) / 2) for one in drawn],
        "y": [one.item.y for one in drawn],
        "cliponaxis": False,
        "marker": {
            # No marker has a pattern: a cross says the same, a colour that stands for two spheres.
            "symbol": ["diamond-cross" if _patterned(one) else "diamond" for one in drawn],
            "size": DIAMOND,
            "color": [one.ink.fill for one in drawn],
            "opacity": [_opacity(one) for one in drawn],
            "line": {
                "color": [one.ink.hatch if _patterned(one) else one.ink.edge for one in drawn],
                "width": [one.ink.edge_width for one in drawn],
            },
        },
        **_told(drawn),
    }


def _patterned(one: DrawnStretch) -> bool:
    return one.mark.stretch.certainty == "exact" and bool(one.ink.pattern)


def _opacity(one: DrawnStretch) -> float:
    if one.item.event.status == "cancelled":
        return 0.35
    return 0.75 if one.item.event.background else 1.0


def _told(drawn: Sequence[DrawnStretch]) -> dict[str, Any]:
    """What bars and diamonds say on hover and hand over on a click."""
    return {
        "name": "",
        "showlegend": False,
        "customdata": [
            "" if one.item.event.stands_for else one.item.event.event_id for one in drawn
        ],
        "meta": clicks_set(EVENT),
        "hovertext": [hover_text(one.item.event, one.mark.stretch) for one in drawn],
        "hovertemplate": HOVER,
    }


def links(bands: Sequence[Band], axis: TimeAxis, tokens: Tokens) -> dict[str, Any]:
    """Thin lines that hold the separate periods of one event together."""
    x: list[int | None] = []
    y: list[float | None] = []
    for item in (item for band in bands for item in band.items):
        marks = sorted(item.marks, key=lambda mark: mark.x0)
        for one, following in pairwise(marks):
            if following.x0 > one.x1:
                x += [axis.ms(one.x1), axis.ms(following.x0), None]
                y += [item.y, item.y, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": tokens.quiet_ink, "width": 1.5, "dash": "2px,3px"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def arrows(drawn: Sequence[DrawnStretch], axis: TimeAxis) -> dict[str, Any]:
    """Where a stretch goes on beyond the plan's period it is cut, and an arrow says so."""
    ends = [
        (one, axis.right - 6, "triangle-right")
        for one in drawn
        if one.mark.stretch.end > axis.plan_end
    ]
    ends += [
        (one, axis.left + 6, "triangle-left")
        for one in drawn
        if one.mark.stretch.start < axis.plan_start
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [axis.ms(x) for _, x, _ in ends],
        "y": [one.item.y for one, _, _ in ends],
        "cliponaxis": False,
        "marker": {
            "symbol": [symbol for _, _, symbol in ends],
            "size": 9,
            "color": [one.ink.edge if one.ink.edge_width else one.ink.hatch for one, _, _ in ends],
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }


def labels(bands: Sequence[Band], axis: TimeAxis, look: DrawingColours) -> list[dict[str, Any]]:
    """Number and short title in the bar or beside it, and the number on further stretches."""
    by_colour: dict[str, list[tuple[float, str, float, str]]] = {}
    long: list[tuple[float, str, float, str]] = []
    for band in bands:
        for item in band.items:
            style = look.style(item.event.sphere)
            if item.event.background:
                # It stands on its thin line as a name on a road.
                x = max(item.marks[0].x0, 0.0) + 4
                long.append((x, "top right", item.y, item.label))
                continue
            for index, mark in enumerate(item.marks):
                text = item.label if index == item.label_mark else _number_for(item, mark)
                if not text:
                    continue
                inside = index != item.label_mark or item.side == "inside"
                colour = ink_of(mark.stretch.certainty, style, look.tokens).text
                colour = colour if inside else look.tokens.ink
                place = _anchor(item, mark, inside)
                by_colour.setdefault(colour, []).append((*place, item.y, text))
    traces = [_label_trace(texts, colour, axis) for colour, texts in by_colour.items()]
    return [*traces, _label_trace(long, look.tokens.ink, axis, size=THIN_TYPE)]


def _label_trace(
    texts: Sequence[tuple[float, str, float, str]],
    colour: str,
    axis: TimeAxis,
    *,
    size: float = TYPE,
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [axis.ms(x) for x, *_ in texts],
        "y": [y for _, _, y, _ in texts],
        "text": [shown(text) for *_, text in texts],
        "textposition": [position for _, position, *_ in texts],
        "textfont": {"size": size, "color": colour},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _anchor(item: LaneItem, mark: PlacedStretch, inside: bool) -> tuple[float, str]:
    if inside:
        return mark.x0 + 4, "middle right"
    half = max(DIAMOND - (mark.x1 - mark.x0), 0) / 2 if mark.diamond else 0
    if item.side == "left":
        return mark.x0 - half - 5, "middle left"
    return mark.x1 + half + 5, "middle right"


def _number_for(item: LaneItem, mark: PlacedStretch) -> str:
    number = "" if item.event.number is None else str(item.event.number)
    return number if mark.x1 - mark.x0 > text_width(number, TYPE) + 10 else ""
