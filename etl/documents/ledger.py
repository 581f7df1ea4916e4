"""The proof that nothing of a plan's table was lost on the way to its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etl.text import fold

_SHOWN = 80


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
    title, a header or a section. ``leftovers`` looks whether it is really there.
    """

    expected: list[tuple[str, str]] = field(default_factory=list)
    claims: dict[str, list[tuple[int, tuple[str, ...]] | str]] = field(default_factory=dict)

    def expect(self, address: str, text: str) -> None:
        """Note a piece of the table."""
        if squeeze(text):
            self.expected.append((address, text))

    def claim(self, address: str, sink: tuple[int, tuple[str, ...]] | str) -> None:
        """Say where the piece at an address went: (row, fields) or a text."""
        self.claims.setdefault(address, []).append(sink)

    def leftovers(self, rows: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
        """Every piece that is not where it was said to be, with its address."""
        lost = []
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
                    break
            else:
                lost.append(f"{address}: «{shorten(text)}»")
        return tuple(lost)
