"""Documents made to take the machine: read or refused in one sentence, within bounds."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl import reading_budget
from etl.documents import read_document
from etl.documents.apart import limits
from etl.documents.apart.answer import AnswerError, document_of, packed, plain, unpacked
from etl.documents.in_process import read_bytes
from etl.documents.package import Package
from etl.events import read_events
from etl.home import load_home
from etl.model import PlanDocument
from etl.refusals import RefusedDocumentError
from tests.acceptance import plain_text
from tests.acceptance.content import altai
from tests.etl import documents_made
from tests.etl.bounded import sentence
from tests.etl.documents_made import HEADINGS, docx, item, p, tbl, tc, tr, xlsx, zipped
from tests.etl.readings import YEAR
from tests.fuzz_documents import finds
from tests.siege.hostile_workbooks import WORKBOOKS

pytestmark = [pytest.mark.started_anew, pytest.mark.slow]

SHEET = "xl/worksheets/sheet1.xml"
TITLE = p("План на 2026 год")
TITLES = ["Форум", "Ярмарка"]
PLAN = tbl(HEADINGS, item("1", "Форум"), item("2", "Ярмарка"))


def titles(path: Path) -> list[str]:
    return [row.cells["title"] for row in read_document(path).rows]


def nested(depth: int, inner: str) -> str:
    for _ in range(depth):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return inner


@pytest.mark.parametrize(
    "body",
    [
        TITLE + nested(22, p("внутри")) + PLAN,
        TITLE + nested(22, PLAN),
    ],
)  # fmt: skip
def test_word_that_is_read(tmp_path: Path, body: str) -> None:
    assert titles(docx(tmp_path / "план.docx", body)) == TITLES


@pytest.mark.parametrize("number", ["9" * 5_000, "²", "-1", "", "1e9"])
def test_numbers_that_are_none(tmp_path: Path, number: str) -> None:
    span = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>{p("Культура")}</w:tc>'
    level = (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{number}"/><w:numFmt w:val="decimal"/></w:lvl>'
    )
    path = docx(
        tmp_path / "план.docx",
        TITLE + tbl(HEADINGS, tr(span), item("1", "Форум"), item("2", "Ярмарка")),
        numbering=f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
        styles='<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:numPr>'
        f'<w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )  # fmt: skip
    assert titles(path)[-2:] == TITLES


def test_many_footnotes_are_read_once(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    rows = [
        tr(*[tc(t) for t in item(str(n), "Форум")[:6]], tc(p("Беларусь", *[mark] * 5)))
        for n in range(1, 101)
    ]
    notes = "".join(
        f'<w:footnote w:id="{n}">{p("сноска " * 20)}</w:footnote>' for n in range(500, 0, -1)
    )
    assert (
        len(titles(docx(tmp_path / "план.docx", TITLE + tbl(HEADINGS, *rows), footnotes=notes)))
        == 100
    )


MERGES = "".join(f'<mergeCell ref="A{n}:G{n + 5_000}"/>' for n in range(10, 8_010))
LONG_RANGE = "A20:XFD1048576"


@pytest.mark.parametrize(
    "added",
    [
        f'<mergeCells><mergeCell ref="{LONG_RANGE}"/></mergeCells>',
        f"<mergeCells>{MERGES}</mergeCells>",
        f'<hyperlinks><hyperlink ref="{LONG_RANGE}" location="x"/></hyperlinks>',
        f'<conditionalFormatting sqref="{LONG_RANGE}"/>',
        f'<dataValidations count="1"><dataValidation sqref="{LONG_RANGE}"/></dataValidations>',
    ],
)
def test_ranges_over_a_whole_sheet(tmp_path: Path, added: str) -> None:
    assert (
        titles(
            book(tmp_path, lambda x: x.replace(b"</sheetData>", b"</sheetData>" + added.encode()))
        )
        == TITLES
    )


CELLS = b'<row\tr="50">' + b'<c\tr="A50"/>' * 130_000 + b"</row></sheetData>"


@pytest.mark.parametrize(
    "change",
    [
        lambda x: x.replace(b"</sheetData>", CELLS),
        lambda x: x.replace(b"</sheetData>", CELLS.replace(b"\t", b"\n")),
        lambda x: x.replace(b"</sheetData>", CELLS.replace(b"<c", b"<c ")),
        lambda x: x.replace(b"<v>1</v>", b"<v>" + b"9" * 5_000 + b"</v>"),
        lambda x: x[: len(x) // 2],
    ],
)  # fmt: skip
def test_workbooks_that_are_refused(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    sentence(book(tmp_path, change))


def book(folder: Path, change: Callable[[bytes], bytes]) -> Path:
    """A workbook of two items whose sheet is changed."""

    def fill(made: object) -> None:
        sheet = made.active  # type: ignore[attr-defined]
        for row in (["План на 2026 год"], HEADINGS, item("1", "Форум"), item("2", "Ярмарка")):
            sheet.append([int(text) if text.isdecimal() else text for text in row])

    path = xlsx(folder / "план.xlsx", fill)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[SHEET] = change(parts[SHEET])
    return zipped(path, parts)


def test_pictures_of_a_workbook_are_not_opened(tmp_path: Path) -> None:
    """One says that it is 60,000 points wide and high."""
    assert titles(WORKBOOKS["картинка-бомба"](tmp_path)) == TITLES


def test_cells_that_take_too_long_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading process gives rows; what they say is read by the one that asked, in bounds."""
    path = docx(tmp_path / "план.docx", TITLE + PLAN)
    plan = read_document(path)
    assert len(read_events(plan, YEAR, load_home())) == 2
    monkeypatch.setattr(reading_budget, "SECONDS", 0)
    monkeypatch.setattr(reading_budget, "SECONDS_A_ROW", 0)
    with pytest.raises(RefusedDocumentError, match="слишком тяжёлый документ: его ячейки"):
        read_events(plan, YEAR, load_home())


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CPU_SECONDS", 1, "секунд"),
        ("WALL_SECONDS", 0, "секунд"),
        ("MEMORY", 1, "памяти"),
        ("RESULT", 10, "больше, чем бывает"),
    ],
)
def test_limits_of_the_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: int, told: str
) -> None:
    """The parent ends a reading, whether or not the system keeps limits itself."""
    rows = [item(str(n), "Форум") for n in range(5_000)]
    path = docx(tmp_path / "план.docx", TITLE + tbl(HEADINGS, *rows))
    if name == "CPU_SECONDS":
        monkeypatch.setattr(limits, "WALL_SECONDS", 0.1)
    monkeypatch.setattr(limits, name, value)
    said = sentence(path)
    assert "слишком тяжёлый документ" in said
    assert told in said


def test_what_is_no_answer_is_not_believed() -> None:
    document = PlanDocument("a", "План", ())
    kind, value = unpacked(packed("document", plain(document)))
    assert kind == "document"
    assert document_of(value, name="a", sha256="").title == "План"
    wrongs: list[Any] = [
        [],
        {},
        {**value, "title": 1},
        {**value, "rows": [{}]},
        {**value, "more": ""},
    ]
    for wrong in wrongs:
        with pytest.raises(AnswerError):
            document_of(wrong, name="a", sha256="")
    for data in (b"", b"[]", b'{"document": ', b'{"a": 1, "b": 2}', b"[" * 100_000):
        with pytest.raises(AnswerError):
            unpacked(data)


def test_mutated_documents() -> None:
    """A short run of what ``python -m tests.fuzz_documents`` does at length."""
    assert finds(60, seed=7) == []


def test_three_thousand_rows_as_word_writes_them_are_not_too_many() -> None:
    """Each run has its own look there: 400 tags and 13 kB a row."""
    look = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="24"/>'
    look += '<w:color w:val="000000"/><w:szCs w:val="24"/><w:lang w:val="ru-RU"/>'
    run = f'<w:r w:rsidRPr="00C11223"><w:rPr>{look}</w:rPr><w:t>{"о" * 60}</w:t></w:r>'
    row = "<w:tr>" + ("<w:tc><w:p>" + run * 4 + "</w:p></w:tc>") * 7 + "</w:tr>"
    body = f'<w:d xmlns:w="a">{row * 3_000}</w:d>'
    package = Package(documents_made.packed({"word/document.xml": body}), "план.docx")
    assert len(package.xml("word/document.xml")) == 3_000


def test_a_style_that_names_a_format_that_is_not_there(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "план.xlsx", lambda book: book.active.append(["План", 1]))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace('numFmtId="0"', 'numFmtId="999"')
    with pytest.raises(RefusedDocumentError, match="книга Excel повреждена"):
        read_bytes(path.name, zipped(path, parts).read_bytes())


def test_a_package_whose_parts_lie_before_its_beginning_is_broken() -> None:
    """A directory that says it begins three gigabytes in: its parts' places become negative."""
    made = bytearray(documents_made.packed({"word/document.xml": "<a/>"}))
    at = made.rindex(b"PK\x05\x06") + 16
    made[at : at + 4] = (3_000_000_000).to_bytes(4, "little")
    with pytest.raises(RefusedDocumentError, match="повреждён"):
        Package(bytes(made), "план.docx").read("word/document.xml")


def test_a_line_of_unseen_marks_above_the_headings_is_no_section() -> None:
    title, *rest = plain_text.line_per_row(altai.PLAN).splitlines()
    at = next(i for i, line in enumerate(rest) if line.startswith("№"))
    odd = (
        "\u0432\u0451\u0451\u0451\u0411\u2009\r\u0410\u0431\xa0\u0411\u0431\u0432\u0401"
        "\u0431 \u200b\t\xad\u0431 \xad\t\u0401\r\u0451\u0411\u0431"
        "\u200b\u200b\u0410\r\r\r\u0430\u0431\xa0\u0451 \u0412\ufeff "
        "\u0412\u0430\u0432\u0410\xad\u0451\u0410\u2009\u0431\u0401\n\t\xad\ufeff"
        "\n"
    )
    text = "\n".join([title, odd + rest[at], *rest[at:]])
    assert len(read_bytes("план.txt", text.encode()).rows) == len(altai.PLAN.items)
