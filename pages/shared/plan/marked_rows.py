"""Which rows are corrected, open or doubted, in lines: for a picture, which no one can point at.

On a page a mark's hover says it, or the list beside the figure; a saved picture has neither.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pandas as pd

from pages.shared.plan.openness import OPEN_LABEL
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.plan_made import Plan
from pages.shared.words.russian import events_counted, quality_label, uncapitalized
from pages.shared.words.settled_words import SETTLED_LABEL, settled_columns

_NAMED = 12
"""So many events are named by their numbers; more are counted."""
_KINDS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    (SETTLED_LABEL, "corrected", lambda column: settled_columns([column])),
    (OPEN_LABEL, "open", str),
    ("Сомнение программы", "doubts", lambda code: uncapitalized(quality_label(code).label)),
)
"""What is said, of which column of ``Plan.events``, and each of its values in words."""


@per_plan
def marked_rows(plan: Plan) -> tuple[str, ...]:
    """«Уточнено человеком: срок — № 6, 9; место — № 8»; a line a kind, none where there is none.

    Args:
        plan: the events that the picture is of.
    """
    found = ((name, _said(plan, column, words)) for name, column, words in _KINDS)
    return tuple(f"{name}: {said}" for name, said in found if said)


def _said(plan: Plan, column: str, words: Callable[[str], str]) -> str:
    """The values of a column, each with its events, in the order in which they come."""
    rows = plan.events[column].tolist()
    found: dict[str, int] = {}
    for values, n in Counter(rows).items():  # a hundred thousand rows have a few kinds
        for value in values:
            found[value] = found.get(value, 0) + n
    return "; ".join(
        f"{words(value)}\u00a0—\u00a0{_whose(plan, [value in row for row in rows], n)}"
        for value, n in found.items()
    )


def _whose(plan: Plan, at: list[bool], n: int) -> str:
    # Several plans have the same numbers.
    if n <= _NAMED and not plan.parts:
        cells = plan.events.loc[at, ["number_text", "number"]].itertuples(index=False)
        names = [
            str(printed).rstrip(".") or ("" if pd.isna(number) else f"{int(number)}")
            for printed, number in cells
        ]
        if all(names):
            return f"№\u00a0{', '.join(names)}"
    return events_counted(n)
