"""A passport as a Word document: the same sections, tables and map."""

from __future__ import annotations

from typing import Any

from pages.editions.passport.edition_passport import Passport
from pages.editions.passport.passport_parts import PaperCell, PaperSection, PaperTable
from pages.handouts.papers.docx_picture import put_map
from pages.handouts.papers.docx_setting import append, new_document, saved
from pages.handouts.papers.docx_table import Run, WordTable
from pages.handouts.papers.file_properties import tell_of
from pages.handouts.papers.paper_letters import printable
from pages.shared.visit.passport_links import PASSPORT

_WIDE = 267.0
"""Millimetres between the margins."""
_FACT, _SHORT, _MAP = 32.0, 150.0, 170


def passport_docx(passport: Passport) -> bytes:
    """The document; equal passports give equal bytes."""
    of = printable(passport.of)
    document = new_document(f"{PASSPORT} · {of}")
    tell_of(document.core_properties, PASSPORT, of, of, passport.made)
    document.add_paragraph(PASSPORT, "Title")
    facts = WordTable((_FACT, _WIDE - _FACT), "Сведения о редакции")
    for name, value in (("План", passport.of), *passport.facts):
        facts.row((name, printable(value)), ("Cell", "Cell"))
    append(document, facts)
    for at, section in enumerate(passport.sections):
        _section(document, section)
        if at == passport.map_after:
            put_map(document, passport.drawn, level=2, across=_MAP)
    return saved(document, passport.made)


def _section(document: Any, section: PaperSection) -> None:
    document.add_heading(printable(section.title), 1)
    for words in section.words:
        document.add_paragraph(printable(words))
    for table in section.tables:
        append(document, word_table(table))
    for one in section.lists:
        document.add_heading(printable(one.head), 2)
        for item in one.items:
            document.add_paragraph(printable(item), "List Bullet")


def word_table(table: PaperTable) -> WordTable:
    """A table of a paper; one of a few columns is not as wide as the sheet."""
    wide = _WIDE if len(table.heads) > 3 else _SHORT
    widths = [wide * share / sum(table.widths) for share in table.widths]
    made = WordTable(widths, table.caption)
    made.head(table.heads, "CellHead")
    styles = [
        "CellNumber" if column in table.numbers else "Cell" for column in range(len(table.heads))
    ]
    for row in table.rows:
        made.row([_cell(cell) for cell in row], styles)
    return made


def _cell(cell: PaperCell) -> str | list[Run]:
    if cell.pieces:
        return [Run(printable(p.text), cell.mark if p.differs else "") for p in cell.pieces]
    if cell.link.startswith("http"):
        return [Run(printable(cell.text), link=cell.link)]
    return printable(cell.text)
