"""What is open in a row and what is doubtful, each with the words or the values it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from etl.model import CELL_FIELDS
from etl.text import capitalized
from etl.told.told_row import NOT_READ
from pages.events.card.card_values import Value, Where, in_column, rows_of
from pages.events.card.whereabouts import WordsBehind
from pages.events.finding.searched_text import FIELDS
from pages.shared.plan.openness import advice_of, cell_of
from pages.shared.plan.tables import Plan
from pages.shared.words.russian import quality_label

_BY_DATE = NOT_READ["dates_text"]
_BY_PLACE = (*NOT_READ["place_text"], "place_not_asked")


def doubts_of(
    row: Mapping[str, Any], values: list[Value], plan: Plan, said: WordsBehind
) -> list[Value]:
    """What the plan leaves open of an event, then the program's doubts, not yet numbered.

    Args:
        row: the event.
        values: what was made of its words.
        plan: its plan.
        said: the words behind its values.
    """
    out = [_opened(left, row, values, said) for left in row["open"]]
    for code in row["doubts"]:
        known = quality_label(code)
        where, refs, notes = _doubt_words(code, row, values, plan, said)
        out.append(Value("doubts", known.label, (*notes, known.advice), where, refs))
    return out


def _opened(left: str, row: Mapping[str, Any], values: list[Value], said: WordsBehind) -> Value:
    column = cell_of(left)
    text = str(row[column] or "")
    where, refs = in_column(column, _whole(text)), tuple[int, ...]()
    if column == "dates_text":
        # Without evidence the cell is marked as a whole only where it says nothing else.
        where = said.of("date_tentative") or (where if row["date_precision"] == "unknown" else ())
    elif column == "place_text" and "place_unknown" not in row["quality"]:
        refs = tuple(v.number for v in values if v.kind == "places" and v.number)
        where = ()
    why = "так сказано в плане" if text else "ячейка плана пуста"
    return Value("doubts", capitalized(left), (why, advice_of(left)), where, refs)


def _doubt_words(
    code: str, row: Mapping[str, Any], values: list[Value], plan: Plan, said: WordsBehind
) -> tuple[tuple[Where, ...], tuple[int, ...], tuple[str, ...]]:
    """The words of a doubt, the values that it is about, and what else there is to say."""
    dates, place = str(row["dates_text"] or ""), str(row["place_text"] or "")
    if code in _BY_DATE:
        return in_column("dates_text", _whole(dates)), (), ()
    if code == "date_outside_plan":
        return _outside(row, plan, said), (), ()
    if code in _BY_PLACE:
        refs = tuple(v.number for v in values if v.kind == "places" and v.number)
        return ((), refs, ()) if refs else (in_column("place_text", _whole(place)), (), ())
    if code == "partner_doubtful":
        return (), tuple(v.number for v in values if v.kind == "partners" and v.number), ()
    if code == "row_incomplete":
        empty = [FIELDS[name] for name in CELL_FIELDS if not row[name]]
        return (), (), (f"пустые ячейки: {', '.join(empty)}",) if empty else ()
    return (), (), ()


def _outside(row: Mapping[str, Any], plan: Plan, said: WordsBehind) -> tuple[Where, ...]:
    first, last = pd.Timestamp(plan.info.start), pd.Timestamp(plan.info.end)
    return tuple(
        where
        for period in rows_of(plan.periods, str(row["event_id"]))
        if period["end_date"] < first or period["start_date"] > last
        for where in said.of("periods", int(period["period_no"]))
    )


def _whole(text: str) -> list[tuple[int, int]]:
    return [(0, len(text))] if text else []
