"""Refusals of documents that hold no plan, each with what stands there instead."""

from __future__ import annotations

from collections.abc import Sequence

from etl.documents.answered_sheet import answered_rows, has_sheet
from etl.documents.grid import Grid, Table
from etl.documents.ledger import shorten
from etl.documents.plan_rows.headings import looked_for
from etl.documents.plan_rows.seen_headings import seen_columns
from etl.documents.plan_rows.turned_tables import headings_aside
from etl.refusals import AnsweredSheetError, HeadingsMissingError, RefusedDocumentError


def refuse_other_papers(name: str, grid: Grid, tables: Sequence[Table]) -> None:
    """A document of which a part cannot be opened is no plan, nor is an answer to our letter."""
    if not tables and grid.unread:
        raise RefusedDocumentError(
            f"{name}: содержимое вставлено отдельной частью «{shorten(grid.unread[0])}», которая "
            "не читается; откройте документ в Word и сохраните его заново как .docx."
        )
    if has_sheet(tables):
        raise AnsweredSheetError(
            f"{name}: это не план, а ответы на письмо «Просим уточнить»; загрузите их на странице "
            "«Редакции» или командой python -m etl answers.",
            answered_rows(tables),
        )


def two_plans(name: str, first: str, second: str) -> str:
    """The refusal of a document with two plans, whose rows nobody would tell apart."""
    return (
        f"{name}: в документе два плана: «{shorten(first)}» и «{shorten(second)}»; "
        "сохраните каждый отдельным файлом."
    )


def without_headings(name: str, tables: Sequence[Table], unclear: str = "") -> RefusedDocumentError:
    """The refusal of a document none of whose tables has a plan's headings.

    Args:
        name: the document's.
        tables: all of its tables.
        unclear: the line of a plan without a table of which nobody can say what it belongs to.
    """
    if unclear:
        return RefusedDocumentError(
            f"{name}: мероприятия названы строками с подписями, но не понять, к какому из них "
            f"относится {unclear}; начните каждое мероприятие с номера и названия или с "
            "«Мероприятие: …» либо оформите план таблицей."
        )
    if not tables:
        return RefusedDocumentError(
            f"{name}: в документе нет ни одной таблицы; укажите файл, в котором план мероприятий "
            "оформлен таблицей или у каждого мероприятия подписаны строки («Сроки: …», «Место: …»)."
        )
    table = max(tables, key=lambda t: sum(len(r.filled) for r in t.rows))  # the first of equals
    columns = seen_columns(table.rows, table.width)
    stands = "; ".join(f"«{shorten(column.heading)}»" for column in columns[:8])
    there = f", есть {stands}" if stands else ""
    _, aside = headings_aside(table.rows)
    if aside:
        named = "; ".join(f"«{shorten(text)}»" for text in aside[:4])
        words = (
            f"{name}, {table.name}: заголовки стоят в первом столбце ({named}), но события по ним "
            "не разделяются; поставьте заголовки в первую строку, по мероприятию в строке."
        )
        return HeadingsMissingError(words, columns)
    words = (
        f"{name}, {table.name}: среди столбцов нет заголовков плана ({looked_for()}){there}; "
        "проверьте, тот ли это файл, или скажите, что в этих столбцах: на странице «Редакции» "
        "или командой etl told."
    )
    return HeadingsMissingError(words, columns)
