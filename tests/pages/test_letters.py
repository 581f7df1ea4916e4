"""Letters «Просим уточнить» and their answers: filled in by a person, read, shown, taken over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from etl.documents import Reading
from etl.editions.answers.answer_parts import answer_parts
from etl.editions.publishing import publish
from etl.refusals import AnsweredSheetError
from pages.editions.letters.letter_sheets import letters
from pages.editions.loading import trials
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import PLAN, Told, changed, content
from tests.pages import golden_tables, hostile
from tests.pages.asking import ask
from tests.pages.folder_shown import copy_shown
from tests.pages.several_plans import PSKOV
from tests.pages.test_loading_editions import with_trials
from tests.pages.test_shell import html_of, run

CODE, ANSWER = 0, 5
FARMING = "Сельское хозяйство"
"""№ 7 has a tentative date, № 8 neither a place nor a partner."""
ASKED = [
    ("Инвестиционное развитие", ["4", "6"]),
    (FARMING, ["7", "8", "8"]),
    ("Труд и занятость населения", ["9"]),
    ("Социальное развитие", ["34", "38"]),
    ("Молодежная политика и гражданско-патриотическое воспитание", ["42"]),
    ("Спорт", ["47", "47"]),
]
"""Read by eye in the shipped plan: whom a letter goes to, and about which rows."""


@pytest.fixture
def folder(published_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return copy_shown(monkeypatch, published_folder, tmp_path)


def letter(to: str, plan: str = PLAN, edition: int = 1) -> Any:
    """A letter as python-docx has it."""
    answer = ask(f"/editions/letter.docx?plan={plan}&edition={edition}&to={to}")
    assert answer.status == 200, answer.text
    return docx.Document(io.BytesIO(answer.content))


def filled(to: str, *answers: str, **of: Any) -> Any:
    """The same with answers typed into its rows."""
    document = letter(to, **of)
    for row, words in zip(document.tables[0].rows[1:], answers, strict=False):
        row.cells[ANSWER].text = words
    return document


def saved(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def corrections(told: Told) -> list[str]:
    return told("correct", "--list").splitlines()[1:]


@pytest.mark.usefixtures("folder")
def test_everyone_is_asked_about_the_rows_of_his_own(tmp_path: Path) -> None:
    found = letters("", "")
    assert [(one.to, [row.number for row in one.rows]) for one in found] == ASKED
    date, place, partner = found[1].rows
    assert date.said == "Срок: II квартал 2026 года (дата проведения уточняется)"
    assert date.question.replace("\u00a0", " ") == (
        "Срок в плане предварительный. Какой он теперь? Напишите день или дни (например, "
        "«12–14 марта 2026 года») либо месяц."
    )
    assert place.said == "Место: Место проведения уточняется"
    assert (place.title, partner.title) == (place.title, place.title)
    document = letter(FARMING)
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows[0] == ["Код строки", "№", "Мероприятие", "В плане сказано", "Вопрос", "Ответ"]
    assert [row[CODE] for row in rows[1:]] == [row.code for row in found[1].rows]
    assert {row[ANSWER] for row in rows[1:]} == {""}
    # All together: one file for each, the same bytes at any time, by address and by command.
    answer = ask(f"/editions/letters.zip?plan={PLAN}")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.content == ask("/editions/letters.zip").content
    with zipfile.ZipFile(io.BytesIO(answer.content)) as together:
        inside = {name: together.read(name) for name in together.namelist()}
    assert list(inside)[1] == f"Просим уточнить, {FARMING} (2026-H1, редакция 1).docx"
    assert len(inside) == len(ASKED)


def test_the_command_writes_the_same_letters(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(folder, capsys)
    told("letters", tmp_path / "письма")
    told("letters", tmp_path / "все.zip")
    together = ask("/editions/letters.zip").content
    assert (tmp_path / "все.zip").read_bytes() == together
    with zipfile.ZipFile(io.BytesIO(together)) as inside:
        assert content(tmp_path / "письма") == {n: inside.read(n) for n in inside.namelist()}
    assert "есть: 1" in told("letters", tmp_path / "x", "--edition", 5, code=2)


def test_a_filled_letter_is_read_shown_and_taken_over_once(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told, before = Told(folder, capsys), content(folder)
    document = filled(FARMING, "3-5 июня 2026 года", "г. Минск, Республика Беларусь", "уточняется")
    first = document.tables[0].rows[1].cells[CODE]
    first.text = first.text.lower().replace("-", " — ")  # typed again, in a hurry
    sheet = saved(document, tmp_path / "Ответ.docx")
    said = told("answers", sheet, "--dry-run", "--by", "Иванова").replace("\u00a0", " ")
    assert "№ 7, «БЕЛАГРО», срок: «3-5 июня 2026 года» — 3–5 июня 2026 года — точная дата" in said
    assert "№ 8, Содействие региональным отраслевым предприятиям…, место: «г. Минск" in said
    assert "2 ответа можно принять; пустых полей: 1." in said
    assert content(folder) == before
    told("answers", sheet, "--by", "Иванова")
    rows = corrections(told)
    assert len(rows) == 2
    assert all(f'"ответ: Ответ.docx, {FARMING}",Иванова' in row for row in rows)
    after = content(folder)
    again = told("answers", sheet, "--by", "Петров")  # whoever loads it: it says nothing new
    assert "уже действует или повторено: 2" in again
    assert "Ничего не изменено" in again
    assert content(folder) == after
    # What has been answered is asked no more: who has the sheet still may answer otherwise.
    assert FARMING not in [one.to for one in letters("", "")]
    document.tables[0].rows[1].cells[ANSWER].text = "июль 2026 года"
    moved = saved(document, tmp_path / "Ещё.docx")
    told("answers", moved, "--from", "Департамент сельского хозяйства", "--by", "Иванова")
    assert any("ответ: Ещё.docx, Департамент сельского хозяйства" in r for r in corrections(told))
    assert len(corrections(told)) == 2


def test_what_cannot_be_taken_is_said_and_keeps_nothing_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(folder, capsys)
    document = filled(FARMING, "32 мая 2026 года", "где-нибудь", "хорошие люди")
    table = document.tables[0]
    codes = [row.cells[CODE].text for row in table.rows[1:]]
    for code, words in (
        ("ГГГ-ГГГ-ГГГ", "май 2026 года"),  # typed wrongly
        ("строка семь", "май 2026 года"),
        ("", "5 мая 2026 года"),  # an answer is never left out in silence
        (codes[0], "Республика Беларусь"),  # of the same row another answer
        (codes[1], "Место: г. Орша, Республика Беларусь; участники: Республика Казахстан"),
        (codes[1], "г. Брест, Республика Беларусь"),
        (codes[1], "г. Орша, Республика  Беларусь"),
        (codes[0], "12 мая 2026 года, " * 200),
        (codes[0], "Сроки: 12 мая\u202e 2026 года"),
    ):
        cells = table.add_row().cells
        cells[CODE].text, cells[ANSWER].text = code, words
    said = told("answers", saved(document, tmp_path / "Ответ.docx"), "--by", "И")
    lines = [line.replace("\u00a0", " ") for line in said.splitlines()]
    refused = [line for line in lines if line.startswith("Не принято: ")]
    assert "срок: «32 мая 2026 года» — " in refused[0]
    assert "такой даты нет в календаре" in refused[0]
    assert "ни одна страна не названа" in next(line for line in refused if "люди" in line)
    assert sum("не узнан" in line for line in refused) == 2
    assert sum("ответ без кода строки" in line for line in refused) == 1
    assert "о том же иначе сказано выше" in said
    assert "то же сказано выше" in said
    (long,) = (line for line in refused if "длиннее 2000 знаков" in line)
    assert len(long) < 400
    assert any("\ufffd" in line and "U+202E" in line for line in refused)
    # What could not be read stood in nobody's way; one field answered two things.
    assert ["Орша" in row or "Казахстан" in row for row in corrections(told)] == [True, True]


def test_a_script_hears_that_of_a_letter_nothing_was_taken(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(folder, capsys)
    for out in ("/dev/null", "/dev/full"):  # a file where the letters' folder should be
        assert "Не удалось записать письма: " in told("letters", out, code=1)
    wrong = saved(filled(FARMING, "32 мая 2026 года"), tmp_path / "Ответ.docx")
    told("answers", wrong, "--by", "И", code=2)
    assert corrections(told) == []
    told("answers", saved(filled(FARMING), tmp_path / "Пустой.docx"), "--by", "И")


def test_a_letter_that_went_through_excel_is_read_by_its_headings(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Columns moved, one added, rows deleted, two letters under one another."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for to, answer in ((FARMING, "4 июня 2026 года"), ("Спорт", "март 2026 года")):
        row = letter(to).tables[0].rows[1]
        sheet.append(["Ответ", "Кто ответил", "Мероприятие", "Код строки"])
        sheet.append([answer, "Петров", row.cells[2].text, row.cells[CODE].text])
    book.save(tmp_path / "Ответы.xlsx")
    told = Told(folder, capsys)
    said = told("answers", tmp_path / "Ответы.xlsx", "--by", "И").replace("\u00a0", " ")
    assert "2 ответа можно принять." in said
    assert len(corrections(told)) == 2


def test_a_letter_of_another_plan_is_refused_of_an_earlier_edition_said(
    folder: Path,
    several_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = Told(folder, capsys)
    mine = saved(filled(FARMING, "4 июня 2026 года", "г. Минск"), tmp_path / "Ответ.docx")
    # Edition 2 has settled the place itself: that answer does not fit any more, the other does.
    edit = ("Место проведения уточняется", "г. Орша, Республика Беларусь")
    publish(Reading(changed(tmp_path, "вторая.txt", edit)), folder, by="Вторая")
    said = told("answers", mine, "--dry-run", "--by", "И").replace("\u00a0", " ")
    assert "Письмо отправлено по редакции 1, опубликована редакция 2" in said
    assert "1 ответ можно принять; пустых полей: 1; не принято: 1." in said
    assert "в документе теперь «г. Орша" in said
    before = content(several_folder)
    there = Told(several_folder, capsys)
    refused = there("answers", mine, "--by", "И", code=2)
    assert "это лист другого плана или редакции, которых в этой папке нет" in refused
    assert "это план, а не ответы" in there("answers", SHIPPED, "--by", "И", code=2)
    assert "это не план, а ответы на письмо" in there("publish", mine, code=2)
    assert content(several_folder) == before
    monkeypatch.setenv("PLAN_DATA_DIR", str(several_folder))
    nothing = ask(f"/editions/letters.zip?plan={PSKOV}")
    assert (nothing.status, "спрашивать не о чем" in nothing.text) == (400, True)


def test_dropped_on_the_page_it_is_shown_with_its_reading_and_taken_by_a_press(
    folder: Path, tmp_path: Path
) -> None:
    sheet = saved(filled(FARMING, "3-5 июня 2026 года", "где-нибудь"), tmp_path / "Ответ.docx")
    trial = trials.try_document("Ответ.docx", sheet.read_bytes())
    assert trial.outcome == "answers"
    before = content(folder)
    app = with_trials(trial)
    assert not app.exception
    html = html_of(app).replace("\u00a0", " ")
    assert "<del>II квартал 2026 года (дата проведения уточняется)</del>" in html
    assert "<ins>3-5 июня 2026 года</ins>" in html
    assert "Читается так: 3–5 июня 2026 года — точная дата" in html
    assert "Не принято; остальным ответам это не мешает: 1" in html
    assert content(folder) == before
    app.button(key="answers-take-0").click().run()
    assert "Ответ.docx: принято: 1 ответ" in html_of(app).replace("\u00a0", " ")
    assert content(folder) != before
    assert "уточнено" in html_of(run("events", q="БЕЛАГРО"))


def test_a_column_that_names_who_answers_makes_the_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = golden_tables.frames()
    events = frames["events"]
    events["extra"] = ['{"Ответственный исполнитель": "Минспорт / отдел 1"}' if n < 7 else ""
                       for n in range(len(events))]  # fmt: skip
    golden_tables.write(tmp_path, frames)
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path))
    found = letters("", "")
    assert (found[0].kind, found[0].to) == ("Ответственный исполнитель", "Минспорт / отдел 1")
    assert [row.number for row in found[0].rows] == ["6", "7"]
    assert "/" not in found[0].name
    assert found[1].to == FARMING


def test_a_plan_that_tries_to_be_something_else_stays_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = hostile.frames()
    frames["events"].loc[0, ["date_precision", "dates_text"]] = ["unknown", "{days} <b>\u202e"]
    golden_tables.write(tmp_path, frames)
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path))
    first = letters("", "")[0]
    with zipfile.ZipFile(io.BytesIO(ask("/editions/letters.zip").content)) as together:
        assert all(not set(name) & set('<>:"/\\|?*\u202e') for name in together.namelist())
        document = docx.Document(io.BytesIO(together.read(together.namelist()[0])))
    cells = [cell.text for cell in document.tables[0].rows[1].cells]
    assert cells[0] == first.rows[0].code
    assert "<script>alert(1)</script>" in cells[2]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("12 мая", {"dates_text": "12 мая"}),
        ("12 мая,\n19 мая", {"dates_text": "12 мая, 19 мая"}),
        (" — ", {}),
        ("Пока не известно.", {}),
        ("Место: г. Минск", {"place_text": "г. Минск"}),
        ("СРОК: май 2026 г. Место проведения: дом № 5, г. Орша\nУчастники: Китай",
         {"dates_text": "май 2026 г.", "place_text": "дом № 5, г. Орша",
          "participants_text": "Китай"}),
        ("Место встречи изменить нельзя", {"dates_text": "Место встречи изменить нельзя"}),
    ],
)  # fmt: skip
def test_one_field_may_answer_several_things(words: str, parts: Mapping[str, str]) -> None:
    assert answer_parts(words, "dates_text") == parts


def test_the_reading_process_gives_rows_and_no_plan(tmp_path: Path, folder: Path) -> None:
    sheet = saved(filled(FARMING, "май", "", "Китай"), tmp_path / "Ответ.docx")
    with pytest.raises(AnsweredSheetError) as caught:
        Reading(sheet).document()
    assert [row.answer for row in caught.value.rows] == ["май", "", "Китай"]
    assert caught.value.rows[0].address == "таблица 1, строка 2"
