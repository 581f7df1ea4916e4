"""The card with what stands around it: its map, its history, what did not fit, related events."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

from pages.events.card.event_card import card_html
from pages.events.card.event_history import history_html
from pages.events.card.event_recurs import recurs_html
from pages.events.card.minimap import minimap_html
from pages.events.card.related_events import related_html
from pages.events.card.settled_values import unfit_of
from pages.events.finding.listed import rows_by_id
from pages.shared.markup.templates import render
from pages.shared.plan.edition_moments import edition_moments
from pages.shared.plan.folder_of_plans import Stamp
from pages.shared.plan.joint_plan import own_id, part_with
from pages.shared.plan.kept_editions import (
    KeptEdition,
    edition_shown,
    kept_editions,
    plan_in,
)
from pages.shared.plan.recurring_events import kindred_stamp
from pages.shared.plan.tables import Plan, PlanInfo


def shown_card(plan: Plan, event_id: str) -> Markup:
    """An event that the edition has; of several plans together, as its own plan has it."""
    own = part_with(plan, event_id)
    minimap = minimap_html(own, event_id)
    return _carded(plan, own, event_id, minimap, kept_editions(own.info), kindred_stamp())


@lru_cache(maxsize=64)
def _carded(
    plan: Plan,
    own: Plan,
    event_id: str,
    minimap: Markup,
    editions: tuple[KeptEdition, ...],
    _stamp: Stamp,
) -> Markup:
    now = next((one for one in editions if one.edition == own.info.edition), None)
    named = own_id(event_id)
    # What the record and the kept editions say of it is said under the id of its own plan.
    history = edition_moments(editions, named, own if named == event_id else None)
    return render(
        "events/card/carded.html",
        gone=None,
        card=card_html(own, event_id),
        minimap=minimap,
        unfit=unfit_of(now.unfit if now else (), {**rows_by_id(own)[event_id], "event_id": named}),
        history=history_html(history, named),
        whose=rows_by_id(plan)[event_id]["plan_said"],
        recurs=recurs_html(plan, own, event_id),
        related=related_html(plan, event_id),
    )


def unfit_note(plan: Plan, address: Callable[[str], str]) -> Markup:
    """Which corrections the edition has no place for, each a link to its card.

    Args:
        plan: the edition.
        address: of an event's card.
    """
    if plan.parts:
        return Markup().join(unfit_note(part, address) for part in plan.parts)
    now = edition_shown(plan.info)
    ids = dict.fromkeys(one.event_id for one in now.unfit) if now is not None else {}
    if now is None or not ids:
        return Markup()
    named = [(address(event_id), _title(plan, event_id)) for event_id in ids]
    return render("events/card/unfit_note.html", n=len(now.unfit), events=named)


def _title(plan: Plan, event_id: str) -> str:
    """What an event is called, in an edition that has it."""
    has = plan if event_id in rows_by_id(plan) else last_edition_with(plan.info, event_id)
    return str(rows_by_id(has)[event_id]["title_short"]) if has else "мероприятие без названия"


def last_edition_with(info: PlanInfo, event_id: str) -> Plan | None:
    """The last of a plan's other editions that has an event; None where none has."""
    others = [one for one in kept_editions(info) if one.edition != info.edition]
    for one in reversed(others):
        plan = plan_in(one.tables)
        if plan is not None and event_id in rows_by_id(plan):
            return plan
    return None


def plan_that_had(plan: Plan, event_id: str) -> Plan:
    """Of several plans the one that an earlier edition with an event is of; else itself."""
    return next((p for p in plan.parts if last_edition_with(p.info, event_id)), plan)


def vanished_card(info: PlanInfo, last: Plan, event_id: str) -> Markup:
    """The card of an event that an edition no longer has, as another edition had it.

    Args:
        info: the edition that is shown.
        last: the plan of the edition that has it.
        event_id: the event.
    """
    editions = kept_editions(info)
    now = next((one for one in editions if one.edition == info.edition), None)
    return render(
        "events/card/carded.html",
        gone=(info.edition, last.info.edition),
        card=card_html(last, event_id),
        minimap=minimap_html(last, event_id),
        unfit=unfit_of(now.unfit if now else (), {"event_id": event_id}),
        history=history_html(edition_moments(editions, event_id), event_id),
        whose="",
        recurs="",
        related="",
    )
