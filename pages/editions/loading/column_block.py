"""The columns of a document with their first cells: a person says what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from etl.told.told_row import HEADING_FIELDS
from pages.shared.markup.templates import piece, render
from pages.shared.words.russian import nbsp

if TYPE_CHECKING:
    from etl.refusals import SeenColumn

NEEDS_NAME = "Сначала назовите себя: имя останется рядом с тем, что вы скажете"
SEVERAL = ("place_text", "participants_text", "extra")
"""Fields that more than one column may hold."""
_WHEN_OR_WHERE = ("dates_text", "place_text", "dates_start")


def columns_form(place: str, columns: Sequence[SeenColumn], *, by: str) -> Mapping[str, str] | None:
    """Draw the columns; gives what is newly said of them, by heading, when that is sent.

    Args:
        place: tells the forms of one page apart.
        columns: the document's.
        by: who says it.
    """
    known = list(HEADING_FIELDS)
    said: dict[str, str] = {}
    with st.form(key=f"columns-{place}", border=False):
        for at, column in enumerate(columns):
            left, right = st.columns([3, 2], gap="small", vertical_alignment="center")
            left.html(render("editions/loading/seen_column.html", column=column))
            field = right.selectbox(
                f"Что в столбце «{column.heading}»",
                known,
                index=known.index(column.field) if column.field in known else None,
                format_func=HEADING_FIELDS.__getitem__,
                key=f"column-{place}-{at}",
                placeholder="Выберите",
                label_visibility="collapsed",
            )
            if field and field != column.field:
                said[column.heading] = field
        sent = st.form_submit_button(
            "Прочитать с этими столбцами", disabled=not by, help=None if by else NEEDS_NAME
        )
    if not sent:
        return None
    problem = _problem(columns, said)
    if problem:
        st.html(piece("empty", nbsp(problem), role="alert"))
        return None
    return said


def _problem(columns: Sequence[SeenColumn], said: Mapping[str, str]) -> str:
    """What is yet to be said, or said twice; "" where nothing is amiss."""
    if not said:
        return "Ничего нового о столбцах не сказано: выберите, что в них."
    twice = [HEADING_FIELDS[f] for f, n in Counter(said.values()).items() if n > 1]
    twice = [name for name in twice if name not in [HEADING_FIELDS[f] for f in SEVERAL]]
    if twice:
        return f"Два столбца не могут быть одним и тем же: {', '.join(twice)}."
    fields = {*(said.get(column.heading, column.field) for column in columns)}
    if "title" not in fields:
        return "Скажите, в каком столбце наименование мероприятия."
    read = {column.field for column in columns}
    if not fields & {*_WHEN_OR_WHERE} and "dates_and_place" not in read:
        return "Скажите, в каком столбце срок или место."
    return ""
