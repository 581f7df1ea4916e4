"""Everything of the gathered calendar that is no trace: bands, axes, today's line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.calendar_names import MONTHS_SHORT, WEEKDAYS_SHORT
from etl.periods_in_words import ROMAN
from pages.calendar.gathered.gathering import Columns
from pages.calendar.gathered.time_steps import TimeStep
from pages.calendar.timeline.lanes import SPHERE_LINE, SPHERE_TYPE
from pages.calendar.timeline.timeline_layout import names_axis, today_over
from pages.shared.figures.certainty import DrawingColours, mix
from pages.shared.figures.plotly_defaults import drawn_once
from pages.shared.figures.plotly_words import in_lines, shown, sized
from pages.shared.figures.text_fit import wrap

_HEAD = 40
_TODAY = 17


@dataclass(frozen=True, slots=True)
class BandPlace:
    """A band on the screen: its edges, where its columns stand, how high they may be."""

    top: float
    bottom: float
    ground: float
    high: float


def columns_layout(
    found: Columns,
    places: Sequence[BandPlace],
    *,
    look: DrawingColours,
    cell: float,
    label_column: int,
    today: date | None,
) -> dict[str, Any]:
    """The layout for bands in their places; heights are pixels, a column is one unit wide.

    Args:
        found: the numbers.
        places: of the bands.
        look: colours.
        cell: width of a column in pixels.
        label_column: room for the bands' names.
        today: gets a line if it lies in the time.
    """
    seen = today if today and found.steps[0].first <= today <= found.steps[-1].last else None
    top = _HEAD + (_TODAY if seen else 0)
    return {
        **look.base_layout,
        "height": round(places[-1].bottom) + top + 4,
        "margin": {"l": label_column, "r": 8, "t": top, "b": 4, "pad": 0},
        "barmode": "overlay",
        "bargap": 0,
        **drawn_once(),
        "shapes": _shapes(found, places, look, seen),
        "annotations": _today(found, seen, look) if seen else [],
        "showlegend": False,
        "xaxis": _time_axis(found.steps, cell, look),
        "yaxis": _bands_axis(found, places, label_column, look),
    }


def _shapes(
    found: Columns, places: Sequence[BandPlace], look: DrawingColours, today: date | None
) -> list[dict[str, Any]]:
    tokens, height = look.tokens, places[-1].bottom
    shapes: list[dict[str, Any]] = []
    for name, place in zip(found.groups, places, strict=True):
        colour = look.style(name).colour
        edges = {"y0": place.top, "y1": place.bottom, "type": "rect"}
        tint = mix(colour, tokens.background, 0.08)
        shapes += [
            {**edges, "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "fillcolor": tint,
             "line": {"width": 0}},
            {**edges, "xref": "paper", "xsizemode": "pixel", "xanchor": 0, "x0": -7, "x1": -2,
             "fillcolor": colour, "line": {"width": 0}},
        ]  # fmt: skip
    upright = {"type": "line", "y0": 0, "y1": height}
    shapes += [
        {**upright, "layer": "below", "x0": j, "x1": j, "line": {"color": tokens.line, "width": 1}}
        for j in _turns(found.steps)
        if j
    ]
    frame = {"color": tokens.quiet_ink, "width": 1.5}
    shapes.append({**upright, "type": "rect", "layer": "below", "x0": 0, "x1": len(found.steps),
                   "line": frame})  # fmt: skip
    if today is not None:
        x = _at(found.steps, today)
        shapes.append({**upright, "x0": x, "x1": x, "opacity": 0.45,
                       "line": {"color": tokens.action, "width": 2}})  # fmt: skip
    return shapes


def _at(steps: Sequence[TimeStep], day: date) -> float:
    """Where the middle of a day stands on the axis of columns."""
    at = next(j for j, step in enumerate(steps) if step.last >= day)
    days = (steps[at].last - steps[at].first).days + 1
    return round(at + ((day - steps[at].first).days + 0.5) / days, 3)


def _today(found: Columns, today: date, look: DrawingColours) -> list[dict[str, Any]]:
    x, columns = _at(found.steps, today), len(found.steps)
    anchor = "right" if x > 0.88 * columns else "left" if x < 0.08 * columns else "center"
    return [today_over(x, anchor, _HEAD, today, look.tokens)]


def _turns(steps: Sequence[TimeStep]) -> list[int]:
    """Columns with which a month, a year begins; all where each is as much."""
    unit = steps[0].unit
    if unit in ("year", "month"):
        return list(range(len(steps)))
    key = [(s.first.year, s.first.month if unit in ("week", "day") else 0) for s in steps]
    return [j for j in range(len(steps)) if not j or key[j] != key[j - 1]]


def _time_axis(steps: Sequence[TimeStep], cell: float, look: DrawingColours) -> dict[str, Any]:
    size = 14 if cell >= 44 else 12
    turns = set(_turns(steps))
    return {
        "range": [0, len(steps)],
        "side": "top",
        "tickvals": [j + 0.5 for j in range(len(steps))],
        "ticktext": [
            in_lines([shown(name), *([sized(shown(below), 12)] if below else [])])
            for name, below in (_tick(step, j in turns, steps) for j, step in enumerate(steps))
        ],
        "tickfont": {"color": look.tokens.ink, "size": size},
        "ticks": "", "tickangle": 0, "showgrid": False, "zeroline": False, "fixedrange": True,
        "automargin": False,
    }  # fmt: skip


def _tick(step: TimeStep, turn: bool, steps: Sequence[TimeStep]) -> tuple[str, str]:
    """A column's name in two lines; the second where something begins."""
    first = step.first
    if step.unit == "year":
        return str(first.year), "\u00a0"
    if step.unit == "half":
        return ROMAN[first.month // 7], str(first.year) if turn else "\u00a0"
    if step.unit == "month":
        years = steps[0].first.year != steps[-1].first.year
        beneath = str(first.year) if years and (step is steps[0] or first.month == 1) else "\u00a0"
        return MONTHS_SHORT[first.month - 1], beneath
    month = MONTHS_SHORT[first.month - 1]
    if step.unit == "week":
        return str(first.day), month if turn else "\u00a0"
    if len({(s.first.year, s.first.month) for s in steps}) > 1:
        return f"{first.day} {month}" if turn else str(first.day), WEEKDAYS_SHORT[first.weekday()]
    return str(first.day), WEEKDAYS_SHORT[first.weekday()]


def _bands_axis(
    found: Columns, places: Sequence[BandPlace], label_column: int, look: DrawingColours
) -> dict[str, Any]:
    lines = [
        wrap(name, label_column - 24, SPHERE_TYPE,
             most=max(1, min(4, int((place.bottom - place.top) / SPHERE_LINE))))
        for name, place in zip(found.groups, places, strict=True)
    ]  # fmt: skip
    middles = [(place.top + place.bottom) / 2 for place in places]
    return names_axis(places[-1].bottom, middles, lines, look.tokens)
