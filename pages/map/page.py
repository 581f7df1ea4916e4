"""«Карта»: where it happens, how exactly that is known, and who works with whom."""

from pathlib import Path

import streamlit as st

from pages.map.ground.basemap import COLOURS
from pages.map.ground.boundary_files import load_outlines
from pages.map.map_block import map_and_list
from pages.map.words.map_headings import no_outlines, several_homes
from pages.shared.markup.templates import page_style, piece, render
from pages.shared.plan.column_values import spheres_of
from pages.shared.plan.tables import load_plan
from pages.shared.visit.frame import heading, page_top
from pages.shared.words.russian import NO_SUCH_EVENTS, nbsp

_STYLE = Path(__file__).with_name("map_page.css")

# In a container of its own: what it holds changes with the filters, and a map that moves
# down by one element would be made anew and lose its view.
with st.container():
    shown = page_top()
st.html(page_style(_STYLE) + render("map/halo.html", **COLOURS))
outlines_now = load_outlines(*shown.info.homes)
for note in filter(None, (no_outlines(outlines_now), several_homes(outlines_now))):
    st.html(piece("note", nbsp(note)))
if len(shown.events):
    map_and_list(shown, spheres_of(load_plan()))
else:
    heading(NO_SUCH_EVENTS, "Снимите часть отборов, чтобы увидеть карту.")
