"""One plan's tables read from top to bottom: sections, items, merged and broken cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from etl.documents.grid import Cell, Row, Table
from etl.documents.ledger import Ledger, shorten
from etl.documents.plan_rows.above_header import first_section, is_item_of, is_month
from etl.documents.plan_rows.footnotes import LineBelow, tie_footnotes
from etl.documents.plan_rows.header import EXTRA, Header, find_header
from etl.documents.plan_rows.headings import begins_like
from etl.documents.plan_rows.items import ItemDraft, doubt_cells_beyond, split_typed_numbers
from etl.documents.plan_rows.lines_between import is_sentence
from etl.documents.plan_rows.no_plan import two_plans
from etl.documents.plan_rows.part_titles import TITLE_WORD, is_other_plan, is_title_again
from etl.documents.plan_rows.row_shapes import Shape, is_status_line
from etl.documents.plan_rows.standing_above import StandingAbove
from etl.documents.plan_rows.titles_elsewhere import names_year
from etl.documents.raised_marks import is_surely_a_note, notes_in, opening_mark
from etl.model import PlanDocument
from etl.refusals import RefusedDocumentError
from etl.text import fold

_BROKEN_HEADER = 4
"""So many cells in a row are no title: headings that could not be read, somebody's list."""
_HEADER_BELOW = "шапка стоит ниже, строки над ней прочитаны по ней"


@dataclass(slots=True)
class TableReader:
    """Collects items; every cell that comes in is entered into the ledger."""

    name: str
    numbered: bool
    notes: list[str]
    over: StandingAbove = field(init=False)
    header: Header | None = None
    drafts: list[ItemDraft] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)
    ledger: Ledger = field(default_factory=Ledger)
    origins: dict[int, str] = field(default_factory=dict)
    lines_below: list[LineBelow] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    wide_sections: bool = False

    def __post_init__(self) -> None:
        self.over = StandingAbove(self.notes)

    def read(self, table: Table, header: Header | None) -> None:
        """Read one table; ``header`` is an earlier table's where it has none of its own."""
        rows = table.rows
        if header is not None:
            self._note_headings(header)
        self.header = header or self.header
        self.origins = {}
        for row in rows:
            for cell in row.cells:
                self.ledger.expect(_place(row, cell), cell.text)
        for stray in table.strays:
            self.ledger.expect(table.name, stray)
        at, page_start, headed = 0, False, False
        top = next((i for i in range(len(rows)) if find_header(rows, i)), 0)
        below = find_header(rows, top) if top else None
        titled = bool(self.over.titles) or bool(self.drafts)
        first = first_section(rows, top, below, titled=titled) if below is not None else None
        while at < len(rows):
            row = rows[at]
            page_start = page_start or row.page_start
            found = find_header(rows, at)
            if self.header is None and below and at < top and is_item_of(row, below):
                self.header = below
                self.notes.append(f"{row.address}: {_HEADER_BELOW}")
            if found is not None and (not headed or self._is_header(row, found)):
                headed = True
                self._take_header(rows[at : at + found.height], found)
                at += found.height
                continue
            if at == first:
                self._claim_text(row)
                self.over.open_section(text := fold(row.filled[0].text))
                self.notes.append(f"{row.address}: раздел над шапкой: «{shorten(text)}»")
            elif self.header is None or (
                at < top and len(row.filled) == 1 and not self._within(at)
            ):
                self._take_above(row)
            elif self._take(rows, at, page_start=page_start):
                page_start = False
            at += 1

    def begin_part(self, lines: Sequence[str]) -> bool:
        """Begin a further part of the plan where this is its title.

        Raises:
            RefusedDocumentError: it is the title of another year's plan.
        """
        title, text = " ".join(self.over.titles), " ".join(lines)
        if is_other_plan(title, text):
            raise RefusedDocumentError(two_plans(self.name, title, text))
        return self.over.begin_part(lines)

    def _within(self, at: int) -> bool:
        """Whether items of this table stand above the row already."""
        return at > 0 and bool(self.drafts) and bool(self.origins)

    def _is_header(self, row: Row, found: Header) -> bool:
        """A table's later header has to be like its first; an item with such words is not."""
        assert self.header is not None
        known = {c.field for c in found.columns} - {EXTRA}
        ours = {c.field for c in self.header.columns} - {EXTRA}
        return len(known & ours) * 2 > len(ours) and not any(c.number for c in row.cells)

    def _take_header(self, rows: Sequence[Row], found: Header) -> None:
        self.header = found
        self._note_headings(found)
        for row in rows:
            self._claim_text(row)

    def _note_headings(self, header: Header) -> None:
        """Which column was read as what, and which headings nobody knows."""
        self.unknown += [h for h in header.unknown if h not in self.unknown]
        for column in header.columns:
            self.headings.setdefault(column.heading, column.field)

    def _claim_text(self, row: Row) -> None:
        """Account for a row that is kept as a whole: header, section, title, remark."""
        for cell in row.cells:
            self.ledger.claim(_place(row, cell), cell.text)

    def _take_above(self, row: Row) -> None:
        """A row over the header: the title of the plan or the sphere of this table."""
        self._claim_text(row)
        text = fold(" ".join(c.text for c in row.filled))
        month = is_month(text) and bool(self.drafts or names_year(" ".join(self.over.titles)))
        again = text in self.over.titles or (self.drafts and not month and self.begin_part([text]))
        if not text or again:
            return  # the title of the plan again, on a further sheet or page
        later = bool(self.drafts) and not TITLE_WORD.search(text)
        if begins_like("section", text) or later or month:
            self.over.open_section(text)
        elif not self.drafts and len(row.filled) < _BROKEN_HEADER:
            self.over.take_titles([text])
        else:
            self.notes.append(f"{row.address}: не мероприятие, пропущено: «{shorten(text)}»")

    def _take(self, rows: Sequence[Row], at: int, *, page_start: bool) -> bool:
        """Read a row under the header; False where it says nothing."""
        assert self.header is not None
        row, shape = rows[at], Shape(self.header, self.numbered, self.wide_sections)
        kind = shape.kind(rows, at, begun=bool(self.drafts), page_start=page_start)
        kind = "note" if kind != "blank" and self._is_footnote(rows, at) else kind
        if kind == "blank":
            return False
        if kind == "columns":
            self._claim_text(row)
            return False
        if kind in ("section", "note") and self.drafts and is_status_line(row):
            self._claim_text(row)
            self._take_mark(row)
        elif kind == "section" and self._is_of_item(row):
            self._claim_text(row)
        elif kind == "section":
            self._claim_text(row)
            self.wide_sections = self.wide_sections or shape.is_wide(row.filled[0])
            text = fold(row.filled[-1].text)
            if not (is_title_again(" ".join(self.over.titles), text) and self.begin_part([text])):
                self.over.open_section(text)
        elif kind == "note":
            self._claim_text(row)
            text = shorten(" ".join(c.text for c in row.filled))
            self.notes.append(f"{row.address}: не мероприятие, пропущено: «{text}»")
            self.take_lines(" ".join(dict.fromkeys(c.text for c in row.filled)))
        elif kind == "item":
            self._new_item(row, shape)
        else:
            self._add(row, self.drafts[-1], numbered=None)
        for cell in row.cells:
            if not cell.above:
                self.origins[cell.column] = cell.text
        return True

    def _take_mark(self, row: Row) -> None:
        text = fold(row.filled[0].text)
        if row.after_struck:
            self.notes.append(f"{row.address}: о зачёркнутой строке: «{text}»")
        else:
            self.drafts[-1].mark = text

    def _is_of_item(self, row: Row) -> bool:
        """Take a line over the whole width that says more of the item above it."""
        text = fold(row.filled[-1].text)
        if not self.drafts or len({fold(c.text) for c in row.filled}) > 1:
            return False
        if is_sentence(text):
            self.notes.append(f"{row.address}: не мероприятие, пропущено: «{shorten(text)}»")
            return True
        return self.drafts[-1].take_labelled(text)

    def take_lines(self, text: str) -> None:
        """Keep the lines under the items that begin with a footnote's mark."""
        for note in notes_in(text) if self.drafts else ():
            self.lines_below.append(LineBelow(opening_mark(note), note, len(self.drafts)))

    def _is_footnote(self, rows: Sequence[Row], at: int) -> bool:
        """Whether a row is a footnote that an item above points to, and neither section nor item.

        One that begins with a plain number has to stand under all items: «1. Культура» does not.
        """
        filled = rows[at].filled
        text = " ".join(dict.fromkeys(c.text for c in filled))
        notes = notes_in(text)
        if not self.drafts or not notes or len(filled) > 2:
            return False
        if is_surely_a_note(text):
            return True
        last = all(len(row.filled) <= 2 for row in rows[at + 1 :])
        pointed = {mark for draft in self.drafts for mark in draft.marks()}
        return last and len(filled) == 1 and bool(pointed & {*map(opening_mark, notes)})

    def _new_item(self, row: Row, shape: Shape) -> None:
        assert self.header is not None
        self.over.sphere_used = True
        draft = ItemDraft(
            self.header, self.over.sphere, row.address, shape.number(row), under=self.over.under
        )
        self.drafts.append(draft)
        self._add(row, draft, numbered=shape.numbered_column)
        column = self.header.first("sphere")
        if column is not None:
            if column in draft.pieces:
                self.over.sphere = fold("\n".join(draft.pieces[column]))
            draft.sphere = self.over.sphere

    def _add(self, row: Row, draft: ItemDraft, *, numbered: int | None) -> None:
        """Put a row's cells into an item; a new item repeats cells merged from above.

        Automatic numbers are text, but for the item's own in the ``numbered`` column, which
        is None where the row goes on with an item.
        """
        fresh = numbered is not None
        draft.flags |= row.flags
        for cell in row.cells:
            column = draft.header.of(cell)
            name = draft.name(column)
            repeated = cell.above and not cell.text.strip()
            text = self.origins.get(cell.column, "") if repeated and fresh else cell.text
            draft.footnotes += [(name, note) for note in cell.footnotes]
            if cell.struck.strip():
                heading = draft.header.columns[column].heading
                draft.struck.append(fold(f"{heading}: {cell.struck}"))
            if cell.number and column != numbered and not repeated:
                text = cell.number + text
                draft.flags |= set() if cell.text.strip() else {"list_number"}
            draft.flags |= {"more_cells"} if text.strip() and draft.is_beyond(cell) else set()
            if text.strip() or fresh:
                draft.sources.setdefault(name, []).append(
                    ("" if repeated or cell.composed else row.address, cell.column)
                )
            if not text.strip():
                continue
            if name != "number":
                draft.pieces.setdefault(column, []).append(text)
            elif repeated or not fresh:
                draft.number = fold(f"{draft.number} {text}")
            if not repeated:
                self.ledger.claim(_place(row, cell), (len(self.drafts) - 1, (name,)))

    def document(self, join: Callable[[str], str] | None, *, lines: bool) -> PlanDocument:
        """Everything read, with the proof of completeness; ``lines`` are a clerk's."""
        split = split_typed_numbers(self.drafts)
        doubt_cells_beyond(self.drafts)
        texts = [draft.texts(join) for draft in self.drafts]
        tie_footnotes(self.drafts, texts, self.lines_below)
        self.over.note_empty_section()
        whole = [{**t, "title": t["number"] + t.get("title", "")} for t in texts]
        pairs = zip(self.drafts, texts, strict=True)
        accounted = self.ledger.account(whole if split else texts)
        return PlanDocument(
            name=self.name,
            title=fold(" ".join(self.over.titles)),
            rows=tuple(draft.row(t, self.name, lines=lines) for draft, t in pairs),
            unknown_headings=tuple(self.unknown),
            leftovers=accounted.leftovers,
            notes=tuple(self.notes),
            headings=tuple(self.headings.items()),
            characters=accounted.characters,
            outside=tuple(self.outside),
            parts=tuple(self.over.parts),
        )


def _place(row: Row, cell: Cell) -> str:
    return f"{row.address}, столбец {cell.column + 1}"
