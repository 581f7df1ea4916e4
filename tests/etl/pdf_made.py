"""Maker of small PDFs: text at places, in sizes, colours and turns, lines; drawn in order."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

WIDE, NARROW = 560, 278
"""Thousandths of a font size that a letter and a space take."""
WIDTHS = (28, 150, 110, 110, 150, 110, 110)
LEFT, TOP, HIGH = 40.0, 500.0, 34.0


def wide(text: str, size: float) -> float:
    """How wide a text is drawn."""
    return sum(NARROW if c == " " else WIDE for c in text) * size / 1000


class Page:
    """One page of A4 across; y grows upwards, as PDF has it."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 8,
        colour: str = "0 g",
        turn: float = 0,
        font: str = "F1",
        rise: float = 0,
    ) -> float:
        """Draw one text in one go; the place where it ends."""
        a, b = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        codes = "".join(f"{ord(c):04x}" for c in text)
        self.parts.append(
            f"BT {colour} /{font} {size} Tf {rise} Ts {a:.4f} {b:.4f} {-b:.4f} {a:.4f} "
            f"{x:.2f} {y:.2f} Tm <{codes}> Tj ET"
        )
        return x + wide(text, size)

    def line(self, x0: float, y0: float, x1: float, y1: float, *, width: float = 0.5) -> None:
        """Draw a line."""
        self.parts.append(f"0 G {width} w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a filled box, as Word draws its lines."""
        self.parts.append(f"0 g {x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f")

    def grid(self, rows: int, *, top: float = TOP, widths: Sequence[float] = WIDTHS) -> None:
        """The borders of a table."""
        right, bottom = LEFT + sum(widths), top - HIGH * rows
        for n in range(rows + 1):
            self.line(LEFT, top - HIGH * n, right, top - HIGH * n)
        for n in range(len(widths) + 1):
            x = LEFT + sum(widths[:n])
            self.line(x, top, x, bottom)

    def row(
        self,
        number: int,
        texts: Sequence[str],
        *,
        top: float = TOP,
        widths: Sequence[float] = WIDTHS,
        fonts: Mapping[int, str] | None = None,
    ) -> None:
        """Write a row of a table, wrapping each cell's words."""
        for at, text in enumerate(texts):
            x, y = corner(number, at, top=top, widths=widths)
            font = (fonts or {}).get(at, "F1")
            for step, line in enumerate(wrapped(text, widths[at] - 6, 8)):
                self.text(x, y - 9 * step, line, font=font)


def corner(
    row: int, column: int, *, top: float = TOP, widths: Sequence[float] = WIDTHS
) -> tuple[float, float]:
    """Where the first line of a cell begins."""
    return LEFT + sum(widths[:column]) + 3, top - HIGH * row - 10


def wrapped(text: str, width: float, size: float) -> list[str]:
    """A text in lines no wider than a cell."""
    lines: list[str] = []
    for word in text.split():
        if lines and wide(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def pdf(path: Path, *pages: Page, maps: Mapping[str, Callable[[str], str]] | None = None) -> Path:
    """Write a PDF; ``maps`` says per font what its (wrong) table of letters makes of a letter."""
    fonts: dict[str, Callable[[str], str]] = {"F1": str, **(maps or {})}
    contents = ["\n".join(page.parts) for page in pages]
    used = sorted({c for content in contents for c in _codes(content)})
    parts = ["<</Type/Catalog/Pages 2 0 R>>"]
    first_font = 3
    first_page = first_font + 4 * len(fonts)
    kids = " ".join(f"{first_page + 2 * n} 0 R" for n in range(len(pages)))
    parts.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>")
    for n, mapped in enumerate(fonts.values()):
        base = first_font + 4 * n
        parts += [
            f"<</Type/Font/Subtype/Type0/BaseFont/Made{n}/Encoding/Identity-H"
            f"/DescendantFonts[{base + 1} 0 R]/ToUnicode {base + 3} 0 R>>",
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Made{n}/CIDSystemInfo<</Registry(Adobe)"
            f"/Ordering(Identity)/Supplement 0>>/DW {WIDE}/W[32[{NARROW}]]"
            f"/FontDescriptor {base + 2} 0 R>>",
            f"<</Type/FontDescriptor/FontName/Made{n}/Flags 4/FontBBox[0 -200 1000 900]"
            "/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
            _stream(_to_unicode(used, mapped)),
        ]
    names = "".join(f"/{name} {first_font + 4 * n} 0 R" for n, name in enumerate(fonts))
    for n, content in enumerate(contents):
        parts += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Resources<</Font<<{names}>>>>"
            f"/Contents {first_page + 2 * n + 1} 0 R>>",
            _stream(content),
        ]
    body, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{at:010d} 00000 n \n" for at in offsets)
    trailer = f"trailer\n<</Size {len(parts) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    body += f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{trailer}"
    path.write_bytes(body.encode("latin-1"))
    return path


def _codes(content: str) -> set[int]:
    found = set()
    for piece in content.split("<")[1:]:
        codes = piece.partition(">")[0]
        found |= {int(codes[i : i + 4], 16) for i in range(0, len(codes), 4)}
    return found


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def _to_unicode(codes: Sequence[int], mapped: Callable[[str], str]) -> str:
    lines = [
        f"<{code:04x}> <{''.join(f'{ord(c):04x}' for c in mapped(chr(code)))}>" for code in codes
    ]
    blocks = "".join(
        f"{len(lines[i : i + 100])} beginbfchar\n" + "\n".join(lines[i : i + 100]) + "\nendbfchar\n"
        for i in range(0, len(lines), 100)
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{blocks}endcmap end end"
    )
