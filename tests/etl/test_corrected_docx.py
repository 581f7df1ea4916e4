"""Corrections written back into Word: accepted it says them, rejected it is as received."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document

from etl.documents import read_document
from etl.store import Tables, read
from tests.acceptance import word
from tests.etl.plan_folders import Told, corrections_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = "План международных мероприятий Смоленской области на I полугодие 2026 года"
HEADINGS = ("№", "Наименование мероприятия", "Место проведения", "Сроки проведения", "Участники")
COLUMNS = tuple((heading, str) for heading in HEADINGS)
BEFORE = (
    ("Выставка мёда", "г. Смоленск", "II квартал 2026 года", "Республика Беларусь"),
    ("Турнир по шахматам", "г. Смоленск\nДворец спорта", "март", "Республика Беларусь"),
    ("Круглый стол", "г. Минск", "апрель", ""),
    ("Форум молодёжи", "г. Брест", "5 мая", "Республика Беларусь"),
    ("Чтения", "г. Гомель", "июнь", "Республика Беларусь"),
    ("Чтения вторые", "", "июнь", "Республика Армения"),
    ("Концерт", "г. Орша", "Уточняется", "Уточняется"),
)  # fmt: skip


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan as an office writes one: runs of several looks, breaks, merged cells, own changes."""
    document = word.new_document(TITLE)
    table = document.add_table(rows=0, cols=5, style="Table Grid")
    for number, cells in enumerate([HEADINGS, *BEFORE]):
        row = table.add_row()
        texts = cells if number == 0 else (f"{number}.", *cells)
        for cell, text in zip(row.cells, texts, strict=True):
            word.write(cell, text)
    rows = table.rows
    dates = rows[1].cells[3].paragraphs[0]
    dates.clear()
    bold = dates.add_run("II ")
    bold.bold = True
    dates.add_run("квартал").italic = True
    dates.add_run(" 2026 года")
    place = rows[2].cells[2]
    place.paragraphs[0].clear().add_run("г. Смоленск")
    place.add_paragraph("Дворец спорта")
    by_others = rows[4].cells[3].paragraphs[0]
    by_others._p.append(word.element('<w:ins w:id="7" w:author="Петров"><w:r/></w:ins>'))
    rows[5].cells[2].merge(rows[6].cells[2])
    link = rows[7].cells[2].paragraphs[0]
    link.clear()
    link._p.append(
        word.element('<w:hyperlink w:anchor="x"><w:r><w:t>г. Орша</w:t></w:r></w:hyperlink>')
    )
    path = tmp_path_factory.mktemp("word") / "План.docx"
    document.save(str(path))
    return path


def text_of(cell: Any) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in cell.iter(f"{W}p"))


def all_changes(document: bytes, *, accept: bool) -> Any:
    """The body with every tracked change of the name «Иванова» accepted or rejected, by hand."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    stays, goes = (f"{W}ins", f"{W}del") if accept else (f"{W}del", f"{W}ins")
    ours = {f"{W}author": "Иванова"}
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get(f"{W}author") != ours[f"{W}author"] or parent.tag == f"{W}rPr":
                continue
            at = list(parent).index(child)
            parent.remove(child)
            if child.tag == stays:
                for offset, inner in enumerate(list(child)):
                    parent.insert(at + offset, inner)
            else:
                assert child.tag == goes
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    for cell in root.iter(f"{W}tc"):
        paragraphs = [p for p in cell if p.tag == f"{W}p"]
        for one, following in pairwise(paragraphs):
            mark = one.find(f"{W}pPr/{W}rPr/{W}del")
            if mark is None:
                continue
            if accept:
                cell.remove(one)
                kept = [item for item in one if item.tag != f"{W}pPr"]
                for at, item in enumerate(kept):
                    following.insert(at + (following.find(f"{W}pPr") is not None), item)
            else:
                next(one.iter(f"{W}rPr")).remove(mark)
    return root


def cells_of(root: Any) -> list[list[str]]:
    return [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in root.iter(f"{W}tr")]


def packed(document: bytes, root: Any) -> bytes:
    """The document with another body, for a reader to open."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            own = info.filename == "word/document.xml"
            new.writestr(info, ElementTree.tostring(root) if own else old.read(info))
    return out.getvalue()


NEW = {
    (1, "dates_text"): ("II квартал 2026 года", "12–14 мая 2026 года"),
    (2, "place_text"): ("г. Смоленск Дворец спорта", "г. Витебск, Республика Беларусь"),
    (3, "participants_text"): ("", "делегация <Республики Казахстан> & гости"),
    (7, "dates_text"): ("Уточняется", "20 июня 2026 года"),
    (7, "participants_text"): ("Уточняется", "Республика Беларусь"),
    (7, "place_text"): ("г. Орша", "г. Могилёв, Республика Беларусь"),
}
LEFT = {
    (4, "dates_text"): ("5 мая", "6 мая 2026 года", "чужие правки"),
    (5, "place_text"): ("г. Гомель", "г. Минск", "общая у нескольких строк"),
    (1, "status"): ("planned", "held", "нет своей ячейки"),
}


@pytest.fixture
def told(tmp_path: Path, received: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    told = Told(tmp_path / "data", capsys)
    told("publish", received)
    return told


def correct_all(told: Told, tmp_path: Path) -> Tables:
    tables = read(told.directory)
    ids = dict(zip(tables.events["number"], tables.events["event_id"], strict=True))
    rows = [
        {"event_id": ids[number], "column": column, "old_value": said[0], "new_value": said[1],
         "author": "Иванова", "at": "2026-03-12T10:00:00+03:00"}
        for (number, column), said in (*NEW.items(), *LEFT.items())
    ]  # fmt: skip
    told("correct", corrections_file(tmp_path / "c.csv", rows))
    return read(told.directory)


def test_corrections_stand_in_the_very_cells_as_tracked_changes(
    told: Told, received: Path, tmp_path: Path
) -> None:
    correct_all(told, tmp_path)
    out = tmp_path / "с правками.docx"
    said = told("corrected-docx", "--out", out)
    assert said.count("Вписано: ") == len(NEW)
    for _, value, why in LEFT.values():
        (line,) = [line for line in said.splitlines() if f"«{value}»" in line]
        assert line.startswith("Не вписано: ")
        assert why in line
    new = out.read_bytes()
    accepted, rejected = (all_changes(new, accept=accept) for accept in (True, False))
    with zipfile.ZipFile(received) as package:
        as_received = ElementTree.fromstring(package.read("word/document.xml"))
    before, after = cells_of(as_received), cells_of(accepted)
    assert cells_of(rejected) == before
    at = {"place_text": 2, "dates_text": 3, "participants_text": 4}
    wanted = [[*row] for row in before]
    for (number, column), (_, value) in NEW.items():
        wanted[number][at[column]] = value
    assert after == wanted
    # who and when, and the look of the words before
    (change,) = [ins for ins in ElementTree.fromstring(
        zipfile.ZipFile(out).read("word/document.xml")).iter(f"{W}ins")
        if "12–14" in text_of_run(ins)]  # fmt: skip
    assert change.get(f"{W}author") == "Иванова"
    assert change.get(f"{W}date") == "2026-03-12T07:00:00Z"
    assert change.find(f"{W}r/{W}rPr/{W}b") is not None
    # python-docx and the reader here agree on both
    for body, cells in ((accepted, after), (rejected, before)):
        copy = tmp_path / "copy.docx"
        copy.write_bytes(packed(new, body))
        (table,) = Document(str(copy)).tables
        by_docx = [[cell.text for cell in row.cells] for row in table.rows]
        assert by_docx[1:5] == cells[1:5]
        ours = [row.cells["dates_text"] for row in read_document(copy).rows]
        assert ours == [row[3] for row in cells[1:]]
    # the reader takes the copy with its changes as accepted
    rows = read_document(out).rows
    assert rows[0].cells["dates_text"] == "12–14 мая 2026 года"
    assert rows[1].cells["place_text"] == "г. Витебск, Республика Беларусь"


def text_of_run(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def test_all_else_is_byte_for_byte_as_received(told: Told, received: Path, tmp_path: Path) -> None:
    correct_all(told, tmp_path)
    out = tmp_path / "out.docx"
    told("corrected-docx", "--plan", "2026-H1", "--edition", 1, "--out", out)
    with zipfile.ZipFile(received) as old, zipfile.ZipFile(out) as new:
        assert new.namelist() == old.namelist()
        differing = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert differing == ["word/document.xml"]
        texts = [package.read("word/document.xml") for package in (old, new)]
    parts = [re.split(rb"(<w:p[ >/].*?</w:p>|<w:p/>)", text, flags=re.DOTALL) for text in texts]
    assert len(parts[0]) == len(parts[1])
    changed = [a for a, b in zip(*parts, strict=True) if a != b]
    assert len(changed) == 7  # one paragraph a cell, two where the place had two
    assert all(text.startswith(b"<w:p") for text in changed)
    ids = re.findall(rb'<w:(?:ins|del) w:id="(\d+)"', texts[1])
    assert len(set(ids)) == len(ids)
    assert texts[1].count(b"xmlns:w=") == texts[0].count(b"xmlns:w=")
    # the same again is the same
    told("corrected-docx", "--out", tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == out.read_bytes()


def test_what_cannot_be_written_is_refused(told: Told, tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    assert "исправлений в этой редакции нет" in told("corrected-docx", "--out", out, code=2)
    assert "нет" in told("corrected-docx", "--edition", 7, "--out", out, code=2)
    assert not out.exists()


def test_a_plan_of_another_format_is_refused(
    tmp_path: Path, published_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Told(published_folder, capsys)
    error = told("corrected-docx", "--out", tmp_path / "x.docx", code=2)
    assert "получена не в .docx" in error
