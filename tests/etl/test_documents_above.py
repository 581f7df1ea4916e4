"""Rows between a title and its headings, and cells beside the table that have no heading."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from etl.documents.in_process import read_bytes
from etl.model import PlanDocument
from tests.etl.documents_made import TITLE
from tests.etl.readings import event

HEADS = ("№", "Мероприятие", "Сроки", "Место проведения", "Участники")
FIRST = ("1", "Форум", "12", "г. Чита", "Монголия")
SECOND = ("2", "Выставка", "14-16", "пгт Агинское", "КНР")
THIRD = ("3", "Турнир", "1 июля 2026", "г. Омск", "Казахстан")


def book_of(*rows: Sequence[str | None]) -> PlanDocument:
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return read_bytes("план.xlsx", stream.getvalue())


@pytest.mark.parametrize(
    ("above", "further"),
    [
        ("Культура", "Спорт"),
        ("I. Культура", "II. Спорт"),
        ("1. КУЛЬТУРА", "2. СПОРТ"),
        ("КУЛЬТУРА", "СПОРТ"),
        ("Февраль", "Март"),
        ("I квартал", "II квартал"),
        ("Департамент культуры", "Департамент спорта"),
        ("Культура и искусство", "Молодёжная политика"),
    ],
)
def test_a_section_above_the_first_headings(above: str, further: str) -> None:
    plan = book_of((TITLE,), (above,), HEADS, FIRST, SECOND, (further,), THIRD)
    assert plan.title == TITLE
    assert [row.sphere for row in plan.rows] == [above, above, further]
    assert plan.notes == (f"лист «Sheet», строка 2: раздел над шапкой: «{above}»",)


def test_a_section_in_its_usual_words_needs_no_other() -> None:
    plan = book_of((TITLE,), ("В сфере культуры",), HEADS, FIRST, SECOND)
    assert [row.sphere for row in plan.rows] == ["В сфере культуры"] * 2


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Смоленская область", [FIRST, ("Спорт",), THIRD]),
        ("Департамент внутренней политики", [FIRST, ("Спорт",), THIRD]),
        ("(проект)", [FIRST, ("Спорт",), THIRD]),
        ("утверждён 12 января 2026 года", [FIRST, ("Спорт",), THIRD]),
        ("Соотечественники", [("Культура",), FIRST, ("Спорт",), THIRD]),
        ("Дружба без границ", [FIRST, SECOND, THIRD]),
        ("I. Культура", [FIRST, ("Спорт",), THIRD]),
        ("Культура", [FIRST, ("Март",), THIRD]),
        *[
            (line, [FIRST, ("Спорт",), THIRD])
            for line in (
                "г. Смоленск",
                "Ответственный: Иванов И.И.",
                "Телефон 22-33-44",
                "Таблица 1",
                "Отдел внешних связей",
                "в рамках Союзного государства",
                "Форма № 2",
                "Дополнение",
                "Отдел культуры и спорта",
                "СМОЛЕНСК",
            )
        ],
    ],
)
def test_other_lines_above_the_headings_stay_in_the_title(
    above: str, below: list[Sequence[str | None]]
) -> None:
    plan = book_of((TITLE,), (above,), HEADS, *below)
    assert plan.title == f"{TITLE} {above}"
    assert above not in {row.sphere for row in plan.rows}


def test_the_first_line_of_all_is_the_title() -> None:
    plan = book_of(("Культура",), HEADS, FIRST, ("Спорт",), THIRD)
    assert plan.title == "Культура"


@pytest.mark.parametrize("further", [[], [("Март",), THIRD]])
def test_bare_days_belong_to_the_month_above_the_headings(
    further: list[Sequence[str | None]],
) -> None:
    plan = book_of((TITLE,), ("ФЕВРАЛЬ",), HEADS, FIRST, SECOND, *further)
    periods = [[(p.start, p.end) for p in event(plan, at).dates.periods] for at in (0, 1)]
    assert [[(str(a), str(b)) for a, b in one] for one in periods] == [
        [("2026-02-12", "2026-02-12")],
        [("2026-02-14", "2026-02-16")],
    ]


ROWS = [(str(n), f"Форум {n}", "9 июня 2026", "г. Чита", "Монголия") for n in range(1, 6)]


@pytest.mark.parametrize("empty", [0, 1, 3])
def test_a_cell_beside_the_table_is_doubted(empty: int) -> None:
    plan = book_of((TITLE,), HEADS, *ROWS[:4], (*ROWS[4], *[None] * empty, "перенесено"))
    assert [row.quality for row in plan.rows] == [()] * 4 + [("more_cells",)]
    assert list(plan.rows[4].extra.values()) == ["перенесено"]


def test_a_column_that_only_lacks_its_heading_is_no_doubt() -> None:
    plan = book_of((TITLE,), HEADS, *[(*row, "да") for row in ROWS[:4]], ROWS[4])
    assert [row.quality for row in plan.rows] == [()] * 5


def test_a_seldom_filled_column_with_a_heading_is_no_doubt() -> None:
    plan = book_of((TITLE,), (*HEADS, "Примечание"), *ROWS[:4], (*ROWS[4], "перенесено"))
    assert [row.quality for row in plan.rows] == [()] * 5


def test_a_cell_beside_the_table_of_a_web_page() -> None:
    lines = [HEADS, *ROWS[:4], (*ROWS[4], "перенесено")]
    rows = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in line)}</tr>" for line in lines)
    page = f"<html><meta charset=utf-8><p>{TITLE}</p><table>{rows}</table></html>"
    plan = read_bytes("план.html", page.encode())
    assert [row.quality for row in plan.rows] == [()] * 4 + [("more_cells",)]
