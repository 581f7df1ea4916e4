"""Lines between an event's places that are seen when somebody asks for a place's: on demand.

All of them at once are a knot around the home capital. Traces wait without points; what they
would have stands in ``meta`` and pages/shared/figures/chart.js puts it in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pages.map.drawing.map_traces import FAINT, Trace, link_handles, link_lines
from pages.map.ground.basemap import MapColours
from pages.map.layout.screen import Arrangement
from pages.map.spots.spots import Link


def asked_lines(arranged: Arrangement, colours: MapColours) -> list[Trace]:
    """The lines, a trace for each look."""
    looks: dict[tuple[bool, int, bool], list[int]] = {}
    for i, (link, _) in enumerate(arranged.arcs):
        look = link.remote, len(link.events), link.unsure.issuperset(link.events)
        looks.setdefault(look, []).append(i)
    traces = []
    for numbers in looks.values():
        arcs = [arranged.arcs[i] for i in numbers]
        (trace,) = link_lines(replace(arranged, arcs=tuple(arcs)), colours)
        each = {
            "x": [[*(round(x, 1) for x, _ in curve), None] for _, curve in arcs],
            "y": [[*(round(y, 1) for _, y in curve), None] for _, curve in arcs],
        }
        # What was asked for is not faint.
        trace["opacity"] = min(1.0, trace["opacity"] / FAINT)
        traces.append(_waiting(trace, [link for link, _ in arcs], each))
    return traces


def asked_beads(
    arranged: Arrangement, colours: MapColours, titles: Mapping[str, str]
) -> list[Trace]:
    """The beads on them that one points at, a trace for each form."""
    traces = []
    for remote in (False, True):
        arcs = tuple(pair for pair in arranged.arcs if pair[0].remote is remote)
        if arcs:
            trace = link_handles(replace(arranged, arcs=arcs), colours, titles)
            trace["marker"] |= {"symbol": "diamond" if remote else "circle", "size": 9}
            trace["marker"]["line"] = {"color": colours.link, "width": 1.6}
            trace.pop("text")
            trace["mode"] = "markers"
            names = ("x", "y", "customdata", "hovertext")
            each = {name: [[value] for value in trace[name]] for name in names}
            traces.append(_waiting(trace, [link for link, _ in arcs], each))
    return traces


def _waiting(
    trace: Trace, links: list[Link], each: Mapping[str, Sequence[Sequence[object]]]
) -> Trace:
    """The trace without points; ``asked`` are the ids that call for each of its links."""
    asked = [[link.link_id, link.start.spot_id, link.end.spot_id] for link in links]
    none: dict[str, list[object]] = {name: [] for name in each}
    return {**trace, **none, "meta": {"asked": asked, "each": each}}
