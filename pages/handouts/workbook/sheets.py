"""The sheets of a slice's workbook as data: headings, widths and rows, nothing of Excel yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pages.handouts.handout import Slice, card_address
from pages.handouts.tables.event_rows import event_rows, records
from pages.handouts.tables.file_headings import (
    EVENT_HEADINGS,
    VENUE_HEADINGS,
    headings_of,
    table_columns,
)
from pages.handouts.workbook.cell_values import Cell, cell_makers, cells_of
from pages.shared.times.spans import days_named, spans_of
from pages.shared.visit.file_formats import Grain
from pages.shared.words.settled_words import uncoded

EVENTS, BOTH, PERIODS, PARTNERS, SETTLED = (
    "Мероприятия", "Мероприятия × места", "Сроки", "Партнёры", "Исправления",
)  # fmt: skip
NUMBER = EVENT_HEADINGS["number"]
_WIDE = 60
_WIDTHS = {
    "title": 48, "place_text": 40, "place_said": 40, "dates_text": 26, "dates_words": 26,
    "description": _WIDE, "purpose": _WIDE, "participants_text": _WIDE, "sphere": 26,
    "countries": 24, "open": 30,
    "partner_groups": 24, "quality": 36, "extra": 30, "source_ref": 30, "event_id": 22,
    "name": 40, "number": 6, "edition": 10, "venue_no": 9, "text": 40, "source_text": 40,
    "start_date": 22, "end_date": 22, "old_value": 36, "new_value": 36, "reason": 36,
    "plan_said": 26,
}  # fmt: skip
_WIDTH = 18
"""Characters; what is longer goes over several lines of its cell."""
CARD = "Карточка"


@dataclass(frozen=True, slots=True)
class CardLink:
    """A cell that leads to an address."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a workbook.

    Attributes:
        name: on its tab.
        columns: heading and width of each.
        rows: the cells; a date is a date, a whole number is one, everything else a text.
    """

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Cell | CardLink]]


def table_sheets(handed: Slice, grain: Grain) -> Iterator[Sheet]:
    """The tables of a slice; the one of the grain that was asked for stands first.

    A day that the plan names is a date. Where it names none there is no date, but in words the
    bounds within which the event lies: «не раньше 01.04.2026».
    """
    both = (_events(handed, EVENTS, "event"), _events(handed, BOTH, "venue"))
    yield from both if grain == "event" else reversed(both)
    yield _periods(handed)
    yield _partners(handed)
    if len(handed.kept.corrections):
        yield _settled(handed)


def _events(handed: Slice, name: str, grain: Grain) -> Sheet:
    headings = {**headings_of(handed.plan)} | (VENUE_HEADINGS if grain == "venue" else {})
    columns = [(heading, _WIDTHS.get(key, _WIDTH)) for key, heading in headings.items()]
    spans = spans_of(handed.kept)
    of_exact, of_vague = cell_makers(headings), cell_makers(headings, exact=False)

    def rows() -> Iterator[list[Cell | CardLink]]:
        for row in event_rows(handed.kept, grain):
            exact = all(days_named(row, spans.get(row["event_id"], ())))
            cells: list[Cell | CardLink] = cells_of(row, of_exact if exact else of_vague)
            if handed.address:
                cells.append(CardLink(card_address(handed, row["event_id"]), "открыть"))
            yield cells

    return Sheet(name, columns + ([(CARD, 12)] if handed.address else []), rows())


def _periods(handed: Slice) -> Sheet:
    headings = {"number": NUMBER, "title": EVENT_HEADINGS["title"]}
    headings |= {key: c.heading for key, c in table_columns()["periods"].items()}
    spans = spans_of(handed.kept)
    of_exact, of_vague = cell_makers(headings), cell_makers(headings, exact=False)
    at: dict[str, int] = {}
    events = _named_events(handed, *_OF_DATES)

    def rows() -> Iterator[list[Cell]]:
        for period in records(handed.kept.periods):
            event = events[period["event_id"]]
            no = at.get(period["event_id"], 0)
            at[period["event_id"]] = no + 1
            exact = days_named(event, spans[period["event_id"]])[no]
            yield cells_of({**event, **period}, of_exact if exact else of_vague)

    columns = [(heading, _WIDTHS.get(key, _WIDTH)) for key, heading in headings.items()]
    return Sheet(PERIODS, columns, rows())


_OF_DATES = ("date_precision", "date_kind")


def _named_events(handed: Slice, *further: str) -> Mapping[str, Mapping[str, Any]]:
    """Number and title of each event, for the rows of other tables, and what else is asked for."""
    names = ["event_id", "number", "title", *further]
    return {row["event_id"]: row for row in records(handed.kept.events[names])}


def _partners(handed: Slice) -> Sheet:
    headings = {"number": NUMBER, "title": EVENT_HEADINGS["title"]}
    headings |= {key: c.heading for key, c in table_columns()["partners"].items()}
    return _plain(handed, PARTNERS, headings, records(handed.kept.partners))


def _settled(handed: Slice) -> Sheet:
    columns = {"number": NUMBER, "title": EVENT_HEADINGS["title"]}
    columns |= {k: c.heading for k, c in table_columns()["corrections"].items() if k != "plan"}
    values = ("old_value", "new_value")
    found = (
        {**one, **{name: uncoded(one["column"], one[name] or "") for name in values}}
        for one in records(handed.kept.corrections)
    )
    return _plain(handed, SETTLED, columns, found)


def _plain(
    handed: Slice, name: str, headings: Mapping[str, str], found: Iterable[Mapping[str, Any]]
) -> Sheet:
    """The rows of a table, each with number and title of its event where these are asked for."""
    events, makers = _named_events(handed), cell_makers(headings)
    columns = [(heading, _WIDTHS.get(key, _WIDTH)) for key, heading in headings.items()]
    rows = (cells_of({**events[one["event_id"]], **one}, makers) for one in found)
    return Sheet(name, columns, rows)
