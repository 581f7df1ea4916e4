"""«ОАЭ или Саудовская Аравия»: one of the places, and nobody says which."""

from __future__ import annotations

import re

from etl.model import Span
from etl.places.venue_draft import Draft

_OR = re.compile(r"(?:^|[\s(,])(или|либо)\s")
_LISTED = re.compile(r"\s*(?:,|\()\s*(?:в\s|на\s)?$")


def mark_alternatives(drafts: list[Draft], text: str) -> None:
    """Write down of each venue the «или» that it is an alternative by.

    In «г. Минск, г. Брест или г. Гродно» it is said of all three.
    """
    for at in range(1, len(drafts)):
        joint = _between(drafts[at - 1], drafts[at], text)
        said = _OR.search(text, *joint) if joint is not None else None
        if said is None:
            continue
        drafts[at].either = said.span(1)
        listed = True
        while at and listed:
            at -= 1
            drafts[at].either = said.span(1)
            before = _between(drafts[at - 1], drafts[at], text) if at else None
            listed = before is not None and _LISTED.fullmatch(text[slice(*before)]) is not None


def _between(one: Draft, other: Draft, text: str) -> Span | None:
    """What stands between the words of two venues of one item."""
    first, second = one.words(), other.words()
    if one.group != other.group or not first or not second:
        return None
    end = max((stop for _, stop in first if stop <= second[-1][0]), default=None)
    start = min((begin for begin, _ in second if end is not None and begin >= end), default=None)
    if end is None or start is None or ";" in text[end:start]:
        return None
    return end, start
