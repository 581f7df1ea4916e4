"""Further hostile documents: parts that point at each other, ranges, rows, trees, older formats."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.etl.documents_made import HEADINGS, docx, item, p, packed, tbl, tc, tr
from tests.siege import word_makers as word
from tests.siege import workbook_makers as excel
from tests.siege.hostile_pdfs import FONT, TEXT, stream, written
from tests.siege.word_makers import Maker

_RELATIONS = "word/_rels/document.xml.rels"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"


def _cell(inner: Callable[[], str] | str, column: int = 4) -> Maker:
    """A plan one cell of which is odd."""

    def body() -> str:
        made = inner() if callable(inner) else inner
        cells = [tc(text) for text in item("1", "Форум")]
        cells[column] = tc(made)
        return word.TITLE + tbl(HEADINGS, tr(*cells), item("2", "Ярмарка"))

    return word.word(body)


def _layers(tag: str, depth: int, inner: str = "<w:r><w:t>x</w:t></w:r>") -> str:
    return p(f"<{tag}>" * depth + inner + f"</{tag}>" * depth)


def _related(*targets: str, times: int = 1) -> Maker:
    """A plan whose main part has relations to parts, several times."""

    def parts() -> dict[str, bytes]:
        made = "".join(
            f'<Relationship Id="r{n}" Type="{word.OFFICE}/{target.split(".")[0]}" '
            f'Target="{target}"/>'
            for n, target in enumerate(targets * times)
        )
        return {
            _RELATIONS: f'<Relationships xmlns="{word.PACKAGE}">{made}</Relationships>'.encode()
        }

    return word.packed_with(parts)


def _twice(folder: Path) -> Path:
    """Two parts of one name: which is the document?"""
    path = docx(folder / "план.docx", word.TITLE + word.PLAN)
    with zipfile.ZipFile(path) as archive:
        main = archive.read("word/document.xml")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/document.xml", main.replace("Форум".encode(), "Другой".encode()))
    return path


def _named(data: bytes | Callable[[], bytes], name: str) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data() if callable(data) else data)
        return path

    return make


def _open_document(body: Callable[[], str]) -> Maker:
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "draw")
    )

    def data() -> bytes:
        content = (
            f'<?xml version="1.0"?><office:document-content{names} office:version="1.2">'
            f"<office:body><office:text>{body()}</office:text></office:body>"
            "</office:document-content>"
        )
        manifest = (
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_OPEN_DOCUMENT}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
            "</manifest:manifest>"
        )
        parts = {"mimetype": _OPEN_DOCUMENT, "META-INF/manifest.xml": manifest}
        return packed({**parts, "content.xml": content})

    return _named(data, "план.odt")


def _pdf(*more: bytes, page: bytes = b"", content: bytes = TEXT, catalog: bytes = b"") -> Maker:
    """A page with further objects, the first of which is the sixth."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> %s >>" % page,
        stream(content),
        FONT,
        *more,
    ]
    return _named(lambda: written(objects), "план.pdf")


def _long_table_of_objects() -> bytes:
    data = written([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])
    head, _, tail = data.partition(b"xref\n0 3\n")
    return head + b"xref\n0 2000003\n" + b"0000000000 65535 f \n" * 2_000_000 + tail


def _further_rows() -> bytes:
    return b"".join(b'<row r="%d"/>' % n for n in range(50, 1_000_000))


_WHOLE = '<row r="50"><c r="A50"><f t="%s" ref="A50:XFD1048576">A1+1</f><v>1</v></c></row>'
FURTHER: dict[str, Maker] = {
    "ссылки в 5000 слоёв": _cell(_layers("w:hyperlink", 5_000)),
    "метки в 3000 слоёв": _cell(_layers("w:smartTag", 3_000)),
    "вставка удалённого в 1500 слоёв": _cell(
        p("<w:ins><w:del>" * 1_500 + "<w:r><w:delText>x</w:delText></w:r>" + "</w:del></w:ins>" * 1_500)
    ),
    "500000 табуляций в ячейке": _cell(lambda: p("<w:r>" + "<w:tab/>" * 500_000 + "</w:r>")),
    "знак вне Юникода": _cell(p('<w:r><w:sym w:font="Wingdings" w:char="FFFFFFFFFFFF"/></w:r>')),
    "строка начинается со столбца миллиард": word.word(
        word.TITLE
        + tbl(HEADINGS, tr(*item("1", "Форум"), properties='<w:gridBefore w:val="1000000000"/>'))
    ),
    "одна ячейка на 29000 строк": word.word(
        lambda: word.TITLE
        + tbl(
            HEADINGS,
            tr(tc("1", merge="restart"), *item("1", "Форум")[1:]),
            *[tr(tc("", merge="continue"), *item("1", "Ф")[1:])] * 29_000,
        )
    ),
    "уровень списка миллиард": _cell(
        p(properties='<w:numPr><w:ilvl w:val="999999999"/><w:numId w:val="1"/></w:numPr>'), 0
    ),
    "колонтитул — сам документ": _related("document.xml", "header.xml"),
    "100000 отношений": _related("styles.xml", times=100_000),
    "отношение к папке выше": _related("../../../../etc/passwd", "//server/share/header.xml"),
    "два документа в одном": _twice,
    "таблица шрифтов в 80 МБ": word.packed_with(
        lambda: {"word/fontTable.xml": b"<w:fonts>" + b"<w:font/>" * 9_000_000 + b"</w:fonts>"}
    ),
    "виды частей в 80 МБ": word.packed_with(
        lambda: {"[Content_Types].xml": b"<Types>" + b"<Default/>" * 8_000_000 + b"</Types>"}
    ),
    "миллион указаний": word.packed_with(
        lambda: {"word/document.xml": word.document("<?a b?>" * 1_000_000)}
    ),
    "40 МБ в CDATA": word.packed_with(
        lambda: {"word/document.xml": word.document("<![CDATA[" + "x " * 20_000_000 + "]]>")}
    ),
    "формула на весь лист": excel.rows_added(_WHOLE % "shared"),
    "матрица на весь лист": excel.rows_added(_WHOLE % "array"),
    "миллион пустых строк листа": excel.rows_added(_further_rows),
    "общие строки — сам лист": excel.part(
        "xl/_rels/workbook.xml.rels",
        lambda parts: parts["xl/_rels/workbook.xml.rels"].replace(
            b"sharedStrings.xml", b"worksheets/sheet1.xml"
        ),
    ),
    "общих строк нет": excel.part("xl/sharedStrings.xml", lambda parts: b""),
    "лист в 50000 слоёв": excel.after(lambda: "<extLst>" + "<ext>" * 50_000 + "</ext>" * 50_000 + "</extLst>"),
    "500000 форматов чисел": excel.part(
        "xl/styles.xml",
        lambda parts: parts["xl/styles.xml"].replace(
            b"<fonts",
            b'<numFmts count="9">'
            + b"".join(b'<numFmt numFmtId="%d" formatCode="0"/>' % n for n in range(200, 500_200))
            + b"</numFmts><fonts",
            1,
        ),
    ),
    "имя листа в мегабайт": excel.part(
        "xl/workbook.xml",
        lambda parts: parts["xl/workbook.xml"].replace(b'name="Sheet"', b'name="' + b"a" * 10**6 + b'"'),
    ),
    "оглавление по кругу": _pdf(
        b"<< /First 7 0 R /Last 7 0 R /Count 9 >>", b"<< /Title (a) /Next 7 0 R /Parent 6 0 R >>",
        catalog=b"/Outlines 6 0 R /Names << /Dests 6 0 R >>",
    ),
    "страница сама себе родитель": _pdf(page=b"/Parent 3 0 R /MediaBox 3 0 R /Rotate 3 0 R"),
    "плитка из самой себя": _pdf(
        stream(b"/Pattern cs /P scn 0 0 9 9 re f", b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox "
               b"[0 0 1 1] /XStep .001 /YStep .001 /Resources << /Pattern << /P 6 0 R >> >>"),
        page=b"/Resources << /Font << /F1 5 0 R >> /Pattern << /P 6 0 R >> >>",
        content=b"/Pattern cs /P scn 0 0 600 800 re f " + TEXT,
    ),
    "миллион имён букв": _pdf(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding << /Differences [0 "
        + b"/afii10017 " * 1_000_000 + b"] >> >>",
        page=b"/Resources << /Font << /F1 6 0 R >> >>",
    ),
    "таблица символов зовёт себя": _pdf(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 7 0 R /ToUnicode 7 0 R /DescendantFonts [5 0 R] >>",
        stream(b"begincmap /A usecmap endcmap", b"/Type /CMap /CMapName /A /UseCMap 7 0 R"),
        page=b"/Resources << /Font << /F1 6 0 R >> >>",
    ),
    "два миллиона пустых объектов": _named(_long_table_of_objects, "план.pdf"),
    "картинка 99999 на 99999": _pdf(
        stream(zlib.compress(bytes(10**6)), b"/Type /XObject /Subtype /Image /Width 99999 /Height 99999 "
               b"/BitsPerComponent 16 /ColorSpace /DeviceCMYK /Filter /FlateDecode"),
        page=b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>",
        content=b"q 600 0 0 800 0 0 cm /X Do Q " + TEXT,
    ),
    "odt: миллиард повторов": _open_document(
        lambda: '<table:table><table:table-column table:number-columns-repeated="1000000"/>'
        '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell '
        'table:number-columns-repeated="1000000"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    ),
    "odt: миллиард пробелов": _open_document(lambda: '<text:p><text:s text:c="1000000000"/>x</text:p>'),
    "odt: таблицы в 500 слоёв": _open_document(
        lambda: "<table:table><table:table-row><table:table-cell>" * 500
        + "<text:p>x</text:p>" + "</table:table-cell></table:table-row></table:table>" * 500
    ),
    "rtf: двоичное без конца": _named(rb"{\rtf1 {\*\shppict{\pict\bin999999999 " + bytes(999), "план.rtf"),
    "rtf: 100000 ячеек в строке": _named(
        lambda: rb"{\rtf1\trowd" + rb"\cellx1" * 100_000 + rb"\intbl" + rb"a\cell " * 100_000 + rb"\row}",
        "план.rtf",
    ),
}  # fmt: skip
"""What each is, in words, and how it is made."""
