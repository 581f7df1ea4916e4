"""What a form is about: words as they are read, and places as they stand on the map."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypedSpot:
    """A place of the event, and where it stands on the map."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    level: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What words say: one line each, or why they are not taken."""

    lines: tuple[str, ...]
    refused: bool = False
    spots: tuple[TypedSpot, ...] = ()
