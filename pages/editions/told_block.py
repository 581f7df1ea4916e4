"""What persons told the program: who, when, and the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from etl.editions.record import RecordError
from etl.folders import data_directory
from etl.refusals import RefusedDocumentError
from etl.spoken import not_written
from etl.text import capitalized
from etl.told.told_row import HEADING_FIELDS, KINDS, ToldRow
from pages.shared.markup.templates import piece, render
from pages.shared.visit.author import FOR_LOG, author
from pages.shared.visit.frame import heading
from pages.shared.visit.may_edit import may_edit
from pages.shared.words.settled_words import who_and_when

_SAID = "_untold_said"


def told_block(told: Sequence[ToldRow]) -> None:
    """Draw what is in force, each with a button to take it back; nothing where nothing is told.

    Args:
        told: what is in force (``told_there``).
    """
    said = st.session_state.pop(_SAID, "")
    if not told and not said:
        return
    heading("Сказано программе", "Действует для всех планов, где есть эти слова.")
    if said:
        st.html(piece("note", said, role="status"))
    by = author()
    for at, one in enumerate(told):
        left, right = st.columns([5, 1.6], gap="small", vertical_alignment="center")
        left.html(
            render(
                "editions/told_line.html",
                kind=KINDS[one.kind],
                wording=one.wording,
                meaning=HEADING_FIELDS[one.meaning] if one.kind == "heading" else one.meaning,
                by=who_and_when(one.author, one.at),
                reason=one.reason,
            )
        )
        if may_edit():
            right.button(
                "Отменить",
                key=f"untold-{at}",
                disabled=not by,
                help=None if by else FOR_LOG,
                on_click=_take_back,
                args=(one, by),
            )


def _take_back(one: ToldRow, by: str) -> None:
    if not may_edit():
        return
    from etl.editions.telling import tell

    row = {name: str(getattr(one, name)) for name in ToldRow.__slots__}
    try:
        done = tell(data_directory(), [(1, row)], by=by, back=True)
        words = f"Отменено: {one.in_words()}."
        if done.editions:
            words += " Опубликованное построено заново без этого."
    except (RefusedDocumentError, RecordError) as error:
        words = str(error)
    except OSError as error:
        words = f"{capitalized(not_written(error))}."
    st.session_state[_SAID] = words
