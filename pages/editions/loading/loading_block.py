"""«Загрузить план»: documents dropped on the page, what would come of each, and publishing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from etl.compare import kinds_counted
from etl.documents.endings import IN_WORDS
from pages.editions.comparing.change_lines import counts_in_words
from pages.editions.letters.answers_block import answers_block
from pages.editions.loading.draft_view import draft_html
from pages.editions.loading.period_block import period_field
from pages.editions.loading.telling_block import ask_columns, tell_of_draft
from pages.editions.loading.trials import (
    Trial,
    current_trial,
    publish_trial,
    said_of,
    try_document,
    try_reading,
)
from pages.shared.markup.templates import piece, render
from pages.shared.plan import kept_drafts
from pages.shared.plan.looks import DRAFT, visit_look
from pages.shared.visit.author import FOR_LOG, author_field
from pages.shared.visit.frame import heading
from pages.shared.visit.may_edit import may_edit, may_publish, why_not
from pages.shared.words.russian import nbsp

if TYPE_CHECKING:
    from etl.documents import Reading
    from etl.told.told_row import ToldRow

_TRIALS, _ROUND = "_trials", "_upload_round"
_OPEN = ("draft", "period", "headings", "answers")
"""Outcomes of documents that something is yet to be done with."""
WHAT = (
    f"Перетащите сюда или выберите план: {IN_WORDS}. До публикации его никто не увидит. "
    "Сюда же — заполненные письма «Просим уточнить»."
)


def loading_block() -> None:
    """Draw it, and do what is pressed."""
    heading("Загрузить план", WHAT if may_edit() else "")
    if not may_edit():
        st.html(piece("note", nbsp(why_not()), role="status"))
        return
    _take_documents()
    trials: list[Trial] = st.session_state.setdefault(_TRIALS, [])
    _with_the_address(trials)
    by = author_field()
    for at, trial in enumerate(trials):
        with st.container(border=True, key=f"trial-{at}"):
            _show(at, trial, by)


def _take_documents() -> None:
    """Read what has just been dropped; the field is empty again after it."""
    round_ = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader(
        "Документы плана",
        accept_multiple_files=True,
        key=f"upload-{round_}",
        label_visibility="collapsed",
    )
    if not files:
        return
    trials = [one for one in st.session_state.get(_TRIALS, []) if one.outcome in _OPEN]
    for at, file in enumerate(files, 1):
        which = f" ({at} из {len(files)})" if len(files) > 1 else ""
        with st.spinner(f"Читаем «{file.name}»{which}…"):
            trials.append(try_document(file.name, file.getvalue()))
    st.session_state[_TRIALS] = trials
    st.session_state[_ROUND] = round_ + 1
    st.rerun()


def _with_the_address(trials: list[Trial]) -> None:
    """A preview opened by its address (the page loaded anew) is at hand here too."""
    token = visit_look().draft
    draft = kept_drafts.find(token)
    if draft is not None and all(trial.token != token for trial in trials):
        trials.append(Trial(draft.reading.name, "draft", token=token))


def _show(at: int, trial: Trial, by: str) -> None:
    if trial.outcome == "draft":
        trial = _kept(at, current_trial(trial))
    if trial.words:
        bad = trial.outcome == "refused"
        st.html(piece("empty" if bad else "note", trial.words, role="alert" if bad else "status"))
    draft = kept_drafts.find(trial.token) if trial.outcome == "draft" else None
    if draft is not None:
        st.html(draft_html(trial.token, draft))
        told = tell_of_draft(at, trial.token, draft, by=by)
        if told is not None:
            _try_again(at, draft.reading, draft.period, trial.token, told)
        _acts(at, trial, draft, by)
    elif trial.outcome == "period":
        _ask_period(at, trial)
    elif trial.outcome == "headings" and trial.reading is not None:
        told = ask_columns(at, trial, by=by)
        if told is not None:
            _try_again(at, trial.reading, "", "", told)
        st.button("Отложить", key=f"trial-drop-{at}", on_click=_forget, args=(trial,))
    elif trial.outcome == "answers":
        said = answers_block(at, trial.name, trial.answers, by=by)
        if said is not None:
            _kept(at, said_of(trial, said))
            st.rerun()
        st.button("Отложить", key=f"trial-drop-{at}", on_click=_forget, args=(trial,))
    elif trial.outcome == "published":
        _published(trial)
    if trial.outcome in ("refused", "known", "published"):
        st.button("Закрыть", key=f"trial-close-{at}", on_click=_forget, args=(trial,))


def _try_again(
    at: int, reading: Reading, period: str, token: str, told: tuple[ToldRow, ...]
) -> None:
    """Read a document with what a person has just told of it."""
    with st.spinner(f"Читаем «{reading.name}»…"):
        made = try_reading(reading, period, token, told)
    if made.outcome == "refused" and token:  # the preview stays as it was
        made = Trial(reading.name, "draft", made.words, token=token)
    _kept(at, made)
    st.rerun()


def _kept(at: int, trial: Trial) -> Trial:
    st.session_state[_TRIALS][at] = trial
    return trial


def _acts(at: int, trial: Trial, draft: kept_drafts.DraftEdition, by: str) -> None:
    unowned = bool(draft.would_be.unowned)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if st.button(
            "Опубликовать" if unowned else f"Опубликовать редакцию {draft.would_be.edition}",
            type="primary",
            key=f"trial-publish-{at}",
            disabled=not by or not may_publish() or unowned,
            help=None if by else FOR_LOG,
        ):
            with st.spinner("Публикуем…"):
                done = publish_trial(trial, by) if may_publish() else trial
            _kept(at, done)
            if done.outcome == "published" and visit_look().draft == trial.token:
                del st.query_params[DRAFT]
            st.rerun()
        st.button("Отложить", key=f"trial-drop-{at}", on_click=_forget, args=(trial,))
    if not may_publish():
        st.html(piece("note", "Публикует тот, у кого есть право публикации."))
    elif not by:
        st.html(piece("note", "Чтобы опубликовать, назовите себя выше: имя попадёт в журнал."))
    from etl.dates.title_period import read_title_period

    if read_title_period(str(draft.would_be.manifest["title"])) is None:
        with st.expander("В заголовке документа период не назван: указать другой"):
            asked = Trial(
                trial.name, "period", token=trial.token, reading=draft.reading, told=draft.told
            )
            _ask_period(at, asked)


def _ask_period(at: int, trial: Trial) -> None:
    """Ask for the period; the document is tried again with it."""
    assert trial.reading is not None
    if not trial.token:
        words = (
            f"{trial.name}: ни заголовок, ни сроки не говорят, на какой период этот план. "
            "Укажите его; ответ сохранится вместе с редакцией."
        )
        st.html(piece("note", words, role="status"))
    period = period_field(str(at))
    with st.container(horizontal=True, gap="small"):
        if st.button("Прочитать с этим периодом", key=f"trial-period-{at}", disabled=not period):
            with st.spinner(f"Читаем «{trial.name}»…"):
                _kept(at, try_reading(trial.reading, period, trial.token, trial.told))
            st.rerun()
        if not trial.token:
            st.button("Отложить", key=f"trial-drop-{at}", on_click=_forget, args=(trial,))


def _published(trial: Trial) -> None:
    done = trial.done
    assert done is not None
    st.html(
        render(
            "editions/loading/published_note.html",
            edition=done.edition,
            name=trial.name,
            previous=done.previous,
            changes=counts_in_words(kinds_counted(done.changes)),
        )
    )


def _forget(trial: Trial) -> None:
    """Give a document up; its preview closes with it."""
    kept_drafts.drop(trial.token)
    if trial.token and visit_look().draft == trial.token:
        del st.query_params[DRAFT]
    kept = [one for one in st.session_state.get(_TRIALS, []) if one is not trial]
    st.session_state[_TRIALS] = kept
