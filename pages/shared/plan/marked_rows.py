"""Which rows are corrected, open or doubted, in lines: for a picture, which no one can point at.

On a page a mark's hover says it, or the list beside the figure; a saved picture has neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
    events = plan.events
    rows = events.loc[events[column].map(len) > 0, [column, "number_text", "number"]]
    found: dict[str, list[str]] = {}
    for values, printed, number in rows.itertuples(index=False):
        for value in values:
            name = str(printed).rstrip(".") or ("" if number != number else f"{int(number)}")
            found.setdefault(words(value), []).append(name)
    return "; ".join(f"{value}\u00a0— {_whose(own, plan)}" for value, own in found.items())


def _whose(numbers: Iterable[str], plan: Plan) -> str:
    own = list(numbers)
    # Several plans have the same numbers.
    if len(own) > _NAMED or not all(own) or plan.parts:
        return events_counted(len(own))
    return f"№\u00a0{', '.join(own)}"
