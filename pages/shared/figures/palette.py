"""Colours: one place, so that every page speaks one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Theme = Literal["light", "dark"]

CLEAR = "rgba(0,0,0,0)"
"""No colour at all, as plotly has it."""

# Paul Tol's qualitative scheme «muted» (https://sronpersonalpages.nl/~pault/) and a slate grey
# that nobody takes for his rose, his order changed so that neighbours in a plan differ in
# lightness too.
_LIGHT_COLOURS = (
    "#332288", "#CC6677", "#117733", "#DDCC77", "#882255",
    "#999933", "#AA4499", "#88CCEE", "#44AA99", "#676874",
)  # fmt: skip
# The same hues for a near-black page, moved as little as lets all of them stay apart whatever
# kind of colour blindness looks at them.
_DARK_COLOURS = (
    "#8B7DE7", "#E47E7C", "#259C5D", "#E2D178", "#BD4D80",
    "#AFAF47", "#B97BB2", "#A4D7F5", "#51C8C1", "#9C9C9C",
)  # fmt: skip
# Plotly's pattern shapes; none of them is "/", which means «somewhere inside» everywhere.
_PATTERNS = ("", ".", "x", "+", "-", "|")
_ACROSS, _DOWN = (
    "linear-gradient(C 2px, transparent 0)",
    "linear-gradient(90deg, C 2px, transparent 0)",
)
_CSS = {
    "": "C",
    ".": "radial-gradient(C 1.5px, transparent 2px) 0 0/6px 6px",
    "x": "repeating-linear-gradient(45deg, C 0 1px, transparent 1px 5px), "
    "repeating-linear-gradient(-45deg, C 0 1px, transparent 1px 5px)",
    "+": f"{_ACROSS} 0 0/6px 6px, {_DOWN} 0 0/6px 6px",
    "-": f"{_ACROSS} 0 0/6px 5px",
    "|": f"{_DOWN} 0 0/5px 6px",
}
"""The same patterns for marks that are HTML; ``C`` stands for the colour."""


@dataclass(frozen=True, slots=True)
class SphereStyle:
    """How a sphere is drawn: fill, repeated-colour pattern ("" = none), text over the fill."""

    colour: str
    pattern: str
    ink: str

    @property
    def css(self) -> str:
        """The fill as a CSS background, with the pattern that plotly's figures have."""
        return _CSS[self.pattern].replace("C", self.colour)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The theme's named colours."""

    background: str
    surface: str
    ink: str
    quiet_ink: str
    line: str
    edge: str
    action: str
    doubt: str


_TOKENS: dict[str, Tokens] = {
    "light": Tokens(
        background="#F6F4F0",
        surface="#FFFFFF",
        ink="#22201C",
        quiet_ink="#645F56",
        line="#D9D4CA",
        edge="#857D70",
        action="#0B5A87",
        doubt="#8A5A00",
    ),
    "dark": Tokens(
        background="#151412",
        surface="#211F1C",
        ink="#EDEAE4",
        quiet_ink="#ABA59A",
        line="#3B3833",
        edge="#7D776C",
        action="#74B9E6",
        doubt="#E2B25A",
    ),
}


def tokens(theme: Theme = "light") -> Tokens:
    """The theme's named colours."""
    return _TOKENS[theme]


def contrast(one: str, other: str) -> float:
    """How well two ``#rrggbb`` colours are told apart: WCAG's ratio, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink_over(colour: str) -> str:
    """White or near-black, whichever contrasts more with a ``#rrggbb`` fill."""
    return max("#FFFFFF", "#1A1A1A", key=lambda ink: contrast(ink, colour))


def sphere_colours(spheres: Sequence[str], theme: Theme = "light") -> dict[str, SphereStyle]:
    """A style for each sphere, in document order; from the eleventh on with a pattern.

    Args:
        spheres: all spheres of the plan as written, not only the filtered ones, so that
            a sphere keeps its colour whatever is chosen. Repeats are ignored.
        theme: light or dark.
    """
    return dict(_styles(tuple(dict.fromkeys(spheres)), theme))


@lru_cache(maxsize=64)
def _styles(spheres: tuple[str, ...], theme: Theme) -> tuple[tuple[str, SphereStyle], ...]:
    colours = _LIGHT_COLOURS if theme == "light" else _DARK_COLOURS
    return tuple(
        (
            sphere,
            SphereStyle(
                colours[i % len(colours)],
                _PATTERNS[i // len(colours) % len(_PATTERNS)],
                ink_over(colours[i % len(colours)]),
            ),
        )
        for i, sphere in enumerate(spheres)
    )


def current_theme() -> Theme:
    """The theme that the visitor's browser shows now."""
    import streamlit as st  # here only, so that figures may import this module's colours

    return "dark" if st.context.theme.type == "dark" else "light"


def light_colours() -> list[tuple[str, str]]:
    """The names and colours of a page of ours that stands alone: it is printed and handed on."""
    return list(_style_names(tokens("light")).items())


def css_variables() -> str:
    """The tokens as CSS variables; the dark ones where the visitor's system is dark."""

    def block(theme: Theme) -> str:
        t = tokens(theme)
        names = {**_style_names(t), "on-action": ink_over(t.action)}
        return ":root{" + "".join(f"--pl-{name}:{value};" for name, value in names.items()) + "}"

    return block("light") + "@media screen and (prefers-color-scheme:dark){" + block("dark") + "}"


def _style_names(t: Tokens) -> dict[str, str]:
    """The tokens under the names that style sheets know them by."""
    return {
        "ground": t.background,
        "surface": t.surface,
        "ink": t.ink,
        "quiet": t.quiet_ink,
        "line": t.line,
        "edge": t.edge,
        "action": t.action,
        "doubt": t.doubt,
    }
