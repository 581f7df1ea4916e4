"""«ОАЭ или Саудовская Аравия»: one of the places, and nobody says which."""

from __future__ import annotations

import re

from etl.lookups import any_of, lookup_words
from etl.model import Span
from etl.places.venue_draft import Draft

_WORDS = lookup_words("places_remarks.toml")["reserve"]
_LEADS = any_of(_WORDS["goes"])
_GOES = rf"(?:\s?[–—:-]\s|,?(?=\s{_LEADS}\s))(?:\s?{_LEADS}(?=\s))*\s?"
_RESERVE = re.compile(rf"([(,;/]\s?)({any_of(_WORDS['when'])}){_GOES}", re.IGNORECASE)
_OR = re.compile(r"(?:^|[\s(,])(или|либо)\s")
_LISTED = re.compile(r"\s*(?:,|\()\s*(?:в\s|на\s)?$")


_RIGHT_BEFORE = re.compile(rf"{_RESERVE.pattern}[«\"]?$", re.IGNORECASE)


def is_reserve(text: str, at: int) -> bool:
    """Whether a name that begins at ``at`` is told as the site to move to."""
    return _RIGHT_BEFORE.search(text[:at]) is not None


def open_reserves(shadow: str) -> str:
    """«стадион (при дожде – Дворец спорта)»: the second is a place beside the first.

    The text keeps its length.
    """
    for match in [*_RESERVE.finditer(shadow)]:
        start, end = match.span()
        rest = shadow[end:]
        if match[1].startswith("("):
            rest = re.sub(r"^([^()]*)\)", r"\1 ", rest)
        shadow = f"{shadow[:start]},{' ' * (end - start - 1)}{rest}"
    return shadow


def mark_alternatives(drafts: list[Draft], text: str) -> None:
    """Write down of each venue the «или» that it is an alternative by.

    In «г. Минск, г. Брест или г. Гродно» it is said of all three.
    """
    for at in range(1, len(drafts)):
        joint = _between(drafts[at - 1], drafts[at], text)
        reserve = _RESERVE.search(text, *joint) if joint is not None else None
        if reserve is not None:
            drafts[at].either = reserve.span(2)  # of the first one nothing is open
            continue
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
