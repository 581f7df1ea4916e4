"""Each region's way with Word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from . import word
from .content import belgorod, bryansk, karelia, pskov, rostov
from .plans import Item


def pskov_docx(path: Path) -> Path:
    """A table per sphere under a heading, columns in another order, numbers restart."""
    columns: list[word.Column] = [
        ("№", lambda item: ""),
        ("Сроки", lambda item: item.dates),
        ("Мероприятие", lambda item: item.title),
        ("Место", lambda item: item.place),
        ("Страны-участники", lambda item: item.participants),
        ("Ответственный", lambda item: item.extra["Ответственный"]),
    ]
    document = Document()
    approval = document.add_table(rows=1, cols=2)
    word.write(approval.cell(0, 0), "СОГЛАСОВАНО\nПредседатель комитета\n____________ И.И. Иванова")
    word.write(
        approval.cell(0, 1),
        "УТВЕРЖДАЮ\nЗаместитель Губернатора Псковской области\n____________ П.П. Петров\n"
        "«___» июня 2027 года",
    )
    document.add_paragraph(pskov.PLAN.title)
    for sphere, items in pskov.PLAN.spheres:
        document.add_heading(sphere, level=2)
        table = word.add_table(document, columns)
        numbers = word.add_list(document, ["%1."])
        for item in items:
            row = word.add_item(table, columns, item)
            word.number_paragraph(row.cells[0].paragraphs[0], numbers)
        document.add_paragraph("")
    document.add_paragraph("Начальник отдела международных связей\t\tС.С. Сидорова")
    signatures = document.add_table(rows=1, cols=3)
    for cell, text in zip(
        signatures.rows[0].cells, ["Исполнитель", "А.А. Орлов", "тел. 29-00-00"], strict=True
    ):
        word.write(cell, text)
    document.save(str(path))
    return path


def bryansk_docx(path: Path) -> Path:
    """Seven columns, a row of column numbers, the heading typed again on the second page."""
    plan = bryansk.PLAN
    document = word.new_document(plan.title)
    table = word.add_table(document, word.SEVEN)
    counted = table.add_row()
    for place, cell in enumerate(counted.cells, 1):
        word.write(cell, str(place))
    number = 0
    for sphere, items in plan.spheres:
        word.add_merged_section(table, sphere)
        for item in items:
            number += 1
            row = word.add_item(table, word.without_typed_number(word.SEVEN), item)
            word.write(row.cells[0], f"{number}.\u00a0")
            if number == 4:
                word.add_heading(table, word.SEVEN)
                again = table.add_row()
                for place, cell in enumerate(again.cells, 1):
                    word.write(cell, str(place))
    document.save(str(path))
    return path


def karelia_docx(path: Path) -> Path:
    """Section rows are list level one, events level two: 1., 1.1., 1.2., 2., 2.1. …"""
    columns: list[word.Column] = [
        ("№ п/п", lambda item: ""),
        ("Название мероприятия", lambda item: item.title),
        ("Дата и время проведения", lambda item: item.dates),
        ("Место (город, площадка)", lambda item: item.place),
        ("Зарубежные участники", lambda item: item.participants),
    ]
    document = word.new_document(karelia.PLAN.title)
    numbers = word.add_list(document, ["%1.", "%1.%2."])
    table = word.add_table(document, columns)
    for sphere, items in karelia.PLAN.spheres:
        section = word.add_merged_section(table, sphere)
        word.number_paragraph(section.cells[0].paragraphs[0], numbers)
        for item in items:
            row = word.add_item(table, columns, item)
            word.number_paragraph(row.cells[0].paragraphs[0], numbers, 1)
    document.save(str(path))
    return path


def rostov_docx(path: Path) -> Path:
    """No number column; the section text stands in the first cell of an unmerged row."""
    columns: list[word.Column] = [
        ("Дата проведения", lambda item: item.dates),
        ("Наименование", lambda item: item.title),
        ("Место проведения", lambda item: item.place),
        ("Краткое описание", lambda item: item.description),
        ("Цели и задачи", lambda item: item.purpose),
        ("Участники", lambda item: item.participants),
    ]
    document = word.new_document(rostov.PLAN.title)
    table = word.add_table(document, columns)
    for sphere, items in rostov.PLAN.spheres:
        section = table.add_row()
        word.write(section.cells[0], sphere)
        for item in items:
            word.add_item(table, columns, item)
    document.save(str(path))
    return path


def belgorod_docx(path: Path) -> Path:
    """Footnote, hidden text, tracked changes, content controls and a table in a cell."""
    plan = belgorod.PLAN
    document = word.new_document(plan.title)
    table = word.add_table(document, word.SEVEN)
    rows: dict[str, Any] = {}
    for sphere, items in plan.spheres:
        section = table.add_row()
        word.write(section.cells[1], sphere)
        for item in items:
            rows[item.printed] = word.add_item(table, word.SEVEN, _as_typed(item))
    _footnote(document, rows["2.1."])
    _hide(rows["2.2."])
    _track(rows["2.3."])
    _control(rows["2.4."])
    _nest(rows["2.5."])
    _wrap_row(rows["2.6."])
    document.save(str(path))
    return path


def _as_typed(item: Item) -> Item:
    """The row as first typed, before the XML is edited."""
    if item.printed == "2.3.":
        return replace(item, participants="Школьники Азербайджана, ")
    if item.printed == "2.4.":
        return replace(item, dates="")
    if item.printed == "2.5.":
        return replace(item, description="Шествие, концерт")
    return item


def _footnote(document: Any, row: Any) -> None:
    word.add_footnote(document, row.cells[1].paragraphs[0], "Совместно с РАН.")


def _hide(row: Any) -> None:
    paragraph = row.cells[2].paragraphs[0]._p
    paragraph.append(
        word.element("<w:r><w:rPr><w:vanish/></w:rPr><w:t>, г. Харьков (черновик)</w:t></w:r>")
    )


def _track(row: Any) -> None:
    paragraph = row.cells[6].paragraphs[0]._p
    who = 'w:author="Редактор" w:date="2027-12-01T10:00:00Z"'
    paragraph.append(
        word.element(f'<w:del w:id="71" {who}><w:r><w:delText>Грузии</w:delText></w:r></w:del>')
    )
    paragraph.append(
        word.element(f'<w:ins w:id="72" {who}><w:r><w:t>Республики Армения</w:t></w:r></w:ins>')
    )


def _control(row: Any) -> None:
    """The date sits in a content control inside the paragraph, the place in one around it."""
    dates = row.cells[3].paragraphs[0]._p
    for run in dates.findall(qn("w:r")):
        dates.remove(run)
    dates.append(
        word.element(
            '<w:sdt><w:sdtPr><w:alias w:val="Дата"/></w:sdtPr><w:sdtContent>'
            "<w:r><w:t>5-7 июня 2028 г.</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    cell = row.cells[2]._tc
    paragraph = cell.find(qn("w:p"))
    control = word.element("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
    cell.replace(paragraph, control)
    control.find(qn("w:sdtContent")).append(paragraph)
    cell.append(word.element("<w:p/>"))


def _nest(row: Any) -> None:
    cell = row.cells[4]
    inner = cell.add_table(rows=0, cols=2)
    for texts in (("Программа", ""), ("10:00", "Открытие"), ("12:00", "Концерт")):
        cells = inner.add_row().cells
        for target, text in zip(cells, texts, strict=True):
            target.paragraphs[0].add_run(text)


def _wrap_row(row: Any) -> None:
    """The whole row inside a content control, as a repeating section has it."""
    element = row._tr
    table = element.getparent()
    control = word.element("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")
    table.replace(element, control)
    control.find(qn("w:sdtContent")).append(element)
