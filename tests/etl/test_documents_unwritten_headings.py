"""Headings that nobody has written down: by their words, their cells, their neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.documents import read_document
from etl.documents.unwritten_headings import field_by_words
from etl.model import PlanDocument, RefusedDocumentError
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
