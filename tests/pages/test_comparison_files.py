"""Two editions beside each other, of one plan or of two: on the page, to print, as Word, as CSV."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import docx
import pytest

from etl.compare import KINDS
from etl.documents import Reading
from etl.editions.publishing import publish
from pages.editions.comparing import change_lines
from pages.editions.comparing.compared import compared
from tests.acceptance.checks import run as run_command
from tests.pages.asking import ask
from tests.pages.folder_shown import show_folder
from tests.pages.several_plans import H1_2025, H1_2026, ROWS_2026, plan_text
from tests.pages.test_shell import html_of, run


@pytest.fixture
def folder(several_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return show_folder(monkeypatch, several_folder)


@pytest.fixture
def edited(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with a second edition of one plan: a date moved, a venue too, a row that is gone."""
    shutil.copytree(folder, tmp_path / "data")
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path / "data"))
    rows = list(ROWS_2026[:4])
    rows[0] = rows[0]._replace(dates="14-16 мая 2026 года")
    rows[3] = rows[3]._replace(place="г. Вязьма, Смоленская область")
    document = tmp_path / "вторая.txt"
    document.write_text(plan_text("I полугодие 2026 года", rows), encoding="utf-8")
    publish(Reading(document), tmp_path / "data", by="Вторая")
    return tmp_path / "data"


def test_every_kind_of_change_has_its_words_within_a_plan_and_across_two() -> None:
    assert list(change_lines.KINDS) == list(KINDS)
    assert list(change_lines.ACROSS) == list(KINDS)


ACROSS = f"of={H1_2025}&to={H1_2026}"


@pytest.mark.usefixtures("folder")
def test_two_plans_are_compared_by_what_recurs_in_them() -> None:
    found = compared(H1_2025, "", "", H1_2026)
    assert found.counts == (
        "8 изменений: новое — 2, больше нет — 2, срок другой — 3, место другое — 1"
    )
    assert found.was.words.replace("\u00a0", " ").startswith(
        "План на I полугодие 2025 года · Смоленская область · редакция 1 от "
    )
    said = [line.sentence() for line in found.lines]
    # «XVI» and «XVII», «– 2025» and «– 2026» are no renaming.
    assert not any(sentence.startswith("Название") for sentence in said)
    assert said[4] == (
        "Срок другой: «Голоса Днепра» — было: 12-14 мая 2025 года; стало: 13-15 мая 2026 года"
    )
    assert said[7] == (
        "Место другое: «Два берега – 2026» (возможно, то же мероприятие: место другое) — "
        "было: г. Витебск, Республика Беларусь; стало: г. Минск, Республика Беларусь"
    )


@pytest.mark.usefixtures("folder")
def test_the_page_to_print_opens_alone() -> None:
    answer = ask(f"/editions/changes.html?{ACROSS}")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    page = answer.text.replace("\u00a0", " ")
    assert "Сравнение двух планов</h1>" in page
    assert "1<del>2</del>-1<del>4</del> мая 202<del>5</del> года" in page
    assert "1<ins>3</ins>-1<ins>5</ins> мая 202<ins>6</ins> года" in page
    assert "возможно, то же мероприятие: место другое" in page
    # On a telephone a row is a paragraph: each side says which one it is.
    assert page.count('<td data-head="Было">') == page.count('<td data-head="Стало">') > 0
    assert re.findall(r"""(?:src|href)=["'](?!data:)""", page) == []
    assert re.findall(r"url\((?!data:)", page) == []


def test_two_editions_of_a_plan_as_a_word_document(edited: Path) -> None:
    query = f"of={H1_2026}&was=1&now=2"
    answer = ask(f"/editions/changes.docx?{query}")
    assert answer.status == 200
    assert answer.content == ask(f"/editions/changes.docx?{query}").content
    document = docx.Document(io.BytesIO(answer.content))
    texts = [p.text.replace("\u00a0", " ") for p in document.paragraphs if p.text]
    assert texts[0] == "Сравнение редакций 1 и 2"
    assert texts[1] == "3 изменения: исключено — 1, перенесено — 1, место изменено — 1"
    assert texts[2:] == ["Исключено: 1", "Перенесено: 1", "Место изменено: 1"]
    tables = [[[c.text for c in row.cells] for row in t.rows] for t in document.tables]
    assert tables[0][1][0] == "Стало"
    assert tables[0][1][1].endswith(" · вторая.txt")
    assert tables[1] == [["№", "Мероприятие"], ["5", "Олимпиада по русскому языку"]]
    assert tables[2][1] == [
        "1",
        "XVII Международный фестиваль «Голоса Днепра»",
        "13-15 мая 2026 года",
        "14-16 мая 2026 года",
    ]
    was, now = document.tables[2].rows[1].cells[2:]
    assert [r.text for r in was.paragraphs[0].runs if r.font.strike] == ["3", "5"]
    assert [r.text for r in now.paragraphs[0].runs if r.font.underline] == ["4", "6"]
    html = html_of(run("editions", of=H1_2026, was="1", now="2", to=H1_2026))
    assert f"./editions/changes.html?{query.replace('&', '&amp;')}" in html
    assert f"./editions/changes.docx?{query.replace('&', '&amp;')}" in html


def test_the_command_gives_the_bytes_of_the_page_and_knows_documents_too(
    edited: Path, tmp_path: Path
) -> None:
    made = tmp_path / "сравнение.docx"
    own = edited / "editions" / H1_2026
    tables = own / "1" / "tables-1", own / "2" / "tables-1"
    outcome = run_command("compare", *tables, "--docx", made)
    assert (outcome.code, outcome.err) == (0, "")
    assert "3 изменения: исключено — 1" in outcome.out
    assert made.read_bytes() == ask(f"/editions/changes.docx?of={H1_2026}&was=1&now=2").content
    # Two documents: the same changes; they are no editions of anything yet.
    outcome = run_command("compare", own / "1/document.txt", own / "2/document.txt", "--docx", made)
    document = docx.Document(io.BytesIO(made.read_bytes()))
    texts = [p.text.replace("\u00a0", " ") for p in document.paragraphs if p.text]
    assert texts[0] == "Сравнение двух документов"
    assert texts[2:] == ["Исключено: 1", "Перенесено: 1", "Место изменено: 1"]
    assert document.tables[0].rows[1].cells[1].text.replace("\u00a0", " ") == (
        "План на I полугодие 2026 года · Смоленская область · document.txt"
    )
    assert run_command("compare", own, own, "--docx", made, "--json").code == 2


@pytest.mark.usefixtures("folder")
def test_the_table_of_two_plans_has_their_words_and_what_is_not_there_is_a_sentence() -> None:
    content = ask(f"/editions/changes.csv?{ACROSS}").content.decode("utf-8-sig")
    kinds = [row[0] for row in csv.reader(io.StringIO(content), delimiter=";")]
    assert kinds[:4] == ["Вид изменения", "новое", "новое", "больше нет"]
    for ending in ("html", "docx", "csv"):
        answer = ask(f"/editions/changes.{ending}?of={H1_2025}&to=2030-H1")
        assert (answer.status, "Плана «2030-H1» здесь нет" in answer.text) == (400, True)


@pytest.mark.usefixtures("folder")
def test_the_page_compares_plans_of_one_edition_each_the_older_one_first() -> None:
    app = run("editions")
    assert not app.exception
    assert [app.selectbox(key=key).value for key in ("of", "to")] == [
        "2026-H1-smolenskaya-oblast", "2026-H2-smolenskaya-oblast"
    ]  # fmt: skip
    assert "Сравнение страницей для печати" in html_of(app)


@pytest.mark.usefixtures("folder")
def test_plans_are_chosen_by_what_people_call_them_and_named_in_the_address_as_before() -> None:
    app = run("editions")
    names = [one.replace("\u00a0", " ") for one in app.selectbox(key="of").options]
    assert names == [
        "I полугодие 2025 года · Смоленская область",
        "I полугодие 2026 года · Псковская область",
        "I полугодие 2026 года · Смоленская область",
        "II полугодие 2026 года · Смоленская область",
    ]
    app.selectbox(key="of").select(H1_2025).run()
    assert app.query_params["of"] in (H1_2025, [H1_2025])
    assert "Было: План на I полугодие 2025 года" in html_of(app).replace("\u00a0", " ")
    app.query_params["of"] = H1_2026  # somebody goes back, or takes another link
    assert "Было: План на I полугодие 2026 года" in html_of(app.run()).replace("\u00a0", " ")
