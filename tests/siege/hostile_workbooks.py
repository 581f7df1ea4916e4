"""Workbooks made to take the machine: ranges, spellings, strings, formats, formulas."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.etl.documents_made import HEADINGS, item, xlsx, zipped
from tests.siege.hostile_word import Maker

_SHEET = "xl/worksheets/sheet1.xml"
_END = b"</sheetData>"
Parts = dict[str, bytes]


def _book(change: Callable[[Parts], Mapping[str, bytes]], name: str = "план.xlsx") -> Maker:
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


def _after(added: str | Callable[[], str]) -> Maker:
    """Something behind the cells of the sheet."""

    def change(parts: Parts) -> Parts:
        more = (added() if callable(added) else added).encode()
        return {_SHEET: parts[_SHEET].replace(_END, _END + more)}

    return _book(change)


def _rows(added: str | bytes | Callable[[], str | bytes]) -> Maker:
    """Further rows of the sheet."""

    def change(parts: Parts) -> Parts:
        more = added() if callable(added) else added
        more = more.encode() if isinstance(more, str) else more
        return {_SHEET: parts[_SHEET].replace(_END, more + _END)}

    return _book(change)


def _part(name: str, content: Callable[[Parts], bytes]) -> Maker:
    return _book(lambda parts: {name: content(parts)})


_ALL = "A20:XFD1048576"


def _strings(text: Callable[[], str], cells: int) -> Maker:
    """One long string that many cells show."""

    def change(parts: Parts) -> Parts:
        rows = "".join(
            f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(50, 50 + cells)
        )
        return {
            **_with_strings(parts, f"<si><t>{text()}</t></si>"),
            _SHEET: parts[_SHEET].replace(_END, rows.encode() + _END),
        }

    return _book(change)


def _with_strings(parts: Parts, items: str) -> Parts:
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


def _formats(code: str, value: str, cells: int = 1_000) -> Maker:
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
            _SHEET: parts[_SHEET].replace(_END, rows.encode() + _END),
        }

    return _book(change)


def _same_sheet(times: int) -> Callable[[Parts], Parts]:
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
            _SHEET: parts[_SHEET].replace(_END, cells + _END),
        }

    return change


def _shared_formula(cells: int) -> str:
    long = "+".join(["SUM(A1:B2)"] * 700)
    first = f'<row r="50"><c r="A50"><f t="shared" ref="A50:A99999" si="0">{long}</f></c></row>'
    return first + "".join(
        f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/></c></row>' for n in range(51, 51 + cells)
    )


def _typed(kind: str, values: tuple[str, ...]) -> str:
    return "".join(
        f'<row r="{n}"><c r="A{n}" t="{kind}"><v>{value}</v></c></row>'
        for n, value in enumerate(values, start=50)
    )


_ODD = ("-1", "99999999999999999999", "9" * 5_000, "²", "1e999", "NaN", "", "x", "0x10", "1_000")
_CELLS = b'<row\tr="50">' + b'<c\tr="A50"/>' * 130_000 + b"</row>"
_PREFIXED = (
    b'<z:row xmlns:z="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="50">'
    + b'<z:c r="A50"/>' * 130_000
    + b"</z:row>"
)


def _elsewhere(parts: Parts) -> Parts:
    """A sheet in a part that is not called .xml, with too many cells."""
    relations = parts["xl/_rels/workbook.xml.rels"].replace(
        b"worksheets/sheet1.xml", b"media/a.png"
    )
    types = parts["[Content_Types].xml"].replace(b"worksheets/sheet1.xml", b"media/a.png")
    return {
        "xl/_rels/workbook.xml.rels": relations,
        "[Content_Types].xml": types,
        "xl/media/a.png": parts[_SHEET].replace(_END, _CELLS.replace(b"\t", b" ") + _END),
    }


def _many_fonts(parts: Parts) -> Parts:
    return {"xl/styles.xml": parts["xl/styles.xml"].replace(b"<fonts", b"<fonts x='1'").replace(
        b"</fonts>", b"<font><sz val='9'/></font>" * 400_000 + b"</fonts>")}  # fmt: skip


def _names(parts: Parts) -> Parts:
    names = "".join(
        f'<definedName name="n{n}">Sheet!$A$1:$XFD$1048576</definedName>' for n in range(100_000)
    )
    book = parts["xl/workbook.xml"].decode()
    return {
        "xl/workbook.xml": book.replace(
            "</sheets>", f"</sheets><definedNames>{names}</definedNames>"
        ).encode()
    }


def _picture(parts: Parts) -> Parts:
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
        _SHEET: parts[_SHEET].replace(
            b"</worksheet>", f'<drawing xmlns:r="{office}" r:id="r1"/></worksheet>'.encode()
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
        f'Type="{office}/drawing" Target="/xl/drawings/drawing1.xml"/></Relationships>'.encode(),
        "xl/drawings/drawing1.xml": drawing.encode(),
        "xl/drawings/_rels/drawing1.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
        f'Type="{office}/image" Target="/xl/media/a.png"/></Relationships>'.encode(),
        "xl/media/a.png": png,
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(
            b"<Default", b'<Default Extension="png" ContentType="image/png"/><Default', 1
        ),
    }  # fmt: skip


def _rich(runs: int) -> Maker:
    run = "<r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>"
    return _rows(lambda: f'<row r="50"><c r="A50" t="inlineStr"><is>{run * runs}</is></c></row>')


WORKBOOKS: dict[str, Maker] = {
    "ссылка на весь лист": _after(
        f'<hyperlinks><hyperlink ref="{_ALL}" location="x"/></hyperlinks>'
    ),
    "объединён весь лист": _after(f'<mergeCells><mergeCell ref="{_ALL}"/></mergeCells>'),
    "8000 объединений внахлёст": _after(
        lambda: (
            "<mergeCells>"
            + "".join(f'<mergeCell ref="A{n}:G{n + 5_000}"/>' for n in range(10, 8_010))
            + "</mergeCells>"
        )
    ),
    "8000 объединений над 30000 строк": _book(
        lambda parts: {
            _SHEET: parts[_SHEET].replace(
                _END,
                b"".join(
                    b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(50, 30_000)
                )
                + _END
                + b"<mergeCells>"
                + b"".join(b'<mergeCell ref="A%d:G1000000"/>' % n for n in range(10, 8_010))
                + b"</mergeCells>",
            )
        }
    ),
    "объединение без строк": _after('<mergeCells><mergeCell ref="A:G"/></mergeCells>'),
    "объединение без столбцов": _after('<mergeCells><mergeCell ref="1:9"/></mergeCells>'),
    "объединение на чужом листе": _after('<mergeCells><mergeCell ref="Лист!A1:B2"/></mergeCells>'),
    "объединение из цифр": _after(f'<mergeCells><mergeCell ref="A1:G{"9" * 5000}"/></mergeCells>'),
    "условное форматирование листа": _after(f'<conditionalFormatting sqref="{_ALL}"/>'),
    "100000 условий": _after(
        lambda: (
            f'<conditionalFormatting sqref="{_ALL}"><cfRule type="expression" priority="1"/>'
            "</conditionalFormatting>" * 100_000
        )
    ),
    "проверка значений листа": _after(
        f'<dataValidations count="1"><dataValidation sqref="{_ALL}"/></dataValidations>'
    ),
    "ячейки с табуляцией в теге": _rows(_CELLS),
    "ячейки с приставкой": _rows(_PREFIXED),
    "лист в картинке": _book(_elsewhere),
    "адрес ячейки из 5000 цифр": _rows(f'<row r="50"><c r="A{"9" * 5000}"><v>1</v></c></row>'),
    "адрес ячейки из 5000 букв": _rows(f'<row r="50"><c r="{"A" * 5000}1"><v>1</v></c></row>'),
    "номер строки миллиард": _rows('<row r="999999999"><c r="A999999999"><v>1</v></c></row>'),
    "столбец за краем": _rows('<row r="50"><c r="ZZZ50"><v>1</v></c></row>'),
    "номер строки не число": _rows('<row r="²"><c r="A1"><v>1</v></c></row>'),
    "размеры листа миллиард": _book(
        lambda parts: {
            _SHEET: parts[_SHEET].replace(b"<dimension", b'<dimension ref="A1:XFD9999999"/><x')
        }
    ),
    "100000 столбцов": _book(
        lambda parts: {
            _SHEET: parts[_SHEET].replace(
                b"<sheetData>",
                b"<cols>"
                + b'<col min="1" max="16384" width="9"/>' * 100_000
                + b"</cols><sheetData>",
            )
        }
    ),
    "столбцы до миллиарда": _book(
        lambda parts: {
            _SHEET: parts[_SHEET].replace(
                b"<sheetData>",
                b'<cols><col min="1" max="1000000000" hidden="1"/></cols><sheetData>',
            )
        }
    ),
    "строка в 20 МБ в 20000 ячейках": _strings(lambda: "слово " * 1_800_000, 20_000),
    "строка в 30 КБ в 100000 ячейках": _strings(lambda: "слово " * 2_700, 100_000),
    "миллион строк": _book(lambda parts: _with_strings(parts, "<si><t>а</t></si>" * 800_000)),
    "миллион кусков одной строки": _book(
        lambda parts: _with_strings(parts, "<si>" + "<r><t>а</t></r>" * 700_000 + "</si>")
    ),
    "номера строк, каких нет": _rows(_typed("s", _ODD)),
    "числа, каких нет": _rows(_typed("n", _ODD)),
    "даты, каких нет": _rows(
        _typed("d", ("2026-13-45", "x", "9" * 5000, "-1", "2026-05-12T25:61:61"))
    ),
    "истина пять": _rows(_typed("b", _ODD)),
    "род ячейки, какого нет": _rows(_typed("zzz", _ODD)),
    "дата через миллион лет": _formats("dd.mm.yyyy", "1e15"),
    "дата бесконечна": _formats("dd.mm.yyyy", "1e308"),
    "дата отрицательна": _formats("dd.mm.yyyy", "-1e9"),
    "время бесконечно": _formats("[h]:mm:ss", "1e300"),
    "формат в мегабайт нулей": _formats("0." + "0" * 1_000_000, "1.5", 3_000),
    "формат в мегабайт кавычек": _formats("&quot;мая" * 200_000, "1.5", 1_000),
    "формат в мегабайт скобок": _formats("[" * 1_000_000, "1.5", 1_000),
    "формат в мегабайт условий": _formats("[&lt;1]" * 200_000, "1.5", 1_000),
    "формат: число больших размеров": _formats("#,##0.00&quot; мая&quot;", "1e308", 1_000),
    "формат: не число": _formats("0&quot; мая&quot;", "nan", 10),
    "формат: деление на тысячи": _formats("0,,,,&quot; мая&quot;" * 10_000, "1e300", 100),
    "500 листов из одной части": _book(_same_sheet(500)),
    "10000 листов из одной части": _book(_same_sheet(10_000)),
    "формула на 100000 ячеек": _rows(lambda: _shared_formula(100_000)),
    "формула из скобок": _rows('<row r="50"><c r="A50"><f>' + "(" * 30_000 + "</f></c></row>"),
    "400000 шрифтов": _book(_many_fonts),
    "100000 имён": _book(_names),
    "картинка-бомба": _book(_picture),
    "200000 знаков разного вида": _rich(200_000),
    "ячейка в 40 МБ": _rows(
        lambda: (
            f'<row r="50"><c r="A50" t="inlineStr"><is><t>{"12 мая, " * 3_000_000}</t></is></c></row>'
        )
    ),
    "лист обрывается": _book(lambda parts: {_SHEET: parts[_SHEET][: len(parts[_SHEET]) // 2]}),
    "лист в UTF-16": _book(
        lambda parts: {
            _SHEET: '<?xml version="1.0" encoding="utf-16"?>'.encode("utf-16")
            + parts[_SHEET].decode().partition("?>")[2].encode("utf-16-le")
        }
    ),
    "отношение ко всему": _part(
        "xl/_rels/workbook.xml.rels",
        lambda parts: parts["xl/_rels/workbook.xml.rels"].replace(
            b'Target="', b'Target="../../../../'
        ),
    ),
    "нет стилей": _part("xl/styles.xml", lambda parts: b""),
    "книга без листов": _part(
        "xl/workbook.xml",
        lambda parts: parts["xl/workbook.xml"].split(b"<sheets>")[0] + b"<sheets/></workbook>",
    ),
    "xlsm": _book(lambda parts: {}, "план.xlsm"),
    "xls, а внутри xlsx": _book(lambda parts: {}, "план.xls"),
}
"""What each is, in words, and how it is made."""
