"""Plans without a table: an event is a few lines, of which each says first what it tells.

«1. Международный форум⏎Сроки проведения: 9–11 сентября⏎Место: г. Иваново», and the next event.
Which words are such labels the headings of tables say; what nobody can tell apart is not read.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from etl.documents.grid import Cell, Paragraph, Table
from etl.documents.plan_rows.above_header import is_month
from etl.documents.plan_rows.dated_lines import with_dates
from etl.documents.plan_rows.event_cards import (
    DATES,
    FEWEST_FIELDS,
    Card,
    are_dated,
    field_of,
    table_of,
)
from etl.documents.plan_rows.event_lines import LABELLED, TYPED, WrittenLine, lines_of
from etl.documents.plan_rows.header import find_header
from etl.documents.plan_rows.headings import begins_like, names_sphere
from etl.documents.plan_rows.item_numbers import is_number, is_roman
from etl.documents.plan_rows.part_titles import TITLE_WORD
from etl.documents.plan_rows.row_shapes import LONGEST_SECTION
from etl.status_words import has_status_words
from etl.text import fold, key

_TITLE, _NUMBER, _DESCRIPTION = "Наименование мероприятия", "№ п/п", "Описание"
_FEWEST_EVENTS = 2
_MOST_LINES = 10_000
"""A hundred times a plan's: each of them may be asked whether it begins with dates."""
_COUNTED = re.compile(r"(?:мероприятие|событие|карточка)?\W*№?\s*(\d{1,3})\W*", re.IGNORECASE)
_GOES_ON = re.compile(r"[,–—(«-]\s*$|(?<!\w)(?:и|или|с|со|в|во|на|от|из|по|для|при|г\.)\s*$")


class _UnclearError(Exception):
    """A line may be of one event or of another."""


@dataclass(slots=True)
class _Events:
    """The events under way.

    Attributes:
        cards: the events.
        sections: lines over events: before which card, their words, their address.
        waiting: lines since the last label: a title, a section, or of no event.
        above: the lines over all events.
        sure: whether it is sure where each event begins, by its number or its title's label.
        ends: the address of the last line of each event.
    """

    cards: list[Card] = field(default_factory=list)
    sections: list[tuple[int, str, str]] = field(default_factory=list)
    waiting: list[WrittenLine] = field(default_factory=list)
    above: list[WrittenLine] = field(default_factory=list)
    sure: list[bool] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)

    def take(self, line: WrittenLine, *, goes_on: bool) -> None:
        """Take the next line; ``goes_on`` says that its first words are of the line before.

        Raises:
            _UnclearError: it begins an event, and nobody says which lines above are of it.
        """
        if line.lead and goes_on and self.waiting:
            self.waiting[-1] = _joined(self.waiting[-1], line)
        elif line.lead and goes_on and self.cards:
            self._go_on(line)
        elif line.lead:
            self.waiting.append(line)
        if line.said:
            if self._is_new(line):
                self._begin(line)
            for label, text in line.said:
                self.cards[-1].add(label, Cell(text, 0, composed=True), line.flags)
        if self.cards and not self.waiting:
            self.ends[-1] = line.address

    def _go_on(self, line: WrittenLine) -> None:
        cells = self.cards[-1].cells
        last = cells[next(reversed(cells))]
        joint = "\n" if line.same else " "
        last[-1] = replace(last[-1], text=f"{last[-1].text}{joint}{line.lead}")

    def _is_new(self, line: WrittenLine) -> bool:
        """Whether the labels of a line are the first ones of an event."""
        if self.waiting or not self.cards or field_of(line.said[0][0]) == "title":
            return True
        known = {key(heading) for heading in self.cards[-1].cells}
        return any(key(label) in known for label, _ in line.said)

    def _begin(self, line: WrittenLine) -> None:
        """Begin an event with the lines that wait."""
        waiting, self.waiting = self.waiting, []
        if field_of(line.said[0][0]) == "title" and line not in waiting:
            card, over = _headed(line, waiting)
            sure = True
        else:
            card, over = _titled(line, waiting)
            sure = _NUMBER in card.cells
            if not sure and self.cards and not all(map(_is_section, over)):
                raise _UnclearError
        if self.cards:
            over = self._without_more(over)
        else:
            first = len(over)
            while first and _is_section(over[first - 1]):
                first -= 1
            self.above, over = over[:first], over[first:]
        at = len(self.cards)
        self.sections += [(at, held.number + held.lead, held.address) for held in over]
        self.cards.append(card)
        self.sure.append(sure)
        self.ends.append(line.address)

    def _without_more(self, over: Sequence[WrittenLine]) -> list[WrittenLine]:
        """Lines over an event, without those that are of the event above.

        «Примечание: …» right under it, and in a text file the rest of its last line.
        """
        left = [*over]
        while left and not _is_section(left[0]) and not has_status_words(left[0].lead):
            line = left[0]
            if said := LABELLED.match(line.lead):
                words = line.lead[said.end() :].strip()
                self.cards[-1].add(fold(said[1]), Cell(words, 0, composed=True), line.flags)
            elif line.below:
                self._go_on(line)
            else:
                break
            self.ends[-1] = left.pop(0).address
        return left


def _joined(line: WrittenLine, more: WrittenLine) -> WrittenLine:
    whole = f"{line.lead} {more.lead}"
    return replace(line, lead=whole, text=whole)


def _headed(line: WrittenLine, waiting: list[WrittenLine]) -> tuple[Card, list[WrittenLine]]:
    """An event whose title has a label; «Мероприятие 3» above it is its number."""
    card = Card(line.address)
    counted = _COUNTED.fullmatch(waiting[-1].lead) if waiting else None
    if counted is None:
        return card, waiting
    card.add(_NUMBER, Cell(counted[1], 0, composed=True), ())
    card.address = waiting[-1].address
    return card, waiting[:-1]


def _titled(line: WrittenLine, waiting: list[WrittenLine]) -> tuple[Card, list[WrittenLine]]:
    """An event whose title is a line of its own: the last one, or the last one with a number.

    Lines below a number's line are the description.
    """
    if not waiting:
        raise _UnclearError
    items = [at for at, held in enumerate(waiting) if _number_of(held)]
    at = items[-1] if items and not _is_section(waiting[items[-1]]) else len(waiting) - 1
    own, below = waiting[at], waiting[at + 1 :]
    card, number = Card(own.address), _number_of(own)
    if number:
        card.add(_NUMBER, Cell(number, 0, composed=True), ())
    text = own.lead if own.number else TYPED.sub("", own.lead)
    card.add(_TITLE, Cell(text, 0, composed=True), own.flags)
    if below:
        words = "\n".join(held.lead for held in below)
        card.add(_DESCRIPTION, Cell(words, 0, composed=True), ())
    return card, waiting[:at]


def labelled_events(
    blocks: Sequence[Paragraph | Table],
) -> tuple[list[Paragraph | Table], list[str]]:
    """The blocks with labelled lines as one table with an event a row.

    Returns:
        The blocks, and a remark; the blocks as they are and no remark where it is no such plan.
    """
    lines = lines_of(blocks)
    events = _events(with_dates(lines)) if len(lines) <= _MOST_LINES else None
    if events is None or not _are_events(events):
        return [*blocks], []
    for card, end in zip(events.cards, events.ends, strict=True):
        card.address = _from_to(card.address, end)
    table = table_of(events.cards, events.sections)
    if find_header(table.rows, 0) is None:
        return [*blocks], []
    labels = [h for card in events.cards for h in card.cells if h not in (_NUMBER, _TITLE)]
    named = ", ".join(f"«{label}»" for label, _ in Counter(labels).most_common(4))
    remark = f"таблицы нет, мероприятия названы строками с подписями ({named}): {len(events.cards)}"
    return [*_paragraphs(events.above), table, *_paragraphs(events.waiting)], [remark]


def _paragraphs(lines: Sequence[WrittenLine]) -> list[Paragraph]:
    """Lines that are of no event, as the paragraphs that they stand in."""
    found: list[Paragraph] = []
    for line in lines:
        if line.same and found:
            found[-1] = replace(found[-1], text=f"{found[-1].text}\n{line.text}")
        else:
            found.append(Paragraph(line.text, line.heading))
    return found


def _events(lines: Sequence[WrittenLine]) -> _Events | None:
    """The events that lines tell of; None where a line could be of one event or of another."""
    events = _Events()
    labelled: WrittenLine | None = None
    try:
        for before, line in itertools.pairwise([None, *lines]):
            assert line is not None
            events.take(line, goes_on=before is not None and _goes_on(line, before, labelled))
            labelled = line if line.said else labelled
    except _UnclearError:
        return None
    return events


def _goes_on(line: WrittenLine, before: WrittenLine, labelled: WrittenLine | None) -> bool:
    """Whether the words of a line belong to the line before it."""
    if line.begins or line.number or line.heading or TYPED.match(line.lead):
        return False
    if line.same:
        return bool(before.said)
    if line.text[:1].islower() or _GOES_ON.search(before.text):
        return True
    return labelled is before and line.indent > before.indent + 1


def _number_of(line: WrittenLine) -> str:
    """The number that an item's line begins with, typed or automatic."""
    if is_number(line.number):
        return line.number.strip()
    typed = TYPED.match(line.lead)
    return typed[1] if typed else ""


def _is_section(line: WrittenLine) -> bool:
    """Whether a line names a sphere or a time for the events under it, and is no event."""
    text = TYPED.sub("", line.lead)
    if len(text) > LONGEST_SECTION:
        return False
    if is_month(text) or names_sphere(text) or begins_like("section", text):
        return True
    if TITLE_WORD.search(text) or begins_like("note", text):
        return False
    roman = is_roman(line.number) or is_roman(text.split()[0])
    return line.heading or roman or (text.isupper() and len(text.split()) > 0)


def _are_events(events: _Events) -> bool:
    """Whether all are events, those that no number begins with dates, and several fields are told.

    An event that says no dates is one where it is sure which lines are of it.
    """
    cards = events.cards
    fields = {field_of(heading) for card in cards for heading in card.cells} - {"", "number"}
    if len(cards) < _FEWEST_EVENTS or len(fields) < FEWEST_FIELDS or fields.isdisjoint(DATES):
        return False
    dated = [card for card in cards if card.said(*DATES)]
    known = zip(cards, events.sure, strict=True)
    whole = all(card.is_event and (sure or card in dated) for card, sure in known)
    return whole and len(dated) * 2 > len(cards) and are_dated(dated, most=True)


def _from_to(first: str, last: str) -> str:
    """«абзацы 12–16» of «абзац 12» and «абзац 16»."""
    word, _, start = first.rpartition(" ")
    end = last.rpartition(" ")[2]
    several = {"абзац": "абзацы", "строка": "строки"}.get(word)
    return f"{several} {start}–{end}" if several and start != end else first
