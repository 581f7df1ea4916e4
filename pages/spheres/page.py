"""«Сферы и страны»: who works with whom, and in what."""

from collections.abc import Callable, Iterable

import plotly.graph_objects as go
import streamlit as st

from pages.shared.frame import event_list, heading, page_top
from pages.shared.ink import Look
from pages.shared.palette import (
    PLOTLY_CONFIG,
    current_theme,
    plotly_layout,
    sphere_colours,
    tokens,
)
from pages.shared.selection import current_selection
from pages.shared.tables import Plan, load_plan
from pages.shared.words import counted
from pages.spheres.counts import Counts, counts, events_of
from pages.spheres.figure import plot_partners, plot_spheres
from pages.spheres.matrix import cell_ids, plot_matrix
from pages.spheres.words import (
    EVENTS,
    matrix_note,
    matrix_title,
    opening_lists,
    partners_note,
    partners_title,
    spheres_title,
)

CONFIG = PLOTLY_CONFIG | {"displayModeBar": False, "scrollZoom": False}
STYLE = """<style>
.sp-lists summary { cursor: pointer; padding: .15rem 0; }
.sp-lists details .pl-list { margin-left: 1rem; }
@media (max-width: 640px) {
  .st-key-spheres-matrix-box { overflow-x: auto; }
  .st-key-spheres-matrix-box > div { min-width: 760px; }
}
</style>"""


@st.fragment
def clickable(
    figure: go.Figure,
    key: str,
    alt: str,
    shown: Plan,
    behind: Callable[[list[object]], tuple[str, Iterable[str]]],
) -> None:
    """A figure and the list of events behind what was clicked in it."""
    with st.container(key=f"{key}-box"):
        clicked = st.plotly_chart(
            figure,
            key=key,
            theme=None,
            config=CONFIG,
            on_select="rerun",
            selection_mode="points",
            alt=alt,
        )
    points = [point["customdata"] for point in clicked["selection"]["points"]]
    if points:
        name, ids = behind(points[0])
        events = events_of(shown, ids)
        heading(f"{name}: {counted(len(events), *EVENTS)}")
        event_list(events)


def show(shown: Plan, found: Counts, look: Look) -> None:
    """The three figures, each with its title and note."""
    left, right = st.columns(2, gap="large")
    with left:
        heading(
            spheres_title(found),
            "Каждое мероприятие стоит в одной сфере. Нажмите, чтобы увидеть список.",
        )
        by_sphere = {row.name: row.ids for row in found.spheres}
        clickable(
            plot_spheres(found.spheres, look=look),
            "spheres-count",
            f"Мероприятия по сферам. {spheres_title(found)}",
            shown,
            lambda name: (str(name), by_sphere[str(name)]),
        )
    with right:
        heading(partners_title(found), partners_note(found))
        by_partner = {row.name: row.ids for row in found.partners}
        if found.partners:
            clickable(
                plot_partners(found.partners, look=look),
                "spheres-partners",
                f"Мероприятия по странам-партнёрам. {partners_title(found)}",
                shown,
                lambda name: (str(name), by_partner[str(name)]),
            )
        selection = current_selection()
        groups = "Названы вместе, без перечня стран; к странам не отнесены."
        nameless = (found.nameless,) if found.nameless.n else ()
        lists = opening_lists(found.groups, "Собирательно", groups, shown, selection)
        lists += opening_lists(nameless, "Без страны", "", shown, selection)
        if lists:
            st.html(lists)
    heading(matrix_title(found), matrix_note(found))
    clickable(
        plot_matrix(found, look=look),
        "spheres-matrix",
        f"Сферы по странам-партнёрам. {matrix_title(found)}",
        shown,
        lambda cell: (
            " × ".join(str(part) for part in cell if part) or "Всего",
            cell_ids(found, *map(str, cell)),
        ),
    )


shown, plan, theme = page_top("Сферы и страны"), load_plan(), current_theme()
spheres = tuple(dict.fromkeys(plan.events["sphere_name"]))
st.html(STYLE)
if len(shown.events):
    look = Look(sphere_colours(spheres, theme), tokens(theme), plotly_layout(theme))
    show(shown, counts(shown), look)
else:
    heading("Таких мероприятий нет", "Снимите часть отборов, чтобы увидеть сферы и страны.")
