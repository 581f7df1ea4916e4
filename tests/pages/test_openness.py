"""What the plan leaves open and what the program doubts: two kinds, both counted and marked."""

from __future__ import annotations

import re

import pytest

from pages.events.event_table import table_html
from pages.events.finding.listed import rows_by_id
from pages.events.finding.search import find
from pages.map.words.map_words import hover_titles
from pages.overview.glance import glance
from pages.overview.number_tiles import tiles
from pages.overview.overview_blocks import questions_block
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import COUNTRY, MONTH, OPEN
from pages.shared.plan.openness import questions_in_words
from pages.shared.plan.tables import Plan, plan_of
from pages.shared.visit.event_lists import event_list_html
from pages.show.slides.list_slides import row_of
from tests.pages import golden_tables, hostile

APRIL_WITH_BELARUS = Selection({MONTH: ["апрель 2026"], COUNTRY: ["Беларусь"]})


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html).replace("\u00a0", " "))


# Read by eye from the plan; every other row leaves nothing open.
LEFT_OPEN = {
    6: ("срок уточняется",),  # «Дата проведения уточняется»
    7: ("срок уточняется",),  # «II квартал 2026 года (дата проведения уточняется)»
    8: ("место уточняется",),  # «Место проведения уточняется»
    9: ("место предположительно",),  # «(предположительно г. Смоленск, …)»
    38: ("срок по согласованию",),  # «май, сентябрь (по согласованию сторон) 2026 года»
    47: ("срок не назван",),  # the row breaks off before its date
}


def test_what_the_plan_leaves_open_is_told_in_its_words(golden_plan: Plan) -> None:
    events = golden_plan.events
    found = dict(zip(events["number"], events["open"], strict=True))
    assert {number: left for number, left in found.items() if left} == LEFT_OPEN


def test_an_incomplete_row_is_the_only_doubt_of_the_program(golden_plan: Plan) -> None:
    events = golden_plan.events
    doubts = dict(zip(events["number"], events["doubts"], strict=True))
    assert {number: codes for number, codes in doubts.items() if codes} == {47: ("row_incomplete",)}


def test_april_with_belarus_is_not_without_questions(golden_plan: Plan) -> None:
    shown = APRIL_WITH_BELARUS.apply(golden_plan)
    # № 7 «дата проведения уточняется» and № 9 «предположительно»; 38 is in May and September.
    assert [
        n for n, left in zip(shown.events["number"], shown.events["open"], strict=True) if left
    ] == [7, 9]
    text = plain(tiles(glance(shown), APRIL_WITH_BELARUS))
    assert "2 строки с вопросами" in text
    assert "2 — открыто в самом плане" in text
    assert "сомнений у программы нет" in text


def test_the_whole_plan_counts_both_kinds(golden_plan: Plan) -> None:
    text = plain(tiles(glance(golden_plan), Selection()))
    assert "6 строк с вопросами" in text
    assert "6 — открыто в самом плане" in text
    assert "1 — сомнения программы" in text
    block = plain(questions_block(glance(golden_plan), Selection()))
    opened, doubted = block.split("Программа сомневается")
    assert "Вопросы к плану есть в 6 строках" in opened
    assert "срок уточняется 2" in opened
    assert "место предположительно 1" in opened
    assert "Строка обрывается" in doubted


def test_a_plan_without_any_question_says_so_of_each_kind(golden_plan: Plan) -> None:
    quiet = golden_plan.keep({"e01", "e02"})
    text = plain(tiles(glance(quiet), Selection()))
    assert "0 строк с вопросами в самом плане всё названо сомнений у программы нет" in text
    assert questions_block(glance(quiet), Selection()) == ""


def test_lists_mark_both_kinds_apart(golden_plan: Plan) -> None:
    plan = golden_plan.keep({"e07", "e47"})
    for html in (
        event_list_html(plan.events, Selection()),
        table_html(plan, find(plan, "").hits, Selection(), {}),
    ):
        seventh, last = re.split("event=e47", html)
        assert "title='План оставляет открытым: срок уточняется'>…" in seventh
        assert ">?</span>" not in seventh
        assert "title='План оставляет открытым: срок не назван'>…" in last
        assert ">?</span>" in last


def test_the_map_and_the_show_say_it_too(golden_plan: Plan) -> None:
    titles = hover_titles(golden_plan.events)
    assert titles["e09"].endswith(" — место предположительно")
    assert "—" not in titles["e11"]
    last = rows_by_id(golden_plan)["e47"]
    assert questions_in_words(last).startswith("срок не назван; строка обрывается")
    ninth = rows_by_id(golden_plan)["e09"]
    assert row_of(ninth, doubts=True).note == "место предположительно"
    assert row_of(ninth).note == ""


def test_each_kind_is_a_filter(golden_plan: Plan) -> None:
    kept = Selection({OPEN: ["срок уточняется"]}).apply(golden_plan)
    assert kept.events["number"].tolist() == [6, 7]


@pytest.mark.parametrize(
    ("code", "opened", "doubts"),
    [
        ("date_unreadable", (), ("date_unreadable",)),
        ("place_unknown", ("место не названо",), ()),
        ("partner_unknown", ("страны-партнёры не названы",), ()),
        ("tracked_changes", (), ("tracked_changes",)),
    ],
)
def test_a_code_is_of_one_kind(code: str, opened: tuple[str, ...], doubts: tuple[str, ...]) -> None:
    tables = hostile.frames()
    events = tables["events"]
    events["quality"] = [[code], *[[] for _ in range(len(events) - 1)]]
    events.loc[0, ["place_text", "dates_text"]] = ["", "непонятно"]
    if code == "date_unreadable":
        events.loc[0, "date_precision"] = "unknown"
    first = plan_of(tables, golden_tables.MANIFEST).events.iloc[0]
    assert (first["open"], first["doubts"]) == (opened, doubts)
