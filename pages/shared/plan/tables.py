"""The published tables, read once and shared by all visitors."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit import runtime

from etl.columns import FURTHER_TABLES, MAIN_TABLES
from etl.editions.record import RecordError
from etl.folders import TABLES as DEFAULT_DIRECTORY
from etl.folders import data_directory
from etl.store import Tables, TablesError, read
from pages.shared.plan.first_start import holds_anything, publish_shipped_plan
from pages.shared.plan.folder_of_plans import TablesMissingError as TablesMissingError
from pages.shared.plan.folder_of_plans import edition_stamp, row_stamp
from pages.shared.plan.joint_plan import Named, joined
from pages.shared.plan.kept_drafts import DraftEdition
from pages.shared.plan.looks import (
    PUBLISHED,
    Look,
    draft_looked_at,
    editions_of,
    look_of,
    visit_look,
)
from pages.shared.plan.looks import EditionMissingError as EditionMissingError
from pages.shared.plan.per_run import per_run
from pages.shared.plan.plan_made import Plan as Plan
from pages.shared.plan.plan_made import PlanInfo as PlanInfo
from pages.shared.plan.plan_made import plan_of as plan_of

MOST_TOGETHER = 400
"""So many plans are looked at together: two years of all regions; a file has all that one asks."""


def load_plan(asked: Mapping[str, Sequence[str]] | None = None) -> Plan:
    """The edition that is looked at: the newest published one, unless an address names another.

    What is published anew is seen without a restart.

    Args:
        asked: the query of an address that is no page's; a page's own is read from its visit.

    Raises:
        EditionMissingError: the address names an edition that is not there.
        TablesMissingError: there are no tables, and none could be built.
    """
    return _of_visit(visit_look()) if asked is None else _shown(look_of(asked))


@per_run
def _of_visit(look: Look) -> Plan:
    return _shown(look)


def _shown(look: Look) -> Plan:
    return _published() if look == PUBLISHED else _looked_at(look)


def _looked_at(look: Look) -> Plan:
    try:
        if look.draft:
            return _of_draft(draft_looked_at(look))
        rows = editions_of(look)
    except RecordError as error:
        raise TablesMissingError(str(error)) from error
    if len(rows) > MOST_TOGETHER:
        raise EditionMissingError(
            f"Вместе показывают не больше {MOST_TOGETHER} планов, а здесь названо {len(rows)}: "
            "назовите год или регион, например «2026*»."
        )
    stamps = tuple(map(row_stamp, rows))
    # A plan of its own, though another address may show the same tables: its pages' links differ.
    named = tuple((str(row["plan"]), str(row["directory"])) for row in rows)
    return (
        _load_several(named, stamps, look) if len(rows) > 1 else _load_edition(named, stamps, look)
    )


_Editions = tuple[tuple[str, str], ...]
"""Plans by their names in the folder, each with the directory of an edition of it."""


@lru_cache(maxsize=4)
def _of_draft(draft: DraftEdition) -> Plan:
    plan, nobodys = plan_of_tables(draft.tables), bool(draft.would_be.unowned)
    return replace(plan, info=replace(plan.info, draft=True, unowned=nobodys))


@st.cache_resource(max_entries=6, show_spinner=False)
def _load_edition(named: _Editions, stamps: tuple[Hashable, ...], look: Look) -> Plan:
    return read_plans(named)


@lru_cache(maxsize=1)  # of thousands of names Streamlit would make a hash at each click
@st.cache_resource(max_entries=3, show_spinner=False)
def _load_several(named: _Editions, stamps: tuple[Hashable, ...], look: Look) -> Plan:
    return read_plans(named)


def _published() -> Plan:
    directory = data_directory()
    stamp = edition_stamp(directory)
    if stamp or not runtime.exists():
        return _load(str(directory), stamp)
    with st.spinner("Собираем таблицы из документа плана…"):
        return _load(str(directory), stamp)


@lru_cache(maxsize=1)  # what is looked at again and again: Streamlit hashes what it is asked with
@st.cache_resource(max_entries=4, show_spinner=False)
def _load(directory: str, stamp: tuple[int, ...]) -> Plan:
    folder = Path(directory)
    try:
        return read_plan(folder)
    except TablesMissingError:
        # A folder of somebody's own with damaged tables is theirs to mend.
        if folder != DEFAULT_DIRECTORY and holds_anything(folder):
            raise
    publish_shipped_plan(folder)
    return read_plan(folder)


def read_plans(named: Sequence[tuple[str, str]]) -> Plan:
    """One plan, or several together, without any page around them.

    Args:
        named: names of plans, each with the directory of the edition that is shown of it.

    Raises:
        TablesMissingError: tables cannot be read.
    """
    plans = [Named(name, read_plan(Path(directory))) for name, directory in named]
    return joined(plans) if len(plans) > 1 else plans[0].plan


def read_plan(directory: Path) -> Plan:
    """Read the tables of a directory into a ``Plan``, without any page around it.

    Raises:
        TablesMissingError: there are none, or they cannot be read.
    """
    return plan_of_tables(read_tables(directory))


def read_tables(directory: Path) -> Tables:
    """The tables of a directory with their manifest, as they are stored.

    Raises:
        TablesMissingError: there are none, or they cannot be read.
    """
    try:
        return read(directory)
    except TablesError as error:
        raise TablesMissingError(str(error)) from error


def plan_of_tables(tables: Tables) -> Plan:
    """The ``Plan`` of an edition's tables."""
    frames = {name: getattr(tables, name) for name in (*MAIN_TABLES, *FURTHER_TABLES)}
    return plan_of(frames, tables.manifest)
