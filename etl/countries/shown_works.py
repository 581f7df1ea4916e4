"""Whose works are shown or told about: «сказки датского писателя», «вечер французской музыки»."""

from __future__ import annotations

import re

from etl.countries.country_tokens import CellWord
from etl.countries.country_words import index
from etl.countries.traps import is_one

# «болгарская песня в исполнении хора»: whose song it is, not who sings
_PERFORMED = re.compile(r"\sв\sисполнении(?![а-я])")


def is_author_of_works(words: list[CellWord], at: int, head: CellWord) -> bool:
    """Whether the adjective tells whose works they are («сказки датского писателя»)."""
    if not is_one("author", head.form):
        return False
    return any(is_one("works", word.form) for word in words[max(0, at - 8) : at])


def is_shown_art(words: list[CellWord], at: int, art: CellWord, text: str, *, titled: bool) -> bool:
    """Whether the art of a land is performed or told about («вечер французской музыки»).

    Args:
        words: of the text.
        at: the first word of the land's art.
        art: the noun («музыка», «орган», «поэзия»).
        text: as it is written.
        titled: whether a name that begins so («Немецкий орган») is a concert's.
    """
    if not is_one("art", art.form):
        return False
    led = words[at].start
    if _PERFORMED.match(text, art.end):
        return True
    if titled and text[:led].endswith(("«", '"', "“", "„")):
        return True
    for word in reversed(words[max(0, at - 4) : at]):
        if re.search(r"[.;()«»]", text[word.end : led]):
            return False
        if is_one("shown", word.form):
            return True
        led = word.start
    return False


_LONGEST_LIST = 60
"""Words; a cell that lists more is no list of whose works they are."""


def before_the_list(words: list[CellWord], at: int) -> int:
    """The word before a country or its list («поэтов Китая и Японии»), -1 where there is none."""
    for back in range(at - 1, max(-1, at - 1 - _LONGEST_LIST), -1):
        if words[back].form != "и" and words[back].form not in index():
            return back
    return -1


def is_home_of_authors(words: list[CellWord], at: int) -> bool:
    """Whether a country tells whose works they are («стихи поэтов Китая и Японии»)."""
    back = before_the_list(words, at)
    return back >= 0 and is_author_of_works(words, back, words[back])
