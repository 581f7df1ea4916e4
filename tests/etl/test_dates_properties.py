"""What holds for every cell, and for every date however it is written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.dates.calendar import holiday_bounds
from etl.dates.date_cell import read_dates
from etl.dates.title_period import period_from_id, read_title_period, years_in
from etl.model import DateReading, PlanPeriod
from tests.etl.edtf_valid import valid

YEAR = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
GENITIVE = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
]  # fmt: skip
NOMINATIVE = [
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь",
]  # fmt: skip
ROMAN = ("I", "II", "III", "IV")
DASHES = st.sampled_from(["-", " - ", "–", " – ", " — ", "‑", "−"])
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
IN_PLAN = st.dates(date(2026, 1, 1), date(2026, 12, 31))

# Pieces that clerks put together in every order, the right and the wrong one.
PIECES = st.sampled_from(
    [
        "12",
        "31",
        "мая",
        "июня",
        "2026",
        "года",
        "г.",
        "II",
        "квартал",
        "до",
        "с",
        "по",
        "в",
        "течение",
        "начало",
        "декада",
        "первая",
        "(",
        ")",
        ",",
        ";",
        "-",
        "/",
        "уточняется",
        "каждую",
        "пятницу",
        "ежемесячно",
        "полугодие",
        "учебный",
        "год",
        "12.05.2026",
        "29",
        "февраля",
        "зима",
        "последняя",
        "неделя",
        "месяца",
        "после",
        "не",
        "позднее",
        "перенесено",
        "на",
        "вместо",
        "и",
        "половина",
        "раз",
        "числа",
        "каждого",
        "День",
        "Победы",
        "2025/2026",
        "10:00",
        "весь",
        "постоянно",
        "кроме",
        "этап",
    ]
)


def _check(reading: DateReading) -> None:
    for period in reading.periods:
        assert period.start <= period.end
        assert period.text
    if not reading.periods:
        assert (reading.precision, reading.kind, reading.edtf) == ("unknown", "unknown", "")
        assert reading.quality
    else:
        assert valid(reading.edtf)


@given(st.text(max_size=80))
@example("до начала зимы 2025")
@settings(max_examples=200)
def test_any_text_gives_a_reading(text: str) -> None:
    _check(read_dates(text, YEAR))


@pytest.mark.slow
@given(st.lists(PIECES, max_size=12), st.sampled_from(["2026", "2026-H1", "2025-2026", "2026-05"]))
@settings(max_examples=600)
def test_any_order_of_the_vocabulary_gives_a_reading(pieces: list[str], plan_id: str) -> None:
    plan = period_from_id(plan_id)
    assert plan is not None
    _check(read_dates(" ".join(pieces), plan))


def _spoken(day: date, *, year: bool = True) -> str:
    return f"{day.day} {GENITIVE[day.month - 1]}" + (f" {day.year} года" if year else "")


@given(DAYS, st.integers(1, 300), DASHES)
@settings(max_examples=150)
def test_an_interval_written_out_comes_back(start: date, length: int, dash: str) -> None:
    end = start + timedelta(days=length)
    for text in (
        f"{_spoken(start)}{dash}{_spoken(end)}",
        f"с {_spoken(start)} по {_spoken(end)}",
        f"{start:%d.%m.%Y}{dash}{end:%d.%m.%Y}",
        f"с {start:%d.%m.%Y} г. по {end:%d.%m.%y} г.",
    ):
        periods = read_dates(text, YEAR).periods
        assert [(one.start, one.end) for one in periods] == [(start, end)], text


@given(IN_PLAN, DASHES, st.data())
@settings(max_examples=150)
def test_days_of_one_month_with_the_month_once(start: date, dash: str, data: st.DataObject) -> None:
    later = data.draw(st.integers(start.day + 1, 31)) if start.day < 31 else 31
    end = min(start + timedelta(days=later - start.day), date(2026, 12, 31))
    if end.month != start.month or end == start:
        return
    month = GENITIVE[start.month - 1]
    for text in (f"{start.day}{dash}{end.day} {month}", f"с {start.day} по {end.day} {month} 2026"):
        periods = read_dates(text, YEAR).periods
        assert [(one.start, one.end) for one in periods] == [(start, end)], text
    both = read_dates(f"{start.day} и {end.day} {month} 2026 г.", YEAR)
    assert [one.start for one in both.periods] == [start, end]
    assert both.kind == "multiple"


@given(st.sets(st.integers(0, 11), min_size=1), st.sampled_from([", ", "; ", " "]))
@settings(max_examples=100)
def test_a_list_of_months(months: set[int], separator: str) -> None:
    ordered = sorted(months)
    text = separator.join(NOMINATIVE[month] for month in ordered) + " 2026 года"
    periods = read_dates(text, YEAR).periods
    assert [one.start for one in periods] == [date(2026, month + 1, 1) for month in ordered]


@given(st.integers(1, 4), st.integers(2024, 2029))
def test_quarters_in_every_numeral(quarter: int, year: int) -> None:
    first = date(year, 3 * quarter - 2, 1)
    for number in (ROMAN[quarter - 1], str(quarter), f"{quarter}-й", f"{quarter}-ый"):
        for unit in ("квартал", "кв."):
            reading = read_dates(f"{number} {unit} {year} года", YEAR)
            assert [one.start for one in reading.periods] == [first]
            assert reading.precision == "quarter"


@given(st.text(max_size=80))
@example("до начала зимы 2025")
@settings(max_examples=100)
def test_any_title_gives_a_period_or_none(text: str) -> None:
    for period in (read_title_period(text), period_from_id(text)):
        assert period is None or period.start <= period.end
    assert all(1900 <= year <= 2099 for year in years_in(text))


def test_easter_of_known_years() -> None:
    # The church's own calendar.
    known = [date(2023, 4, 16), date(2024, 5, 5), date(2025, 4, 20), date(2026, 4, 12),
             date(2027, 5, 2), date(2028, 4, 16)]  # fmt: skip
    assert [holiday_bounds("easter:0:0", day.year) for day in known] == [
        (day, day) for day in known
    ]
