"""Each question to a row of a plan by itself: what is open or doubted, in which cell, its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pages.shared.plan.openness import advice_of, cell_of, cells_doubted, open_kind
from pages.shared.plan.plan_made import Plan
from pages.shared.words.russian import quality_label, short_title

NO_TITLE = "Без названия"


@dataclass(frozen=True, slots=True)
class RowQuestion:
    """One question.

    Attributes:
        event_id: the row.
        number: as the document has it, "" where none.
        title: whole, as the plan says it.
        short: what people call it.
        sphere: the section's short name.
        what: what is open, or what the program doubts.
        column: the cell that it is about, "" where it is about the row as a whole.
        words: the plan's own words there.
        advice: what a person can do.
        kind: the code of a doubt, or what it is that the plan leaves open: «date_unknown» where it
            is not named, «date_tentative» where it is not settled.
        open: the plan itself leaves it open.
    """

    event_id: str
    number: str
    title: str
    short: str
    sphere: str
    what: str
    column: str
    words: str
    advice: str
    kind: str
    open: bool


def row_questions(plan: Plan) -> list[RowQuestion]:
    """All of a plan's, in the document's order, of a row first what the plan leaves open."""
    found = []
    for row in plan.events.to_dict("records"):
        for what in row["open"]:
            column = cell_of(what)
            found.append(_question(row, what, column, advice_of(what), open_kind(row, column)))
        for code in row["doubts"]:
            column = next(iter(cells_doubted([code])), "")
            label = quality_label(code)
            found.append(_question(row, label.label, column, label.advice, code, open_=False))
    return found


def number_of(row: Mapping[Any, Any]) -> str:
    """A row's number as text, "" where it has none."""
    return "" if pd.isna(row["number"]) else str(int(row["number"]))


def _question(
    row: Mapping[Any, Any],
    what: str,
    column: str,
    advice: str,
    kind: str,
    *,
    open_: bool = True,
) -> RowQuestion:
    title = str(row["title"] or "")
    return RowQuestion(
        event_id=str(row["event_id"]),
        number=number_of(row),
        title=title,
        short=short_title(title) or NO_TITLE,
        sphere=str(row["sphere_name"]),
        what=what,
        column=column,
        words=str(row[column] or "") if column else "",
        advice=advice,
        kind=kind,
        open=open_,
    )
