"""The map's ground of the region whose plan comes along."""

from __future__ import annotations

from etl.home import load_home
from pages.map.ground.outlines import Outlines, load_outlines


def shipped_outlines() -> Outlines:
    return load_outlines(load_home())
