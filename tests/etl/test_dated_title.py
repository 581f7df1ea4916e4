"""Title and date in one column («Мероприятие, дата проведения»)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.events import read_events
from etl.home import load_home
from etl.model import PlanPeriod
from tests.etl.documents_made import docx, p, tbl

YEAR = PlanPeriod("2026", date(2026, 1, 1), date(2026, 12, 31))
MAY = (date(2026, 5, 12), date(2026, 5, 15))
WHOLE_MAY = (date(2026, 5, 1), date(2026, 5, 31))


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("Фестиваль «Сябры», 12-15 мая", MAY),
        ("Фестиваль «Сябры» (12-15 мая 2026 г.)", MAY),
        ("Фестиваль «Сябры»\n12-15 мая 2026 года", MAY),
        ("Фестиваль «Сябры» – 12-15 мая", MAY),
        ("Турнир по самбо с 12 по 15 мая", MAY),
        ("12-15 мая 2026 года – фестиваль «Сябры»", MAY),
        ("12.05.2026-15.05.2026 Фестиваль «Сябры»", MAY),
        ("Фестиваль «Сябры». 12-15 мая 2026 г.", MAY),
        ("Показ фильмов, май", WHOLE_MAY),
        ("Форум соседей май 2026 г.", WHOLE_MAY),
        ("Лекция о 15 годах дружбы, в мае 2026 года", WHOLE_MAY),
        ("Белые ночи 2026, 12-15 мая", MAY),
        ("Форум соседей, в течение 2026 года", (date(2026, 1, 1), date(2026, 12, 31))),
        ("Чтения, весна 2026 года", (date(2026, 3, 1), date(2026, 5, 31))),
        ("Чтения, II квартал 2026", (date(2026, 4, 1), date(2026, 6, 30))),
    ],
)
@pytest.mark.parametrize("heading", ["Мероприятие, дата проведения", "Дата и наименование"])
def test_the_date_is_read_out_of_the_title(
    tmp_path: Path, heading: str, cell: str, period: tuple[date, date]
) -> None:
    heads = ("№ п/п", heading, "Место проведения", "Участники")
    body = p("План на 2026 год") + tbl(heads, ("1", cell, "г. Минск", "Республика Беларусь"))
    event = read_events(read_document(docx(tmp_path / "план.docx", body)), YEAR, load_home())[0]
    assert [(q.start, q.end) for q in event.dates.periods] == [period]
    assert event.row.cells["title"] == event.row.cells["dates_text"] == " ".join(cell.split())
    assert (event.row.quality, event.dates.quality) == ((), ())
    words = event.dates.periods[0].words
    assert words is not None
    assert not event.row.cells["dates_text"][slice(*words)].startswith(
        ("Ф", "Т", "П", "Л", "Ч", "Б")
    )


@pytest.mark.parametrize(
    "cell",
    [
        "Концерт «12 месяцев»",
        "Фестиваль «Сябры», 12 мая, открытие выставки, 15 мая",
        "Марш мира май",
        "Форум, дата уточняется",
        "Выставка «Смоленск-2026»",
        "Учитель года 2026",
        "Белые ночи 2026",
        "Форум по соглашению, 2024-2026 годы",
        "Славянский базар, 2026 год",
        "Фестиваль «Сябры» (2026 г.)",
        "2026 год: форум соседей",
        "Программа на 2026 год",
        "Русская зима 2026",
        "Концерт к 9 мая",
        "Праздник улицы 8 Марта",
    ],
)
def test_where_no_date_is_sure_none_is_read(tmp_path: Path, cell: str) -> None:
    heads = ("№ п/п", "Мероприятие, дата проведения", "Участники")
    body = p("План на 2026 год") + tbl(heads, ("1", cell, "Республика Беларусь"))
    event = read_events(read_document(docx(tmp_path / "план.docx", body)), YEAR, load_home())[0]
    assert not event.dates.periods
    assert event.dates.quality


@pytest.mark.parametrize(
    ("heading", "dates"),
    [("Мероприятие, дата проведения", "июнь"), ("Событие (памятная дата)", "июнь")],
)
def test_a_column_of_dates_is_the_one_that_counts(tmp_path: Path, heading: str, dates: str) -> None:
    heads = ("№ п/п", heading, "Сроки", "Участники")
    body = p("План на 2026 год") + tbl(heads, ("1", "Чтения, 12 мая", dates, "Беларусь"))
    event = read_events(read_document(docx(tmp_path / "план.docx", body)), YEAR, load_home())[0]
    assert [(q.start.month, q.end.month) for q in event.dates.periods] == [(6, 6)]
