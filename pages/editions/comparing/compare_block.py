"""«Сравнить редакции»: any two, of a plan or of two plans, chosen here or in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.editions.comparing.change_lines import changes_html
from pages.editions.comparing.compare_names import NOW, OF, TO, WAS
from pages.editions.comparing.compared import Comparison, compared
from pages.editions.comparing.comparison_rows import comparison_title
from pages.shared.markup.templates import piece, render
from pages.shared.plan.tables import TablesMissingError, load_plan
from pages.shared.visit.frame import heading, name_tab
from pages.shared.visit.plan_choices import plan_names
from pages.shared.visit.said_errors import said_here
from pages.shared.words.russian import nbsp

_FILES = (
    ("docx", "Сравнение документом Word", "Сравнение"),
    ("csv", "Изменения таблицей, CSV для Excel", "Изменения"),
)


def compare_block(rows: Sequence[Mapping[str, Any]]) -> None:
    """Draw it.

    Args:
        rows: the editions (``editions_there``).
    """
    heading("Сравнить редакции", "Что изменилось от одной редакции к другой, по видам изменений.")
    names = plan_names(rows)
    plans = list(names)
    several = [plan for plan in plans if _count(rows, plan) > 1]
    if len(rows) < 2:
        st.html(piece("empty", "Сравнивать не с чем: у плана одна редакция."))
        return
    first = next((r["plan"] for r in rows if r["default"]), plans[0])
    if several and first not in several and not st.query_params.get(TO):
        first = several[0]
    of = _plan("Было: план", OF, names, first if first in several else _other(rows, first))
    to = _plan("Стало: план", TO, names, of if of in several else _newer_plan(rows, of, first))
    numbers = _numbers(rows, of), _numbers(rows, to)
    now = _published(rows, to) or numbers[1][-1]
    was = _published(rows, of) if of != to else _before(numbers[0], now)
    left, right = st.columns(2, gap="small")
    was = _edition(left, "Было: редакция", WAS, numbers[0], was)
    now = _edition(right, "Стало: редакция", NOW, numbers[1], now)
    try:
        found = compared(of, was, now, to)
    except TablesMissingError as error:
        st.html(piece("empty", said_here(error), role="alert"))
        return
    if of != to or _named(was, now):  # what the address names, and a bookmark keeps
        name_tab(comparison_title(found), load_plan())
    sides = f"Было: {found.was.words}. Стало: {found.now.words}."
    st.html(piece("note", nbsp(sides)))
    st.html(changes_html(found.lines, found.none, found.kinds))
    if found.lines:
        st.html(_files(found))


def _files(found: Comparison) -> str:
    """The same to print and to take away; each has an address of its own."""
    query = urlencode({OF: found.was.plan, WAS: found.was.edition, **_newer(found)})
    links = [
        piece(
            "file_link",
            label,
            f"./editions/changes.{ending}?{query}",
            f"{found.name.replace('Сравнение', called)}.{ending}",
        )
        for ending, label, called in _FILES
    ]
    page = f"./editions/changes.html?{query}"
    return render("editions/comparing/take_comparison.html", page=page, links=links)


def _newer(found: Comparison) -> dict[str, str]:
    one = found.was.plan == found.now.plan
    return {NOW: found.now.edition} | ({} if one else {TO: found.now.plan})


def _plan(label: str, key: str, names: Mapping[str, str], default: str) -> str:
    """The plan chosen; no choice where there is but one."""
    plans = list(names)
    asked = st.query_params.get(key, "")
    plan = asked if asked in plans else default
    if len(plans) == 1:
        return plan
    # Not bound: a bound list writes its words into the address, which holds the plan's name.
    st.session_state[key] = plan
    chosen = st.selectbox(
        label, plans, key=key, format_func=names.__getitem__, on_change=_to_address, args=(key,)
    )
    return str(chosen or plan)


def _to_address(key: str) -> None:
    st.query_params[key] = st.session_state[key]


def _named(was: str, now: str) -> bool:
    """Whether the address names an edition that is compared."""
    return st.query_params.get(WAS) == was or st.query_params.get(NOW) == now


def _edition(place: Any, label: str, key: str, numbers: Sequence[str], default: str) -> str:
    asked = st.query_params.get(key, "")
    # Another plan has other editions: a number that it lacks is none of its choices. Not bound: a
    # bound list takes what is compared anyway out of the address, which with the next edition
    # would then name two others.
    st.session_state[key] = asked if asked in numbers else default
    chosen = place.selectbox(label, numbers, key=key, on_change=_to_address, args=(key,))
    return str(chosen or default)


def _numbers(rows: Sequence[Mapping[str, Any]], plan: str) -> list[str]:
    return [str(row["edition"]) for row in rows if row["plan"] == plan]


def _published(rows: Sequence[Mapping[str, Any]], plan: str) -> str:
    own = [row for row in rows if row["plan"] == plan]
    return next((str(r["edition"]) for r in own if r["published"]), str(own[-1]["edition"]))


def _before(numbers: Sequence[str], now: str) -> str:
    """The edition before one; where there is none, another one."""
    earlier = next((n for n in reversed(numbers) if int(n) < int(now)), "")
    return earlier or next((n for n in numbers if n != now), now)


def _other(rows: Sequence[Mapping[str, Any]], plan: str) -> str:
    """The plan before one: the nearest of its region, else any other."""
    region = next(row["region"] for row in rows if row["plan"] == plan)
    own = [row["plan"] for row in rows if row["region"] == region and row["plan"] < plan]
    others = [row["plan"] for row in rows if row["plan"] != plan]
    return str((own or others)[-1])


def _newer_plan(rows: Sequence[Mapping[str, Any]], of: str, first: str) -> str:
    return first if first != of else _other(rows, of)


def _count(rows: Sequence[Mapping[str, Any]], plan: str) -> int:
    return sum(row["plan"] == plan for row in rows)
