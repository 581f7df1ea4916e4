"""The report and the list as a Word document, as officials write it: A4 across, seven columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from pages.handouts.handout import Slice
from pages.handouts.papers.core_data import tell
from pages.handouts.papers.paper_report import COLUMNS, NOTE, CountLine, Report, paper_report
from pages.handouts.papers.steady_zip import steady
from pages.handouts.papers.word_table import WordTable
from pages.handouts.picture.raster import ACROSS, as_png, svg_beside
from pages.handouts.picture.slice_map import MapPicture
from pages.shared.visit.file_formats import Grain

_FONT = "Times New Roman"
_MARGIN, _WIDE, _HIGH = 15, 297, 210
_WIDTHS = (13, 52, 36, 30, 50, 46, 40)
"""Of the seven columns, in millimetres: what is between the margins."""
_HALF = 128
"""Of a column of the report, in millimetres."""
_STYLES: tuple[tuple[str, float, bool, bool], ...] = (
    ("Cell", 10, False, False),
    ("Cell Head", 10, True, False),
    ("Cell Number", 10, False, False),
    ("Cell Sphere", 11, True, False),
    ("Cell Note", 9, False, True),
    ("Small Print", 9, False, False),
)
"""Styles of our own: name, size in points, bold, italic."""


def make(handed: Slice, grain: Grain) -> bytes:
    """The slice as DOCX.

    Raises:
        RefusedError: the slice has too many events for a document.
    """
    return word_document(paper_report(handed))


def word_document(report: Report) -> bytes:
    """The report as DOCX; equal reports give equal bytes."""
    document = docx.Document()
    _set_up(document, report)
    _report(document, report)
    _list(document, report)
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue(), report.made)


def _set_up(document: Any, report: Report) -> None:
    """Page, language, styles, the document's own data, the foot of every page."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_WIDE), Mm(_HIGH)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    section.footer_distance = Mm(7)
    _styles(document)
    _settle(document)
    tell(document.core_properties, report)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Small Print"]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    source = f" · {report.source}" if report.source else ""
    foot.add_run(f"{report.edition}{source} · страница ")
    _field(foot, "PAGE")
    foot.add_run(" из ")
    _field(foot, "NUMPAGES")


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


def _report(document: Any, report: Report) -> None:
    document.add_paragraph(report.title, "Title")
    facts = WordTable((45, sum(_WIDTHS) - 45), "Сведения о выгрузке")
    for name, value in report.facts:
        facts.row((name, value), ("Cell", "Cell"))
    _append(document, facts)
    document.add_heading("Главное", 1)
    for sentence in report.numbers:
        document.add_paragraph(sentence, "List Bullet")
    _columns(document.add_section(WD_SECTION.CONTINUOUS), 2)
    document.add_heading("По месяцам", 1)
    document.add_paragraph(f"{report.months_title}. {report.months_note}".strip())
    months = WordTable((_HALF - 50, 25, 25), "Мероприятия по месяцам")
    months.head(("Месяц", "точно", "возможно"), "CellHead")
    for month in report.months:
        _counted(months, month.name, month.n, month.possible)
    _append(document, months)
    _counts(document, "По сферам", "Сфера", report.spheres)
    _counts(document, "По партнёрам", "Страна-партнёр", report.partners, report.partners_note)
    _columns(document.add_section(WD_SECTION.CONTINUOUS), 1)
    if report.questions:
        document.add_heading("Вопросы к строкам", 1)
        questions = WordTable((110, 25, sum(_WIDTHS) - 135), "Вопросы к строкам")
        questions.head(("Вопрос", "строк", "Что сделать"), "CellHead")
        for one in report.questions:
            styles = ("Cell", "CellNumber", "Cell")
            questions.row((one.name, str(one.n), one.advice), styles)
        _append(document, questions)
    _map(document, report.map)


def _map(document: Any, drawn: MapPicture) -> None:
    """The map as a picture of points with its drawing beside it, or the line that says why not."""
    document.add_heading(drawn.title, 1)
    if drawn.svg:
        place = document.add_paragraph()
        place.paragraph_format.keep_with_next = True
        shape = place.add_run().add_picture(io.BytesIO(as_png(drawn.svg)), width=Mm(ACROSS))
        shape._inline.docPr.set("descr", f"Карта. {drawn.title}")
        shape._inline.docPr.set("name", "Карта")
        package = document.part.package
        name = PackURI("/word/media/map.svg")
        drawing = Part(name, "image/svg+xml", drawn.svg.encode(), package)
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip
        svg_beside(blip, document.part, drawing, parse_xml)
    for note in drawn.notes:
        document.add_paragraph(note, "Small Print")


def _counts(
    document: Any, heading: str, of: str, counts: Sequence[CountLine], note: str = ""
) -> None:
    if not counts:
        return
    document.add_heading(heading, 1)
    table = WordTable((_HALF - 35, 35), heading)
    table.head((of, "мероприятий"), "CellHead")
    for one in counts:
        _counted(table, one.name, one.n)
    _append(document, table)
    if note:
        document.add_paragraph(note, "Small Print")


def _counted(table: WordTable, name: str, *numbers: int) -> None:
    styles = ("Cell", *("CellNumber" for _ in numbers))
    table.row((name, *map(str, numbers)), styles)


def _list(document: Any, report: Report) -> None:
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_heading("Перечень мероприятий", 1)
    table = WordTable(_WIDTHS, "Перечень мероприятий по сферам")
    table.head(tuple(COLUMNS.values()), "CellHead")
    for section in report.sections:
        if section.sphere:
            table.across(section.sphere, "CellSphere", shade="F3EFE7", keep=True)
        for row in section.rows:
            table.row(row.cells, ("Cell",) * len(COLUMNS), keep=bool(row.notes))
            for at, note in enumerate(row.notes, 1):
                table.across(f"{NOTE}{note}", "CellNote", keep=at < len(row.notes))
    _append(document, table)


def _append(document: Any, table: WordTable) -> None:
    """Put a table at the end; Word wants a paragraph between two of them and after the last."""
    between = document.add_paragraph(style="Small Print")
    between._p.addprevious(table.element)


def _columns(section: Any, count: int) -> None:
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), str(round((sum(_WIDTHS) - 2 * _HALF) * 1440 / 25.4)))


def _field(paragraph: Any, code: str) -> None:
    """A number that Word counts by itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    run.text = "1"
    field.append(run)
    paragraph._p.append(field)
