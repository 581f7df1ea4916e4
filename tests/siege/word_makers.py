"""Makers of Word documents that ask for too much, or that no program would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.etl.documents_made import HEADINGS, docx, item, p, tbl, tc, tr

TITLE = p("План на 2026 год")
PLAN = tbl(HEADINGS, item("1", "Форум"), item("2", "Ярмарка"))
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Maker = Callable[[Path], Path]


def word(body: str | Callable[[], str], **parts: Any) -> Maker:
    """The maker of a Word file; what is long is made when it is asked for."""

    def make(folder: Path) -> Path:
        made = {name: part() if callable(part) else part for name, part in parts.items()}
        return docx(folder / "план.docx", body() if callable(body) else body, **made)

    return make


def nested(depth: int, inner: str, cells: str = "") -> str:
    opened = "<w:tbl><w:tr>" + cells + "<w:tc>"
    return opened * depth + inner + "<w:p/></w:tc></w:tr></w:tbl>" * depth


def packed_with(
    parts: Callable[[], dict[str, bytes]], *, method: int = zipfile.ZIP_DEFLATED
) -> Maker:
    """A plan with further or other parts."""

    def make(folder: Path) -> Path:
        path = docx(folder / "план.docx", TITLE + PLAN)
        with zipfile.ZipFile(path) as archive:
            kept = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w", method) as archive:
            for name, content in {**kept, **parts()}.items():
                archive.writestr(name, content)
        return path

    return make


def document(body: str, before: str = "", attributes: str = "") -> bytes:
    """The main part of a Word file."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    relations = f'xmlns:r="{OFFICE}"'
    opened = f"<w:document {names} {relations} {attributes}>"
    return f"{before}{opened}<w:body>{body}</w:body></w:document>".encode()


def chunks(content: Callable[[], bytes], part: str, times: int = 1) -> Maker:
    """A plan that shows another part of the package, several times."""

    def parts() -> dict[str, bytes]:
        relation = (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="c" '
            f'Type="{OFFICE}/aFChunk" Target="{part}"/></Relationships>'
        )
        shown = '<w:altChunk r:id="c"/>' * times
        made = {
            "word/_rels/document.xml.rels": relation.encode(),
            "word/document.xml": document(TITLE + shown + PLAN),
        }
        return {**made, f"word/{part}": content()} if part != "document.xml" else made

    return packed_with(parts)


def russian_doll(depth: int) -> bytes:
    """A Word file in a Word file in a Word file."""
    inner = b""
    for _ in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            relation = (
                f'<Relationships xmlns="{PACKAGE}"><Relationship Id="c" '
                f'Type="{OFFICE}/aFChunk" Target="x.docx"/></Relationships>'
            )
            archive.writestr(
                "word/document.xml", document(p("слой") + '<w:altChunk r:id="c"/>' * 2)
            )
            archive.writestr("word/_rels/document.xml.rels", relation)
            if inner:
                archive.writestr("word/x.docx", inner)
        inner = out.getvalue()
    return inner


def web(body: str) -> Callable[[], bytes]:
    return lambda: f"<html><meta charset='utf-8'><body>{body}</body></html>".encode()


def overlapping(folder: Path) -> Path:
    """Fifield's kind of bomb: many names of the directory stand for one packed part."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" * 20_000_000)
    whole = packed.getvalue()
    start = whole.index(b"PK\x01\x02")
    entry, end = whole[start : whole.index(b"PK\x05\x06")], whole[whole.index(b"PK\x05\x06") :]
    entries = b"".join(
        entry.replace(b"word/document.xml", b"word/documen%d.xml" % (n % 10)) for n in range(500)
    )
    end = end[:8] + (500).to_bytes(2, "little") * 2 + len(entries).to_bytes(4, "little") + end[16:]
    path = folder / "план.docx"
    path.write_bytes(whole[:start] + entry + entries[len(entry) :] + end)
    return path


def dtd(declarations: str, use: str, encoding: str = "utf-8") -> Maker:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [{declarations}]>'
    return packed_with(
        lambda: {"word/document.xml": (text + document(p(use)).decode()).encode(encoding)}
    )


LAUGHS = '<!ENTITY a0 "хахаха">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)
DEEP_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
    for n in range(20_000)
)
LOOP = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
)
LISTS = (
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="x"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="x"/><w:numStyleLink w:val="x"/>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def roman(text: str, start: str, style: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )


LISTED = p("Форум", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def listed_rows(number: int) -> str:
    row = [tc(LISTED), *(tc(t) for t in item("", "Форум")[1:])]
    return TITLE + tbl(HEADINGS, *[tr(*row)] * number)


def many_notes(number: int) -> str:
    marks = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(200))
    row = tr(*(tc(t) for t in item("1", "Форум")[:6]), tc(p("Беларусь", marks)))
    return TITLE + tbl(HEADINGS, *[row] * number)


def notes(number: int, size: int) -> str:
    text = p("сноска " * size)
    return "".join(f'<w:footnote w:id="{n}">{text}</w:footnote>' for n in range(number))


def raised(number: int) -> str:
    run = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    row = item("1", "Форум")
    return TITLE + tbl(HEADINGS, tr(*(tc(t) for t in row[:6]), tc(p("Минск", run * number))))


def spans(number: str, rows: int) -> str:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/><w:vMerge/></w:tcPr>{p("Культура")}</w:tc>'
    return TITLE + tbl(HEADINGS, *[tr(cell * 20)] * rows, item("1", "Форум"))


CHOICE = (
    "<mc:AlternateContent><mc:Choice>{0}</mc:Choice>"
    "<mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
)


def choices(depth: int) -> str:
    inner = p("выбор")
    for _ in range(depth):
        inner = CHOICE.format(inner)
    return inner + TITLE + PLAN


BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def boxes(depth: int) -> str:
    opened, closed = BOX.split("{0}")
    return opened * depth + p("внутри") + closed * depth + TITLE + PLAN


LIST_BOX = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="99999"/>'
    + '<w:listEntry w:val="запись"/>' * 20_000
    + "</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
OPEN_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def long_cells(text: str, rows: int, column: str) -> Callable[[], str]:
    def body() -> str:
        rest = {"description": "", "purpose": "", "participants": "", "place": "", "dates": ""}
        row = item("1", "Форум", **{**rest, column: text})
        return TITLE + tbl(HEADINGS, *[tr(*row)] * rows)

    return body
