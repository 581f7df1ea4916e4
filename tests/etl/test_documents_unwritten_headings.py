"""Headings that nobody has written down: by their words, their cells, their neighbours."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.documents.grid import Cell, Grid, Paragraph, Row, Table
from etl.documents.plan_rows.rows import read_rows
from etl.documents.plan_rows.unwritten_headings import field_by_words
from etl.model import PlanDocument
from etl.refusals import RefusedDocumentError
from tests.etl.documents_made import TITLE, docx, p, tbl

ROWS = (
    ("1", "Форум молодёжи", "г. Минск", "12-15 мая", "делегация Республики Беларусь"),
    ("2", "Выставка", "г. Витебск", "июнь", "жители области"),
    ("3", "Слёт", "г. Орша", "II квартал", "школьники"),
)


def read(path: Path, headings: tuple[str, ...]) -> PlanDocument:
    return read_document(docx(path / "план.docx", p(TITLE) + tbl(headings, *ROWS)))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Форма и наименование мероприятия", "title"),
        ("Группы пользователей", "participants_text"),
        ("Приглашённые гости и делегации", "participants_text"),
        ("Планируемый к проведению месяц", "dates_text"),
        ("Территория, место", "place_text"),
        ("Ответственный за проведение мероприятия", None),
        ("Количество участников", None),
        ("Контактные данные участников", None),
        ("Примечание", None),
        ("Форум 12 мая", None),
    ],
)
def test_a_telling_word_counts_in_any_form_and_order(heading: str, field: str | None) -> None:
    assert field_by_words(heading) == field


@pytest.mark.parametrize(
    "headings",
    [
        ("№", "Форма и наименование мероприятия", "Место", "Дата", "Группы пользователей"),
        ("№", "Форма, название", "Город и площадка", "Ожидаемый срок", "Категории посетителей"),
        ("№", "Что будет", "Город", "Календарь", "Читатели и гости"),
        ("№", "Вид работы", "Базовая площадка", "Предполагается к проведению", "Гости"),
        ("№", "Вид мероприятия и его тематика", "Локация", "Период реализации", "Партнёры"),
        ("№", "Тематика", "Место", "Даты", "Кого приглашаем"),
        ("№", "Описание", "Город", "Сроки", "Участники"),
        ("№", "Форма работы", "Куда едем", "Ориентир по календарю", "Слушатели"),
    ],
)
def test_a_plan_with_headings_nobody_has_written_down(
    tmp_path: Path, headings: tuple[str, ...]
) -> None:
    plan = read(tmp_path, headings)
    fields = ("title", "place_text", "dates_text", "participants_text")
    assert [tuple(r.cells[f] for f in fields) for r in plan.rows] == [row[1:] for row in ROWS]
    assert [row.number_text for row in plan.rows] == ["1", "2", "3"]
    assert plan.leftovers == ()


def test_a_price_list_stays_refused_and_its_headings_are_named(tmp_path: Path) -> None:
    table = tbl(("Товар", "Цена", "Остаток"), ("Лён", "100", "5"), ("Шерсть", "200", "7"))
    with pytest.raises(RefusedDocumentError) as refused:
        read_document(docx(tmp_path / "план.docx", p(TITLE) + table))
    assert "есть «Товар»; «Цена»; «Остаток»" in str(refused.value)


KNOWN = {
    "number": "№ п/п",
    "title": "Наименование мероприятия",
    "place_text": "Место проведения",
    "dates_text": "Сроки проведения",
    "description": "Описание",
    "purpose": "Цель",
    "participants_text": "Участники",
}
ITEMS = (
    ("1", "Форум молодёжи", "г. Минск", "12-15 мая", "Встречи", "Развитие связей", "молодёжь"),
    ("2", "Выставка «Лён»", "г. Витебск, амфитеатр", "июнь", "Показ", "Торговля", "гости, жители"),
    ("3", "Слёт друзей", "г. Орша", "II квартал", "Игры и песни", "Дружба", "школьники"),
)


def table_of(headings: dict[str, str]) -> Grid:
    """A grid of the items under given headings, in their order."""
    order = list(KNOWN)
    lines = [tuple(headings.values())]
    lines += [tuple(item[order.index(field)] for field in headings) for item in ITEMS]
    rows = tuple(
        Row(tuple(Cell(text, i) for i, text in enumerate(line)), f"строка {n}")
        for n, line in enumerate(lines, start=1)
    )
    return Grid((Paragraph(TITLE), Table(rows, "таблица 1")))


def values_of(plan: PlanDocument, headings: dict[str, str]) -> list[tuple[str, ...]]:
    texts = [{**row.cells, "number": row.number_text} for row in plan.rows]
    return [tuple(text[field] for field in headings) for text in texts]


def wanted(headings: dict[str, str]) -> list[tuple[str, ...]]:
    return [tuple(item[list(KNOWN).index(field)] for field in headings) for item in ITEMS]


def test_one_heading_in_a_clerk_s_own_words() -> None:
    with (Path(__file__).parent / "headings_unwritten.csv").open(encoding="utf-8") as lines:
        cases = [(line["field"], line["heading"]) for line in csv.DictReader(lines)]
    assert len(cases) > 270
    wrong = []
    for field, heading in cases:
        headings = KNOWN | {field: heading}
        plan = read_rows(table_of(headings), "план.docx")
        if values_of(plan, headings) != wanted(headings):
            wrong.append((field, heading))
    assert wrong == []


@pytest.mark.parametrize(
    "headings",
    [
        ("Нпп", "Что запланировано", "Число, месяц", "География", "Команды"),
        ("Позиция", "Когда", "Что проводится", "Где", "Гости"),
        ("№", "Плановый срок", "Город / страна", "Акции и события", "С кем проводится"),
        ("Пункт", "Территория", "Мероприятие, форма", "Квартал", "Стороны"),
        ("Код", "Событие", "Кто приглашён", "База проведения", "Тайминг"),
        ("№ п/п", "Сроки", "Наименование", "Принимающая сторона, город", "Артисты и коллективы"),
    ],
)
def test_all_headings_in_other_words_and_orders(headings: tuple[str, ...]) -> None:
    fields = {
        "Что запланировано": "title", "Число, месяц": "dates_text", "География": "place_text",
        "Команды": "participants_text", "Когда": "dates_text", "Что проводится": "title",
        "Где": "place_text", "Гости": "participants_text", "Плановый срок": "dates_text",
        "Город / страна": "place_text", "Акции и события": "title",
        "С кем проводится": "participants_text", "Территория": "place_text",
        "Мероприятие, форма": "title", "Квартал": "dates_text", "Стороны": "participants_text",
        "Событие": "title", "Кто приглашён": "participants_text", "База проведения": "place_text",
        "Тайминг": "dates_text", "Сроки": "dates_text", "Наименование": "title",
        "Принимающая сторона, город": "place_text", "Артисты и коллективы": "participants_text",
    }  # fmt: skip
    said = {fields.get(heading, "number"): heading for heading in headings}
    assert values_of(read_rows(table_of(said), "план.docx"), said) == wanted(said)


@pytest.mark.parametrize("heading", ["Ответственный", "Примечание", "Финансирование", "Телефон",
                                     "Отметка об исполнении", "Количество участников"])  # fmt: skip
def test_what_is_no_column_of_a_plan_stays_beside_it(heading: str) -> None:
    headings = {k: v for k, v in KNOWN.items() if k != "purpose"}
    grid = table_of(headings | {"purpose": heading})
    plan = read_rows(grid, "план.docx")
    assert [row.extra for row in plan.rows] == [{heading: item[5]} for item in ITEMS]


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        (("№", "Затея", "Место", "Дата", "Участники"), {"«Затея»": "«мероприятие»"}),
        (("№", "Название", "Опора", "Дата", "Участники"), {"«Опора»": "«место»"}),
        (("№", "Название", "Место", "Окно", "Участники"), {"«Окно»": "«срок»"}),
        # What their words say, in any form, is no guess; nor is a column of numbers.
        (("№", "Форма и наименование", "Место", "Дата", "Участники"), {}),
        (("#", "Название", "Место", "Дата", "Участники"), {}),
    ],
)  # fmt: skip
def test_a_column_that_only_the_others_tell_is_said_to_be_so(
    tmp_path: Path, headings: tuple[str, ...], said: dict[str, str]
) -> None:
    plan = read(tmp_path, headings)
    assert [row.cells["title"] for row in plan.rows] == ["Форум молодёжи", "Выставка", "Слёт"]
    assert plan.notes == tuple(
        f"таблица 1: заголовок {heading} программе неизвестен, столбец прочитан как {field}; "
        "если это не так, скажите, что в нём"
        for heading, field in said.items()
    )


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (("01.26", "02.26", "12.26"), True),
        (("01.26", "02.27", "12.26"), False),
        (("01.26", "13.26", "12.26"), False),
        (("10.15", "11.30", "12.45"), False),
        (("1.26", "2.26", "3.26"), False),
    ],
)
def test_a_column_of_months_with_a_year_of_two_digits(
    cells: tuple[str, ...], *, read: bool
) -> None:
    rows = [(n, f"Форум {n}", "г. Минск", text) for n, text in enumerate(cells, start=1)]
    texts = [("№", "Что будет", "Город", "Календарь"), *rows]
    table = Table(
        tuple(Row(tuple(Cell(str(t), i) for i, t in enumerate(row)), "") for row in texts), "т"
    )
    if read:
        plan = read_rows(Grid((Paragraph(TITLE), table)), "план")
        assert [row.cells["dates_text"] for row in plan.rows] == [*cells]
    else:
        with pytest.raises(RefusedDocumentError):
            read_rows(Grid((Paragraph(TITLE), table)), "план")
