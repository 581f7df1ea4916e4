"""The timeline says what the plan says: places of bars, their ink, what is beside them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from pages.calendar.blocks.agenda import legend_entries
from pages.calendar.figure import axis_of
from pages.calendar.timeline.event_stretches import CalendarEvent
from pages.calendar.timeline.lanes import STRIP, time_axis
from pages.shared.plan.tables import Plan
from tests.pages.calendar_drawn import END, START, TODAY, bar, day, draw, event, labels, remarks


@pytest.fixture(scope="module")
def golden(dated: list[CalendarEvent]) -> dict[str, Any]:
    return draw(dated, today=TODAY, month_notes={date(2026, 3, 1): ("8 точно, 9 возм.",)})


def test_an_exact_event_is_solid_and_its_end_is_exclusive(golden: dict[str, Any]) -> None:
    found = bar(golden, "e01")  # «9-12 февраля 2026 года»
    assert (found["start"], found["end"]) == (date(2026, 2, 9), date(2026, 2, 13))
    assert found["pattern"] == ""
    assert found["fill"] == "#332288"


def test_a_month_is_a_hatched_window(golden: dict[str, Any]) -> None:
    found = bar(golden, "e14")  # «июнь 2026 года»
    assert (found["start"], found["end"]) == (date(2026, 6, 1), date(2026, 7, 1))
    assert found["pattern"] == "/"


def test_a_tentative_window_is_only_a_dashed_outline(golden: dict[str, Any]) -> None:
    found = bar(golden, "e07")  # «II квартал 2026 года (дата проведения уточняется)»
    assert found["fill"] == "rgba(0,0,0,0)"
    dashed = [s for s in golden["layout"]["shapes"] if "px" in s["line"].get("dash", "")]
    assert [(day(s["x0"]), day(s["x1"])) for s in dashed[:2]] == [
        (date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 5, 1), date(2026, 6, 1)),  # 38: «май, сентябрь (по согласованию сторон)»
    ]
    assert len(dashed) == 3


def test_a_tentative_day_is_an_outline_without_fill() -> None:
    figure = draw([event(date(2026, 3, 1), date(2026, 3, 20), "tentative")])
    found = bar(figure, "e1")
    assert found["fill"] == "rgba(0,0,0,0)"
    assert found["edge"] == 2


@pytest.mark.parametrize("width", [600, 700, 900, 1180, 1600])
def test_the_legend_says_how_long_a_diamond_may_be(dated: list[CalendarEvent], width: int) -> None:
    """№ 1 takes four days, a diamond on a narrow screen: it was said to be a day or two."""
    figure = draw(dated, width=width)
    trace = next(t for t in figure["data"] if "diamond" in t.get("marker", {}).get("symbol", ""))
    by_id = {one.event_id: one.stretches for one in dated}
    lengths = [
        min((stretch.end - stretch.start).days + 1 for stretch in by_id[drawn])
        for drawn in trace["customdata"]
    ]
    days = axis_of(dated, (START, END), width).most_days_of_a_diamond
    bars = next(t for t in figure["data"] if t["type"] == "bar")
    exact = [
        (stretch.end - stretch.start).days + 1
        for drawn in set(bars["customdata"])
        for stretch in by_id[drawn]
        if stretch.certainty == "exact"
    ]
    assert max(lengths) <= days < min(exact, default=days + 1)


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "один день"), (2, "один-два дня"), (3, "до 3 дней"), (6, "до 6 дней"), (21, "до 21 дня")],
)
def test_the_diamonds_words_are_russian(days: int, words: str) -> None:
    assert dict(legend_entries(days))["diamond"].replace("\u00a0", " ") == words


def test_a_diamond_of_a_colour_that_stands_for_two_spheres_has_a_cross() -> None:
    one_day = date(2026, 3, 2)
    spheres = ["Спорт", *(f"сфера {i}" for i in range(9)), "Архивы"]
    figure = draw(
        [event(one_day, one_day, "exact", number=n, sphere=s) for n, s in enumerate(spheres)]
    )
    trace = next(t for t in figure["data"] if "diamond" in t.get("marker", {}).get("symbol", ""))
    assert trace["marker"]["color"][0] == trace["marker"]["color"][10]
    assert list(trace["marker"]["symbol"]) == ["diamond"] * 10 + ["diamond-cross"]
    assert "Сфера: Архивы" in trace["hovertext"][10]


def test_a_day_or_two_are_diamonds_in_their_middle(golden: dict[str, Any]) -> None:
    trace = next(t for t in golden["data"] if "diamond" in t.get("marker", {}).get("symbol", ""))
    assert list(trace["customdata"]) == ["e02", "e11", "e11", "e22", "e30"]
    assert [day(x) for x in trace["x"]][3] == date(2026, 2, 5)
    assert trace["marker"]["size"] >= 12


def test_every_dated_event_is_drawn_and_no_other(golden: dict[str, Any]) -> None:
    drawn = {i for t in golden["data"] for i in t.get("customdata") or ()}
    assert drawn == {f"e{n:02d}" for n in range(1, 47)} - {"e06"}


def test_year_long_events_are_thin_and_named(golden: dict[str, Any]) -> None:
    assert bar(golden, "e17")["thickness"] < 6
    assert bar(golden, "e16")["thickness"] > 12
    assert any(text.startswith("17 · Консультации") for text in labels(golden))


def test_what_goes_on_beyond_the_plan_ends_in_an_arrow(golden: dict[str, Any]) -> None:
    arrows = next(
        t for t in golden["data"] if "triangle-right" in list(t.get("marker", {}).get("symbol", ()))
    )
    # Beyond June by the plan: 5, 8, 10, 13, 17, 18, 19, 31, 34, 38, 40, 42; from 2025: 19, 20.
    symbols = list(arrows["marker"]["symbol"])
    assert symbols.count("triangle-right") == 12
    assert symbols.count("triangle-left") == 2


def test_the_axis_has_all_months_in_russian_with_their_notes(golden: dict[str, Any]) -> None:
    lines = [text.split("<br>")[0] for text in golden["layout"]["xaxis"]["ticktext"]]
    texts = [re.sub("<[^>]+>", "", line) for line in lines]
    assert texts == [
        "раньше", "январь", "февраль", "март", "апрель", "май", "июнь", "позже",
    ]  # fmt: skip
    assert "8 точно, 9 возм." in golden["layout"]["xaxis"]["ticktext"][3]


@pytest.mark.parametrize(
    ("width", "march"),
    [
        (1040, "март<br>8 точно, 9 возм."),
        (840, "март<br>8 + 9"),
        (560, "мар<br>8 + 9"),
        (400, "мар"),
    ],
)
def test_narrow_months_say_less(dated: list[CalendarEvent], width: int, march: str) -> None:
    notes = {date(2026, month, 1): ("8 точно, 9 возм.", "8 + 9") for month in range(1, 7)}
    figure = draw(dated, month_notes=notes, width=width)
    march_tick = re.sub("<(?!br)[^>]+>", "", figure["layout"]["xaxis"]["ticktext"][3])
    assert march_tick == march


def test_strips_are_only_there_when_something_goes_beyond() -> None:
    figure = draw([event(date(2026, 3, 1), date(2026, 3, 31))])
    assert len(figure["layout"]["xaxis"]["ticktext"]) == 6


def test_today_is_named_when_it_lies_in_the_plan(golden: dict[str, Any]) -> None:
    assert "<b>сегодня, 10\u00a0апреля</b>" in remarks(golden)


@pytest.mark.parametrize("today", [date(2025, 12, 31), date(2026, 7, 1), None])
def test_today_is_not_drawn_outside_the_plan(today: date | None) -> None:
    figure = draw([event(START, END)], today=today)
    assert not remarks(figure)


def test_spheres_stand_in_document_order_each_with_its_name(
    golden: dict[str, Any], golden_plan: Plan
) -> None:
    names = [
        text.replace("-<br>", "-").replace("<br>", " ")
        for text in golden["layout"]["yaxis"]["ticktext"]
    ]
    assert names == list(dict.fromkeys(golden_plan.events["sphere_name"]))


def test_the_plan_fits_a_laptop_screen_below_its_heading(golden: dict[str, Any]) -> None:
    # 900 pixels less the 190 that the top line, the title and the legend take.
    assert golden["layout"]["height"] <= 710


def test_words_of_the_plan_are_never_markup() -> None:
    title = "<b>Жирно</b> <a href='javascript:x'>%{x}</a> & «Кубок»"
    figure = draw([event(START, START + timedelta(9), title=title, sphere="<i>Спорт</i>")])
    said = bar(figure, "e1")["hover"]
    assert "&lt;b&gt;" in said
    assert "<a" not in said
    assert all("<" not in text for text in labels(figure))
    assert figure["layout"]["yaxis"]["ticktext"] == ["&lt;i&gt;Спорт&lt;/i&gt;"]


def test_hover_says_title_dates_certainty_and_place(golden: dict[str, Any]) -> None:
    said = bar(golden, "e13")["hover"].replace("<br>", " ").replace("</b> <b>", " ")
    for words in ("№ 13.", "С.В. Тупахиной", "апрель\u00a0— август", "дни не названы", "Тенишевых"):
        assert words.lower() in said.lower()


def test_a_cancelled_event_says_so() -> None:
    figure = draw([event(START, START + timedelta(60), status="cancelled")])
    assert "Отменено" in bar(figure, "e1")["hover"]
    assert labels(figure) == ["1 · отменено · Турнир"]


def test_nothing_dated_gives_an_empty_figure() -> None:
    assert draw([])["data"] == []


@pytest.mark.parametrize(
    ("start", "end"),
    [(date(2025, 9, 1), date(2025, 9, 30)), (date(2027, 1, 1), date(2027, 12, 31))],
)
def test_what_lies_wholly_beyond_is_shown_in_a_strip(start: date, end: date) -> None:
    axis = time_axis([event(start, end)], plan_start=START, plan_end=END, width=800)
    x0, x1 = axis.clip(event(start, end).stretches[0])
    assert axis.left <= x0 < x1 <= axis.right
    inside = (0.0, axis.at(END + timedelta(1)))
    assert x1 <= inside[0] or x0 >= inside[1]
    assert x1 - x0 <= STRIP
