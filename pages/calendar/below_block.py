"""The choice of a block under the timeline, and the block.

Not in ``page.py``: of that file each visit would hold a copy (docs/changing.md, «A page»).
"""

from __future__ import annotations

import streamlit as st

from etl.today import today
from pages.calendar.blocks.below_timeline import (
    BLOCKS,
    MONTH_BLOCK,
    MONTHS_BLOCK,
    block_html,
    months_offered,
)
from pages.calendar.prepared_timeline import Drawing
from pages.shared.figures.palette import SphereStyle
from pages.shared.plan.tables import Plan
from pages.shared.visit.selection import choice, current_selection


@st.fragment
def below(shown: Plan, drawn: Drawing, styles: dict[str, SphereStyle]) -> None:
    """The choice of a block and the block; a change redraws nothing else of the page."""
    block = choice("Подробнее", BLOCKS, MONTHS_BLOCK, "block")
    months = months_offered(drawn)
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
