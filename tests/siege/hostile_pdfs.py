"""PDF files made to take the machine: loops, maps, filters, coordinates."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

from tests.siege.word_makers import Maker

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 50 700 Td (Hello hello hello hello hello) Tj ET\n"
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources"
    b" << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> %s >>"
)


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """A stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def written(objects: list[bytes], trailer: bytes = b"", *, xref: bool = True) -> bytes:
    """A PDF of numbered objects, the first of which is the catalogue."""
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    if xref:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n" % (len(objects) + 1, trailer)
    return bytes(out) + b"%d\n%%%%EOF\n" % start


def _pdf(data: Callable[[], bytes]) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / "план.pdf"
        path.write_bytes(data())
        return path

    return make


def _page(
    content: bytes | Callable[[], bytes],
    extra: bytes = b"",
    more: Callable[[], tuple[bytes, ...]] = lambda: (FONT,),
    page: bytes = b"",
    kids: bytes = b"/Kids [3 0 R] /Count 1",
    catalog: bytes = b"",
    trailer: bytes = b"",
) -> Maker:
    """A PDF of one page, or of the same one many times."""

    def data() -> bytes:
        made = content() if callable(content) else content
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages %s >>" % kids,
            _PAGE % page,
            stream(made, extra),
            *more(),
        ]
        return written(objects, trailer)

    return _pdf(data)


def _forms(depth: int, times: int = 2) -> tuple[bytes, ...]:
    """Forms each of which draws the next one twice."""
    made = [
        stream(b"/X Do " * times, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
               b"/Resources << /XObject << /X %d 0 R >> >>" % (7 + n))
        for n in range(depth)
    ]  # fmt: skip
    return (FONT, *made, stream(TEXT, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))


def _wide(
    widths: bytes = b"", cmap: bytes = b"", name: bytes = b"/Identity-H"
) -> tuple[bytes, ...]:
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding %s /ToUnicode 6 0 R "
        b"/DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> %s /DW 500 >> ] >>"
        % (name, widths)
    )
    return font, stream(cmap)


_CMAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> "
    b"endcodespacerange 1 %s <00000000> <0FFFFFFF> %s %s endcmap"
)
_SELF = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
               b"/Resources << /XObject << /X 6 0 R >> >>")  # fmt: skip
_TYPE3 = (
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 0 "
    b"/LastChar 255 /Widths [%s] /CharProcs << /a 6 0 R >> /Encoding << /Differences [0 /a] >> >>"
)


def _packed(size: int, layers: int) -> bytes:
    data = bytes(size)
    for _ in range(layers):
        data = zlib.compress(data, 9)
    return data


def _lzw() -> bytes:
    """Codes that repeat the longest entry of the table, nine to twelve bits each."""
    bits, value, width, entries = 0, 0, 9, 258
    out = bytearray()

    def put(code: int) -> None:
        nonlocal bits, value
        value, bits = (value << width) | code, bits + width
        while bits >= 8:
            bits -= 8
            out.append((value >> bits) & 255)
        value &= (1 << bits) - 1

    put(256)
    for _ in range(2_000):
        put(65)
        for _ in range(3_800):
            put(entries)
            entries += 1
            width = 9 + (entries >= 511) + (entries >= 1023) + (entries >= 2047)
        put(256)
        width, entries = 9, 258
    return bytes(out)


def _tree(depth: int) -> bytes:
    """A page tree as deep as a well."""
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(depth)]
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, b"<< /Type /Page >>"])


def _loop_of_references() -> bytes:
    return written(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"3 0 R", b"2 0 R"], b"/Info 4 0 R /Encrypt 5 0 R"
    )


def _previous(itself: bytes) -> bytes:
    """A cross-reference table whose former one is itself."""
    data = written([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] >>"])
    at = data.rindex(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /%s %d" % (itself, at))


def _xref_stream(extra: bytes) -> bytes:
    body = stream(b"\0" * 100, b"/Type /XRef /Root 1 0 R " + extra)
    head = b"%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    return head + b"5 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (body, len(head))


def _object_stream(extra: bytes) -> bytes:
    inner = zlib.compress(b"2 0 << /Type /Pages /Kids [] /Count 0 >>")
    return written(
        [
            b"<< /Type /Catalog /Pages 9 0 R >>",
            b"<< /Type /ObjStm /Filter /FlateDecode /First 4 %s /Length %d >>\nstream\n%s\nendstream"
            % (extra, len(inner), inner),
        ],
        xref=False,
    )


def _encrypted(handler: bytes) -> Maker:
    return _page(TEXT, trailer=b"/Encrypt << /Filter /Standard %s >> /ID [<00> <00>]" % handler)


def _pages(number: int) -> bytes:
    return b"/Kids [" + b"3 0 R " * number + b"] /Count %d" % number


def _numbers(text: bytes) -> bytes:
    return b"%s 0 0 %s 0 0 cm BT /F1 %s Tf %s %s Td (Hello) Tj ET 0 0 m %s %s l S" % ((text,) * 7)


_BOXES = b"\n".join(b"0 %f m 600 %f l S" % (n / 40, n / 40) for n in range(31_000))
_ARRAY = b"BT /F1 12 Tf [" + b"(a) -500 " * 400_000 + b"] TJ ET"

PDFS: dict[str, Maker] = {
    "таблица символов на четверть миллиарда": _page(
        TEXT, more=lambda: _wide(b"", _CMAP % (b"beginbfrange", b"<0000>", b"endbfrange"))
    ),
    "таблица кодов на четверть миллиарда": _page(
        TEXT, more=lambda: _wide(b"", _CMAP % (b"begincidrange", b"0", b"endcidrange"))
    ),
    "таблица символов без конца": _page(TEXT, more=lambda: _wide(b"", b"begincmap 1 beginbfchar " * 99_999)),
    "символ в мегабайт": _page(
        TEXT, more=lambda: _wide(b"", b"begincmap 1 beginbfchar <0041> <" + b"0041" * 9**6 + b"> endbfchar")
    ),
    "таблица кодов из чужой папки": _page(TEXT, more=lambda: _wide(b"", b"", b"/../../../../etc/passwd")),
    "формы удваиваются": _page(b"/X Do", more=lambda: _forms(30)),
    "форма рисует себя": _page(b"/X Do", more=lambda: (FONT, _SELF)),
    "формы в 3000 слоёв": _page(b"/X Do", more=lambda: _forms(3_000, 1)),
    "31000 линий": _page(TEXT + _BOXES),
    "300000 прямоугольников": _page(lambda: TEXT + b"1 1 5 5 re f " * 300_000),
    "300000 точек одной линии": _page(lambda: TEXT + b"0 0 m " + b"9 9 l 1 1 1 1 1 1 c " * 300_000 + b"S"),
    "RunLength": _page(lambda: b"\x81 " * 700_000 + b"\x80", b"/Filter /RunLengthDecode"),
    "LZW": _page(_lzw, b"/Filter /LZWDecode"),
    "LZW мусора": _page(lambda: bytes(range(256)) * 4_000, b"/Filter /LZWDecode"),
    "ASCIIHex сжатого": _page(
        lambda: _packed(90 * 2**20, 1).hex().encode() + b">", b"/Filter [/ASCIIHexDecode /FlateDecode]"
    ),
    "сжатое пять раз": _page(lambda: _packed(300 * 2**20, 5), b"/Filter [" + b"/FlateDecode " * 5 + b"]"),
    "ASCII85 без конца": _page(lambda: b"z" * 20_000_000, b"/Filter /ASCII85Decode"),
    "100000 способов сжатия": _page(lambda: b"41" * 1_000, b"/Filter [" + b"/ASCIIHexDecode " * 99_999 + b"]"),
    "способ сжатия: JBIG2": _page(lambda: bytes(9_999), b"/Filter /JBIG2Decode"),
    "способ сжатия: CCITT": _page(
        lambda: bytes(99_999), b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 999999999 >>"
    ),
    "предсказатель миллиард": _page(
        lambda: zlib.compress(TEXT),
        b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 999999999 /Colors 99 >>",
    ),
    "предсказатель ноль": _page(
        lambda: zlib.compress(TEXT),
        b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 0 /BitsPerComponent 0 >>",
    ),
    "ширины знаков на 5 ГБ": _page(TEXT, more=lambda: _wide(b"/W [0 2000000000 500]")),
    "ширины знаков по столбцам": _page(TEXT, more=lambda: _wide(b"/W2 [0 2000000000 500 1 1]")),
    "знаки рисуют себя": _page(
        b"BT /F1 9 Tf (aaa) Tj ET", more=lambda: (_TYPE3 % (b"1 " * 256), stream(b"BT /F1 9 Tf (a) Tj ET"))
    ),
    "страницы по кругу": _page(TEXT, kids=b"/Kids [2 0 R 2 0 R 3 0 R] /Count 3"),
    "дерево страниц в 5000 слоёв": _pdf(lambda: _tree(5_000)),
    "одна страница 200000 раз": _page(TEXT, kids=_pages(200_000)),
    "3000 страниц": _page(TEXT * 30, kids=_pages(3_000)),
    "ссылки по кругу": _pdf(_loop_of_references),
    "длина по кругу": _page(TEXT, extra=b"/Length 4 0 R"),
    "содержание по кругу": _page(TEXT, page=b"/Contents [3 0 R 3 0 R 4 0 R]"),
    "содержание 100000 раз": _page(TEXT * 50, page=b"/Contents [" + b"4 0 R " * 100_000 + b"]"),
    "перечень объектов по кругу": _pdf(lambda: _previous(b"Prev")),
    "поток объектов по кругу": _pdf(lambda: _previous(b"XRefStm")),
    "перечень на миллиард": _pdf(lambda: _xref_stream(b"/Size 999999999 /W [1 2 1] /Index [0 999999999]")),
    "перечень шириной в миллиард": _pdf(lambda: _xref_stream(b"/Size 9 /W [999999999 999999999 1]")),
    "перечень с отрицательным": _pdf(lambda: _xref_stream(b"/Size -9 /W [-1 -2 -1] /Index [-1 -9]")),
    "перечень без ширин": _pdf(lambda: _xref_stream(b"/Size 9 /W [0 0 0] /Index [0 99999999]")),
    "миллиард объектов в потоке": _pdf(lambda: _object_stream(b"/N 999999999")),
    "поток продолжает себя": _pdf(lambda: _object_stream(b"/N 1 /Extends 2 0 R")),
    "100000 скобок": _page(lambda: b"[" * 100_000 + TEXT),
    "100000 словарей": _page(lambda: b"<< /a " * 100_000 + TEXT),
    "200000 состояний": _page(lambda: b"q " * 200_000 + TEXT),
    "100000 пометок": _page(lambda: b"/P << /MCID 1 >> BDC " * 100_000 + TEXT),
    "строка без конца": _page(lambda: b"BT /F1 12 Tf (" + b"(" * 1_000_000),
    "картинка в строке без конца": _page(lambda: b"BI /W 9 /H 9 ID " + b"E" * 3_000_000),
    "400000 букв в одной строке": _page(_ARRAY),
    "300000 букв в одной точке": _page(lambda: b"BT /F1 12 Tf 50 700 Td " + b"(a) Tj " * 300_000 + b"ET"),
    "число из 100000 цифр": _page(_numbers(b"9" * 100_000)),
    "число с показателем": _page(_numbers(b"1e999")),
    "число у края": _page(_numbers(b"9" * 300 + b".5")),
    "вырожденное": _page(_numbers(b"0")),
    "отрицательный размер": _page(_numbers(b"-99999999999")),
    "страница в световой год": _page(TEXT, page=b"/MediaBox [0 0 %s %s]" % (b"9" * 300, b"9" * 300)),
    "страница без площади": _page(TEXT, page=b"/MediaBox [0 0 0 0]"),
    "страница наизнанку": _page(TEXT, page=b"/MediaBox [600 800 -600 -800] /CropBox [9 9 1 1]"),
    "размер страницы словами": _page(TEXT, page=b"/MediaBox [(a) /b null 3 0 R]"),
    "размера страницы нет": _page(TEXT, page=b"/MediaBox null"),
    "поворот на 45 и на букву": _page(TEXT, page=b"/Rotate (a)"),
    "поворот на миллиард": _page(TEXT, page=b"/Rotate 999999999999"),
    "единица миллиард": _page(TEXT, page=b"/UserUnit 999999999"),
    "200000 примечаний": _page(TEXT, page=b"/Annots [" + b"<< /Rect [0 0 1 1] >> " * 200_000 + b"]"),
    "примечания по кругу": _page(TEXT, page=b"/Annots 3 0 R"),
    "шифр, какого нет": _encrypted(b"/V 999 /R 999 /Length 999999999 /P -1 /O (a) /U (b)"),
    "шифр без чисел": _encrypted(b"/V (a) /R null /P [] /O 1 /U 2"),
    "шифр пятый": _encrypted(b"/V 5 /R 6 /P -1 /O (%s) /U (%s) /OE (a) /UE (b) /Perms (c)" % (b"a" * 48, b"b" * 48)),
    "мусор перед началом": _pdf(lambda: b"\0" * 1_000 + written([b"<< /Type /Catalog >>"])),
    "30 МБ мусора": _pdf(lambda: b"%PDF-1.4\n" + b"1 0 obj << /a [ " * 2_000_000),
    "миллион объектов": _pdf(lambda: b"%PDF-1.4\n" + b"1 0 obj 1 endobj\n" * 1_000_000 + b"trailer << /Root 1 0 R >>"),
}  # fmt: skip
"""What each is, in words, and how it is made."""
