"""Cells of the «Сроки» column against what a person reads in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.dates.date_cell import read_dates
from etl.dates.title_period import period_from_id
from etl.model import DateReading, PlanPeriod
from tests.etl.cell_letters import DATE_DOUBTS, KINDS, PRECISIONS
from tests.etl.edtf_valid import valid_as_others
from tests.work import TWICE, growth

H1 = PlanPeriod("2026-H1", date(2026, 1, 1), date(2026, 6, 30))
HERE = Path(__file__).parent
CELLS = (HERE / "dates_cells.txt", HERE / "dates_cells_strangers.txt")


def _cells() -> list[tuple[str, str, str, str]]:
    plan, cells = "", []
    for file in CELLS:
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                plan = line[1:].strip()
            elif line and not line.startswith("#"):
                text, periods, code = (part.strip() for part in line.rsplit("|", 2))
                cells.append((plan, text.replace("⏎", "\n"), periods, code))
    return cells


def _day(text: str) -> date:
    year = 2026 if len(text) == 4 else 2000 + int(text[:2])
    return date(year, int(text[-4:-2]), int(text[-2:]))


def _interval(text: str) -> tuple[date, date]:
    first, _, last = text.partition("-")
    return _day(first), _day(last or first)


def _as_labelled(plan_id: str, text: str, periods: str, code: str) -> bool:
    plan = period_from_id(plan_id)
    assert plan is not None
    reading = read_dates(text, plan)
    expected = [_interval(period) for period in periods.split(",") if period]
    doubts = [DATE_DOUBTS[mark] for mark in code[2:] if mark != "t"]
    return (
        [(one.start, one.end) for one in reading.periods] == expected
        and reading.precision == PRECISIONS[code[0]]
        and reading.kind == KINDS[code[1]]
        and reading.tentative == ("t" in code)
        and len(reading.quality) == len(doubts)
        and all(any(found in doubt for doubt in doubts) for found in reading.quality)
        and bool(reading.edtf) == bool(expected)
        and (not reading.edtf or valid_as_others(reading.edtf))
    )


def test_every_cell_is_read_as_labelled() -> None:
    # One test for all: as a test each, two thousand cells took a minute of pytest's own time.
    assert [cell for cell in _cells() if not _as_labelled(*cell)] == []


def test_cells_are_many() -> None:
    assert len({text for _, text, _, _ in _cells()}) >= 300


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 февраля 2026 года", "2026-02-05"),
        ("9-12 февраля 2026 года", "2026-02-09/2026-02-12"),
        ("май 2026 года", "2026-05"),
        ("июнь-июль 2026 года", "2026-06/2026-07"),
        ("II квартал 2026 года", "2026-34"),
        ("II-III кварталы 2026 года", "2026-04/2026-09"),
        ("II квартал 2026 года (дата проведения уточняется)", "2026-04?/2026-06?"),
        ("I полугодие 2026 года", "2026-40"),
        ("II полугодие 2026 года", "2026-41"),
        ("в течение года", "2026"),
        ("2025-2026 годы", "2025/2026"),
        ("лето 2026", "2026-22"),
        ("зима 2025-2026", "2025-12/2026-02"),
        ("первая декада мая", "2026-05-01/2026-05-10"),
        ("март, июнь, сентябрь 2026 года", "{2026-03,2026-06,2026-09}"),
        ("21-22 марта, 28-29 марта 2026 года", "{2026-03-21..2026-03-22,2026-03-28..2026-03-29}"),
        ("I и III кварталы", "{2026-01..2026-03,2026-07..2026-09}"),
        ("до 15 мая", "2026-01-01/2026-05-15"),
        ("ориентировочно 20 мая", "2026-05-20~"),
        ("май (уточняется)", "2026-05?"),
        ("2025/2026 учебный год", "2025-09/2026-06"),
        ("Дата проведения уточняется", ""),
    ],
)
def test_edtf(text: str, expected: str) -> None:
    assert read_dates(text, H1).edtf == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("21-22 марта, 28-29 марта 2026 года", ["21-22 марта", "28-29 марта 2026 года"]),
        ("11, 12 и 19 мая", ["11", "12", "19 мая"]),
        ("II\u00a0 квартал\n2026 года", ["II квартал 2026 года"]),
        ("до 15 мая", ["до 15 мая"]),
        ("май (12-14 мая)", ["12-14 мая"]),
        ("В течение 2026 года", ["В течение 2026 года"]),
        ("2¹ мая, 3² июня", ["2¹ мая", "3² июня"]),
        ("зал, 3--5 мая", ["3--5 мая"]),
        ("12 сен-\nтября 2026", ["12 сен- тября 2026"]),
        ("апрельмай 2026", ["апрельмай 2026"]),
        ("онлайн, « 29 » 08. 2026 г.", ["29 » 08. 2026 г"]),
        ("12 м а я", ["12 м а я"]),
        ("15.05.2026 перенесено на 22.05.2026", ["22.05.2026"]),
    ],
)
def test_a_period_quotes_the_cell(text: str, words: list[str]) -> None:
    assert [period.text for period in read_dates(text, H1).periods] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", ["0212"]),
        ("14-16", ["0214-0216"]),
        ("3, 17", ["0203", "0217"]),
        ("12, 14 и 18", ["0212", "0214", "0218"]),
        ("1 - 5, 9", ["0201-0205", "0209"]),
        ("с 12 по 14", ["0212-0214"]),
        ("12 (четверг)", ["0212"]),
        ("12-го", ["0212"]),
        ("3,17 числа", ["0203", "0217"]),
        ("вторая декада", ["0211-0220"]),
        ("середина", ["0211-0220"]),
        ("12 марта", ["0312"]),
    ],
)
def test_bare_days_belong_to_the_month_they_stand_under(text: str, expected: list[str]) -> None:
    reading = read_dates(text, H1, month=2)
    found = [(period.start, period.end) for period in reading.periods]
    assert found == [_interval(period) for period in expected]
    assert not reading.quality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("каждую субботу", ["0207", "0214", "0221", "0228"]),
        ("по средам", ["0204", "0211", "0218", "0225"]),
        ("еженедельно (вторник)", ["0203", "0210", "0217", "0224"]),
        ("еженедельно", ["0201-0228"]),
        ("ежедневно", ["0201-0228"]),
        ("1 раз в неделю", ["0201-0228"]),
        ("ежегодно", ["0201-0228"]),
        ("ежемесячно", ["0101-0630"]),
        ("каждую субботу июня", ["0606", "0613", "0620", "0627"]),
    ],
)
def test_what_recurs_under_a_month_recurs_in_it(text: str, expected: list[str]) -> None:
    reading = read_dates(text, H1, month=2)
    found = [(period.start, period.end) for period in reading.periods]
    assert found == [_interval(period) for period in expected]
    assert not reading.quality


@pytest.mark.parametrize("text", ["30", "28-3", "32"])
def test_a_day_that_its_month_has_not_is_flagged(text: str) -> None:
    reading = read_dates(text, H1, month=2)
    assert not reading.periods
    assert reading.quality == ("date_impossible",)


def test_the_coarsest_precision_counts() -> None:
    assert read_dates("12 мая, июнь, III квартал", H1).precision == "quarter"


def test_in_the_course_of_the_year_is_not_outside_a_half_year_plan() -> None:
    assert "date_outside_plan" not in read_dates("в течение года", H1).quality


@pytest.mark.parametrize(
    "text",
    ["x" * 100_000, "1," * 50_000, "(" * 2_000, "12 мая " * 200, "<script>alert(1)</script>",
     "=1+1", "\u202e12 мая", "😀", "\x00\x01", "٣ мая", "İ мая", "1" * 400, "-" * 1_000],
)  # fmt: skip
def test_hostile_cells_are_only_text(text: str) -> None:
    assert isinstance(read_dates(text, H1), DateReading)


@pytest.mark.parametrize("part", ["x", "1,", "(", "12 мая ", "12-13 мая, ", "1", "-"])
def test_twice_the_text_is_no_more_than_twice_the_work(part: str) -> None:
    assert growth(lambda size: read_dates(part * size, H1), 4_000 // len(part)) < TWICE


def test_direction_marks_do_not_hide_a_date() -> None:
    reading = read_dates("\u202e12\u00ad мая\u200e", H1)
    assert [period.start for period in reading.periods] == [date(2026, 5, 12)]


@pytest.mark.parametrize(
    "text",
    [
        "май, еженедельно (кроме субботы)",
        "еженедельно, май (выходной – понедельник)",
        "еженедельно в мае (пн-пт)",
        "июнь, еженедельно (с понедельника по пятницу)",
        "1 раз в две недели (вторник), май",
        "еженедельно в июне, вторник или среда",
    ],
)
def test_weekdays_left_out_spanned_or_alternating_are_no_weekly_days(text: str) -> None:
    reading = read_dates(text, H1)
    assert len(reading.periods) == 1
    assert reading.quality == ("date_partly_read",)


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("12 мая две тысячи двадцать восьмого года", 2028),
        ("двенадцатого мая две тысячи тридцать первого года", 2031),
        ("2Q31", 2031),
        ("12-06-31", 2031),
        ("20 июня 20 34 года", 2034),
        ("2 кв. 33", 2033),
    ],
)
def test_a_year_of_a_later_plan_is_that_year(cell: str, year: int) -> None:
    read = read_dates(cell, PlanPeriod(str(year), date(year, 1, 1), date(year, 12, 31)))
    assert ([period.start.year for period in read.periods], read.quality) == ([year], ())
