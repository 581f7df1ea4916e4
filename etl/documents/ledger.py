"""The proof that nothing of a plan's table was lost on the way to its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.text import fold

_SHOWN = 80
AROUND, LEFT, ABOVE, OUTSIDE = "around", "left", "above", "outside"
"""Where characters go that are in no column: a row kept as a whole (headings, sections, remarks),
nowhere, the title above the tables, the rest of the document. Else it is the column's name."""


class Accounted(NamedTuple):
    """Where every character of a document went, and the pieces of the table that went nowhere."""

    leftovers: tuple[str, ...]
    characters: dict[str, int]


def squeeze(text: str) -> str:
    """What has to be accounted for: all but white space, and hyphens, which end lines too."""
    return "".join(text.split()).replace("-", "").replace("\u2010", "")


def shorten(text: str) -> str:
    """A text short enough to be named in a sentence."""
    folded = fold(text)
    return folded if len(folded) <= _SHOWN else folded[: _SHOWN - 1] + "…"


@dataclass(slots=True)
class Ledger:
    """What the tables hold, and where each piece is said to have gone.

    A claim names the fields of a row, or gives the text itself where it went to a
    title, a header or a section. ``account`` looks whether it is really there.
    Characters are counted without white space and hyphens, which end lines too.
    """

    expected: list[tuple[str, str]] = field(default_factory=list)
    claims: dict[str, list[tuple[int, tuple[str, ...]] | str]] = field(default_factory=dict)
    beside: Counter[str] = field(default_factory=Counter)

    def expect(self, address: str, text: str) -> None:
        """Note a piece of the table."""
        if squeeze(text):
            self.expected.append((address, text))

    def claim(self, address: str, sink: tuple[int, tuple[str, ...]] | str) -> None:
        """Say where the piece at an address went: (row, fields) or a text."""
        self.claims.setdefault(address, []).append(sink)

    def count(self, where: str, text: str) -> None:
        """Count a text that stands in none of the plan's tables."""
        self.beside[where] += len(squeeze(text))

    def account(self, rows: Sequence[Mapping[str, str]]) -> Accounted:
        """Where each piece went; those that are not where they were said to be, with address."""
        lost = []
        went = Counter(self.beside)
        squeezed: dict[tuple[int, tuple[str, ...]], str] = {}
        for address, text in self.expected:
            wanted = squeeze(text)
            for sink in self.claims.get(address, ()):
                if isinstance(sink, str):
                    held = squeeze(sink)
                else:
                    row, names = sink
                    if sink not in squeezed:
                        squeezed[sink] = squeeze("".join(rows[row].get(name, "") for name in names))
                    held = squeezed[sink]
                if wanted in held:
                    went[AROUND if isinstance(sink, str) else sink[1][0]] += len(wanted)
                    break
            else:
                went[LEFT] += len(wanted)
                lost.append(f"{address}: «{shorten(text)}»")
        return Accounted(tuple(lost), {name: n for name, n in went.items() if n})
