"""Which rows of a Word table are items, where each begins and ends, and its number."""

from __future__ import annotations

import pytest

from tests.etl.documents_made import (
    HEADINGS,
    TITLE,
    item,
    numbered,
    numbering,
    p,
    run,
    section,
    tbl,
    tc,
    tr,
)
from tests.etl.word_read import CULTURE, Read, is_complete, numbers, spheres, titles
from tests.etl.word_read import read as read


def test_repeated_header_and_column_numbers_are_no_items(read: Read) -> None:
    counted = tuple("1234567")
    plan = read(
        tbl(HEADINGS, counted, item("1", "Фестиваль"), HEADINGS, counted, item("2", "Матч"))
    )
    assert titles(plan) == ["Фестиваль", "Матч"]
    assert is_complete(plan)


def test_automatic_numbers_nested_restarted_and_roman(read: Read) -> None:
    lists = numbering(
        [("decimal", "%1."), ("decimal", "%1.%2.")], [("upperRoman", "%1)")], starts={9: 1}
    )
    rows = [
        tr(tc(numbered(number, level)), *item("", title)[1:])
        for (number, level), title in zip(
            [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (9, 0), (2, 0)], "АБВГДЕЖ", strict=True
        )
    ]
    plan = read(tbl(HEADINGS, *rows), numbering=lists)
    assert numbers(plan) == ["1.", "1.1.", "1.2.", "2.", "2.1.", "1.", "I)"]


def test_automatic_number_before_the_title_where_no_column_is_for_numbers(read: Read) -> None:
    level = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    plan = read(
        tbl(
            ("Мероприятие", "Место", "Дата"),
            tr(tc(p("Фестиваль", properties=level)), "Минск", "май"),
            tr(tc(p("Матч", properties=level)), "Брест", "июнь"),
        ),
        numbering=numbering([("decimal", "%1.")]),
    )
    assert numbers(plan) == ["1.", "2."]
    assert titles(plan) == ["Фестиваль", "Матч"]


def test_number_typed_before_the_title(read: Read) -> None:
    plan = read(
        tbl(
            ("Мероприятие", "Место", "Дата"),
            ("1. Фестиваль", "Минск", "май"),
            ("2. 33-я выставка", "Брест", "июнь"),
        )
    )
    assert numbers(plan) == ["1.", "2."]
    assert titles(plan) == ["Фестиваль", "33-я выставка"]
    assert is_complete(plan)


def test_no_numbers_at_all(read: Read) -> None:
    plan = read(
        tbl(HEADINGS[1:], section(CULTURE, 6), item("", "Фестиваль")[1:], item("", "Матч")[1:])
    )
    assert numbers(plan) == ["", ""]
    assert spheres(plan) == [CULTURE, CULTURE]


def test_section_with_a_number_of_its_own_over_nested_items(read: Read) -> None:
    blank = ("",) * 5
    plan = read(
        tbl(
            HEADINGS,
            ("1.", "Культура", *blank),
            item("1.1.", "Фестиваль"),
            ("2.", "Спорт", *blank),
            item("2.1.", "Матч"),
        )
    )
    assert spheres(plan) == ["Культура", "Спорт"]
    assert numbers(plan) == ["1.1.", "2.1."]
    assert is_complete(plan)


def test_item_cut_off_after_its_title_is_kept_and_flagged(read: Read) -> None:
    plan = read(tbl(HEADINGS, item("1", "Фестиваль"), ("2", "Матч", *("",) * 5)))
    assert titles(plan) == ["Фестиваль", "Матч"]
    assert plan.rows[0].quality == ()
    assert plan.rows[1].quality == ("row_incomplete",)


def test_item_over_several_rows_is_one_item(read: Read) -> None:
    def lower(place: str) -> str:
        kept = [tc("", merge="continue") for _ in range(2)]
        return tr(*kept, place, *[tc("", merge="continue") for _ in range(4)])

    cells = item("1", "Форум", place="г. Минск")
    upper = tr(*[tc(c, merge="" if i == 2 else "restart") for i, c in enumerate(cells)])
    plan = read(tbl(HEADINGS, upper, lower("г. Брест"), item("2", "Матч")))
    assert titles(plan) == ["Форум", "Матч"]
    assert plan.rows[0].cells["place_text"] == "г. Минск г. Брест"
    assert plan.rows[0].cells["dates_text"] == "5 мая 2026 года"
    assert is_complete(plan)


def test_cell_merged_over_two_items_belongs_to_both(read: Read) -> None:
    one, two = item("1", "Форум"), item("2", "Матч")
    plan = read(
        tbl(
            HEADINGS,
            tr(*one[:6], tc("Сербия", merge="restart")),
            tr(*two[:6], tc("", merge="continue")),
        )
    )
    assert [r.cells["participants_text"] for r in plan.rows] == ["Сербия", "Сербия"]
    assert is_complete(plan)


def test_row_continued_in_a_row_without_a_number(read: Read) -> None:
    plan = read(
        tbl(
            HEADINGS,
            item("1", "Международный фестиваль", description="Начало рассказа"),
            ("", "народной песни", "", "", "и его конец", "", ""),
            item("2", "Матч"),
        )
    )
    assert titles(plan) == ["Международный фестиваль народной песни", "Матч"]
    assert plan.rows[0].cells["description"] == "Начало рассказа и его конец"


def test_deleted_rows_are_not_numbered(read: Read) -> None:
    def row(title: str, properties: str = "") -> str:
        return tr(tc(numbered(1)), *item("", title)[1:], properties=properties)

    plan = read(
        tbl(HEADINGS, row("А"), row("Б", '<w:del w:id="1"/>'), row("В")),
        numbering=numbering([("decimal", "%1.")]),
    )
    assert numbers(plan) == ["1.", "2."]


def test_approval_and_signature_tables_are_named_and_ignored(read: Read) -> None:
    plan = read(
        tbl(("СОГЛАСОВАНО", "УТВЕРЖДАЮ"), ("Министр", "Губернатор"))
        + p(TITLE)
        + tbl(HEADINGS, item("1", "Форум"))
        + tbl(("Исполнитель", "Иванов"))
    )
    assert titles(plan) == ["Форум"]
    assert plan.title == TITLE
    assert plan.notes == (
        "таблица 1: не похожа на план, пропущена",
        "таблица 3: не похожа на план, пропущена",
    )


def test_note_under_the_table_is_no_section(read: Read) -> None:
    plan = read(tbl(HEADINGS, item("1", "Форум"), section("* даты могут измениться")))
    assert titles(plan) == ["Форум"]
    assert plan.notes == (
        "таблица 1, строка 3: не мероприятие, пропущено: «* даты могут измениться»",
    )


def test_an_approval_over_the_plan_is_no_item(read: Read) -> None:
    approval = tbl([tc(p("СОГЛАСОВАНО")), tc(p("УТВЕРЖДАЮ"))])
    plan = read(approval + p(TITLE) + tbl(HEADINGS, item("1.", "Форум")))
    assert titles(plan) == ["Форум"]


@pytest.mark.parametrize("mark", ["ОТМЕНЕНО", "Перенесено на сентябрь 2026 года"])
def test_a_full_width_mark_belongs_to_the_item_above(read: Read, mark: str) -> None:
    body = p(run(TITLE)) + tbl(
        HEADINGS,
        section(CULTURE),
        item("1.", "Концерт", dates_text="5 мая"),
        section(mark),
        item("2.", "Выставка", dates_text="6 мая"),
    )
    rows = read(body).rows
    assert [(row.cells["title"], row.sphere) for row in rows] == [
        ("Концерт", CULTURE),
        ("Выставка", CULTURE),
    ]
    assert list(rows[0].extra.values()) == [mark]
    assert not rows[1].extra
