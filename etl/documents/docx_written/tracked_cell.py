"""The words of a cell replaced as Word's own tracked change: the old deleted, new ones inserted."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from etl.documents.docx.run_looks import RunLook, run_look
from etl.documents.docx.styles import Styles
from etl.documents.docx.word_xml import CHANGES, SPACE, W, child, has_tracked_end, w
from etl.documents.docx_written.not_written import NotWrittenError

_TEXT = frozenset(W + name for name in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym"))
_WRAPPERS = frozenset(W + name for name in ("hyperlink", "smartTag", "customXml"))
_HARMLESS = frozenset(
    W + name
    for name in (
        "pPr", "smartTagPr", "customXmlPr", "proofErr", "bookmarkStart", "bookmarkEnd",
        "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signature:
    """Whose change it is, and when: ``date`` as ``xsd:dateTime``."""

    author: str
    date: str


@dataclass(slots=True)
class Numbers:
    """Numbers for changes that nothing in the document has yet."""

    last: int

    def next(self) -> str:
        """The next one."""
        self.last += 1
        return str(self.last)


def numbers_of(root: Any) -> Numbers:
    """Where the numbers of a part's changes go on."""
    given = (w(element, "id") for element in root.iter())
    return Numbers(max((int(n) for n in given if n.isdecimal() and len(n) < 10), default=0))


def replace_words(
    cell: Any, words: str, by: Signature, numbers: Numbers, styles: Styles
) -> list[Any]:
    """Replace what a cell says; what is hidden or struck out in it stays as it is.

    Args:
        cell: the ``w:tc``.
        words: what it is to say.
        by: whose change it is.
        numbers: of the document's changes.
        styles: the document's.

    Returns:
        The paragraphs that have been changed.

    Raises:
        NotWrittenError: the cell holds more than words, or somebody's own changes. It is as it
            was then.
    """
    paragraphs = [item for item in cell if item.tag == W + "p"]
    if any(item.tag not in (W + "p", W + "tcPr") for item in cell) or not paragraphs:
        raise NotWrittenError("в ячейке не только слова")
    said = [list(_runs(p, _look(p, styles), styles)) for p in paragraphs]
    spoken = [at for at, runs in enumerate(said) if runs]
    first = spoken[0] if spoken else 0
    last = spoken[-1] if spoken else 0
    look = _properties(said[first], paragraphs[first])
    deleted = [[_deleted(run, by, numbers) for run in runs] for runs in said]
    new = _inserted(words, look, by, numbers)
    if deleted[first]:
        _within(paragraphs[first], deleted[first][-1]).addnext(new)
    else:
        paragraphs[first].append(new)
    for paragraph in paragraphs[first:last]:
        _join_with_next(paragraph, by, numbers)
    return paragraphs[first : last + 1]


def _look(paragraph: Any, styles: Styles) -> RunLook:
    style = child(paragraph, "pPr", "pStyle")
    return styles.look(w(style, "val") if style is not None else styles.default_paragraph)


def _runs(element: Any, look: RunLook, styles: Styles) -> Iterator[Any]:
    """The runs that say something, wherever they stand in a paragraph."""
    if has_tracked_end(element):
        raise NotWrittenError("в ячейке уже есть чужие правки")
    for item in element:
        if item.tag == W + "r":
            shown = run_look(item, styles, look)
            if shown.hidden or shown.struck:
                continue
            kinds = {part.tag for part in item} - {W + "rPr", W + "lastRenderedPageBreak"}
            if kinds - _TEXT - {W + "commentReference", W + "annotationRef"}:
                raise NotWrittenError("в ячейке не только слова")
            if kinds & _TEXT:
                yield item
        elif item.tag in CHANGES:
            raise NotWrittenError("в ячейке уже есть чужие правки")
        elif item.tag in _WRAPPERS:
            yield from _runs(item, look, styles)
        elif item.tag not in _HARMLESS and isinstance(item.tag, str):
            raise NotWrittenError("в ячейке не только слова")


def _within(paragraph: Any, element: Any) -> Any:
    """The child of a paragraph that an element stands in: new words are no part of a link."""
    while element.getparent() is not paragraph:
        element = element.getparent()
    return element


def _change(name: str, like: Any, by: Signature, numbers: Numbers) -> Any:
    return like.makeelement(
        W + name,
        {W + "id": numbers.next(), W + "author": by.author, W + "date": by.date},
        nsmap=None,
    )


def _deleted(run: Any, by: Signature, numbers: Numbers) -> Any:
    """A run as a deleted one, in its place."""
    change = _change("del", run, by, numbers)
    change.tail, run.tail = run.tail, None
    run.getparent().replace(run, change)
    change.append(run)
    for text in run.iterchildren(W + "t"):
        text.tag = W + "delText"
    return change


def _inserted(words: str, properties: Any, by: Signature, numbers: Numbers) -> Any:
    """New words as an inserted run that looks like the words before."""
    like = properties
    change = _change("ins", like, by, numbers)
    run = change.makeelement(W + "r", {})
    change.append(run)
    if len(properties):
        run.append(properties)
    text = run.makeelement(W + "t", {SPACE: "preserve"})
    text.text = words
    run.append(text)
    return change


def _properties(runs: list[Any], paragraph: Any) -> Any:
    """A copy of the look that new words get: of the first run, else of the paragraph's mark."""
    own = child(runs[0], "rPr") if runs else child(paragraph, "pPr", "rPr")
    copied = copy.deepcopy(own) if own is not None else paragraph.makeelement(W + "rPr", {})
    copied.tail = None
    for name in ("rPrChange", "ins", "del", "moveFrom", "moveTo"):
        for element in copied.findall(W + name):
            copied.remove(element)
    return copied


def _join_with_next(paragraph: Any, by: Signature, numbers: Numbers) -> None:
    """Delete a paragraph's mark: accepted, its words and the next one's are one paragraph."""
    properties = child(paragraph, "pPr")
    if properties is None:
        properties = paragraph.makeelement(W + "pPr", {})
        paragraph.insert(0, properties)
    mark = child(properties, "rPr")
    if mark is None:
        mark = properties.makeelement(W + "rPr", {})
        ends = [W + name for name in ("sectPr", "pPrChange")]
        at = next((i for i, item in enumerate(properties) if item.tag in ends), len(properties))
        properties.insert(at, mark)
    mark.insert(0, _change("del", mark, by, numbers))
