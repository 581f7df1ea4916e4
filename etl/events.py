"""Rows of a document become events: each cell read, each row numbered."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from etl.calendar_names import one_month
from etl.cells_apart import read_each
from etl.dated_title import date_within
from etl.dates.calendar import months
from etl.dates.date_cell import read_dates
from etl.dates.recurring_days import month_of
from etl.dates.section_itself import section_itself
from etl.documents.check_boxes import chosen_only
from etl.documents.raised_marks import without_marks
from etl.documents.struck_out import STRUCK_WORDS
from etl.footnoted import dates_as_noted, place_as_noted
from etl.home import Home
from etl.model import (
    CELL_FIELDS,
    DateReading,
    DirectionReading,
    PartnerReading,
    Placement,
    PlaceReading,
    PlanDocument,
    PlanPeriod,
    RawRow,
    StatusReading,
)
from etl.partners import find_partners
from etl.places import read_direction, read_place
from etl.section_year import plan_over
from etl.shared_cell import split_shared_cell
from etl.status import read_status
from etl.status_over import status_over
from etl.text import fold
from etl.whole_cells import own_words, whole_cells

_LONGEST_MONTH = 30
"""Characters of a section row that may be the name of a month."""
_LONGEST_TEXT = 10_000
_LONGEST_READ = {"place_text": 3_000}
"""Characters of a cell that are read for meaning; all of them are kept. Ten times what clerks
write: what is longer costs minutes and says nothing."""


_NO_ROW = RawRow("", "", {}, "")


@dataclass(frozen=True)
class Event:
    """One row of the plan with everything that was read out of its cells."""

    row: RawRow
    number: int | None
    dates: DateReading
    place: PlaceReading
    direction: DirectionReading
    partners: PartnerReading
    status: StatusReading
    about: Mapping[str, str] = field(default_factory=dict)
    """Title, description and purpose as they were read."""
    settled: Mapping[str, str] = field(default_factory=dict)
    """What a person settled, by column (``etl.corrections``): its new value."""
    signs: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Of cells whose words a line's end had cut: whence each sign of what was read is."""

    @property
    def cells_read(self) -> dict[str, str]:
        """The row's cells, words whole, with a person's in place of those that were settled."""
        cells = whole_cells(self.row.cells, self.row).texts
        return {**cells, **{c: t for c, t in self.settled.items() if c in CELL_FIELDS}}

    def own_words(self, words: str, column: str) -> str:
        """Words that were read in a column, as the document has them: cut by its lines' ends."""
        if column not in self.signs:
            return words
        return own_words(words, column, self.cells_read, self.row, self.signs)

    def doubts(self, points: Sequence[Placement]) -> list[str]:
        """Codes of everything a person should look at in the row, each once.

        Args:
            points: where its venues were put.
        """
        codes = [
            *self.row.quality,
            *self.dates.quality,
            *self.place.quality,
            *(code for point in points for code in point.quality),
            *self.partners.quality,
            *self.status.quality,
        ]
        return list(dict.fromkeys(codes))


def read_events(document: PlanDocument, plan: PlanPeriod, home: Home) -> list[Event]:
    """Read every cell of every row; a cell that is not understood flags its row.

    Raises:
        RefusedDocumentError: it takes longer than any plan would.
    """
    numbers, irregular = count_numbers([row.number_text for row in document.rows])
    rows = []
    for row, odd in zip(document.rows, irregular, strict=True):
        if odd:
            row = _flagged(row, "number_irregular")
        if any(len(text) > _longest(name) for name, text in as_read(row).items()):
            row = _flagged(row, "cell_too_long")
        rows.append(row)
    read = partial(_read_numbered, plan=plan, home=home)
    events = read_each(document.name, list(zip(rows, numbers, strict=True)), read)
    return [replace(event, row=row) for event, row in zip(events, rows, strict=True)]


def _read_numbered(numbered: tuple[RawRow, int | None], *, plan: PlanPeriod, home: Home) -> Event:
    """One row; its own words are where it came from, and need not come back with it."""
    return replace(read_event(*numbered, plan, home), row=_NO_ROW)


def read_event(
    row: RawRow,
    number: int | None,
    plan: PlanPeriod,
    home: Home,
    settled: Mapping[str, str] | None = None,
) -> Event:
    """Read every cell of one row.

    Args:
        row: as the document has it.
        number: its place in the document.
        plan: the plan's period.
        home: the region whose plan it is.
        settled: what a person wrote for some of the cells, read instead of them; marks and
            section rows of the document say nothing about it.
    """
    plan = plan_over(row, plan)
    settled = settled or {}
    cells = {name: _beginning(text, name) for name, text in as_read(row).items()}
    shared = bool(cells["dates_text"]) and cells["dates_text"] == cells["place_text"]
    split = split_shared_cell(cells["dates_text"], plan, home) if shared else None
    if split is not None:
        cells["dates_text"], cells["place_text"] = split
    if cells["dates_text"] and cells["dates_text"] == cells["title"]:
        cells["dates_text"] = date_within(cells["title"], plan)
    whole = whole_cells(cells, row)
    given = {name: text for name, text in settled.items() if name in CELL_FIELDS}
    cells, lines = whole.texts | given, {**whole.lines, **given}
    about = {name: cells[name] for name in ("title", "description", "purpose")}
    place = read_place(
        lines["place_text"], title=about["title"], description=about["description"], home=home
    )
    if "place_text" not in settled:
        place = place_as_noted(place, row, home)
    return Event(
        row=row,
        number=number,
        dates=read_dates(cells["dates_text"], plan)
        if "dates_text" in given
        else _read_dates(row, cells["dates_text"], plan),
        place=place,
        direction=read_direction(place, **about, home=home),
        partners=find_partners(
            cells, place.venues, home.country_code, place.venue_words, home.region
        ),
        status=_read_status(row, cells),
        about=about,
        settled=settled,
        signs={name: signs for name, signs in whole.signs.items() if name not in given},
    )


def _read_status(row: RawRow, cells: Mapping[str, str]) -> StatusReading:
    """What the row says itself; where it says nothing, what stands over it."""
    own = read_status({**_standing(row.extra), **cells})
    return (status_over(row.under) if own == StatusReading("planned") else None) or own


def _standing(extra: Mapping[str, str]) -> dict[str, str]:
    """The further columns without the words that the document has struck out."""
    return {name: text for name, text in extra.items() if name != STRUCK_WORDS}


def direction_of(event: Event, place: PlaceReading, home: Home) -> DirectionReading:
    """Which way an event goes if it takes place so."""
    return read_direction(place, **event.about, home=home)


def as_read(row: RawRow) -> dict[str, str]:
    """The cells of a row as they are read: marks of footnotes and boxes not ticked are blank."""
    return {name: _said(text) for name, text in row.cells.items()}


def _said(text: str) -> str:
    """A cell as it is read: marks of footnotes and boxes not ticked are blank."""
    return chosen_only(without_marks(text))


def _read_dates(row: RawRow, text: str, plan: PlanPeriod) -> DateReading:
    """The date cell; a footnote that its mark points to, «¹ дата уточняется», is a part of it."""
    month = _month_over(row, plan)
    dates = read_dates(text, plan, month=month)
    itself = section_itself(text)
    if month is not None and itself == "month":
        dates = _whole_month(text, month, plan)
    elif itself == "quarter":
        dates = _whole_quarter(row, text, plan) or dates
    return dates_as_noted(dates, text, row, plan)


def _whole_month(text: str, month: int, plan: PlanPeriod) -> DateReading:
    """«в течение месяца» under «Февраль»: that month, in the cell's own words."""
    reading = read_dates(f"{month_of(plan, month)[0]:%m.%Y}", plan)
    said = fold(text)
    periods = tuple(replace(p, text=said, words=(0, len(said))) for p in reading.periods)
    return replace(reading, periods=periods)


def _whole_quarter(row: RawRow, text: str, plan: PlanPeriod) -> DateReading | None:
    """«в течение квартала» under «I квартал», likewise."""
    over = [read_dates(one, plan) for one in reversed(row.under) if len(one) <= _LONGEST_MONTH]
    for reading in over:
        if reading.precision == "quarter" and len(reading.periods) == 1 and not reading.quality:
            said = fold(text)
            period = replace(reading.periods[0], text=said, words=(0, len(said)))
            return replace(reading, periods=(period,))
    return None


def _month_over(row: RawRow, plan: PlanPeriod) -> int | None:
    """The month that a section row, a title or the sheet's name gives to bare days («Февраль»).

    One of another year gives none, nor does what stands over it.
    """
    for text in reversed(row.under):
        month = one_month(text)
        if len(text) > _LONGEST_MONTH or ("-" in text and not month):
            continue
        reading = read_dates(month or text, plan)
        doubts = {*reading.quality} - {"date_outside_plan"}
        if doubts or reading.precision != "month" or len(reading.periods) != 1:
            continue
        start, end = reading.periods[0].start, reading.periods[0].end
        if (start, end) == months(start.year, start.month, start.month):
            ours = not reading.quality or start.year in (plan.start.year, plan.end.year)
            return start.month if ours else None
    return None


def _beginning(text: str, column: str) -> str:
    """What is read of a cell: all of it, but for one that another text ended up in."""
    longest = _longest(column)
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0]


def _longest(column: str) -> int:
    return _LONGEST_READ.get(column, _LONGEST_TEXT)


def _flagged(row: RawRow, code: str) -> RawRow:
    return replace(row, quality=(*row.quality, code))


def count_numbers(printed: Sequence[str]) -> tuple[list[int | None], list[bool]]:
    """The place of each row: the printed number where numbers run through, else counted.

    Args:
        printed: numbers as printed («3.», «2.1», "" where none).

    Returns:
        One number per row, and whether a person should look at that row's number: it
        neither follows the one before nor begins anew at 1.

    >>> count_numbers(["1.", "2.", "3"])
    ([1, 2, 3], [False, False, False])
    >>> count_numbers(["1.", "2.", "1."])
    ([1, 2, 3], [False, False, False])
    """
    whole = [re.fullmatch(r"№?\s*(\d{1,6})\s*[.)]?", text.strip()) for text in printed]
    values = [int(found.group(1)) if found else None for found in whole]
    counted: list[int | None] = list(range(1, len(printed) + 1))
    if not values or None in values:
        return counted, [False] * len(printed)
    known = [value for value in values if value is not None]
    # A number that is neither the next one nor a new 1 is a gap or a repetition.
    odd = [False] + [b not in (a + 1, 1) for a, b in pairwise(known)]
    runs_through = all(a < b for a, b in pairwise(known))
    return (list(known) if runs_through else counted), odd
