"""Search as people type: any case and form, ё as е, several words, one slip of the finger."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from etl.text import key
from pages.shared.tables import Plan
from pages.shared.words import FORMATS

FIELDS = {
    "title": "наименование",
    "sphere_name": "сфера",
    "place_text": "место",
    "dates_text": "срок",
    "description": "описание",
    "purpose": "цель",
    "participants_text": "участники",
    "extra": "прочее",
}
_WORD = re.compile(r"[\w-]+")
_CYRILLIC = re.compile(r"[а-яё]{3,}", re.IGNORECASE)
_SLIP_FROM = 5
"""Shorter words are too alike to forgive a letter."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One event found: its id and the fields that the words stand in."""

    event_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query; ``similar`` says that only near misses were found."""

    hits: tuple[Hit, ...]
    similar: bool = False


def words_of(text: str) -> tuple[str, ...]:
    """The words of a query or a cell, as they are compared; «онлайн-встреча» is also its parts."""
    words = _WORD.findall(key(text))
    parts = [part for word in words if "-" in word for part in word.split("-") if len(part) > 2]
    return tuple(words + parts)


@lru_cache(maxsize=50_000)
def _lemmas(word: str) -> frozenset[str]:
    # The analyser costs a quarter of a second, so it comes with the first search only.
    from etl.morphology import lemmas

    return lemmas(word) if _CYRILLIC.fullmatch(word) else frozenset()


def same_word(asked: str, word: str) -> bool:
    """Whether a word of the plan answers a word asked: its beginning or another form of it."""
    if word.startswith(asked) or (len(asked) > 3 and asked in word):
        return True
    return not _lemmas(asked).isdisjoint(_lemmas(word))


def _near_word(asked: str, word: str) -> bool:
    if len(asked) < _SLIP_FROM or abs(len(word) - len(asked)) > 1:
        return False
    return Levenshtein.distance(asked, word, score_cutoff=1) <= 1


@lru_cache(maxsize=8)
def _index(plan: Plan) -> tuple[tuple[str, dict[str, frozenset[str]]], ...]:
    out = []
    for row in plan.events.to_dict("records"):
        fields = {name: frozenset(words_of(str(row[name] or ""))) for name in FIELDS}
        fields["participants_text"] |= frozenset(words_of(" ".join(row["countries"])))
        fields["place_text"] |= frozenset(words_of(FORMATS[row["format"]]))
        number = row["number"]
        fields["title"] |= {str(int(number))} if number == number and number is not None else set()
        out.append((row["event_id"], fields))
    return tuple(out)


@lru_cache(maxsize=256)
def find(plan: Plan, query: str) -> Found:
    """Events in which every word of the query stands, in the plan's order."""
    asked = tuple(_WORD.findall(key(query)))
    if not asked:
        return Found(tuple(Hit(event_id, ()) for event_id, _ in _index(plan)))
    exact = _find(plan, asked, same_word)
    if exact:
        return Found(exact)
    return Found(_find(plan, asked, lambda a, w: same_word(a, w) or _near_word(a, w)), similar=True)


def _find(
    plan: Plan, asked: tuple[str, ...], answers: Callable[[str, str], bool]
) -> tuple[Hit, ...]:
    vocabulary = {word for _, fields in _index(plan) for words in fields.values() for word in words}
    accepted = [frozenset(w for w in vocabulary if answers(a, w)) for a in asked]
    hits = []
    for event_id, fields in _index(plan):
        where = [{n for n, words in fields.items() if words & group} for group in accepted]
        if all(where):
            union = set().union(*where)
            hits.append(Hit(event_id, tuple(name for name in FIELDS if name in union)))
    return tuple(hits)


def spans(text: str, query: str) -> list[tuple[int, int]]:
    """Where the query's words stand in a text, for highlighting."""
    asked = _WORD.findall(key(query))
    return [
        match.span()
        for match in _WORD.finditer(text)
        if any(
            same_word(a, word) or _near_word(a, word)
            for a in asked
            for word in words_of(match.group())
        )
    ]
