"""The calendar at any size: what is drawn, that it is all of it, and the way closer."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from pages.calendar.gathered.gathering import (
    MOST_GROUPS,
    columns_of,
    in_time,
    single_events,
)
from pages.calendar.gathered.time_steps import (
    beside,
    step_called,
    steps_within,
    wider,
)
from pages.calendar.prepared_timeline import Drawing, drawing
from pages.calendar.timeline.lane_groups import GROUPINGS, PLACES, SPHERES
from pages.shared.plan.tables import Plan
from pages.shared.times.falling import PeriodColumns, counts_in, falling
from pages.shared.times.month_counts import month_counts
from tests.many_events import many_plan
from tests.pages.charts import figure_of

TODAY = date(2026, 4, 10)
SIZES = ((47, 0.5), (500, 0.5), (5_000, 5.0), (180_000, 20.0))


@pytest.fixture(scope="module")
def plans() -> dict[int, Plan]:
    return {count: many_plan(count, years) for count, years in SIZES}


def draw(plan: Plan, span: str = "", by: str = SPHERES) -> Drawing:
    spheres = tuple(plan.events["sphere_name"].unique())
    return drawing(plan, spheres, "light", TODAY, by, 1040, step_called(span))


@pytest.mark.parametrize(
    ("name", "first", "last", "words"),
    [
        ("2027", date(2027, 1, 1), date(2027, 12, 31), "2027 год"),
        ("2027-H1", date(2027, 1, 1), date(2027, 6, 30), "I полугодие 2027 года"),
        ("2028-H2", date(2028, 7, 1), date(2028, 12, 31), "II полугодие 2028 года"),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29), "февраль 2028 года"),
        # By the calendar: 1 January 2027 is a Friday of the 53rd week of 2026.
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3), None),
        ("2027-03-14", date(2027, 3, 14), date(2027, 3, 14), "14 марта 2027 года"),
    ],
)
def test_a_time_has_a_name(name: str, first: date, last: date, words: str | None) -> None:
    step = step_called(name)
    assert step is not None
    assert (step.first, step.last, step.name) == (first, last, name)
    assert words is None or step.words.replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    "name", ["", "март", "2027-", "2027-H3", "2027-13", "2027-02-30", "2027-W54", "0000", "20270"]
)
def test_what_is_no_time_is_none(name: str) -> None:
    assert step_called(name) is None


@pytest.mark.parametrize(
    ("first", "last", "unit", "n"),
    [
        (date(2026, 1, 1), date(2045, 12, 31), "year", 20),
        (date(2026, 1, 1), date(2030, 12, 31), "half", 10),
        (date(2027, 1, 1), date(2027, 12, 31), "month", 12),
        (date(2026, 1, 1), date(2026, 6, 30), "week", 27),  # Thursday to Tuesday
        (date(2026, 2, 1), date(2026, 2, 28), "day", 28),
        (date(2026, 2, 3), date(2026, 2, 3), "day", 1),
    ],
)
def test_a_time_is_cut_into_steps_that_cover_it(first: date, last: date, unit: str, n: int) -> None:
    steps = steps_within(first, last)
    assert {step.unit for step in steps} == {unit}
    assert len(steps) == n
    assert (steps[0].first, steps[-1].last) == (first, last)
    assert all((b.first - a.last).days == 1 for a, b in pairwise(steps))
    # Each of them can be looked at by its name.
    assert all(step_called(step.name) for step in steps)


def test_the_ways_out_of_a_day() -> None:
    day, start, end = step_called("2027-03-14"), date(2026, 1, 1), date(2030, 12, 31)
    assert day is not None
    assert [step.name for step in wider(day, start, end)] == ["2027", "2027-H1", "2027-03"]
    assert [step and step.name for step in beside(day, start, end)] == ["2027-03-13", "2027-03-15"]
    first = step_called("2026")
    assert first is not None
    assert beside(first, start, end)[0] is None


def _one_by_one(periods: PeriodColumns, begin: int, finish: int) -> tuple[int, int]:
    fallen = falling(periods, [(begin, finish)])
    return int(fallen.sure.sum()), int(fallen.possible.sum())


def test_columns_are_counted_as_a_filter_by_that_time_counts() -> None:
    chance = np.random.default_rng(7)
    first = chance.integers(0, 100, 400)
    periods = PeriodColumns(
        chance.integers(0, 250, 400), first, first + chance.integers(0, 40, 400), 250
    )
    edges = [10, 17, 24, 31, 60, 90]
    sure, possible = counts_in(periods, edges)
    stretches = list(zip(edges, [edge - 1 for edge in edges[1:]], strict=False))
    alone = [_one_by_one(periods, begin, finish) for begin, finish in stretches]
    assert list(zip(sure[0].tolist(), possible[0].tolist(), strict=True)) == alone
    group = np.arange(250) % 3
    by_group = counts_in(periods, edges, group, 3)
    assert (by_group.sure.sum(axis=0) == sure[0]).all()
    assert (by_group.possible.sum(axis=0) == possible[0]).all()


def test_an_event_is_once_among_what_is_drawn(plans: dict[int, Plan]) -> None:
    for count, years in SIZES[1:]:
        plan = plans[count]
        there = in_time(plan, plan.info.start, plan.info.end)
        assert there.n == len(plan.events) - len(draw(plan).undated)
        for by in GROUPINGS:
            found = columns_of(plan, there, by)
            # A half-year in weeks, years in halves: a sure event is in one column or in a strip.
            drawn = found.sure.sum() + found.wide.sum() + found.lasting.sum()
            assert drawn <= there.n <= drawn + found.possible.sum(), (count, years, by)


def test_a_month_is_never_drawn_as_days(plans: dict[int, Plan]) -> None:
    plan = plans[5_000]
    step = step_called("2027-03")
    assert step is not None
    there = in_time(plan, step.first, step.last)
    found = columns_of(plan, there, SPHERES)
    assert {one.unit for one in found.steps} == {"day"}
    named = (plan.events["date_precision"] == "day").to_numpy()
    shown = (there.sure | there.possible) & ~named
    # What the plan gives no day of stands beside the columns, all of it.
    assert found.wide.sum() >= shown.sum() > 0


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("span", ["", "2026-H1", "2026-03", "2026-03-18"])
def test_it_fits_a_screen_and_a_message(plans: dict[int, Plan], span: str, by: str) -> None:
    for count, _ in SIZES[1:]:
        drawn = draw(plans[count], span, by)
        assert drawn.height <= 1_000, (count, span, by)
        whole = json.dumps(figure_of(drawn.figure), ensure_ascii=False).encode()
        assert len(whole) < 100_000, (count, span, by)


def test_clicks_lead_to_names(plans: dict[int, Plan]) -> None:
    """Each click takes the busiest column until single events stand there."""
    for count, _ in SIZES[1:]:
        plan, span, clicks = plans[count], "", 0
        while (found := draw(plan, span).columns) is not None:
            busiest = int((found.sure + found.possible).sum(axis=0).argmax())
            assert len(found.steps) > 1, (count, span)
            span, clicks = found.steps[busiest].name, clicks + 1
            assert clicks < 5
        step = step_called(span)
        assert step is not None
        there = in_time(plan, step.first, step.last)
        events, _ = single_events(plan, there, SPHERES)
        named = [event for event in events if not event.stands_for]
        assert len(named) >= int(there.sure.sum()) > 0
        gathered = sum(event.stands_for for event in events)
        assert gathered + len(named) == there.n


def test_many_groups_stand_by_parts(plans: dict[int, Plan]) -> None:
    plan = plans[5_000]
    there = in_time(plan, plan.info.start, plan.info.end)
    parts = [columns_of(plan, there, PLACES, part) for part in (1, 2)]
    assert parts[0].others > 0
    assert len(parts[0].groups) == MOST_GROUPS
    assert parts[0].groups[-1].startswith("ещё ")
    assert not set(parts[0].groups[:-1]) & set(parts[1].groups[:-1])
    # The others together are what the next parts show.
    assert parts[0].sure[-1].sum() == parts[1].sure.sum()


def test_one_plan_looks_as_it_did(plans: dict[int, Plan]) -> None:
    drawn = draw(plans[47])
    assert drawn.columns is None
    assert len(drawn.dated) == 45
    counts: Any = [(count.sure, count.possible) for count in month_counts(plans[47])]
    assert counts[2] == (8, 9)  # March, by the plan
