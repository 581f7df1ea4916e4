"""The editions there are: each to be looked at, compared, and published again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from etl.editions.folder_layout import EDITIONS
from etl.editions.record import RecordError
from etl.folders import data_directory
from etl.refusals import RefusedDocumentError
from etl.spoken import not_written
from etl.text import capitalized
from pages.editions.comparing.compare_names import NOW, OF, WAS
from pages.editions.corrected_docx import corrected_link
from pages.editions.found_plans import FoundPlans, find_plans
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import piece, render
from pages.shared.plan.looks import Look
from pages.shared.plan.plans_there import MANY, PlansThere, shown_first
from pages.shared.visit.address_names import FIND_PLANS
from pages.shared.visit.author import FOR_LOG, author
from pages.shared.visit.may_edit import may_edit, may_publish
from pages.shared.visit.passport_links import letters_link, passport_links
from pages.shared.visit.plan_choices import in_order, plan_in_words, publishing_said
from pages.shared.visit.selection import BIND, edition_link
from pages.shared.words.dates_in_words import time_in_words
from pages.shared.words.russian import events_counted

_SAID = "_again_said"
LISTED = 6
"""So many editions of a plan are listed, the latest, and the published one; others if asked."""


def plan_search(there: PlansThere) -> FoundPlans:
    """Ask for words where there are many plans, and find by them.

    Args:
        there: all plans.
    """
    if len(there) <= MANY:
        return FoundPlans(tuple(there.by_plan))
    words = st.text_input(
        "Найти план",
        key=FIND_PLANS,
        bind=BIND,
        live=True,
        placeholder="Регион, год, полугодие: «псковская 2019»",
    )
    found = find_plans(there, words)
    st.html(piece("note", found.said, role="status"))
    return found


def editions_block(rows: Sequence[Mapping[str, Any]]) -> None:
    """Draw them, the plan that is shown first before the others, the newest edition first.

    Args:
        rows: the editions (``editions_there``).
    """
    said = st.session_state.pop(_SAID, "")
    if said:
        st.html(piece("note", said, role="status"))
    first = shown_first(rows)
    ordered = in_order(rows)
    by = author()
    for plan, editions in groupby(ordered, key=lambda row: row["plan"]):
        there = list(editions)
        st.html(piece("heading", plan_in_words(there[0])))
        ahead = [row for at, row in enumerate(there) if at < LISTED or row["published"]]
        older = [row for row in there if row not in ahead]
        for row in ahead:
            _edition(row, there, first=plan == first, by=by)
        if older and st.toggle(f"Прежние редакции: {len(older)}", key=f"older-{plan}"):
            for row in older:
                _edition(row, there, first=plan == first, by=by)


def _edition(
    row: Mapping[str, Any], there: Sequence[Mapping[str, Any]], *, first: bool, by: str
) -> None:
    shown = next((one for one in there if one["published"]), None)
    plan, number = row["plan"], row["edition"]
    asked = Look(plan="" if first else plan, edition="" if row["published"] else str(number))
    compare = ""
    if shown is not None and shown is not row:
        pair = {OF: plan, WAS: str(number), NOW: str(shown["edition"])}
        compare = edition_link(Look(), "editions", Selection(), **pair)
    kept = EDITIONS in Path(row["directory"]).parts
    left, right = st.columns([5, 1.6], gap="small", vertical_alignment="center")
    left.html(
        render(
            "editions/edition_line.html",
            row=row,
            said=publishing_said(row),
            when=time_in_words(row["published_at"]),
            built=time_in_words(row["built_at"]),
            events=events_counted(row["events"]),
            link=edition_link(asked, "", Selection()),
            compare=compare,
            shown=shown["edition"] if shown else "",
            kept=kept,
            word=corrected_link(plan, number) if may_edit() else "",
            passport=passport_links(Look(plan, str(number))),
            letters=letters_link(Look(plan, str(number))),
        )
    )
    if may_publish() and _can_be_published(row):
        right.button(
            "Сделать опубликованной снова",
            key=f"again-{plan}-{number}",
            disabled=not by,
            help=None if by else FOR_LOG,
            on_click=_publish_again,
            args=(plan, number, by),
        )


def _can_be_published(row: Mapping[str, Any]) -> bool:
    """Whether an edition of the record is not the published one."""
    return not row["published"] and EDITIONS in Path(row["directory"]).parts


def _publish_again(plan: str, number: int, by: str) -> None:
    if not may_publish():
        return
    from etl.editions.published_again import publish_again

    try:
        done = publish_again(data_directory(), plan, number, by=by)
        words = f"Снова опубликована редакция {done.edition}: страницы уже показывают её."
    except (RefusedDocumentError, RecordError) as error:
        words = str(error)
    except OSError as error:
        words = f"{capitalized(not_written(error))}."
    st.session_state[_SAID] = words
