"""Answers as a person checks them: the plan's words, the answer's, and how those were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from etl.corrections.correction import LABELS
from etl.editions.answers.answering import Answers, ReadAnswer
from etl.events import Event
from etl.model import Placement
from etl.settled_cells import NOT_SAID
from pages.shared.words.direction_signs import upright
from pages.shared.words.readings_in_words import dates_read_in_words, point_in_words, venue_name
from pages.shared.words.russian import FORMATS, PRECISIONS, counted, quality_label, short_title

_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer in words.

    Attributes:
        number: the event's, "" where none or where the row is unknown.
        title: the event's short title; the row's address where it is unknown.
        event_id: "" where it is unknown.
        label: what was asked about.
        old: what the plan says.
        new: the answer.
        reads: how the answer was read, or why it is not taken.
        address: the row of the sheet.
    """

    number: str
    title: str
    event_id: str
    label: str
    old: str
    new: str
    reads: str
    address: str

    def in_words(self) -> str:
        """The line as a sentence: «№ 6, «ИННОПРОМ», срок: «12 мая» — 12 мая, точная дата»."""
        if not self.label:
            return f"{self.address}: {self.reads}"
        number = f"№ {self.number}, " if self.number else ""
        return f"{number}{self.title}, {self.label}: «{self.new}» — {self.reads}"


def answer_line(row: ReadAnswer) -> AnswerLine:
    """An answer in words."""
    cell, one = row.cell, row.correction
    number = "" if cell is None or cell.number is None else str(cell.number)
    reads = row.why
    if row.event is not None and one is not None:
        reads = reading_in_words(row.event, row.placed, one.column, one.new_value)
    return AnswerLine(
        number=number,
        title=short_title(cell.title) if cell else row.address,
        event_id=cell.event_id if cell else "",
        label=LABELS[one.column] if one else "",
        old=(one.old_value or NOT_SAID) if one else "",
        new=_shown(row.outcome, one.new_value) if one else "",
        reads=reads,
        address=row.address,
    )


def _shown(outcome: str, words: str) -> str:
    """An answer's words; of one that is not taken as many as tell which it is."""
    long = outcome == "refused" and len(words) > _MOST_SHOWN
    return upright(f"{words[:_MOST_SHOWN]}…" if long else words)


def reading_in_words(event: Event, placed: Sequence[Placement], column: str, words: str) -> str:
    """What the readers made of an answer.

    Args:
        event: with the answer in its cell.
        placed: where its venues stand.
        column: the cell.
        words: the answer.
    """
    if column == "dates_text":
        said = dates_read_in_words(event.dates, words)
        lines = [f"{said} — {PRECISIONS[event.dates.precision]}"]
        codes = event.dates.quality
    elif column == "place_text":
        pairs = zip(event.place.venues, placed, strict=True)
        lines = [f"{venue_name(asdict(v))} ({point_in_words(point)})" for v, point in pairs]
        lines.append(f"форма: {FORMATS[event.place.format]}")
        codes = event.place.quality
    else:
        lines = [", ".join(p.name for p in event.partners.partners), *event.partners.groups]
        codes = event.partners.quality
    return "; ".join([*filter(None, lines), *(quality_label(code).label for code in codes)])


def counts_in_words(answers: Answers) -> str:
    """«2 ответа можно принять, 1 уже действует, 3 поля пусты, 1 не принят»."""
    new, known = len(answers.of("new")), len(answers.of("known"))
    empty, refused = len(answers.of("empty")), len(answers.of("refused"))
    said = [
        f"{counted(new, 'ответ', 'ответа', 'ответов')} можно принять",
        f"уже действует или повторено: {known}" if known else "",
        f"пустых полей: {empty}" if empty else "",
        f"не принято: {refused}" if refused else "",
    ]
    return "; ".join(filter(None, said))
