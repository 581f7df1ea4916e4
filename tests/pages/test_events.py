from __future__ import annotations

import re

from pages.events.card.event_card import card_html
from pages.events.event_table import table_html
from pages.events.finding.listed import rows_by_id, shown_in, sort_hits
from pages.events.finding.search import find
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import SPHERE
from pages.shared.plan.tables import Plan, plan_of
from pages.shared.visit.address_names import (
    SHOW_DOUBTS,
    SHOW_EXACT,
    SHOW_OPEN,
    SHOW_QUESTIONS,
    SHOW_UNDATED,
    SHOW_VAGUE,
    SORTS,
)
from tests.pages import golden_tables, hostile


def test_narrowing_by_certainty_and_doubt(golden_plan: Plan) -> None:
    exact, vague = shown_in(golden_plan, SHOW_EXACT), shown_in(golden_plan, SHOW_VAGUE)
    undated = shown_in(golden_plan, SHOW_UNDATED)
    assert exact == {"e01", "e02", "e03", "e04", "e11", "e19", "e20", "e22", "e30"}
    assert undated == {"e06", "e47"}
    assert len(exact | vague | undated) == 47 == len(exact) + len(vague) + len(undated)
    # 6 and 7 «уточняется», 8 «Место проведения уточняется», 9 «предположительно», 38 «по
    # согласованию сторон», 47 breaks off before its date.
    left_open = {"e06", "e07", "e08", "e09", "e38", "e47"}
    assert shown_in(golden_plan, SHOW_OPEN) == left_open
    assert shown_in(golden_plan, SHOW_DOUBTS) == {"e47"}  # the program's: an incomplete row
    assert shown_in(golden_plan, SHOW_QUESTIONS) == left_open


def test_order_by_date_puts_unknown_last(golden_plan: Plan) -> None:
    ids = [h.event_id for h in sort_hits(golden_plan, find(golden_plan, "").hits, SORTS[1])]
    assert ids[0] == "e19"  # since 1 September 2025
    assert set(ids[-2:]) == {"e06", "e47"}


def test_table_links_to_cards_and_keeps_filters(golden_plan: Plan) -> None:
    chosen = Selection({SPHERE: ("Спорт",)})
    html = table_html(golden_plan, find(golden_plan, "аэробике").hits, chosen, {})
    assert html.count("<tr>") == 2  # the head and row 44
    assert "event=e44" in html
    assert "sphere=%D0%A1%D0%BF" in html
    assert "<mark>аэробике</mark>" in html


def test_card_shows_every_field_whole(golden_plan: Plan) -> None:
    row = rows_by_id(golden_plan)["e38"]
    text = re.sub(r"<[^>]+>", "", card_html(golden_plan, "e38")).replace("\u00a0", " ")
    for column in (
        "title", "place_text", "dates_text", "description", "purpose", "participants_text",
    ):  # fmt: skip
        assert row[column].replace("«", "«") in text
    assert "май" in text
    assert "срок назван предварительно" in text
    assert "на обеих сторонах" in text
    assert "plan-2026-H1.txt, строка 38" in text
    assert "г. Витебск" in text


def test_card_marks_the_words_a_value_comes_from(golden_plan: Plan) -> None:
    html = card_html(golden_plan, "e11").replace("\u00a0", " ")
    assert 'data-n="1">21-22 марта</mark>' in html
    assert 'data-n="2">28-29 марта</mark>' in html


def test_card_says_its_doubts_with_advice(golden_plan: Plan) -> None:
    assert "Уточнить срок у\u00a0организатора" in card_html(golden_plan, "e06")
    assert "pl-doubts" not in card_html(golden_plan, "e11")


def test_entity_without_code_is_marked_as_such(golden_plan: Plan) -> None:
    card = card_html(golden_plan, "e46")
    assert "<b>Республика Абхазия</b><small>названа так, как в\u00a0документе</small>" in card
    assert "<b>Беларусь</b></li>" in card


def test_hostile_cells_are_text() -> None:
    plan = plan_of(hostile.frames(), golden_tables.MANIFEST)
    for html in (
        card_html(plan, "e01"),
        table_html(plan, find(plan, "тег").hits, Selection(), {}),
    ):
        tags = set(re.findall(r"<(\w+)", html))
        assert not tags & {"script", "i", "u", "img"}
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
