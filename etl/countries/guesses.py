"""A country's name or adjective with one letter wrong («Узбекстан», «Бресткая область»)."""

from __future__ import annotations

from functools import lru_cache

from etl.countries.country_tokens import CellWord
from etl.countries.country_words import Entry, index
from etl.gazetteer import settlements_named
from etl.morphology import parses
from etl.one_letter import OneLetter

_SHORTEST = 8


@lru_cache(maxsize=1)
def _forms() -> tuple[OneLetter, dict[str, list[Entry]]]:
    """The forms of the single-word wordings, to be guessed, and whose they are."""
    forms: dict[str, list[Entry]] = {}
    for form, entries in index().items():
        if len(form) < _SHORTEST:
            continue
        for entry in entries:
            plain = entry.kind == "name" or (
                entry.kind == "adjective" and entry.rule in ("", "region")
            )
            if len(entry.words) == 1 and plain and entry.code is not None:
                forms.setdefault(form, []).append(entry)
    return OneLetter(forms), forms


@lru_cache(maxsize=2_000)
def guessed_entry(form: str) -> Entry | None:
    """The one country whose name or adjective a misspelt word is nearest to.

    None for a word that the dictionary or a gazetteer knows, and where two countries are
    as near.
    """
    if len(form) < _SHORTEST - 1:
        return None
    known, forms = _forms()
    near = [entry for right in known.near(form) for entry in forms[right]]
    if len({entry.code for entry in near}) != 1:
        return None
    if any(parse.is_known for parse in parses(form)) or settlements_named(form):
        return None
    return near[0]


def may_be_misspelt(word: CellWord) -> bool:
    """Whether a word stands like the name of a country: with a capital, not all in capitals."""
    return word.capitalised and not word.upper
