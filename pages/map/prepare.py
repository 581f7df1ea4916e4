"""From the filtered plan to the map's data and figure, each made once and remembered."""

from __future__ import annotations

from functools import lru_cache

import plotly.graph_objects as go

from pages.map.basemap import MapTheme
from pages.map.figure import plot_map
from pages.map.outlines import Outlines
from pages.map.places import REMOTE, MapData, build_map_data, read_venues
from pages.map.view import View
from pages.shared.palette import sphere_colours
from pages.shared.tables import Plan, country_name


@lru_cache(maxsize=128)
def map_data(plan: Plan, outlines: Outlines) -> MapData:
    """Spots, links and lists of a (filtered) plan."""
    events = plan.events
    formats = dict(zip(events["event_id"], events["format"], strict=True))
    venues = read_venues(plan.venues.to_dict("records"), formats)
    codes = {v.country_code for v in venues if v.country_code}
    return build_map_data(
        formats,
        venues,
        outlines,
        {code: country_name(code) for code in codes},
        frozenset(e for e, form in formats.items() if form == REMOTE),
    )


@lru_cache(maxsize=64)
def map_figure(
    plan: Plan,
    outlines: Outlines,
    spheres: tuple[str, ...],
    theme: MapTheme,
    view: View,
    layers: tuple[str, ...],
) -> go.Figure:
    """The figure of a (filtered) plan; ``spheres`` are all of the whole plan's, in order."""
    events = plan.events
    styles = sphere_colours(spheres, "dark" if theme == "dark" else "light")
    return plot_map(
        map_data(plan, outlines),
        outlines,
        view=view,
        theme=theme,
        titles=dict(zip(events["event_id"], events["title_short"], strict=True)),
        colour_of={
            event: styles[sphere].colour
            for event, sphere in zip(events["event_id"], events["sphere_name"], strict=True)
        },
        layers=layers,
    )
