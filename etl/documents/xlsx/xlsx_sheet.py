"""One worksheet as a table: merged cells, hidden rows, what is struck out, its notes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from etl.documents.grid import Cell, Row, Table
from etl.documents.plan_rows.header import find_header
from etl.documents.plan_rows.item_numbers import is_number
from etl.documents.struck_out import STRUCK_OUT, kept, left_of
from etl.documents.xlsx.cell_ranges import rows_met
from etl.documents.xlsx.cell_runs import runs_of_cell, struck_fonts
from etl.documents.xlsx.hidden_columns import hidden_columns, letters, without_drafts
from etl.documents.xlsx.sheet_names import is_part_name
from etl.documents.xlsx.shown_values import shown
from etl.text import fold

_WIDEST = 200


_FEWEST_COLUMNS = 4


class WorkbookSheet:
    """One worksheet turned into a table."""

    def __init__(self, sheet: Any, formulas: Any) -> None:
        self.title = str(sheet.title)
        self.hidden = sheet.sheet_state != "visible"
        self.notes: list[str] = []
        self._sheet = sheet
        self._formulas = formulas
        self._struck_fonts = struck_fonts(sheet.parent)
        self._struck: dict[int, dict[int, str]] = {}
        self._unseen: set[int] = set()
        self.table = Table(self._shown(self._rows()), f"лист «{self.title}»")
        self.is_part = is_part_name(self.title, sheet.parent.sheetnames)

    @property
    def is_plan(self) -> bool:
        """Whether there is a plan's header on it."""
        rows = self.table.rows
        return any(find_header(rows, at) is not None for at in range(len(rows)))

    @property
    def heading(self) -> list[str]:
        """The rows over the header of a plan: its title."""
        rows = self.table.rows
        top = next((at for at in range(len(rows)) if find_header(rows, at) is not None), 0)
        return [fold(" ".join(c.text for c in row.filled)) for row in rows[:top] if row.filled]

    @property
    def has_items(self) -> bool:
        """Whether most of its rows are filled as items are."""
        rows = self.table.rows
        full = sum(len(row.filled) * 2 > self.table.width for row in rows)
        return self.table.width >= _FEWEST_COLUMNS and full * 2 > len(rows)

    @property
    def first_number(self) -> int | None:
        """The first item's number, where it has one."""
        return next(iter(self._numbers()), None)

    @property
    def last_number(self) -> int | None:
        """The last item's number, where it has one."""
        return next(reversed(self._numbers()), None)

    def _numbers(self) -> list[int]:
        firsts = [r.cells[0].text for r in self.table.rows if len(r.filled) > 2 and r.cells]
        return [int(t.strip(" .)")) for t in firsts if t.strip(" .)").isdecimal() and is_number(t)]

    def _texts(self) -> dict[int, dict[int, str]]:
        """Words by row and column; a formula that was never computed is its own text."""
        found: dict[int, dict[int, str]] = {}
        for (row, column), cell in sorted(self._sheet._cells.items()):
            value, gone = runs_of_cell(cell.value, struck=cell._style.fontId in self._struck_fonts)
            text = shown(value, cell.number_format)
            if not text and value not in (None, "", 0):
                self._unseen.add(row)
                self.notes.append(f"лист «{self.title}», {cell.coordinate}: скрыто форматом ячейки")
            struck = gone if isinstance(gone, str) else shown(gone, cell.number_format)
            if struck.strip() and column <= _WIDEST:
                self._struck.setdefault(row, {})[column] = struck.strip()
                found.setdefault(row, {})
            if not text and not struck and self._formulas is not None:
                formula = self._formulas.cell(row, column).value
                formula = getattr(formula, "text", formula)
                if isinstance(formula, str) and formula.startswith("="):
                    text = formula
                    self.notes.append(
                        f"лист «{self.title}», {cell.coordinate}: формула без значения, "
                        "взят её текст"
                    )
            if text.strip() and column > _WIDEST:
                self.notes.append(f"лист «{self.title}», {cell.coordinate}: не прочитано: «{text}»")
            elif text.strip():
                found.setdefault(row, {})[column] = text
        return found

    def _rows(self) -> tuple[Row, ...]:
        texts = self._texts()
        filled = [column for row in (*texts.values(), *self._struck.values()) for column in row]
        width = max(filled, default=0)
        merged = self._merged(width, texts)
        lasts = {row for row, _ in merged if row in texts}
        rows: list[Row | None] = []
        previous = 0
        for number in sorted(texts.keys() | lasts):
            cells = self._cells(number, texts.get(number, {}), merged, width)
            after_gap = bool(rows) and number > previous + 1
            if not any(c.text or c.above or c.struck for c in cells):
                continue
            previous = number
            row = Row(
                cells,
                f"лист «{self.title}», строка {number}",
                frozenset(self._flags(number)),
                after_gap=after_gap,
            )
            left: Row | None = row
            if number in self._struck:
                left, note = left_of(row, [" ".join(self._struck[number].values())])
                self.notes.append(note)
            rows.append(left)
        return kept(rows)

    def _flags(self, number: int) -> set[str]:
        """What a person should know of a row of the sheet."""
        found = {"hidden_row"} if self._is_hidden(number) else set()
        found |= {STRUCK_OUT} if number in self._struck else set()
        return found | ({"hidden_text"} if number in self._unseen else set())

    def _merged(self, width: int, rows: Collection[int]) -> dict[tuple[int, int], tuple[int, bool]]:
        """Span by position of each row's first cell of a merged area; True below its top."""
        found = {}
        for row, area in rows_met(self._sheet.merged_cells.ranges, rows):
            span = min(area.max_col, max(width, area.min_col)) - area.min_col + 1
            found[row, area.min_col] = (span, row > area.min_row)
        return found

    def _cells(
        self,
        number: int,
        texts: dict[int, str],
        merged: dict[tuple[int, int], tuple[int, bool]],
        width: int,
    ) -> tuple[Cell, ...]:
        cells = []
        struck = self._struck.get(number, {})
        column = 1
        while column <= width:
            span, above = merged.get((number, column), (1, False))
            gone = struck.get(column, "")
            cells.append(Cell(texts.get(column, ""), column - 1, span, above, struck=gone))
            column += span
        return tuple(cells)

    def _is_hidden(self, number: int) -> bool:
        row = self._sheet.row_dimensions.get(number)
        return row is not None and (bool(row.hidden) or row.height == 0)

    def _shown(self, rows: Sequence[Row]) -> tuple[Row, ...]:
        """The rows without hidden drafts of shown columns; notes say which are read and not."""
        width = max((c.column + c.span for row in rows for c in row.cells), default=0)
        hidden = hidden_columns(self._sheet, width)
        shown_rows, drafts = without_drafts(rows, hidden)
        if hidden - drafts:
            names = letters(hidden - drafts)
            self.notes.append(f"лист «{self.title}»: скрытые столбцы прочитаны ({names})")
        if drafts:
            self.notes.append(
                f"лист «{self.title}»: скрытые столбцы не прочитаны ({letters(drafts)}): рядом "
                "видны такие же"
            )
        return shown_rows
