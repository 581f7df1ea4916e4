"""Word documents: sections, headings and columns of the table, and which tables are the plan."""

from __future__ import annotations

import pytest

from etl.documents.plan_rows.headings import meaning
from tests.etl.documents_made import (
    HEADINGS,
    TITLE,
    item,
    p,
    section,
    tbl,
    tc,
    tr,
)
from tests.etl.word_read import CULTURE, SPORT, Read, is_complete, numbers, spheres, titles
from tests.etl.word_read import read as read


def test_merged_sections_and_every_cell(read: Read) -> None:
    plan = read(
        p(TITLE)
        + tbl(
            HEADINGS, section(CULTURE), item("1.", "Фестиваль"), section(SPORT), item("2.", "Матч")
        )
    )
    assert plan.title == TITLE
    assert spheres(plan) == [CULTURE, SPORT]
    assert plan.rows[0].cells == {
        "title": "Фестиваль",
        "place_text": "г. Смоленск (Фестиваль)",
        "dates_text": "5 мая 2026 года",
        "description": "описание: Фестиваль",
        "purpose": "цель: Фестиваль",
        "participants_text": "Республика Беларусь",
    }
    assert plan.rows[1].source_ref == "план.docx, таблица 1, строка 5"
    assert is_complete(plan)
    assert plan.notes == ()


def test_unmerged_section_in_the_first_or_the_second_cell(read: Read) -> None:
    blank = ("",) * 5
    plan = read(
        p(TITLE)
        + tbl(
            HEADINGS,
            ("Культура", "", *blank),
            item("1", "Фестиваль"),
            ("", "Молодёжная политика", *blank),
            item("2", "Слёт"),
        )
    )
    assert spheres(plan) == ["Культура", "Молодёжная политика"]
    assert titles(plan) == ["Фестиваль", "Слёт"]


def test_one_table_per_sphere_with_the_header_given_once(read: Read) -> None:
    plan = read(
        p(TITLE)
        + p("Культура")
        + tbl(HEADINGS, item("1", "Фестиваль"))
        + p("Спорт")
        + tbl(item("1", "Матч"), item("2", "Турнир"))
        + p("Начальник управления И.И. Иванов")
    )
    assert plan.title == TITLE
    assert spheres(plan) == ["Культура", "Спорт", "Спорт"]
    assert numbers(plan) == ["1", "1", "2"]
    assert plan.rows[1].source_ref == "план.docx, таблица 2, строка 1"


def test_sphere_over_the_header_of_each_table(read: Read) -> None:
    plan = read(
        p(TITLE)
        + tbl(section(CULTURE), HEADINGS, item("1", "Фестиваль"))
        + tbl(section(SPORT), HEADINGS, item("2", "Матч"))
    )
    assert spheres(plan) == [CULTURE, SPORT]
    assert plan.title == TITLE


def test_title_in_the_first_row_of_the_table(read: Read) -> None:
    plan = read(tbl(section(TITLE), HEADINGS, item("1", "Фестиваль")))
    assert plan.title == TITLE
    assert spheres(plan) == [""]


def test_sphere_as_a_column_merged_or_left_empty(read: Read) -> None:
    head = ("№", "Сфера", "Мероприятие", "Место", "Дата")
    plan = read(
        tbl(
            head,
            tr("1", tc("Культура", merge="restart"), "Фестиваль", "Минск", "май"),
            tr("2", tc("", merge="continue"), "Выставка", "Брест", "июнь"),
            ("3", "Спорт", "Матч", "Гродно", "июль"),
            ("4", "", "Турнир", "Могилёв", "август"),
        )
    )
    assert spheres(plan) == ["Культура", "Культура", "Спорт", "Спорт"]
    assert is_complete(plan)


def test_columns_in_another_order_worded_differently_and_one_unknown(read: Read) -> None:
    plan = read(
        tbl(
            ("Дата\nпроведения", "МЕРОПРИЯТИЕ", "Страны-участники", "Ответственный", "Город"),
            ("май", "Фестиваль", "Сербия", "Иванов И.И.", "Белград"),
        )
    )
    row = plan.rows[0]
    assert row.cells["dates_text"] == "май"
    assert row.cells["title"] == "Фестиваль"
    assert row.cells["participants_text"] == "Сербия"
    assert row.cells["place_text"] == "Белград"
    assert row.extra == {"Ответственный": "Иванов И.И."}
    assert plan.unknown_headings == ("Ответственный",)


def test_header_of_two_rows(read: Read) -> None:
    plan = read(
        tbl(
            tr(
                tc("№", merge="restart"),
                tc("Наименование", merge="restart"),
                tc("Срок", span=2),
                tc("Место", merge="restart"),
            ),
            tr(tc("", merge="continue"), tc("", merge="continue"), "начало", "окончание",
               tc("", merge="continue")),
            ("1", "Выставка", "01.03.2026", "05.03.2026", "г. Орша"),
        )
    )  # fmt: skip
    assert titles(plan) == ["Выставка"]
    assert plan.rows[0].cells["dates_text"] == "01.03.2026 – 05.03.2026"
    assert is_complete(plan)


def test_plan_inside_of_a_layout_table(read: Read) -> None:
    plan = read(tbl((tc(tbl(HEADINGS, item("1", "Форум"))),)))
    assert titles(plan) == ["Форум"]


def test_second_table_with_other_columns(read: Read) -> None:
    plan = read(
        p(TITLE)
        + tbl(HEADINGS, item("1", "Форум"))
        + tbl(("Дата", "Мероприятие", "Место"), ("май", "Матч", "г. Орша"))
    )
    assert titles(plan) == ["Форум", "Матч"]
    assert plan.rows[1].cells["dates_text"] == "май"
    assert is_complete(plan)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Сроки прове-\nдения", "dates_text"),
        ("Планируемая дата", "dates_text"),
        ("Mесто (город, страна)", "place_text"),  # a Latin M
        ("Населённый пункт", "place_text"),
        ("ЦЕЛИ И ЗАДАЧИ", "purpose"),
        ("Предполагаемые участники", "participants_text"),
        ("Краткое содержание", "description"),
        ("Ответственный за проведение мероприятия", None),
        ("Количество участников", None),
        ("Срок подачи заявок", None),
        ("Наименование организации", None),
    ],
)
def test_headings_are_known_by_their_head_word(heading: str, field: str | None) -> None:
    found = meaning(heading)
    assert (found.field if found else None) == field


def test_one_column_for_date_and_place_fills_both(read: Read) -> None:
    plan = read(tbl(("Мероприятие", "Дата и место проведения"), ("Форум", "5 мая, г. Минск")))
    assert plan.rows[0].cells["dates_text"] == "5 мая, г. Минск"
    assert plan.rows[0].cells["place_text"] == "5 мая, г. Минск"


def test_country_column_is_a_place_beside_a_town_and_a_partner_beside_a_place(read: Read) -> None:
    place = read(
        tbl(("Мероприятие", "Страна", "Город", "Дата"), ("Форум", "Куба", "Гавана", "май"))
    )
    assert place.rows[0].cells["place_text"] == "Куба, Гавана"
    partner = read(
        tbl(("Мероприятие", "Страна", "Место", "Дата"), ("Форум", "Куба", "г. Смоленск", "май"))
    )
    assert partner.rows[0].cells["participants_text"] == "Куба"
    assert partner.rows[0].cells["place_text"] == "г. Смоленск"


def test_items_above_a_header_that_slipped_down(read: Read) -> None:
    first, second = item("1.", "Форум"), item("2.", "Ярмарка")
    plan = read(p(TITLE) + tbl(section(CULTURE), first, HEADINGS, second))
    assert titles(plan) == ["Форум", "Ярмарка"]
    assert spheres(plan) == [CULTURE, CULTURE]
    assert any("шапка стоит ниже" in note for note in plan.notes)
    assert is_complete(plan)


def test_a_table_before_the_one_with_the_header(read: Read) -> None:
    plan = read(p(TITLE) + tbl(item("1.", "Форум")) + tbl(HEADINGS, item("2.", "Ярмарка")))
    assert titles(plan) == ["Форум", "Ярмарка"]
    assert is_complete(plan)
