"""Text of the plan as safe HTML, with some of its words marked."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pages.shared.words import nbsp


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


def spans_of(text: str, parts: Iterable[str]) -> list[tuple[int, int]]:
    """Where the first occurrence of each part stands in the text."""
    return [(at, at + len(part)) for part in parts if part and (at := text.find(part)) >= 0]


def excerpt(text: str, spans: list[tuple[int, int]], around: int = 60) -> str:
    """The piece of a long text around its first marked word, as marked HTML."""
    if not spans:
        return ""
    start = max(0, spans[0][0] - around)
    end = min(len(text), spans[0][1] + around)
    if start:
        start = text.find(" ", start) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", spans[0][1], end), spans[0][1])
    inside = [(a - start, b - start) for a, b in spans if a >= start and b <= end]
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return before + marked(text[start:end], inside) + after
