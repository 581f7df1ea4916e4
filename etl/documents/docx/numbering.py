"""Word's automatic numbers, which the text itself does not contain (numbering.xml)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from etl.documents.docx.styles import Styles
from etl.documents.docx.word_xml import W, child, flag, number_of, w

_DEEPEST = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"


def _roman(value: int) -> str:
    parts = []
    for size, letters in _ROMAN:
        parts.append(letters * (value // size))
        value %= size
    return "".join(parts)


def _letters(value: int, alphabet: str) -> str:
    """Word repeats the letter after the alphabet's end: а…я, аа, бб."""
    times, at = divmod(value - 1, len(alphabet))
    return alphabet[at] * (times + 1)


def spell(value: int, style: str) -> str:
    """A counter in one of Word's number formats."""
    if style == "none" or value < 0 or value > 100_000:
        return ""
    if style == "decimalZero":
        return f"{value:02d}"
    if style in ("upperRoman", "lowerRoman"):
        return _roman(value) if style == "upperRoman" else _roman(value).lower()
    if value and style in ("upperLetter", "lowerLetter"):
        text = _letters(value, _LATIN)
        return text.upper() if style == "upperLetter" else text
    if value and style in ("russianUpper", "russianLower"):
        text = _letters(value, _RUSSIAN)
        return text.upper() if style == "russianUpper" else text
    return str(value)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    paragraph_style: str = ""
    joint: str = " "


@dataclass(slots=True)
class _List:
    """One ``w:num``: which counters it uses, its levels, where it starts anew."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class Numbering:
    """Counts the numbered paragraphs of a document, which must come in their order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstracts = {w(a, "abstractNumId"): a for a in root.iterfind(W + "abstractNum")}
        linked = {
            w(link, "val"): a
            for a in abstracts.values()
            if (link := child(a, "styleLink")) is not None
        }
        for num in root.iterfind(W + "num"):
            pointer = child(num, "abstractNumId")
            key = w(pointer, "val") if pointer is not None else ""
            abstract = abstracts.get(key)
            link = child(abstract, "numStyleLink") if abstract is not None else None
            if link is not None and w(link, "val") in linked:
                abstract = linked[w(link, "val")]
                key = w(abstract, "abstractNumId")
            if abstract is not None:
                self._lists[w(num, "numId")] = _read_list(num, key, abstract)

    def label(self, paragraph: Any) -> str:
        """The number printed before a paragraph, a space after it; "" where none or a bullet."""
        number, level = self._which(paragraph)
        found = self._lists.get(number)
        if found is None or level not in found.levels:
            return ""
        counters = self._counters.setdefault(found.abstract, {})
        self._count(found, counters, level)
        shape = found.levels[level]
        if shape.style == "bullet":
            return ""

        def value(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            part = found.levels.get(at, _Level())
            count = counters.get(at, found.starts.get(at, part.start))
            return spell(count, "decimal" if shape.legal else part.style)

        label = _PLACE.sub(value, shape.text).strip()
        return label + shape.joint if label else ""

    def _which(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph, its own or its style's."""
        own = child(paragraph, "pPr", "numPr")
        style = child(paragraph, "pPr", "pStyle")
        style_id = w(style, "val") if style is not None else self._styles.default_paragraph
        number, level = self._styles.numbering(style_id)
        if own is not None:
            pointer, depth = child(own, "numId"), child(own, "ilvl")
            number = w(pointer, "val") if pointer is not None else number
            level = number_of(w(depth, "val")) if depth is not None else max(level, 0)
        elif number and number in self._lists:
            for at, shape in self._lists[number].levels.items():
                if shape.paragraph_style == style_id:
                    level = at
        return number, min(max(level, 0), _DEEPEST - 1)

    @staticmethod
    def _count(found: _List, counters: dict[int, int], level: int) -> None:
        shape = found.levels[level]
        if level in found.starts and level not in found.begun:
            counters[level] = found.starts[level]
        else:
            counters[level] = counters.get(level, shape.start - 1) + 1
        found.begun.add(level)
        for deeper in [at for at in counters if at > level]:
            restart = found.levels.get(deeper, _Level()).restart
            if restart is None or (restart > 0 and level < restart):
                del counters[deeper]


def _read_list(num: Any, key: str, abstract: Any) -> _List:
    levels = {number_of(w(lvl, "ilvl")): _read_level(lvl) for lvl in abstract.iterfind(W + "lvl")}
    found = _List(key, levels)
    for override in num.iterfind(W + "lvlOverride"):
        at = number_of(w(override, "ilvl"))
        replaced = child(override, "lvl")
        if replaced is not None:
            levels[at] = _read_level(replaced)
        start = child(override, "startOverride")
        if start is not None:
            found.starts[at] = number_of(w(start, "val"), 1)
    return found


def _read_level(lvl: Any) -> _Level:
    def text(name: str, default: str) -> str:
        element = child(lvl, name)
        return w(element, "val", default) if element is not None else default

    restart = child(lvl, "lvlRestart")
    return _Level(
        start=number_of(text("start", "0")),
        style=text("numFmt", "decimal"),
        text=text("lvlText", ""),
        restart=number_of(w(restart, "val")) if restart is not None else None,
        legal=flag(lvl, "isLgl"),
        paragraph_style=text("pStyle", ""),
        joint="" if text("suff", "tab") == "nothing" else " ",
    )
