"""Names of countries that a clerk has cut short: «Узб., г. Самарканд», «г. Сеул (Юж. Корея)»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from etl.countries.country_words import Kind, is_claimed
from etl.country_names import country_name
from etl.gazetteer import first_level_units
from etl.lookups import lookup_rows, several
from etl.model import CountryMention
from etl.text import key

_WORD = r"[А-ЯЁ](?:[а-яё]{0,11}[бвгджзклмнпрстфхцчшщ])?\.|[А-ЯЁ][а-яё]{3,}"
_CONTRACTED = r"[А-ЯЁ][а-яё]{2,7}-[а-яё]{1,3}"
# All of one part of the cell: «Бел. гос. ун-т» is no country.
_PART = re.compile(
    rf"(?:^|(?<=[,;:(/])\s?|(?<=[–—]\s)|(?<=\sи\s))({_CONTRACTED}|(?:{_WORD})(?:\s?(?:{_WORD}))?)"
    r"(?=\s*(?:$|[,;:()/])|\s[–—-]\s|\sи\s|\s(?:г|гор)\.)"
)
_SHORTEST = 3
# Words, titles and languages are cut short alike («Хор.», «Исп.», «Англ.»): alone only these are
# countries, and guesses; another one counts beside a town of its country.
_USUAL = re.compile(
    r"(?:узбе?к?|каза?х?|кирг|кырг|таджи?к?|туркме?н?|арм|азерб|бел|белор|беларус|кит|монг|груз|молд|абх|серб)\.?"
)
# Of several countries that begin so the one that plans mean.
_RATHER = {"бел.": "BY", "р. б.": "BY"}


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of every country's names, with its code or, where it has none, its name."""
    found = [
        (wording.rstrip("!"), row["code"])
        for row in lookup_rows("countries.csv")
        for wording in (row["name"], *several(row["other_names"]))
    ]
    found += [
        (wording.rstrip("!"), row["name"])
        for row in lookup_rows("countries_entities.csv")
        for wording in several(row["names"])
        if not is_claimed(row["name"])
    ]
    return tuple((tuple(key(wording).split(" ")), whose) for wording, whose in found)


@lru_cache(maxsize=1)
def _regions() -> tuple[tuple[str, ...], ...]:
    """The words of Russia's regions: «Тув.» may be Тува as well as Тувалу."""
    units = first_level_units().items()
    return tuple(tuple(key(name).split(" ")) for (country, _), name in units if country == "RU")


def _fits(said: Sequence[str], name: Sequence[str]) -> bool:
    return len(said) == len(name) and all(
        word.startswith(short.rstrip(".")) and (short.endswith(".") or short == word)
        for short, word in zip(said, name, strict=True)
    )


def _of_contraction(said: str) -> set[str]:
    first, _, last = said.partition("-")
    return {
        whose
        for name, whose in _names()
        if len(name) == 1 and name[0].startswith(first) and name[0].endswith(last)
    }


@lru_cache(maxsize=1_000)
def _meant(wording: str) -> str | None:
    """The one country whose name was cut so short; None for whole words and several countries."""
    said = key(wording)
    if "." not in said:
        whose = _of_contraction(said) if "-" in said else set[str]()
        return whose.pop() if len(whose) == 1 else None
    words = re.findall(r"[а-я]+\.?", said)
    if " ".join(words) in _RATHER:
        return _RATHER[" ".join(words)]
    if max(len(word.rstrip(".")) for word in words) < _SHORTEST:
        return None
    whose = {country for name, country in _names() if _fits(words, name)}
    whole = len(words) == 1 and any(name == (words[0].rstrip("."),) for name, _ in _names())
    if whole or len(whose) != 1 or any(_fits(words, name[: len(words)]) for name in _regions()):
        return None
    return whose.pop()


def shortened(text: str, others: Sequence[CountryMention]) -> list[CountryMention]:
    """The countries that parts of a text name by abbreviations of their names.

    Args:
        text: the cell.
        others: what it names otherwise; one word with a full stop is sure beside it only.
    """
    told = {one.code or one.name for one in others if one.kind != "guess"}
    found: list[CountryMention] = []
    for match in _PART.finditer(text):
        if "." not in match[1] and "-" not in match[1]:
            continue
        whose = _meant(match[1])
        sure = whose in told or " " in match[1].strip() or "-" in match[1]
        if whose is None or not (sure or _USUAL.fullmatch(key(match[1]))):
            continue
        code = whose if len(whose) == 2 else None
        kind: Kind = "name" if sure else "guess"
        found.append(CountryMention(code, country_name(whose), *match.span(1), kind))
    return found
