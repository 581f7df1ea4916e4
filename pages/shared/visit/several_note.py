"""What every page over several plans says: what is counted twice, and where they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.recurring_events import MOST_COMPARED, compared_with_each_other, doubled
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import BESIDE, COUNT
from pages.shared.visit.selection import event_links, page_link
from pages.shared.words.russian import events_counted, plural

COMPARED_ON = "spheres"
"""The page on which the plans stand beside each other."""
_LISTED = 20
"""So many groups are listed."""
_IN_GROUP = 4
"""So many events of a group are named."""
UNSOUGHT = f"Названное в нескольких планах не искали: планов больше {MOST_COMPARED}."
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
    groups = (*found.sure, *found.possible)
    n = len(found.sure)
    return render(
        "shared/visit/several_note.html",
        words=doubled_in_words(shown),
        groups=[
            (group, "" if at < n else "возможно, одно мероприятие")
            for at, group in enumerate(_grouped(shown, groups[:_LISTED]))
        ],
        further=len(groups[_LISTED:]),
        address=event_links(selection),
        compare=page_link(COMPARED_ON, selection, **{COUNT: BESIDE}),
    )


def doubled_in_words(shown: Plan) -> str:
    """What is counted more than once, in a sentence; "" where nothing is of what was looked for.

    «2 мероприятия названы в нескольких планах и сосчитаны в каждом: без повторов — 13.»
    """
    if not compared_with_each_other(shown):
        return UNSOUGHT
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


def _grouped(shown: Plan, groups: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """The events of each group, of many the first ones and how many there are besides."""
    wanted = {event_id for ids in groups for event_id in ids[:_IN_GROUP]}
    names = ["event_id", "number", "title_short", "plan_said"]
    events = shown.events.loc[shown.events["event_id"].isin(wanted), names]
    row_of = {str(row["event_id"]): row for row in events.to_dict("records")}
    return [
        {"events": [row_of[i] for i in ids[:_IN_GROUP]], "further": len(ids[_IN_GROUP:])}
        for ids in groups
    ]
