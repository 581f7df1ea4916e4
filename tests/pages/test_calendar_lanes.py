"""Lanes of the calendar: what shares one, labels beside bars, other groupings."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pages.calendar.timeline.event_stretches import CalendarEvent, calendar_events
from pages.calendar.timeline.lane_groups import PARTNERS, PLACES, SPHERES, grouped
from pages.calendar.timeline.lanes import lay_out, time_axis
from pages.shared.figures.text_fit import text_width
from pages.shared.plan.tables import Plan
from tests.pages.calendar_drawn import END, START, bar, draw, event, groups, labels
from tests.work import TWICE, growth


def test_bars_and_labels_of_a_lane_never_overlap(dated: list[CalendarEvent]) -> None:
    axis = time_axis(dated, plan_start=START, plan_end=END, width=854)
    for band in lay_out(dated, axis, label_column=154):
        for one in band.items:
            for other in band.items:
                if one is not other and one.y == other.y and not one.event.background:
                    apart = one.reach[1] <= other.reach[0] or other.reach[1] <= one.reach[0]
                    assert apart, (one.label, other.label)


def test_labels_end_before_the_next_bar(dated: list[CalendarEvent]) -> None:
    axis = time_axis(dated, plan_start=START, plan_end=END, width=854)
    for band in lay_out(dated, axis, label_column=154):
        for one in (item for item in band.items if not item.event.background):
            width = text_width(one.label, 12)
            if one.side == "inside":
                # Nor over the edge of its own bar.
                mark = one.marks[one.label_mark]
                assert mark.x0 + 4 + width <= mark.x1
                continue
            others = [item.reach for item in band.items if item.y == one.y and item is not one]
            if one.side == "right":
                end = one.marks[-1].x1
                limit = min((reach[0] for reach in others if reach[0] >= end), default=axis.right)
                assert end + 5 + width <= limit
            else:
                start = one.marks[0].x0
                limit = max((reach[1] for reach in others if reach[1] <= start), default=0.0)
                assert start - 5 - width >= max(limit, 0.0)


def test_a_label_that_finds_no_room_in_its_month_stands_beside_it(
    dated: list[CalendarEvent],
) -> None:
    axis = time_axis(dated, plan_start=START, plan_end=END, width=854)
    items = {
        i.event.number: i for band in lay_out(dated, axis, label_column=154) for i in band.items
    }
    # «май» is too short for it, and no other event stands in that lane.
    assert items[36].label == "36 · Поддержка семей в кризисной ситуации"
    assert items[36].side != "inside"
    assert (items[16].label, items[16].side) == ("16 · Днепр – река дружбы", "inside")


def test_a_plan_of_five_hundred_rows_is_drawn_with_the_work_of_its_length() -> None:
    many = [
        event(
            START + timedelta(i % 170),
            START + timedelta(i % 170 + i % 9),
            "exact",
            number=i,
            sphere=f"Сфера {i % 14}",
        )
        for i in range(500)
    ]
    assert draw(many)["layout"]["height"] < 8000
    assert growth(lambda size: draw(many[:size]), 250) < TWICE


def test_a_word_without_end_does_not_widen_anything() -> None:
    figure = draw([event(START, START + timedelta(20), title="Я" * 100_000, sphere="Ж" * 3_000)])
    assert max(len(text) for text in figure["layout"]["yaxis"]["ticktext"]) < 200
    assert max(len(text) for text in labels(figure)) < 200
    assert len(bar(figure, "e1")["hover"]) < 1_000


def test_lanes_may_be_grouped_by_place_or_partner(golden_plan: Plan) -> None:
    places, partners = groups(golden_plan, PLACES), groups(golden_plan, PARTNERS)
    assert set(places) == set(partners) == set(golden_plan.events["event_id"])
    assert places["e02"] == "Астана"
    assert places["e43"] == "Смоленск"
    assert places["e33"] == "несколько мест"  # Рославль и Витебск
    assert places["e23"] == "дистанционно, без места"  # «в дистанционном формате»
    assert places["e08"] == "место не названо"  # «Место проведения уточняется»
    assert partners["e02"] == "Казахстан"
    assert partners["e46"] == "несколько партнёров"  # Беларусь, ДНР, Абхазия, Южная Осетия
    assert grouped(golden_plan, PARTNERS).names[0] == "Беларусь"  # the most events come first
    assert groups(golden_plan, SPHERES)["e02"] == golden_plan.events["sphere_name"].iloc[1]


def test_grouped_lanes_keep_every_event_and_its_spheres_colour(golden_plan: Plan) -> None:
    dated, _ = calendar_events(
        golden_plan.events, golden_plan.periods, plan_start=START, plan_end=END
    )
    by_sphere = draw(dated)
    by_place = draw(dated, groups=groups(golden_plan, PLACES))
    assert "Смоленск" in by_place["layout"]["yaxis"]["ticktext"]

    def fills(figure: dict[str, Any]) -> dict[str, set[str]]:
        out: dict[str, set[str]] = {}
        for trace in figure["data"]:
            if trace.get("customdata") is not None:
                for i, fill in zip(trace["customdata"], trace["marker"]["color"], strict=True):
                    out.setdefault(str(i), set()).add(fill)
        return out

    assert len(fills(by_place)) == 45
    assert fills(by_place) == fills(by_sphere)
