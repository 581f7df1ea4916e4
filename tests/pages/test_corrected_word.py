"""The corrected Word document has an address, offered where there is one to give."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st

from etl.documents import Reading
from etl.editions.back_to_word import corrected_docx
from etl.editions.correcting import correct
from etl.editions.publishing import publish
from etl.store import read
from pages.editions.corrected_docx import corrected_link
from tests.acceptance import word
from tests.etl.plan_folders import PLAN
from tests.pages.asking import ask

HERE = {"host": "127.0.0.1:8501"}
ROWS = (("1.", "Выставка мёда", "г. Минск", "Уточняется", "Республика Беларусь"),
        ("2.", "Турнир", "г. Смоленск", "5 мая", "Республика Беларусь"))  # fmt: skip


def test_the_link_is_there_when_something_is_corrected_and_gives_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    headings = ("№", "Наименование мероприятия", "Место проведения", "Сроки", "Участники")
    document = word.new_document("План международных мероприятий на I полугодие 2026 года")
    table = document.add_table(rows=0, cols=5)
    for texts in (headings, *ROWS):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            word.write(cell, text)
    document.save(str(tmp_path / "План.docx"))
    folder = tmp_path / "data"
    publish(Reading(tmp_path / "План.docx"), folder, by="Первый")
    monkeypatch.setenv("PLAN_DATA_DIR", str(folder))
    monkeypatch.setattr(st, "get_option", lambda name: "127.0.0.1")
    assert corrected_link(PLAN, 1) == ""
    address = f"/editions/corrected.docx?of={PLAN}&now=1"
    assert ask(address, headers=HERE).status == 400
    first = read(folder).events["event_id"].iloc[0]
    line = {"plan": PLAN, "event_id": first, "column": "dates_text", "old_value": "Уточняется",
            "new_value": "12–14 мая 2026 года", "reason": "", "author": "Я", "at": ""}  # fmt: skip
    correct(folder, [(1, line)])
    assert corrected_link(PLAN, 1) == f".{address}"
    answer = ask(address, headers=HERE)
    assert answer.status == 200
    assert answer.content == corrected_docx(folder, PLAN, 1).data
    assert answer.headers["content-disposition"].endswith("docx")
    assert ask(address, headers={"host": "plan.example.org"}).status == 403
    for asked in ("", "1x", "7", "9" * 30):
        refused = ask(f"/editions/corrected.docx?of={PLAN}&now={asked}", headers=HERE)
        assert refused.status == 400
        assert "едакци" in refused.text


def test_a_plan_that_came_as_text_has_no_link(
    tmp_path: Path, published_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(published_folder, tmp_path / "data")
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path / "data"))
    assert corrected_link(PLAN, 1) == ""
