"""What a query leaves of a plan, ready to be handed out: the one place that says so.

A file holds what the screen shows: filters, search, narrowing and order of an address, and
nothing else of it. What is not known is refused in one sentence, never passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from etl.text import fold
from pages.events.finding.emptied_list import emptied_list
from pages.events.finding.listed import Listed, listed
from pages.shared.filters.chosen import Selection
from pages.shared.filters.emptied import Without
from pages.shared.filters.filters import BY_KEY, FILTER_KEYS
from pages.shared.filters.options import options_of, selection_of
from pages.shared.plan.joint_plan import own_id
from pages.shared.plan.looks import PLAN
from pages.shared.plan.plans_there import MANY
from pages.shared.plan.tables import Plan, PlanInfo
from pages.shared.visit.address_names import (
    EVENT,
    FILE_NAMES,
    KNOWN_VALUES,
    LOOKS,
    MARKED,
    ONLY,
    SEARCH,
    SHOW,
    SORT,
    SORTS,
    VAGUE,
)
from pages.shared.words.russian import events_counted

Asked = Mapping[str, Sequence[str]]
"""A query: each name with all its values."""
ADDRESS = "PLAN_ADDRESS"


def reached_at() -> str:
    """Where the dashboard is reached, for links from files; "" where nobody has said."""
    return os.environ.get(ADDRESS, "").rstrip("/")


"""The variable that says where the dashboard is reached: the server's and the command's files are
the same, so neither may take it from a request."""
NOTHING_LEFT = "Не остаётся ни одного мероприятия, файл был бы пуст"
_OFF = "false"
"""What a switch that is off may stand in an address as; the page takes it so too."""


class RefusedError(Exception):
    """There is not what is asked for; the text is a sentence for whoever asked."""


class EmptySliceError(RefusedError):
    """No event is left; ``emptied`` names each part of the query without which some would be."""

    def __init__(self, emptied: Sequence[Without]) -> None:
        self.emptied = emptied
        ways = "; ".join(f"без {one.words} — {events_counted(one.n)}" for one in emptied)
        super().__init__(f"{NOTHING_LEFT}: {ways or 'снимите несколько отборов или поиск'}.")


@dataclass(frozen=True, eq=False)
class Slice:
    """What is handed out.

    Attributes:
        plan: the whole plan.
        kept: of it what filters, search and narrowing leave, in the order shown, in all tables.
        selection: the filters.
        query: the same, in one form however it was asked: as it stands in an address.
        words: what was asked, in Russian: «Сфера: Спорт», «поиск: выставка».
        folder: the folder of plans, where earlier editions are, None where there is none.
        marks_vague: whether a calendar marks what has no exact date.
        address: where the dashboard is reached, for links to its cards; "" where nobody has said.
    """

    plan: Plan
    kept: Plan
    selection: Selection
    query: str
    words: tuple[str, ...] = ()
    folder: Path | None = None
    marks_vague: bool = False
    address: str = ""

    @property
    def info(self) -> PlanInfo:
        """Which plan, which edition, from which document."""
        return self.plan.info

    @property
    def part(self) -> tuple[int, int]:
        """Events in the slice, events in the plan."""
        return self.kept.n, self.plan.n

    @cached_property
    def plan_of_event(self) -> Mapping[str, str]:
        """Of several plans the name of each event's own."""
        events = self.kept.events
        return dict(zip(map(str, events["event_id"]), map(str, events["plan"]), strict=True))

    @property
    def dated(self) -> date | None:
        """The day of the edition's tables: files say this one and never the clock's."""
        return self.info.built_at.date() if self.info.built_at else None


def card_address(handed: Slice, event_id: str) -> str:
    """Where an event's card is; only where the slice knows the dashboard's address."""
    names = [part.name for part in handed.info.parts]
    if len(names) > MANY:  # an address with all of them would be longer than any program takes
        names, event_id = [handed.plan_of_event[event_id]], own_id(event_id)
    plans = [(PLAN, name) for name in names]
    return f"{handed.address}/events?{urlencode([*plans, (EVENT, event_id)])}"


def asked_of(query: str) -> Asked:
    """A query as people copy it: with «?» in front or a whole address, percent signs or letters.

    >>> asked_of("http://127.0.0.1:8501/events?q=%D0%B2%D0%B8%D0%B7%D0%B8%D1%82&sort=x")
    {'q': ['визит'], 'sort': ['x']}

    Raises:
        RefusedError: it begins as an address and is none.
    """
    query = query.strip()
    if re.match(r"(?i)[a-z]+://", query):
        try:
            query = urlsplit(query).query
        except ValueError:
            raise RefusedError(
                f"Адрес «{query}» не разобрать: скопируйте его из строки браузера ещё раз."
            ) from None
    elif "=" not in query.partition("?")[0]:
        query = query.partition("?")[2] if "?" in query else query
    return parse_qs(query, keep_blank_values=True, errors="replace")


def slice_of(plan: Plan, asked: Asked, folder: Path | None = None) -> Slice:
    """What a query leaves of a plan.

    Args:
        plan: the whole plan.
        asked: the query of a page's address; what only changes how the page looks is passed by.
        folder: the folder of plans.

    Raises:
        RefusedError: a name or value is unknown, or no event is left.
    """
    _refuse_unknown(asked)
    selection = _selection(plan, asked)
    search, show = fold(_last(asked, SEARCH)), _last(asked, SHOW)
    order = _last(asked, SORT)
    order = "" if order == SORTS[0] else order
    vague = _last(asked, VAGUE)
    filtered = selection.apply(plan)
    found = listed(plan, filtered, search, show, order)
    only = _last(asked, ONLY)
    if only and only not in set(plan.events["event_id"]):
        raise RefusedError(f"Мероприятия «{only}» нет в этой редакции плана.")
    if not found.hits or (only and all(hit.event_id != only for hit in found.hits)):
        raise EmptySliceError(emptied_list(plan, selection, search, show))
    further = [f"поиск: {search}"] * bool(search) + [f"показаны: {show}"] * bool(show)
    if only:
        further.append(f"одно мероприятие: {_title(plan, only)}")
    pairs = [(SEARCH, search), (SHOW, show), (SORT, order), (VAGUE, vague), (ONLY, only)]
    return Slice(
        plan=plan,
        kept=plan.in_order([only])
        if only
        else _kept(plan, filtered, found, narrowed=bool(show or order)),
        selection=selection,
        query=urlencode(selection.pairs() + [pair for pair in pairs if pair[1]]),
        words=(
            *(chip.text for chip in selection.in_words()),
            *further,
            *([f"порядок: {order}"] if order else []),
        ),
        folder=folder,
        marks_vague=vague == MARKED,
        address=reached_at(),
    )


def _kept(plan: Plan, filtered: Plan, found: Listed, *, narrowed: bool) -> Plan:
    """The plan of a list; in the plan's order and all of it: the filtered plan itself."""
    if not (narrowed or found.found.searched):
        return filtered
    ids = [hit.event_id for hit in found.hits]
    return filtered if ids == filtered.events["event_id"].tolist() else plan.in_order(ids)


def _title(plan: Plan, event_id: str) -> str:
    events = plan.events
    return str(events.loc[events["event_id"] == event_id, "title_short"].iloc[0])


def _last(asked: Asked, name: str) -> str:
    return ([*asked.get(name, ())] or [""])[-1]


def _refuse_unknown(asked: Asked) -> None:
    for name in asked:
        if name not in BY_KEY and name not in (*FILE_NAMES, ONLY) and name not in LOOKS:
            known = ", ".join((*FILTER_KEYS, *FILE_NAMES, ONLY))
            raise RefusedError(f"Отбора «{name}» нет; есть {known}.")
    for name, values in KNOWN_VALUES.items():
        value = _last(asked, name)
        if value and value not in values:
            there = ", ".join(f"«{one}»" for one in values)
            raise RefusedError(f"В «{name}» нет значения «{value}»; есть {there}.")


def _selection(plan: Plan, asked: Asked) -> Selection:
    options = options_of(plan)
    for key, one in BY_KEY.items():
        for value in asked.get(key, ()):
            if value and value not in options[key] and not (one.belongs_to and value == _OFF):
                raise RefusedError(
                    f"В отборе «{key}» нет значения «{value}» в этой редакции плана."
                )
    return selection_of(plan, asked)
