"""PDF documents that would take a reader's time or memory, or say what they are not."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.documents.in_process import read_bytes
from etl.refusals import RefusedDocumentError
from tests.etl import pdf_made
from tests.etl.bounded import sentence
from tests.etl.documents_made import HEADINGS, item
from tests.work import calls

pytestmark = [pytest.mark.started_anew, pytest.mark.slow]

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 50 700 Td (Hello hello hello hello hello) Tj ET"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), extra, data)


def pdf(
    path: Path, content: bytes, *, extra: bytes = b"", more: tuple[bytes, ...] = (FONT,)
) -> Path:
    """A PDF of one page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources"
        b" << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
        stream(content, extra),
        *more,
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n" % (len(objects) + 1)
    path.write_bytes(bytes(out) + b"%d\n%%%%EOF\n" % start)
    return path


def forms(depth: int) -> tuple[bytes, ...]:
    """Forms each of which draws the next one twice."""
    made = [
        stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
               b"/Resources << /XObject << /X %d 0 R >> >>" % (7 + n))
        for n in range(depth)
    ]  # fmt: skip
    return (FONT, *made, stream(TEXT, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"))


def wide_font(widths: bytes, cmap: bytes) -> tuple[bytes, ...]:
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R "
        b"/DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> %s /DW 500 >> ] >>" % widths
    )
    return font, stream(cmap)


CMAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> "
    b"endcodespacerange 1 beginbfrange <00000000> <0FFFFFFF> <0000> endbfrange endcmap"
)
RULES = b"\n".join(b"0 %f m 600 %f l S" % (n / 40, n / 40) for n in range(31_000))


@pytest.mark.parametrize(
    ("content", "extra", "more"),
    [
        (b"\x81 " * 700_000 + b"\x80", b"/Filter /RunLengthDecode", (FONT,)),
        (lambda: zlib.compress(bytes(90 * 2**20), 9).hex().encode() + b">",
         b"/Filter [/ASCIIHexDecode /FlateDecode]", (FONT,)),
        (b"/X Do", b"", forms(30)),
        (TEXT, b"", wide_font(b"/W [0 2000000000 500]", b"")),
        (TEXT, b"", wide_font(b"", CMAP)),
        (TEXT + RULES, b"", (FONT,)),
    ],
    ids=["run length", "hex of flate", "forms", "widths", "character map", "rules"],
)  # fmt: skip
def test_pdf_that_is_refused(
    tmp_path: Path, content: bytes | Callable[[], bytes], extra: bytes, more: tuple[bytes, ...]
) -> None:
    content = content() if callable(content) else content
    assert "слишком" in sentence(pdf(tmp_path / "план.pdf", content, extra=extra, more=more))


@pytest.mark.parametrize("size", [2e3, 1e5, 1e9, 1e300])
@pytest.mark.parametrize("colour", ["0 g", "1 0 0 rg"])
def test_letters_larger_than_any_sheet_take_no_time(
    tmp_path: Path, size: float, colour: str
) -> None:
    """Found by a mutated font size: a letter was looked for in each part of the page it touches."""
    page = pdf_made.Page()
    page.text(60, 540, "План на 2026 год")
    page.grid(3)
    for number, cells in enumerate((HEADINGS, item("1", "Форум"), item("2", "Ярмарка"))):
        page.row(number, cells)
    page.line(100, 470, 140, 470)
    page.parts += [f"BT {colour} /F1 {size:f} Tf 1 0 0 1 90 300 Tm <0430> Tj ET"] * 20
    data = pdf_made.pdf(tmp_path / "план.pdf", page).read_bytes()

    def read() -> None:
        with contextlib.suppress(RefusedDocumentError):
            read_bytes("план.pdf", data)

    assert calls(read) < 5_000_000
