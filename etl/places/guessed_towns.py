"""Larger towns a letter away from a misspelt name («Виетбск», «Ташкет»): guesses, said to be."""

from __future__ import annotations

from functools import lru_cache

from etl.countries import find_countries
from etl.gazetteer import large_towns, settlements_named, towns_abroad
from etl.morphology import known_parses
from etl.one_letter import OneLetter
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.place_words import told_settlement, words
from etl.text import key

_SHORTEST = 5


def _may_be_misspelt(name: str) -> bool:
    """Whether a name is neither known nor a word that means something else, and long enough."""
    return not (len(key(name)) < _SHORTEST or nominatives(name) or is_ordinary_word(name))


@lru_cache(maxsize=1)
def _large() -> OneLetter:
    return OneLetter(large_towns())


@lru_cache(maxsize=2_000)
def guessed_town(name: str) -> str | None:
    """The one larger town of Russia or Belarus that a misspelt name is a letter away from."""
    return _large().only(key(name)) if _may_be_misspelt(name) else None


_KNOWN_IN_ITS_COUNTRY = 50_000
_KNOWN_EVERYWHERE = 300_000
_OF_SYLLABLES = 3_000_000
"""Where names are made of few syllables, any two are alike."""


@lru_cache(maxsize=1)
def _abroad() -> OneLetter:
    return OneLetter(towns_abroad(_KNOWN_IN_ITS_COUNTRY))


def guessed_abroad(name: str, text: str) -> str | None:
    """The one large town abroad that a misspelt name is a letter away from, by what a cell names.

    «г. Ташкет, Узбекистан» is looked for in that country, «г. Биншкек» among those that all know.
    """
    word = key(name)
    if not _may_be_misspelt(name) or is_told(name):
        return None
    codes = {m.code for m in find_countries(text) if m.kind in ("name", "abbreviation", "region")}
    least = _KNOWN_IN_ITS_COUNTRY if codes else _KNOWN_EVERYWHERE
    least = _OF_SYLLABLES if codes & set(words()["town"]["of_syllables"]) else least
    near = {
        town
        for town in _abroad().near(word)
        for code, people in towns_abroad(_KNOWN_IN_ITS_COUNTRY)[town].items()
        if people >= least and (not codes or code in codes)
    }
    places = {settlements_named(town)[0].source for town in near}
    if len(places) != 1:
        return None
    usual = [town for town in near if known_parses(town)]
    return max(usual or near, key=len)  # «Ташкен» is Ташкент as well


def is_told(name: str) -> bool:
    """Whether the vocabulary of partners has a town that the gazetteer has not."""
    if told_settlement(name, None) is not None:
        return True
    if nominatives(name):
        return False
    told = find_countries(f"г. {name}")
    whole = [m for m in told if m.start <= len("г. ") and m.end == len("г. ") + len(name)]
    return any(m.kind == "settlement" for m in whole)
