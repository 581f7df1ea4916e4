"""Abbreviations of two letters that more than one republic uses («РБ», «РК», «РА»)."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.tokens import Word
from etl.countries.vocabulary import country_name, read_table
from etl.model import CountryMention


@lru_cache(maxsize=1)
def _table() -> dict[str, list[dict[str, str]]]:
    table: dict[str, list[dict[str, str]]] = {}
    for row in read_table("countries_abbreviations.csv"):
        table.setdefault(row["abbreviation"], []).append(row)
    return table


def _names(text: str, stems: str) -> bool:
    return bool(stems) and bool(re.search(rf"\b(?:{stems})", text))


def has_abbreviation(text: str) -> bool:
    """Whether any ambiguous abbreviation stands in the text at all."""
    return any(abbreviation in text for abbreviation in _table()) or bool(
        re.search(r"\b[PР][BВКKТTАA]\b", text)
    )


def read_abbreviation(
    word: Word, text: str, context: str, mentions: list[CountryMention]
) -> CountryMention | None:
    """The country that an ambiguous abbreviation stands for, where the text tells.

    Args:
        word: a word of the text.
        text: the cell.
        context: the whole row.
        mentions: what was found in the row otherwise; a country named there in full or by a
            town of it settles which republic is meant.
    """
    rows = _table().get(word.text)
    if rows is None or text[word.end : word.end + 1] in ("-", "‑"):
        return None
    folded = context.lower().replace("ё", "е")
    codes = {mention.code or mention.name for mention in mentions}
    for row in rows:
        meant = row["code"] or row["name"]
        refused = _names(folded, row["refused_by"])
        if meant in codes or (_names(folded, row["needs"]) and not refused):
            break
        if row["default"] and not refused:
            break
    else:
        return None
    name = country_name(row["code"]) if row["code"] else row["name"]
    return CountryMention(row["code"] or None, name, word.start, word.end, "abbreviation")
