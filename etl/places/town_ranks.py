"""«г. Харбин (административный центр провинции …)»: a town's rank is no site in it."""

from __future__ import annotations

import re
from functools import cache

from etl.countries import find_countries
from etl.model import CountryMention
from etl.places.districts import districts_named
from etl.places.people_told import said
from etl.places.regions import abbreviated_regions, regions, short_regions

_STATE = re.compile(r"[Рр]еспублик\w+\s")


@cache
def _rank() -> re.Pattern[str]:
    units = said("rank", "units")
    return re.compile(
        r"(?:[,(]\s?|\s[–—-]\s)"
        rf"((?:(?:крупн\w+|больш\w+)\s)?(?:{said('rank', 'centres')}"
        r"(?:\sи\s[а-яё]+)?\s)центр(?:ом|а)?(?!\w)|"
        rf"центр(?=\s(?:[А-ЯЁ][а-яё-]+(?:ого|ой)\s)?{units}(?!\w))|"
        r"(?:[а-яё]+ая\s)?столиц(?:ей|[аы])(?!\w))"
        r"((?:\s[^\s,;()«»\"]+){0,5}?)(?=\s*(?:$|[,;()])|\s[–—-]\s)",
        re.IGNORECASE,
    )


def _is_area(words: str) -> bool:
    """Whether words are the name of an area and nothing else."""
    readers = (regions, short_regions, abbreviated_regions, districts_named, _countries)
    return any(
        mention.end == len(words)
        and (not mention.start or _STATE.fullmatch(words, 0, mention.start) is not None)
        for reader in readers
        for mention in reader(words)
    )


def _countries(words: str) -> list[CountryMention]:
    """Countries of a text by their own names; what «Каталонии» belongs to tells no area."""
    return [one for one in find_countries(words) if one.kind != "region"]


def _blanked(match: re.Match[str]) -> str:
    if re.search(r"[А-ЯЁ][а-яё]", match.string[: match.start()]) is None:
        return match.group()  # «Областной центр, г. Витебск» heads the town
    whole, rank, of = match.group(), match[1], match[2].strip()
    sign = whole[: match.start(1) - match.start()]
    if _is_area(of):
        return f"{sign}{' ' * len(rank)}{match[2]}"
    unit = re.fullmatch(said("rank", "units"), of, re.IGNORECASE) is not None
    land = "столиц" in rank.lower() and re.fullmatch(r"[А-ЯЁ]\S+(?:\s[А-ЯЁ]\S+)*", of)
    # «областной центр народного творчества» is a site
    return sign + " " * (len(whole) - len(sign)) if not of or unit or land else whole


def blank_ranks(shadow: str) -> str:
    """Blank of what a town is the centre, but for the area; the text keeps its length."""
    return _rank().sub(_blanked, shadow) if _rank().search(shadow) else shadow
