"""Text of the plan as safe HTML, with some of its words marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from pages.shared.words.russian import nbsp


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a cell that a value comes from.

    ``number`` is the value's number in the card; a doubt's is shown with a question mark.
    """

    start: int
    end: int
    number: int
    doubt: bool = False


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text escaped, the spans (start, end) in ``<mark>``; overlapping spans are merged."""
    out, position = [], 0
    for start, end in sorted(spans):
        start = max(start, position)
        if start >= end:
            continue
        out += [escape(text[position:start]), f"<mark>{escape(text[start:end])}</mark>"]
        position = end
    return nbsp("".join([*out, escape(text[position:])]))


def numbered(text: str, marks: Iterable[Mark]) -> str:
    """The text escaped, each mark with its number behind its last word.

    Marks may overlap: «Республика Беларусь» is both the place's country and the partner. The
    numbers are drawn by the style sheet (``data-n``), so that copied words stay the plan's own.
    """
    marks = sorted({m for m in marks if 0 <= m.start < m.end <= len(text)}, key=_order)
    edges = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    out = []
    for start, end in pairwise(edges):
        inside = [m for m in marks if m.start <= start and end <= m.end]
        piece = escape(text[start:end])
        if not inside:
            out.append(piece)
            continue
        classes = " ".join(dict.fromkeys(f"v{m.number}" for m in inside))
        doubtful = " pl-m-doubt" if all(m.doubt for m in inside) else ""
        ending = dict.fromkeys(label(m.number, m.doubt) for m in inside if m.end == end)
        numbers = f' data-n="{" ".join(ending)}"' if ending else ""
        out.append(f'<mark class="pl-m {classes}{doubtful}"{numbers}>{piece}</mark>')
    return nbsp("".join(out))


def label(number: int, doubt: bool = False) -> str:
    """A value's number as it is shown, in the text and beside what was made of it."""
    return f"{number}?" if doubt else str(number)


def _order(mark: Mark) -> tuple[int, int, int]:
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


def excerpt(text: str, spans: list[tuple[int, int]], around: int = 60) -> str:
    """The piece of a long text around its first marked word, as marked HTML."""
    if not spans:
        return ""
    start = max(0, spans[0][0] - around)
    end = min(len(text), spans[0][1] + around)
    if start:
        start = text.find(" ", start, spans[0][0]) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", spans[0][1], end), spans[0][1])
    inside = [(a - start, b - start) for a, b in spans if a >= start and b <= end]
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return before + marked(text[start:end], inside) + after
