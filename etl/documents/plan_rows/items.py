"""An item while it is being read, and the texts it ends up with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from etl.documents.grid import Cell
from etl.documents.plan_rows.dated_sections import is_date, sphere_over
from etl.documents.plan_rows.header import EXTRA, WHEN_OR_WHERE, Header
from etl.documents.plan_rows.lines_between import labelled
from etl.documents.raised_marks import marks_of
from etl.documents.struck_out import STRUCK_WORDS
from etl.model import CELL_FIELDS, RawRow
from etl.text import fold, line_ends

_TYPED_NUMBER = re.compile(r"\s*(\d{1,4}(?:\.\d{1,3})*[.)])\s+(?=\S)")
# How columns of one field are put together («Страна» and «Город» are one place).
_JOINTS = {"place_text": ", ", "participants_text": "; ", "dates_text": " "}
FOOTNOTE = "Сноска"
"""Name in ``extra`` of lines under the table that the item's cells point to by a mark.

A footnote that the format keeps apart by itself is quoted in the report, as it always was."""
_FEWEST_MONTHS = 3
MARK = "Отметка под строкой"
"""Name in ``extra`` of what a full-width row under the item says («Отменено»)."""


@dataclass(slots=True)
class ItemDraft:
    """Pieces of an item by column of the header it stands under."""

    header: Header
    sphere: str
    address: str
    number: str = ""
    mark: str = ""
    flags: set[str] = field(default_factory=set)
    pieces: dict[int, list[str]] = field(default_factory=dict)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    lines_below: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    under: tuple[str, ...] = ()
    labelled: dict[str, str] = field(default_factory=dict)
    """What lines under the item say, by the field that their label names."""
    sources: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """By name, the cells that its words come from: row and grid column."""

    def name(self, column: int) -> str:
        """The name under which a column's text is kept."""
        known = self.header.columns[column]
        if known.field == EXTRA:
            return f"{EXTRA}:{known.heading or f'столбец {column + 1}'}"
        return known.field

    def is_beyond(self, cell: Cell) -> bool:
        """Whether a cell stands to the right of all headings: another one may be cut in two."""
        return cell.column >= self.header.columns[-1].end

    def columns_beyond(self) -> set[int]:
        """The filled columns to the right of all that have a heading or a meaning."""
        last = max(at for at, c in enumerate(self.header.columns) if c.heading or c.field != EXTRA)
        return {at for at in self.pieces if at > last}

    def marks(self) -> set[str]:
        """The marks of footnotes in the item's cells."""
        return {mark for found in self.pieces.values() for text in found for mark in marks_of(text)}

    def texts(self, join: Callable[[str], str] | None) -> dict[str, str]:
        """The item's texts by name, folded; ``join`` puts the lines of a cell together."""
        parts: dict[str, list[str]] = {}
        for column in sorted(self.pieces):
            text = "\n".join(self.pieces[column])
            text = fold(join(text) if join else text)
            parts.setdefault(self.name(column), []).append(text)
        texts = {name: _JOINTS.get(name, " ").join(found) for name, found in parts.items()}
        if both := texts.get("dates_and_place", ""):
            for name in ("dates_text", "place_text"):
                texts[name] = fold(f"{texts.get(name, '')} {both}")
        if self.header.dates_in_titles:
            texts["dates_text"] = texts.get("title", "")
        if self._is_dated_by_section():
            texts["dates_text"] = self.sphere
        ends = [texts[name] for name in ("dates_start", "dates_end") if texts.get(name)]
        if ends:
            period = " – ".join(dict.fromkeys(ends))
            texts["dates_text"] = fold(f"{texts.get('dates_text', '')} {period}")
        texts["number"] = self.number
        return self.labelled | texts

    def line_ends(self, texts: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
        """Where the lines of cells end whose text is that of one column and of nothing else."""
        found = {}
        for column, pieces in self.pieces.items():
            name, text = self.name(column), "\n".join(pieces)
            if name in CELL_FIELDS and "\n" in text and fold(text) == texts.get(name):
                found[name] = line_ends(text)
        return {name: ends for name, ends in found.items() if ends}

    def take_labelled(self, text: str) -> bool:
        """Take «Описание: …», a line under the item; beside such a column it is a further one."""
        more = labelled(text)
        if more is None:
            return False
        name, label, words = more
        if self.header.first(name) is not None:
            name = f"{EXTRA}:{label}"
        self.labelled[name] = fold(f"{self.labelled.get(name, '')} {words}")
        return True

    def _months(self) -> tuple[str, ...]:
        """The month at the head of the one date cell that is filled, where each month has one."""
        heads = {
            at: column.heading.split()[-1]
            for at, column in enumerate(self.header.columns)
            if column.field == "dates_text" and column.heading
        }
        if len(heads) < _FEWEST_MONTHS:
            return ()
        # Here only: the process that reads a document starts without the names of months.
        from etl.calendar_names import one_month

        filled = [month for at in self.pieces if (month := one_month(heads.get(at, "")))]
        return tuple(filled) if len(filled) == 1 and all(map(one_month, heads.values())) else ()

    def _is_dated_by_section(self) -> bool:
        """Whether the row over it says when, and no column does."""
        dated = {c.field for c in self.header.columns} & (WHEN_OR_WHERE - {"place_text"})
        return not dated and not self.header.dates_in_titles and is_date(self.sphere)

    def row(self, texts: dict[str, str], document: str, *, lines: bool) -> RawRow:
        """The finished row; ``lines`` says that its cells' lines end where a clerk ended them."""
        prefix = EXTRA + ":"
        marked = {MARK: self.mark} if self.mark else {}
        if self.lines_below:
            marked[FOOTNOTE] = "; ".join(dict.fromkeys(self.lines_below))
        if self.struck:
            marked[STRUCK_WORDS] = "; ".join(self.struck)
        return RawRow(
            sphere=sphere_over(self.under) if self._is_dated_by_section() else self.sphere,
            number_text=texts["number"],
            cells={name: texts.get(name, "") for name in CELL_FIELDS},
            source_ref=f"{document}, {self.address}",
            extra={k.removeprefix(prefix): v for k, v in texts.items() if k.startswith(prefix)}
            | marked,
            quality=tuple(sorted(self.flags | self._incomplete(texts))),
            footnotes=tuple(dict.fromkeys(self.footnotes)),
            under=(*self.under, *self._months()),
            columns={
                name: found[0][1]
                for name, found in self.sources.items()
                if name in CELL_FIELDS and len(found) == 1 and found[0][0] == self.address
            },
            line_ends=self.line_ends(texts) if lines else {},
        )

    def _incomplete(self, texts: dict[str, str]) -> set[str]:
        """The code of an item that breaks off or lacks what makes an event."""
        fields = {c.field for c in self.header.columns}
        if "dates_and_place" in fields:
            fields |= {"dates_text", "place_text"}
        if fields & {"dates_start", "dates_end"} or self.header.dates_in_titles:
            fields |= {"dates_text"}
        others = [n for n in CELL_FIELDS if n != "title" and n in fields]
        empty = {n for n in others if not texts.get(n)}
        both = {"place_text", "dates_text"} <= empty
        if not texts.get("title") or both or (others and len(empty) == len(others)):
            return {"row_incomplete"}
        return set()


def doubt_cells_beyond(drafts: Sequence[ItemDraft]) -> None:
    """Doubt rows with words to the right of the headings, where most of the others have none.

    A sheet is as wide as its widest row; a column that most rows fill only lacks its heading.
    """
    beyond = [(draft, id(draft.header), at) for draft in drafts for at in draft.columns_beyond()]
    rows = Counter(id(draft.header) for draft in drafts)
    filled = Counter((header, at) for _, header, at in beyond)
    for draft, header, at in beyond:
        if filled[header, at] * 2 <= rows[header]:
            draft.flags.add("more_cells")


def split_typed_numbers(drafts: Sequence[ItemDraft]) -> bool:
    """Take the numbers typed before the titles, where no column is for numbers.

    Only where each item has one: «33-я выставка» or «2 мая» is a title.
    """
    if any(d.header.first("number") is not None or d.number for d in drafts):
        return False
    found = []
    for draft in drafts:
        pieces = draft.pieces.get(draft.header.first("title") or 0)
        match = _TYPED_NUMBER.match(pieces[0]) if pieces else None
        if match is None or pieces is None:
            return False
        found.append((draft, pieces, match))
    for draft, pieces, match in found:
        draft.number, pieces[0] = match.group(1), pieces[0][match.end() :]
    return bool(found)
