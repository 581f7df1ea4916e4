"""Month after month on the map: a slider with its months, and a button that plays them.

The month stands in the address, which the browser's part writes and this part reads; that
the months are played does not: a link shows a month and does not start by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from etl.calendar_names import MONTHS
from pages.shared.markup.templates import piece
from pages.shared.times.month_counts import MonthCount
from pages.shared.times.months import month_label
from pages.shared.visit.address_names import SHOWN, WHOLE_PLAN
from pages.shared.words.russian import nbsp

_HERE = Path(__file__).parent


def month_player(counts: Sequence[MonthCount]) -> date | None:
    """The slider and its button; answers the month to show, None for the whole plan.

    Args:
        counts: the plan's months with their numbers of events.
    """
    names = [WHOLE_PLAN, *(month_label(one.month) for one in counts)]
    asked = st.query_params.get(SHOWN, WHOLE_PLAN)
    if asked not in names:
        words = f"Ссылка просит «{asked}», но в этом плане такого месяца нет; показан весь план."
        st.html(piece("note", nbsp(words), role="status"))
    shown = names.index(asked) if asked in names else 0
    _component()(
        key="map-player",
        data={
            "name": SHOWN,
            "shown": shown,
            "years": len(counts) > 12,
            "whole": {"label": WHOLE_PLAN, "note": "точно + возм."},
            "names": MONTHS,
            # Of twenty years' months the same words would be sent 240 times with each click.
            "first": [counts[0].month.year, counts[0].month.month - 1],
            "sure": [one.sure for one in counts],
            "possible": [one.possible for one in counts],
        },
        on_step_change=_nothing,
    )
    return counts[shown - 1].month if shown else None


def _nothing() -> None:
    """Streamlit knows a component's values by their callbacks; the address has this one."""


@st.cache_resource(show_spinner=False)
def _component() -> ComponentRenderer:
    return st.components.v2.component(
        "plan_months",
        html=(_HERE / "player.html").read_text("utf-8"),
        css=(_HERE / "player.css").read_text("utf-8"),
        # What is sent once with the page: a component sends its own script with each click.
        js="export default (given) => window.plMonths(given);",
    )
