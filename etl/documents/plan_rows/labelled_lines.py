"""Plans without a table: an event is a few lines, of which each says first what it tells.

«1. Международный форум⏎Сроки проведения: 9–11 сентября⏎Место: г. Иваново», and the next event.
Which words are such labels the headings of tables say. Where it is not sure to which event a line
belongs, or whether it is a plan at all, nothing is read.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.documents.grid import Paragraph, Table
from etl.documents.ledger import shorten
from etl.documents.plan_rows.dated_lines import with_dates
from etl.documents.plan_rows.event_cards import (
    DATES,
    FEWEST_FIELDS,
    are_dated,
    field_of,
    table_of,
)
from etl.documents.plan_rows.event_lines import WrittenLine, frames_lines, lines_of
from etl.documents.plan_rows.header import Header, find_header
from etl.documents.plan_rows.headings import begins_like
from etl.documents.plan_rows.line_events import NUMBER, TITLE, LineEvents
from etl.documents.plan_rows.part_titles import is_plan_title
from etl.documents.plan_rows.unclear_line import UnclearLineError

_FEWEST_EVENTS = 2
_LONGEST_GONE = 100


@dataclass(frozen=True)
class LabelledPlan:
    """What comes of a document without a table.

    Attributes:
        blocks: paragraphs, the table of its events, other tables.
        headers: the header of that table; none where it is no such plan.
        notes: remarks.
        problem: why it is not read though it looks like one, "" where it does not.
    """

    blocks: Sequence[Paragraph | Table]
    headers: dict[int, Header]
    notes: Sequence[str] = ()
    problem: str = ""


def labelled_plan(blocks: Sequence[Paragraph | Table]) -> LabelledPlan:
    """The events of labelled lines, or of lines that begin with dates, as a table."""
    nothing = LabelledPlan(blocks, {})
    lines = lines_of(blocks)
    try:
        lines, left = _planned(with_dates(lines))
        if not _looks_like_plan(lines):
            return nothing
        events = LineEvents.of(lines)
    except UnclearLineError as unclear:
        return replace(nothing, problem=unclear.in_words() if _names_plan(lines) else "")
    cards = events.cards
    if not _names_plan(events.above) or not _are_events(events):
        return nothing
    for card, end in zip(cards, events.ends, strict=True):
        card.address = _from_to(card.address, end)
    table = table_of(cards, events.sections)
    header = find_header(table.rows, 0)
    if header is None or any(field_of(c.heading) not in ("", c.field) for c in header.columns):
        return nothing  # «Сроки» in one event and «Дата начала» in another
    labels = [h for card in cards for h in card.cells if h not in (NUMBER, TITLE)]
    named = ", ".join(f"«{label}»" for label, _ in Counter(labels).most_common(4))
    notes = [f"таблицы нет, мероприятия названы строками с подписями ({named}): {len(cards)}"]
    if left:
        notes.append(f"{left[0].address}: пропущено: «{shorten(left[0].text)}» — не план")
    aside = [b for b in blocks if isinstance(b, Table) and not frames_lines(b)]
    below = _paragraphs([*events.waiting, *left])
    return LabelledPlan(
        [*_paragraphs(events.above), table, *aside, *below], {id(table): header}, notes
    )


def _planned(lines: Sequence[WrittenLine]) -> tuple[list[WrittenLine], list[WrittenLine]]:
    """The lines before «Мероприятия, исключённые из плана», and those from there on."""
    said = False
    for at, line in enumerate(lines):
        if said and len(line.text) <= _LONGEST_GONE and begins_like("gone", line.lead):
            return [*lines[:at]], [*lines[at:]]
        said = said or bool(line.said)
    return [*lines], []


def _looks_like_plan(lines: Sequence[WrittenLine]) -> bool:
    """Whether several lines say when, and several fields are told."""
    said = [field_of(label) for line in lines for label, _ in line.said]
    dated = sum(field in DATES for field in said)
    return dated >= _FEWEST_EVENTS and len({*said} - {"", "number"}) >= _FEWEST_EVENTS


def _names_plan(lines: Sequence[WrittenLine]) -> bool:
    """Whether the lines over the first label call it a plan, and no report on one."""
    above = itertools.takewhile(lambda line: not line.said, lines)
    return is_plan_title(" ".join(line.text for line in above))


def _are_events(events: LineEvents) -> bool:
    """Whether all are events, those without a number have dates, and several fields are told."""
    cards = events.cards
    fields = {field_of(heading) for card in cards for heading in card.cells} - {"", "number"}
    if len(cards) < _FEWEST_EVENTS or len(fields) < FEWEST_FIELDS or fields.isdisjoint(DATES):
        return False
    dated = [card for card in cards if card.said(*DATES)]
    whole = all(card.is_event and (events.sure or card in dated) for card in cards)
    return whole and len(dated) * 2 > len(cards) and are_dated(dated, most=True)


def _paragraphs(lines: Sequence[WrittenLine]) -> list[Paragraph]:
    """Lines that are of no event, as the paragraphs that they stand in."""
    found: list[Paragraph] = []
    for line in lines:
        if line.same and found:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line.text}")
        else:
            found.append(Paragraph(line.text, line.heading))
    return found


def _from_to(first: str, last: str) -> str:
    """«абзацы 12–16» of «абзац 12» and «абзац 16»."""
    word, _, start = first.rpartition(" ")
    end = last.rpartition(" ")[2]
    several = {"абзац": "абзацы", "строка": "строки"}.get(word)
    return f"{several} {start}–{end}" if several and start != end else first
