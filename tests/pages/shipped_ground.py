"""The map's ground of the region whose plan comes along."""

from __future__ import annotations

from etl.home import load_home
from pages.map.ground.boundary_files import load_outlines
from pages.map.ground.outlines import Outlines


def shipped_outlines() -> Outlines:
    return load_outlines(load_home())
