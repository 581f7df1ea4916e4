"""Check boxes in a cell: only what is ticked is said, the cell's text keeps all of it."""

from __future__ import annotations

import re

_BOX = re.compile(r"[☐☑☒]")
_TICKED = "☑☒"


def chosen_only(text: str) -> str:
    """The text for reading: spaces for boxes and for the words of those not ticked.

    A box stands before its words; after them only where the cell ends with a box and does
    not begin with one. The text stays as long as it is.

    >>> chosen_only("☒ очно ☐ онлайн").strip()
    'очно'
    """
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return text
    behind = text.rstrip()[-1:] in _TICKED + "☐" and text.lstrip()[:1] not in _TICKED + "☐"
    kept = list(text)
    for at, box in enumerate(boxes):
        start, end = box.span()
        if behind:
            start = boxes[at - 1].end() if at else _item_start(text, box.start())
        elif at + 1 < len(boxes):
            end = boxes[at + 1].start()
        else:
            end = len(text)
        if box.group() in _TICKED:
            start, end = box.span()
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def _item_start(text: str, end: int) -> int:
    """Where the words before the first box begin: after the last «;», else at the start."""
    return text.rfind(";", 0, end) + 1
