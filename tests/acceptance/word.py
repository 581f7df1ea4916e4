"""Word documents, made with python-docx and, where it has no word for it, raw XML."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from .plans import Item, Plan

Column = tuple[str, Callable[[Item], str]]

NUMBER: Column = ("№ п/п", lambda item: item.printed)
TITLE: Column = ("Наименование мероприятия", lambda item: item.title)
PLACE: Column = ("Место проведения мероприятия", lambda item: item.place)
DATES: Column = ("Сроки проведения мероприятия", lambda item: item.dates)
DESCRIPTION: Column = ("Описание мероприятия", lambda item: item.description)
PURPOSE: Column = ("Цель проведения мероприятия", lambda item: item.purpose)
PARTICIPANTS: Column = (
    "Участники мероприятия\n(страна, другие дополнительные сведения)",
    lambda item: item.participants,
)
SEVEN = (NUMBER, TITLE, PLACE, DATES, DESCRIPTION, PURPOSE, PARTICIPANTS)


def element(xml: str) -> Any:
    """A piece of WordprocessingML."""
    return parse_xml(re.sub(r"^<[\w:]+", lambda start: f"{start[0]} {nsdecls('w')}", xml))


def new_document(title: str) -> Any:
    """An empty document with the plan's title on top."""
    document = Document()
    for line in title.split("\n"):
        document.add_paragraph(line)
    return document


def add_table(document: Any, columns: Sequence[Column], heading: bool = True) -> Any:
    """A ruled table; its heading row is marked as Word marks one that is repeated."""
    table = document.add_table(rows=0, cols=len(columns), style="Table Grid")
    if heading:
        add_heading(table, columns)
    return table


def add_heading(table: Any, columns: Sequence[Column]) -> None:
    """One heading row."""
    row = table.add_row()
    for cell, (heading, _) in zip(row.cells, columns, strict=True):
        write(cell, heading)
    row._tr.get_or_add_trPr().append(element("<w:tblHeader/>"))


def write(cell: Any, text: str) -> None:
    """Text into an empty cell; a line feed is a soft break inside the paragraph."""
    run = cell.paragraphs[0].add_run()
    for number, line in enumerate(text.split("\n")):
        if number:
            run.add_break()
        run.add_text(line)


def add_item(table: Any, columns: Sequence[Column], item: Item) -> Any:
    """One numbered row."""
    row = table.add_row()
    for cell, (_, text_of) in zip(row.cells, columns, strict=True):
        write(cell, text_of(item))
    return row


def add_merged_section(table: Any, text: str) -> Any:
    """A section header over the whole width."""
    row = table.add_row()
    write(row.cells[0].merge(row.cells[-1]), text)
    return row


def add_list(document: Any, levels: Sequence[str]) -> int:
    """A new list of Word's own numbers; the identifier that paragraphs refer to."""
    numbering = document.part.numbering_part.element
    abstract_id = 900 + len(numbering.findall(qn("w:abstractNum")))
    body = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, text in enumerate(levels)
    )
    abstract = element(f'<w:abstractNum w:abstractNumId="{abstract_id}">{body}</w:abstractNum>')
    numbering.insert(0, abstract)
    number_id = 500 + len(numbering.findall(qn("w:num")))
    numbering.append(
        element(f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="{abstract_id}"/></w:num>')
    )
    return number_id


def number_paragraph(paragraph: Any, list_id: int, level: int = 0) -> None:
    """Let Word number this paragraph."""
    paragraph._p.get_or_add_pPr().append(
        element(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )


def add_footnote(document: Any, paragraph: Any, text: str) -> None:
    """A footnote with its mark at the end of the paragraph."""
    separator = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    )
    note = (
        '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
    )
    xml = f"<w:footnotes {nsdecls('w')}>{separator}{note}</w:footnotes>"
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        xml.encode("utf-8"),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(
        element(
            '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            '<w:footnoteReference w:id="1"/></w:r>'
        )
    )


def plain(plan: Plan, path: Path, columns: Sequence[Column] = SEVEN) -> Path:
    """One table, merged section rows, numbers typed."""
    document = new_document(plan.title)
    table = add_table(document, columns)
    for sphere, items in plan.spheres:
        add_merged_section(table, sphere)
        for item in items:
            add_item(table, columns, item)
    document.save(str(path))
    return path


def without_typed_number(columns: Sequence[Column]) -> list[Column]:
    """The same columns with the number cell left empty for Word to fill."""
    return [
        (heading, (lambda _: "") if heading == NUMBER[0] else text_of)
        for heading, text_of in columns
    ]


def copied(thing: Any) -> Any:
    """A deep copy of an XML element."""
    return copy.deepcopy(thing)
