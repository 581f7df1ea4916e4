"""Bars, lines, areas, marks and shapes of a figure as paths and texts."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from pages.handouts.picture.slice_map import hatch_lines, path_through
from pages.handouts.still.still_scales import Scales, known, moved_path
from pages.handouts.still.still_words import LINE, lines_of_text, written
from pages.shared.figures.palette import tokens

Item = dict[str, Any]
Trace = Mapping[str, Any]
_TURNS = {"/": (0,), "\\": (90,), "x": (0, 90), "-": (45,), "|": (-45,), "+": (45, -45), ".": (0,)}
"""How the lines of a pattern lie beside those that rise to the right."""
_INK = tokens("light").ink
_CLEAR = re.compile(r"rgba\(.*,\s*0\)$")
_ENDS = ("x0", "x1", "y0", "y1", "xanchor", "yanchor")
_SIDES = {"right": "start", "left": "end"}


def path(
    d: str,
    fill: str = "none",
    stroke: str = "none",
    wide: float = 1.0,
    dash: str = "",
    opacity: float = 1.0,
) -> Item:
    """A path in pixels; colours that cannot be seen are none."""
    return {
        "kind": "path",
        "d": d,
        "fill": "none" if _CLEAR.match(fill) else fill,
        "stroke": "none" if _CLEAR.match(stroke) or not wide else stroke,
        "wide": round(wide, 2),
        "dash": "" if dash in ("", "solid") else dash.replace("px", ""),
        "opacity": opacity,
    }


def bars(trace: Trace, scales: Scales) -> Iterator[Item]:
    """Horizontal bars with their patterns and texts."""
    x, y = (scales.of(name, trace.get(f"{name}axis")) for name in "xy")
    marker = trace["marker"]
    line, pattern = marker.get("line", {}), marker.get("pattern", {})
    for at, (base, long, middle) in enumerate(
        zip(trace["base"], trace["x"], trace["y"], strict=True)
    ):
        if not known(base, long, middle):
            continue
        half = _nth(trace["width"], at) / 2
        left, right = sorted((x(base), x(base + long)))
        top, bottom = sorted((y(middle - half), y(middle + half)))
        d = f"M{left:.1f} {top:.1f}H{right:.1f}V{bottom:.1f}H{left:.1f}z"
        opacity = _nth(marker.get("opacity", 1), at)
        edge = _nth(line.get("color", "none"), at)
        yield path(d, _nth(marker["color"], at), edge, _nth(line.get("width", 0), at), "", opacity)
        box = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
        shape = _nth(pattern.get("shape", ""), at)
        yield from _hatched([box], shape, pattern, _nth(pattern.get("fgcolor", ""), at))
        text = _nth(trace.get("text", ""), at)
        if text:
            yield from _bar_text(str(text), trace, at, (left, right, (top + bottom) / 2))


def _bar_text(text: str, trace: Trace, at: int, box: tuple[float, float, float]) -> Iterator[Item]:
    left, right, middle = box
    where = _nth(trace.get("textposition", "inside"), at)
    font = trace.get("textfont", {})
    own = {"size": _nth(font.get("size", 14), at), "color": _nth(font.get("color", _INK), at)}
    y = middle + own["size"] * 0.35
    if where == "outside":
        yield from written(text, right + 4, y, own, "start")
    elif where != "none":
        yield from written(text, (left + right) / 2, y, own)


def scatter(trace: Trace, scales: Scales) -> Iterator[Item]:
    """Areas and lines, then marks, then texts."""
    x, y = (scales.of(name, trace.get(f"{name}axis")) for name in "xy")
    points = [
        (x(a), y(b)) if known(a, b) else None
        for a, b in zip(trace.get("x") or (), trace.get("y") or (), strict=True)
    ]
    opacity = trace.get("opacity", 1)
    mode, meta = trace.get("mode", ""), trace.get("meta") or {}
    if isinstance(meta, Mapping) and "dots" in meta:
        points = []
        yield from _dots(meta, trace, scales)
    pieces = list(_pieces(points))
    if trace.get("fill") == "toself":
        rings = [np.array(piece) for piece in pieces]
        yield path("".join(path_through(piece) + "z" for piece in pieces), trace["fillcolor"])
        pattern = trace.get("fillpattern", {})
        yield from _hatched(rings, pattern.get("shape", ""), pattern, pattern.get("fgcolor", ""))
    if "lines" in mode:
        line = trace.get("line", {})
        d = "".join(map(path_through, pieces))
        wide, dash = line.get("width", 2), line.get("dash", "")
        yield path(d, "none", line.get("color", "none"), wide, dash, opacity)
    marker = trace.get("marker", {})
    if "markers" in mode and marker.get("opacity", 1) != 0:
        for at, point in enumerate(points):
            if point is not None:
                yield _mark(point, marker, at)
    if "text" in mode:
        for at, point in enumerate(points):
            if point is not None and _nth(trace["text"], at):
                yield from _text(point, trace, at, "markers" in mode)


def _dots(meta: Mapping[str, Any], trace: Trace, scales: Scales) -> Iterator[Item]:
    x, y = (scales.of(name, trace.get(f"{name}axis")) for name in "xy")
    r = float(meta["dots"])
    dots = zip(meta["x"], meta["y"], strict=True)
    d = "".join(_circle(x(a), y(b), r) for a, b in dots if known(a, b))
    line = trace.get("line", {})
    yield path(d, trace.get("fillcolor", "none"), line.get("color", "none"), line.get("width", 0))


def _mark(point: tuple[float, float], marker: Mapping[str, Any], at: int) -> Item:
    (x, y), r = point, float(_nth(marker.get("size", 6), at)) / 2
    symbol, line = _nth(marker.get("symbol", "circle"), at), marker.get("line", {})
    shapes: dict[str, list[tuple[float, float]]] = {
        "diamond": [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)],
        "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
        "triangle-right": [(-0.75, -1.15), (1.15, 0), (-0.75, 1.15)],
        "triangle-left": [(0.75, -1.15), (-1.15, 0), (0.75, 1.15)],
    }
    corners = shapes.get(str(symbol).removesuffix("-open").removesuffix("-cross"))
    d = (
        path_through([(x + a * r, y + b * r) for a, b in corners]) + "z"
        if corners
        else _circle(x, y, r)
    )
    edge, wide = _nth(line.get("color", "none"), at), _nth(line.get("width", 0), at)
    opacity = _nth(marker.get("opacity", 1), at)
    return path(d, _nth(marker.get("color", "none"), at), edge, wide, "", opacity)


def _text(point: tuple[float, float], trace: Trace, at: int, marked: bool) -> Iterator[Item]:
    font, text = trace.get("textfont", {}), str(_nth(trace["text"], at))
    where = str(_nth(trace.get("textposition", "middle center"), at))
    size = float(_nth(font.get("size", 12), at))
    radius = float(_nth(trace.get("marker", {}).get("size", 0), at)) / 2 if marked else 0
    apart = radius / 0.8 + 1 if radius else 0
    side = -1 if "top" in where else 1 if "bottom" in where else 0
    across = 1 if "right" in where else -1 if "left" in where else 0
    high = ((len(lines_of_text(text, size)) - 1) * LINE + 1) * size
    halo = re.search(r"#\w{6}", str(_nth(font.get("shadow", ""), at)))
    own = {
        "size": size,
        "color": _nth(font.get("color", _INK), at),
        "style": _nth(font.get("style", "normal"), at),
        "halo": halo[0] if halo else "",
    }
    anchor = next((own for word, own in _SIDES.items() if word in where), "middle")
    y = point[1] + size * 0.75 + side * apart + (side - 1) * high / 2
    yield from written(text, point[0] + across * apart, y, own, anchor)


def shape(one: Mapping[str, Any], scales: Scales) -> Iterator[Item]:
    """A rectangle, circle, line or path, where it stands or at its anchor in pixels."""
    if not known(*(one[name] for name in _ENDS if name in one)):
        return
    sides: dict[str, Callable[[Any], float]] = {}
    for name in "xy":
        at = scales.of(name, one.get(f"{name}ref"))
        if one.get(f"{name}sizemode") == "pixel":
            sides[name] = _from_anchor(at(one[f"{name}anchor"]), 1 if name == "x" else -1)
        else:
            sides[name] = at
    x, y, line = sides["x"], sides["y"], one.get("line", {})
    if one["type"] == "path":
        d = moved_path(one["path"], x, y)
    else:
        x0, x1, y0, y1 = x(one["x0"]), x(one["x1"]), y(one["y0"]), y(one["y1"])
        if one["type"] == "line":
            d = f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"
        elif one["type"] == "circle":
            d = _circle((x0 + x1) / 2, (y0 + y1) / 2, abs(x1 - x0) / 2)
        else:
            d = f"M{x0:.1f} {y0:.1f}H{x1:.1f}V{y1:.1f}H{x0:.1f}z"
    fill = one.get("fillcolor", "none")
    wide, dash = line.get("width", 2), line.get("dash", "")
    yield path(d, fill, line.get("color", "none"), wide, dash, one.get("opacity", 1))
    label = one.get("label", {})
    if label.get("text") and one["type"] != "path":
        font = label["font"]
        yield from written(
            str(label["text"]), (x0 + x1) / 2, (y0 + y1) / 2 + font["size"] * 0.35, dict(font)
        )


def _from_anchor(anchor: float, way: int) -> Callable[[Any], float]:
    """Pixels from an anchor; those of a figure count upwards."""
    return lambda value: anchor + way * float(value)


def ticks(layout: Mapping[str, Any], scales: Scales) -> Iterator[Item]:
    """The names at the axes: over the plot or under it, and at its left."""
    for name in "xy":
        axis = layout.get(f"{name}axis", {})
        if not axis.get("ticktext") or axis.get("visible") is False:
            continue
        at, font = scales.of(name, name), axis["tickfont"]
        size, turn = float(font["size"]), float(axis.get("tickangle") or 0)
        for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
            if not known(value):
                continue
            high = (len(lines_of_text(text, size)) - 1) * LINE * size
            if name == "y":
                x = scales.left - float(axis.get("ticklen", 0)) - 3
                yield from written(text, x, at(value) + size * 0.35 - high / 2, font, "end")
            elif turn:
                x = at(value) + size * 0.3 - high / 2
                yield from written(text, x, scales.top - 6, font, "start", turn)
            else:
                y = scales.top - 6 - high
                below = scales.bottom + size + 3
                yield from written(text, at(value), y if axis.get("side") == "top" else below, font)


def _hatched(
    rings: Sequence[Any], shape_: str, pattern: Mapping[str, Any], colour: str
) -> Iterator[Item]:
    """The lines of a pattern, drawn out within rings."""
    if not shape_ or not rings:
        return
    size = float(pattern.get("size", 8))
    wide = max(size * float(pattern.get("solidity", 0.3)) * 0.9, 0.5)
    for degrees in _TURNS.get(shape_, ()):
        turn = math.radians(degrees)
        there = np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
        lines = hatch_lines([ring @ there.T for ring in rings], size * math.sqrt(2))
        d = "".join(path_through(np.array(ends) @ there) for ends in lines)
        if d:
            yield path(d, "none", colour, wide, "", float(pattern.get("fgopacity", 1)))


def _pieces(points: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    piece: list[tuple[float, float]] = []
    for point in [*points, None]:
        if point is not None:
            piece.append(point)
        elif piece:
            yield piece
            piece = []


def _circle(x: float, y: float, r: float) -> str:
    half = f"a{r:.1f} {r:.1f} 0 1 0"
    return f"M{x - r:.1f} {y:.1f}{half} {2 * r:.1f} 0{half} {-2 * r:.1f} 0z"


def _nth(values: Any, at: int) -> Any:
    """One of many values, or the one for all."""
    return values[at] if isinstance(values, (list, tuple)) else values
