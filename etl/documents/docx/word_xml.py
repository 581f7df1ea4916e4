"""Names of WordprocessingML, and walking through what only wraps other elements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_WRAPPERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
) | {MC + "AlternateContent", MC + "Choice"}
DROPPED = frozenset(W + name for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr"))

CHANGES = frozenset(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
"""Tracked changes around words."""

EMBEDDING = frozenset((W + "altChunk", W + "subDoc"))
"""Where another part is shown as text of the document."""
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def w(element: Any, name: str, default: str = "") -> str:
    """An attribute of the main namespace."""
    return str(element.get(W + name, default))


def child(element: Any, *path: str) -> Any:
    """The element at a path of main-namespace names, None where there is none."""
    for name in path:
        if element is None:
            return None
        # ``find`` compiles its path in Python, four times as slow on a long table.
        element = next(element.iterchildren(W + name), None)
    return element


def is_on(element: Any) -> bool:
    """Whether a switch like ``w:vanish`` is there and on."""
    return element is not None and w(element, "val", "true") not in ("false", "0", "off")


def flag(element: Any, *path: str) -> bool:
    """Whether the switch at a path is on."""
    return is_on(child(element, *path))


def inside(element: Any, *names: str) -> Iterator[Any]:
    """Children with these names, looked for through content controls and the like."""
    wanted = {W + name for name in names}
    for item in element:
        if item.tag in wanted:
            yield item
        elif item.tag in _WRAPPERS and not is_placeholder(item):
            yield from inside(item, *names)


def is_placeholder(element: Any) -> bool:
    """A content control that nobody has filled in shows its prompt, not text."""
    return element.tag == W + "sdt" and flag(element, "sdtPr", "showingPlcHdr")


def number_of(text: str, default: int = 0, most: int = 100_000) -> int:
    """A whole number out of an attribute; nonsense («²», 5,000 digits, nothing) is the default."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 9):
        return default
    return min(int(digits), most)


def has_tracked_end(paragraph: Any) -> bool:
    """Whether the end of a paragraph is a change that somebody tracked."""
    mark = child(paragraph, "pPr", "rPr")
    return mark is not None and any(child(mark, kind) is not None for kind in ("ins", "del"))
