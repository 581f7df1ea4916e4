"""Changed paragraphs put into the bytes of a part, and the part into its package: no more."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.parsers import expat

from etl.documents.docx.word_xml import W

_P = W[1:-1] + " p"
_START_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+=(?:\"[^\"]*\"|'[^']*'))*\s*/?>")


def paragraphs_in(root: Any) -> dict[Any, int]:
    """Every paragraph of a part with its place among them; to be asked before any change."""
    return {paragraph: at for at, paragraph in enumerate(root.iter(W + "p"))}


def spliced(source: bytes, changed: Mapping[int, Any]) -> bytes:
    """The bytes of a part with some of its paragraphs replaced, all others as they were.

    Args:
        source: the part, UTF-8.
        changed: paragraphs by their places; none lies within another.
    """
    pieces, position = [], 0
    for at, (begin, end) in sorted(_places(source, changed).items(), key=lambda item: item[1]):
        pieces += [source[position:begin], _bytes_of(changed[at])]
        position = end
    return b"".join([*pieces, source[position:]])


def _places(source: bytes, wanted: Mapping[int, Any]) -> dict[int, tuple[int, int]]:
    """Where paragraphs begin and end in the bytes."""
    parser = expat.ParserCreate(namespace_separator=" ")
    found: dict[int, tuple[int, int]] = {}
    open_ones: list[int] = []
    count = 0

    def start(name: str, _attributes: Any) -> None:
        nonlocal count
        if name == _P:
            if count in wanted:
                here = parser.CurrentByteIndex
                tag = _START_TAG.match(source, here)
                closed = tag is not None and tag.group().endswith(b"/>")
                found[count] = here, tag.end() if tag is not None and closed else 0
            open_ones.append(count)
            count += 1

    def end(name: str) -> None:
        if name == _P:
            at = open_ones.pop()
            here = parser.CurrentByteIndex
            if at in found and not found[at][1]:
                found[at] = found[at][0], source.index(b">", here) + 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(source, True)
    return found


def _bytes_of(paragraph: Any) -> bytes:
    """A paragraph alone; what its surroundings declare is not declared again."""
    from lxml import etree

    tail, paragraph.tail = paragraph.tail, None
    text: bytes = etree.tostring(paragraph, encoding="utf-8")
    paragraph.tail = tail
    parent = paragraph.getparent()
    tag = _START_TAG.match(text)
    if tag is None or parent is None:
        return text
    head = tag.group()
    for prefix, address in parent.nsmap.items():
        name = b"xmlns:" + prefix.encode() if prefix else b"xmlns"
        head = head.replace(b' %s="%s"' % (name, address.encode()), b"", 1)
    return head + text[tag.end() :]


def with_part(package: bytes, part: str, content: bytes) -> bytes:
    """A package with the content of one part replaced; all others keep theirs."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        new.comment = old.comment
        for info in old.infolist():
            own = info.filename.lstrip("/") == part
            new.writestr(info, content if own else old.read(info), info.compress_type)
    return out.getvalue()
