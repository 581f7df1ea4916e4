"""What the controls of the map can be set to, and a map asked for in full: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pages.map.ground.basemap import MapTheme
from pages.map.layout.screen import View
from pages.map.spots.colouring import By

Links = Literal["drawn", "asked", "none"]
"""Lines between the places of one event: always there, at the place that is pointed at or
chosen, or on no account."""


@dataclass(frozen=True, slots=True)
class MapSettings:
    """What the controls of the map were set to.

    Attributes:
        by: what the colours say.
        with_people: lines join those who take part, not the places of events.
        month: the one month shown.
        closer: the home region or its capital, "" for the whole map.
    """

    by: By = "Сферы"
    with_people: bool = False
    month: date | None = None
    closer: str = ""


PLAIN = MapSettings()


@dataclass(frozen=True, slots=True)
class MapRequest:
    """Which map of a plan is wanted.

    Attributes:
        spheres: all of the whole plan's, in order.
        theme: light, dark or print.
        view: which part, at which design size.
        look: what the controls were set to.
        layers: names of further layers to show.
        apart: known buildings stand apart on zooming in.
        links: when lines between an event's places are seen; those between people always are.
    """

    spheres: tuple[str, ...]
    theme: MapTheme
    view: View
    look: MapSettings = PLAIN
    layers: tuple[str, ...] = ()
    apart: bool = False
    links: Links = "drawn"
