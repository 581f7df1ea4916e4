"""The list of events as a table: markup that prints, reads aloud and links to cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pages.events.finding.listed import rows_by_id
from pages.events.finding.search import Hit
from pages.events.finding.searched_text import FIELDS, MADE, field_text
from pages.events.marked_text import MarkedPiece, excerpt, marked
from pages.shared.filters.chosen import Pair, Selection
from pages.shared.markup.templates import render
from pages.shared.plan.tables import Plan
from pages.shared.visit.frame import doubts_in_words
from pages.shared.visit.linked import linked
from pages.shared.visit.selection import event_links
from pages.shared.words.russian import FORMATS, STATUSES, nbsp
from pages.shared.words.settled_words import settled_in_words

ON_ONE_PAGE, PER_PAGE = 100, 50
"""So many events stand on one page; a longer list has pages of so many: a hundred rows are 80 KB of
each click, half of it rows that nobody scrolls to where there are thousands more."""


def page_length(n: int) -> int:
    """How many of a list's events stand on a page of it."""
    return ON_ONE_PAGE if n <= ON_ONE_PAGE else PER_PAGE


def table_html(
    plan: Plan, hits: Sequence[Hit], selection: Selection, extra: Mapping[str, str]
) -> Markup:
    """The table of the hits, their words marked; lesser hits stand below a line that says so.

    Args:
        plan: the plan that the hits are from.
        hits: what to show, in this order.
        selection: the filters, kept in the links to the cards.
        extra: further parameters kept in the links.
    """
    return _table(plan, tuple(hits), selection, tuple(extra.items()))


@linked
def _table(
    plan: Plan, hits: tuple[Hit, ...], selection: Selection, extra: tuple[Pair, ...]
) -> Markup:
    rows = rows_by_id(plan).take([hit.event_id for hit in hits])
    link = event_links(selection, **dict(extra))
    lines = [_row(rows[hit.event_id], hit, link(hit.event_id)) for hit in hits]
    first_kin = next((at for at, hit in enumerate(hits) if hit.kin), -1)
    return render("events/event_table.html", rows=lines, apart=first_kin)


_EXCERPTS = 2
"""Further fields are only named: the card has them all."""
_Words = str | list[MarkedPiece]
"""A text of the plan: as it is, or in pieces where words of it are marked."""


@dataclass(frozen=True, slots=True)
class _TableRow:
    """What the template shows of an event."""

    number: _Words
    link: str
    title: _Words
    status: str
    settled: str
    opened: str
    doubts: str
    sphere: _Words
    quoted: list[tuple[str, list[MarkedPiece]]]
    also: str
    dates: str
    place_text: str
    plan: str
    places: str
    partners: str
    form: str


def _row(row: Mapping[str, Any], hit: Hit, link: str) -> _TableRow:
    quoted, also = _where_found(row, hit)
    return _TableRow(
        number=_words(number_of(row), hit.spans("number")),
        link=link,
        title=_words(row["title"], hit.spans("title")),
        status="" if row["status"] == "planned" else STATUSES[row["status"]],
        settled=settled_in_words(row["corrected"]),
        opened="; ".join(row["open"]),
        doubts=doubts_in_words(row["doubts"]),
        sphere=_words(row["sphere_name"], hit.spans("sphere_name")),
        quoted=quoted,
        also=also,
        dates=row["dates_words"],
        place_text=row["place_text"],
        plan=row["plan_said"],
        places=", ".join(row["places"]) or "—",
        partners=", ".join([*row["countries"], *row["partner_groups"]]) or "—",
        form=FORMATS[row["format"]],
    )


def _words(text: str, spans: Sequence[tuple[int, int]]) -> _Words:
    return marked(text, spans) if spans else nbsp(text)


def _where_found(
    row: Mapping[str, Any], hit: Hit
) -> tuple[list[tuple[str, list[MarkedPiece]]], str]:
    """In which fields the words stand, beyond those that the row shows as written.

    Fields are quoted where the title does not show the words, else only named: the names with
    their quotations, then the further names.
    """
    shown = ("title", "sphere_name", "number")
    names = [name for name in hit.fields if name not in shown]
    # What was made of the plan's words is named only where no words of the plan were found.
    own = [name for name in names if name not in MADE]
    names = own or ([] if set(hit.fields) & set(shown) else names)
    quoted = [] if "title" in hit.fields else names[:_EXCERPTS]
    pieces = [(FIELDS[name], excerpt(field_text(row, name), hit.spans(name))) for name in quoted]
    return pieces, ", ".join(FIELDS[name] for name in names[len(quoted) :])


def number_of(row: Mapping[str, Any]) -> str:
    """The event's number in the document, "" where it has none."""
    number = row["number"]
    return "" if number is None or number != number else str(int(number))
