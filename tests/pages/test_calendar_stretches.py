"""Which certainty each event of the shipped plan has, read from the plan by eye."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from pages.calendar.timeline.event_stretches import CalendarEvent, calendar_events
from pages.shared.plan.tables import Plan

START, END = date(2026, 1, 1), date(2026, 6, 30)


@pytest.fixture(scope="module")
def by_number(golden_plan: Plan) -> dict[int | None, CalendarEvent]:
    dated, _ = calendar_events(
        golden_plan.events, golden_plan.periods, plan_start=START, plan_end=END
    )
    return {event.number: event for event in dated}


def certainties(event: CalendarEvent) -> list[str]:
    return [stretch.certainty for stretch in event.stretches]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 22, 30])
def test_printed_days_are_exact(by_number: dict[int, CalendarEvent], number: int) -> None:
    assert certainties(by_number[number]) == ["exact"]


def test_two_week_ends_are_two_exact_pieces(by_number: dict[int, CalendarEvent]) -> None:
    event = by_number[11]
    assert certainties(event) == ["exact", "exact"]
    assert [stretch.words for stretch in event.stretches] == [
        "21–22\u00a0марта",
        "28–29\u00a0марта",
    ]


@pytest.mark.parametrize("number", [5, 9, 10, 12, 13, 16, 21, 27, 42])
def test_months_and_quarters_are_windows(by_number: dict[int, CalendarEvent], number: int) -> None:
    assert certainties(by_number[number]) == ["window"]


def test_separate_months_are_separate_windows(by_number: dict[int, CalendarEvent]) -> None:
    assert [stretch.words for stretch in by_number[34].stretches] == [
        "март",
        "июнь",
        "сентябрь",
    ]
    assert certainties(by_number[34]) == ["window"] * 3


def test_a_quarter_that_is_to_be_confirmed_is_a_tentative_window(
    by_number: dict[int, CalendarEvent],
) -> None:
    assert certainties(by_number[7]) == ["tentative_window"]  # «(дата проведения уточняется)»
    assert certainties(by_number[38]) == ["tentative_window"] * 2  # «по согласованию сторон»


@pytest.mark.parametrize("number", [8, 17, 18, 19, 20, 31, 40])
def test_year_long_and_school_year_events_are_background(
    by_number: dict[int, CalendarEvent], number: int
) -> None:
    assert by_number[number].background


def test_events_without_a_date_are_listed_not_drawn(golden_plan: Plan) -> None:
    dated, undated = calendar_events(
        golden_plan.events, golden_plan.periods, plan_start=START, plan_end=END
    )
    numbers = golden_plan.events.set_index("event_id")["number"]
    assert [int(numbers[event_id]) for event_id in undated] == [6, 47]
    assert len(dated) == 45


def one(precision: str, start: date, end: date, *, tentative: bool = False) -> CalendarEvent:
    events = pd.DataFrame(
        [
            {
                "event_id": "e",
                "number": None,
                "sphere_name": "Спорт",
                "title": "Турнир",
                "title_short": "Турнир",
                "dates_words": "",
                "dates_text": "",
                "place_said": "",
                "plan_said": "",
                "corrected": (),
                "status": "planned",
                "date_precision": precision,
                "date_kind": "single",
                "date_tentative": tentative,
            }
        ]
    )
    periods = pd.DataFrame([{"event_id": "e", "start_date": start, "end_date": end}])
    dated, _ = calendar_events(events, periods, plan_start=START, plan_end=END)
    return dated[0]


def test_one_named_day_is_exact_beside_coarser_words() -> None:
    assert certainties(one("month", date(2026, 3, 5), date(2026, 3, 5))) == ["exact"]


def test_a_tentative_day_is_an_outline() -> None:
    assert certainties(one("day", date(2026, 3, 5), date(2026, 3, 6), tentative=True)) == [
        "tentative"
    ]


def test_a_recurrence_over_the_whole_plan_is_background() -> None:
    assert certainties(one("month", START, END)) == ["background"]


def test_the_longest_half_year_is_still_a_window() -> None:
    # July to December has 184 days; a plan's own quarter must not become background.
    assert certainties(one("month", date(2026, 7, 1), date(2026, 12, 31))) == ["window"]


def test_a_missing_number_stays_missing() -> None:
    assert one("day", START, START).number is None
