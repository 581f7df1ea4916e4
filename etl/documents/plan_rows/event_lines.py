"""The lines of a document without a table, each cut at the labels that stand in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.documents.grid import Paragraph, Table
from etl.documents.plan_rows.event_cards import field_of
from etl.documents.plan_rows.headings import meaning
from etl.text import fold, key

_LABEL_WORDS = 6
_LABEL = r"[^\W\d_][^:\n«»()]{1,60}?"
_BULLET = r"[\s*•·▪◦●○#–—-]*"
LABELLED = re.compile(rf"{_BULLET}({_LABEL})\s*[*_]*:[*_]*(?=\s|$)")
"""«Место проведения: …», with what may stand before it in a list."""
_WITH_DASH = re.compile(rf"{_BULLET}({_LABEL})\s+[–—-]\s+(?=\S)")
_WITHIN = re.compile(rf"(?:[.;,]|[)»\"]|\s[–—-]|\()\s*({_LABEL.replace('()', '().;,')})\s*:(?=\s)")
TYPED = re.compile(rf"{_BULLET}(№?\s*\d{{1,3}}(?:\.\d{{1,3}})*[.)])\s*(?=[^\W_]|[«\"(])")
"""The number that a clerk typed before an item."""
_PART_END = re.compile(r"(?<=[^\W\d_]{4})\.$|(?<=[»)\"А-ЯЁ])\.$|\s-$")
"""A full stop that ends a sentence and is of no short word: «с 5 мая 2026 г.» keeps its own."""
_BY_DASH = ("dates_text", "place_text", "participants_text", "purpose", "dates_and_place")
_FEWEST_TIMES = 2


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line.

    Attributes:
        text: its words.
        address: where it stands.
        heading: the format marks it as a heading.
        number: the automatic number before it.
        flags: quality codes that the format gives.
        indent: signs of space before it.
        same: it stands in the paragraph of the line before it.
        below: it is a line of a text file right below the one before it.
        lead: what stands before its first label.
        said: its labels, and what each says.
        begins: it begins an event, whatever its first letter is.
    """

    text: str
    address: str
    heading: bool = False
    number: str = ""
    flags: frozenset[str] = frozenset()
    indent: int = 0
    same: bool = False
    below: bool = False
    lead: str = ""
    said: tuple[tuple[str, str], ...] = ()
    begins: bool = False


def lines_of(blocks: Sequence[Paragraph | Table]) -> list[WrittenLine]:
    """All lines of a document that have words, cut at their labels."""
    lines = [line for block in blocks for line in _lines(block)]
    further = _further_labels(lines)
    return [_with_labels(line, further) for line in lines]


def _lines(block: Paragraph | Table) -> Iterator[WrittenLine]:
    """The lines of a paragraph, or of a table that only frames them."""
    if isinstance(block, Paragraph):
        number, same = block.number, False
        for text in block.text.split("\n"):
            if not re.search(r"\w", text):
                continue
            indent = len(text) - len(text.lstrip())
            words, below = text.strip().lstrip("# "), block.below and not same
            place = (block.address, block.heading, number, block.flags, indent, same, below)
            yield WrittenLine(words, *place)
            number, same = "", True
    elif all(len(row.filled) <= 1 for row in block.rows):
        for row in block.rows:
            for cell in row.filled:
                flags = row.flags
                yield from _lines(Paragraph(cell.text, False, row.address, cell.number, flags))


def _further_labels(lines: Sequence[WrittenLine]) -> set[str]:
    """Labels that no heading is called and that come again and again: «Ответственный:»."""
    begun = [match for line in lines if (match := LABELLED.match(line.text))]
    within = [match for line in lines for match in _WITHIN.finditer(line.text)]
    labels = (key(match[1]) for match in begun + within if meaning(match[1]) is None)
    counted = Counter(label for label in labels if len(label.split()) <= _LABEL_WORDS)
    return {label for label, times in counted.items() if times >= _FEWEST_TIMES}


def _with_labels(line: WrittenLine, further: set[str]) -> WrittenLine:
    """The line cut at its labels."""
    cuts: list[tuple[int, int, str]] = []
    first = LABELLED.match(line.text)
    if first and (_is_label(first[1]) or key(first[1]) in further):
        cuts.append((0, first.end(), fold(first[1])))
    elif (first := _WITH_DASH.match(line.text)) and _is_label(first[1]):
        found = meaning(first[1])
        if found is not None and found.rank < _FEWEST_TIMES and found.field in _BY_DASH:
            cuts.append((0, first.end(), fold(first[1])))
    for match in _WITHIN.finditer(line.text):
        label = match[1].strip()
        named = _is_label(label) and field_of(label) != "title"
        if (named or key(label) in further) and (not cuts or match.start() > 0):
            cuts.append((match.start(1), match.end(), fold(label)))
    if not cuts:
        return replace(line, lead=line.text)
    ends = [start for start, _, _ in cuts[1:]] + [len(line.text)]
    sentences = cuts[0][0] > 0 or len(cuts) > 1
    said = tuple(
        (label, _value(line.text[begin:end], part=sentences))
        for (_, begin, label), end in zip(cuts, ends, strict=True)
    )
    return replace(line, lead=_value(line.text[: cuts[0][0]], part=True), said=said)


def _is_label(text: str) -> bool:
    """Whether the words are a heading for sure, and short as a label is."""
    found = meaning(text) if len(text.split()) <= _LABEL_WORDS else None
    return found is not None and found.field != "number" and (found.rank < 2 or text[:1].isupper())


def _value(text: str, *, part: bool) -> str:
    """The words of a label; what only parts them from the next in a line is none of them."""
    text = text.strip().strip("*_").strip().rstrip(";").rstrip()
    if part:
        text = _PART_END.sub("", text.rstrip(" ;,–—(")).strip()
    if text.count(")") > text.count("(") and text.rstrip(".;").endswith(")"):
        text = text.rstrip(".;")[:-1]
    return text
