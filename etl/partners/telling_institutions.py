"""Institutions that give their country away by name alone («УО «БГУ»», «БРСМ»)."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.countries.country_words import read_table
from etl.country_names import country_name
from etl.model import CountryMention


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    compiled = []
    for row in read_table("partner_institutions.csv"):
        wording = re.escape(row["pattern"].replace("ё", "е")).replace(r"\*", r"\w*")
        wording = wording.replace(r"\.", r"\.\s?").replace("\\ ", r"\s*")
        end = "" if row["pattern"].endswith(("«", '"', "*")) else r"(?!\w)"
        same_case = row["pattern"].isupper() or row["pattern"].endswith(("«", '"'))
        flags = re.NOFLAG if same_case else re.IGNORECASE
        compiled.append((re.compile(rf"(?<!\w){wording}{end}", flags), row["code"]))
    return tuple(compiled)


def find_institutions(text: str) -> list[CountryMention]:
    """Mentions of a country by the wordings of ``partner_institutions.csv`` alone."""
    folded = text.replace("ё", "е").replace("Ё", "Е")
    return [
        CountryMention(code, country_name(code), match.start(), match.end(), "name")
        for pattern, code in _patterns()
        for match in pattern.finditer(folded)
    ]
