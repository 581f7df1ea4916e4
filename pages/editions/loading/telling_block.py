"""What a person tells the program of a document before it is published, and takes back again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from etl.told.told_row import ToldRow
from pages.editions.loading.column_block import columns_form
from pages.editions.loading.trials import Trial
from pages.editions.loading.wording_block import (
    open_wordings,
    region_form,
    spheres_form,
    wording_form,
)
from pages.shared.markup.literal import literal
from pages.shared.markup.templates import piece
from pages.shared.plan.kept_drafts import DraftEdition
from pages.shared.plan.looks import Look
from pages.shared.plan.tables import Plan, load_plan
from pages.shared.words.russian import nbsp

ASKED = (
    "программа не нашла столбцов плана. Если это тот документ, скажите, что в них: под "
    "заголовком — первые слова столбца. Ответ запомнится и для следующих документов, его можно "
    "отменить."
)
_GUESSED = ("определены по содержанию", "программе неизвестен")


def ask_columns(at: int, trial: Trial, *, by: str) -> tuple[ToldRow, ...] | None:
    """Ask what the columns of a refused document are; gives all that is told of it, once sent.

    Args:
        at: the document's place on the page.
        trial: the document.
        by: who tells.
    """
    st.html(piece("note", nbsp(f"{trial.name}: {ASKED}"), role="status"))
    if not by:
        st.html(piece("note", "Чтобы ответить, назовите себя выше: имя останется рядом с ответом."))
    said = columns_form(str(at), trial.columns, by=by)
    return None if said is None else _with(trial.told, _headings(said), by)


def tell_of_draft(
    at: int, token: str, draft: DraftEdition, *, by: str
) -> tuple[ToldRow, ...] | None:
    """Offer to tell what a preview leaves open; gives all that is told of the document, once sent.

    Args:
        at: the document's place on the page.
        token: the draft's name.
        draft: what would be published.
        by: who tells.
    """
    plan = load_plan({name: [value] for name, value in Look(draft=token).pairs()})
    place = f"{at}-{len(draft.told)}"
    new = [*_of_cells(place, plan, by), *_of_columns(place, draft, by)]
    new += [*_of_spheres(place, plan, by)]
    new += [*_of_region(place, plan, by, unowned=bool(draft.would_be.unowned))]
    if new:
        return _with(draft.told, new, by)
    return _without_one(place, draft.told)


def _of_cells(place: str, plan: Plan, by: str) -> list[ToldRow]:
    wordings = open_wordings(plan)
    if not wordings:
        return []
    with st.expander(f"Сказать, что значат слова, которых программа не поняла: {len(wordings)}",
                     expanded=True):  # fmt: skip
        told = wording_form(place, wordings, plan, by=by)
    return [told] if told else []


def _of_columns(place: str, draft: DraftEdition, by: str) -> list[ToldRow]:
    manifest, columns = draft.would_be.manifest, draft.would_be.columns
    doubtful = bool(manifest["unknown_headings"]) or any(
        words in note for note in manifest["notes"] for words in _GUESSED
    )
    with st.expander("Столбцы документа и что в них", expanded=doubtful):
        said = columns_form(place, columns, by=by)
    return _headings(said or {})


def _of_spheres(place: str, plan: Plan, by: str) -> list[ToldRow]:
    if not any(plan.events["sphere"]):
        return []
    with st.expander("Короткие названия разделов"):
        said = spheres_form(place, plan, by=by)
    return [ToldRow("sphere", sphere, name) for sphere, name in (said or {}).items()]


def _of_region(place: str, plan: Plan, by: str, *, unowned: bool) -> list[ToldRow]:
    from etl.plan_home import title_owner

    info = plan.info
    owner = title_owner(info.title)
    if owner.region:
        return []
    why = "регион не назван"
    if owner.named:
        names = " и ".join(f"«{name}»" for name in owner.named)
        several = len(owner.named) > 1
        why = f"{'названо несколько регионов: ' if several else 'назван регион '}{names}"
    if owner.towns:
        why = owner.towns_said
    words = f"В заголовке документа {why}; прочитан как план региона «{info.home.region}»"
    with st.expander(literal(words), expanded=unowned):
        region = region_form(place, info, by=by, unowned=unowned)
    return [ToldRow("region", info.title, region)] if region else []


def _headings(said: Mapping[str, str]) -> list[ToldRow]:
    return [ToldRow("heading", heading, field) for heading, field in said.items()]


def _with(told: Sequence[ToldRow], new: Sequence[ToldRow], by: str) -> tuple[ToldRow, ...]:
    """All that is told of a document, what is new in the place of what it replaces."""
    from etl.build import now

    signed = [replace(one, author=by, at=now()) for one in new]
    replaced = {one.target for one in signed}
    return (*(one for one in told if one.target not in replaced), *signed)


def _without_one(place: str, told: Sequence[ToldRow]) -> tuple[ToldRow, ...] | None:
    """List what is told and not stored yet; gives the rest when one is taken back."""
    if told:
        words = "Сказано вами и запомнится вместе с публикацией:"
        st.html(piece("note", words))
    for at, one in enumerate(told):
        left, right = st.columns([5, 1], gap="small", vertical_alignment="center")
        left.html(piece("note", nbsp(one.in_words())))
        if right.button("Убрать", key=f"untell-{place}-{at}"):
            return tuple(other for other in told if other is not one)
    return None
