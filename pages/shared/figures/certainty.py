"""How certainty looks: solid = exact, hatched = somewhere inside, outline = tentative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pages.shared.figures.palette import CLEAR, SphereStyle, Tokens

Certainty = Literal["exact", "window", "tentative", "tentative_window", "background"]
NAMES_DAYS: frozenset[Certainty] = frozenset({"exact", "tentative"})
"""Both name their days; a tentative one may still be moved, which is said."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Fill, edge, hatching and the colour of a text on top."""

    fill: str
    edge: str
    edge_width: float
    pattern: str
    hatch: str
    text: str


def ink_of(certainty: Certainty, style: SphereStyle, tokens: Tokens) -> Ink:
    """The one language of certainty, in the colour of a sphere."""
    colour = style.colour
    # Sand and sky blue are too pale for a thin line on either ground.
    edge = mix(colour, tokens.ink, 0.7)
    if certainty == "exact":
        return Ink(colour, edge, 1, style.pattern, style.ink, style.ink)
    if certainty == "window":
        fill = mix(colour, tokens.background, 0.2)
        return Ink(fill, edge, 1, "/", mix(edge, tokens.background, 0.4), tokens.ink)
    if certainty == "tentative":
        return Ink(CLEAR, edge, 2, "", edge, tokens.ink)
    if certainty == "tentative_window":
        # Bars know no dashes: the layout draws the dashed outline around this one.
        return Ink(CLEAR, CLEAR, 0, "", edge, tokens.ink)
    return Ink(edge, edge, 0, "", edge, tokens.ink)


def mix(colour: str, ground: str, share: float) -> str:
    """``share`` of one #rrggbb over another: a tint without transparency."""
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


@dataclass(frozen=True, slots=True)
class DrawingColours:
    """The colours of one drawing: a style per sphere name, the theme, what all figures share."""

    styles: Mapping[str, SphereStyle]
    tokens: Tokens
    base_layout: Mapping[str, Any]

    def style(self, sphere: str) -> SphereStyle:
        """The sphere's style; quiet grey for one that the palette does not know."""
        quiet = SphereStyle(self.tokens.quiet_ink, "", self.tokens.background)
        return self.styles.get(sphere, quiet)
