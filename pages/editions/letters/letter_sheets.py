"""«Просим уточнить»: who is asked, about which rows, in which words; nothing of how it looks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl.corrections.correction import LABELS, TEXT_COLUMNS
from etl.editions.answers.answer_parts import letter_words
from etl.editions.answers.row_codes import row_code
from etl.periods_in_words import period_in_words
from etl.settled_cells import NOT_SAID
from etl.text import capitalized, fold, key
from pages.shared.plan.looks import Look, edition_of
from pages.shared.plan.row_questions import RowQuestion, row_questions
from pages.shared.plan.tables import Plan, PlanInfo, read_plan
from pages.shared.visit.plan_choices import edition_in_words
from pages.shared.words.dates_in_words import LONG_AGO, month_end, time_of

TITLE = "Просим уточнить"
_LONGEST_NAME = 80
TO = "to"
"""Name in the address of who is asked."""


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One question of a letter: the row's code, its event, what the plan says, what is asked."""

    code: str
    number: str
    title: str
    said: str
    question: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One sheet.

    Attributes:
        to: who is asked: a section's name, or what the plan's own column says.
        kind: what that is: «Сфера», or the column's heading.
        of: the plan and the edition, in words.
        rows: the questions, in the plan's order.
        like: how a day and a month of this plan's period are written.
        name: what its file is called, without an ending.
        made: the time that it is of: the edition's.
    """

    to: str
    kind: str
    of: str
    rows: tuple[LetterRow, ...]
    like: Mapping[str, str]
    name: str
    made: datetime


def letters(plan: str, edition: str) -> tuple[Letter, ...]:
    """The letters of an edition, in the order in which the plan names who is asked.

    Args:
        plan: the plan's name in the folder, "" for the one that is shown first.
        edition: its number, "" for the published one.

    Raises:
        TablesMissingError: there is no such edition, or it cannot be read.
        RecordError: the folder's record cannot be read.
    """
    row = edition_of(Look(plan=plan, edition=edition))
    shown = read_plan(Path(row["directory"]))
    like = _like(shown.info)
    asked = _who_is_asked(shown)
    groups: dict[tuple[str, str], list[LetterRow]] = {}
    for own in _by_cell(row_questions(shown)):
        line = _row(str(row["plan"]), int(row["edition"]), own, like)
        groups.setdefault(asked[own[0].event_id], []).append(line)
    of = edition_in_words(row)
    made = time_of(row["built_at"]) or LONG_AGO
    names = _names([to for _, to in groups])
    edition_name = f"({row['plan_id']}, редакция {row['edition']})"
    return tuple(
        Letter(to, kind, of, tuple(rows), like, f"{TITLE}, {name} {edition_name}", made)
        for ((kind, to), rows), name in zip(groups.items(), names, strict=True)
    )


def _by_cell(questions: Sequence[RowQuestion]) -> list[list[RowQuestion]]:
    """Questions that an answer can settle, those about one cell together."""
    asked = letter_words()["questions"]
    cells: dict[tuple[str, str], list[RowQuestion]] = {}
    for one in questions:
        if one.column in TEXT_COLUMNS and one.kind in asked:
            cells.setdefault((one.event_id, one.column), []).append(one)
    return list(cells.values())


def _row(plan: str, edition: int, own: Sequence[RowQuestion], like: Mapping[str, str]) -> LetterRow:
    first = own[0]
    label = LABELS[first.column]
    asked = letter_words()["questions"]
    sentences = dict.fromkeys(str(asked[one.kind]).format_map(like) for one in own)
    return LetterRow(
        code=row_code(plan, edition, first.event_id, first.column),
        number=first.number,
        title=first.title or first.short,
        said=f"{capitalized(label)}: {first.words or NOT_SAID}",
        question=" ".join(sentences),
    )


def _who_is_asked(plan: Plan) -> dict[str, tuple[str, str]]:
    """Who is asked about each event: what it is, and its name."""
    heading = _addressees(plan)
    found = {}
    for event in plan.events[["event_id", "sphere_name", "extra"]].to_dict("records"):
        named = fold(str(_extra(event["extra"]).get(heading, ""))) if heading else ""
        sphere = str(event["sphere_name"]) or "без раздела"
        found[event["event_id"]] = (heading, named) if named else ("Сфера", sphere)
    return found


def _addressees(plan: Plan) -> str:
    """The heading of the plan's own column that names who is asked, "" where none does."""
    headings = dict.fromkeys(name for text in plan.events["extra"] for name in _extra(text))
    stems = letter_words()["addressees"]
    fitting = (name for name in headings if any(stem in f"{key(name)} " for stem in stems))
    return next(fitting, "")


def _extra(text: Any) -> Mapping[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _like(info: PlanInfo) -> dict[str, str]:
    """A day and a month of the plan's own period, as examples."""
    month = min(info.start.month + 2, 12)
    first, last = date(info.start.year, month, 12), date(info.start.year, month, 14)
    whole = first.replace(day=1)
    return {
        "days": period_in_words(first, last),
        "month": period_in_words(whole, month_end(whole), "month"),
    }


def _names(to: Sequence[str]) -> list[str]:
    """Names of files: who is asked, without what no disk takes, each once."""
    names: list[str] = []
    for who in to:
        plain = "".join(c if c.isalnum() or c in " -.,«»()№" else " " for c in who)
        cut = fold(plain)[:_LONGEST_NAME].rstrip(" .")
        name, again = cut, 1
        while name.lower() in (other.lower() for other in names):
            again += 1
            name = f"{cut} {again}"
        names.append(name)
    return names
