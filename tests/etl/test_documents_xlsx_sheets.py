"""Workbooks with a sheet for each month or sphere: which are read, what their names say."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook

from etl.documents.in_process import read_bytes
from etl.model import PlanDocument
from tests.etl.documents_made import HEADINGS, TITLE, item
from tests.etl.readings import event


def plan_of(*names: str, headless: str = "", hidden: str = "") -> PlanDocument:
    """Two items on each sheet, their titles begin with the sheet's place."""
    book = Workbook()
    book.remove(book.active)
    for n, name in enumerate(names):
        sheet = book.create_sheet(name)
        if name != headless:
            sheet.append([TITLE])
            sheet.append(HEADINGS)
        sheet.append(item("1", f"{n} концерт", dates="12"))
        sheet.append(item("2", f"{n} выставка", dates="14-16"))
        if name == hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return read_bytes("план.xlsx", stream.getvalue())


@pytest.mark.parametrize(
    ("names", "read", "spheres"),
    [
        (("Январь", "Февраль", "Март"), [0, 1, 2], ["Январь", "Февраль", "Март"]),
        (("Янв", "Фев", "Мар"), [0, 1, 2], ["Янв", "Фев", "Мар"]),
        (("ЯНВАРЬ", "ФЕВРАЛЬ"), [0, 1], ["ЯНВАРЬ", "ФЕВРАЛЬ"]),
        (("январь_26", "февраль_26"), [0, 1], ["январь_26", "февраль_26"]),
        (("Январь 2026", "Февраль 2026"), [0, 1], ["Январь 2026", "Февраль 2026"]),
        (("01", "02", "03"), [0, 1, 2], ["Январь", "Февраль", "Март"]),
        (("01.2026", "02.2026"), [0, 1], ["Январь", "Февраль"]),
        (("1", "2", "3"), [0, 1, 2], [""]),
        (("План на январь", "План на февраль"), [0, 1], ["январь", "февраль"]),
        (("2026-01", "2026-02"), [0, 1], ["Январь", "Февраль"]),
        (("месяц 1", "месяц 2"), [0, 1], ["Январь", "Февраль"]),
        (("2026 январь", "2026 февраль"), [0, 1], ["2026 январь", "2026 февраль"]),
        (("1 (янв)", "2 (фев)"), [0, 1], ["1 (янв)", "2 (фев)"]),
        (("I кв.", "II кв."), [0, 1], ["I кв.", "II кв."]),
        (("1 квартал", "2 квартал"), [0, 1], ["1 квартал", "2 квартал"]),
        (("Весна", "Лето"), [0, 1], ["Весна", "Лето"]),
        (("1. Экономика", "2. Культура"), [0, 1], ["Экономика", "Культура"]),
        (("В сфере культуры", "В сфере спорта"), [0, 1], ["В сфере культуры", "В сфере спорта"]),
        (("Раздел 1", "Раздел 2"), [0, 1], ["Раздел 1", "Раздел 2"]),
        (("Культура", "Спорт (2)"), [0, 1], ["Культура", "Спорт"]),
        (("Спорт", "Спорт (2)"), [0], [""]),
        (("Культура", "Спорт", "Черновик"), [0, 1], ["Культура", "Спорт"]),
        (("Январь", "Январь (старый)"), [0], [""]),
        (("Итого", "Январь", "Февраль"), [1, 2], ["Январь", "Февраль"]),
        (("План 2026", "План 2025"), [0], [""]),
        (("2026", "2025"), [0], [""]),
        (("Лист1", "Лист2"), [0], [""]),
    ],
)
def test_which_sheets_are_the_plan(
    names: tuple[str, ...], read: list[int], spheres: list[str]
) -> None:
    plan = plan_of(*names)
    assert list(dict.fromkeys(int(r.cells["title"][0]) for r in plan.rows)) == read
    assert list(dict.fromkeys(r.sphere for r in plan.rows)) == spheres
    named = [note for note in plan.notes if "не прочитан (" in note]
    assert len(named) == len(names) - len(read)
    assert all("строки 1–4" in note for note in named)


def test_a_sheet_without_headings_goes_on_with_those_before_it() -> None:
    plan = plan_of("Январь", "Февраль", headless="Февраль")
    assert [row.sphere for row in plan.rows] == ["Январь", "Январь", "Февраль", "Февраль"]


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    plan = plan_of("Культура", "Спорт", hidden="Спорт")
    assert len(plan.rows) == 2
    assert plan.notes == ("скрытый лист «Спорт» не прочитан (строки 1–4)",)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Янв.26", "Фев.26"), ("январь26", "февраль26"), ("Янв-26", "Фев-26"),
        ("2026-01", "2026-02"), ("1 (янв)", "2 (фев)"), ("Январь_2026", "Февраль_2026"),
        ("2026 январь", "2026 февраль"), ("ЯНВАРЬ!", "ФЕВРАЛЬ!"), ("за январь", "за февраль"),
        ("месяц 1", "месяц 2"), ("1 мес", "2 мес"), ("1 месяц", "2 месяц"), ("01_янв", "02_фев"),
    ],
)  # fmt: skip
def test_bare_days_are_of_the_month_that_a_sheet_is_named_after(first: str, second: str) -> None:
    document = plan_of(first, second)
    starts = [event(document, at).dates.periods[0].start for at in range(4)]
    assert starts == [date(2026, 1, 12), date(2026, 1, 14), date(2026, 2, 12), date(2026, 2, 14)]


@pytest.mark.parametrize("names", [
    ("6 мес.", "12 мес."), ("3 мес", "6 мес", "9 мес", "12 мес"), ("6 мес.", "Прочее"),
    ("06 мес", "12 мес"), ("6мес", "12мес"), ("9 мес.", "год"), ("6 месяцев", "12 месяцев"),
    ("6 МЕС.", "12 МЕС."), ("за 6 мес.", "за 12 мес."), ("6 мес. 2026", "12 мес. 2026"),
])  # fmt: skip
def test_so_many_months_are_no_month(names: tuple[str, ...]) -> None:
    document = plan_of(*names)
    assert not any(event(document, at).dates.periods for at in range(len(document.rows)))
    sheets = len({row.source_ref.split(",")[1] for row in document.rows})
    assert sheets + sum("не прочитан (" in note for note in document.notes) == len(names)


def test_a_sheet_of_another_year_gives_no_month() -> None:
    document = plan_of("Январь 2025", "Февраль 2025")
    assert not event(document).dates.periods
