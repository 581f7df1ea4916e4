"""The towns that a title names as those whose plan it is: «План города Смоленска»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from etl.gazetteer import region_capitals
from etl.home import load_home
from etl.places import read_place
from etl.region_names import (
    TitleWord,
    region_names_in,
    title_words,
    words_of,
)
from etl.text import key
from etl.title_mentions import directly_governed

_UNIT = frozenset({"город", "г", "городской", "муниципальный", "район", "округ"})
_END = re.compile(r"\d|\n|[;:!?(»]|(?<!\bг)\.")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class TitleTown:
    """A town, or a district, that a title names, and its region."""

    town: str
    region: str


def title_towns(title: str) -> tuple[TitleTown, ...]:
    """The towns right after a body or «План …», each with its region; none where one is in doubt.

    Which region a town is of, and of which of its namesakes nobody can say, the reader of places
    knows. Without «город» only a capital is read: «План Пскова».

    Args:
        title: the text above the plan's table.
    """
    words = words_of(title)
    for at, word in enumerate(words):
        unit = bool(word.meant & _UNIT)
        if not (unit or (word.text[0].isupper() and _capital(word))):
            continue
        if not directly_governed(words[max(0, at - 8) : at], title, word.start):
            continue
        said = _stretch(title, words[at:])
        return tuple(_read(said if unit else f"г. {said}"))
    return ()


def _stretch(title: str, words: list[TitleWord]) -> str:
    """What of a title goes on from a word to the next preposition, figure or stop."""
    lists = title_words()
    over = {*lists["companions"], *lists["where"]}
    begin = words[0].start
    end = next((word.start for word in words if word.text.lower() in over), len(title))
    text = title[begin : min(end, begin + _LONGEST)]
    stop = _END.search(text)
    return text[: stop.start()] if stop else text


def _read(said: str) -> Iterator[TitleTown]:
    reading = read_place(said, home=load_home())
    if "place_ambiguous" in reading.quality:
        return
    for venue in reading.venues:
        # A town of an entity without a code has no region: the entity's own name is one.
        named = region_names_in(venue.region or venue.country_code or "")
        town = venue.settlement or venue.district
        if town and named:
            yield TitleTown(town, named[0].name)


def _capital(word: TitleWord) -> bool:
    return bool(word.meant & _capitals())


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    return frozenset(key(row["capital"].split(" ")[0]) for row in region_capitals().values())
