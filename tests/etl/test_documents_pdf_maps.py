"""PDF fonts with a wrong table of letters: decoded, or flagged and no text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.documents.in_process import read_bytes
from etl.documents.pdf.column_letters import decoder_of, decoders_of, is_foreign
from etl.model import PlanDocument
from tests.etl.documents_made import HEADINGS, TITLE, item
from tests.etl.pdf_made import Page, pdf

Wrong = Callable[[str], str]


def shift(by: int) -> Wrong:
    return lambda c: chr(ord(c) + by) if "А" <= c <= "я" else c


def page_taken_for(real: str, taken: str) -> Wrong:
    return lambda c: c.encode(real, "ignore").decode(taken, "ignore") or c


MAPS = {
    "the shift of old printers": shift(-0x1D6),
    "a shift by one": shift(1),
    "a shift into Armenian": shift(0x121),
    "a shift into Latin letters": shift(-0x2D0),
    "Windows as Latin": page_taken_for("cp1251", "latin-1"),
    "Windows as Macintosh": page_taken_for("cp1251", "mac_roman"),
    "KOI8 as Windows": page_taken_for("koi8-r", "cp1251"),
    "KOI8 as Latin": page_taken_for("koi8-r", "latin-1"),
    "Windows as KOI8": page_taken_for("cp1251", "koi8-r"),
    "UTF-8 as Windows": page_taken_for("utf-8", "cp1251"),
    "symbols": lambda c: chr(0xF000 + c.encode("cp1251")[0]) if ord(c) > 127 else c,
}
ITEMS = (
    item("1", "Показ изделий", place="г. Витебск", dates="12-15 мая"),
    item("2", "Концерт народной песни", place="г. Минск", dates="июнь"),
)
FIELDS = ("title", "place_text", "dates_text", "description", "purpose", "participants_text")


def read(path: Path, wrong: Wrong, columns: tuple[int, ...]) -> PlanDocument:
    page = Page()
    page.text(200, 550, TITLE, size=11)
    page.grid(3)
    fonts = dict.fromkeys(columns, "F2")
    page.row(0, HEADINGS)
    for n, texts in enumerate(ITEMS, start=1):
        page.row(n, texts, fonts=fonts)
    return read_bytes("план.pdf", pdf(path / "план.pdf", page, maps={"F2": wrong}).read_bytes())


@pytest.mark.parametrize("columns", [(4,), (3,), (1, 2, 3, 4, 5, 6)])
@pytest.mark.parametrize("name", list(MAPS))
def test_a_wrong_table_is_undone(tmp_path: Path, name: str, columns: tuple[int, ...]) -> None:
    plan = read(tmp_path, MAPS[name], columns)
    for row, texts in zip(plan.rows, ITEMS, strict=True):
        right = tuple(row.cells[f] for f in FIELDS) == texts[1:]
        assert right or "garbled_text" in row.quality
        if columns != (3,):
            assert row.cells["description"] == texts[4]


@pytest.mark.parametrize("columns", [(2,), (3,), (4,), (1, 2, 3, 4, 5, 6)])
@pytest.mark.parametrize("taken", ["cp1251", "latin-1", "koi8-r", "mac_roman", "cp437"])
def test_letters_of_dos_are_put_together_again(
    tmp_path: Path, taken: str, columns: tuple[int, ...]
) -> None:
    """Its «н» comes as a soft hyphen and its «а» as a hard space."""
    plan = read(tmp_path, page_taken_for("cp866", taken), columns)
    for row, texts in zip(plan.rows, ITEMS, strict=True):
        assert tuple(row.cells[f] for f in FIELDS) == texts[1:]
        assert row.quality == ()


def test_letters_that_a_page_leaves_out_are_flagged(tmp_path: Path) -> None:
    """Windows-1252 has no letter for «П» of DOS; what it leaves is no word."""
    plan = read(tmp_path, page_taken_for("cp866", "cp1252"), (4,))
    assert plan.rows[0].cells["description"] == ""
    assert plan.rows[0].quality == ("garbled_text",)


def test_numbers_of_glyphs_are_no_text(tmp_path: Path) -> None:
    plan = read(tmp_path, lambda c: chr(ord(c) - 29) if c.isascii() else c, (3,))
    assert plan.rows[0].cells["dates_text"] == ""
    assert plan.rows[0].quality == ("garbled_text",)


@pytest.mark.parametrize(
    "texts",
    [
        ["г. Минск", "Gəncə"],
        ["Białystok", "Šiauliai"],
        ["Երևան"],
        ["Café Müller", "München"],
        ["Нұр-Сұлтан", "Қазақстан Республикасы"],
        ["Мінск", "Рэспубліка Беларусь"],
        ["ООО «Лён»", "ВКС", "к.в."],
        ["Иванов И.И.", "Петров П.П."],
    ],
)
def test_what_is_printed_right_stays(texts: list[str]) -> None:
    assert decoder_of(texts) is None
    assert not is_foreign(texts)


@pytest.mark.parametrize(
    "texts",
    [
        ["РостГМУ", "РостГМУ", "г. Подгорица", "ВКС", "г. Ростов-на-Дону"],
        ["РостГМУ", "г. Подгорица", "ВКС", "г. Тирана", "г. Тирасполь", "г. Цхинвал"],
        ["ЮФУ", "ДГТУ", "ДГТУ", "ООО «Ростсельмаш»", "АО «ТАНТК»", "г. Нинбо"],
        ["ИННОПРОМ", "МВЦ «Екатеринбург-ЭКСПО»", "УрФУ", "ВКС", "Zoom"],
        ["СРЗ «Преголь», «33 СРЗ»", "ВЭФ", "АО «ОКБМ»"],
        ["г. Гомель", "РостГМУ", "РостГМУ", "школа", "г. Подгорица"],
    ],
)
def test_names_that_no_dictionary_has_stay_as_they_are(texts: list[str]) -> None:
    (decoder,) = decoders_of({0: texts}).values()
    assert [decoder(text) if decoder else text for text in texts] == texts


def test_whole_cells_stay_beside_those_of_a_wrong_font() -> None:
    wrong = ["œÓÍ‡Á ËÁ‰ÂÎËÈ", "Ï‡ˇ"]
    (decoder,) = decoders_of(
        {0: [*wrong, "Концерт народной песни", "РостГМУ", "г. Подгорица"]}
    ).values()
    assert decoder is not None
    assert [decoder(text) for text in wrong] == ["Показ изделий", "мая"]
    assert [decoder(text) for text in ("РостГМУ", "г. Подгорица")] == ["РостГМУ", "г. Подгорица"]


PLACES = [
    "г. Смоленск, театр кукол", "г. Витебск", "г. Гродно, дворец культуры", "Починковский район",
    "г. Минск, библиотека имени Пушкина", "г. Рославль, стадион", "г. Вязьма, г. Орша",
    "г. Ярцево, школа 3", "с. Талашкино, музей", "дистанционно",
]  # fmt: skip


@pytest.mark.parametrize("taken", ["cp1251", "latin-1", "mac_cyrillic"])
def test_a_long_column_of_koi8_is_decoded(taken: str) -> None:
    wrong = ["".join(map(page_taken_for("koi8-r", taken), text)) for text in PLACES]
    (decoder,) = decoders_of({0: wrong}).values()
    assert decoder is not None
    letters = [re.sub(r"[^а-яА-Я ]", "", decoder(text)) for text in wrong]
    assert letters == [re.sub(r"[^а-яА-Я ]", "", text.replace("ё", "")) for text in PLACES]
