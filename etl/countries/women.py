"""Women of a country whose word is a thing's as well: «певица-полька», not the dance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from etl.countries.country_candidates import CellReading
from etl.countries.country_tokens import CellWord
from etl.countries.country_words import index
from etl.morphology import known_parses

_JOINED = re.compile(r"\s|\s?[-–—‑]\s?|\s\(")
_LISTED = re.compile(r"(?:,|\sи)\s(?:и\s)?|:\s")
_BORN = re.compile(r"\s(?:по\s(?:происхождению|национальности|рождению|матери|отцу)|родом)(?!\w)")
_SHORTEST = 3


def is_of_a_person(reading: CellReading, at: int) -> bool:
    """Whether a word for a woman stands beside somebody it may be said of.

    «студентка-финка», «Анна – чешка», «певица, полька», «испанка по происхождению»; in a list
    only women or somebody alone tell it: «танцоры, полька, вальс» names a dance.

    Args:
        reading: the text.
        at: the word.
    """
    word = reading.words[at]
    if _BORN.match(reading.folded, word.end):
        return True
    number = {tag.number for tag in _tags(word)}
    for other in [
        *_next_to(reading.words[max(0, at - 2) : at][::-1]),
        *_next_to(reading.words[at + 1 : at + 3]),
    ]:
        first, second = sorted((word, other), key=lambda one: one.start)
        between = reading.text[first.end : second.start]
        listed = _LISTED.fullmatch(between) is not None
        if not (listed or _JOINED.fullmatch(between)):
            continue
        if any(
            tag.number in number and (not listed or tag.gender == "femn" or tag.number == "sing")
            for tag in _people(other)
        ):
            return True
    return False


def _next_to(words: Sequence[CellWord]) -> list[CellWord]:
    """The first of some words that is no «и»."""
    return [word for word in words if word.form != "и"][:1]


def _tags(word: CellWord) -> list[Any]:
    return [parse.tag for parse in known_parses(word.form) if "NOUN" in parse.tag]


def _people(word: CellWord) -> list[Any]:
    """How a word may be somebody: one that may be a thing as well («чешки») tells nothing."""
    tags = _tags(word)
    thing = any("inan" in tag or "Surn" in tag for tag in tags)
    thing = thing or any(entry.rule == "person" for entry in index().get(word.form, ()))
    return [] if thing or len(word.form) < _SHORTEST else tags
