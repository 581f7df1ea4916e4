"""What lies under and over the timeline's bars, as plotly shapes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pages.calendar.timeline.lanes import BAR, Band, TimeAxis
from pages.shared.figures.certainty import mix
from pages.shared.figures.palette import Tokens


def band(band: Band, tokens: Tokens, colour: str) -> dict[str, Any]:
    """A sphere's stripe, a faint tint behind its lanes."""
    return {
        "type": "rect",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": band.top,
        "y1": band.bottom,
        "fillcolor": mix(colour, tokens.background, 0.08),
        "line": {"width": 0},
    }


def strip(band: Band, colour: str) -> dict[str, Any]:
    """The sphere's full colour beside its name."""
    return {
        "type": "rect",
        "xref": "paper",
        "xsizemode": "pixel",
        "xanchor": 0,
        "x0": -7,
        "x1": -2,
        "y0": band.top,
        "y1": band.bottom,
        "fillcolor": colour,
        "line": {"width": 0},
    }


def month_line(x: float, height: float, tokens: Tokens) -> dict[str, Any]:
    """A quiet line where a month begins."""
    return {
        "type": "line",
        "layer": "below",
        "x0": x,
        "x1": x,
        "y0": 0,
        "y1": height,
        "line": {"color": tokens.line, "width": 1},
    }


def beyond(axis: TimeAxis, height: float, tokens: Tokens) -> list[dict[str, Any]]:
    """The strips beside the plan's period, a little apart from it."""
    plan_right = axis.at(axis.plan_end + timedelta(days=1))
    spans = [(axis.left, 0.0)] * axis.before + [(plan_right, axis.right)] * axis.after
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": axis.ms(x0),
            "x1": axis.ms(x1),
            "y0": 0,
            "y1": height,
            "fillcolor": tokens.line,
            "opacity": 0.45,
            "line": {"width": 0},
        }
        for x0, x1 in spans
    ]


def frame(axis: TimeAxis, height: float, tokens: Tokens) -> dict[str, Any]:
    """The plan's own period."""
    return {
        "type": "rect",
        "layer": "below",
        "x0": axis.ms(0),
        "x1": axis.ms(axis.at(axis.plan_end + timedelta(days=1))),
        "y0": 0,
        "y1": height,
        "line": {"color": tokens.quiet_ink, "width": 1.5},
    }


def dashed(x0: float, x1: float, y: float, axis: TimeAxis, colour: str) -> dict[str, Any]:
    """The outline of a window that is tentative as well."""
    return {
        "type": "rect",
        "x0": axis.ms(x0),
        "x1": axis.ms(x1),
        "y0": y - BAR / 2,
        "y1": y + BAR / 2,
        "line": {"color": colour, "width": 1.5, "dash": "4px,3px"},
    }


def today_line(x: float, height: float, tokens: Tokens) -> dict[str, Any]:
    """The line of today."""
    return {
        **month_line(x, height, tokens),
        "layer": "above",
        "opacity": 0.45,  # labels stay readable under it
        "line": {"color": tokens.action, "width": 2},
    }
