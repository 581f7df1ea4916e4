"""Events of labelled lines: which lines are of which, where nothing is left to guess.

There are three ways in which an event may begin: with the label of its title («Мероприятие: …»),
with a number before its title, or with a line of its own right above its labels.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from etl.documents.grid import Cell
from etl.documents.plan_rows.event_cards import Card, field_of
from etl.documents.plan_rows.event_lines import LABELLED, WrittenLine
from etl.documents.plan_rows.item_numbers import is_part_of_number
from etl.documents.plan_rows.line_shapes import is_mark, is_named, may_be_section
from etl.documents.plan_rows.part_titles import PLAN_NOUN, TITLE_WORD
from etl.documents.plan_rows.unclear_line import UnclearLineError
from etl.text import fold, key

TITLE, NUMBER = "Наименование мероприятия", "№ п/п"
_DESCRIPTION = "Описание"
_COUNTED = re.compile(r"(?:мероприятие|событие|карточка)\W*№?\W*(\d{1,3})\W*", re.IGNORECASE)
_GOES_ON = re.compile(r"[,–—(«-]$|(?<!\w)(?:и|или|с|со|в|во|на|от|из|по|для|при|г\.)$")
_WRAPPED = 45
"""So long a line of a text file at least is when its rest stands in the next one."""
_MOST_GONE = 3
"""An item's number is so much more than the one before at most: some may be struck out."""
_SENTENCE = re.compile(r"[.!…]$")

Way = Literal["labelled", "numbered", "plain"]


@dataclass(slots=True)
class LineEvents:
    """The events under way.

    Attributes:
        way: how each event begins.
        cards: the events.
        sections: lines over events: before which card, their words, their address.
        above: the lines over all events.
        waiting: lines since the last label; after the last event those of none.
        ends: the address of the last line of each event.
        headed: of each event whether a heading stands right over it.
    """

    way: Way
    first: str
    cards: list[Card] = field(default_factory=list)
    sections: list[tuple[int, str, str]] = field(default_factory=list)
    above: list[WrittenLine] = field(default_factory=list)
    waiting: list[WrittenLine] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    headed: list[bool] = field(default_factory=list)
    _last: WrittenLine | None = None
    _number: int = 0
    _open: set[str] = field(default_factory=set)
    """Labels whose words stand in the lines below them."""

    @classmethod
    def of(cls, lines: Sequence[WrittenLine]) -> LineEvents:
        """The events that lines tell of.

        Raises:
            UnclearLineError: a line may be of one event or of another.
        """
        first = next(line for line in lines if line.said)
        labels = [field_of(label) for line in lines for label, _ in line.said[:1]]
        way: Way = "labelled" if "title" in labels else "plain"
        if way == "plain" and any(line.item and not is_named(line) for line in lines):
            way = "numbered"
        events = cls(way, key(first.said[0][0]))
        for line in lines:
            events._take(line)
        events._end()
        return events

    @property
    def sure(self) -> bool:
        """Whether each event's beginning is marked."""
        return self.way != "plain"

    def _take(self, line: WrittenLine) -> None:
        if line.lead and self.cards and not self.waiting and self._goes_on(line):
            self._append(line)
            line = replace(line, lead="")
        if line.lead:
            self.waiting.append(line)
        if line.said:
            if self._is_new(line):
                self._begin(line)
            for label, text in line.said:
                self._say(label, text, line)
        if self.cards and not self.waiting:
            self._last, self.ends[-1] = line, line.address

    def _say(self, label: str, text: str, line: WrittenLine) -> None:
        card = self.cards[-1]
        if any(key(label) == key(known) for known in card.cells):
            raise UnclearLineError(line)
        card.add(label, Cell(text, 0, composed=True), line.flags)

    def _goes_on(self, line: WrittenLine) -> bool:
        """Whether the words of a line are the rest of the label's above."""
        before = self._last
        if before is None or line.begins or line.item or line.number or line.heading:
            return False
        if not before.text.rstrip().endswith(":") and _GOES_ON.search(before.text):
            return True
        if before.said and line.indent > before.indent + 1 and line.below:
            return True
        wrapped = line.same or (line.below and len(before.text) >= _WRAPPED)
        return wrapped and line.text[:1].islower()

    def _append(self, line: WrittenLine) -> None:
        cells = self.cards[-1].cells
        last = cells[next(reversed(cells))]
        joint = "\n" if line.same or not last[-1].text else " "
        last[-1] = replace(last[-1], text=f"{last[-1].text}{joint}{line.lead}".strip())

    def _is_new(self, line: WrittenLine) -> bool:
        """Whether the labels of a line are the first ones of an event."""
        if not self.cards or line.begins:
            return True
        if self.way == "labelled":
            return any(key(label) == self.first for label, _ in line.said)
        return bool(self.waiting) and self._left_waiting()

    def _left_waiting(self) -> bool:
        """Whether lines wait that are not of the event above."""
        self._give_back()
        return bool(self.waiting)

    def _give_back(self, *, remarks: bool = True) -> None:
        """Give the event above the lines that are its own for sure; ``remarks`` too or not."""
        while self.cards and self.waiting:
            line = self.waiting[0]
            if line.item or line.said or line.heading or is_named(line):
                return
            cells = self.cards[-1].cells
            name = next(reversed(cells))
            said = LABELLED.match(line.lead)
            if said and not remarks:
                return
            if said and self.sure:
                self._say(fold(said[1]), line.lead[said.end() :].strip(), line)
            elif self.sure and (not cells[name][-1].text or name in self._open):
                if may_be_section(line):
                    raise UnclearLineError(line)  # what the label lacks, or the next sphere
                self._open.add(name)
                self._append(line)
            else:
                return
            self.ends[-1] = self.waiting.pop(0).address
            self._last = line

    def _begin(self, line: WrittenLine) -> None:
        """Begin an event with the lines that wait."""
        self._give_back()
        self._open.clear()
        waiting, self.waiting = self.waiting, []
        card = Card(line.address)
        if self.way == "labelled":
            over = self._counted(card, waiting)
        else:
            at = self._title_at(waiting, line)
            over = waiting[:at]
            self._title(card, waiting[at:])
        if self.cards:
            self._expect_sections(over)
        else:
            over = self._first_sections(over)
        at = len(self.cards)
        self.sections += [(at, held.number + held.lead, held.address) for held in over]
        self.headed.append(bool(over) and over[-1].heading and not is_named(over[-1]))
        self.cards.append(card)
        self.ends.append(line.address)

    def _counted(self, card: Card, waiting: list[WrittenLine]) -> list[WrittenLine]:
        """«Мероприятие 3» over an event is its number."""
        counted = _COUNTED.fullmatch(waiting[-1].lead) if waiting else None
        if counted is None:
            return waiting
        card.add(NUMBER, Cell(counted[1], 0, composed=True), ())
        card.address = waiting[-1].address
        return waiting[:-1]

    def _title_at(self, waiting: Sequence[WrittenLine], line: WrittenLine) -> int:
        """Which of the lines is the event's title."""
        if not waiting:
            raise UnclearLineError(line)
        if self.way == "plain" or line.begins:
            return len(waiting) - 1
        items = [at for at, held in enumerate(waiting) if held.item]
        items = [
            at for at, after in itertools.zip_longest(items, items[1:], fillvalue=0)
            if not is_named(waiting[at])
            and not is_part_of_number(waiting[at].item, waiting[after].item)
        ]  # fmt: skip
        if len(items) != 1 and (self.cards or not items):
            raise UnclearLineError(waiting[items[0] if items else -1])
        at = items[-1]
        number = int((re.findall(r"\d+", waiting[at].item) or ["1"])[-1])  # «а)»
        if number != 1 and not 0 < number - self._number <= _MOST_GONE and self.cards:
            raise UnclearLineError(waiting[at])
        self._number = number
        return at

    def _title(self, card: Card, lines: Sequence[WrittenLine]) -> None:
        """The title, and lines below it: more of it, or sentences that describe it."""
        own = lines[0]
        words, before = own.words, own
        described: list[str] = []
        for line in lines[1:]:
            more = line.lead[:1] in '«"(' or line.lead[:1].islower()
            if not described and (more or _GOES_ON.search(before.text)):
                words = f"{words} {line.lead}"
            elif _SENTENCE.search(line.lead):
                described.append(line.lead)
            else:
                raise UnclearLineError(line)
            before = line
        card.address = own.address
        if own.item:
            card.add(NUMBER, Cell(own.item, 0, composed=True), ())
        card.add(TITLE, Cell(words, 0, composed=True), own.flags)
        if described:
            card.add(_DESCRIPTION, Cell("\n".join(described), 0, composed=True), ())

    def _expect_sections(self, over: Sequence[WrittenLine]) -> None:
        for line in over:
            if not (is_mark(line) or is_named(line) or (self.sure and may_be_section(line))):
                unmarked = line.heading and not TITLE_WORD.search(line.lead)
                if not unmarked:
                    raise UnclearLineError(line)

    def _first_sections(self, over: Sequence[WrittenLine]) -> list[WrittenLine]:
        """The sections right over the first event; the lines above them are the plan's."""
        first = len(over)
        while first and not TITLE_WORD.search(over[first - 1].lead):
            line = over[first - 1]
            titled = any(PLAN_NOUN.search(key(held.text)) for held in over[: first - 1])
            if not (is_named(line) or line.heading or (titled and may_be_section(line))):
                break
            first -= 1
        while first < len(over) and over[first].same:
            first += 1  # the rest of the plan's title
        self.above = [*over[:first]]
        return [*over[first:]]

    def _end(self) -> None:
        """After the last line: what waits is of no event, unless it may be one."""
        self._give_back(remarks=False)
        for line in self.waiting:
            if line.item and not is_named(line):
                raise UnclearLineError(line)
        if self.way == "plain" and len(self.cards) > 1 and all(self.headed):
            held = self.waiting[0] if self.waiting else self.above[-1]
            raise UnclearLineError(self._last or held)  # headings are titles, or sections
