"""A sheet «Просим уточнить» that somebody has filled in: recognised by its headings, no plan.

Told by two headings of one row, «Код строки» and «Ответ», wherever they stand: the sheet may have
gone through Word, Excel or a text, with rows deleted and columns added.
"""

from __future__ import annotations

from collections.abc import Iterable

from etl.documents.grid import Row, Table
from etl.refusals import AnsweredRow
from etl.text import key

CODE_HEADING, ANSWER_HEADING = "Код строки", "Ответ"


def answered_rows(tables: Iterable[Table]) -> tuple[AnsweredRow, ...]:
    """The rows of all sheets in a document that hold a code or an answer; none without a sheet."""
    found: list[AnsweredRow] = []
    columns: tuple[int, int] | None = None
    for table in tables:
        for row in table.rows:
            headed = _headed(row)
            if headed is not None:
                columns = headed
            elif columns is not None:
                code, answer = (_in(row, column) for column in columns)
                if code.strip() or answer.strip():
                    found.append(AnsweredRow(row.address, code, answer))
    return tuple(found)


def has_sheet(tables: Iterable[Table]) -> bool:
    """Whether a document has the headings of a sheet, filled in or not."""
    return any(_headed(row) is not None for table in tables for row in table.rows)


def _headed(row: Row) -> tuple[int, int] | None:
    """Where the code and the answer stand under a row of headings."""
    at = {key(cell.text): cell.column for cell in row.cells}
    code, answer = at.get(key(CODE_HEADING)), at.get(key(ANSWER_HEADING))
    return None if code is None or answer is None else (code, answer)


def _in(row: Row, column: int) -> str:
    return next(
        (c.number + c.text for c in row.cells if c.column <= column < c.column + c.span), ""
    )
