"""«Обзор»: what is planned at a glance, and what comes next."""

import streamlit as st

from pages.overview.figure import MONTHS_HEIGHT, months_text
from pages.overview.glance import glance
from pages.overview.overview_blocks import (
    months_table,
    questions_block,
    spheres_block,
    tiles,
    upcoming_block,
)
from pages.overview.upcoming import upcoming
from pages.shared.figures.chart import chart
from pages.shared.figures.palette import current_theme, sphere_colours
from pages.shared.filters.period_filter import months_chosen
from pages.shared.plan.month_counts import month_counts
from pages.shared.plan.tables import load_plan, today
from pages.shared.visit.frame import heading, page_top
from pages.shared.visit.selection import current_selection
from pages.shared.words.months_in_words import months_note, months_title

shown = page_top("Обзор")
plan, selection, theme = load_plan(), current_selection(), current_theme()
numbers = glance(shown)
st.html(tiles(numbers, selection))
left, right = st.columns([3, 2], gap="medium")
with left:
    # The months to choose from stay as they are when one of them is chosen.
    counts = month_counts(selection.without_period().apply(plan))
    note = months_note(counts) + "Нажмите на месяц, чтобы увидеть только его."
    heading(months_title(counts), note)
    chart(
        months_text(counts, theme, months_chosen(selection)),
        key="months",
        height=MONTHS_HEIGHT,
        config={"displayModeBar": False},
        alt=f"Мероприятия по месяцам. {months_title(counts)}. Те же числа — таблицей ниже.",
    )
    styles = sphere_colours(tuple(plan.events["sphere"]), theme)
    st.html(months_table(counts, selection) + spheres_block(numbers, styles, selection))
with right:
    st.html(
        upcoming_block(shown, upcoming(shown, today()), today(), selection)
        + questions_block(numbers, selection)
    )
