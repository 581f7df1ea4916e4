"""«Сроки и место проведения» in one column: split where that is sure, else read whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from etl.dates.date_cell import read_dates
from etl.documents import read_document
from etl.events import read_events
from etl.home import load_home
from etl.model import PlanPeriod
from etl.places import read_place
from etl.shared_cell import split_shared_cell
from tests.etl.documents_made import docx, p, tbl, xlsx
from tests.etl.pdf_made import Page, pdf

YEAR = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
MAY = (date(2026, 5, 12), date(2026, 5, 15))


@pytest.mark.parametrize(
    ("cell", "period", "settlement"),
    [
        ("12-15 мая, г. Минск", MAY, "Минск"),
        ("г. Минск, 12-15 мая", MAY, "Минск"),
        ("12-15 мая 2026 года г. Витебск, Летний амфитеатр", MAY, "Витебск"),
        ("г. Орша; 12-15 мая", MAY, "Орша"),
        ("июнь (г. Брест)", (date(2026, 6, 1), date(2026, 6, 30)), "Брест"),
        ("г. Брест (12-15 мая)", MAY, "Брест"),
        ("II квартал, г. Смоленск", (date(2026, 4, 1), date(2026, 6, 30)), "Смоленск"),
        ("12-15 мая – г. Минск", MAY, "Минск"),
        ("Летом, г. Полоцк", (date(2026, 6, 1), date(2026, 8, 31)), "Полоцк"),
        ("Осень 2026, г. Полоцк", (date(2026, 9, 1), date(2026, 11, 30)), "Полоцк"),
        ("12.05.2026-15.05.2026, г. Минск", MAY, "Минск"),
        ("г. Минск, ул. Ленина, 12, 12-15 мая", MAY, "Минск"),
        ("II–III квартал, г. Гродно", (date(2026, 4, 1), date(2026, 9, 30)), "Гродно"),
        ("2-3 квартал, г. Гродно", (date(2026, 4, 1), date(2026, 9, 30)), "Гродно"),
    ],
)
def test_a_sure_split_flags_nothing(
    tmp_path: Path, cell: str, period: tuple[date, date], settlement: str
) -> None:
    heads = ("№ п/п", "Наименование мероприятия", "Сроки и место проведения", "Участники")
    body = p("План на 2026 год") + tbl(heads, ("1", "Форум", cell, "Республика Беларусь"))
    event = read_events(read_document(docx(tmp_path / "план.docx", body)), YEAR, load_home())[0]
    assert [(q.start, q.end) for q in event.dates.periods] == [period]
    assert [v.settlement for v in event.place.venues] == [settlement]
    assert (event.row.quality, event.dates.quality, event.place.quality) == ((), (), ())
    assert event.row.cells["dates_text"] == event.row.cells["place_text"] == cell


def test_two_dates_with_two_places_are_not_split(tmp_path: Path) -> None:
    heads = ("№ п/п", "Наименование мероприятия", "Сроки и место проведения", "Участники")
    cell = "г. Смоленск 5 мая, г. Минск 7 мая"
    body = p("План на 2026 год") + tbl(heads, ("1", "Форум", cell, "Республика Беларусь"))
    event = read_events(read_document(docx(tmp_path / "план.docx", body)), YEAR, load_home())[0]
    assert [q.start for q in event.dates.periods] == [date(2026, 5, 5), date(2026, 5, 7)]
    assert [v.settlement for v in event.place.venues] == ["Смоленск", "Минск"]


@pytest.mark.parametrize(
    ("cell", "period", "name", "settlement"),
    [
        ("ежемесячно, Смоленская библиотека", None, "Смоленская библиотека", None),
        ("1 октября, г. Орша, ул. Ленина, 9", (10, 1, 1), "ул. Ленина, 9", "Орша"),
        ("г. Орша, ул. Ленина, 9, 1 октября", (10, 1, 1), "ул. Ленина, 9", "Орша"),
        ("15.05.2026 г. Смоленск КВЦ «Дуэт»", (5, 15, 15), "КВЦ «Дуэт»", "Смоленск"),
        ("9 мая (День Победы), г. Смоленск", (5, 9, 9), None, "Смоленск"),
        ("Понедельник, 4 мая, г. Смоленск", (5, 4, 4), None, "Смоленск"),
    ],
)  # fmt: skip
def test_a_cut_takes_no_name_and_no_house_into_the_date(
    cell: str, period: tuple[int, int, int] | None, name: str | None, settlement: str | None
) -> None:
    split = split_shared_cell(cell, YEAR, load_home())
    assert split is not None
    dates, place = read_dates(split[0], YEAR), read_place(split[1], home=load_home())
    if period is not None:
        month, first, last = period
        bounds = [(date(2026, month, first), date(2026, month, last))]
        assert [(q.start, q.end) for q in dates.periods] == bounds
    assert [(v.name, v.settlement) for v in place.venues] == [(name, settlement)]


def test_a_deadline_is_not_cut_at_its_day() -> None:
    split = split_shared_cell("до 1 июня, дистанционно (платформа Zoom)", YEAR, load_home())
    assert split is None or split[0].strip() == "до 1 июня"


@pytest.mark.parametrize("head", ["Когда и где", "Где и когда проводится", "Место, период"])
def test_other_headings_of_one_column(tmp_path: Path, head: str) -> None:
    heads = ("№ п/п", "Наименование мероприятия", head, "Участники")
    body = p("План на 2026 год") + tbl(heads, ("1", "Форум", "12-15 мая / г. Минск", "Сербия"))
    event = read_events(read_document(docx(tmp_path / "план.docx", body)), YEAR, load_home())[0]
    assert [(q.start, q.end) for q in event.dates.periods] == [MAY]
    assert [v.settlement for v in event.place.venues] == ["Минск"]
    assert (event.row.quality, event.dates.quality, event.place.quality) == ((), (), ())


@pytest.mark.parametrize(
    ("cell", "dated", "placed"),
    [
        ("октябрь\nг. Калининград", "октябрь", "г. Калининград"),
        ("г. Калининград\nоктябрь", "октябрь", "г. Калининград"),
        ("май-июнь\nг. Владивосток, ДВФУ", "май-июнь", "г. Владивосток, ДВФУ"),
        ("1 кв.\nг. Мурманск", "1 кв", "г. Мурманск"),
        ("10-12 сентября\nг. Казань", "10-12 сентября", "г. Казань"),
        ("II–III квартал, Республика Беларусь", "II–III квартал", "Республика Беларусь"),
        ("по согласованию, г. Минск", "по согласованию", "г. Минск"),
        ("г. Минск, по согласованию", "по согласованию", "г. Минск"),
        ("сроки уточняются\nг. Псков", "сроки уточняются", "г. Псков"),
        ("12 марта\n10:00\nг. Псков, ДК", "12 марта\n10:00", "г. Псков, ДК"),
    ],
)
def test_each_part_keeps_its_own_words(cell: str, dated: str, placed: str) -> None:
    split = split_shared_cell(cell, YEAR, load_home())
    assert split is not None
    assert tuple(part.strip() for part in split) == (dated, placed)


def test_nothing_fixed_is_not_cut() -> None:
    assert split_shared_cell("дата и место уточняются", YEAR, load_home()) is None


COMBINED = (
    ("№ п/п", "Наименование мероприятия", "Сроки и место проведения", "Участники"),
    ("1", "Форум", "октябрь\nг. Калининград", "Республика Беларусь"),
    ("2", "Выставка", "г. Минск, 12-15 мая", "Республика Беларусь"),
)


def _as_workbook(path: Path) -> Path:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.append(["План международных мероприятий на 2026 год"])
        for row in COMBINED:
            sheet.append(row)

    return xlsx(path.with_suffix(".xlsx"), fill)


def _as_text(path: Path) -> Path:
    lines = ["План международных мероприятий на 2026 год", ""]
    lines += ["\t".join(cell.replace("\n", " ") for cell in row) for row in COMBINED]
    path = path.with_suffix(".txt")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _as_pdf(path: Path) -> Path:
    page, widths = Page(), (40, 160, 180, 160)
    page.text(40, 550, "План международных мероприятий на 2026 год")
    page.grid(len(COMBINED), widths=widths)
    for number, row in enumerate(COMBINED):
        page.row(number, row, widths=widths)
    return pdf(path.with_suffix(".pdf"), page)


@pytest.mark.parametrize("made", [_as_workbook, _as_text, _as_pdf])
def test_one_column_in_every_format(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    events = read_events(read_document(made(tmp_path / "план")), YEAR, load_home())
    found = [
        (event.dates.periods[0].start, event.place.venues[0].settlement, event.place.quality)
        for event in events
    ]
    assert found == [
        (date(2026, 10, 1), "Калининград", ()),
        (date(2026, 5, 12), "Минск", ()),
    ]
    assert not any(event.row.quality or event.dates.quality for event in events)
