"""Word files made to take the machine, or to be read where nobody looks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.etl.documents_made import HEADINGS, docx, item, p, section, tbl, tc, tr

TITLE = p("План на 2026 год")
PLAN = tbl(HEADINGS, item("1", "Форум"), item("2", "Ярмарка"))
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Maker = Callable[[Path], Path]


def _word(body: str | Callable[[], str], **parts: Any) -> Maker:
    """The maker of a Word file; what is long is made when it is asked for."""

    def make(folder: Path) -> Path:
        made = {name: part() if callable(part) else part for name, part in parts.items()}
        return docx(folder / "план.docx", body() if callable(body) else body, **made)

    return make


def _nested(depth: int, inner: str, cells: str = "") -> str:
    opened = "<w:tbl><w:tr>" + cells + "<w:tc>"
    return opened * depth + inner + "<w:p/></w:tc></w:tr></w:tbl>" * depth


def _with(parts: Callable[[], dict[str, bytes]], *, method: int = zipfile.ZIP_DEFLATED) -> Maker:
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
    relations = f'xmlns:r="{_OFFICE}"'
    opened = f"<w:document {names} {relations} {attributes}>"
    return f"{before}{opened}<w:body>{body}</w:body></w:document>".encode()


def _chunks(content: Callable[[], bytes], part: str, times: int = 1) -> Maker:
    """A plan that shows another part of the package, several times."""

    def parts() -> dict[str, bytes]:
        relation = (
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="c" '
            f'Type="{_OFFICE}/aFChunk" Target="{part}"/></Relationships>'
        )
        shown = '<w:altChunk r:id="c"/>' * times
        made = {
            "word/_rels/document.xml.rels": relation.encode(),
            "word/document.xml": document(TITLE + shown + PLAN),
        }
        return {**made, f"word/{part}": content()} if part != "document.xml" else made

    return _with(parts)


def _russian_doll(depth: int) -> bytes:
    """A Word file in a Word file in a Word file."""
    inner = b""
    for _ in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            relation = (
                f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="c" '
                f'Type="{_OFFICE}/aFChunk" Target="x.docx"/></Relationships>'
            )
            archive.writestr(
                "word/document.xml", document(p("слой") + '<w:altChunk r:id="c"/>' * 2)
            )
            archive.writestr("word/_rels/document.xml.rels", relation)
            if inner:
                archive.writestr("word/x.docx", inner)
        inner = out.getvalue()
    return inner


def _web(body: str) -> Callable[[], bytes]:
    return lambda: f"<html><meta charset='utf-8'><body>{body}</body></html>".encode()


def _overlapping(folder: Path) -> Path:
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


def _dtd(declarations: str, use: str, encoding: str = "utf-8") -> Maker:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [{declarations}]>'
    return _with(lambda: {"word/document.xml": (text + document(p(use)).decode()).encode(encoding)})


_LAUGHS = '<!ENTITY a0 "хахаха">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)
_DEEP_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
    for n in range(20_000)
)
_LOOP = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
)
_LISTS = (
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="x"/></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="x"/><w:numStyleLink w:val="x"/>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def _roman(text: str, start: str, style: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )


_LISTED = p("Форум", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def _listed_rows(number: int) -> str:
    row = [tc(_LISTED), *(tc(t) for t in item("", "Форум")[1:])]
    return TITLE + tbl(HEADINGS, *[tr(*row)] * number)


def _many_notes(number: int) -> str:
    marks = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(200))
    row = tr(*(tc(t) for t in item("1", "Форум")[:6]), tc(p("Беларусь", marks)))
    return TITLE + tbl(HEADINGS, *[row] * number)


def _notes(number: int, size: int) -> str:
    text = p("сноска " * size)
    return "".join(f'<w:footnote w:id="{n}">{text}</w:footnote>' for n in range(number))


def _raised(number: int) -> str:
    run = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    row = item("1", "Форум")
    return TITLE + tbl(HEADINGS, tr(*(tc(t) for t in row[:6]), tc(p("Минск", run * number))))


def _spans(number: str, rows: int) -> str:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/><w:vMerge/></w:tcPr>{p("Культура")}</w:tc>'
    return TITLE + tbl(HEADINGS, *[tr(cell * 20)] * rows, item("1", "Форум"))


_CHOICE = "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"


def _choices(depth: int) -> str:
    inner = p("выбор")
    for _ in range(depth):
        inner = _CHOICE.format(inner)
    return inner + TITLE + PLAN


_BOX = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"


def _boxes(depth: int) -> str:
    opened, closed = _BOX.split("{0}")
    return opened * depth + p("внутри") + closed * depth + TITLE + PLAN


_LIST_BOX = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="99999"/>'
    + '<w:listEntry w:val="запись"/>' * 20_000
    + "</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
_OPEN_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def _long_cells(text: str, rows: int, column: str) -> Callable[[], str]:
    def body() -> str:
        rest = {"description": "", "purpose": "", "participants": "", "place": "", "dates": ""}
        row = item("1", "Форум", **{**rest, column: text})
        return TITLE + tbl(HEADINGS, *[tr(*row)] * rows)

    return body


WORD: dict[str, Maker] = {
    "таблицы в 20 слоёв": _word(TITLE + _nested(20, PLAN)),
    "таблицы в 20 слоёв по две": _word(TITLE + _nested(20, PLAN, f"<w:tc>{PLAN}</w:tc>")),
    "таблицы в 200 слоёв": _word(TITLE + _nested(200, PLAN)),
    "таблицы в 3000 слоёв": _word(TITLE + _nested(3_000, PLAN)),
    "таблицы в 60 слоёв в 500 строках": _word(
        lambda: TITLE + tbl(HEADINGS, *[tr(tc(_nested(60, p("x"))), *item("1", "Ф")[1:])] * 500)
    ),
    "200 сносок в каждой строке": _word(
        lambda: _many_notes(300), footnotes=lambda: _notes(200, 50)
    ),
    "сноска ссылается на себя": _word(
        lambda: _many_notes(3),
        footnotes='<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>',
    ),
    "100000 абзацев между строками": _word(
        lambda: TITLE + PLAN + p("лишний абзац") * 100_000 + PLAN
    ),
    "абзацы прямо в таблице": _word(
        lambda: TITLE + tbl(HEADINGS, *[tr(*item("1", "Ф")) + p("между строк")] * 2_000)
    ),
    "ширина ячейки в 5000 цифр": _word(_spans("9" * 5_000, 3)),
    "ширина ячейки миллиард": _word(_spans("1000000000", 2_000)),
    "ширина ячейки отрицательная": _word(_spans("-5", 3)),
    "стили по кругу": _word(TITLE + PLAN, styles=_LOOP),
    "20000 стилей друг на друге": _word(
        lambda: TITLE + p("x", properties='<w:pStyle w:val="s0"/>') * 20_000 + PLAN,
        styles=_DEEP_STYLES,
    ),
    "списки по кругу": _word(lambda: _listed_rows(3), numbering=_LISTS),
    "римское число миллиард": _word(
        lambda: _listed_rows(500), numbering=_roman("%1" * 9_000, "999999999", "upperRoman")
    ),
    "буквенный номер по мегабайту": _word(
        lambda: _listed_rows(2_000), numbering=_roman("%1" * 9_000, "90000", "lowerLetter")
    ),
    "поля в 4000 слоёв": _word(
        TITLE + "<w:sdt><w:sdtContent>" * 4_000 + PLAN + "</w:sdtContent></w:sdt>" * 4_000
    ),
    "поля в 300000 слоёв": _word(
        lambda: (
            TITLE + "<w:sdt><w:sdtContent>" * 300_000 + PLAN + "</w:sdtContent></w:sdt>" * 300_000
        )
    ),
    "вставки в 4000 слоёв": _word(
        TITLE
        + PLAN
        + "<w:p>"
        + "<w:ins>" * 4_000
        + "<w:r><w:t>x</w:t></w:r>"
        + "</w:ins>" * 4_000
        + "</w:p>"
    ),
    "выбор в 16 слоёв по два": _word(lambda: _choices(16)),
    "рамки в 500 слоёв": _word(_boxes(500)),
    "начатые поля": _word(lambda: TITLE + p(_OPEN_FIELD * 100_000) + PLAN),
    "список на 20000 записей в 100 ячейках": _word(
        lambda: TITLE + tbl(HEADINGS, *[tr(tc("1"), tc(_LIST_BOX), *item("1", "Ф")[2:])] * 100)
    ),
    "200000 верхних знаков в ячейке": _word(lambda: _raised(200_000)),
    "30001 строка": _word(lambda: TITLE + tbl(HEADINGS, *[tr(*item("1", "Ф"))] * 30_001)),
    "200000 пустых строк": _word(
        lambda: TITLE + tbl(HEADINGS, *[tr("")] * 200_000, item("1", "Ф"))
    ),
    "60000 разделов": _word(lambda: TITLE + tbl(HEADINGS, *[section("Культура")] * 60_000)),
    "ячейка в 40 МБ": _word(_long_cells("12 мая, " * 3_000_000, 1, "dates")),
    "описания по 90000 знаков": _word(
        _long_cells("в Китае и в Минске " * 4_700, 200, "description")
    ),
    "вставка самого себя": _chunks(lambda: b"", "document.xml", 3),
    "документ в документе 40 раз": _chunks(lambda: _russian_doll(40), "a.docx"),
    "вставка показана 3000 раз": _chunks(
        lambda: _web("<table>" + "<tr><td>x</td></tr>" * 20_000 + "</table>")(), "a.html", 3_000
    ),
    "страница в 100000 слоёв": _chunks(_web("<div>" * 100_000), "a.html"),
    "страница с ячейкой в миллиард": _chunks(
        _web("<table>" + "<tr><td rowspan=9999 colspan=9999>x</td></tr>" * 5_000 + "</table>"),
        "a.html",
    ),
    "почтовый архив в 3000 слоёв": _chunks(
        lambda: b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
        ),
        "a.mht",
    ),
    "архив внахлёст": _overlapping,
    "60000 частей": _with(lambda: {f"word/x{n}.xml": b"<x/>" for n in range(60_000)}),
    "части вне папки": _with(lambda: {"../../../etc/x": b"1", "/abs": b"2", "C:\\x": b"3"}),
    "сжатие LZMA": _with(
        lambda: {"word/document.xml": b"<a>" * 60_000_000}, method=zipfile.ZIP_LZMA
    ),
    "сжатие BZIP2": _with(
        lambda: {"word/media/a.png": bytes(300_000_000)}, method=zipfile.ZIP_BZIP2
    ),
    "миллиард смеха": _dtd(_LAUGHS, "&a9;"),
    "одна сущность 10000 раз": _dtd('<!ENTITY a "' + "а" * 100_000 + '">', "&a;" * 10_000),
    "внешняя сущность": _dtd('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    "параметр в UTF-16": _dtd('<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;', "y", "utf-16"),
    "параметр в UTF-7": _with(
        lambda: {
            "word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE x '
            b'+AFs-+ADw-!ENTITY a SYSTEM "file:///etc/passwd"+AD4-+AF0-+AD4-+ADw-x/+AD4-'
        }
    ),
    "миллион атрибутов": _with(
        lambda: {
            "word/document.xml": document("", attributes=" ".join(f'a{n}=""' for n in range(10**6)))
        }
    ),
    "200000 пространств имён": _with(
        lambda: {
            "word/document.xml": document(
                "", attributes=" ".join(f'xmlns:a{n}="u{n}"' for n in range(200_000))
            )
        }
    ),
    "атрибут в 30 МБ": _with(
        lambda: {"word/document.xml": document("", attributes='a="' + "я" * 15_000_000 + '"')}
    ),
    "миллион имён элементов": _with(
        lambda: {"word/document.xml": document("".join(f"<e{n}/>" for n in range(1_000_000)))}
    ),
    "замечание в 90 МБ": _with(
        lambda: {"word/document.xml": document("", before="<!--" + "х " * 30_000_000 + "-->")}
    ),
}
"""What each is, in words, and how it is made."""
