"""«Календарь»: what happens when, and how sure that is."""

from __future__ import annotations

import streamlit as st

from pages.calendar.figure import plot_calendar
from pages.calendar.ink import Look
from pages.calendar.pieces import calendar_events
from pages.shared.frame import page_top
from pages.shared.palette import (
    PLOTLY_CONFIG,
    current_theme,
    plotly_layout,
    sphere_colours,
    tokens,
)
from pages.shared.tables import load_plan, today

plan = page_top("Календарь")
theme = current_theme()
look = Look(
    sphere_colours(load_plan().events["sphere_name"].tolist(), theme),
    tokens(theme),
    plotly_layout(theme),
)
dated, undated = calendar_events(
    plan.events, plan.periods, plan_start=plan.info.start, plan_end=plan.info.end
)
st.plotly_chart(
    plot_calendar(
        dated, plan_start=plan.info.start, plan_end=plan.info.end, look=look, today=today()
    ),
    key="timeline",
    theme=None,
    config=PLOTLY_CONFIG,
    on_select="rerun",
    selection_mode="points",
)
