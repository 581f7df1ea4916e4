"""«Календарь»: what happens when, and how sure that is."""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from pages.calendar.blocks import agenda
from pages.calendar.blocks.below_timeline import (
    BLOCKS,
    MONTH_BLOCK,
    MONTHS_BLOCK,
    block_html,
    month_names,
)
from pages.calendar.figure import DESIGN_WIDTH, WIDTHS
from pages.calendar.prepared_timeline import Drawing, drawing
from pages.calendar.timeline.lane_groups import GROUPINGS, SPHERES
from pages.shared.figures.chart import chart, width_for
from pages.shared.figures.month_bars import BARS_STYLE
from pages.shared.figures.palette import PLOTLY_CONFIG, SphereStyle, current_theme, sphere_colours
from pages.shared.markup.templates import piece
from pages.shared.plan.tables import Plan, load_plan, today
from pages.shared.visit.frame import heading, missing_event_html, page_top
from pages.shared.visit.selection import choice, current_selection, selected_event
from pages.shared.words.months_in_words import months_note, months_title

CONFIG = PLOTLY_CONFIG | {"displayModeBar": False, "scrollZoom": False}
_STYLE = Path(__file__).with_name("calendar_page.css")


def timeline(shown: Plan, drawn: Drawing, width: int, colours: dict[str, str]) -> None:
    """The figure and the event that was clicked in it, as the address says."""
    with st.container(key="calendar-figure"):
        chart(
            drawn.figure,
            key="timeline",
            config=CONFIG,
            height=drawn.height,
            widths=WIDTHS,
            width=width,
            alt=f"Мероприятия по срокам и сферам: {months_title(drawn.counts)}",
        )
    if chosen := selected_event():
        with st.container(key="calendar-card"):
            st.html(chosen_html(chosen, shown, drawn, colours))


def chosen_html(event_id: str, shown: Plan, drawn: Drawing, colours: dict[str, str]) -> Markup:
    """The chosen event in a few lines, or why it is not there."""
    rows = shown.events[shown.events["event_id"] == event_id]
    if rows.empty:
        everything = set(load_plan().events["event_id"])
        return missing_event_html(event_id in everything)
    event = next((event for event in drawn.dated if event.event_id == event_id), None)
    colour = colours.get(event.sphere, "currentColor") if event else "currentColor"
    return agenda.summary(rows.to_dict("records")[0], event, colour, current_selection())


@st.fragment
def below(shown: Plan, drawn: Drawing, styles: dict[str, SphereStyle]) -> None:
    """The choice of a block and the block; a change redraws nothing else of the page."""
    block = choice("Подробнее", BLOCKS, MONTHS_BLOCK, "block")
    months = month_names(shown)
    current = next(
        (name for name, month in months.items() if month == today().replace(day=1)),
        next(iter(months)),
    )
    month = choice("Месяц", list(months), current, "cm") if block == MONTH_BLOCK else current
    st.html(
        block_html(
            block,
            shown,
            drawn,
            styles=styles,
            today=today(),
            month=months[month],
            selection=current_selection(),
        )
    )


st.html(_STYLE)
st.html(BARS_STYLE)
shown, plan, theme = page_top("Календарь"), load_plan(), current_theme()
selection = current_selection()
spheres = tuple(dict.fromkeys(plan.events["sphere_name"]))
styles = sphere_colours(spheres, theme)
colours = {name: style.colour for name, style in styles.items()}
with st.container(key="calendar-head", horizontal=True, vertical_alignment="top"):
    top = st.container(width="stretch")  # the title stands before the choice but is known after it
    grouping = choice("Группы", GROUPINGS, SPHERES, "lanes") if len(shown.events) else SPHERES
width = width_for("timeline", WIDTHS, DESIGN_WIDTH)
drawn = drawing(shown, spheres, theme, today(), grouping, width)
if drawn.dated:
    note = months_note(drawn.counts)
    if drawn.undated:
        note += f"Без срока {len(drawn.undated)} — списком внизу. "
    note += "Подробности — по нажатию."
    top.html(piece("heading", months_title(drawn.counts), note))
    st.html(agenda.legend())
    with st.container(key="calendar-timeline"):
        timeline(shown, drawn, width, colours)
    below(shown, drawn, styles)
elif len(shown.events):
    heading("Рисовать нечего: сроки этих мероприятий пока не названы")
else:
    heading("Таких мероприятий нет", "Снимите часть отборов, чтобы увидеть календарь.")
if drawn.undated:
    st.html(agenda.undated_block(shown.events, drawn.undated, selection))
