"""The report and the list as a Word document, as officials write it: A4 across, seven columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pages.handouts.handout import Slice
from pages.handouts.papers.docx_picture import put_map, put_picture
from pages.handouts.papers.docx_setting import append, new_document, saved
from pages.handouts.papers.docx_table import WordTable
from pages.handouts.papers.file_properties import tell
from pages.handouts.papers.paper_report import COLUMNS, NOTE, CountLine, Report, paper_report
from pages.shared.visit.file_formats import Grain
from pages.shared.words.russian import PARTNER_COUNTRY

_WIDTHS = (13, 52, 36, 30, 50, 46, 40)
"""Of the seven columns, in millimetres: what is between the margins."""
_HALF = 128
"""Of a column of the report, in millimetres."""


def make(handed: Slice, grain: Grain) -> bytes:
    """The slice as DOCX.

    Raises:
        RefusedError: the slice has too many events for a document.
    """
    return docx_document(paper_report(handed))


def docx_document(report: Report) -> bytes:
    """The report as DOCX; equal reports give equal bytes."""
    source = f" · {report.source}" if report.source else ""
    document = new_document(f"{report.edition}{source}")
    tell(document.core_properties, report)
    _report(document, report)
    _list(document, report)
    return saved(document, report.made)


def _report(document: Any, report: Report) -> None:
    document.add_paragraph(report.title, "Title")
    facts = WordTable((45, sum(_WIDTHS) - 45), "Сведения о выгрузке")
    for name, value in report.facts:
        facts.row((name, value), ("Cell", "Cell"))
    append(document, facts)
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
    append(document, months)
    _counts(document, "По сферам", "Сфера", report.spheres)
    _counts(document, "По партнёрам", PARTNER_COUNTRY, report.partners, report.partners_note)
    _columns(document.add_section(WD_SECTION.CONTINUOUS), 1)
    if report.questions:
        document.add_heading("Вопросы к строкам", 1)
        questions = WordTable((110, 25, sum(_WIDTHS) - 135), "Вопросы к строкам")
        questions.head(("Вопрос", "строк", "Что сделать"), "CellHead")
        for one in report.questions:
            styles = ("Cell", "CellNumber", "Cell")
            questions.row((one.name, str(one.n), one.advice), styles)
        append(document, questions)
    if report.timeline or report.timeline_note:
        document.add_heading("Сроки мероприятий", 1)
    for at, drawn in enumerate(report.timeline, 1):
        put_picture(document, drawn, f"Шкала времени {at}")
    if report.timeline_note:
        document.add_paragraph(report.timeline_note)
    put_map(document, report.map)


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
    append(document, table)
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
    append(document, table)


def _columns(section: Any, count: int) -> None:
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), str(round((sum(_WIDTHS) - 2 * _HALF) * 1440 / 25.4)))
