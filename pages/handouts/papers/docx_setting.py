"""A Word document as officials write it: A4 across, Times New Roman, the number of each page."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pages.handouts.papers.docx_table import WordTable
from pages.handouts.papers.steady_zip import steady

_FONT = "Times New Roman"
_MARGIN, _WIDE, _HIGH = 15, 297, 210
_STYLES: tuple[tuple[str, float, bool, bool], ...] = (
    ("Cell", 10, False, False),
    ("Cell Head", 10, True, False),
    ("Cell Number", 10, False, False),
    ("Cell Sphere", 11, True, False),
    ("Cell Note", 9, False, True),
    ("Small Print", 9, False, False),
)
"""Styles of our own: name, size in points, bold, italic."""


def new_document(foot_words: str) -> Any:
    """An empty document of ours: page, language, styles, the foot of every page.

    Args:
        foot_words: what stands at the foot before the page's number.
    """
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_WIDE), Mm(_HIGH)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    section.footer_distance = Mm(7)
    _styles(document)
    _settle(document)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Small Print"]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{foot_words} · страница ")
    _field(foot, "PAGE")
    foot.add_run(" из ")
    _field(foot, "NUMPAGES")
    return document


def saved(document: Any, made: datetime) -> bytes:
    """The document's bytes, the same for the same content.

    Args:
        document: what is written.
        made: the time that its parts are of.
    """
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue(), made)


def append(document: Any, table: WordTable) -> None:
    """Put a table at the end; Word wants a paragraph between two of them and after the last."""
    between = document.add_paragraph(style="Small Print")
    between._p.addprevious(table.element)


def _settle(document: Any) -> None:
    """Words of narrow columns are divided by Word; the template's own small picture goes."""
    hyphens = OxmlElement("w:autoHyphenation")
    document.settings.element.find(qn("w:defaultTabStop")).addnext(hyphens)
    relations = document.part.package.rels
    for key in [k for k, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]


def _styles(document: Any) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.size = Pt(12)
    _face(normal)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.0
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for element in defaults.findall(qn("w:lang")):
        element.set(qn("w:val"), "ru-RU")
    for name, size in (("Title", 16), ("Heading 1", 14), ("Heading 2", 12)):
        style = styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.color.rgb = RGBColor(0, 0, 0)
        _face(style)
        style.paragraph_format.space_before = Pt(10 if size < 16 else 0)
        style.paragraph_format.space_after = Pt(4 if size < 16 else 8)
        style.paragraph_format.keep_with_next = True
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if line is not None:
        styles["Title"].element.pPr.remove(line)
    for name, points, bold, italic in _STYLES:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size, style.font.bold, style.font.italic = Pt(points), bold, italic
        style.paragraph_format.space_after = Pt(0)
    centred = ("Cell Sphere", "Cell Head")
    for name in centred:
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["Cell Number"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    # In the pane of headings the spheres stand below the list.
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "1")
    styles["Cell Sphere"].element.get_or_add_pPr().append(level)


def _face(style: Any) -> None:
    """The face for every script: the template's headings name a theme's instead."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _field(paragraph: Any, code: str) -> None:
    """A number that Word counts by itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    run.text = "1"
    field.append(run)
    paragraph._p.append(field)
