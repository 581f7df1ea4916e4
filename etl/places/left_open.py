"""Words of a place cell that leave its places open, or only look as if they did."""

from __future__ import annotations

import re
from functools import cache

from etl.model import Span
from etl.places.formats import cut_out
from etl.places.people_told import said
from etl.places.place_words import pattern

# «Москва, Казань?», «г. Минск (?)»; within a name in quotes it is the name's.
_IN_QUESTION = re.compile(r"\(\?\)|(?<=[\w»¤)])\s?\?")
# «г. Осака или в онлайн-формате»: one of the two; «очно или онлайн» are ways to take part.
_OR_REMOTE = re.compile(r"(?<!\w)(?:или|либо)\s(?:в\s|на\s|по\s|через\s)?$")
_WAYS = re.compile(r"(?:очн|оф+лайн|личн)\w*\s?$", re.IGNORECASE)

_DASH = re.compile(r"\s[–—-](?=\s)")


def blanked(text: str, spans: list[Span]) -> str:
    """The text with some stretches overwritten by spaces."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _or_remote(searched: str, remote: list[Span]) -> list[Span]:
    found = []
    for start, end in remote:
        word = re.match(r"(?:или|либо)(?!\w)", searched[start:end])
        before = _OR_REMOTE.search(searched[:start])
        at = before.start() if before is not None else start
        if (word or before) and _WAYS.search(searched[:at]) is None and searched[:at].strip():
            found.append((at, at + 3))
    return found


def dashes_behind(searched: str, spans: list[Span]) -> list[Span]:
    """«стадион, при наличии снега – лыжная база»: the dash goes with the words before it."""
    found = (_DASH.match(searched, end) for _, end in spans)
    return [dash.span() for dash in found if dash is not None]


def open_words(searched: str, remote: list[Span]) -> tuple[list[Span], list[Span], list[Span]]:
    """Where «место уточняется», «предположительно» stand, and what is to be left out beside them.

    Args:
        searched: the cell in which names are masked.
        remote: where words of a remote form stand.
    """
    invited = cut_out(searched, "invited")
    beside = blanked(searched, invited)
    unknown = cut_out(beside, "unknown")
    tentative = cut_out(beside, "tentative")
    tentative += [match.span() for match in _IN_QUESTION.finditer(searched)]
    rest = blanked(beside, [*remote, *unknown, *tentative])
    if re.search(r"\w{3}|¤", rest) is None:
        unknown += invited  # nothing but «по приглашению»
    tentative += [one for one in _or_remote(searched, remote) if re.search(r"\w{3}|¤", rest)]
    return unknown, tentative, invited


@cache
def _nameless() -> re.Pattern[str]:
    kind = rf"(?:{said('open', 'kinds')}|[а-яё-]{{3,}}(?:\s[а-яё-]+){{0,3}})"
    return re.compile(
        rf"(?:^|(?<=[,;:(]\s)|(?<=[;(]))({kind}\s?(?:\(|,|[–—-])\s?{said('open', 'names')})"
        r"\s?[–—:-]?\s?(?:пока\s)?(?=\S)"
    )


def nameless_sites(searched: str, unknown: list[Span]) -> list[Span]:
    """Where «индустриальный парк (название уточняется)» stands: which one, nobody knows.

    Args:
        searched: the cell in which names are masked.
        unknown: where «уточняется» and its like stand.
    """
    starts, opens = {start for start, _ in unknown}, pattern("unknown", "words")
    return [
        one.span(1)
        for one in _nameless().finditer(searched)
        if one.end() in starts and opens.match(searched, one.end())
    ]  # not «музей (название выставки уточняется)»
