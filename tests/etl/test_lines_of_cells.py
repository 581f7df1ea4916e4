"""Cells of several lines: a line's end stands for a comma, a hyphen at it is the clerk's or not."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet
import pytest

from etl.build import build_plan
from etl.cut_words import whole_words
from etl.documents import read_document
from etl.evidence import evidence_rows
from etl.model import PlanDocument
from etl.text import fold, line_ends, lined
from tests.etl.documents_made import HEADINGS, TITLE, docx, item, p, tbl, tc, xlsx
from tests.etl.readings import event


def read(path: Path, title: str, **cells: str) -> PlanDocument:
    """One row; «⏎» is the end of a paragraph within its cell."""
    row = [tc("".join(map(p, text.split("⏎")))) for text in item("1", title, **cells)]
    return read_document(docx(path / "план.docx", p(TITLE) + tbl(HEADINGS, row)))


@pytest.mark.parametrize(
    ("place", "venues"),
    [
        ("ДК «Мир»⏎г. Ярцево⏎ул. Ленина, 5⏎г. Рославль",
         [("ДК «Мир»", "Ярцево"), (None, "Рославль")]),
        ("г. Вязьма, ДК «Мир»⏎Библиотека № 4",
         [("ДК «Мир»", "Вязьма"), ("Библиотека № 4", "Вязьма")]),
        ("Культурно-выставочный центр имени⏎Тенишевых⏎г. Смоленск",
         [("Культурно-выставочный центр имени Тенишевых", "Смоленск")]),
        ("г. Биш-⏎кек, библио-⏎тека", [("библиотека", "Бишкек")]),
    ],
)  # fmt: skip
def test_lines_of_a_place(tmp_path: Path, place: str, venues: list[tuple[str, str]]) -> None:
    plan = read(tmp_path, "День дружбы", place=place)
    found = event(plan).place.venues
    assert [(venue.name, venue.settlement) for venue in found] == venues
    assert plan.rows[0].cells["place_text"] == fold(place.replace("⏎", " "))


def test_lines_of_a_sheet(tmp_path: Path) -> None:
    place = "ДК «Мир»\nг. Ярцево"
    book = xlsx(
        tmp_path / "план.xlsx",
        lambda w: [w.active.append(r) for r in ([TITLE], HEADINGS, item("1", "День", place=place))],
    )
    (venue,) = event(read_document(book)).place.venues
    assert (venue.name, venue.settlement) == ("ДК «Мир»", "Ярцево")


def test_a_cut_word_is_quoted_with_its_hyphen(tmp_path: Path) -> None:
    plan = read(
        tmp_path,
        "Телемост с шко-⏎лами",
        place="г. Биш-⏎кек",
        description="В режиме видео-⏎конференц-⏎связи",
        participants="Делегация Вит-⏎ебска",
    )
    one = event(plan)
    said = {(row["field"], row["source_column"]): row["text"] for row in evidence_rows(one, "id")}
    assert said["venues", "place_text"] == "г. Биш- кек"
    assert said["partners", "participants_text"] == "Вит- ебска"
    assert {partner.code for partner in one.partners.partners} == {"BY", "KG"}
    assert one.place.format == "remote"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("научно-\nпрактическая", "научно-практическая"),
        ("конфе-\nренция", "конференция"),
        ("Нью-\nЙорк", "Нью-Йорк"),
        ("с. Ново-\nспасское", "с. Новоспасское"),
        ("видео- и фото", "видео- и фото"),
        ("с 12- по 15-", "с 12- по 15-"),
        ("библио- тека", "библиотека"),
        ("г. Смо\u00adленск", "г. Смоленск"),
        ("конференц-\nзал", "конференц-зал"),
        ("«Коворкинг-\nцентр»", "«Коворкинг-центр»"),
        ("семинар-\nворкшоп", "семинар-воркшоп"),
        ("VIP-\nзал", "VIP-зал"),
        ("ХХ-\nвек", "ХХ-век"),
        ("web-\nстудия", "web-студия"),
        ("кибер-\nтурнир", "кибертурнир"),
        ("Глин-\nковский", "Глинковский"),
        ("БИШ-\nКЕК", "БИШКЕК"),
        ("Онлайн-\nМинск", "Онлайн-\nМинск"),
        ("ОНЛАЙН-\nМИНСК", "ОНЛАЙН-\nМИНСК"),
        ("с. Усть-\nКаменка", "с. Усть-Каменка"),
        ("Римский-\nКорсаков", "Римский-Корсаков"),
        ("Дом культуры-\nул. Ленина", "Дом культуры-\nул. Ленина"),
    ],
)
def test_whose_the_hyphen_is(text: str, whole: str) -> None:
    plain = whole_words(text)
    assert plain.text == whole
    assert plain.origins is not None
    assert "".join(text[at] for at in plain.origins) == whole


def test_where_lines_end() -> None:
    cell = " ДК «Мир» \n\n г.\u00a0Ярцево\n"
    assert lined(fold(cell), line_ends(cell)) == "ДК «Мир»\nг. Ярцево"


def test_a_partner_is_quoted_as_its_cell_has_it(tmp_path: Path) -> None:
    plan = [
        tc("".join(map(p, text.split("⏎"))))
        for text in item(
            "1", "Форум", place="г. Смоленск", participants="Делегации Кыр-⏎гызстана, г. Вит-⏎ебска"
        )
    ]
    build_plan(docx(tmp_path / "план.docx", p(TITLE) + tbl(HEADINGS, plan)), tmp_path / "tables")
    tables = {
        name: pyarrow.parquet.read_table(tmp_path / "tables" / f"{name}.parquet").to_pylist()
        for name in ("events", "partners", "partner_places")
    }
    (one,) = tables["events"]
    words = [row["source_text"] for row in tables["partners"]]
    assert any("Кыр- гызстана" in text for text in words)
    for row in (*tables["partners"], *tables["partner_places"]):
        assert row["source_text"] in one[row["source_column"]]


def test_lines_that_a_columns_width_ends_are_no_clerks(tmp_path: Path) -> None:
    rule = "+---+-------------+-------------------------+-------------+"
    source = tmp_path / "план.txt"
    source.write_text(
        "\n".join([
            TITLE,
            rule,
            "| № | Мероприятие | Место проведения        | Сроки       |",
            rule,
            "| 1 | Выставка    | Выставочный зал имени   | 12 мая      |",
            "|   |             | первых художников       | 2026 года   |",
            "|   |             | Дом Союза               |             |",
            rule,
            "| 2 | Форум       | г. Биш-                 | 13 мая 2026 |",
            "|   |             | кек                     |             |",
            rule,
            "| 3 | Встреча     | г. Минск                | 14 мая 2026 |",
            rule,
        ]),
        encoding="utf-8",
    )  # fmt: skip
    plan = read_document(source)
    assert not any(row.line_ends for row in plan.rows)
    assert [[(v.name, v.settlement) for v in event(plan, at).place.venues] for at in range(3)] == [
        [("Выставочный зал имени первых художников Дом Союза", None)],
        [(None, "Бишкек")],
        [(None, "Минск")],
    ]
