"""A country's name or adjective with one letter wrong («Узбекстан», «Бресткая область»)."""

from __future__ import annotations

from functools import lru_cache

from etl.countries.country_tokens import Word
from etl.countries.country_words import Entry, index
from etl.gazetteer import settlements_named
from etl.morphology import parses

_SHORTEST = 8


def without_one(form: str) -> set[str]:
    """A word less one letter, in every way."""
    return {form[:at] + form[at + 1 :] for at in range(len(form))}


@lru_cache(maxsize=1)
def _near() -> dict[str, list[tuple[str, Entry]]]:
    """Every form and every form less one letter of the single-word wordings."""
    near: dict[str, list[tuple[str, Entry]]] = {}
    for form, entries in index().items():
        if len(form) < _SHORTEST:
            continue
        for entry in entries:
            plain = entry.kind == "name" or (
                entry.kind == "adjective" and entry.rule in ("", "region")
            )
            if len(entry.words) == 1 and plain and entry.code is not None:
                for spelling in {form} | without_one(form):
                    near.setdefault(spelling, []).append((form, entry))
    return near


def one_apart(first: str, second: str) -> bool:
    """Whether one letter is missing, too many, another, or two stand the wrong way round."""
    if abs(len(first) - len(second)) > 1 or first[:1] != second[:1]:
        return False
    if len(first) == len(second):
        differ = [at for at in range(len(first)) if first[at] != second[at]]
        swapped = (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and first[differ[0]] == second[differ[1]]
            and first[differ[1]] == second[differ[0]]
        )
        return len(differ) == 1 or swapped
    longer, shorter = sorted((first, second), key=len, reverse=True)
    return shorter in without_one(longer)


@lru_cache(maxsize=2_000)
def guessed_entry(form: str) -> Entry | None:
    """The one country whose name or adjective a misspelt word is nearest to.

    None for a word that the dictionary or a gazetteer knows, and where two countries are
    as near.
    """
    if len(form) < _SHORTEST - 1:
        return None
    near = [
        (right, entry)
        for spelling in {form} | without_one(form)
        for right, entry in _near().get(spelling, ())
        if one_apart(form, right)
    ]
    if len({entry.code for _, entry in near}) != 1:
        return None
    if any(parse.is_known for parse in parses(form)) or settlements_named(form):
        return None
    return near[0][1]


def may_be_misspelt(word: Word) -> bool:
    """Whether a word stands like the name of a country: with a capital, not all in capitals."""
    return word.capitalised and not word.upper
