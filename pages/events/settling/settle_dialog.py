"""«Уточнить»: the form of an event's card, its readings while one types, and the way back."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

import streamlit as st

from etl.columns import joined
from etl.country_names import foreign_countries
from pages.events.card.settled_values import SettledValue, settled_of, unfit_of
from pages.events.event_table import number_of
from pages.events.finding.listed import rows_by_id
from pages.events.settling.point_fields import point_fields
from pages.events.settling.settle_rows import (
    CHANGED_MEANWHILE,
    MISSING_AUTHOR,
    NOTHING,
    Said,
    point_row,
    rows_to_store,
    shown_values,
)
from pages.events.settling.settled_drafts import GONE
from pages.events.settling.storing_settled import StoredOutcome, store, take_back
from pages.events.settling.typed import Read
from pages.shared.markup.literal import literal
from pages.shared.markup.templates import piece, render
from pages.shared.plan.joint_plan import part_with
from pages.shared.plan.kept_editions import KeptEdition
from pages.shared.plan.tables import Plan, TablesMissingError, load_plan
from pages.shared.visit.author import author, author_field
from pages.shared.words.russian import FORMATS, HOW_PEOPLE_MEET, STATUSES, nbsp

_DONE = "_settled_done"
_LONGEST = 1_000
_REASON = "Например: письмо департамента от 12.03"


def settle_button(plan: Plan, event_id: str, kept: KeptEdition, draft: str) -> None:
    """The button beside the card, and what came of the last use of it.

    Args:
        plan: the event's plan.
        event_id: the event.
        kept: the edition that is shown.
        draft: the name of the preview that is shown instead.
    """
    done = st.session_state.pop(_DONE, "")
    if done:
        st.html(piece("note", nbsp(done), role="status"))
    if st.button("Уточнить", key="settle-open"):
        _dialog(plan, event_id, kept, draft)


@st.dialog("Уточнить мероприятие", width="medium")
def _dialog(plan: Plan, event_id: str, kept: KeptEdition, draft: str) -> None:
    _readers_ahead()
    row = rows_by_id(plan)[event_id]
    found = settled_of(plan, row)
    settled = {
        one.column: one.new_value for one in found if one.new_value and one.column != "coordinates"
    }
    number = number_of(row)
    st.html(piece("note", nbsp(f"{f'№ {number}. ' if number else ''}{row['title']}")))
    for at, one in enumerate((*found, *unfit_of(kept.unfit, row))):
        _in_force(kept, event_id, at, one, draft)
    said, dates, place = _fields(plan, row, settled)
    pinned = point_fields(plan, row, place)
    reason = st.text_input(
        "Основание", key="settle-reason", max_chars=_LONGEST, placeholder=_REASON, live=True
    )
    who = author_field("-settle")
    if not st.button("Записать уточнение", key="settle-store", type="primary"):
        return
    told = Said(said, reason, who)
    rows = rows_to_store(kept.plan, row, told, settled)
    if pinned.point and pinned.spot:
        rows.append(point_row(kept.plan, row, pinned.number, pinned.spot, pinned.point, told))
    changed = {one["column"] for one in rows}
    refused = [
        read.lines[0]
        for column, read in (("dates_text", dates), ("place_text", place))
        if read is not None and read.refused and column in changed
    ]
    problem = pinned.trouble or next(iter(refused), "") or ("" if rows else NOTHING) or told.lacks()
    problem = problem or come_between(plan, event_id, found, draft)
    if problem:
        st.html(piece("empty", nbsp(problem), role="alert"))
        return
    with st.spinner("Записываем и строим таблицы заново…"):
        _finish(store(rows, by=told.author, draft=draft))


@lru_cache(maxsize=1)
def _readers_ahead() -> None:
    """Load the readers of a plan's cells while a person looks at the form: no page needs them."""
    name = "pages.events.settling.settle_reading"
    threading.Thread(target=import_module, args=(name,), daemon=True).start()


def _in_force(kept: KeptEdition, event_id: str, at: int, one: SettledValue, draft: str) -> None:
    """What is settled already, with the way to take it back."""
    left, right = st.columns([3, 1], vertical_alignment="center")
    left.html(render("events/settling/in_force.html", one=one))
    if not one.new_value or not right.button("Снять уточнение", key=f"settle-back-{at}"):
        return
    if not author():
        st.html(piece("empty", nbsp(f"{MISSING_AUTHOR} Поле «Ваше имя» — ниже."), role="alert"))
        return
    with st.spinner("Снимаем уточнение…"):
        by = author()
        _finish(take_back(kept.plan, event_id, one.column, one.new_value, by=by, draft=draft))


def is_still(plan: Plan, event_id: str, settled: tuple[SettledValue, ...]) -> bool:
    """Whether nobody has published or settled the event anew while the form was open."""
    now = part_with(load_plan(), event_id)
    row = rows_by_id(now).get(event_id)
    same = now.info.plan_id == plan.info.plan_id and now.info.edition == plan.info.edition
    return same and row is not None and settled_of(now, row) == settled


def come_between(plan: Plan, event_id: str, settled: tuple[SettledValue, ...], draft: str) -> str:
    """What has come between while the form was open, in a sentence; "" for nothing."""
    try:
        return "" if is_still(plan, event_id, settled) else CHANGED_MEANWHILE
    except TablesMissingError as error:  # an edition that is gone is one of these
        return GONE if draft else str(error)


def _finish(outcome: StoredOutcome) -> None:
    if outcome.refused:
        st.html(piece("empty", nbsp(outcome.words), role="alert"))
        return
    st.session_state[_DONE] = outcome.words
    st.rerun()


def _fields(
    plan: Plan, row: Mapping[str, Any], settled: Mapping[str, str]
) -> tuple[dict[str, str], Read | None, Read | None]:
    """The fields of words and values; gives what they say, and how the words are read."""
    shown = shown_values(row, settled)
    said = dict[str, str]()
    said["dates_text"] = _words("Срок", "dates_text", row, shown)
    dates = None
    if said["dates_text"] != shown["dates_text"]:
        from pages.events.settling.settle_reading import dates_read

        dates = dates_read(said["dates_text"], plan.info)
        _show(dates)
    said["place_text"] = _words("Место и форма", "place_text", row, shown)
    place = None
    if said["place_text"] != shown["place_text"]:
        from pages.events.settling.settle_reading import place_read

        place = place_read(said["place_text"], row, plan.info)
        _show(place)
    names = foreign_countries()
    said["partner_countries"] = joined(
        st.multiselect(
            "Страны-партнёры",
            [*names, *(name for name in row["countries"] if name not in names)],
            default=list(row["countries"]),
            key="settle-countries",
            select_all=False,
            placeholder="Не названы",
        )
    )
    left, right = st.columns(2)
    said["format"] = left.selectbox(
        HOW_PEOPLE_MEET,
        list(FORMATS),
        index=list(FORMATS).index(shown["format"]),
        format_func=FORMATS.__getitem__,
        key="settle-format",
    )
    said["status"] = right.selectbox(
        "Состояние",
        list(STATUSES),
        index=list(STATUSES).index(shown["status"]),
        format_func=STATUSES.__getitem__,
        key="settle-status",
    )
    return said, dates, place


def _words(label: str, column: str, row: Mapping[str, Any], shown: Mapping[str, str]) -> str:
    own = str(row[column] or "")
    return st.text_input(
        label,
        shown[column],
        key=f"settle-{column}",
        max_chars=_LONGEST,
        live=True,
        help=literal(f"В плане: «{own}»") if own else "В плане ячейка пуста",
    )


def _show(read: Read) -> None:
    st.html(render("events/settling/words_read.html", lines=read.lines, refused=read.refused))
