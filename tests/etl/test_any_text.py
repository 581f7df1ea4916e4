"""Whatever stands in the cell of who takes part, or in a file that a person writes, no error comes.

What was read was read from words of the row; what is not understood is refused in a sentence and
changes nothing.
"""

from __future__ import annotations

import io
import shutil
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.columns import CORRECTIONS
from etl.corrections.corrections_file import read_corrections_file
from etl.editions.correcting import correct
from etl.editions.telling import tell
from etl.events import read_events
from etl.evidence import evidence_rows
from etl.home import load_home
from etl.model import CELL_FIELDS, PlanDocument, PlanPeriod, RawRow
from etl.refusals import RefusedDocumentError
from etl.spoken import complain, say
from etl.store import read
from etl.told.told_file import read_told_file
from etl.told.told_row import HEADING_FIELDS, KINDS
from etl.typed_rows import rows_csv
from tests.etl.conftest import SHIPPED
from tests.etl.killing import Publishing
from tests.etl.plan_folders import PLAN, content

H1 = PlanPeriod("2026-H1", date(2026, 1, 1), date(2026, 6, 30))
HOME = load_home()
ANY = st.text(max_size=60)
# Pieces that clerks put together in every order, the right and the wrong one.
PIECES = st.sampled_from(
    [
        "Республика Беларусь", "Беларусь", "РБ", "белорусские", "белорусско-российский",
        "БЕЛОРУССИИ", "Китай", "КНР", "КНДР", "Южная Корея", "Конго", "Гвинея-Бисау", "США",
        "Грузия", "Косово", "Республика Абхазия", "Донецкая Народная Республика", "страны СНГ",
        "ЕАЭС", "Союзное государство", "г. Минск", "Витебская область",
        "Витебской и Могилёвской областей", "Оршанский район", "из", "и", "с участием",
        "по согласованию", "другие страны", "(", ")", "«", "»", ",", ";", "-", " – ", "/", "\n",
        "\u00a0", "\u00ad", "\u200b", "¹", "3", "не менее 10", "делегация", "студенты", "кроме",
        "без участия", "посол", "имени", "дни", "фестиваль", "друзья", "ё", "e\u0301", "\ufb01",
    ]
)  # fmt: skip
CELLS = st.one_of(ANY, st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES).map("".join))


@settings(max_examples=150)
@given(CELLS, CELLS)
@example("белорусские\u00ad, (Республика\nБеларусь)¹", "«Дни КНР» в г. Минск")
def test_partners_of_any_cell_are_read_from_its_words(taking_part: str, title: str) -> None:
    given_ = {"participants_text": taking_part, "title": title, "dates_text": "3 мая 2026 года"}
    row = RawRow("", "1", dict.fromkeys(CELL_FIELDS, "") | given_, "строка 1")
    (event,) = read_events(PlanDocument("plan.txt", "План", (row,)), H1, HOME)
    for one in evidence_rows(event, "e"):
        cell = row.cells[one["source_column"]]
        assert 0 <= one["start"] < one["end"] <= len(cell)
        assert cell[one["start"] : one["end"]] == one["text"]
    partners = [(one.code, one.name) for one in event.partners.partners]
    assert len(partners) == len(set(partners))


@settings(max_examples=100)
@given(st.one_of(st.binary(max_size=200), ANY.map(str.encode)))
def test_a_file_of_any_bytes_is_rows_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "любой.csv"
    for begins in (b"", b"plan,event_id,column,old_value,new_value\n", b"kind;wording;meaning\n"):
        path.write_bytes(begins + data)
        for reads in (read_corrections_file, read_told_file):
            try:
                lines = reads(path)
            except RefusedDocumentError as error:
                is_a_sentence(str(error))
            else:
                assert all(isinstance(cell, str) for _, row in lines for cell in row.values())


def is_a_sentence(words: str) -> None:
    """One line, once it is said."""
    heard = io.StringIO()
    with redirect_stderr(heard):
        assert complain(words, 2) == 2
    said = heard.getvalue()
    assert said.endswith((".\n", "?\n"))
    assert not any(category(letter) == "Cc" for letter in said.rstrip("\n")), said


@settings(max_examples=100)
@given(st.lists(st.fixed_dictionaries({name: ANY for name in CORRECTIONS}), min_size=1, max_size=3))
def test_what_is_written_as_a_file_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]]
) -> None:
    """Where it can be: a cell is stored folded, with nothing at its ends."""
    said = [{name: " ".join(cell.split()) for name, cell in row.items()} for row in rows]
    said = [{name: "".join(c for c in cell if c.isprintable()).strip() or "-"
             for name, cell in row.items()} for row in said]  # fmt: skip
    path = tmp_path_factory.getbasetemp() / "записано.csv"
    path.write_text(rows_csv(said, tuple(CORRECTIONS)), "utf-8", newline="")
    assert [row for _, row in read_corrections_file(path)] == said


@pytest.fixture(scope="module")
def folder(published_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("any") / "data"
    shutil.copytree(published_folder, directory)
    return directory


@pytest.fixture(scope="module")
def publishing() -> Publishing:
    return Publishing(SHIPPED)


COLUMNS = st.sampled_from(
    ["dates_text", "place_text", "participants_text", "status", "format", "partner_countries",
     "coordinates", "title", "\x1b[2J"])  # fmt: skip
KNOWN = st.sampled_from(
    ["", "held", "planned", "очно", "BY; Китай", "54.78, 32.04 (settlement)", "1: 999, nan (venue)",
     "12–14 мая 2026 года", "май 2026 года", "31 июня", "г. Псков", "г. Минск, Республика Беларусь",
     "Республика Беларусь", "offline", "online"])  # fmt: skip
VALUES = st.one_of(CELLS, KNOWN)
REASONS = st.one_of(ANY, st.just("письмо департамента"))


@settings(max_examples=40)
@given(st.integers(0, 46), COLUMNS, st.booleans(), VALUES, st.one_of(VALUES, KNOWN), REASONS)
def test_any_correction_is_taken_or_refused_in_a_sentence(
    folder: Path,
    publishing: Publishing,
    at: int,
    column: str,
    fits: bool,
    old_value: str,
    new_value: str,
    reason: str,
) -> None:
    event = read(folder).events.iloc[at]
    if fits and column in event.index:
        old_value = str(event[column])
    cells = dict.fromkeys(CORRECTIONS, "") | {
        "plan": PLAN, "event_id": str(event["event_id"]), "column": column,
        "old_value": old_value, "new_value": new_value, "reason": reason, "author": "Третий",
    }  # fmt: skip
    stood = content(folder)
    try:
        with publishing.reads_at_once():
            done = correct(folder, [(2, cells)], by="Третий")
    except RefusedDocumentError as error:
        is_a_sentence(str(error))
        assert content(folder) == stood
    else:
        assert len(done.taken) + len(done.ended) + done.known >= 1
        assert len(read(folder).events) == 47


MEANINGS = st.one_of(
    VALUES, st.sampled_from([*HEADING_FIELDS, "Псковская область", "май — июнь", "г. Псков"])
)


@settings(max_examples=40)
@given(st.sampled_from([*KINDS, "\x1b[2J"]), CELLS, MEANINGS, REASONS)
def test_whatever_is_told_is_taken_or_refused_in_a_sentence(
    folder: Path, publishing: Publishing, kind: str, wording: str, meaning: str, reason: str
) -> None:
    stood = content(folder)
    row = {"kind": kind, "wording": wording, "meaning": meaning, "reason": reason,
           "author": "Третий", "at": ""}  # fmt: skip
    try:
        with publishing.reads_at_once():
            tell(folder, [(2, row)], by="Третий")
    except RefusedDocumentError as error:
        is_a_sentence(str(error))
        assert content(folder) == stood
    else:
        assert len(read(folder).events) == 47


def test_a_screen_is_told_no_orders_and_a_file_gets_the_letters_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard = io.StringIO()
    with redirect_stdout(heard):
        say("\x1b[2J строка\n\tвторая")
        monkeypatch.setattr(heard, "isatty", lambda: True)
        say("\x1b[2J строка\n\tвторая")
    assert heard.getvalue() == ("\x1b[2J строка\n\tвторая\n" + r"\u001b[2J строка" + "\n\tвторая\n")
