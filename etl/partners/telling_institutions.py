"""Institutions that give their country away by name alone («УО «БГУ»», «БРСМ»)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from etl.country_names import country_name
from etl.lookups import lookup_rows
from etl.model import CountryMention


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, str, re.RegexFlag, str, bool], ...]:
    """For each wording what a text has at least, in small letters, the pattern and the code.

    The last part: nobody else is called so, and it is no make of goods.
    """
    found = []
    for row in lookup_rows("partner_institutions.csv"):
        wording = re.escape(row["pattern"].replace("ё", "е")).replace(r"\*", r"\w*")
        wording = wording.replace(r"\.", r"\.\s?").replace("\\ ", r"\s*")
        end = "" if row["pattern"].endswith(("«", '"', "*")) else r"(?!\w)"
        same_case = row["pattern"].isupper() or row["pattern"].endswith(("«", '"'))
        flags = re.NOFLAG if same_case else re.IGNORECASE
        least = max(re.split(r"[\s.*]+", row["pattern"].replace("ё", "е").lower()), key=len)
        found.append((least, rf"(?<!\w){wording}{end}", flags, row["code"], row["sure"] == "yes"))
    return tuple(found)


@cache
def _compiled(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def told_institutions(text: str) -> list[tuple[CountryMention, bool]]:
    """Mentions by the wordings of ``partner_institutions.csv``, and whether each is sure."""
    folded = text.replace("ё", "е").replace("Ё", "Е")
    small = folded.lower()
    return [
        (CountryMention(code, country_name(code), match.start(), match.end(), "name"), sure)
        for least, pattern, flags, code, sure in _patterns()
        if least in small  # hundreds of patterns, few of which a cell can have, or are ever made
        for match in _compiled(pattern, flags).finditer(folded)
    ]


def find_institutions(text: str) -> list[CountryMention]:
    """Mentions of a country by the wordings of ``partner_institutions.csv`` alone."""
    return [mention for mention, _ in told_institutions(text)]
