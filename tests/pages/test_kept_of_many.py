"""What is made of many events is made as it is asked for, kept once, and let go."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Sequence
from typing import Any

import pytest

from pages.events.card.related_events import related
from pages.events.finding.listed import EventRows, listed
from pages.handouts.handout import slice_of
from pages.handouts.tables import geojson_points, parquet_table
from pages.shared.figures.pictures import LARGE, address_of, figure_or_address, kept_at
from pages.shared.filters.chosen import Selection
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import SHOW_OPEN, SORTS
from pages.show.story.scene_view import read_view
from pages.show.story.story import Scene
from tests import many_events

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def many() -> Plan:
    return many_events.many_plan(1_000, 2)


def test_figures_push_no_picture_out() -> None:
    picture = address_of("data:image/svg+xml;base64," + "QUJD" * 2_000)
    figures = [figure_or_address(f"{i:08d}" * (LARGE // 8)) for i in range(200)]
    assert len(set(figures)) == 200
    assert kept_at(figures[-1])
    with pytest.raises(KeyError):
        kept_at(figures[0])
    assert address_of("data:image/svg+xml;base64," + "QUJD" * 2_000) == picture
    assert figure_or_address("short") == "short"


def test_rows_are_made_as_they_are_asked_for(many: Plan) -> None:
    rows = EventRows(many)
    last = many.events["event_id"].iloc[-1]
    assert last in rows
    assert rows[last]["title"] == many.events["title"].iloc[-1]
    with pytest.raises(KeyError):
        rows["nobody"]


def test_a_card_and_a_scene_of_an_old_plan_make_no_row_that_they_do_not_show(
    many: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    take = EventRows.take

    def noted(rows: EventRows, event_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        made.extend(event_ids)
        return take(rows, event_ids)

    monkeypatch.setattr(EventRows, "take", noted)
    # Rows that could be gone through were, one by one: a minute of five thousand events.
    assert not hasattr(EventRows, "__iter__")
    title, own = many.events["title"].iloc[0], many.events["event_id"].iloc[0]
    assert related(many, own)
    assert read_view(Scene("events?event=old", event_title="Забытое"), many).row is None
    assert made == []
    found = read_view(Scene("events?event=old", event_title=f" {title}"), many).row
    assert found is not None
    assert found["event_id"] == own
    assert made == [own]


def test_a_list_without_a_search_is_made_once_and_still_what_the_filters_leave(
    many: Plan,
) -> None:
    part = Selection({"sphere": (many.events["sphere_name"].iloc[0],)}).apply(many)
    found = listed(many, part)
    assert [hit.event_id for hit in found.hits] == part.events["event_id"].tolist()
    assert listed(many, part).hits is found.hits
    assert not found.found.searched
    narrowed = listed(many, part, show=SHOW_OPEN, order=SORTS[1]).hits
    open_ones = part.events[part.events["open"].map(len) > 0]["event_id"]
    assert {hit.event_id for hit in narrowed} == set(open_ones)
    assert listed(many, part, "фестиваль").found.searched


def test_what_is_made_of_a_plan_goes_with_it(golden_plan: Plan) -> None:
    made = []

    @per_plan
    def number(plan: Plan, more: int) -> list[int]:
        made.append(more)
        return [len(plan.events) + more]

    part = golden_plan.keep({"e01", "e02"})
    kept = number(part, 1)
    assert number(part, 1) is kept
    assert number(part, 2) == [4]
    assert made == [1, 2]
    from pages.shared.plan import per_plan as module

    before = len(module._kept)
    del part
    gc.collect()
    assert len(module._kept) < before


@pytest.mark.parametrize("module", [geojson_points, parquet_table])
def test_a_file_of_many_events_is_made_in_the_memory_of_a_small_one(module: Any) -> None:
    handed = slice_of(many_events.many_plan(3_000), {})
    module.make(slice_of(many_events.many_plan(47), {}), "event")
    tracemalloc.start()
    try:
        size = len(module.make(handed, "event"))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # What is in memory beside the file is of a thousand rows: 6 and 11 MB; of all it is over 20.
    assert most - size < 16e6
