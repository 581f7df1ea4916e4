"""An event whose headings stand beside or before what they head: a card that becomes a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from etl.documents.grid import Cell, Row, Table
from etl.documents.plan_rows.headings import meaning
from etl.documents.plan_rows.item_numbers import is_number
from etl.text import fold

DATES = ("dates_text", "dates_start", "dates_end", "dates_and_place")
"""The fields that say when."""
FEWEST_FIELDS = 3
"""So many different fields have to be headed."""
_UNCLEAR = {"date_partly_read", "date_unreadable"}


@dataclass(slots=True)
class Card:
    """One event: its cells by heading, in the order of the document."""

    address: str
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)

    def add(self, heading: str, cell: Cell | None, flags: Iterable[str]) -> None:
        """A line of the card; a heading that is empty goes on with the one above."""
        name = heading or next(reversed(self.cells), "")
        self.cells.setdefault(name, []).extend([cell] if cell is not None else [])
        self.flags |= {*flags}

    def cell(self, heading: str, column: int) -> Cell:
        """All that stands beside a heading, as one cell of a row."""
        own = self.cells.get(heading, [])
        return Cell(
            "\n".join(c.number + c.text for c in own if c.text.strip()),
            column,
            footnotes=tuple(note for c in own for note in c.footnotes),
            struck=" ".join(c.struck for c in own if c.struck),
            composed=any(c.composed for c in own),
        )

    def row(self, headings: Sequence[str]) -> Row:
        """The card as a row under headings."""
        cells = tuple(self.cell(heading, at) for at, heading in enumerate(headings))
        return Row(cells, self.address, frozenset(self.flags))

    def said(self, *fields: str) -> str:
        """What stands beside the headings of some fields."""
        own = [c.text for h, cells in self.cells.items() if field_of(h) in fields for c in cells]
        return fold(" ".join(own))

    @property
    def is_event(self) -> bool:
        """Whether it may be an event: a count («12») or an instruction is none."""
        title, place = self.said("title"), self.said("place_text")
        named = bool(title) and not is_number(title) and not is_number(place)
        return named and bool(place or self.said(*DATES))


def are_dated(cards: Sequence[Card], *, most: bool = False) -> bool:
    """Whether the dates of all are dates, or left open in words, and those of most are clear.

    Where ``most`` says so, clear dates of most are enough: the others get a flag.

    «дата в формате ДД.ММ.ГГГГ» is none: papers about a plan have its headings too.
    """
    # Here only: the process that reads a document starts without the grammar of dates.
    from etl.dates.bounds import NOWHERE
    from etl.dates.date_cell import read_dates

    readings = [read_dates(card.said(*DATES), NOWHERE) for card in cards]
    clear = [bool(one.periods) and not {*one.quality} & _UNCLEAR for one in readings]
    open_ = [bool(one.periods) or "date_unknown" in one.quality for one in readings]
    return (most or all(open_)) and sum(clear) * 2 >= len(clear)


def table_of(cards: Sequence[Card], sections: Sequence[tuple[int, str, str]] = ()) -> Table:
    """A table with a card a row under their headings.

    Args:
        cards: the events.
        sections: lines that stand over events: before which card, its words, its address.
    """
    headings = [*dict.fromkeys(heading for card in cards for heading in card.cells)]
    rows = [Row(tuple(Cell(h, at) for at, h in enumerate(headings)), "заголовки")]
    for number, card in enumerate(cards):
        rows += [
            Row((Cell(text, 0, len(headings)),), address)
            for before, text, address in sections
            if before == number
        ]
        rows.append(card.row(headings))
    return Table(tuple(rows), "таблица")


def field_of(heading: str) -> str:
    """The field that a heading names, "" where it names none."""
    found = meaning(heading)
    return "" if found is None else found.field
