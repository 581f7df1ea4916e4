"""Words that stand for one another: countries with all their names, and what a person listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.country_names import country_name
from etl.lookups import lookup_rows, several
from etl.text import key
from pages.events.finding.word_forms import WordAt, asked_keys, tokens

TABLE = "search_synonyms.csv"
"""``plan_data/lookups/search_synonyms.csv``: a person edits it; ``relation`` «near» marks words
that are shown only where nothing else was found, «skip» words that a name is found without."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording, as the keys of its words."""

    text: str
    words: tuple[frozenset[str], ...]

    def matches(self, run: Sequence[frozenset[str]]) -> bool:
        """Whether words of a query are this wording in some form."""
        return len(run) == len(self.words) and all(
            not asked.isdisjoint(own) for asked, own in zip(run, self.words, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Wordings of one thing.

    Attributes:
        phrases: what is looked for in the plan where one of them is asked.
        only_asked: understood in a query, never looked for («РК» is also Карелия).
        country: the partner's name in the tables, "" where it is no country.
        near: close in meaning, not the same.
        skipped: said before names («гор.»); nobody looks for it where there is a name.
    """

    phrases: tuple[Phrase, ...]
    only_asked: tuple[Phrase, ...] = ()
    country: str = ""
    near: bool = False
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Meant:
    """What a run of words of a query stands for: so many words, these groups."""

    length: int
    groups: tuple[Group, ...]


def meant_by(words: Sequence[WordAt]) -> Meant:
    """The longest wording that a query begins with, and everything it may stand for."""
    keys = [asked_keys(token.word) for token in words[:8]]
    best, found = 0, list[Group]()
    for first in keys[0]:
        for phrase, group in _by_first_word().get(first, ()):
            length = len(phrase.words)
            if length < best or not phrase.matches(keys[:length]):
                continue
            if length > best:
                best, found = length, []
            if group not in found:
                found.append(group)
    return Meant(best, tuple(found))


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, list[tuple[Phrase, Group]]]:
    out: dict[str, list[tuple[Phrase, Group]]] = {}
    for group in [*_countries(), *_entities(), *_regions(), *_listed()]:
        for phrase in (*group.phrases, *group.only_asked):
            for first in phrase.words[0]:
                out.setdefault(first, []).append((phrase, group))
    return out


def _phrase(wording: str) -> Phrase:
    # A final «!» or «*» says to the finder of countries how a name declines.
    text = wording.strip().rstrip("!*")
    return Phrase(text, tuple(asked_keys(token.word) for token in tokens(text)))


def _phrases(*cells: str | None) -> tuple[Phrase, ...]:
    wordings = [wording for cell in cells for wording in several(cell)]
    phrases = [_phrase(wording) for wording in dict.fromkeys(wordings) if wording.strip()]
    return tuple(phrase for phrase in phrases if phrase.words)


def _countries() -> Iterator[Group]:
    short: dict[str, list[str]] = {}
    for row in lookup_rows("countries_abbreviations.csv"):
        short.setdefault(row["code"] or row["name"], []).append(row["abbreviation"])
    for row in lookup_rows("countries.csv"):
        names = _phrases(row["name"], row["other_names"], row["adjectives"], row["citizens"])
        only_asked = _phrases("|".join(short.get(row["code"], ())))
        yield Group(names, only_asked, key(country_name(row["code"])))


def _entities() -> Iterator[Group]:
    for row in lookup_rows("countries_entities.csv"):
        names = _phrases(row["names"], row["other_forms"], row["adjectives"], row["citizens"])
        yield Group(names, country=key(row["name"]))


def _regions() -> Iterator[Group]:
    by_region: dict[str, list[str]] = {}
    for row in lookup_rows("places_regions.csv"):
        by_region.setdefault(row["region"], []).append(row["wording"])
    for region, wordings in by_region.items():
        yield Group(_phrases("|".join([region, *wordings])))


def _listed() -> Iterator[Group]:
    for row in lookup_rows(TABLE):
        words, relation = _phrases(row["words"]), row["relation"]
        yield Group(words, near=relation == "near", skipped=relation == "skip")
