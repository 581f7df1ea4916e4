"""What a filter leaves: the same rows whether cut by ids or by numbers, and only what is asked."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from pages.overview.figure import plot_months
from pages.overview.overview_blocks import months_table
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import FILTERS, MONTH
from pages.shared.plan.column_values import has_any, of_lists, of_values
from pages.shared.plan.plan_made import TABLE_NAMES
from pages.shared.plan.tables import Plan
from pages.shared.times.month_counts import counts_looked_over, month_counts
from pages.shared.words.months_in_words import months_note, months_title
from tests import many_events

SOME = ("m000003", "m000040", "m000051", "m000100")


@pytest.fixture(scope="module")
def many() -> Plan:
    """120 events over four years, a table in no order, and a row that belongs to no event."""
    plan = many_events.many_plan(120, 4)
    mixed = plan.venues.sample(frac=1, random_state=1).reset_index(drop=True)
    stray = mixed.iloc[:1].assign(event_id="nobody")
    return replace(plan, venues=pd.concat([stray, mixed], ignore_index=True))


def by_ids(plan: Plan, name: str, ids: tuple[str, ...]) -> pd.DataFrame:
    table: pd.DataFrame = getattr(plan, name)
    return table[table["event_id"].isin(ids)].reset_index(drop=True)


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_a_part_has_the_rows_of_its_events(many: Plan, name: str) -> None:
    for part in (many.keep(SOME), many.keep({*SOME, "m000007", "unknown"}).keep(SOME)):
        assert_frame_equal(getattr(part, name), by_ids(many, name, SOME))
        assert part.n == len(SOME)
    turned = getattr(many.in_order(SOME[::-1]), name)
    wanted = [by_ids(many, name, (one,)) for one in SOME[::-1]]
    assert turned["event_id"].tolist() == [i for one in wanted for i in one["event_id"]]
    assert len(getattr(many.keep(()), name)) == 0


def test_each_row_knows_its_event(many: Plan) -> None:
    for plan in (many, many.keep(SOME), many.in_order(SOME[::-1])):
        rows, ids = plan.event_rows("venues"), plan.events["event_id"].to_numpy()
        known = rows >= 0
        assert ids[rows[known]].tolist() == plan.venues["event_id"][known].tolist()
        assert set(plan.venues["event_id"][~known]) <= {"nobody"}
    assert (many.event_rows("venues") == -1).sum() == 1


def test_a_table_that_nobody_asks_for_is_not_cut(many: Plan) -> None:
    part = many.keep(SOME)
    assert part.n == 4
    cut = [name for name in TABLE_NAMES if name in _filled(part)]
    assert cut == []
    assert len(part.periods) >= 1
    assert _filled(part) == {"periods"}
    with pytest.raises(AttributeError):
        _ = part.places  # type: ignore[attr-defined]
    assert replace(part, info=many.info).events["event_id"].tolist() == list(SOME)


def _filled(plan: Plan) -> set[str]:
    filled = set()
    for name in TABLE_NAMES:
        try:
            object.__getattribute__(plan, name)
        except AttributeError:
            continue
        filled.add(name)
    return filled


def test_what_filters_leave_does_not_keep_the_plan() -> None:
    plan = many_events.many_plan(60)
    part, seen = Selection({MONTH: ("март 2026",)}).apply(plan), weakref.ref(plan)
    assert part.n
    del plan
    gc.collect()
    assert seen() is None
    assert len(part.events) == part.n


def test_every_filter_says_it_of_each_event(many: Plan) -> None:
    for one in FILTERS:
        value = next(iter(one.options(many)))
        found = one.matches(many, Selection({one.key: (value,), MONTH: ("март 2026",)}))
        assert found.dtype == bool
        assert len(found) == many.n


def test_columns_say_their_values_as_numbers(many: Plan) -> None:
    lists = of_lists(many, "countries")
    wanted = lists.values[0]
    named = [wanted in own for own in many.events["countries"]]
    assert lists.events_of([wanted]).tolist() == named
    assert lists.counts()[wanted] == sum(own.count(wanted) for own in many.events["countries"])
    assert has_any(many, "countries").tolist() == [bool(own) for own in many.events["countries"]]
    places = of_values(many, "venues", "place")
    there = set(many.venues.loc[many.venues["place"] == places.values[-1], "event_id"])
    found = many.events["event_id"][places.events_of([places.values[-1]])]
    assert set(found) == there - {"nobody"}
    assert not places.events_of(["нет такого"]).any()


def test_columns_of_nothing_have_no_values(many: Plan) -> None:
    nothing = many.keep(())
    assert of_values(nothing, "venues", "place").values == ()
    assert of_lists(nothing, "countries").counts() == {}
    assert has_any(nothing, "open").tolist() == []


def test_many_months_are_looked_over_by_years(many: Plan, golden_plan: Plan) -> None:
    assert counts_looked_over(golden_plan) == month_counts(golden_plan)
    years = counts_looked_over(many)
    assert [count.label for count in years] == [f"весь {year} год" for year in range(2026, 2030)]
    dated = many.n - int((~np.isin(np.arange(many.n), many.event_rows("periods"))).sum())
    assert dated <= sum(count.sure + count.possible for count in years)
    for count in years:
        there = Selection({MONTH: (count.label,)}).apply(many)
        # What lies in one year for sure is counted in it once, however many months it has.
        assert there.n == count.sure + count.possible
    table = months_table(years, Selection())
    assert "Годы таблицей" in table
    assert table.count("<tr>") == 5
    sure, _ = plot_months(years, chosen=[years[1].month.replace(month=5)]).data
    assert list(sure.x) == ["2026", "2027", "2028", "2029"]
    assert list(sure.marker.opacity) == [0.4, 1.0, 0.4, 0.4]


def test_a_month_of_several_years_is_named_with_its_year(many: Plan) -> None:
    assert " году: " in months_title(counts_looked_over(many))
    assert "год" in months_title(month_counts(many))
    assert "году" not in months_note(month_counts(many))
