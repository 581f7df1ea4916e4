"""A coming or a leaving amid the event's days: «10-15 мая (заезд 12 мая)», which are they?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from etl.dates.date_tokens import COUNTING, Token
from etl.dates.date_words import closes, opens
from etl.dates.grammar import Grammar
from etl.dates.nodes import Item, Parsed
from etl.dates.resolve import Resolved, resolve, within
from etl.model import PlanPeriod

_APART = frozenset({"sep", "(", ")"})
_NEAR = timedelta(days=1)


def comes_amid(
    found: Sequence[Resolved], tokens: Sequence[Token], cell: str, plan: PlanPeriod
) -> bool:
    """Whether people come when it is on already, or leave before it is over.

    Args:
        found: the periods of the cell.
        tokens: of the cell, with their places in it.
        cell: the cell, normalised.
        plan: the plan's period.
    """
    told: dict[tuple[int, int, bool], list[Resolved]] = {}
    for at, token in enumerate(tokens):
        word = cell[token.start : token.end]
        numbered = at > 0 and tokens[at - 1].kind in COUNTING
        if token.kind != "other_date" or not (opens(word) or closes(word)):
            continue
        before = [one for one in found if one.words[1] <= token.start]
        stretch = before[-1] if before else None
        items = _beside(tokens, at)
        if stretch is None or not items or not _is_stretch(stretch) or numbered:
            continue  # «(1 заезд: 1-7 июня, 2 заезд: 8-14 июня)»: shifts
        frame = PlanPeriod(plan.plan_id, stretch.start, stretch.end)
        month = stretch.start.month if stretch.start.month == stretch.end.month else None
        days = resolve(Parsed(items=items), frame, month=month)
        if all(within(one, stretch) for one in days):
            told.setdefault((*stretch.words, opens(word)), []).extend(days)
    stretches = {one.words: one for one in found}
    return any(
        days and _is_amid(days, stretches[start, end], coming=coming)
        for (start, end, coming), days in told.items()
    )


def _beside(tokens: Sequence[Token], at: int) -> list[Item]:
    """What is dated behind a word, or else before it: «заезд 12 мая», «12 мая – заезд»."""
    end = next((i for i in range(at + 1, len(tokens)) if tokens[i].kind in _APART), len(tokens))
    behind = [token for token in tokens[at + 1 : end] if token.kind not in ("colon", "dash")]
    start = next((i for i in range(at - 1, -1, -1) if tokens[i].kind in _APART), -1) + 1
    return Grammar(behind).first_items() or (
        Grammar(tokens[start:at]).first_items() if start else []
    )


def _is_stretch(one: Resolved) -> bool:
    bounded = not (one.named or one.deadline or one.ongoing or one.listed)
    return bounded and one.precision == "day" and one.start < one.end


def _is_amid(days: Sequence[Resolved], stretch: Resolved, *, coming: bool) -> bool:
    if coming:
        first = min(one.start for one in days)
        return first - stretch.start > _NEAR or first == stretch.end
    last = max(one.end for one in days)
    return stretch.end - last > _NEAR or last == stretch.start
