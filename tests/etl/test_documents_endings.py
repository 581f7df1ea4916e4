"""Endings: one list of them, documents with macros and templates, what papers say of both."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from etl.doctor.program_checks import check_other_programs
from etl.documents import read_document
from etl.documents.endings import CONVERTED, IN_WORDS, OURS
from etl.documents.file_kind import OLE
from etl.refusals import RefusedDocumentError
from pages.editions.loading.loading_block import WHAT
from tests.etl.documents_made import HEADINGS, TITLE, docx, item, p, tbl, xlsx

ROOT = Path(__file__).resolve().parents[2]
ROWS = [item("1", "Форум"), item("2", "Ярмарка", dates="май", place="г. Орша")]
MAIN = {
    ".docm": "vnd.ms-word.document.macroEnabled.main",
    ".dotx": "vnd.openxmlformats-officedocument.wordprocessingml.template.main",
    ".dotm": "vnd.ms-word.template.macroEnabledTemplate.main",
    ".xlsm": "vnd.ms-excel.sheet.macroEnabled.main",
    ".xltx": "vnd.openxmlformats-officedocument.spreadsheetml.template.main",
    ".xltm": "vnd.ms-excel.template.macroEnabled.main",
}
"""The content type of the main part, as Word and Excel write it."""


def made(folder: Path, ending: str) -> Path:
    """A plan with the content type of an ending, and macros where it may have them."""
    if ending[1] == "d":
        plain = docx(folder / "a.docx", p(TITLE) + tbl(HEADINGS, *ROWS))
    else:
        rows = [[TITLE], HEADINGS, *ROWS]
        plain = xlsx(folder / "a.xlsx", lambda book: [book.active.append(row) for row in rows])
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                kind = rb"vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main"
                part = re.sub(kind, MAIN[ending].encode(), part)
            new.writestr(name, part)
        if ending.endswith("m"):
            folder_of = "word" if ending[1] == "d" else "xl"
            new.writestr(f"{folder_of}/vbaProject.bin", OLE + b"<!DOCTYPE <c " * 90_000)
    path = folder / f"план{ending.upper()}"
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize("ending", MAIN)
def test_macros_and_templates_are_read_as_what_they_are(tmp_path: Path, ending: str) -> None:
    plan = read_document(made(tmp_path, ending))
    assert plan.title == TITLE
    assert [(r.cells["title"], r.cells["dates_text"]) for r in plan.rows] == [
        ("Форум", "5 мая 2026 года"),
        ("Ярмарка", "май"),
    ]
    assert all(row.quality == () for row in plan.rows)
    assert plan.notes == ()


@pytest.mark.parametrize("name", ["план.pptx", "план.zip", "план"])
def test_a_refusal_names_every_ending_that_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(RefusedDocumentError) as refused:
        read_document(path)
    assert [e for e in OURS | CONVERTED if e not in re.findall(r"\.\w+", str(refused.value))] == []
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("план.eml", "достаньте план из файла (письмо)"),
        ("план.zip", "достаньте план из файла (архив)"),
        ("план.docx.sig", "достаньте план из файла (электронная подпись)"),
        ("план.xml", "сохраните как .docx"),
        ("скан.jpg", "распознайте текст"),
    ],
)
def test_a_refusal_says_what_to_do_with_such_a_file(tmp_path: Path, name: str, advice: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(RefusedDocumentError, match=re.escape(advice)):
        read_document(path)


def test_papers_page_and_doctor_say_the_same() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [ending for ending in OURS | CONVERTED if f"`{ending}`" not in readme] == []
    guide = " ".join((ROOT / "docs" / "guide.ru.md").read_text("utf-8").split())
    assert IN_WORDS in guide
    assert IN_WORDS in WHAT
    for which in (lambda _: "there", lambda _: None):
        said = [f.says for f in check_other_programs(which) if f.subject == "LibreOffice"]
        assert [ending for ending in CONVERTED if ending not in said[0]] == []


@pytest.mark.parametrize("name", ["план.xlsx", "план.xls"])
def test_a_binary_workbook_under_another_name_is_called_so(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.bin", b"\x83\x01\x00")
    with pytest.raises(RefusedDocumentError, match=r"двоичная книга Excel \(\.xlsb\)"):
        read_document(path)
