"""«Календарь»: what happens when, and how sure that is."""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from etl.today import today
from pages.calendar.below_block import below
from pages.calendar.blocks import agenda
from pages.calendar.figure import WIDTHS
from pages.calendar.gathered import ways_closer
from pages.calendar.gathered.gathering import events_at, in_time, parts_of
from pages.calendar.gathered.time_steps import TimeStep, step_called
from pages.calendar.prepared_timeline import Drawing, drawing, seen_of, timeline_paper
from pages.calendar.timeline.lane_groups import GROUPINGS, SPHERES
from pages.shared.figures.chart import FigureFit, chart, width_for
from pages.shared.figures.month_bars import BARS_STYLE
from pages.shared.figures.palette import current_theme, sphere_colours
from pages.shared.figures.papers import paper_address
from pages.shared.figures.plotly_defaults import DESIGN_WIDTH, FIXED_CONFIG
from pages.shared.markup.templates import page_style, piece
from pages.shared.plan.column_values import spheres_of
from pages.shared.plan.tables import Plan, load_plan
from pages.shared.visit.address_names import SPAN
from pages.shared.visit.frame import heading, missing_event_html, page_top
from pages.shared.visit.selection import asked_part, choice, current_selection, selected_event
from pages.shared.words.months_in_words import months_note, months_title
from pages.shared.words.russian import NO_SUCH_EVENTS, thousands

_STYLE = Path(__file__).with_name("calendar_page.css")


def timeline(
    shown: Plan, drawn: Drawing, width: int, colours: dict[str, str], words: tuple[str, str]
) -> None:
    """The figure and the event that was clicked in it, as the address says.

    Args:
        shown: the plan as filtered.
        drawn: the figure.
        width: that it is laid out for.
        colours: of the spheres.
        words: its title, and its address as a saved picture.
    """
    title, paper = words
    with st.container(key="calendar-figure"):
        chart(
            drawn.figure,
            key="timeline",
            config=FIXED_CONFIG,
            height=drawn.height,
            fit=FigureFit(WIDTHS, width),
            paper=paper,
            alt=f"Мероприятия по срокам и сферам: {title}",
        )
    if chosen := selected_event():
        with st.container(key="calendar-card"):
            st.html(chosen_html(chosen, shown, colours))


def chosen_html(event_id: str, shown: Plan, colours: dict[str, str]) -> Markup:
    """The chosen event in a few lines, or why it is not there."""
    here = (shown.events["event_id"] == event_id).to_numpy(bool)
    if not here.any():
        everything = load_plan().events["event_id"]
        return missing_event_html(bool((everything == event_id).any()))
    (row,) = shown.events[here].to_dict("records")
    event = next(iter(events_at(shown, here)), None)
    colour = colours.get(event.sphere, "currentColor") if event else "currentColor"
    return agenda.summary(row, event, colour, current_selection())


def asked_time(shown: Plan) -> TimeStep | None:
    """The time that the address asks to look at, where the plan has it; else that it has not."""
    asked = st.query_params.get(SPAN, "")
    step, info = step_called(asked), shown.info
    if step and step.first <= info.end and step.last >= info.start:
        return None if step.first <= info.start and step.last >= info.end else step
    if asked:
        words = f"Времени «{asked}» в\u00a0этом плане нет; показан весь период."
        st.html(piece("note", words, role="status"))
    return None


st.html(page_style(_STYLE, BARS_STYLE))
shown, plan, theme = page_top(), load_plan(), current_theme()
selection = current_selection()
spheres = spheres_of(plan)
styles = sphere_colours(spheres, theme)
colours = {name: style.colour for name, style in styles.items()}
with st.container(key="calendar-head", horizontal=True, vertical_alignment="top"):
    top = st.container(width="stretch")  # the title stands before the choice but is known after it
    grouping = choice("Группы", GROUPINGS, SPHERES, "lanes") if len(shown.events) else SPHERES
width = width_for("timeline", WIDTHS, DESIGN_WIDTH)
step = asked_time(shown)
there = in_time(shown, *seen_of(shown.info, step))
parts = parts_of(shown, there, grouping)
part = asked_part(parts)
drawn = drawing(shown, spheres, theme, today(), grouping, width, step, part)
if drawn.there.n or step:
    if drawn.columns:
        title = ways_closer.columns_title(drawn.columns, drawn.there, step)
        note = ways_closer.columns_note(drawn.columns)
    else:
        title = ways_closer.time_title(drawn.there, step) if step else months_title(drawn.counts)
        note = "" if step else months_note(drawn.counts)
    if drawn.undated:
        note += f"Без срока {thousands(len(drawn.undated))} — списком внизу. "
    more = "" if drawn.columns else "Подробности — по нажатию."
    top.html(piece("heading", title, note + more))
    with st.container(key="calendar-timeline"):
        st.html(
            agenda.legend(drawn.signs)
            + ways_closer.way(
                step,
                drawn.there,
                shown.info,
                selection,
                gathered=drawn.columns is not None,
                part=part,
                parts=parts if drawn.columns else 1,
            )
        )
        paper = paper_address(
            timeline_paper, shown, spheres, (today(), step), (grouping, part), width, title, note
        )
        timeline(shown, drawn, width, colours, (title, paper))
    below(shown, drawn, styles)
elif len(shown.events):
    heading("Рисовать нечего: сроки этих мероприятий пока не названы")
else:
    heading(NO_SUCH_EVENTS, "Снимите часть отборов, чтобы увидеть календарь.")
if drawn.undated:
    st.html(agenda.undated_block(shown, selection))
