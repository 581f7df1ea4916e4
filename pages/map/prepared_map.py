"""From the filtered plan to the map's data and figure, each made once and remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import plotly.graph_objects as go

from etl.country_names import country_name
from pages.map.figure import Appearance, plot_map
from pages.map.ground.basemap import MapTheme
from pages.map.ground.outlines import Outlines
from pages.map.map_settings import MapRequest
from pages.map.spots.colouring import By, Colouring, by_format, by_month, by_sphere
from pages.map.spots.month_cut import MonthCut
from pages.map.spots.people import People, build_people
from pages.map.spots.spot_building import build_map_data
from pages.map.spots.spots import REMOTE, VENUE_COLUMNS, MapData
from pages.map.spots.venue_columns import VenueColumns, columns_of_table
from pages.map.words.map_words import hover_titles
from pages.shared.figures.figure_text import figure_text
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.table_values import records
from pages.shared.plan.tables import Plan
from pages.shared.times.months import months_of
from pages.shared.times.spans import events_in_months, spans_of


@per_plan
def map_data(plan: Plan, outlines: Outlines, *, apart: bool = False) -> MapData:
    """Spots, links and lists of a (filtered) plan; ``apart`` as in ``build_map_data``."""
    events, venues = plan.events, _venues(plan)
    codes = {kind.country_code for kind in venues.kinds if kind.country_code}
    remote = (events["format"] == REMOTE).to_numpy(bool)
    return build_map_data(
        events["event_id"].tolist(),
        venues,
        outlines,
        {code: country_name(code) for code in codes},
        frozenset(events["event_id"].to_numpy()[remote]),
        apart=apart,
    )


@per_plan
def _venues(plan: Plan) -> VenueColumns:
    return columns_of_table(plan.venues, plan.event_rows("venues"), plan.events)


@per_plan
def people(plan: Plan, outlines: Outlines) -> People:
    """Who works with whom in a (filtered) plan."""
    events, rows = (
        plan.events,
        [*records(plan.partner_places, (*VENUE_COLUMNS[:-1], "side", "inferred"))],
    )
    codes = {row["country_code"] for row in rows if isinstance(row["country_code"], str)}
    return build_people(
        map_data(plan, outlines),
        rows,
        dict(zip(events["event_id"], events["format"], strict=True)),
        outlines,
        {code: country_name(code) for code in codes},
    )


@per_plan
def month_cut(plan: Plan, month: date) -> MonthCut:
    """What one of the plan's months has of a (filtered) plan, surely and possibly."""
    return MonthCut(month, *events_in_months(plan, (month,)))


@per_plan
def colouring(plan: Plan, by: By, spheres: tuple[str, ...], theme: MapTheme) -> Colouring:
    """The chosen colours of a (filtered) plan; ``spheres`` are all of the whole plan's."""
    events = plan.events
    if by == "Форма":
        return by_format(dict(zip(events["event_id"], events["format"], strict=True)), theme)
    if by == "Месяцы":
        exact = events.loc[events["date_precision"] == "day", "event_id"]
        spans = {event: spans_of(plan).get(event, ()) for event in events["event_id"]}
        return by_month(spans, months_of(plan), exact, theme)
    names = dict(zip(events["event_id"], events["sphere_name"], strict=True))
    return by_sphere(names, spheres, theme)


@per_plan
def map_figure(plan: Plan, outlines: Outlines, wanted: MapRequest) -> go.Figure:
    """The figure of a (filtered) plan on a base map."""
    look, events = wanted.look, plan.events
    # Lines between those who take part end at towns, so these stay whole.
    apart = wanted.apart and not look.with_people
    return plot_map(
        people(plan, outlines).data if look.with_people else map_data(plan, outlines),
        outlines,
        view=wanted.view,
        appearance=Appearance(
            wanted.theme,
            hover_titles(events),
            colouring(plan, look.by, wanted.spheres, wanted.theme),
            wanted.layers,
            "drawn" if look.with_people else wanted.links,
        ),
        apart=map_data(plan, outlines, apart=True) if apart else None,
        cut=None if look.month is None else month_cut(plan, look.month),
    )


@per_plan
def map_text(plan: Plan, outlines: Outlines, wanted: MapRequest) -> str:
    """The same figure as the page hands it over, a town's known buildings apart."""
    return figure_text(map_figure(plan, outlines, replace(wanted, apart=True)))
