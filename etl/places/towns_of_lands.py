"""«города Урала», «посёлки Крайнего Севера»: towns of a land, none of which is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.countries.traps import is_one
from etl.morphology import parses
from etl.places.bare_names import largest_of
from etl.places.mention import Mention
from etl.places.name_cases import nominatives
from etl.places.place_words import words
from etl.text import key, right_before

_SEVERAL = re.compile(
    r"(?<![\w-])(?:города|городах|городов|пос[её]лки|пос[её]лках|с[её]ла|с[её]лах|деревни|деревнях"
    r"|станицы|станицах)\s+(?=(?P<word>[А-ЯЁ][а-яё-]{2,})(?P<rest>(?:(?!\s[-–—]\s)[^;,()¤:])*))"
)
_BEGINS = re.compile(r"(?:^|[;,(:])\s*(?:(?:во?|по)\s+)?(?:[а-яё]+ы[ехй]\s+)?$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s+(?!и\s)[А-ЯЁа-яё-]{3,}(?!\w)(?!\s(?:област|кра[яею]|район|округ|республик))", re.IGNORECASE
)
# «города Велижа, Демидова»: one of several, written without care.
_LISTED = re.compile(r"\s*,\s*[А-ЯЁ]")
# «города Рудни» is that town; fewer people have villages that are called like a land.
SOME = 5_000


def lands(text: str) -> Iterator[tuple[int, int]]:
    """Where a land is named behind a plural, up to the next comma, bracket or semicolon.

    Args:
        text: a shadow (see ``etl.places.shadow``).

    Yields:
        Start and end of the land's name. A country or a region may lie in it.
    """
    for several in _SEVERAL.finditer(text):
        if _BEGINS.search(right_before(text, several.start())) and _is_land(several):
            yield several.start("word"), several.end("rest")


def _is_land(several: re.Match[str]) -> bool:
    word = several["word"]
    cases = {p.tag.case for p in parses(word) if p.tag.case}
    locative = several.group().rstrip().lower().endswith("ах")
    forms = nominatives(word)
    if "gent" not in cases or (locative and "loct" in cases) or word in forms:
        return False
    named = {key(parse.normal_form) for parse in parses(word)}
    if any(is_one("land", one) for one in named) or named & set(words()["town"]["rivers"]):
        return True
    if largest_of(forms) >= SOME and not any("ADJF" in p.tag for p in parses(word)):
        return False  # «Глава города Пскова План мероприятий»
    if _GOES_ON.match(several["rest"]):
        return True
    listed = _LISTED.match(several.string, several.end("rest")) is not None
    return largest_of(forms) < SOME and not listed and not _is_one_of_towns(several["rest"])


def _is_one_of_towns(rest: str) -> bool:
    """«города Ржева и Вязьмы»: what follows is a town of some size."""
    beside = re.match(r"\s+и\s+([А-ЯЁ][а-яё-]+)", rest)
    return beside is not None and largest_of(nominatives(beside[1])) >= SOME


def blank_lands(shadow: str, mentions: list[Mention]) -> str:
    """Blank lands behind a plural but for the areas that lie in them; the length stays."""
    for start, end in lands(shadow):
        kept = [m for m in mentions if start <= m.start < end]
        stop = min((m.start for m in kept), default=end)
        shadow = shadow[:start] + " " * (stop - start) + shadow[stop:]
    return shadow
