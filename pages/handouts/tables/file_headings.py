"""What the columns of the files are called, in which order, and their codes in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from etl.columns import joined
from etl.lookups import lookup_rows
from etl.precision_words import PLACE_PRECISIONS
from etl.schema import arrow_schema
from pages.shared.plan.tables import Plan
from pages.shared.words.russian import (
    DIRECTIONS,
    FORMATS,
    PRECISIONS,
    STATUSES,
    quality_label,
)

_ONLY_PROGRAMS = frozenset(
    ("number_text", "date_kind", "edtf", "partner_countries", "schema_version")
)
"""Columns of events that no spreadsheet for people has: it would take «2026-03» for a date."""


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of a table as people read it.

    Attributes:
        heading: its name in a file for people.
        meaning: a sentence.
        unit: of its values, "" where there is none.
    """

    heading: str
    meaning: str
    unit: str


@lru_cache(maxsize=1)
def table_columns() -> Mapping[str, Mapping[str, FileColumn]]:
    """Every column of every table by its name in it, in the order in which people see them."""
    found: dict[str, dict[str, FileColumn]] = {}
    for row in lookup_rows("columns.csv"):
        words = FileColumn(row["heading"], row["meaning"], row["unit"])
        found.setdefault(row["table"], {})[row["column"]] = words
    return found


EVENT_HEADINGS = {
    name: column.heading
    for name, column in table_columns()["events"].items()
    if name not in _ONLY_PROGRAMS
}
"""The columns of a file for people: name -> heading."""
VENUE_HEADINGS = {
    name: column.heading for name, column in table_columns()["venues"].items() if name != "event_id"
}
# What a person may settle, as this file's own headings call it.
CORRECTED = EVENT_HEADINGS | {
    "partner_countries": EVENT_HEADINGS["countries"],
    "coordinates": "Координаты",
}
VALUES: dict[str, Mapping[str, str]] = {
    "date_precision": PRECISIONS,
    "format": FORMATS,
    "direction": DIRECTIONS,
    "status": STATUSES,
    "place_precision": PLACE_PRECISIONS,
    "coordinate_precision": PLACE_PRECISIONS,
}
LISTED_CODES: dict[str, Callable[[str], str]] = {
    "quality": lambda code: quality_label(code).label,
    "corrected": lambda column: CORRECTED.get(column, column),
}
"""Columns that hold lists of codes, each code in words."""
EVENT_COLUMNS = tuple(arrow_schema("events").names)
TYPES = {field.name: field.type for table in ("events", "venues") for field in arrow_schema(table)}
"""What the schema says that a column holds; further ones hold texts, or lists of them."""


def list_in_words(name: str, values: Iterable[str]) -> str:
    """A list of a column as people read it, its codes in words.

    Args:
        name: the column.
        values: what stands in it.
    """
    return joined(map(LISTED_CODES.get(name, str), values))


def plan_columns(plan: Plan) -> tuple[str, ...]:
    """What files for programs have beside the tables' columns: whose each event is, of several."""
    return ("plan",) if plan.parts else ()


def headings_of(plan: Plan) -> Mapping[str, str]:
    """``EVENT_HEADINGS`` as a file of this plan has them: of several, each plan in words."""
    if not plan.parts:
        return EVENT_HEADINGS
    return {("plan_said" if k == "plan_id" else k): text for k, text in EVENT_HEADINGS.items()}


def columns() -> list[tuple[str, str]]:
    """The columns of both files side by side: (Excel's heading, program's name), "" for none."""
    headings = EVENT_HEADINGS | VENUE_HEADINGS
    machine = [*EVENT_COLUMNS, *VENUE_HEADINGS]
    same = {"countries": "partner_countries"}  # names for a person, codes for a program
    pairs = [(text, same.get(name, name)) for name, text in headings.items()]
    known = [(text, name if name in machine else "") for text, name in pairs]
    return known + [("", name) for name in machine if name not in {name for _, name in pairs}]
