"""Years, quarters and months over rows, columns for months, and a second plan that follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from etl.build import read_plan
from etl.documents import Reading, read_document
from etl.documents.in_process import read_bytes
from etl.events import read_events
from etl.home import load_home
from etl.model import PlanDocument, PlanPeriod
from etl.refusals import RefusedDocumentError
from tests.etl.documents_made import docx, p, section, tbl, xlsx
from tests.etl.test_documents_clerks import HEADS, ROWS, read

TWO_YEARS = PlanPeriod("2026-2027", date(2026, 1, 1), date(2027, 12, 31))
LONG_TITLE = "План международных мероприятий на 2026–2027 годы"


def starts(document: PlanDocument) -> list[tuple[str, bool]]:
    events = read_events(document, TWO_YEARS, load_home())
    return [(str(e.dates.periods[0].start), bool(e.dates.quality)) for e in events]


DATED = [
    ("Форум", "12-17 мая", "г. Минск", ""),
    ("Бал", "июнь", "г. Орша", ""),
    ("Матч", "с 28 июня по 3 июля", "г. Орша", ""),
]
OF_2027 = [("2027-05-12", False), ("2027-06-01", False), ("2027-06-28", False)]


@pytest.mark.parametrize(
    "line",
    [
        *("2027 год", "2027", "В 2027 году", "Мероприятия 2027 года", "II. 2027 год"),
        *("II полугодие 2027 года", "Раздел 2. 2027 г.", "Этап II: 2027 год", "НА 2027 ГОД"),
    ],
)
def test_the_year_over_the_rows_of_a_plan_for_two(tmp_path: Path, line: str) -> None:
    first = ("Съезд", "12 мая", "г. Минск", "")
    rows = (HEADS[1:], section("2026 год", 4), first, section(line, 4), section("Культура", 4))
    found = read(tmp_path, *rows, *DATED, title=LONG_TITLE)
    assert starts(found) == [("2026-05-12", False), *OF_2027]
    body = p(LONG_TITLE) + p("2026 год") + tbl(HEADS[1:], first) + p(line) + tbl(HEADS[1:], *DATED)
    assert starts(read_document(docx(tmp_path / "два.docx", body))) == starts(found)


def test_the_year_over_the_rows_of_a_text_and_of_sheets(tmp_path: Path) -> None:
    lines = [LONG_TITLE, "\t".join(HEADS[1:]), "2026 год", "\t".join((*DATED[0][:3], "Сербия"))]
    lines += ["2027 год", *("\t".join((*row[:3], "Беларусь")) for row in DATED)]
    numbers = [f"{n}.\t{line}" if "\t" in line else line for n, line in enumerate(lines)]
    numbers[1] = "\t".join(HEADS)
    wanted = [("2026-05-12", False), *OF_2027]
    assert starts(read_bytes("план.txt", "\n".join(numbers).encode())) == wanted

    def fill(book: openpyxl.Workbook) -> None:
        book.remove(book.active)
        for year, first, rows in ((2026, 1, DATED[:1]), (2027, 2, DATED)):
            sheet = book.create_sheet(f"{year} год")
            numbered = [(str(n), *row) for n, row in enumerate(rows, first)]
            for row in ([LONG_TITLE], [f"{year} год"], HEADS, *numbered):
                sheet.append(row)

    assert starts(read_document(xlsx(tmp_path / "план.xlsx", fill))) == wanted


def test_without_a_year_over_it_such_a_date_is_doubted(tmp_path: Path) -> None:
    for line in (None, "Год семьи 2027", "К 80-летию Победы (2027)", "2026–2027 годы"):
        rows = [section(line, 4)] if line else []
        found = read(tmp_path, HEADS[1:], *rows, *DATED, title=LONG_TITLE)
        assert all(doubted for _, doubted in starts(found))


FIRST = "План международных мероприятий Псковской области на 2026 год"


@pytest.mark.parametrize(
    "second",
    [
        "План международных мероприятий Псковской области на 2027 год",
        "План международных мероприятий Новгородской области на 2027 год",
        "План международных мероприятий Новгородской области на 2026 год",
        "ПЛАН МЕРОПРИЯТИЙ НА 2025 Г.",
        "План мероприятий Витебской области на II квартал 2026 года",
        "План международных мероприятий на 2027/2028 учебный год",
    ],
)
def test_two_plans_in_one_document_are_refused(tmp_path: Path, second: str) -> None:
    body = p(FIRST) + tbl(HEADS[1:], *ROWS) + p(second) + tbl(HEADS[1:], *ROWS)
    inside = p(FIRST) + tbl(HEADS[1:], *ROWS) + tbl(section(second, 4), HEADS[1:], *ROWS)
    for at, made in enumerate((body, inside)):
        path = docx(tmp_path / f"{at}.docx", made)
        with pytest.raises(RefusedDocumentError, match=r"два плана: .+; сохраните каждый") as said:
            read_plan(Reading(path))
        assert second in str(said.value)
        assert "\n" not in str(said.value)


@pytest.mark.parametrize(
    "line",
    [
        "План на 2027 год будет утверждён позднее",
        "План международных мероприятий Псковской области на февраль 2026 года",
        "Мероприятия по итогам 2025 года",
        "Мероприятия, перенесённые с 2025 года",
        "Отчёт о выполнении плана за 2025 год",
        "В соответствии с планом на 2027 год",
        "Псковская область – Новгородская область",
        "План выполнен на 40 % к 2027 году по отдельному графику",
    ],
)
def test_one_plan_with_such_a_line_is_read(tmp_path: Path, line: str) -> None:
    body = p(FIRST) + tbl(HEADS[1:], *ROWS) + p(line) + tbl(HEADS[1:], *ROWS)
    assert len(read_plan(Reading(docx(tmp_path / "план.docx", body))).events) == 6


THIRD = ("Ярмарка", "в течение квартала", "г. Чита", "КНР")


def spheres_and_starts(document: PlanDocument) -> list[tuple[str, str]]:
    plan = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
    found = read_events(document, plan, load_home())
    return [(e.row.sphere, f"{e.dates.periods[0].start:%m}") for e in found]


def test_a_table_for_each_quarter_is_a_section(tmp_path: Path) -> None:
    first, second = (section(f"{n} квартал", 4) for n in ("I", "II"))
    one, two = p("I квартал"), p("II квартал")
    table = tbl(HEADS[1:], THIRD)
    bodies = (
        p(FIRST) + one + table + two + table,
        p(FIRST) + tbl(first, HEADS[1:], THIRD) + tbl(second, HEADS[1:], THIRD),
        p(FIRST) + tbl(HEADS[1:], first, THIRD, second, THIRD),
    )
    for at, body in enumerate(bodies):
        found = spheres_and_starts(read_document(docx(tmp_path / f"{at}.docx", body)))
        assert found == [("I квартал", "01"), ("II квартал", "04")]


def test_quarters_within_spheres_and_spheres_within_quarters(tmp_path: Path) -> None:
    one, two, table = p("I квартал"), p("II квартал"), tbl(HEADS[1:], THIRD)
    art, sport = p("Культура"), p("Спорт")
    body = p(FIRST) + art + one + table + two + table + sport + one + table + two + table
    found = spheres_and_starts(read_document(docx(tmp_path / "а.docx", body)))
    assert found == [(s, m) for s in ("Культура", "Спорт") for m in ("01", "04")]
    body = p(FIRST) + one + art + table + sport + table + two + art + table + sport + table
    found = spheres_and_starts(read_document(docx(tmp_path / "б.docx", body)))
    assert found == [(s, m) for m in ("01", "04") for s in ("Культура", "Спорт")]


def test_a_quarter_in_a_title_over_several_lines_is_no_section(tmp_path: Path) -> None:
    title = p("ПЛАН") + p("мероприятий") + p("II квартал") + p("2026 год")
    (row, _) = read_document(
        docx(tmp_path / "план.docx", title + tbl(HEADS[1:], THIRD) + tbl(HEADS[1:], ROWS[0]))
    ).rows
    assert row.sphere == ""


def test_a_column_for_each_month(tmp_path: Path) -> None:
    over = ("№", "Мероприятие", "Место", "Срок", "", "", "Участники")
    heads = ("", "", "", "январь", "февраль", "март", "")
    rows = [
        ("1", "Кубок", "г. Курск", "15-17", "", "", "Беларусь"),
        ("2", "Форум", "г. Курск", "", "", "20", "Китай"),
        ("3", "Смотр", "г. Курск", "5", "", "6", "Китай"),
    ]

    def fill(book: openpyxl.Workbook) -> None:
        for row in ([FIRST], over, heads, *rows):
            book.active.append(row)
        book.active.merge_cells("D2:F2")

    document = read_document(xlsx(tmp_path / "план.xlsx", fill))
    plan = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
    first, second, third = (e.dates for e in read_events(document, plan, load_home()))
    assert (first.periods[0].start, first.periods[0].end) == (date(2026, 1, 15), date(2026, 1, 17))
    assert (second.periods[0].start, second.quality) == (date(2026, 3, 20), ())
    assert [one.start for one in third.periods] == [date(2026, 1, 5), date(2026, 3, 6)]
    assert third.quality == ()
