"""The period of a plan, told by a person where the document does not say it."""

from __future__ import annotations

import streamlit as st

from etl.today import today

PARTS = {
    "весь год": "",
    "I полугодие": "-H1",
    "II полугодие": "-H2",
    "I квартал": "-Q1",
    "II квартал": "-Q2",
    "III квартал": "-Q3",
    "IV квартал": "-Q4",
}
"""What of a year a plan can be for, as ``--period`` of the command line has it."""
_BACK, _AHEAD = 6, 4


def period_field(place: str) -> str:
    """The two fields for it; gives the period as ``--period`` takes it, "" until both are chosen.

    Args:
        place: tells the fields of one page apart.
    """
    this = today().year
    left, right = st.columns(2, gap="small")
    part = left.selectbox(
        "Период плана", list(PARTS), index=None, key=f"period-part-{place}", placeholder="Выберите"
    )
    year = right.selectbox(
        "Год",
        range(this + _AHEAD, this - _BACK, -1),
        index=None,
        key=f"period-year-{place}",
        placeholder="Выберите",
    )
    return f"{year}{PARTS[part]}" if part and year else ""
