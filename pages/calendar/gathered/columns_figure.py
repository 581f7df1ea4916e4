"""The gathered calendar as a plotly figure: a band per group, a column per stretch of time.

As many marks as there are bands and columns, however many events: solid for what is surely in the
stretch, hatched above it for what only touches it, the numbers over them, a thin line for what
goes on for most of a year and a hatched strip for what is wider than the columns are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go

from pages.calendar.gathered.columns_layout import BandPlace, columns_layout
from pages.calendar.gathered.gathering import Columns
from pages.calendar.timeline.lanes import THIN_BAR, THIN_TYPE, TYPE
from pages.shared.figures.certainty import DrawingColours, Ink, ink_of
from pages.shared.figures.clicks import clicks_set, ticks_set
from pages.shared.figures.palette import CLEAR
from pages.shared.figures.plotly_words import HOVER, PlotlyText, bold, in_lines, shown
from pages.shared.figures.text_fit import text_width
from pages.shared.visit.address_names import SPAN
from pages.shared.words.months_in_words import LASTING, sure_and_possible
from pages.shared.words.russian import thousands

ROOM = 620.0
"""Pixels that the bands share; what a screen has under the page's head."""
LOWEST, HIGHEST = 48.0, 132.0
_STRIP = 15.0
_GAP = 3.0


def plot_columns(
    found: Columns,
    *,
    look: DrawingColours,
    width: int,
    label_column: int,
    today: date | None = None,
    lane_filters: Mapping[str, tuple[str, str]] | None = None,
    others: tuple[str, str] = ("", ""),
) -> go.Figure:
    """Draw the numbers.

    Args:
        found: what ``columns_of`` counted.
        look: colours; a band that is no sphere is drawn in a quiet one.
        width: in pixels, that words and numbers have to fit; the figure stretches.
        label_column: room for the bands' names, in pixels.
        today: gets a line if it lies in the time.
        lane_filters: what a click on a band's name writes, (name in the address, value).
        others: the same of the band of all others.

    Returns:
        A figure in which a click on a column writes its time (``SPAN``) into the address; in a
        time of one day it writes what its band's name does.
    """
    columns = len(found.steps)
    cell = (width - label_column - 8) / columns
    filters = dict(lane_filters or {})
    if found.others:
        filters[found.groups[-1]] = others
    letters = _letters(found, cell)
    places = _places(found, letters)
    most = max(int((found.sure + found.possible).max()), 1)
    traces = [
        trace
        for at, place in enumerate(places)
        for trace in (*_stacks(found, at, place, most, look), *_beside(found, at, place, look))
    ]
    traces += _numbers(found, places, most, letters, cell, look)
    traces += _targets(found, places, filters)
    layout = columns_layout(
        found, places, look=look, cell=cell, label_column=label_column, today=today
    )
    layout["meta"] = ticks_set(y=[filters.get(name, ("", "")) for name in found.groups])
    return go.Figure({"data": traces, "layout": layout}, _validate=False)


def _stacks(
    found: Columns, at: int, place: BandPlace, most: int, look: DrawingColours
) -> list[dict[str, Any]]:
    """A band's columns: what is sure, above it what is possible."""
    style, scale = look.style(found.groups[at]), place.high / most
    sure, possible = found.sure[at], found.possible[at]
    traces = []
    for certainty, numbers in (("exact", sure), ("window", possible)):
        there = [j for j in range(len(found.steps)) if numbers[j]]
        if not there:
            continue
        under = [_tall(sure[j], scale) if certainty == "window" else 0.0 for j in there]
        ink = ink_of(certainty, style, look.tokens)  # type: ignore[arg-type]
        tall = [-_tall(numbers[j], scale) for j in there]
        base = [place.ground - height for height in under]
        traces.append(_bar(ink, [j + 0.5 for j in there], tall, base))
    return traces


def _tall(n: Any, scale: float) -> float:
    """Height of a number in pixels: one event among hundreds is seen too."""
    return round(max(int(n) * scale, 2.0), 1) if n else 0.0


@dataclass(frozen=True, slots=True)
class _Letters:
    """How the numbers stand over a column: side by side or in two lines."""

    lines: int
    size: float


def _letters(found: Columns, cell: float) -> _Letters:
    for size in (TYPE, 11.0, 10.0):
        for lines in (1, 2):
            widest = max(
                text_width(line, size)
                for sure, possible in zip(found.sure.flat, found.possible.flat, strict=True)
                for line in _lines(int(sure), int(possible), lines)
            )
            if widest <= cell + 1:
                return _Letters(lines, size)
    return _Letters(2, 10.0)


def _lines(sure: int, possible: int, lines: int) -> list[str]:
    parts = [str(sure)] * bool(sure) + [f"+{possible}"] * bool(possible) or [""]
    return [" ".join(parts)] if lines == 1 or len(parts) < 2 else [parts[1], parts[0]]


def _places(found: Columns, letters: _Letters) -> list[BandPlace]:
    room = min(max(ROOM / len(found.groups), LOWEST), HIGHEST)
    places, top = [], 0.0
    over = letters.lines * (letters.size + 2) + 2
    for beside in found.wide + found.lasting:
        bottom = top + room - _GAP
        ground = bottom - 2 - (_STRIP if beside else 0)
        places.append(BandPlace(top, bottom, ground, ground - top - over))
        top += room
    return places


def _beside(
    found: Columns, at: int, place: BandPlace, look: DrawingColours
) -> list[dict[str, Any]]:
    """What stands in no column of a band: a hatched strip, a thin line on its lower edge."""
    wide, lasting, columns = int(found.wide[at]), int(found.lasting[at]), len(found.steps)
    if not wide and not lasting:
        return []
    style, bottom = look.style(found.groups[at]), place.bottom - 1
    quiet = {"hoverinfo": "skip", "showlegend": False}
    traces: list[dict[str, Any]] = []
    if wide:
        ink = ink_of("window", style, look.tokens)
        traces.append({**_bar(ink, [columns / 2], [-(_STRIP - 2)], [bottom]), "width": columns})
    if lasting:
        ink = ink_of("background", style, look.tokens)
        line = {"color": ink.fill, "width": THIN_BAR}
        traces.append({**quiet, "type": "scatter", "mode": "lines", "opacity": 0.75,
                       "x": [0, columns], "y": [bottom - 1] * 2, "line": line})  # fmt: skip
    words = [f"{wide} — срок шире столбцов"] if wide else []
    verb = "идёт" if lasting % 10 == 1 and lasting % 100 != 11 else "идут"
    words += [f"{thousands(lasting)} {verb} {LASTING}"] if lasting else []
    text = {**quiet, "type": "scatter", "mode": "text", "x": [0], "y": [bottom - 1],
            "text": [shown(f"\u00a0{' · '.join(words)}")], "textposition": "top right",
            "textfont": {"size": THIN_TYPE, "color": look.tokens.ink}}  # fmt: skip
    return [*traces, text]


def _bar(ink: Ink, x: list[float], y: list[float], base: list[float]) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": x,
        "y": y,
        "base": [round(one, 1) for one in base],
        "width": 0.78,
        "marker": {
            "color": ink.fill,
            "line": {"color": ink.edge, "width": ink.edge_width},
            "pattern": {
                "shape": ink.pattern, "fgcolor": ink.hatch, "bgcolor": ink.fill,
                "size": 7, "solidity": 0.22,
            },
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }  # fmt: skip


def _numbers(
    found: Columns,
    places: Sequence[BandPlace],
    most: int,
    letters: _Letters,
    cell: float,
    look: DrawingColours,
) -> list[dict[str, Any]]:
    x, y, text = [], [], []
    for at, place in enumerate(places):
        scale = place.high / most
        for j in range(len(found.steps)):
            sure, possible = int(found.sure[at, j]), int(found.possible[at, j])
            lines = _lines(sure, possible, letters.lines)
            # What has no room is said by the pointer alone.
            if max(text_width(line, letters.size) for line in lines) <= cell + 1 and any(lines):
                x.append(j + 0.5)
                y.append(round(place.ground - _tall(sure, scale) - _tall(possible, scale), 1))
                text.append(in_lines(map(shown, lines)))
    return [
        {
            "type": "scatter", "mode": "text", "x": x, "y": y, "text": text,
            "textposition": "top center", "cliponaxis": False, "hoverinfo": "skip",
            "textfont": {"size": letters.size, "color": look.tokens.ink}, "showlegend": False,
        }
    ]  # fmt: skip


def _targets(
    found: Columns, places: Sequence[BandPlace], filters: Mapping[str, tuple[str, str]]
) -> list[dict[str, Any]]:
    """What one points at and clicks: the whole height of a column in its band."""
    one_day = len(found.steps) == 1
    traces = []
    for at, (group, place) in enumerate(zip(found.groups, places, strict=True)):
        cells = [j for j in range(len(found.steps)) if found.sure[at, j] or found.possible[at, j]]
        if not cells:
            continue
        name, value = filters.get(group, ("", "")) if one_day else (SPAN, "")
        trace: dict[str, Any] = {
            "type": "bar",
            "x": [j + 0.5 for j in cells],
            "base": round(place.bottom, 1),
            "y": [round(place.top - place.bottom, 1)] * len(cells),
            "width": 1,
            "marker": {"color": CLEAR, "line": {"width": 0}},
            "name": "",
            "showlegend": False,
            "hovertext": [_hover(found, at, j) for j in cells],
            "hovertemplate": in_lines([bold(shown(group)), PlotlyText(HOVER)]),
        }
        if name:
            trace["customdata"] = [value or found.steps[j].name for j in cells]
            trace["meta"] = clicks_set(name)
        traces.append(trace)
    return traces


def _hover(found: Columns, at: int, j: int) -> PlotlyText:
    sure, possible = int(found.sure[at, j]), int(found.possible[at, j])
    return shown(f"{found.steps[j].words}: {sure_and_possible(sure, possible)}")
