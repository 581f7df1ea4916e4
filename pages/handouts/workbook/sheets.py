"""The sheets of a slice's workbook as data: headings, widths and rows, nothing of Excel yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pyarrow import types

from pages.handouts.handout import Slice, card_address
from pages.handouts.tables.event_rows import event_rows, missing, records
from pages.handouts.tables.file_headings import (
    CORRECTED,
    EVENT_HEADINGS,
    TYPES,
    VALUES,
    VENUE_HEADINGS,
    headings_of,
    table_columns,
)
from pages.shared.plan.spans import days_named, spans_of
from pages.shared.visit.file_formats import Grain
from pages.shared.words.russian import quality_label

Cell = str | int | float | date | None
EVENTS, BOTH, PERIODS, PARTNERS, SETTLED = (
    "Мероприятия", "Мероприятия × места", "Сроки", "Партнёры", "Исправления",
)  # fmt: skip
_WIDE = 60
_WIDTHS = {
    "title": 48, "place_text": 40, "dates_text": 26, "dates_words": 26, "description": _WIDE,
    "purpose": _WIDE, "participants_text": _WIDE, "sphere": 26, "countries": 24, "open": 30,
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
        columns = {k: c.heading for k, c in table_columns()["corrections"].items() if k != "plan"}
        yield _plain(handed, SETTLED, columns, records(handed.kept.corrections))


def _events(handed: Slice, name: str, grain: Grain) -> Sheet:
    headings = {**headings_of(handed.plan)} | (VENUE_HEADINGS if grain == "venue" else {})
    columns = [(heading, _WIDTHS.get(key, _WIDTH)) for key, heading in headings.items()]
    spans = spans_of(handed.kept)

    def rows() -> Iterator[list[Cell | CardLink]]:
        for row in event_rows(handed.kept, grain):
            exact = all(days_named(row, spans.get(row["event_id"], ())))
            cells: list[Cell | CardLink] = [
                _cell(key, row.get(key), exact=exact) for key in headings
            ]
            if handed.address:
                cells.append(CardLink(card_address(handed, row["event_id"]), "открыть"))
            yield cells

    return Sheet(name, columns + ([(CARD, 12)] if handed.address else []), rows())


def _periods(handed: Slice) -> Sheet:
    headings = {"number": "№", "title": EVENT_HEADINGS["title"]}
    headings |= {key: c.heading for key, c in table_columns()["periods"].items()}
    events = {row["event_id"]: row for row in records(handed.kept.events)}
    spans = spans_of(handed.kept)
    at: dict[str, int] = {}

    def rows() -> Iterator[list[Cell]]:
        for period in records(handed.kept.periods):
            event = events[period["event_id"]]
            own = spans[period["event_id"]]
            no = at.get(period["event_id"], 0)
            at[period["event_id"]] = no + 1
            row = {**period, "number": event["number"], "title": event["title"]}
            exact = days_named(event, own)[no]
            yield [_cell(key, row[key], exact=exact) for key in headings]

    columns = [(heading, _WIDTHS.get(key, _WIDTH)) for key, heading in headings.items()]
    return Sheet(PERIODS, columns, rows())


def _partners(handed: Slice) -> Sheet:
    headings = {"number": "№", "title": EVENT_HEADINGS["title"]}
    headings |= {key: c.heading for key, c in table_columns()["partners"].items()}
    return _plain(handed, PARTNERS, headings, records(handed.kept.partners))


def _plain(
    handed: Slice, name: str, headings: Mapping[str, str], found: Sequence[Mapping[str, Any]]
) -> Sheet:
    """The rows of a table, each with number and title of its event where these are asked for."""
    events = {row["event_id"]: row for row in records(handed.kept.events)}
    rows = ({**events[one["event_id"]], **one} for one in found)
    columns = [(heading, _WIDTHS.get(key, _WIDTH)) for key, heading in headings.items()]
    return Sheet(name, columns, ([_cell(key, row[key]) for key in headings] for row in rows))


_CELL_NAMES = {"column": CORRECTED, "source_column": CORRECTED}


def _cell(name: str, value: Any, *, exact: bool = True) -> Cell:
    if name == "quality":
        return "; ".join(quality_label(code).label for code in value)
    if name == "corrected":
        return "; ".join(CORRECTED.get(column, column) for column in value)
    if missing(value):
        return None
    if name in ("start_date", "end_date") and not exact:
        return f"{'не раньше' if name == 'start_date' else 'не позже'} {value:%d.%m.%Y}"
    if name in _CELL_NAMES:
        return str(_CELL_NAMES[name].get(value, value))
    if name in VALUES:
        return str(VALUES[name].get(value, value))
    if isinstance(value, (tuple, list)):
        return "; ".join(value)
    return _typed(name, value)


def _typed(name: str, value: Any) -> Cell:
    kind = TYPES.get(name)
    if name in ("start_date", "end_date"):
        return date(value.year, value.month, value.day)
    if name == "period_no" or (kind is not None and types.is_integer(kind)):
        return int(value)
    if kind is not None and types.is_boolean(kind):
        return "да" if value else "нет"
    if kind is not None and types.is_floating(kind):
        return float(value)
    return str(value)
