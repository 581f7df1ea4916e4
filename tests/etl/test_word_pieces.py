"""Corrections into a received Word document: paragraphs without words, cells that are several."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from etl.documents import Reading
from etl.documents.docx.word_xml import W
from etl.documents.docx_written.spliced import paragraphs_in, spliced
from etl.editions.back_to_word import corrected_docx
from etl.editions.correcting import correct
from etl.editions.publishing import publish
from etl.refusals import RefusedDocumentError
from etl.store import read
from tests.etl.documents_made import TITLE, docx, p, tbl, tr
from tests.etl.plan_folders import PLAN

NS = W[1:-1]


@pytest.mark.parametrize(
    "source",
    [
        '<w:tc xmlns:w="{0}"><w:p/></w:tc>',
        '<w:tc xmlns:w="{0}"><w:p ></w:p></w:tc>',
        '<w:tc xmlns:w="{0}"><w:p w:a="1" /><w:p><w:r/></w:p></w:tc>',
    ],
)
def test_a_paragraph_without_an_end_is_replaced_and_nothing_behind_it(source: str) -> None:
    data = source.format(NS).encode()
    root = etree.fromstring(data)
    paragraph = root.find(W + "p")
    places = paragraphs_in(root)
    etree.SubElement(paragraph, W + "r").text = "x"
    made = etree.fromstring(spliced(data, {places[paragraph]: paragraph}))
    assert next("".join(one.itertext()) for one in made.iter(W + "p")) == "x"
    assert len(made) == len(root)


def published(folder: Path, *rows: str) -> Path:
    publish(Reading(docx(folder / "план.docx", p(TITLE) + tbl(*rows))), folder / "data", by="Я")
    return folder / "data"


def settle(data: Path, *values: tuple[str, str, str]) -> None:
    event = read(data).events["event_id"].iloc[0]
    lines = [
        {"plan": PLAN, "event_id": event, "column": column, "old_value": old, "new_value": new,
         "reason": "", "author": "Я", "at": ""}
        for column, old, new in values
    ]  # fmt: skip
    correct(data, list(enumerate(lines, 1)))


def test_a_correction_of_a_cell_that_is_several_is_left_and_others_are_written(
    tmp_path: Path,
) -> None:
    top = ["№", "Мероприятие", "Место проведения", "январь", "февраль", "март", "Участники"]
    rows = [tr(*top), tr("1", "Форум", "г. Минск", "10-12", "", "", "Республика Беларусь")]
    data = published(tmp_path, *rows)
    settle(data, ("dates_text", "10-12 января", "15 марта 2026 года"))
    with pytest.raises(RefusedDocumentError, match=r"Вписать в документ .* нечего"):
        corrected_docx(data, PLAN, 1)
    settle(data, ("place_text", "г. Минск", "г. Гродно"))
    made = corrected_docx(data, PLAN, 1)
    assert [one.column for one in made.written] == ["place_text"]
    assert [one.column for one, _ in made.left] == ["dates_text"]
