"""What a footnote that a cell's mark points to adds to the reading of the cell: doubt."""

from __future__ import annotations

from dataclasses import replace

from etl.dates.date_cell import read_dates
from etl.documents.raised_marks import (
    is_about_dates,
    is_about_place,
    opening_mark,
    places_of,
    without_marks,
)
from etl.home import Home
from etl.model import DateReading, PlaceReading, PlanPeriod, RawRow
from etl.places import read_place
from etl.text import fold


def dates_as_noted(dates: DateReading, text: str, row: RawRow, plan: PlanPeriod) -> DateReading:
    """The dates, tentative where a footnote says so: «¹ дата уточняется».

    Args:
        dates: what the cell says.
        text: the cell as it is read.
        row: its row with the footnotes.
        plan: the plan's period.
    """
    for column, note in row.footnotes:
        if is_about_place(note) and not is_about_dates(note):
            continue
        meant = column == "dates_text" or is_about_dates(note)
        if meant and read_dates(f"{text} ({_remark(note)})", plan).tentative:
            return replace(dates, tentative=True)
    return dates


def place_as_noted(place: PlaceReading, row: RawRow, home: Home) -> PlaceReading:
    """The places, those tentative that a footnote says so of: «² место уточняется».

    The mark stands behind the place that it is for; a footnote without a mark in the place
    cell is for all of them.
    """
    cell = row.cells["place_text"]
    venues = list(place.venues)
    for column, note in row.footnotes:
        if is_about_dates(note) and not is_about_place(note):
            continue
        if column != "place_text" and not is_about_place(note):
            continue
        remarked = read_place(f"г. Смоленск ({_remark(note)})", home=home)
        if not any(venue.tentative for venue in remarked.venues):
            continue
        for at in _venues_before(places_of(opening_mark(note), cell), place):
            venues[at] = replace(venues[at], tentative=True)
    return replace(place, venues=tuple(venues))


def _venues_before(marks: list[int], place: PlaceReading) -> set[int]:
    """The venues whose words end last before a mark; all of them where there is none."""
    found = set()
    for mark in marks:
        before = [
            (max(start for start, _ in words if start < mark), at)
            for at, words in enumerate(place.venue_words)
            if any(start < mark for start, _ in words)
        ]
        found |= {max(before)[1]} if before else set()
    return found or set(range(len(place.venues)))


def _remark(note: str) -> str:
    return fold(without_marks(note)).lstrip("0123456789). –—-").rstrip(".;")
