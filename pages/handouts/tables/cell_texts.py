"""A text on its way into a spreadsheet's cell: what fits, and what its letters may be."""

from __future__ import annotations

import re

CELL_LIMIT = 32_767
"""So many characters a cell of Excel holds, rare ones (emoji) counting twice as in UTF-16; a longer
one would be cut without a word."""
_CUT = " … [не поместилось знаков: {}]"
_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")


def fitted(text: str) -> str:
    """A text as long as a cell can be; one that is longer ends with how much is left out."""
    if len(text) <= CELL_LIMIT // 2 or _units(text) <= CELL_LIMIT:
        return text
    room = CELL_LIMIT - len(_CUT.format(len(text)))
    kept = text[:room]
    while (over := _units(kept) - room) > 0:
        kept = kept[: -max(over // 2, 1)]
    return kept + _CUT.format(len(text) - len(kept))


def _units(text: str) -> int:
    """The length of a text as Excel counts it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def storable(text: str) -> str:
    """A text without the few characters that no XML file can hold; they become «�»."""
    return _NO_XML.sub("\ufffd", text)
