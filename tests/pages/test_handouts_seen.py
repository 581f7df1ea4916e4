"""What is corrected, tentative or doubted is seen in a file of any form."""

from __future__ import annotations

import io
from datetime import datetime
from importlib import import_module

import openpyxl
import pytest

from pages.handouts.handout import Slice, slice_of
from pages.handouts.workbook import xlsx_book
from pages.shared.plan.tables import plan_of
from pages.shared.visit.file_formats import FORMATS
from tests.pages import golden_tables, settled_plan
from tests.pages.papers_read import bare
from tests.pages.said_in_files import said_in

SETTLED = {6: "dates_text", 8: "place_text", 30: "status"}
"""№ 6 «Дата проведения уточняется», № 8 «Место проведения уточняется», № 30 has taken place."""
_SENTENCE = {
    6: ("Уточнено человеком: срок", "12–14 мая"),
    7: ("II квартал (уточняется)", "срок уточняется"),
    8: ("Уточнено человеком: место",),
    30: ("Состояние: состоялось", "Уточнено человеком: состояние"),
    47: ("Открыто в плане: срок не назван", "обрывается или в ней нет обязательных ячеек"),
}
_WHO = {
    6: ("срок — 12–14 мая 2026 года (Иванова, 12 марта 2026 года)",),
    8: ("место — г. Витебск, Республика Беларусь (Иванова, 12 марта 2026 года)",),
    30: ("состояние — состоялось (Иванова, 12 марта 2026 года)",),
}
_COLUMNS = {
    6: ("Исправлено человеком: Сроки (как в плане)", "Срок: 12–14 мая"),
    7: ("Срок предварительный: да", "Открыто в плане: срок уточняется"),
    8: ("Исправлено человеком: Место проведения (как в плане)",
        "Место проведения (как в плане): Место проведения уточняется",
        "Место: г. Витебск, Республика Беларусь"),
    30: ("Состояние: состоялось", "Исправлено человеком: Состояние"),
    47: ("Открыто в плане: срок не назван",
         "Вопросы к строке: Строка обрывается или в ней нет обязательных ячеек"),
}  # fmt: skip
_JSON = {
    6: ("corrected: ['dates_text']", "start_date: 2026-05-12"),
    7: ("date_tentative: True",),
    8: ("corrected: ['place_text']",),
    30: ("status: held", "corrected: ['status']"),
    47: ("quality: ['row_incomplete', 'date_unknown']",),
}
_CSV = {
    6: ("corrected: dates_text", "start_date: 2026-05-12"),
    7: ("date_tentative: true",),
    8: ("corrected: place_text",),
    30: ("status: held", "corrected: status"),
    47: ("quality: row_incomplete; date_unknown",),
}
_TOLD = {n: (*_SENTENCE[n], *_WHO.get(n, ())) for n in _SENTENCE}
EXPECTED = {
    "xlsx": _COLUMNS,
    "csv-excel": _COLUMNS,
    "csv": _CSV,
    "parquet": _JSON,
    "geojson": _JSON | {8: (*_JSON[8], "'settlement': 'Витебск'")},
    "datapackage": _CSV | {
        6: (*_CSV[6], "dates_text := 12–14 мая 2026 года"),
        8: (*_CSV[8], "place_text := г. Витебск, Республика Беларусь"),
        30: (*_CSV[30], "status := held"),
    },
    "ics": {n: _SENTENCE[n] for n in (6, 7, 8, 30)} | {
        7: (*_SENTENCE[7], "(день не назван)", "STATUS TENTATIVE"),
        8: (*_SENTENCE[8], "МЕСТО г. Витебск, Республика Беларусь", "STATUS TENTATIVE"),
    },
    "docx": _TOLD | {7: _SENTENCE[7][1:]},
    "pdf": _TOLD | {7: _SENTENCE[7][1:]},
    "pptx": _TOLD,
    "html": _TOLD,
}  # fmt: skip
"""What each form says, read by eye. Word and PDF have the plan's own column of dates; № 47 has no
date and no entry in a calendar, which says how many are left out."""


@pytest.fixture(scope="module")
def handed() -> Slice:
    plan = plan_of(settled_plan.frames(), golden_tables.MANIFEST)
    return slice_of(plan, {"vague": ["marks"]})


def test_every_form_is_looked_at() -> None:
    assert set(EXPECTED) == set(FORMATS)


@pytest.mark.parametrize("key", FORMATS)
def test_corrections_tentative_dates_and_doubts_are_seen(handed: Slice, key: str) -> None:
    made = import_module(f"pages.handouts.{FORMATS[key].module}").make(handed, "event")
    said = said_in(key, made)
    for number, wanted in EXPECTED[key].items():
        for words in wanted:
            assert bare(words) in bare(said[number]), (number, words, said[number])
        # An event that nobody has settled does not say that somebody has.
        settled = ("Уточнено человеком", "corrected: d", "corrected: ['", "человеком: С")
        if key != "pdf" and number not in SETTLED:
            assert not any(bare(words) in bare(said[number]) for words in settled)
    if key == "ics":
        assert 47 not in said
        whole = bare(made.decode().replace("\r\n ", ""))
        assert bare("без срока не вошло: 1 мероприятие") in whole


@pytest.mark.parametrize("key", ["xlsx", "csv-excel", "docx", "pptx", "pdf", "html", "ics"])
def test_no_code_stands_where_people_read(handed: Slice, key: str) -> None:
    made = import_module(f"pages.handouts.{FORMATS[key].module}").make(handed, "event")
    said = " ".join(said_in(key, made).values())
    codes = ("held", "planned", "in_person", "row_incomplete")
    assert [code for code in codes if code in said] == []


def test_the_workbook_says_who_settled_what_in_words(handed: Slice) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_book.make(handed, "event")))
    day = datetime(2026, 3, 12)  # a real date, not the text of a program
    rows = [row[:1] + row[3:6] + row[7:] for row in book["Исправления"].values]
    assert rows == [
        ("№", "Столбец", "Как в документе", "Как исправлено", "Кто", "Когда"),
        (6, "Сроки (как в плане)", "Дата проведения уточняется", "12–14 мая 2026 года",
         "Иванова", day),
        (8, "Место проведения (как в плане)", "Место проведения уточняется",
         "г. Витебск, Республика Беларусь", "Иванова", day),
        (30, "Состояние", "запланировано", "состоялось", "Иванова", day),
    ]  # fmt: skip
