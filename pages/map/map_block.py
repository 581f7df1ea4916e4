"""The map with its controls, and what was clicked in it.

Not in ``page.py``: of that file each visit would hold a copy (docs/changing.md, «A page»).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast
from urllib.parse import urlencode

import streamlit as st

from pages.map.ground.boundary_files import load_outlines
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import WHOLE
from pages.map.layout.screen import USUAL, WIDTHS, View, closer_places, closer_window
from pages.map.map_choices import below_html, look, map_paper
from pages.map.map_settings import MapRequest, MapSettings
from pages.map.player import month_player
from pages.map.prepared_map import map_text
from pages.map.spots.colouring import CHOICES, By
from pages.map.words.chosen_places import chosen_html
from pages.shared.figures.chart import Choosing, FigureFit, chart, chart_state, width_for
from pages.shared.figures.palette import current_theme
from pages.shared.figures.papers import paper_address
from pages.shared.filters.filters import PLACE
from pages.shared.markup.templates import piece, render
from pages.shared.plan.tables import Plan
from pages.shared.times.month_counts import month_counts
from pages.shared.visit.address_names import (
    CLOSER,
    COLOUR,
    LAYERS,
    LINKED_PEOPLE,
    LINKED_PLACES,
    LINKS,
)
from pages.shared.visit.frame import heading
from pages.shared.visit.selection import (
    choice,
    choose_places,
    chosen_places,
    current_selection,
    page_link,
    several,
)

CONFIG: dict[str, Any] = {
    "scrollZoom": True,
    "displayModeBar": True,
    "doubleClick": "reset",
    "modeBarButtonsToRemove": ["autoScale2d", "zoom2d", "toggleSpikelines", "toImage"],
}
# A finger moves and spreads the map; a telephone has room for few tools.
SMALL = CONFIG | {
    "modeBarButtonsToRemove": [
        *CONFIG["modeBarButtonsToRemove"], "pan2d", "select2d", "lasso2d",
    ],
}  # fmt: skip

_LINKS = (LINKED_PLACES, LINKED_PEOPLE)


@st.fragment
def map_and_list(shown: Plan, spheres: tuple[str, ...]) -> None:
    """The figure and what was clicked in it; a click redraws nothing else."""
    outlines, theme = load_outlines(*shown.info.homes), current_theme()
    width = width_for("map", WIDTHS, USUAL)
    parts = st.container(key="map-parts")  # in this order: map_page.css finds them by it
    head, (left, right) = parts.container(key="map-head"), parts.columns([0.74, 0.26], gap="small")
    below = parts.container(key="map-below")
    with right:
        view = _view(outlines, View.of_width(width))
        with_people = choice("Связи", _LINKS, LINKED_PLACES, LINKS) == LINKED_PEOPLE
        chosen_box = st.container()
        layers = tuple(several("Слои", [layer.name for layer in outlines.layers], LAYERS))
        by = choice("Цвет", CHOICES, CHOICES[0], COLOUR)
        legend = st.container(key="map-legend")
    with left:
        box = st.container(key="map-box", height=520, border=False)
        month = month_player(month_counts(shown))
    chosen_look = MapSettings(cast(By, by), with_people, month)
    wanted = MapRequest(spheres, theme, view, chosen_look, layers, links="asked")
    seen = look(shown, outlines, spheres, theme, chosen_look)
    with head:
        heading(*seen.title)
    with box:
        chart(
            map_text(shown, outlines, wanted),
            key="map",
            config=SMALL if view.small else CONFIG,
            fit=FigureFit(WIDTHS, width, WHOLE.width / WHOLE.height),
            choosing=Choosing(chosen_places(), _remember),
            paper=paper_address(map_paper, shown, outlines, wanted),
            alt=f"{seen.title[0]}. Те же места таблицей — под картой.",
        )
    with legend:
        for part in seen.legend(theme):
            st.html(part)
    ids = set(chosen_places())
    # What stands apart only on zooming in is chosen there too.
    known = {s.spot_id: s for s in (*seen.apart.spots, *seen.data.spots)}
    spots = [s for spot_id, s in known.items() if spot_id in ids]
    links = [link for link in seen.data.links if link.link_id in ids]
    if ids and not (spots or links):
        words = "Выбранного на\u00a0карте места среди этих мероприятий нет."
        chosen_box.html(piece("note", words))
    if spots or links:
        with chosen_box:
            st.html(
                chosen_html(
                    spots, links, shown.events, current_selection(), outlines.home, seen.people
                )
            )
            if places := tuple(sorted({p for s in spots for p in s.places})):
                # A link, not a button: the filters stand outside of this fragment.
                chosen = current_selection().having({PLACE: places})
                keep = urlencode([(PLACE, p) for p in places])
                st.html(render("map/filter_here.html", link=page_link("map", chosen), keep=keep))
    with below:
        st.html(below_html(shown, outlines, seen, current_selection()))


def _remember() -> None:
    choose_places(chart_state("map").chosen)


def _view(outlines: Outlines, view: View) -> View:
    """Which part is shown first: everything, a home region, its capital, as far as on the map."""
    whole = "Вся карта"
    part = choice("Вид", (whole, *closer_places(outlines)), whole, CLOSER, wraps=True)
    closer = closer_window(part, outlines, view.window)
    return replace(view, window=closer) if closer else view
