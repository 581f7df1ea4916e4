"""Other events that have something in common with one, each group with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pandas as pd
from markupsafe import Markup

from etl.text import key
from pages.events.finding.word_forms import forms, tokens
from pages.shared.filters import filters
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.table_values import text_of
from pages.shared.plan.tables import Plan
from pages.shared.visit.event_lists import event_list_html
from pages.shared.visit.selection import page_link
from pages.shared.words.russian import events_counted, in_a_row, short_title

_SHOWN = 5
"""So many of a group are listed; the rest is behind its link."""
_ALIKE = 3
"""Titles that begin with so many equal words (without «в», «и») are of one kind."""
_NUMERAL = re.compile(r"\d+(?:[.,]\d+)*|(?<!\w)[IVXХ]+(?!\w)")

SERIES, SITE, INSTITUTION, PARTNER, TOWN, ALIKE, PLACE, COUNTRY = range(8)
"""Kinds of reasons, the closest first."""
_REASONS = (
    "Та\u00a0же серия: ",
    "Та\u00a0же площадка: ",
    "То\u00a0же учреждение: ",
    "Тот\u00a0же партнёр: ",
    "Партнёр оттуда\u00a0же: ",
    "Название начинается так\u00a0же: ",
    "То\u00a0же место: ",
    "Та\u00a0же страна-партнёр: ",
)


@dataclass(frozen=True, slots=True)
class Related:
    """A group of related events.

    Attributes:
        kind: one of the kinds above.
        name: what they have in common, as people read it.
        event_ids: the others, in document order, those in closer groups left out.
        others: all of them, those in closer groups too.
        also: further reasons that hold for exactly the same events.
    """

    kind: int
    name: str
    event_ids: tuple[str, ...]
    others: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why the group is related, short."""
        return in_a_row([_REASONS[self.kind] + self.name, *self.also])


@lru_cache(maxsize=256)
def related(plan: Plan, event_id: str) -> tuple[Related, ...]:
    """The groups of an event, the closest first; each event stands in one of them only."""
    common, members = _common(plan)
    found = [
        (kind, name, tuple(other for other in members[kind, what] if other != event_id))
        for kind, what, name in common.get(event_id, ())
    ]
    # What many have in common says least.
    found.sort(key=lambda f: (len(f[2]) > _SHOWN, f[0]))
    seen = {event_id}
    out: list[Related] = []
    for kind, name, others in found:
        same = next((at for at, group in enumerate(out) if group.others == others), -1)
        new = tuple(other for other in others if other not in seen)
        if same >= 0 and out[same].name == name:
            continue  # an institution that is also the site
        if same >= 0 and kind != COUNTRY:
            also = (*out[same].also, _REASONS[kind] + name)
            out[same] = replace(out[same], also=also)
        elif new:
            out.append(Related(kind, name, new, others))
            seen.update(new)
    return tuple(out)


Common = tuple[int, str, str]
"""Kind, key of what is common, its name."""


@lru_cache(maxsize=4)
def _common(plan: Plan) -> tuple[dict[str, list[Common]], dict[tuple[int, str], list[str]]]:
    """What each event has that another might have too, and who has it."""
    common: dict[str, list[Common]] = {}
    having: dict[tuple[int, str], dict[str, None]] = {}
    for event_id, found in _all(plan):
        holders = having.setdefault(found[:2], {})
        if event_id not in holders:
            holders[event_id] = None
            common.setdefault(event_id, []).append(found)
    order = {event_id: at for at, event_id in enumerate(plan.events["event_id"])}
    members = {
        what: sorted(ids, key=lambda event_id: order.get(event_id, 0))
        for what, ids in having.items()
    }
    return common, members


def _all(plan: Plan) -> Iterator[tuple[str, Common]]:
    """What stands in many rows alike is thought about once."""
    frames: tuple[tuple[pd.DataFrame, tuple[str, ...], Callable[..., Iterable[Common]]], ...] = (
        (_without_figures(plan.events), ("title",), _of_title),
        (plan.venues, _OF_VENUES, _of_venue),
        (plan.partner_places, _OF_PARTNER_PLACES, _of_partner_place),
        (plan.partners, ("name",), _of_partner),
    )
    for frame, columns, of_row in frames:
        values = [
            frame[name].tolist() if name in frame else [None] * len(frame) for name in columns
        ]
        known: dict[tuple[Any, ...], tuple[Common, ...]] = {}
        for event_id, *row in zip(frame["event_id"].tolist(), *values, strict=True):
            said = tuple(map(text_of, row))
            if said not in known:
                known[said] = tuple(found for found in of_row(*said) if found[1])
            for found in known[said]:
                yield event_id, found


def _without_figures(events: pd.DataFrame) -> pd.DataFrame:
    """Titles of other years and numbers are alike: both are left out of what is common."""
    return events[["event_id", "title"]].assign(
        title=events["title"].str.translate(str.maketrans("123456789", "0" * 9))
    )


_OF_VENUES = ("name", "settlement", "settlement_type", "district", "region")
_OF_PARTNER_PLACES = ("name", "settlement", "settlement_type", "region", "side")


def _of_partner(name: str) -> Iterator[Common]:
    yield COUNTRY, key(name), name


def _of_title(title: str) -> Iterator[Common]:
    """The quoted name without its number or year, and how the title begins."""
    short = short_title(title)
    if short.startswith("«") and (words := _words(short)):
        bare = _NUMERAL.sub("", short).replace("  ", " ").strip(" «»–—-.")
        yield SERIES, " ".join(words), f"«{bare}»"
    first = _NUMERAL.sub(" ", re.split(r"[«:(;]", title)[0])
    words = _words(first)
    if len(words) >= _ALIKE:
        yield ALIKE, " ".join(words), f"«{' '.join(first.split()).rstrip(' -–—,')}»"


def _words(text: str) -> list[str]:
    """The words that count in a name, in their dictionary form."""
    known = (forms(token.word) for token in tokens(_NUMERAL.sub(" ", text)))
    return [min(f.lemmas) if f.lemmas else f.word for f in known if not f.functional]


@lru_cache(maxsize=20_000)
def _bare(name: str) -> str:
    """«Смоленская академия …» whether it is the «ОГБПОУ» or a branch of it; one word is too few."""
    quoted = re.search(r"«.*", name)
    return quoted.group() if quoted and len(list(tokens(quoted.group()))) > 1 else name


def _of_venue(
    name: str, settlement: str, settlement_type: str, district: str, region: str
) -> Iterator[Common]:
    if name:
        where = key(settlement or district or region)
        yield SITE, f"{key(_bare(name))}|{where}", _bare(name)
    if settlement or district:
        kind = f"{settlement_type} " if settlement else ""
        yield PLACE, key(f"{settlement or district}|{region}"), f"{kind}{settlement or district}"


def _of_partner_place(
    name: str, settlement: str, settlement_type: str, region: str, side: str
) -> Iterator[Common]:
    if name:
        yield PARTNER if side == "partner" else INSTITUTION, key(_bare(name)), _bare(name)
    if side == "partner" and settlement:
        where = f"{settlement_type} {settlement}".strip()
        yield TOWN, key(f"{settlement}|{region}"), where


def related_html(plan: Plan, event_id: str) -> Markup:
    """The groups as lists with their reasons; nothing where there are none."""
    groups = [_group(plan, group) for group in related(plan, event_id)]
    return render("events/card/related_events.html", groups=groups)


def _group(plan: Plan, group: Related) -> dict[str, Any]:
    shown = group.event_ids[:_SHOWN]
    events = plan.events[plan.events["event_id"].isin(shown)]
    # A country is too wide a reason to list some of many.
    wide = group.kind == COUNTRY and len(group.event_ids) > _SHOWN
    more = len(group.event_ids) > _SHOWN or len(group.others) > len(group.event_ids)
    return {
        "reason": group.reason,
        "listed": "" if wide else event_list_html(events, Selection()),
        "link": _link(group) if more else "",
        "number": events_counted(len(group.others) + 1),
    }


def _link(group: Related) -> str:
    """The list of all of a group: by a filter where there is one, else by its words."""
    if group.kind == COUNTRY:
        return page_link("events", Selection({filters.COUNTRY: (group.name,)}))
    if group.kind == PLACE:
        place = group.name.split(" ", 1)[-1] if group.name[:1].islower() else group.name
        return page_link("events", Selection({filters.PLACE: (place,)}))
    return page_link("events", Selection(), q=group.name)
