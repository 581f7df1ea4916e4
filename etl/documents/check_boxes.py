"""Check boxes in a cell: only what is ticked is said, the cell's text keeps all of it."""

from __future__ import annotations

import re
from itertools import pairwise

_SIGNS = "☐☑☒□■○●◯◉⊠⊡🗹🗷"
_BOX = re.compile(rf"[{_SIGNS}]|\[[ xXхХvV✓✔+]?\](?=\s|$)|(?<!\S)\[[xXхХvV✓✔+ ]\]")
_TICKED = re.compile(r"[☑☒■●◉⊠⊡🗹🗷]|\[[xXхХvV✓✔+]\]")
# «☐ I ☒ II ☐ III квартал»: the unit stands behind the last and is said of all.
_UNIT = re.compile(
    r"[\s-]*(?:\d{1,2}|[IVXiv]{1,4})(?:-?[а-яё]{1,2})?(?P<unit>\s+[а-яё]{3,}.*)$", re.DOTALL
)
_BARE = re.compile(r"[\s-]*(?:\d{1,2}|[IVXiv]{1,4})(?:-?[а-яё]{1,2})?[\s,;]*$")


def chosen_only(text: str) -> str:
    """The text for reading: spaces for boxes and for the words of those not ticked.

    A box stands before its words; after them only where the cell ends with a box and does
    not begin with one. The text stays as long as it is.

    >>> chosen_only("☒ очно ☐ онлайн").strip()
    'очно'
    """
    boxes = list(_BOX.finditer(text))
    # A lone «■» or «●» is a bullet: boxes of these signs come ticked and not ticked.
    if not boxes or (
        not any(sign in text for sign in "☐☑☒")
        and len({bool(_TICKED.fullmatch(box.group())) for box in boxes}) < 2
    ):
        return text
    stripped = text.rstrip()
    behind = boxes[-1].end() == len(stripped) and bool(text[: boxes[0].start()].strip())
    kept = list(text)
    for at, box in enumerate(boxes):
        start, end = box.span()
        if behind:
            start = boxes[at - 1].end() if at else _item_start(text, box.start())
        elif at + 1 < len(boxes):
            end = boxes[at + 1].start()
        else:
            end = len(text)
        if _TICKED.fullmatch(box.group()):
            start, end = box.span()
        elif at + 1 == len(boxes) and not behind and (unit := _shared_unit(text, boxes)):
            end = unit
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def _shared_unit(text: str, boxes: list[re.Match[str]]) -> int | None:
    """Where the unit behind the last number begins, if the others are numbers without one."""
    last = _UNIT.fullmatch(text, boxes[-1].end())
    between = [text[box.end() : following.start()] for box, following in pairwise(boxes)]
    if last is None or not between or not all(_BARE.fullmatch(words) for words in between):
        return None
    return last.start("unit")


def _item_start(text: str, end: int) -> int:
    """Where the words before the first box begin: after the last «;», else at the start."""
    return text.rfind(";", 0, end) + 1
