"""A plan of any size counted for the calendar: by group and stretch of time, before it is drawn.

Up to so many events as a screen has room for stand singly. Of more, those that are wider than the
time looked at go together first, and where the others are still too many, all are counted in
columns of years, months, weeks or days.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from pages.calendar.gathered.time_steps import TimeStep, steps_within
from pages.calendar.timeline.event_stretches import (
    CalendarEvent,
    EventStretch,
    calendar_events,
    lasts_long,
)
from pages.calendar.timeline.lane_groups import PARTNERS, PLACES, SPHERES, Grouped, grouped
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import (
    Days,
    Mask,
    PeriodColumns,
    counts_in,
    day_number,
    falling,
)
from pages.shared.times.spans import period_columns
from pages.shared.words import russian
from pages.shared.words.months_in_words import LASTING
from pages.shared.words.russian import counted, events_counted, thousands

ALL_SINGLE = 60
"""So many events of one look stand singly whatever their dates: a plan has some fifty."""
MOST_SINGLE = 60
"""So many of a time looked at stand singly beside what is wider than it."""
MOST_GROUPS = 12
"""Bands on one screen; of more the largest, the others together."""


@dataclass(frozen=True, slots=True, eq=False)
class InTime:
    """What of a plan is in a time.

    Attributes:
        first: its first day.
        last: its last day.
        sure: events that are surely in it.
        possible: those that only touch it, but for the lasting ones.
        lasting: those that go on for most of a year and touch it.
    """

    first: date
    last: date
    sure: Mask
    possible: Mask
    lasting: Mask

    @property
    def n(self) -> int:
        """How many events."""
        return int(self.sure.sum() + self.possible.sum() + self.lasting.sum())


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The numbers of the gathered calendar.

    Attributes:
        steps: the stretches of time.
        groups: names of the bands, the last of which may be all the others.
        sure: numbers by band and stretch.
        possible: likewise, of events that only touch it.
        wide: by band, events that touch so many of the stretches that they stand in none: a
            month is not drawn as thirty days.
        lasting: by band, events that go on for most of a year.
        others: how many groups the last band stands for; 0 where there is none such.
    """

    steps: list[TimeStep]
    groups: list[str]
    sure: Days
    possible: Days
    wide: Days
    lasting: Days
    others: int


@per_plan
def _lasting(plan: Plan) -> Mask:
    """Events of which every period is background (``lasts_long``)."""
    periods, info = period_columns(plan), plan.info
    ongoing = (plan.events["date_kind"] == "ongoing").to_numpy(bool)[periods.event]
    whole = (periods.first <= day_number(info.start)) & (periods.last >= day_number(info.end))
    long = lasts_long(ongoing, periods.last - periods.first + 1, whole)
    found = np.zeros(periods.events, bool)
    found[periods.event] = True
    found[periods.event[~long]] = False
    return found


@per_plan
def in_time(plan: Plan, first: date, last: date) -> InTime:
    """What of a plan is in a time, surely, possibly, or as a part of what lasts long.

    Args:
        plan: as filtered.
        first: first day; from the plan's own first day on also what is earlier.
        last: last day; likewise.
    """
    periods = period_columns(plan)
    begin, finish = day_number(first), day_number(last)
    if first <= plan.info.start and len(periods.first):
        begin = min(begin, int(periods.first.min()))
    if last >= plan.info.end and len(periods.last):
        finish = max(finish, int(periods.last.max()))
    fallen, long = falling(periods, [(begin, finish)]), _lasting(plan)
    touching = fallen.sure | fallen.possible
    return InTime(first, last, fallen.sure & ~long, fallen.possible & ~long, touching & long)


def events_at(plan: Plan, kept: Mask) -> list[CalendarEvent]:
    """Some of a plan's events as the calendar draws them, in document order."""
    info, event = plan.info, plan.event_rows("periods")
    of_period = (event >= 0) & kept[event]
    dated, _ = calendar_events(
        plan.events[kept], plan.periods[of_period], plan_start=info.start, plan_end=info.end
    )
    return dated


def single_events(plan: Plan, there: InTime, by: str) -> tuple[list[CalendarEvent], dict[str, str]]:
    """The events of a time, each by itself, and its group by its id; none where they are too many.

    Where there is more than a screen has room for, what is wider than the time is gathered: one
    hatched bar of a group for all that may be in it, one thin line for all that goes on.

    Args:
        plan: as filtered.
        there: what is in the time.
        by: what the bands are grouped by.
    """
    groups = grouped(plan, by)
    alone = there.n <= ALL_SINGLE
    sure = int(there.sure.sum())
    if not alone and (sure > MOST_SINGLE or len(_present(groups, there)) > MOST_GROUPS):
        return [], {}
    shown = there.sure | there.possible | there.lasting if alone else there.sure
    events = events_at(plan, shown)
    names = [groups.names[at] for at in groups.of_event[shown]]
    group_of = dict(zip((event.event_id for event in events), names, strict=True))
    if not alone:
        for kept, certainty, few, many in _GATHERED:
            sizes = np.bincount(groups.of_event[getattr(there, kept)], minlength=len(groups.names))
            for at in np.flatnonzero(sizes):
                one = _gathered(there, int(sizes[at]), certainty, few, many, f"{kept} {at}")
                events.append(replace(one, sphere=groups.names[at]))
                group_of[one.event_id] = groups.names[at]
    rank = {name: at for at, name in enumerate(groups.names)}
    ordered = sorted(group_of, key=lambda event_id: rank[group_of[event_id]])
    return events, {event_id: group_of[event_id] for event_id in ordered}


_GATHERED = (
    ("possible", "window", "возможно здесь: срок шире", "возможны здесь: срок шире"),
    ("lasting", "background", f"идёт {LASTING}", f"идут {LASTING}"),
)  # fmt: skip


def _gathered(
    there: InTime, n: int, certainty: str, few: str, many: str, name: str
) -> CalendarEvent:
    words = f"ещё {thousands(n)} {few if n % 10 == 1 and n % 100 != 11 else many}"
    stretch = EventStretch(there.first, there.last, certainty, "")  # type: ignore[arg-type]
    title = f"{events_counted(n)}: {words.split(' ', 2)[2]}"
    dates = "у\u00a0каждого свой, шире показанного времени"
    return CalendarEvent(
        name, None, "", title, words, dates, "", "planned", (stretch,), stands_for=n
    )


def _present(groups: Grouped, there: InTime) -> Days:
    """Groups with any event in the time, by their numbers."""
    shown = there.sure | there.possible | there.lasting
    return np.flatnonzero(np.bincount(groups.of_event[shown], minlength=len(groups.names)))


def columns_of(plan: Plan, there: InTime, by: str, part: int = 1) -> Columns:
    """The events of a time counted by group and stretch of time.

    Args:
        plan: as filtered.
        there: what is in the time.
        by: what the bands are grouped by.
        part: which of the groups, the largest first; the others after them go together.
    """
    groups = grouped(plan, by)
    shown = there.sure | there.possible | there.lasting
    sizes = np.bincount(groups.of_event[shown], minlength=len(groups.names))
    present = np.flatnonzero(sizes)
    names, others = [groups.names[at] for at in present], 0
    band = np.full(len(groups.names), -1)
    band[present] = np.arange(len(present))
    if len(present) > MOST_GROUPS:
        ranked = present[np.argsort(-sizes[present], kind="stable")]
        skipped = (part - 1) * (MOST_GROUPS - 1)
        largest = np.sort(ranked[skipped : skipped + MOST_GROUPS - 1])
        rest = ranked[skipped + MOST_GROUPS - 1 :]
        names, others = [groups.names[at] for at in largest], len(rest)
        band[:] = -1
        band[largest] = np.arange(len(largest))
        if others:
            names.append(f"ещё {_kinds(others, by)}")
            band[rest] = len(largest)
    steps = steps_within(there.first, there.last)
    edges = [*(day_number(step.first) for step in steps), day_number(there.last) + 1]
    group = band[groups.of_event]
    counted_ones = (there.sure | there.possible) & (group >= 0)
    wide = counted_ones & _wide(period_columns(plan), edges)
    counted_ones &= ~wide
    sure, possible = counts_in(_of_events(period_columns(plan), counted_ones), edges,
                               np.maximum(group, 0), len(names))  # fmt: skip
    spread, lasting = (
        np.bincount(group[kept & (group >= 0)], minlength=len(names))
        for kept in (wide, there.lasting)
    )
    return Columns(steps, names, sure, possible, spread, lasting, others)


def _wide(periods: PeriodColumns, edges: list[int]) -> Mask:
    """Events with a period that touches more than a third of the stretches, and several of them."""
    last_edge = len(edges) - 2
    here = (periods.first < edges[-1]) & (periods.last >= edges[0])
    at = [
        np.clip(np.searchsorted(edges, days[here], "right") - 1, 0, last_edge)
        for days in (periods.first, periods.last)
    ]
    touched = at[1] - at[0] + 1
    found = np.zeros(periods.events, bool)
    found[periods.event[here][touched > max(2, (last_edge + 1) / 3)]] = True
    return found


def parts_of(plan: Plan, there: InTime, by: str) -> int:
    """In how many parts the groups of a time stand on the screen."""
    n = len(_present(grouped(plan, by), there))
    return 1 if n <= MOST_GROUPS else -(-n // (MOST_GROUPS - 1))


def _of_events(periods: PeriodColumns, kept: Mask) -> PeriodColumns:
    return periods.of(kept[periods.event])


_KINDS = {
    SPHERES: russian.SPHERES,
    PLACES: ("место", "места", "мест"),
    PARTNERS: russian.PARTNERS,
}


def _kinds(n: int, by: str) -> str:
    return counted(n, *_KINDS[by])
