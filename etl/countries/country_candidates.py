"""One text cut up, with all that the rules look up in it more than once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from etl.countries import traps
from etl.countries.broken_words import whole_words
from etl.countries.country_tokens import CellWord, split_words
from etl.countries.country_words import Entry
from etl.countries.quoted_names import Quotation, quotations
from etl.text import small

_NEAREST = 12
SENTENCE = 120
"""Letters before a word in which what belongs to it in its sentence is looked for."""

_UNIT_ADJECTIVES = {
    "край": "краев",
    "област": "областн",
    "район": "районн",
    "уезд": "уездн",
    "провинц": "провинциальн",
    "воеводств": "воеводск",
    "округ": "окружн",
}
_DISTRICT = re.compile(r"р-о?н(?:[ае]|ом|у|ы|ов|ах)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A wording of the vocabulary found at the words ``first`` to ``last``."""

    entry: Entry
    first: int
    last: int


class CellReading:
    """One text with all that is looked up in it more than once."""

    def __init__(self, text: str, *, listed: bool = False) -> None:
        self.text = text
        self.listed = listed
        self.folded = small(text)
        self.words = whole_words(split_words(text), text)
        self.masks = traps.masked_spans(self.folded)
        self.quotations = quotations(text)

    def last_of(
        self, at: int, words: Sequence[frozenset[str]], joint: re.Pattern[str]
    ) -> int | None:
        """Where a wording that begins with a word ends; None where another word follows.

        Args:
            at: the word that is a form of the wording's first one.
            words: the forms of each of its words.
            joint: what may stand between two of them.
        """
        last = at + len(words) - 1
        if last >= len(self.words):
            return None
        joined = all(
            self.words[at + step].form in forms
            and joint.fullmatch(
                self.text, self.words[at + step - 1].end, self.words[at + step].start
            )
            for step, forms in enumerate(words)
            if step
        )
        return last if joined else None

    def before(self, position: int, width: int = 24) -> str:
        """The few characters before a place, as written."""
        return self.text[max(0, position - width) : position]

    def folded_before(self, position: int, width: int = 24) -> str:
        """The few characters before a place, in lower case with ё as е."""
        return self.folded[max(0, position - width) : position]

    def unit_follows(self, at: int) -> bool:
        """Whether the noun of a region or district comes next («… область»)."""
        following = self.words[at + 1 : at + 2]
        return any(word.form.startswith(("област", "обл", "район")) for word in following)

    def is_unit(self, head: CellWord, units: Sequence[str]) -> bool:
        """Whether a noun is one of the kinds of land, by their beginnings; «р-н» is a «район»."""
        shortened = "район" in units and _DISTRICT.match(self.folded, head.start) is not None
        return shortened or head.form.startswith(tuple(units))

    def is_of_a_unit(self, adjective: int, units: Sequence[str]) -> bool:
        """Whether the next word is the adjective of a kind of land («краевая дума»)."""
        following = self.words[adjective + 1 : adjective + 2]
        of_these = tuple(_UNIT_ADJECTIVES[unit] for unit in units if unit in _UNIT_ADJECTIVES)
        return any(word.form.startswith(of_these) for word in following)

    def masked(self, start: int, end: int) -> bool:
        """Whether a set phrase that means something else covers a stretch."""
        at = bisect_left(self.masks, (end, 0))
        return at > 0 and start < self.masks[at - 1][1]

    def quotations_around(self, start: int, end: int) -> list[Quotation]:
        """The quotations that hold a stretch, looked for among the nearest only."""
        at = bisect_right(self.quotations, start, key=lambda quotation: quotation.start)
        near = self.quotations[max(0, at - _NEAREST) : at]
        return [
            quotation for quotation in near if quotation.start <= start and end <= quotation.end
        ]
