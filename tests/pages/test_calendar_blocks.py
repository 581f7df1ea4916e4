"""The blocks under the timeline: weeks, a month by days, what is vague, what clashes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pages.calendar.blocks.clashes import clashes, clashes_list, clashes_note, clashes_title
from pages.calendar.blocks.month_grid import month_grid, month_parts, month_title
from pages.calendar.blocks.still_vague import still_vague, vague_list, vague_title
from pages.calendar.blocks.weeks import weeks_of, weeks_table, weeks_title
from pages.calendar.timeline.event_stretches import CalendarEvent, EventStretch, calendar_events
from pages.shared.figures.certainty import Certainty
from pages.shared.figures.palette import sphere_colours
from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan

TODAY = date(2026, 4, 10)
START, END = date(2026, 1, 1), date(2026, 6, 30)


def event(
    number: int,
    start: date,
    end: date,
    certainty: Certainty = "exact",
    title: str = "Турнир",
    status: str = "planned",
) -> CalendarEvent:
    stretch = EventStretch(start, end, certainty, "срок")
    return CalendarEvent(
        f"e{number}", number, "Спорт", title, title, "срок", "г. Смоленск", status, (stretch,)
    )


def places(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["event_id", "name", "settlement"])


NOWHERE = places()


@pytest.fixture
def dated(golden_plan: Plan) -> list[CalendarEvent]:
    events, _ = calendar_events(
        golden_plan.events, golden_plan.periods, plan_start=START, plan_end=END
    )
    return events


def numbers(events: list[CalendarEvent]) -> list[int | None]:
    return [event.number for event in events]


def test_vague_is_what_has_no_days_and_may_begin_soon(dated: list[CalendarEvent]) -> None:
    within = {
        days: {v.event.number for v in still_vague(dated, TODAY, days)} for days in (30, 60, 90)
    }
    # 44 «апрель» may begin any day, 45 «май» within 30 days; 14 «июнь» not before 1 June.
    assert {44, 45} <= within[30]
    assert 14 not in within[30]
    assert 14 in within[60]
    # 43 «март» is over, 1–4 have exact days, 17 lasts the whole year.
    assert not {43, 1, 2, 3, 4, 17} & within[90]
    assert within[30] <= within[60] <= within[90]


def test_the_last_day_of_the_horizon_counts() -> None:
    may = event(1, date(2026, 5, 10), date(2026, 5, 31), "window")
    assert still_vague([may], TODAY, 30)
    assert not still_vague([may], TODAY, 29)
    over = event(2, date(2026, 4, 1), date(2026, 4, 9), "window")
    assert not still_vague([over], TODAY, 30)
    assert still_vague([over], date(2026, 4, 9), 30)


def test_vague_events_are_listed_once_under_their_first_horizon() -> None:
    events = [
        event(1, date(2026, 4, 1), date(2026, 4, 30), "window"),
        event(2, date(2026, 6, 1), date(2026, 6, 30), "window", title="<i>Слёт</i>"),
        event(3, date(2026, 4, 20), date(2026, 4, 20), "tentative", status="cancelled"),
    ]
    html = vague_list(events, TODAY, Selection())
    assert html.count("<li>") == 2
    assert "10\u00a0мая (30\u00a0дней): 1<" in html
    assert "9\u00a0июня (60\u00a0дней): ещё 1<" in html
    assert "<i>" not in html
    title = vague_title(events, TODAY).replace("\u00a0", " ")
    assert title.endswith("может начаться 1 мероприятие, за 60 дней — 2, за 90 дней — 2")
    assert "все сроки названы" in vague_title([], TODAY)


def test_the_shipped_plan_has_no_clash(golden_plan: Plan, dated: list[CalendarEvent]) -> None:
    # «Юбилейный» is named three times (43–45), in three different months without days.
    found = clashes(dated, golden_plan.venues, golden_plan.partner_places)
    assert found == []
    assert clashes_title(found) == "Совпадений нет"
    assert clashes_list(found, Selection()) == ""
    assert "из 45" in clashes_note(dated)


def test_one_venue_on_overlapping_exact_days_clashes() -> None:
    events = [
        event(1, date(2026, 4, 1), date(2026, 4, 3)),
        event(2, date(2026, 4, 3), date(2026, 4, 5)),
        event(3, date(2026, 4, 6), date(2026, 4, 7)),
        event(4, date(2026, 4, 1), date(2026, 4, 30), "window"),
    ]
    hall = places(*((e.event_id, "Дворец «Юбилейный»", "Смоленск") for e in events))
    (clash,) = clashes(events, hall, NOWHERE)
    assert (clash.one.number, clash.other.number) == (1, 2)
    assert clash.what == "Дворец «Юбилейный», Смоленск"
    assert clashes_title([clash]).replace("\u00a0", " ").startswith("1 совпадение")


def test_one_institution_clashes_and_one_town_does_not() -> None:
    events = [event(n, date(2026, 4, 1), date(2026, 4, 2)) for n in (1, 2)]
    towns = pd.DataFrame(
        [("e1", None, "Смоленск"), ("e2", None, "Смоленск")],
        columns=["event_id", "name", "settlement"],
    )
    assert clashes(events, towns, NOWHERE) == []
    same = places(("e1", "Гимназия № 1", ""), ("e2", "гимназия №1", ""))
    assert len(clashes(events, towns, same)) == 1
    elsewhere = places(("e1", "Гимназия № 1", "Витебск"), ("e2", "Гимназия № 1", "Орша"))
    assert clashes(events, towns, elsewhere) == []


def test_weeks_run_from_monday_and_count_sure_and_possible(dated: list[CalendarEvent]) -> None:
    weeks = weeks_of(dated, START, END)
    assert weeks[0].monday == date(2025, 12, 29)
    assert weeks[-1].monday == date(2026, 6, 29)
    week = next(week for week in weeks if week.monday == date(2026, 2, 9))
    assert 1 in numbers(list(week.sure))  # 9–12 February
    assert 23 in numbers(list(week.possible))  # «февраль»
    assert 17 not in numbers([*week.sure, *week.possible])  # the whole year


def test_the_busiest_week_is_named_and_its_events_are_linked() -> None:
    events = [
        event(1, date(2026, 4, 6), date(2026, 4, 7)),
        event(2, date(2026, 4, 12), date(2026, 4, 12)),
        event(3, date(2026, 4, 12), date(2026, 4, 13)),
    ]
    weeks = weeks_of(events, START, END)
    # The third one ends on a Monday: it touches the week and does not lie inside.
    assert weeks_title(weeks) == (
        "Самая плотная неделя: 6–12\u00a0апреля — 2 точно, ещё 1 возможно"
    )
    html = weeks_table(weeks, Selection())
    assert "event=e1" in html
    assert "event=e3" in html
    assert weeks_title(weeks_of([], START, END)).startswith("Ни одно")


def test_a_month_puts_exact_days_on_days_and_windows_under_them(dated: list[CalendarEvent]) -> None:
    parts = month_parts(dated, date(2026, 2, 1))
    assert numbers(parts.on_days) == [1, 22]
    assert numbers(parts.inside) == [23]  # «февраль»
    assert numbers(parts.possible) == [21]  # «январь – март»
    assert numbers(parts.lasting) == [8, 17, 18, 19, 20, 31, 40]
    # 1, 22, 23 lie in February; 21 and the long ones only touch it.
    title = month_title(dated, date(2026, 2, 1)).replace("\u00a0", " ")
    assert title == "Февраль 2026: 3 точно, ещё 8 возможно; дни названы у 2 мероприятий"
    styles = sphere_colours(list(dict.fromkeys(e.sphere for e in dated)))
    html = month_grid(dated, date(2026, 2, 1), styles, TODAY, Selection())
    grid, under = html.split("</table>")
    # 9–12 February is one bar over four days, Monday to Thursday.
    assert grid.count("event=e01") == 1
    assert "--n:4" in grid.split("event=e01")[0].rsplit("<a", 1)[1]
    assert "event=e23" in under
    assert "event=e23" not in grid
    assert "class='today'" not in html
    april = month_grid(dated, date(2026, 4, 1), styles, TODAY, Selection())
    assert "<td class='today'><b>10</b>" in april


def test_a_colour_that_stands_for_two_spheres_has_a_pattern_in_a_month() -> None:
    one = event(1, date(2026, 4, 2), date(2026, 4, 2))
    other = replace(event(2, date(2026, 4, 2), date(2026, 4, 2)), sphere="Архивы")
    styles = sphere_colours(["Спорт", *(f"сфера {i}" for i in range(9)), "Архивы"])
    assert styles["Спорт"].colour == styles["Архивы"].colour
    html = month_grid([one, other], date(2026, 4, 1), styles, TODAY, Selection())
    classes = [bar.split("'")[0] for bar in html.split("<a class='")[1:]]
    assert classes == ["cal-day", "cal-day again"]
    assert "--fill:radial-gradient(#332288 " in html
    assert "Турнир (точный срок); Архивы" in html


def test_what_crosses_a_sunday_or_meets_another_keeps_its_lane() -> None:
    long = event(1, date(2026, 4, 4), date(2026, 4, 7))  # Saturday to Tuesday
    short = event(2, date(2026, 4, 7), date(2026, 4, 8))
    html = month_grid([long, short], date(2026, 4, 1), {}, TODAY, Selection())
    assert html.count("event=e1'") == 2  # once in each of its two weeks
    tuesday = html.split("<b>7</b>")[1].split("</td>")[0]
    # The first bar goes on over Tuesday, so the second begins under it.
    assert tuesday.startswith("<i class='cal-day'></i><a")


def test_a_tentative_day_is_an_outline_and_words_are_escaped() -> None:
    tentative = event(1, date(2026, 4, 2), date(2026, 4, 2), "tentative", title="<b>Слёт</b>")
    html = month_grid([tentative], date(2026, 4, 1), {}, TODAY, Selection())
    assert "cal-day tentative" in html
    assert "<b>Слёт" not in html
    assert "названы у\u00a01" in month_title([tentative], date(2026, 4, 1))
