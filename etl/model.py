"""The values that pass between the steps of the ETL.

One row goes one way: document -> ``RawRow`` -> readings of its cells -> tables.
Nothing here knows a file format, a table or a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

CELL_FIELDS = ("title", "place_text", "dates_text", "description", "purpose", "participants_text")
"""The plan's own columns, in the order of the printed form."""

SCHEMA_VERSION = 2
"""Version of the stored tables; raised when a column changes its meaning."""

DatePrecision = Literal["day", "month", "quarter", "year", "unknown"]
DateKind = Literal["single", "multiple", "ongoing", "unknown"]
EventStatus = Literal["planned", "cancelled", "postponed", "held"]
EventFormat = Literal["in_person", "remote", "hybrid", "unspecified"]
Direction = Literal["outgoing", "incoming", "two_way", "remote", "unknown"]
PlacePrecision = Literal["venue", "settlement", "district", "region", "country"]
PLACE_LEVELS: tuple[PlacePrecision, ...] = get_args(PlacePrecision)
"""From the finest to the coarsest."""
POINT_PRECISIONS: frozenset[str] = frozenset({"venue", "settlement"})
"""Those whose coordinates are a place that one can go to; of the others they are only a middle."""

Span = tuple[int, int]
"""Characters of one folded cell: start, and end exclusive."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that something was read from: a column and the characters of its folded cell."""

    column: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """What the plan as a whole covers: its id and first and last day, both inclusive."""

    plan_id: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class RawRow:
    """One numbered item as the document has it, before anything is understood.

    ``cells`` has every name of ``CELL_FIELDS`` ("" where the document has no such
    column or an empty cell); all text is folded (see ``etl.text.fold``).
    ``quality`` holds what the reader noticed about the row (codes of quality.csv);
    ``footnotes`` pairs a column with the words of a footnote that its text points to;
    ``under`` are the section rows and the sheet's name over it, the nearest last;
    ``columns`` says of a column whose words are those of one cell of the row ``source_ref``
    names, and of no other, in which grid column that cell begins; ``line_ends`` says of a
    column of several lines at which of its characters, blanks now, a line of the cell ended.
    """

    sphere: str
    number_text: str
    cells: Mapping[str, str]
    source_ref: str
    extra: Mapping[str, str] = field(default_factory=dict)
    quality: tuple[str, ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    under: tuple[str, ...] = ()
    columns: Mapping[str, int] = field(default_factory=dict)
    line_ends: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """One document read whole.

    Attributes:
        name: file name, without folders.
        title: the text above the table, folded ("" where there is none).
        rows: the numbered items in document order.
        unknown_headings: headings that are none of the known wordings (kept in ``extra``).
        leftovers: pieces of the plan's table that are in no cell of any row;
            empty where the reading is complete.
        notes: Russian remarks for the build's report («скрытый лист «Черновик» не прочитан»).
        sha256: of the very bytes that were read.
        headings: pairs of a heading and the field that its column was read as.
        characters: how many characters of the document went where (``etl.documents.ledger``).
        outside: what stands outside of the plan's tables and no note names, with its place.
        parts: the titles of its further parts, each for a time of its own.
    """

    name: str
    title: str
    rows: tuple[RawRow, ...]
    unknown_headings: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sha256: str = ""
    headings: tuple[tuple[str, str], ...] = ()
    characters: Mapping[str, int] = field(default_factory=dict)
    outside: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """One separately named period: widest calendar bounds, inclusive, and its own words.

    ``words`` is where these stand in the cell, None where no reader has said so.
    """

    start: date
    end: date
    text: str
    words: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a date cell says. ``edtf`` is ISO 8601-2 level 2 or "" where unknown.

    ``tentative_words`` is where the cell says that it is not settled.
    """

    periods: tuple[Period, ...]
    precision: DatePrecision
    kind: DateKind
    tentative: bool
    edtf: str
    quality: tuple[str, ...] = ()
    tentative_words: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Venue:
    """One place named in the place cell; every name in the nominative, None where not named."""

    name: str | None = None
    settlement: str | None = None
    settlement_type: str | None = None
    district: str | None = None
    region: str | None = None
    country_code: str | None = None
    place_precision: PlacePrecision = "country"
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """What a place cell says; the format also looks at title and description.

    ``linked`` are the places in ``venues`` (0, 1, …) that only take part remotely
    («очно – г. Смоленск; дистанционно – г. Витебск»). ``venue_words`` is where the cell names
    each of ``venues``, ``tentative_words`` where it calls it tentative, ``format_words`` what the
    form is read from.
    """

    venues: tuple[Venue, ...]
    format: EventFormat
    quality: tuple[str, ...] = ()
    linked: tuple[int, ...] = ()
    venue_words: tuple[tuple[Span, ...], ...] = field(default=(), compare=False)
    tentative_words: tuple[tuple[Span, ...], ...] = field(default=(), compare=False)
    format_words: tuple[Stretch, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class DirectionReading:
    """Which way an event goes, and the words that say so."""

    direction: Direction
    words: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusReading:
    """``planned``, ``cancelled`` or ``postponed``, and the words that say so."""

    status: str
    words: tuple[Stretch, ...] = ()
    quality: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country, or an entity shown by its own name, found in a text.

    ``code`` is ISO 3166-1 alpha-2, None for an entity without a code of its own or of
    disputed status; ``name`` is Russian nominative (the document's own name where
    ``code`` is None); ``start``/``end`` are character offsets into the text given.
    ``kind`` says what gave it away; "guess" is a misspelt or doubtful name.
    """

    code: str | None
    name: str
    start: int
    end: int
    kind: Literal["name", "abbreviation", "adjective", "citizen", "region", "settlement", "guess"]


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner of one event: who, and the very words of which cell say so."""

    code: str | None
    name: str
    source_column: str
    source_text: str
    words: tuple[Span, ...] = field(default=(), compare=False)
    """Where that cell says so."""


@dataclass(frozen=True, slots=True)
class PartnerReading:
    """All partners of one event, countries and collective mentions.

    ``group_words`` is where each of ``groups`` is named first.
    """

    partners: tuple[Partner, ...]
    groups: tuple[str, ...] = ()
    quality: tuple[str, ...] = ()
    group_words: tuple[Stretch, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    """One settlement of the shipped gazetteers (WGS 84 degrees)."""

    name: str
    country_code: str
    region: str | None
    latitude: float
    longitude: float
    population: int
    source: str
    unit: str = ""  # code of its first-level unit, where known


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a venue is put on the map and what that point really stands for."""

    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    source: str | None = None
    quality: tuple[str, ...] = ()
