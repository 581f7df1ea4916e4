"""Tables become rows: one state machine for every format.

A plan's table is read from top to bottom. Each of its rows is a header, a row of
column numbers, a section, an item, the lower part of the item before it, or a remark;
``_Reader._kind`` says which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.documents.grid import Cell, Grid, Paragraph, Row, Table
from etl.documents.header import EXTRA, Header, find_header, is_number, is_roman
from etl.documents.headings import begins_like, looked_for
from etl.documents.ledger import Ledger, shorten
from etl.model import CELL_FIELDS, PlanDocument, RawRow, RefusedDocumentError
from etl.text import fold

_LONGEST_SECTION = 300
_TITLE_WORD = re.compile(
    r"\bплан\b|\bплана\b|перечень|утвержд|приложени|состояни|согласован|полугоди|квартал"
    r"|\b(?:19|20)\d\d\b|исполнительн|\bгод\b|\bгода\b",
    re.IGNORECASE,
)
_TYPED_NUMBER = re.compile(r"\s*(\d{1,4}(?:\.\d{1,3})*[.)])\s+(?=\S)")
_JOINTS = {"place_text": ", ", "participants_text": "; ", "dates_text": " "}


@dataclass(slots=True)
class _Draft:
    """An item while it is being read: pieces by column of the header."""

    header: Header
    sphere: str
    address: str
    number: str = ""
    flags: set[str] = field(default_factory=set)
    pieces: dict[int, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    name: str
    header: Header | None = None
    numbered: bool = False
    sphere: str = ""
    section_used: bool = True
    titles: list[str] = field(default_factory=list)
    drafts: list[_Draft] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    origins: dict[int, str] = field(default_factory=dict)

    # --- tables -----------------------------------------------------------------

    def read_table(self, table: Table) -> None:
        """Read one table of the plan, its own header included where it has one."""
        rows = table.rows
        self.origins = {}
        for row in rows:
            for cell in row.cells:
                self.ledger.expect(_place(row, cell), cell.text)
        at = 0
        while at < len(rows):
            header = find_header(rows, at)
            if header is not None and self._is_header(rows[at], header):
                self._take_header(rows[at : at + header.height], header)
                at += header.height
                continue
            if self.header is None or (at == 0 and _header_below(rows)):
                self._above_header(rows[at], several=bool(self.drafts))
            else:
                self._take(rows, at)
            at += 1
        for stray in table.strays:
            self.ledger.expect(table.name, stray)

    def _is_header(self, row: Row, header: Header) -> bool:
        """A header after the first has to look like it, not like an item."""
        if self.header is None:
            return True
        known = {c.field for c in header.columns} - {EXTRA}
        ours = {c.field for c in self.header.columns} - {EXTRA}
        return len(known & ours) * 2 > len(ours) and not any(c.number for c in row.cells)

    def _take_header(self, rows: Sequence[Row], header: Header) -> None:
        self.header = header
        self.unknown += [h for h in header.unknown if h not in self.unknown]
        for row in rows:
            for cell in row.cells:
                self.ledger.claim(_place(row, cell), cell.text)

    def _above_header(self, row: Row, *, several: bool) -> None:
        """A row over the header: the title of the plan or the sphere of this table."""
        for cell in row.filled:
            self.ledger.claim(_place(row, cell), cell.text)
        text = fold(" ".join(c.text for c in row.filled))
        if text and (begins_like("section", text) or (several and not _TITLE_WORD.search(text))):
            self._open_section(text)
        elif text and not several:
            self.titles.append(text)

    # --- rows -------------------------------------------------------------------

    def _take(self, rows: Sequence[Row], at: int) -> None:
        row = rows[at]
        assert self.header is not None
        kind = self._kind(rows, at)
        if kind == "section":
            self._take_section(row)
        elif kind in ("columns", "note"):
            for cell in row.filled:
                self.ledger.claim(_place(row, cell), cell.text)
            if kind == "note":
                text = shorten(" ".join(c.text for c in row.filled))
                self.notes.append(f"{row.address}: не мероприятие, пропущено: «{text}»")
        elif kind == "item":
            self._add(row, self._new_draft(row))
        elif kind == "more":
            self._add(row, self.drafts[-1])
        if kind != "blank":
            for cell in row.cells:
                if not cell.above:
                    self.origins[cell.column] = cell.text

    def _kind(self, rows: Sequence[Row], at: int) -> str:
        row, header = rows[at], self.header
        assert header is not None
        filled = row.filled
        if not filled:
            return "blank" if not any(c.above for c in row.cells) or not row.cells else "blank"
        if _is_column_numbers(row):
            return "columns"
        if self._is_section(rows, at):
            text = " ".join(c.text for c in filled)
            return "note" if self._is_note(text) else "section"
        if self.drafts and self._is_same_item(row):
            return "more"
        number, title = self._number(row), self._own(row, "title")
        if number or not self.numbered and title:
            return "item" if title or number else "more"
        if self.numbered and not number and self._is_remark(row):
            return "note"
        if not title:
            return "more" if self.drafts else "item"
        if not self.drafts:
            return "item"
        first = title.lstrip("«\"( ")[:1]
        dated = self._own(row, "dates_text") or self._own(row, "dates_start")
        if first.islower() or (row.page_start and not dated):
            return "more"
        return "item"

    def _is_note(self, text: str) -> bool:
        return text.lstrip().startswith("*") or begins_like("note", text)

    def _is_remark(self, row: Row) -> bool:
        """A signature or a note under the items: after a gap, or begun as a note."""
        first = row.filled[0].text
        if row.after_gap and not self._own(row, "title"):
            return True
        return len(row.filled) <= 2 and self._is_note(first)

    def _is_section(self, rows: Sequence[Row], at: int) -> bool:
        row, header = rows[at], self.header
        assert header is not None
        filled = row.filled
        text = " ".join(c.text for c in filled)
        if len(text) > _LONGEST_SECTION:
            return False
        if len(filled) == 1:
            cell = filled[0]
            covered = header.covered(cell)
            if len(covered) >= max(2, round(0.6 * len(header.columns))):
                return True
            if len(row.cells) > 1 and any(c.above for c in row.cells):
                return False
            if begins_like("section", text):
                return True
            return self._stands_alone(rows, at, cell)
        if len(filled) == 2 and self._own(row, "number") and self._own(row, "title"):
            return self._is_numbered_section(rows, at)
        return False

    def _stands_alone(self, rows: Sequence[Row], at: int, cell: Cell) -> bool:
        """Whether a row's only filled cell, not merged, is a section and not half an item."""
        header = self.header
        assert header is not None
        column = header.of(cell)
        if cell.number and column in (header.first("number"), header.first("title")):
            return False
        if column == header.first("number"):
            return not is_number(cell.text)
        if column != min(0 if header.first("number") is None else 1, len(header.columns) - 1):
            if column != header.first("title"):
                return False
        elif self._number(rows[at]):
            return False
        text = cell.text.strip()
        if text[:1].islower() or rows[at].page_start and text.endswith((".", ",", ";")):
            return False
        after = next((r for r in rows[at + 1 :] if r.filled), None)
        return after is not None and (len(after.filled) > 1 or self._number(after) != "")

    def _is_numbered_section(self, rows: Sequence[Row], at: int) -> bool:
        """«2 | В сфере культуры» over 2.1, «II | …» over 4: a section with its own number."""
        number, title = self._number(rows[at]), self._own(rows[at], "title")
        if begins_like("section", title):
            return True
        after = next((r for r in rows[at + 1 :] if r.filled), None)
        below = self._number(after) if after is not None else ""
        if is_roman(number) and is_number(below):
            return True
        stem = number.rstrip(".) ")
        return bool(stem) and below.startswith(stem + ".") and below.rstrip(".) ") != stem

    def _is_same_item(self, row: Row) -> bool:
        """The cell that makes the item (number, else title) goes on from above."""
        header = self.header
        assert header is not None
        column = header.first("number") if self.numbered else None
        column = header.first("title") if column is None else column
        return any(c.above and not c.text.strip() and header.of(c) == column for c in row.cells)

    # --- pieces -----------------------------------------------------------------

    def _own(self, row: Row, name: str) -> str:
        header = self.header
        assert header is not None
        for cell in row.cells:
            if header.columns[header.of(cell)].field == name and cell.text.strip():
                return cell.text
        return ""

    def _number(self, row: Row) -> str:
        """The item's number: automatic, typed, or both."""
        header = self.header
        assert header is not None
        column = header.first("number")
        column = header.first("title") if column is None else column
        for cell in row.cells:
            if header.of(cell) != column or cell.above:
                continue
            typed = cell.text if header.columns[column].field == "number" else ""
            return fold(f"{cell.number} {typed}")
        return ""

    def _open_section(self, text: str) -> None:
        if not self.section_used:
            self.notes.append(f"раздел «{shorten(self.sphere)}» не содержит мероприятий")
        self.sphere, self.section_used = text, False

    def _take_section(self, row: Row) -> None:
        filled = row.filled
        for cell in filled:
            self.ledger.claim(_place(row, cell), cell.text)
        self._open_section(fold(filled[-1].text))

    def _new_draft(self, row: Row) -> _Draft:
        assert self.header is not None
        self.section_used = True
        draft = _Draft(self.header, self.sphere, row.address, self._number(row))
        self.drafts.append(draft)
        return draft

    def _add(self, row: Row, draft: _Draft) -> None:
        """Put a row's cells into an item; merged cells repeat what stands above."""
        draft.flags |= row.flags
        index = len(self.drafts) - 1
        fresh = draft.address == row.address
        for cell in row.cells:
            column = draft.header.of(cell)
            name = draft.header.columns[column].field
            repeated = cell.above and not cell.text.strip()
            text = self.origins.get(cell.column, "") if repeated else cell.text
            if not text.strip() or (repeated and not fresh):
                continue
            key = _key(draft.header, column)
            if name == "number":
                if not fresh or repeated:
                    draft.number = fold(f"{draft.number} {text}")
            else:
                draft.pieces.setdefault(column, []).append(text)
            if not repeated:
                self.ledger.claim(_place(row, cell), (index, (key,)))
        if fresh:
            self._sphere_column(draft)

    def _sphere_column(self, draft: _Draft) -> None:
        column = draft.header.first("sphere")
        if column is None:
            return
        if column in draft.pieces:
            self.sphere = fold("\n".join(draft.pieces[column]))
        draft.sphere = self.sphere

    # --- the whole --------------------------------------------------------------

    def document(self) -> PlanDocument:
        """Everything read, with the proof of completeness."""
        split = self._split_numbers()
        finals = [_final(draft) for draft in self.drafts]
        rows = tuple(
            RawRow(
                sphere=draft.sphere,
                number_text=final["number"],
                cells={name: final.get(name, "") for name in CELL_FIELDS},
                source_ref=f"{self.name}, {draft.address}",
                extra={
                    k.removeprefix(EXTRA + ":"): v
                    for k, v in final.items()
                    if k.startswith(EXTRA + ":")
                },
                quality=tuple(sorted(draft.flags | _incomplete(draft, final))),
            )
            for draft, final in zip(self.drafts, finals, strict=True)
        )
        if split:
            finals = [{**f, "title": f["number"] + f["title"]} for f in finals]
        if not self.section_used:
            self.notes.append(f"раздел «{shorten(self.sphere)}» не содержит мероприятий")
        return PlanDocument(
            name=self.name,
            title=fold(" ".join(self.titles)),
            rows=rows,
            unknown_headings=tuple(self.unknown),
            leftovers=self.ledger.leftovers(list(finals)),
            notes=tuple(self.notes),
        )

    def _split_numbers(self) -> bool:
        """Where no column is for numbers, the numbers typed before the titles are numbers."""
        if any(d.header.first("number") is not None for d in self.drafts):
            return False
        found = []
        for draft in self.drafts:
            column = draft.header.first("title")
            pieces = draft.pieces.get(column if column is not None else -1)
            match = _TYPED_NUMBER.match(pieces[0]) if pieces else None
            if match is None or pieces is None or draft.number:
                return False
            found.append((draft, pieces, match))
        for draft, pieces, match in found:
            draft.number, pieces[0] = match.group(1), pieces[0][match.end() :]
        return bool(found)


def _key(header: Header, column: int) -> str:
    """The name under which an item's column is kept."""
    name = header.columns[column].field
    if name == EXTRA:
        return f"{EXTRA}:{header.columns[column].heading or f'столбец {column + 1}'}"
    return name


def _final(draft: _Draft) -> dict[str, str]:
    """An item's texts by field; columns of one field are joined in their order."""
    texts: dict[str, list[str]] = {}
    for column in sorted(draft.pieces):
        texts.setdefault(_key(draft.header, column), []).append(
            fold("\n".join(draft.pieces[column]))
        )
    final = {name: _JOINTS.get(name, " ").join(parts) for name, parts in texts.items()}
    both = final.get("dates_and_place", "")
    if both:
        for name in ("dates_text", "place_text"):
            final[name] = fold(f"{final.get(name, '')} {both}")
    ends = [final[name] for name in ("dates_start", "dates_end") if final.get(name)]
    if ends:
        period = " – ".join(dict.fromkeys(ends))
        final["dates_text"] = fold(f"{final.get('dates_text', '')} {period}")
    final["number"] = draft.number
    return final


def _incomplete(draft: _Draft, final: dict[str, str]) -> set[str]:
    """The code of an item that breaks off or lacks what makes an event."""
    fields = {c.field for c in draft.header.columns}
    others = [n for n in CELL_FIELDS if n != "title" and n in fields]
    empty = [n for n in others if not final.get(n)]
    lacking = {"place_text", "dates_text"} & fields
    if not final.get("title") or (others and len(empty) == len(others)):
        return {"row_incomplete"}
    return {"row_incomplete"} if len(lacking) == 2 and lacking <= set(empty) else set()


def _place(row: Row, cell: Cell) -> str:
    return f"{row.address}, столбец {cell.column + 1}"


def _is_column_numbers(row: Row) -> bool:
    """«1 | 2 | 3 …» under a header."""
    texts = [re.sub(r"[\s().]", "", c.text or c.number) for c in row.cells]
    numbers = [int(t) for t in texts if t.isdecimal()]
    return (
        len(numbers) >= 3
        and len(numbers) == sum(map(bool, texts))
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] in (0, 1)
    )


def _header_below(rows: Sequence[Row]) -> bool:
    """Whether one of the next rows is a header, so that the first one stands over it."""
    return len(rows[0].filled) == 1 and len(rows) > 1 and find_header(rows, 1) is not None


def _has_header(table: Table) -> bool:
    return any(find_header(table.rows, at) is not None for at in range(len(table.rows)))


def _unwrapped(blocks: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """A table that only lays out the page gives way to the plan inside of it."""
    found: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, Table) and not _has_header(block):
            inner = [t for t in _inner(block) if _has_header(t)]
            found += inner or [block]
        else:
            found.append(block)
    return found


def _inner(table: Table) -> list[Table]:
    return [found for t in table.inner for found in (t, *_inner(t))]


def _goes_on(table: Table, header: Header) -> bool:
    """A table without a header of its own is a part of the plan if it has its columns."""
    counts = [len(r.cells) for r in table.rows]
    widths = sum(n == len(header.columns) for n in counts)
    return bool(counts) and (widths * 2 >= len(counts) or table.width == header.columns[-1].end)


def _is_numbered(tables: Sequence[Table], headers: Sequence[Header]) -> bool:
    """Whether most of the plan's items have a number."""
    with_number = without = 0
    for table, header in zip(tables, headers, strict=True):
        column = header.first("number")
        automatic = column is None
        column = header.first("title") if column is None else column
        for row in table.rows:
            if len(row.filled) < 2:
                continue
            cells = [c for c in row.cells if header.of(c) == column]
            if any(c.number or (not automatic and is_number(c.text)) for c in cells):
                with_number += 1
            else:
                without += 1
    return with_number > 0 and with_number * 2 >= without


def read_rows(grid: Grid, name: str) -> PlanDocument:
    """Make rows of a document's tables.

    Args:
        grid: the document's paragraphs and tables.
        name: the file's name, for addresses and refusals.

    Returns:
        The rows with everything that was noticed.

    Raises:
        RefusedDocumentError: there is no table, or none that is a plan.
    """
    blocks = _unwrapped(grid.blocks)
    tables = [b for b in blocks if isinstance(b, Table)]
    if not any(t.rows for t in tables):
        raise RefusedDocumentError(
            f"{name}: в документе нет ни одной таблицы; "
            "укажите файл, в котором план мероприятий оформлен таблицей."
        )
    plans: list[Table] = []
    headers: list[Header] = []
    for table in tables:
        found = next(
            (h for at in range(len(table.rows)) if (h := find_header(table.rows, at))), None
        )
        if found is None and headers and _goes_on(table, headers[-1]):
            found = _aligned(table, headers[-1])
        if found is not None:
            plans.append(table)
            headers.append(found)
    if not plans:
        raise RefusedDocumentError(
            f"{name}, {tables[0].name}: среди столбцов нет заголовков плана "
            f"({looked_for()}); проверьте, тот ли это файл, или допишите формулировки "
            "заголовков в plan_data/lookups/headings.csv."
        )
    reader = _Reader(name, numbered=_is_numbered(plans, headers), notes=list(grid.notes))
    _read_blocks(reader, blocks, dict(zip(map(id, plans), headers, strict=True)))
    return reader.document()


def _aligned(table: Table, header: Header) -> Header:
    """The header of an earlier table laid over a later one, column by column."""
    if table.width == header.columns[-1].end:
        return header
    whole = next((r for r in table.rows if len(r.cells) == len(header.columns)), None)
    if whole is None:
        return header
    columns = tuple(
        type(c)(c.field, c.heading, cell.column, cell.column + cell.span)
        for c, cell in zip(header.columns, whole.cells, strict=True)
    )
    return Header(columns, 0)


def _read_blocks(
    reader: _Reader, blocks: Sequence[Paragraph | Table], headers: dict[int, Header]
) -> None:
    """Read tables in their order; paragraphs before one are its title or its sphere."""
    several = len(headers) > 1
    above: list[Paragraph] = []
    begun = False
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.text.strip():
                above.append(block)
        elif id(block) in headers:
            sphere = _sphere_above(above, several=several, begun=begun)
            if not begun:
                reader.titles += [fold(p.text) for p in above if p is not sphere]
            if sphere is not None:
                reader._open_section(fold(sphere.text))
            if not _has_header(block):
                reader.header = headers[id(block)]
            reader.read_table(block)
            above, begun = [], True
        elif block.rows:
            reader.notes.append(f"{block.name}: не похожа на план, пропущена")


def _sphere_above(
    above: Sequence[Paragraph], *, several: bool, begun: bool
) -> Paragraph | None:
    """The paragraph over a table that names its sphere, None where none does."""
    for paragraph in reversed(above):
        text = fold(paragraph.text)
        if begins_like("note", text) or len(text) > _LONGEST_SECTION:
            continue
        if begins_like("section", text):
            return paragraph
        if _TITLE_WORD.search(text) or text.startswith("("):
            return None
        titled = begun or any(_TITLE_WORD.search(p.text) for p in above)
        return paragraph if titled and (several or paragraph.heading) else None
    return None
