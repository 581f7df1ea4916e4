"""Whose a site is, at the end of its name: «ледовая арена Витебска», «ДС «Юбилейный» Смоленск»."""

from __future__ import annotations

import re

from etl.gazetteer import settlements_named
from etl.home import Home
from etl.morphology import known_parses, parses
from etl.places.bare_names import ADJECTIVE, OF_NATURE, OF_TOWN, is_river, largest, village_of
from etl.places.mention import Mention
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.place_words import pattern, words
from etl.places.settlement_names import read_settlement
from etl.places.settlements import TOWN_WORD
from etl.places.town_namesakes import Context
from etl.text import key

# «Парк 1100-летия Смоленска», where the town is named before
_JUBILEE = re.compile(r"(?:\d+-летия|[Тт]ысячелетия|[Зз]ащитников)$")
_ONE = re.compile(rf"(?<=[а-яё»\"¤])\s({TOWN_WORD.pattern})$")
_TWO = re.compile(
    r"(?<=[а-яё»\"¤])\s"
    rf"([А-ЯЁ][а-яё]+(?:ого|его|ой|ей|ых|их)\s(?:{TOWN_WORD.pattern}))$"
)
_LARGE = 300_000


def town_of_site(text: str, at: int, home: Home, *, known: bool) -> Mention | None:
    """The town at the end of a site's name; None where the words are the name's own.

    Args:
        text: the chunk up to the areas that follow it.
        at: where it begins in the cell.
        home: for namesakes.
        known: the cell names a town elsewhere.
    """
    village = village_of(text)
    if village is not None:
        return Mention("settlement", at + village, at + len(text), text[village:])
    two = _TWO.search(text)
    if two is not None:
        # «галерея Нижнего Тагила», not «музей Южного Урала»
        if not nominatives(two.group(1)) or is_river(two.group(1), text[: two.start()]):
            return None
        return _mention(two, at, home, oblique=True)
    match = _ONE.search(text)
    if match is None or _is_no_town(match, text[: match.start()], known=known):
        return None
    name = match.group(1)
    after_quote = text[match.start() - 1] in '»"¤'
    if _is_person(name) or not (after_quote or _is_genitive(name)):
        return None
    if after_quote and is_ordinary_word(name):
        return None
    if known and not after_quote and _may_be_its_own(name):
        return None
    return _mention(match, at, home, oblique=not after_quote)


def _mention(match: re.Match[str], at: int, home: Home, *, oblique: bool) -> Mention:
    settlement = read_settlement(match.group(1), Context(), home, oblique=oblique)
    start, end = at + match.start(1), at + match.end(1)
    return Mention("settlement", start, end, settlement.name, oblique=True)


def _is_no_town(match: re.Match[str], before: str, *, known: bool) -> bool:
    """Whether a word is a water's, a quarter's or a jubilee's, or no name at all."""
    forms = nominatives(match.group(1))
    if not forms or is_river(match.group(1), before):
        return True
    if OF_NATURE.search(before) and not OF_TOWN.search(before):
        return True
    if known and _JUBILEE.search(before):
        return True
    if pattern("generic", "singular", whole=True).fullmatch(forms[-1]):
        return True  # «Центр Азии»
    if not set(forms).isdisjoint(words()["town"]["quarters"]):
        return True  # «страны Ближнего Востока»
    town = any("Geox" in p.tag for p in parses(match.group(1)))
    return ADJECTIVE.search(match.group(1)) is not None and not town  # «Шанхая» ends like one


def _is_person(name: str) -> bool:
    readings = known_parses(name)
    return any({"Surn", "Name", "Patr"} & set(parse.tag.grammemes) for parse in readings)


def _may_be_its_own(name: str) -> bool:
    """«г. Мцхета, монастырь Джвари»: a small town that has no cases, or what the site is called."""
    rows = [row for form in nominatives(name) for row in settlements_named(form)]
    return key(name) in nominatives(name) and largest(tuple(rows)) < _LARGE


def _is_genitive(name: str) -> bool:
    """Whether a town stands in the genitive."""
    readings = known_parses(name)
    if any("Geox" in parse.tag and "gent" in parse.tag for parse in readings):
        return True
    # The dictionary does not know «Шанхая»; a large town by its form will do.
    rows = [row for form in nominatives(name) for row in settlements_named(form)]
    inflected = key(name) not in nominatives(name) and not is_ordinary_word(name)
    return inflected and not readings and largest(tuple(rows)) > _LARGE
