"""Abbreviations of two letters that more than one republic uses («РБ», «РК», «РА»)."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.country_tokens import CellWord
from etl.country_names import country_name
from etl.lookups import lookup_rows
from etl.model import CountryMention
from etl.text import small


@lru_cache(maxsize=1)
def _table() -> dict[str, list[dict[str, str]]]:
    table: dict[str, list[dict[str, str]]] = {}
    for row in lookup_rows("countries_abbreviations.csv"):
        table.setdefault(row["abbreviation"], []).append(row)
    return table


def _names(text: str, stems: str) -> bool:
    return bool(stems) and bool(re.search(rf"\b(?:{stems})", text))


def has_abbreviation(text: str) -> bool:
    """Whether any ambiguous abbreviation stands in the text at all."""
    return any(abbreviation in text for abbreviation in _table()) or bool(
        re.search(r"\b[PР][BВКKТTАA]\b", text)
    )


def _meaning(abbreviation: str, folded: str, named: set[str]) -> dict[str, str] | None:
    """The row of the table that the context settles on, None where it does not."""
    for row in _table()[abbreviation]:
        refused = _names(folded, row["refused_by"])
        if (row["code"] or row["name"]) in named:
            return row
        if not refused and (row["default"] or _names(folded, row["needs"])):
            return row
    return None


def is_settled(abbreviation: str, text: str, named: set[str]) -> bool:
    """Whether the text says which republic is meant, be it one within Russia.

    Args:
        abbreviation: «РК».
        text: the cell.
        named: codes of the countries named in it.
    """
    folded = small(text)
    rows = _table()[abbreviation]
    return any(row["code"] in named or _names(folded, row["refused_by"]) for row in rows)


# «РБ, РК, КР»: of three such in a row, one of which no republic of Russia is called, each is clear
_STATE = r"(?:РФ|РБ|РК|КР|РУз|РТ|РА|РМ|КНР)"
_STATES = re.compile(rf"(?<!\w){_STATE}(?:(?:[,;]\s?|\sи\s){_STATE}(?!\w)){{2,}}")
_OF_NONE_OF_OURS = re.compile(r"(?<!\w)(?:КР|РУз|КНР)(?!\w)")


def is_listed_with_states(text: str, start: int) -> bool:
    """Whether an abbreviation stands in a list of states by their abbreviations alone.

    >>> is_listed_with_states("Эксперты: РБ, РК, КР", 10)
    True
    """
    return any(
        found.start() <= start < found.end() and _OF_NONE_OF_OURS.search(found.group())
        for found in _STATES.finditer(text)
    )


def read_abbreviations(
    words: list[CellWord], text: str, context: str, mentions: list[CountryMention]
) -> list[CountryMention]:
    """The countries that ambiguous abbreviations stand for, where the context tells.

    Args:
        words: the words of the text.
        text: the cell.
        context: the whole row.
        mentions: what was found in the row otherwise; a country named there in full or
            by a town of it settles which republic is meant.
    """
    folded = small(context)
    named = {mention.code or mention.name for mention in mentions}
    meant: dict[str, dict[str, str] | None] = {}
    found = []
    for word in words:
        if word.text not in _table() or text[word.end : word.end + 1] in ("-", "‑"):
            continue
        if word.text not in meant:
            meant[word.text] = _meaning(word.text, folded, named)
        row = meant[word.text]
        if row is not None:
            name = country_name(row["code"]) if row["code"] else row["name"]
            code = row["code"] or None
            found.append(CountryMention(code, name, word.start, word.end, "abbreviation"))
    return found
