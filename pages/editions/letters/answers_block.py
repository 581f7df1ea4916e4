"""A filled-in letter on the page: every answer as it is read, taken over when a person says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from etl.editions.record import RecordError
from etl.folders import data_directory
from etl.refusals import AnsweredRow, RefusedDocumentError
from etl.spoken import not_written
from pages.editions.letters.answer_words import answer_line, counts_in_words
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import piece, render
from pages.shared.plan.folder_of_plans import Stamp, folder_stamp
from pages.shared.plan.looks import Look
from pages.shared.visit.author import FOR_LOG
from pages.shared.visit.may_edit import may_edit
from pages.shared.visit.selection import edition_link
from pages.shared.words.russian import counted
from pages.shared.words.sphere_names import sphere_label

if TYPE_CHECKING:
    from etl.editions.answers.answering import Answers, ReadAnswer

_GROUPS = (
    ("new", "Будет уточнено", "Читается так"),
    ("refused", "Не принято; остальным ответам это не мешает", "Почему"),
    ("known", "Уже есть", "Почему"),
)


def answers_block(at: int, name: str, rows: Sequence[AnsweredRow], *, by: str) -> str | None:
    """Draw the answers; gives what came of them when they have been taken over.

    Args:
        at: which of the documents on the page.
        name: the file's.
        rows: what stands in it.
        by: who takes them over.
    """
    said_by = st.text_input(
        "Кто ответил",
        key=f"answers-from-{at}",
        max_chars=120,
        help="Попадёт в основание уточнений; пусто — там будет сфера строки",
        placeholder="Например, департамент",
    )
    try:
        answers = _read(data_directory(), tuple(rows), name, " ".join(said_by.split()),
                        folder_stamp())  # fmt: skip
    except (RefusedDocumentError, RecordError) as error:
        st.html(piece("empty", str(error), role="alert"))
        return None
    st.html(_html(answers))
    n = len(answers.of("new"))
    if not n:
        return None
    words = counted(n, "ответ", "ответа", "ответов")
    pressed = st.button(
        f"Принять {words}",
        type="primary",
        key=f"answers-take-{at}",
        disabled=not by,
        help=None if by else FOR_LOG,
    )
    return _take(answers, by) if pressed and may_edit() else None


@lru_cache(maxsize=8)
def _read(
    directory: Path, rows: tuple[AnsweredRow, ...], name: str, said_by: str, _stamp: Stamp
) -> Answers:
    """The same sheet against the same folder: the plan's document is read once for it."""
    from etl.editions.answers.answering import read_answers

    return read_answers(directory, rows, name=name, said_by=said_by, sphere_words=sphere_label)


def _html(answers: Answers) -> str:
    groups = [
        (head, reads, [_line(row) for row in own])
        for outcome, head, reads in _GROUPS
        if (own := [row for row in answers.rows if row.outcome == outcome])
    ]
    return render(
        "editions/letters/answers.html",
        name=answers.name,
        counts=counts_in_words(answers),
        notes=answers.notes,
        groups=groups,
    )


def _line(row: ReadAnswer) -> dict[str, object]:
    line = answer_line(row)
    look = Look(plan=row.cell.plan) if row.cell else Look()
    link = edition_link(look, "events", Selection(), event=line.event_id) if line.event_id else ""
    return {"line": line, "link": link}


def _take(answers: Answers, by: str) -> str:
    from etl.editions.answers.answering import take_answers

    try:
        with st.spinner("Принимаем ответы…"):
            done = take_answers(data_directory(), answers, by=by)
    except (RefusedDocumentError, RecordError) as error:
        return str(error)
    except OSError as error:
        return f"{not_written(error)}."
    taken = counted(len(done.taken), "ответ", "ответа", "ответов")
    told = [f"принято: {taken}; страницы уже показывают их как уточнения."]
    return " ".join([*told, *(one.in_words() for one in done.unfit)])
