"""«Карта»: where it happens, how exactly that is known, and who works with whom."""

import streamlit as st

from pages.map.outlines import load_outlines
from pages.map.panel import (
    STYLE,
    chosen_html,
    legend_html,
    missing_html,
    refused_html,
    table_html,
    title,
)
from pages.map.prepare import map_data, map_figure
from pages.map.projection import WHOLE
from pages.map.view import View, home_window
from pages.shared.frame import heading, page_top
from pages.shared.palette import PLOTLY_CONFIG, current_theme, sphere_colours
from pages.shared.selection import PLACE, choose, current_selection
from pages.shared.tables import Plan, load_plan

CONFIG = PLOTLY_CONFIG | {
    "scrollZoom": True,
    "displayModeBar": True,
    "modeBarButtonsToRemove": ["autoScale2d", "zoom2d", "toggleSpikelines"],
}


@st.fragment
def map_and_list(shown: Plan, spheres: tuple[str, ...]) -> None:
    """The figure and what was clicked in it; a click redraws nothing else."""
    outlines, theme = load_outlines(), current_theme()
    data = map_data(shown, outlines)
    left, right = st.columns([0.74, 0.26], gap="small")
    with right:
        window = home_window(outlines) if _whole_or_home(outlines.home.region) else WHOLE
        chosen_box = st.container()
        layers = tuple(_layers([layer.name for layer in outlines.layers]))
        styles = sphere_colours(spheres, theme)
        present = [s for s in spheres if s in set(shown.events["sphere_name"])]
        st.html(legend_html(theme, {s: styles[s].colour for s in present}))
    with left, st.container(key="map-box", height=520, border=False):
        clicked = st.plotly_chart(
            map_figure(shown, outlines, spheres, theme, View(window), layers),
            key="map",
            height="stretch",
            theme=None,
            config=CONFIG,
            on_select="rerun",
            selection_mode=("points", "box", "lasso"),
            alt=f"{title(data)[0]}. Те же места таблицей — под картой.",
        )
    ids = {p["customdata"][0] for p in clicked["selection"]["points"] if p.get("customdata")}
    spots = [s for s in data.spots if s.spot_id in ids]
    links = [link for link in data.links if link.link_id in ids]
    if spots or links:
        with chosen_box:
            st.html(chosen_html(spots, links, shown.events, current_selection(), outlines.home))
            places = sorted({p for s in spots for p in s.places})
            if places:
                st.button(
                    "Отобрать на всех страницах",
                    key="map-filter",
                    on_click=choose,
                    args=(PLACE, places),
                )


def _whole_or_home(region: str) -> bool:
    """Which part is shown: answers whether it is the home region."""
    whole = "Вся карта"
    part = st.segmented_control(
        "Вид", (whole, region), default=whole, key="map-view", label_visibility="collapsed"
    )
    return part == region


def _layers(names: list[str]) -> list[str]:
    """Which of the further files in ``plan_data/boundaries`` to show."""
    if not names:
        return []
    return st.pills("Слои", names, selection_mode="multi", default=names, key="map-layers")


# In a container of its own: what it holds changes with the filters, and a map that moves
# down by one element would be made anew and lose its view.
with st.container():
    shown = page_top("Карта")
data = map_data(shown, load_outlines())
st.html(STYLE)
if len(shown.events):
    heading(*title(data))
    map_and_list(shown, tuple(dict.fromkeys(load_plan().events["sphere_name"])))
    # Nothing missing is no text at all, and an element without text is refused.
    missing = missing_html(data, shown.events, current_selection())
    below = missing + refused_html(load_outlines().refused)
    st.html(below + table_html(data, load_outlines().home))
else:
    heading("Таких мероприятий нет", "Снимите часть отборов, чтобы увидеть карту.")
