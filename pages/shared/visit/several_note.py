"""What every page over several plans says: what is counted twice, and where they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.recurring_events import doubled
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import BESIDE, COUNT
from pages.shared.visit.selection import event_links, page_link
from pages.shared.words.russian import events_counted, plural

COMPARED_ON = "spheres"
"""The page on which the plans stand beside each other."""
DOUBLED_LABEL = "Названо в нескольких планах"
"""What stands before ``doubled_in_words``."""


def several_note(shown: Plan, selection: Selection) -> Markup:
    """The line under the heading; nothing where one plan is looked at.

    Args:
        shown: the plans together, as filtered.
        selection: the filters.
    """
    if not shown.parts:
        return Markup()
    found = doubled(shown)
    return render(
        "shared/visit/several_note.html",
        words=doubled_in_words(shown),
        groups=[
            (_group(shown, group), "" if group in found.sure else "возможно, одно мероприятие")
            for group in (*found.sure, *found.possible)
        ],
        address=event_links(selection),
        compare=page_link(COMPARED_ON, selection, **{COUNT: BESIDE}),
    )


def doubled_in_words(shown: Plan) -> str:
    """What is counted more than once, in a sentence; "" where nothing is.

    «2 мероприятия названы в нескольких планах и сосчитаны в каждом: без повторов — 13.»
    """
    found = doubled(shown)
    sentences = []
    if found.sure:
        n, left = len(found.sure), len(shown.events) - found.more
        named = plural(n, "названо", "названы", "названо")
        counted = plural(n, "сосчитано", "сосчитаны", "сосчитано")
        sentences.append(
            f"{events_counted(n)} {named} в\u00a0нескольких планах и\u00a0{counted} в\u00a0каждом: "
            f"без повторов\u00a0— {left}."
        )
    if found.possible:
        n = len(found.possible)
        also = "Возможно, названо дважды" if not sentences else "Возможно, ещё"
        sentences.append(f"{also}: {n}.")
    return " ".join(sentences)


def _group(shown: Plan, ids: Sequence[str]) -> list[dict[str, Any]]:
    events = shown.events[shown.events["event_id"].isin(ids)]
    names = ["event_id", "number", "title_short", "plan_said"]
    return [{str(k): v for k, v in row.items()} for row in events[names].to_dict("records")]
