"""Text of the plan in pieces, some of its words marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pages.shared.words.russian import nbsp


@dataclass(frozen=True, slots=True)
class WordMark:
    """Words of a cell that a value comes from.

    ``number`` is the value's number in the card; a doubt's is shown with a question mark.
    """

    start: int
    end: int
    number: int
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Some words of a text, as ``marked_text.html`` shows them.

    ``classes`` and ``numbers`` are those of the marks they lie in; ``numbers`` stand behind
    the last word of a mark.
    """

    text: str
    marked: bool = False
    classes: str = ""
    numbers: str = ""


def marked(text: str, spans: Iterable[tuple[int, int]]) -> list[MarkedPiece]:
    """The text in pieces, the spans (start, end) marked; overlapping spans are merged."""
    text = nbsp(text)  # as long as before, so that the spans still hold
    out, position = [], 0
    for start, end in sorted(spans):
        start = max(start, position)
        if start >= end:
            continue
        out += [MarkedPiece(text[position:start]), MarkedPiece(text[start:end], marked=True)]
        position = end
    return [piece for piece in [*out, MarkedPiece(text[position:])] if piece.text]


def numbered(text: str, marks: Iterable[WordMark]) -> list[MarkedPiece]:
    """The text in pieces, each mark with its number behind its last word.

    Marks may overlap: «Республика Беларусь» is both the place's country and the partner. The
    numbers are drawn by the style sheet (``data-n``), so that copied words stay the plan's own.
    """
    text = nbsp(text)
    marks = sorted({m for m in marks if 0 <= m.start < m.end <= len(text)}, key=_order)
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    out = []
    for start, end in pairwise(edges):
        inside = [m for m in marks if m.start <= start and end <= m.end]
        if not inside:
            out.append(MarkedPiece(text[start:end]))
            continue
        classes = ["pl-m", *dict.fromkeys(f"v{m.number}" for m in inside)]
        if all(m.doubt for m in inside):
            classes.append("pl-m-doubt")
        ending = dict.fromkeys(label(m.number, m.doubt) for m in inside if m.end == end)
        out.append(MarkedPiece(text[start:end], True, " ".join(classes), " ".join(ending)))
    return out


def label(number: int, doubt: bool = False) -> str:
    """A value's number as it is shown, in the text and beside what was made of it."""
    return f"{number}?" if doubt else str(number)


def _order(mark: WordMark) -> tuple[int, int, int]:
    return mark.start, mark.end, mark.number


def spans_of(text: str, parts: Iterable[str]) -> list[tuple[int, int]]:
    """Where each part stands in the text; equal parts one after another."""
    out, seen = [], dict[str, int]()
    for part in parts:
        at = text.find(part, seen.get(part, 0)) if part else -1
        if at >= 0:
            out.append((at, at + len(part)))
            seen[part] = at + len(part)
    return out


def excerpt(text: str, spans: list[tuple[int, int]], around: int = 60) -> list[MarkedPiece]:
    """The piece of a long text around its first marked word, marked."""
    if not spans:
        return []
    start = max(0, spans[0][0] - around)
    end = min(len(text), spans[0][1] + around)
    if start:
        start = text.find(" ", start, spans[0][0]) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", spans[0][1], end), spans[0][1])
    inside = [(a - start, b - start) for a, b in spans if a >= start and b <= end]
    before, after = (
        [MarkedPiece("…")] if start else [],
        [MarkedPiece("…")] if end < len(text) else [],
    )
    return [*before, *marked(text[start:end], inside), *after]
