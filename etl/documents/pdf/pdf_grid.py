"""A PDF as a grid: opened safely, every page cut into tables and text."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from etl.documents.file_kind import GET_AGAIN, locked, refuse
from etl.documents.grid import Cell, Grid, Paragraph, Row, Table
from etl.documents.ledger import shorten
from etl.documents.pdf.column_letters import decoders_of, is_foreign, reads_right
from etl.documents.pdf.glyph_lines import text_of
from etl.documents.pdf.glyphs import Glyph, glyphs_of
from etl.documents.pdf.pdf_bounds import bounded, check_page, real_cause
from etl.documents.pdf.pdf_page import Box, Page, TextLine, furniture, paragraphs, text_lines
from etl.documents.pdf.pdf_streams import Losses, broken, check_streams
from etl.documents.pdf.ruled import column_edges, ruled_rows
from etl.documents.pdf.stamps import without_stamps
from etl.documents.pdf.strikes import strikes_on
from etl.documents.pdf.unruled import unruled_blocks
from etl.documents.pdf.wrong_maps import decoded, is_garbled
from etl.documents.plan_rows.header import find_header
from etl.documents.struck_out import STRUCK_OUT, kept, left_of

_MOST_PAGES = 500
_FEWEST_COLUMNS = 3
_TAIL = 2048
"""Bytes within which a whole PDF ends with its mark."""


def read_pdf(data: bytes, name: str) -> Grid:
    """Read a PDF.

    Args:
        data: the file.
        name: its name, for refusals.

    Raises:
        RefusedDocumentError: it is damaged, locked, a scan, or not safe to open.
    """
    check_streams(data, name)
    if b"%%EOF" not in data[-_TAIL:]:
        raise broken(name)
    with bounded(name), Losses() as losses:
        pages = _pages(data, name)
    if losses.found:
        raise broken(name)
    ruled = any(page.tables for page in pages)
    blocks = _ruled_blocks(pages) if ruled else unruled_blocks(pages)
    if ruled and not _has_header(blocks):
        # Lines between the rows only: the headings stand over the first of them.
        unruled = unruled_blocks(pages)
        blocks = unruled if _has_header(unruled) else blocks
    cut = sum(page.narrow for page in pages)
    if cut > 1 and not _has_header(blocks):
        raise refuse(
            name,
            f"в таблицах по одному-два столбца ({cut} стр.): похоже, план разрезан по столбцам",
            "возьмите исходную книгу или сохраните PDF так, чтобы все столбцы поместились на лист",
        )
    notes = [
        f"страница {page.number}: надпись поверх текста не прочитана: «{shorten(page.stamp)}»"
        for page in pages
        if page.stamp
    ]
    return Grid(tuple(_with_letters(block, notes) for block in blocks), tuple(notes))


def _has_header(blocks: Sequence[Paragraph | Table]) -> bool:
    """Whether a plan's headings stand in one of the tables."""
    tables = [block.rows for block in blocks if isinstance(block, Table)]
    return any(find_header(rows, at) is not None for rows in tables for at in range(len(rows)))


def _with_letters(block: Paragraph | Table, notes: list[str]) -> Paragraph | Table:
    """A block whose wrongly mapped letters are put right; garbage is no text and is flagged."""
    if isinstance(block, Paragraph):
        return replace(block, text=_hyphened(decoded(block.text)))
    columns: dict[int, list[str]] = {}
    for row in block.rows:
        for cell in row.cells:
            columns.setdefault(cell.column, []).append(cell.text)
    decoders = decoders_of(columns)
    unread = {
        c
        for c, texts in columns.items()
        if decoders[c] is None and is_foreign([*map(decoded, texts)])
    }

    def meant(cell: Cell) -> str:
        decoder = decoders[cell.column]
        wrong = decoder is not None and not reads_right(cell.text)
        found = decoder(cell.text) if wrong and decoder is not None else decoded(cell.text)
        return _hyphened(found)

    def is_lost(cell: Cell) -> bool:
        strange = cell.column in unread and any(c.isalpha() for c in cell.text)
        return strange or is_garbled(cell.text)

    rows: list[Row | None] = []
    for row in block.rows:
        cells = [replace(cell, text=meant(cell)) for cell in row.cells]
        garbled = [cell for cell in cells if is_lost(cell)]
        notes += [f"{row.address}: буквы не читаются: «{shorten(c.text)}»" for c in garbled]
        clean = tuple(replace(c, text="") if is_lost(c) else c for c in cells)
        flags = row.flags | ({"garbled_text"} if garbled else set())
        struck = [_hyphened(decoded(cell.struck)) for cell in row.cells if cell.struck.strip()]
        read = replace(row, cells=clean, flags=flags | ({STRUCK_OUT} if struck else set()))
        left, note = left_of(read, [" ".join(struck)]) if struck else (read, "")
        notes += [note] if note else []
        rows.append(left)
    return replace(block, rows=kept(rows))


def _hyphened(text: str) -> str:
    """A soft hyphen that is printed is a hyphen; in a wrong table of letters it may be one."""
    return text.replace("\u00ad", "-")


def _pages(data: bytes, name: str) -> list[Page]:
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if not pdf.pages:
                raise refuse(name, "в документе PDF нет страниц", GET_AGAIN)
            if len(pdf.pages) > _MOST_PAGES:
                raise refuse(
                    name,
                    f"в документе {len(pdf.pages)} страниц, для плана это слишком много",
                    "сохраните отдельно страницы с планом",
                )
            pages = []
            images = 0
            for number in range(len(pdf.pages)):
                check_page(name, pdf.pages[number])
                page = _upright(pdf, pdf.pages[number])
                images += len(page.images)
                pages.append(_page(page, number + 1))
                page.close()
    except (PdfminerException, MalformedPDFException, PDFException, PSException) as error:
        if (cause := real_cause(error)) is not error:
            raise cause from None
        if "Password" in repr(error) or "Encryption" in repr(error):
            raise locked(name) from None
        raise broken(name) from None
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError,
            RecursionError, OSError, zlib.error):  # fmt: skip
        raise broken(name) from None
    _refuse_scan(pages, images, name)
    return pages


def _refuse_scan(pages: list[Page], images: int, name: str) -> None:
    """A picture of a plan has no text, and a font without a table of letters gives none."""
    texts = [g.text for page in pages for g in page.glyphs if not g.text.isspace()]
    if len(texts) < 20:
        what = "это скан: на страницах картинки без текста" if images else "в PDF нет текста"
        raise refuse(name, what, "распознайте текст или возьмите исходный документ Word")
    if sum(t.startswith("(cid:") for t in texts) * 5 > len(texts):
        raise refuse(
            name,
            "текст PDF не извлекается: шрифты внедрены без таблицы символов",
            "возьмите исходный документ Word",
        )


def _upright(pdf: Any, page: Any) -> Any:
    """A page whose text runs up or down is turned so that it runs from left to right."""
    chars = page.chars
    turned = [c for c in chars if not c["upright"]]
    if len(turned) * 2 <= len(chars):
        return page
    up = sum(1 if c["matrix"][1] > 0 else -1 for c in turned) > 0
    source = page.page_obj
    source.rotate = (int(source.rotate or 0) + (90 if up else 270)) % 360
    source.attrs["Rotate"] = source.rotate
    return type(page)(pdf, source, page_number=page.page_number, initial_doctop=0)


def _page(page: Any, number: int) -> Page:
    tables: list[list[Box]] = []
    narrow = False
    strikes = strikes_on(page)
    if strikes.rules:
        page = page.filter(lambda drawn: id(drawn) not in strikes.rules)
    for table in page.find_tables({"explicit_horizontal_lines": _open_ends(page)}):
        boxes = [tuple(map(float, box)) for box in table.cells]
        if len({round(box[0]) for box in boxes}) >= _FEWEST_COLUMNS:
            tables.append([(b[0], b[1], b[2], b[3]) for b in boxes])
        else:
            narrow |= len(boxes) > _FEWEST_COLUMNS
    rules = [
        (float(e["top"]), float(e["x0"]), float(e["x1"]))
        for e in page.edges
        if e["orientation"] == "h"
    ]
    chars, stamp = without_stamps(page.chars, [_bounds(boxes) for boxes in tables])
    glyphs = glyphs_of(chars, strikes.chars)
    narrow = narrow and not tables
    return Page(number, float(page.width), float(page.height), glyphs, tables, rules, stamp, narrow)


def _open_ends(page: Any) -> list[float]:
    """Where upright lines end without a line across: a row that a page's end cuts in two."""
    upright = [e for e in page.edges if e["orientation"] == "v" and e["height"] > 4]
    across = [e["top"] for e in page.edges if e["orientation"] == "h" and e["width"] > 4]
    ends = []
    if len({round(e["x0"]) for e in upright}) > _FEWEST_COLUMNS:
        for end in (min(e["top"] for e in upright), max(e["bottom"] for e in upright)):
            if all(abs(end - line) > 3 for line in across):
                ends.append(float(end))
    return ends


def _bounds(boxes: list[Box]) -> Box:
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )


def _ruled_blocks(pages: list[Page]) -> list[Paragraph | Table]:
    """Tables of all pages, put together where nothing but page furniture is between them."""
    edges = column_edges(pages)
    pieces: list[tuple[Page, float, list[Box] | TextLine, list[Glyph]]] = []
    for page in pages:
        areas = [(_bounds(boxes), boxes) for boxes in page.tables]
        inside: list[list[Glyph]] = [[] for _ in areas]
        outside = []
        for glyph in page.glyphs:
            for held, (area, _) in zip(inside, areas, strict=True):
                if area[0] <= glyph.x <= area[2] and area[1] <= glyph.y <= area[3]:
                    held.append(glyph)
                    break
            else:
                outside.append(glyph)
        here: list[tuple[Page, float, list[Box] | TextLine, list[Glyph]]] = [
            (page, area[1], boxes, held) for held, (area, boxes) in zip(inside, areas, strict=True)
        ]
        here += [(page, line.top, line, []) for line in text_lines(page, outside)]
        pieces += sorted(here, key=lambda piece: piece[1])
    lines = [piece for _, _, piece, _ in pieces if isinstance(piece, TextLine)]
    dropped = furniture(pages, lines)
    blocks: list[Paragraph | Table] = []
    waiting: list[TextLine] = []
    for page, _, piece, glyphs in pieces:
        if isinstance(piece, TextLine):
            waiting += [] if piece in dropped else [piece]
            continue
        rows, strays = ruled_rows(page, piece, glyphs, edges)
        left = (text_of(strays),) if strays else ()
        last = blocks[-1] if blocks else None
        if isinstance(last, Table) and not waiting:
            blocks[-1] = Table(last.rows + tuple(rows), last.name, last.strays + left)
        else:
            blocks += paragraphs(waiting)
            blocks.append(Table(tuple(rows), f"страница {page.number}, таблица", left))
        waiting = []
    return [*blocks, *paragraphs(waiting)]
