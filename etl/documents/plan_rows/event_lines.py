"""The lines of a document without a table, each cut at the labels that stand in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.documents.grid import Paragraph, Table
from etl.documents.plan_rows.headings import Meaning, meaning
from etl.documents.plan_rows.item_numbers import is_number
from etl.text import fold, key

_MOST_LINES = 10_000
"""A hundred times a plan's."""
_LONGEST_LINE = 3_000
_LABEL_WORDS = 6
_LABEL = r"[^\W\d_][^:«»()]{1,60}?"
_BULLET = r"[ *•·▪◦●○#–—-]*"
LABELLED = re.compile(rf"{_BULLET}({_LABEL}) ?[*_]*:[*_]*(?= |$)")
"""«Место проведения: …», with what may stand before it in a list."""
_WITH_DASH = re.compile(rf"{_BULLET}({_LABEL}) [–—-] (?=\S)")
_WITHIN = re.compile(r"(?:[.;,] |[)»\"] |\()([^\W\d_][^:«»().;,]{1,60}) ?:(?= )")
TYPED = re.compile(
    r"(№? ?\d{1,3}(?:\.\d{1,3})*[.)]|[а-яё]\)) ?(?=\D|\d+-)(?!\d\d?[.,]|(?:19|20)\d\d)"
)
"""The number or letter that a clerk typed before an item; «15.05.2026» is none."""
_PART_END = re.compile(r"(?<=[^\W\d_]{4})\.$|(?<=[»)\"А-ЯЁ])\.$| -$")
"""A full stop that ends a sentence and is of no short word: «с 5 мая 2026 г.» keeps its own."""
_BY_DASH = ("dates_text", "place_text", "participants_text", "purpose", "dates_and_place")
_INLINE = (*_BY_DASH, "description")
_FEWEST_TIMES = 2


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """One line, its spaces folded.

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
        begins: it begins with dates, and so an event.
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

    @property
    def item(self) -> str:
        """The number that an item's line begins with, typed or automatic; "" where none."""
        if is_number(self.number):
            return self.number.strip()
        typed = TYPED.match(self.lead)
        return typed[1] if typed else ""

    @property
    def words(self) -> str:
        """What stands before the first label, without the item's number."""
        typed = None if is_number(self.number) else TYPED.match(self.lead)
        return self.lead[typed.end() :].strip() if typed else self.lead


def lines_of(blocks: Sequence[Paragraph | Table]) -> list[WrittenLine]:
    """The lines of a document that have words, cut at their labels.

    Returns:
        None of them where they are too many, or too long, for a plan.
    """
    lines: list[WrittenLine] = []
    for block in blocks:
        for line in _lines(block):
            if len(lines) >= _MOST_LINES or len(line.text) > _LONGEST_LINE:
                return []
            lines.append(line)
    further = _further_labels(lines)
    return [_with_labels(line, further) for line in lines]


def frames_lines(table: Table) -> bool:
    """Whether a table only frames lines: no row of it has two cells."""
    return all(len(row.filled) <= 1 for row in table.rows)


def _lines(block: Paragraph | Table) -> Iterator[WrittenLine]:
    """The lines of a paragraph whose place is known, or of a table that only frames them."""
    if isinstance(block, Paragraph):
        number, same = block.number, False
        for text in block.text.split("\n") if block.address else ():
            words = fold(text)
            if not re.search(r"\w", words):
                continue
            indent, below = len(text) - len(text.lstrip()), block.below and not same
            place = (block.address, block.heading, number, block.flags, indent, same, below)
            yield WrittenLine(words.lstrip("# "), *place)
            number, same = "", True
    elif frames_lines(block):
        for row in block.rows:
            for cell in row.filled:
                at = (row.address, cell.number, row.flags)
                yield from _lines(Paragraph(cell.text, False, *at))


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
    if first and (_label(first[1]) or key(first[1]) in further):
        cuts.append((0, first.end(), fold(first[1])))
    elif (dash := _WITH_DASH.match(line.text)) and _says_by_dash(dash[1]):
        cuts.append((0, dash.end(), fold(dash[1])))
    framed = False
    for match in _WITHIN.finditer(line.text):
        label, known = match[1].strip(), _label(match[1])
        named = (known is not None and known.field in _INLINE) or key(label) in further
        if not named or (cuts and match.start() == 0):
            continue
        depth = line.text.count("(", 0, match.start(1)) - line.text.count(")", 0, match.start(1))
        opens = not cuts and line.text[match.start()] == "("
        if depth > (1 if opens or framed else 0):
            continue  # «8 августа (заезд: 7 августа; окончание: 9 августа)»
        if opens or framed or depth == 0:
            framed = framed or opens
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


def _label(text: str) -> Meaning | None:
    """What a label says, where its words are a heading for sure, and short as a label is."""
    found = meaning(text) if len(text.split()) <= _LABEL_WORDS else None
    if found is None or found.field == "number":
        return None
    return found if found.rank < _FEWEST_TIMES or text.strip()[:1].isupper() else None


def _says_by_dash(label: str) -> bool:
    known = _label(label)
    return known is not None and known.rank < _FEWEST_TIMES and known.field in _BY_DASH


def _value(text: str, *, part: bool) -> str:
    """The words of a label; what only parts them from the next in a line is none of them."""
    text = text.strip().strip("*_").strip().rstrip("; ")
    if part:
        text = _PART_END.sub("", text.rstrip(" ;,–—(")).strip()
    if text.count(")") > text.count("(") and text.rstrip(".;").endswith(")"):
        text = text.rstrip(".;")[:-1]
    return text.strip()
