"""What a person settled is marked in lists, hovers and cards, the plan's words beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from etl.corrections.correction import COLUMNS, LABELS
from pages.calendar.blocks import agenda, month_grid
from pages.calendar.timeline.event_stretches import CalendarEvent, calendar_events
from pages.calendar.timeline.hover_text import hover_text
from pages.events.card.event_card import card_html
from pages.events.card.settled_values import LINES
from pages.events.event_table import table_html
from pages.events.finding.listed import rows_by_id, shown_in
from pages.events.finding.search import find
from pages.events.settling.settle_rows import shown_values
from pages.handouts.handout import slice_of
from pages.handouts.tables import csv_excel
from pages.map.words.map_words import hover_titles
from pages.shared.figures.palette import sphere_colours
from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan, plan_of
from pages.shared.visit.address_names import SHOW_SETTLED
from pages.shared.visit.event_lists import event_list_html
from pages.shared.words.russian import FORMATS, STATUSES
from pages.shared.words.settled_words import value_in_words
from pages.show.slides.list_slides import row_of
from tests.pages import golden_tables, settled_plan

ALL = Selection()
MARK = "<span class='pl-settled' title='Уточнено человеком: {}'>уточнено</span>"


def dated(settled: Plan) -> list[CalendarEvent]:
    info = settled.info
    return calendar_events(
        settled.events, settled.periods, plan_start=info.start, plan_end=info.end
    )[0]


def by_id(settled: Plan, event_id: str) -> CalendarEvent:
    return next(event for event in dated(settled) if event.event_id == event_id)


def month(settled: Plan) -> str:
    styles = sphere_colours(tuple(dict.fromkeys(settled.events["sphere_name"])), "light")
    return month_grid.month_grid(dated(settled), date(2026, 5, 1), styles, date(2026, 4, 10), ALL)


LISTS: dict[str, Callable[[Plan], str]] = {
    "list": lambda settled: event_list_html(settled.events, ALL),
    "table": lambda settled: table_html(settled, find(settled, "").hits, ALL, {}),
    "agenda": lambda settled: agenda.agenda(dated(settled), {}, settled.info.start, ALL),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_marks_what_is_settled_and_nothing_else(settled: Plan, name: str) -> None:
    html = LISTS[name](settled)
    marks = re.findall(r"pl-settled' title='([^']*)'", html)
    said = [f"Уточнено человеком: {what}" for what in ("место", "состояние", "срок")]
    assert sorted(marks) == said
    line = next(part for part in re.split(r"<li>|<tr>", html) if "event=e06" in part)
    assert MARK.format("срок") in line


def test_a_hover_says_it_in_one_line(settled: Plan) -> None:
    event = by_id(settled, "e06")
    assert hover_text(event, event.stretches[0]).count("<i>Уточнено человеком: срок</i>") == 1
    other = by_id(settled, "e11")
    assert "Уточнено" not in hover_text(other, other.stretches[0])
    titles = hover_titles(settled.events)
    assert titles["e08"].endswith("уточнено человеком: место")
    assert "уточнено" not in titles["e11"]
    assert "(точный срок); Уточнено человеком: срок" in month(settled)


def test_where_a_place_is_said_it_is_the_settled_one(settled: Plan) -> None:
    row = rows_by_id(settled)["e08"]
    assert (row["place_text"], row["place_said"]) == (
        "Место проведения уточняется", settled_plan.VITEBSK,
    )  # fmt: skip
    html = agenda.summary(row, None, "red", ALL).replace("\u00a0", " ")
    assert f"<b>Место:</b> {settled_plan.VITEBSK}" in html
    assert MARK.format("место") in html
    assert "Уточнено человеком: место" in row_of(row).note


def test_the_card_has_the_plan_s_words_the_value_who_when_and_why(settled: Plan) -> None:
    html = card_html(settled, "e06").replace("\u00a0", " ")
    (line,) = re.findall(r"<tr><th scope='row'>Срок</th>.*?</tr>", html)
    own, read = line.split("</td><td>")
    assert "Дата проведения уточняется" in re.sub(r"<[^>]+>", "", own)
    assert "<b>12–14 мая</b>" in read
    assert "срок: <b>«12–14 мая 2026 года»</b>" in read
    assert "Иванова, 12 марта 2026 года; письмо департамента от 12.03" in read
    assert "уточняется</b>" not in html  # it is no doubt any more
    held = card_html(settled, "e30").replace("\u00a0", " ")
    head = held.split("<table")[0]
    assert "состояние: <b>состоялось</b>" in head
    assert "уточнено" not in card_html(settled, "e11")


def test_a_settled_place_is_not_said_to_stand_in_the_plan(settled: Plan) -> None:
    html = card_html(settled, "e08").replace("\u00a0", " ")
    assert "указано: населённый пункт" in html
    assert "в плане указано" not in html


def test_an_edition_without_the_table_of_corrections_is_marked_all_the_same() -> None:
    frames = settled_plan.frames()
    del frames["corrections"]
    settled = plan_of(frames, golden_tables.MANIFEST)
    html = card_html(settled, "e06")
    assert re.search(r"уточнено</span> срок\s*</p>", html)
    assert MARK.format("место") in event_list_html(settled.events, ALL)


def test_the_list_can_be_narrowed_to_what_is_settled(settled: Plan, golden_plan: Plan) -> None:
    assert shown_in(settled, SHOW_SETTLED) == {"e06", "e08", "e30"}
    assert shown_in(golden_plan, SHOW_SETTLED) == frozenset()


def test_a_part_of_the_plan_keeps_what_was_settled_of_it(settled: Plan) -> None:
    assert list(settled.keep({"e06", "e11"}).corrections["event_id"]) == ["e06"]


def test_the_file_for_excel_names_what_is_settled(settled: Plan) -> None:
    lines = csv_excel.make(slice_of(settled, {}), "event").decode("utf-8-sig").splitlines()
    at = lines[0].split(";").index("Исправлено человеком")
    assert [line.split(";")[at] for line in lines if "12.05.2026" in line and "14.05" in line] == [
        "Сроки (как в плане)"
    ]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("dates_text", "12–14 мая", "«12–14 мая»"),
        ("status", "cancelled", "отменено"),
        ("format", "hybrid", "очно и дистанционно"),
        ("partner_countries", "BY; Республика Абхазия", "Беларусь, Республика Абхазия"),
        ("partner_countries", "", "не названы"),
        ("coordinates", "54.78, 32.04 (venue)", "54,78; 32,04 — здание или площадка"),
        ("coordinates", "2: 54.78, 32.04 (settlement)",
         "место 2: 54,78; 32,04 — населённый пункт"),
    ],
)  # fmt: skip
def test_values_in_words(column: str, value: str, words: str) -> None:
    assert value_in_words(column, value) == words


def test_each_column_that_can_be_corrected_has_its_line_of_the_card_and_its_field(
    settled: Plan,
) -> None:
    lines = [column for line in LINES.values() for column in line]
    assert sorted(lines) == sorted(COLUMNS) == sorted(LABELS)
    assert set(COLUMNS) - {"coordinates"} == set(shown_values(rows_by_id(settled)["e06"], {}))


@pytest.mark.parametrize(
    ("column", "codes"), [("status", STATUSES), ("format", FORMATS), ("partner_countries", ["CN"])]
)
def test_no_code_is_shown_as_a_value(column: str, codes: Sequence[str]) -> None:
    for code in codes:
        assert value_in_words(column, code) != code
