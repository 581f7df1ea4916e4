"""«районы области (Невельский, Себежский и Усвятский)»: the noun of all stands before the list."""

from __future__ import annotations

import re

from etl.places.adjectives import MASCULINE
from etl.places.districts import district_called
from etl.places.mention import Mention

_LIST = re.compile(
    r"(?<![\w-])((?:(?:муниципальн|городск|национальн|административн)\w+\s)?"
    r"(?:район(?:ы|ах|ов|ам|ами)|округ(?:а|ах|ов|ам|ами)))(?:\s[^\s,;:()]+){0,4}"
    rf"(?:\s?[(:]\s?|\s[–—-]\s)({MASCULINE}(?:(?:,\s?|,?\s(?:и|или|либо|а\sтакже)\s){MASCULINE})+)"
    r"(?=\s*(?:$|[;)]|,?\s(?:и\s)?(?:др|другие|пр)\b))"
)
_ONE = re.compile(MASCULINE)


def listed_districts(text: str) -> list[Mention]:
    """Districts of a shadow that a plural before them tells: a mention for each adjective."""
    found = []
    for match in _LIST.finditer(text):
        for one in _ONE.finditer(text, *match.span(2)):
            name = district_called(one.group(), match.group(1))
            found.append(Mention("district", *one.span(), name, oblique=True))
    return found
