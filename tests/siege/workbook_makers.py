"""Makers of Excel workbooks that ask for too much, or that no program would write."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.etl.documents_made import HEADINGS, item, xlsx, zipped
from tests.siege.word_makers import Maker

SHEET = "xl/worksheets/sheet1.xml"
END = b"</sheetData>"
Parts = dict[str, bytes]


def book_with(change: Callable[[Parts], Mapping[str, bytes]], name: str = "план.xlsx") -> Maker:
    """The maker of a workbook of two items whose parts are changed."""

    def fill(made: object) -> None:
        sheet = made.active  # type: ignore[attr-defined]
        for row in (["План на 2026 год"], HEADINGS, item("1", "Форум"), item("2", "Ярмарка")):
            sheet.append([int(text) if text.isdecimal() else text for text in row])

    def make(folder: Path) -> Path:
        path = xlsx(folder / "план.xlsx", fill)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        path.unlink()
        return zipped(folder / name, {**parts, **change(parts)})

    return make


def after(added: str | Callable[[], str]) -> Maker:
    """Something behind the cells of the sheet."""

    def change(parts: Parts) -> Parts:
        more = (added() if callable(added) else added).encode()
        return {SHEET: parts[SHEET].replace(END, END + more)}

    return book_with(change)


def rows_added(added: str | bytes | Callable[[], str | bytes]) -> Maker:
    """Further rows of the sheet."""

    def change(parts: Parts) -> Parts:
        more = added() if callable(added) else added
        more = more.encode() if isinstance(more, str) else more
        return {SHEET: parts[SHEET].replace(END, more + END)}

    return book_with(change)


def part(name: str, content: Callable[[Parts], bytes]) -> Maker:
    return book_with(lambda parts: {name: content(parts)})


ALL = "A20:XFD1048576"


def strings_in(text: Callable[[], str], cells: int) -> Maker:
    """One long string that many cells show."""

    def change(parts: Parts) -> Parts:
        rows = "".join(
            f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(50, 50 + cells)
        )
        return {
            **with_strings(parts, f"<si><t>{text()}</t></si>"),
            SHEET: parts[SHEET].replace(END, rows.encode() + END),
        }

    return book_with(change)


def with_strings(parts: Parts, items: str) -> Parts:
    """The shared strings of a workbook that has none."""
    names = "http://schemas.openxmlformats.org"
    kind = f"{names}/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="rS" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{media}"/></Types>'
    strings = f'<sst xmlns="{names}/spreadsheetml/2006/main" count="-1">{items}</sst>'
    return {
        "xl/sharedStrings.xml": strings.encode(),
        "xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"].replace(
            b"</Relationships>", relation.encode()
        ),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", override.encode()),
    }


def formats(code: str, value: str, cells: int = 1_000) -> Maker:
    """Cells whose number format is odd."""

    def change(parts: Parts) -> Parts:
        styles = (
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<numFmts count="1"><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
            '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1">'
            '<border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
            '<xf numFmtId="0"/><xf numFmtId="200" applyNumberFormat="1"/></cellXfs></styleSheet>'
        )
        rows = "".join(
            f'<row r="{n}"><c r="A{n}" s="1"><v>{value}</v></c></row>'
            for n in range(50, 50 + cells)
        )
        return {
            "xl/styles.xml": styles.encode(),
            SHEET: parts[SHEET].replace(END, rows.encode() + END),
        }

    return book_with(change)


def same_sheet(times: int) -> Callable[[Parts], Parts]:
    """One part that the workbook names as many sheets."""

    def change(parts: Parts) -> Parts:
        book = parts["xl/workbook.xml"].decode()
        start, end = book.index("<sheets>") + 8, book.index("</sheets>")
        one = book[start:end]
        more = "".join(
            one.replace('name="Sheet"', f'name="Лист {n}"').replace('sheetId="1"', f'sheetId="{n}"')
            for n in range(1, times + 1)
        )
        cells = b"".join(
            b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(50, 30_000)
        )
        return {
            "xl/workbook.xml": (book[:start] + more + book[end:]).encode(),
            SHEET: parts[SHEET].replace(END, cells + END),
        }

    return change


def shared_formula(cells: int) -> str:
    long = "+".join(["SUM(A1:B2)"] * 700)
    first = f'<row r="50"><c r="A50"><f t="shared" ref="A50:A99999" si="0">{long}</f></c></row>'
    return first + "".join(
        f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/></c></row>' for n in range(51, 51 + cells)
    )


def typed(kind: str, values: tuple[str, ...]) -> str:
    return "".join(
        f'<row r="{n}"><c r="A{n}" t="{kind}"><v>{value}</v></c></row>'
        for n, value in enumerate(values, start=50)
    )


ODD = ("-1", "99999999999999999999", "9" * 5_000, "²", "1e999", "NaN", "", "x", "0x10", "1_000")
CELLS = b'<row\tr="50">' + b'<c\tr="A50"/>' * 130_000 + b"</row>"
PREFIXED = (
    b'<z:row xmlns:z="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="50">'
    + b'<z:c r="A50"/>' * 130_000
    + b"</z:row>"
)


def elsewhere(parts: Parts) -> Parts:
    """A sheet in a part that is not called .xml, with too many cells."""
    relations = parts["xl/_rels/workbook.xml.rels"].replace(
        b"worksheets/sheet1.xml", b"media/a.png"
    )
    types = parts["[Content_Types].xml"].replace(b"worksheets/sheet1.xml", b"media/a.png")
    return {
        "xl/_rels/workbook.xml.rels": relations,
        "[Content_Types].xml": types,
        "xl/media/a.png": parts[SHEET].replace(END, CELLS.replace(b"\t", b" ") + END),
    }


def many_fonts(parts: Parts) -> Parts:
    return {"xl/styles.xml": parts["xl/styles.xml"].replace(b"<fonts", b"<fonts x='1'").replace(
        b"</fonts>", b"<font><sz val='9'/></font>" * 400_000 + b"</fonts>")}  # fmt: skip


def names_part(parts: Parts) -> Parts:
    names = "".join(
        f'<definedName name="n{n}">Sheet!$A$1:$XFD$1048576</definedName>' for n in range(100_000)
    )
    book = parts["xl/workbook.xml"].decode()
    return {
        "xl/workbook.xml": book.replace(
            "</sheets>", f"</sheets><definedNames>{names}</definedNames>"
        ).encode()
    }


def picture(parts: Parts) -> Parts:
    """A drawing whose picture says that it is 60,000 points wide and high."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10**7)))
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:from>'
        "<xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff>"
        '</xdr:from><xdr:ext cx="1" cy="1"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="a"/>'
        f'<xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip xmlns:r="{office}" r:embed="r1"/>'
        "</xdr:blipFill><xdr:spPr/></xdr:pic></xdr:oneCellAnchor></xdr:wsDr>"
    )
    return {
        SHEET: parts[SHEET].replace(
            b"</worksheet>", f'<drawing xmlns:r="{office}" r:id="r1"/></worksheet>'.encode()
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{relations}">'
        f'<Relationship Id="r1" '
        f'Type="{office}/drawing" Target="/xl/drawings/drawing1.xml"/></Relationships>'.encode(),
        "xl/drawings/drawing1.xml": drawing.encode(),
        "xl/drawings/_rels/drawing1.xml.rels": f'<Relationships xmlns="{relations}">'
        f'<Relationship Id="r1" '
        f'Type="{office}/image" Target="/xl/media/a.png"/></Relationships>'.encode(),
        "xl/media/a.png": png,
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(
            b"<Default", b'<Default Extension="png" ContentType="image/png"/><Default', 1
        ),
    }  # fmt: skip


def rich(runs: int) -> Maker:
    run = "<r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>"
    return rows_added(
        lambda: f'<row r="50"><c r="A50" t="inlineStr"><is>{run * runs}</is></c></row>'
    )
