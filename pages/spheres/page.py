"""«Сферы и страны»: who works with whom, and in what."""

from pathlib import Path

import streamlit as st
from markupsafe import Markup

from pages.shared.figures.chart import FigureFit, chart, width_for
from pages.shared.figures.month_bars import BARS_STYLE
from pages.shared.figures.palette import current_theme
from pages.shared.figures.papers import paper_address
from pages.shared.figures.plotly_defaults import DESIGN_WIDTH, FIXED_CONFIG
from pages.shared.markup.templates import page_style, render
from pages.shared.plan.column_values import spheres_of
from pages.shared.plan.tables import load_plan
from pages.shared.visit.address_names import REST
from pages.shared.visit.event_lists import event_list_html
from pages.shared.visit.frame import heading, page_top
from pages.shared.visit.selection import asked_part, current_selection, page_link
from pages.shared.words.russian import NO_SUCH_EVENTS, events_counted
from pages.spheres.counts_block import below
from pages.spheres.figure import WIDTHS
from pages.spheres.largest_rows import MOST, parts_of
from pages.spheres.matrix_lettering import TELEPHONE, least_width
from pages.spheres.prepared_matrix import matrix_paper, matrix_text
from pages.spheres.sphere_counts import counts
from pages.spheres.sphere_sentences import counting_note, page_note, partners_title, spheres_title

_STYLE = Path(__file__).with_name("spheres_page.css")


def matrix(text: str, height: int, width: int, title: str, paper: str) -> None:
    """The figure; a click on a number filters all pages by its sphere and its partner."""
    with st.container(key="spheres-box"):
        chart(
            text,
            key="spheres-matrix",
            config=FIXED_CONFIG,
            height=height,
            fit=FigureFit(WIDTHS, width),
            paper=paper,
            alt=f"Мероприятия по сферам и странам-партнёрам. {title}",
        )


def matrix_parts(part: int, parts: int) -> Markup:
    """Which of many partners and spheres are drawn, and the way to the others."""
    ways = []
    for words, number in (("К самым крупным", 1), ("Следующие", part + 1)):
        if number == part or number > parts:
            continue
        text = str(number) if number > 1 else ""
        link = page_link("spheres", **({REST: text} if text else {}))
        ways.append({"words": words, "link": link, "keep": f"{REST}={text}"})
    return render("spheres/matrix_parts.html", part=part, parts=parts, ways=ways)


st.html(page_style(_STYLE, BARS_STYLE))
shown, plan, theme = page_top(), load_plan(), current_theme()
if len(shown.events):
    found = counts(shown)
    spheres = spheres_of(plan)
    title = f"{spheres_title(found)}; {partners_title(found)}"
    heading(title, page_note(found))
    parts = parts_of(found)
    part = asked_part(parts)
    if parts > 1:
        st.html(matrix_parts(part, parts))
    columns = min(len(found.partners), MOST) + bool(found.nameless.n)
    least = least_width(columns)
    st.html(render("spheres/least_width.html", least=least, telephone=TELEPHONE))
    width = width_for("spheres-matrix", WIDTHS, DESIGN_WIDTH)
    paper = paper_address(
        matrix_paper, shown, spheres, width, part, title, counting_note(found) + "."
    )
    matrix(*matrix_text(shown, spheres, theme, width, part), width, title, paper)
    if selection := current_selection():  # a number was clicked: this is the list behind it
        numbers = events_counted(len(shown.events))
        events = event_list_html(shown.events, selection, page_link("events", selection))
        st.html(render("spheres/chosen_events.html", counted=numbers, events=events))
    below(shown)
else:
    heading(NO_SUCH_EVENTS, "Снимите часть отборов, чтобы увидеть сферы и страны.")
