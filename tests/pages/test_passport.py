"""«Паспорт качества»: as a page, as Word, by command; of the shipped plan and of a hostile one."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest

from etl.documents import Reading
from etl.editions.correcting import correct
from etl.editions.publishing import publish
from etl.store import read
from pages.editions.passport.edition_passport import Passport, edition_passport
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import PLAN, Told, changed
from tests.pages import golden_tables, hostile
from tests.pages.asking import ask
from tests.pages.folder_shown import show_folder
from tests.pages.test_shell import html_of, run


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped plan with a correction, and a second edition that confirms a date."""
    folder = tmp_path_factory.mktemp("lived")
    data = folder / "data"
    publish(Reading(SHIPPED), data, by="Первый")
    tables = read(data).events
    said = (
        (6, "Дата проведения уточняется", "12-14 мая 2026 года"),
        (7, "II квартал 2026 года (дата проведения уточняется)", "3 июня 2026 года"),
    )
    rows = [
        {
            "plan": PLAN,
            "event_id": tables["event_id"].iloc[number - 1],
            "column": "dates_text",
            "old_value": old,
            "new_value": new,
            "reason": "письмо 12-34",
            "author": "Иванова",
            "at": "2026-03-12T10:00:00+00:00",
        }
        for number, old, new in said
    ]
    correct(data, list(enumerate(rows, 1)), by="Иванова")
    confirmed = ("\t3-6 июня \n", "\t4-7 июня \n")
    narrowed = ("\tII квартал \n2026 года\n(дата проведения уточняется)", "\tмай \n2026 года")
    second = changed(folder, "вторая.txt", confirmed, narrowed)
    publish(Reading(second), data, by="Вторая")
    return data


@pytest.fixture
def folder(lived: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return show_folder(monkeypatch, lived)


def titles(passport: Passport) -> list[str]:
    return [section.title.replace("\u00a0", " ") for section in passport.sections]


def rows(passport: Passport, section: int) -> list[list[str]]:
    tables = passport.sections[section].tables
    return [[cell.text for cell in row] for table in tables for row in table.rows]


@pytest.mark.usefixtures("folder")
def test_what_it_says_of_an_edition_that_has_lived() -> None:
    passport = edition_passport("", "", "..")
    assert titles(passport) == [
        "Полнота чтения: таблица плана прочитана вся",
        "План оставляет открытым: в 6 строках",  # № 6 is settled, № 7 says a month now
        "Программа сомневается: в 3 строках",
        "Точность сроков",
        "Точность мест",
        "Что изменилось против редакции 1",
        "Действующие уточнения: 1",
        "Письма «Просим уточнить»",
    ]
    assert ["8", "место уточняется", "Место проведения уточняется"] in [
        [row[0], *row[2:]] for row in rows(passport, 1)
    ]
    assert ["34", "Один из сроков — вне периода плана", "март, июнь, сентябрь 2026 года"] in [
        [row[0], *row[2:]] for row in rows(passport, 2)
    ]
    assert rows(passport, 3)[0] == ["точная дата", "10"]
    # Of № 7 a person had said a day in the edition before; the plan says but a month.
    assert passport.sections[5].words == (
        "2 изменения: перенесено — 1, срок стал менее точным — 1.",
    )
    (settled,) = rows(passport, 6)
    assert settled[0] == "6"
    assert settled[3:] == [
        "Дата проведения уточняется", "12-14 мая 2026 года",
        "Иванова, 12\u00a0марта 2026\u00a0года; письмо 12-34",
    ]  # fmt: skip
    (unfit,) = passport.sections[6].lists
    assert (
        unfit.items[0]
        .replace("\u00a0", " ")
        .startswith("№ 7, «БЕЛАГРО» — срок: «3 июня 2026 года» вместо «II квартал 2026 года")
    )


@pytest.mark.usefixtures("folder")
def test_every_character_of_the_shipped_plan_went_somewhere() -> None:
    # A mark of Word's that is printed nowhere: whoever made a text of the plan wrote it out.
    text = SHIPPED.read_text("utf-8").replace("[bookmark: _GoBack]", "")
    marks = len("".join(text.split()).replace("-", "").replace("\ufeff", ""))
    section = edition_passport("", "1").sections[0]
    counted = {
        row[0].text: int(row[1].text.replace("\u202f", "")) for row in section.tables[0].rows
    }
    assert sum(counted.values()) == marks
    title = (
        "План международных мероприятий исполнительных органов Смоленской области и "
        "подведомственных им учреждений на I полугодие 2026 года"
    )
    assert counted["Заголовок над таблицей"] == len(title.replace(" ", ""))
    assert "Не вошло ни в одну ячейку" not in counted
    assert "каждый на своём месте" in section.words[0]


@pytest.mark.usefixtures("folder")
def test_the_page_opens_alone_and_leads_to_the_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = ask("/editions/passport.html")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "<h1>Паспорт качества</h1>" in answer.text
    assert "редакция 2 от" in answer.text
    assert 'href="../events?plan=' in answer.text
    assert 'href="../editions/log.csv"' in answer.text
    assert re.findall(r"""src=["'](?!data:)""", answer.text) == []
    assert re.findall(r"url\((?!data:|#)", answer.text) == []
    assert "../editions/letter.docx?plan=" in answer.text
    earlier = ask(f"/editions/passport.html?plan={PLAN}&edition=1").text
    assert "Это первая редакция плана" in earlier
    assert "edition=1&amp;event=" in earlier
    for query in ("plan=нет", "edition=9", "edition=%00"):
        assert ask(f"/editions/passport.html?{query}").status == 400


def test_the_word_document_and_the_command_say_the_same(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = Told(folder, capsys)
    monkeypatch.setenv("PLAN_ADDRESS", "http://план.пример:8501/")
    answer = ask("/editions/passport.docx")
    assert answer.content == ask("/editions/passport.docx").content
    for ending in ("docx", "html"):
        made = tmp_path / f"паспорт.{ending}"
        assert told("passport", "--out", made).startswith(f"{made}: Паспорт качества {PLAN}-2")
        assert made.read_bytes() == ask(f"/editions/passport.{ending}").content
    document = docx.Document(io.BytesIO(answer.content))
    heads = [p.text.replace("\u00a0", " ") for p in document.paragraphs
             if p.style is not None and p.style.name == "Heading 1"]  # fmt: skip
    assert heads == titles(edition_passport("", ""))
    assert "http://план.пример:8501/events?plan=" in document.element.xml
    assert "бывает .html и .docx" in told("passport", "--out", tmp_path / "x.pdf", code=2)
    missing = told("passport", "--out", tmp_path / "x.docx", "--edition", 7, code=2)
    assert "есть: 1, 2" in missing


@pytest.mark.usefixtures("folder")
def test_pages_lead_to_it() -> None:
    assert "./editions/passport.html'" in html_of(run("overview"))
    html = html_of(run("editions"))
    assert html.count("/editions/passport.html?plan=") == 2
    assert "passport.docx" in html


def test_a_plan_that_tries_to_be_something_else_stays_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golden_tables.write(tmp_path, hostile.frames())
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path))
    page = ask("/editions/passport.html").text
    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    assert "\u202e" not in page
    document = docx.Document(io.BytesIO(ask("/editions/passport.docx").content))
    texts = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("<script>alert(1)" in text for text in texts)
    # Tables of another maker: nobody has counted, and it is said so.
    assert "построены раньше, чем программа стала считать знаки" in page
