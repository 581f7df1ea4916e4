"""Where a value of a plotly figure stands in its picture: axes, parts of the paper, pixels."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Figure = Mapping[str, Any]
"""A figure as plain data, as plotly's JSON has it."""
_STEP = re.compile(r"([MLHVCQZz])([^MLHVCQZz]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis: the pixels of its two ends, and the values there."""

    first: float
    last: float
    start: float
    end: float
    names: Mapping[str, int]

    def at(self, value: Any) -> float:
        """The pixel of a value, of a category by its name."""
        number = self.names.get(str(value), value) if self.names else value
        return self.start + (float(number) - self.first) * self.unit

    @property
    def unit(self) -> float:
        """Pixels of one unit; negative where values grow leftwards or downwards."""
        return (self.end - self.start) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Scales:
    """All axes of a figure by the names that traces and shapes give them: «x», «y2»."""

    axes: Mapping[str, Scale]
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    def of(self, letter: str, ref: str | None) -> Callable[[Any], float]:
        """How a value of an axis, or of a part of the plot («paper»), becomes a pixel."""
        if ref == "paper":
            if letter == "x":
                return lambda part: self.left + float(part) * (self.right - self.left)
            return lambda part: self.bottom - float(part) * (self.bottom - self.top)
        return self.axes[ref or letter].at


def scales_of(figure: Figure, width: float, height: float) -> Scales:
    """The scales of a figure in a picture of a width and height."""
    layout = figure["layout"]
    margin = layout.get("margin", {})
    left, right = margin.get("l", 0), width - margin.get("r", 0)
    top, bottom = margin.get("t", 0), height - margin.get("b", 0)
    axes = {}
    for name, axis in layout.items():
        if not re.fullmatch(r"[xy]axis\d*", name) or "range" not in axis:
            continue
        letter, number = name[0], name[5:]
        ends = (left, right) if letter == "x" else (bottom, top)
        axes[letter + number] = Scale(*_ends(axis["range"]), *ends, {})
    return Scales(axes, width, height, left, right, top, bottom)


def _ends(values: Sequence[Any]) -> tuple[float, float]:
    """The values at the ends of an axis; where they say nothing, what plotly makes of them."""
    if not known(*values):
        return 0.0, 1.0
    first, last = map(float, values)
    apart = max(1.0, abs(first) * 1e-6) if first == last else 0.0
    return first - apart, last + apart


def known(*values: Any) -> bool:
    """Whether each is a number that has a place on a scale."""
    try:
        return all(value is not None and math.isfinite(float(value)) for value in values)
    except (TypeError, ValueError):
        return False


def moved_path(path: str, x: Callable[[float], float], y: Callable[[float], float]) -> str:
    """A path of a figure in pixels: its numbers are x and y in turn."""
    parts = []
    for command, numbers in _STEP.findall(path):
        turns: Sequence[Callable[[float], float]] = (
            (x,) if command == "H" else (y,) if command == "V" else (x, y)
        )
        values = [
            f"{turns[at % len(turns)](float(number)):.1f}"
            for at, number in enumerate(_NUMBER.findall(numbers))
        ]
        parts.append(command + " ".join(values))
    return "".join(parts)
