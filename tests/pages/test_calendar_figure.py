"""The timeline says what the plan says: places of bars, their ink, what is beside them."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest

from pages.calendar.blocks.agenda import legend_entries
from pages.calendar.figure import axis_of, plot_calendar
from pages.calendar.timeline.event_stretches import CalendarEvent, EventStretch, calendar_events
from pages.calendar.timeline.lane_groups import PARTNERS, PLACES, SPHERES, grouped
from pages.calendar.timeline.lanes import STRIP, lay_out, time_axis
from pages.shared.figures.certainty import Certainty, DrawingColours
from pages.shared.figures.palette import plotly_layout, sphere_colours, tokens
from pages.shared.figures.text_fit import text_width
from pages.shared.plan.tables import Plan

START, END = date(2026, 1, 1), date(2026, 6, 30)
TODAY = date(2026, 4, 10)


def look(*spheres: str) -> DrawingColours:
    return DrawingColours(sphere_colours(spheres, "light"), tokens("light"), plotly_layout("light"))


def draw(events: list[CalendarEvent], **options: Any) -> dict[str, Any]:
    spheres = [event.sphere for event in events]
    figure = plot_calendar(events, span=(START, END), look=look(*spheres), **options)
    # Plotly itself refuses names and values that it does not know.
    checked: dict[str, Any] = go.Figure(figure.to_dict()).to_dict()
    return checked


def event(
    start: date,
    end: date,
    certainty: Certainty = "window",
    *,
    title: str = "Турнир",
    number: int | None = 1,
    sphere: str = "Спорт",
    status: str = "planned",
) -> CalendarEvent:
    stretch = EventStretch(start, end, certainty, "март")
    return CalendarEvent(
        f"e{number}", number, sphere, title, title, "март", "г. Смоленск", status, (stretch,)
    )


def groups(plan: Plan, by: str) -> dict[str, str]:
    """The group of each event by its id, in the order of the groups."""
    found = grouped(plan, by)
    pairs = sorted(zip(found.of_event, plan.events["event_id"], strict=True), key=lambda p: p[0])
    return {str(event_id): found.names[at] for at, event_id in pairs}


def remarks(figure: dict[str, Any]) -> list[str]:
    return [a["text"] for a in figure["layout"].get("annotations", ())]


def labels(figure: dict[str, Any]) -> list[str]:
    return [text for t in figure["data"] if t.get("mode") == "text" for text in t["text"]]


def day(milliseconds: float) -> date:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date()


@pytest.fixture(scope="module")
def dated(golden_plan: Plan) -> list[CalendarEvent]:
    return calendar_events(golden_plan.events, golden_plan.periods, plan_start=START, plan_end=END)[
        0
    ]


@pytest.fixture(scope="module")
def golden(dated: list[CalendarEvent]) -> dict[str, Any]:
    return draw(dated, today=TODAY, month_notes={date(2026, 3, 1): ("8 точно, 9 возм.",)})


def bar(figure: dict[str, Any], event_id: str) -> dict[str, Any]:
    trace = next(t for t in figure["data"] if t["type"] == "bar")
    i = list(trace["customdata"]).index(event_id)
    return {
        "start": day(trace["base"][i]),
        "end": day(trace["base"][i] + trace["x"][i]),
        "pattern": trace["marker"]["pattern"]["shape"][i],
        "fill": trace["marker"]["color"][i],
        "edge": trace["marker"]["line"]["width"][i],
        "thickness": trace["width"][i],
        "hover": trace["hovertext"][i],
    }


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
    trace = next(t for t in figure["data"] if t.get("marker", {}).get("symbol") == "diamond")
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


def test_a_day_or_two_are_diamonds_in_their_middle(golden: dict[str, Any]) -> None:
    trace = next(t for t in golden["data"] if t.get("marker", {}).get("symbol") == "diamond")
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


def test_a_plan_of_five_hundred_rows_is_drawn_in_reasonable_time() -> None:
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
    began = time.process_time()
    figure = draw(many)
    assert time.process_time() - began < 30
    assert figure["layout"]["height"] < 8000


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
