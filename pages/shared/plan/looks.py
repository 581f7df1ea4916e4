"""Which edition a visit looks at: the published one, or the one that its address names.

The one owner of the names ``plan``, ``edition`` and ``draft`` in addresses, of pages and of files
alike: ``load_plan`` asks here, and every link of ours carries ``Look.pairs()``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.shared.plan import kept_drafts
from pages.shared.plan.folder_of_plans import TablesMissingError, plans_there
from pages.shared.plan.per_run import per_run
from pages.shared.plan.plans_there import PlansThere, names_several

PLAN, EDITION, DRAFT = "plan", "edition", "draft"
LOOK_KEYS = (PLAN, EDITION, DRAFT)
_NOTHING_YET = (
    "Здесь ещё не опубликован ни один план: опубликуйте его на странице «Редакции» или командой "
    "python -m etl publish."
)
_NONE_SUCH = "посмотрите, какие есть, на странице «Редакции»."


class EditionMissingError(TablesMissingError):
    """What an address asks to look at is not there; the message is a Russian sentence."""


@dataclass(frozen=True, slots=True)
class Look:
    """What an address asks to look at, "" where it leaves it open.

    Attributes:
        plan: the plan's name in the folder, or a short name of several (``plans_there``); the one
            that is shown first where none is named.
        edition: the edition's number; the published one where none is named.
        draft: the name of a document that has not been published; it goes before the others.
        beside: names of further plans that are looked at together with it, all as published.
    """

    plan: str = ""
    edition: str = ""
    draft: str = ""
    beside: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.plan or self.edition or self.draft)

    def pairs(self) -> list[tuple[str, str]]:
        """What stands of it in an address."""
        if self.draft:
            return [(DRAFT, self.draft)]
        named = [(PLAN, self.plan), *((PLAN, name) for name in self.beside)]
        return [(name, value) for name, value in (*named, (EDITION, self.edition)) if value]

    @property
    def plans(self) -> tuple[str, ...]:
        """What all plans looked at are called; the empty name is the one shown first."""
        return (self.plan, *self.beside)

    @property
    def several(self) -> bool:
        """Whether it names more than one plan, or may."""
        return bool(self.beside) or names_several(self.plan)

    def without_edition(self) -> Look:
        """The same plans as they are published."""
        return Look(plan=self.plan, beside=self.beside)


PUBLISHED = Look()
"""What is looked at where an address names nothing."""


def look_of(asked: Mapping[str, Sequence[str]]) -> Look:
    """What a query asks to look at.

    Args:
        asked: the names of a query with their values; several plans are looked at together, of
            several editions or drafts the last counts.
    """
    edition, draft = (["", *asked.get(name, ())][-1].strip() for name in (EDITION, DRAFT))
    if draft:
        return Look(draft=draft)
    plan, *beside = dict.fromkeys(filter(None, map(str.strip, asked.get(PLAN, ())))) or ("",)
    return Look(plan, edition, beside=tuple(beside))


def look_at(plans: Sequence[str]) -> Look:
    """A look at these plans together, as they are published."""
    return look_of({PLAN: plans})


@per_run
def visit_look() -> Look:
    """What the page that runs now looks at; the published edition outside of any page."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return PUBLISHED
    return look_of({name: st.query_params.get_all(name) for name in LOOK_KEYS})


def editions_of(look: Look, directory: Path | None = None) -> tuple[Mapping[str, Any], ...]:
    """The editions that a look without a draft names, one of each plan.

    Args:
        look: what is asked for.
        directory: the folder of plans; the dashboard's own by default.

    Raises:
        EditionMissingError: there is none of a plan, or several plans are asked for in an edition.
        RecordError: the folder's record cannot be read.
    """
    if look.several and look.edition:
        raise EditionMissingError(
            "Несколько планов сразу показывают опубликованными: уберите из адреса «edition» или "
            "оставьте один план."
        )
    there = plans_there(directory)  # once: all are of one state of the folder
    names = [name for asked in look.plans for name in _plans_called(asked, there)]
    looks = [Look(name, look.edition) for name in dict.fromkeys(names)]
    return tuple(_edition_among(there, one) for one in looks)


def _plans_called(asked: str, there: PlansThere) -> tuple[str, ...]:
    if not names_several(asked):
        return (asked,)
    found = there.named(asked)
    if not found:
        raise EditionMissingError(f"Планов «{asked}» здесь нет: {_NONE_SUCH}")
    return found


def edition_of(look: Look, directory: Path | None = None) -> Mapping[str, Any]:
    """The edition that a look at one plan names, as a row of ``editions_there``.

    Args:
        look: what is asked for.
        directory: the folder of plans; the dashboard's own by default.

    Raises:
        EditionMissingError: there is none; the sentence says what there is.
        RecordError: the folder's record cannot be read.
    """
    return _edition_among(plans_there(directory), look)


def _edition_among(there: PlansThere, look: Look) -> Mapping[str, Any]:
    of_plan = there.by_plan.get(look.plan or there.first, ())
    if not there:
        raise EditionMissingError(_NOTHING_YET)
    if not of_plan:
        raise EditionMissingError(f"Плана «{look.plan}» здесь нет: {_NONE_SUCH}")
    if not look.edition:
        return next((row for row in of_plan if row["published"]), of_plan[-1])
    found = next((row for row in of_plan if str(row["edition"]) == look.edition), None)
    if found is None:
        numbers = ", ".join(str(row["edition"]) for row in of_plan)
        raise EditionMissingError(f"Редакции «{look.edition}» у этого плана нет; есть: {numbers}.")
    return found


def draft_looked_at(look: Look) -> kept_drafts.DraftEdition:
    """The draft that a look names.

    Raises:
        EditionMissingError: it is gone.
    """
    found = kept_drafts.find(look.draft)
    if found is None:
        raise EditionMissingError(
            "Этого предпросмотра больше нет: редакцию опубликовали, отложили или загрузили "
            "слишком давно. Загрузите документ ещё раз на странице «Редакции»."
        )
    return found
