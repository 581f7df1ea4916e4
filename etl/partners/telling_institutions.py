"""Institutions that give their country away by name alone («УО «БГУ»», «БРСМ»)."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.country_words import read_table
from etl.country_names import country_name
from etl.model import CountryMention


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """For each wording what a text has at least, in small letters, the pattern and the code."""
    compiled = []
    for row in read_table("partner_institutions.csv"):
        wording = re.escape(row["pattern"].replace("ё", "е")).replace(r"\*", r"\w*")
        wording = wording.replace(r"\.", r"\.\s?").replace("\\ ", r"\s*")
        end = "" if row["pattern"].endswith(("«", '"', "*")) else r"(?!\w)"
        same_case = row["pattern"].isupper() or row["pattern"].endswith(("«", '"'))
        flags = re.NOFLAG if same_case else re.IGNORECASE
        least = max(re.split(r"[\s.*]+", row["pattern"].replace("ё", "е").lower()), key=len)
        compiled.append((least, re.compile(rf"(?<!\w){wording}{end}", flags), row["code"]))
    return tuple(compiled)


def find_institutions(text: str) -> list[CountryMention]:
    """Mentions of a country by the wordings of ``partner_institutions.csv`` alone."""
    folded = text.replace("ё", "е").replace("Ё", "Е")
    small = folded.lower()
    return [
        CountryMention(code, country_name(code), match.start(), match.end(), "name")
        for least, pattern, code in _patterns()
        if least in small  # hundreds of patterns, few of which a cell can have
        for match in pattern.finditer(folded)
    ]
