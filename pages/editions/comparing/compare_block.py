"""«Сравнить редакции»: any two of a plan, chosen here or in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.editions.comparing.change_lines import changes_html
from pages.editions.comparing.compare_names import NOW, OF, WAS
from pages.editions.comparing.compared import compared
from pages.shared.markup.templates import piece, render
from pages.shared.plan.tables import TablesMissingError
from pages.shared.visit.frame import heading
from pages.shared.visit.selection import BIND


def compare_block(rows: Sequence[Mapping[str, Any]]) -> None:
    """Draw it.

    Args:
        rows: the editions (``editions_there``).
    """
    heading("Сравнить редакции", "Что изменилось от одной редакции к другой, по видам изменений.")
    several = [plan for plan in dict.fromkeys(r["plan"] for r in rows) if _count(rows, plan) > 1]
    if not several:
        st.html(piece("empty", "Сравнивать не с чем: у плана одна редакция."))
        return
    first = next((r["plan"] for r in rows if r["default"] and r["plan"] in several), several[0])
    asked = st.query_params.get(OF, "")
    plan = asked if asked in several else first
    if len(several) > 1:
        plan = st.selectbox("План", several, index=several.index(plan), key=OF, bind=BIND) or plan
    numbers = [str(row["edition"]) for row in rows if row["plan"] == plan]
    shown = next((str(r["edition"]) for r in rows if r["plan"] == plan and r["published"]), "")
    now = shown or numbers[-1]
    was = next((n for n in reversed(numbers) if n != now and int(n) < int(now)), "")
    was = was or next(n for n in numbers if n != now)
    left, right = st.columns(2, gap="small")
    was = left.selectbox("Было: редакция", numbers, numbers.index(was), key=WAS, bind=BIND) or was
    now = right.selectbox("Стало: редакция", numbers, numbers.index(now), key=NOW, bind=BIND) or now
    try:
        lines = compared(plan, was, now)
    except TablesMissingError as error:
        st.html(piece("empty", str(error), role="alert"))
        return
    st.html(changes_html(lines, f"Между редакциями {was} и {now} мероприятия не различаются."))
    if lines:
        query = urlencode({OF: plan, WAS: was, NOW: now})
        st.html(
            render(
                "data/file_link.html",
                label="Изменения таблицей, CSV для Excel",
                address=f"./editions/changes.csv?{query}",
                name=f"Изменения {plan} {was}-{now}.csv",
            )
        )


def _count(rows: Sequence[Mapping[str, Any]], plan: str) -> int:
    return sum(row["plan"] == plan for row in rows)
