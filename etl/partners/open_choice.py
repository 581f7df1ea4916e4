"""Countries of which a cell is not sure: «делегация Республики Корея или КНДР», «Китая (?)»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.model import CountryMention, Venue
from etl.partners.exclusions import CONDITION

_OR = re.compile(r"[^,;.:()\n]{0,20}\s(?:или|либо)\s(?:из\s|от\s)?(?:[а-яё.]{1,14}\s){0,2}\(?")
# «Гвинеи (уточнить: …)», «Сербии (возможно, Черногории)», «Сербии (уточняется)»
_TO_TELL = re.compile(r"\s?\((?:[а-яё]+\s)?(?:уточнить|возможно|вероятно)(?![а-яё])")
# «Делегация Китая (?)», «? Китай», «Китай (под вопросом)»; not «Куда идёт?», «(50 чел.?)»
_IN_QUESTION = re.compile(
    r"(?:[^,;.\n«»\"()]|(?<=чел)\.){0,60}"
    r"(?:\?(?![»\"]|\s[А-ЯЁ])|\(\?+\)|\((?:под\sвопросом|не\sточно|неточно)\))"
)
_QUESTION_BEFORE = re.compile(r"(?:^|[,;\n]\s?)\(?\?+\)?\s[^,;.\n«»\"]{0,60}$")
# «Республика Беларусь, предположительно Республика Куба»
_PRESUMED = re.compile(
    r"(?<![а-яё])(?:предположительно|возможно|вероятно|ориентировочно|не исключено)[,:]?\s"
    r"(?:[а-яё]+\s){0,3}(?:[А-ЯЁ][а-яё]+\s){0,2}$",
    re.IGNORECASE,
)
_TOWN_FIRST = re.compile(r"(?:г\.|город)\s?")
_LAND_BEHIND = re.compile(r",\s")
# «приглашены, подтверждений нет»
_NO_ANSWER = re.compile(
    r"подтвержден\w+\s(?:\w+\s)?(?:нет(?!\w)|отсутству\w+|не\s(?:получен|поступ)\w*)|"
    r"(?:нет|без)\s(?:\w+\s)?подтвержден\w+",
    re.IGNORECASE,
)


def is_open_between(text: str, mentions: Sequence[CountryMention]) -> bool:
    """Whether a cell leaves open which of two countries takes part, or whether one does.

    Args:
        text: the cell of the participants.
        mentions: the countries in it.
    """
    abroad = sorted((one for one in mentions if one.code != "RU"), key=lambda one: one.start)
    if any(_is_doubted(text, one) for one in abroad):
        return True
    if abroad and (_NO_ANSWER.search(text) or _is_on_condition(text, abroad)):
        return True
    return any(
        first.code != other.code and _OR.fullmatch(text, first.end, other.start)
        for first, other in pairwise(abroad)
    )


def is_contradicted(text: str, mentions: Sequence[CountryMention]) -> bool:
    """Whether a place is a town and the full name of another country («г. Гомель, Республика …»).

    Args:
        text: the cell of the place.
        mentions: the countries in it.
    """
    if len(mentions) != 2:
        return False
    town, land = mentions
    return (
        town.kind == "settlement"
        and land.kind == "name"
        and town.code != land.code
        and _TOWN_FIRST.fullmatch(text, 0, town.start) is not None
        and _LAND_BEHIND.fullmatch(text, town.end, land.start) is not None
        and text[land.start :].lower().startswith(("республик", "королевств"))
        and not text[land.end :].strip(" .")
    )


_TOWN_AND_LAND = re.compile(
    r"(?:(?:г|гор|город)\.?\s?)?[А-ЯЁ][\w-]+(?:\s[А-ЯЁ][\w-]+)?(?:,\s|\s\()[^,;()]+\)?[\s.]*"
)


def is_of_another_land(text: str, venues: Sequence[Venue]) -> bool:
    """«г. Бендеры, Республика Молдова»: a town, and a land that the tables say it lies not in."""
    if len(venues) != 2 or _TOWN_AND_LAND.fullmatch(text) is None:
        return False
    town, land = venues
    bare = town.settlement is not None and not (town.name or town.district)
    alone = not (land.name or land.settlement or land.district or land.region)
    return bare and alone and town.country_code != land.country_code


def _is_on_condition(text: str, abroad: Sequence[CountryMention]) -> bool:
    """«Если гости из Китая не смогут приехать, выступят студенты»."""
    return any(
        found.end() <= one.start and not re.search(r"[.;]", text[found.end() : one.start])
        for found in CONDITION.finditer(text)
        for one in abroad
    )


def _is_doubted(text: str, mention: CountryMention) -> bool:
    """Whether the cell says by a word or a question mark that it is not sure of one."""
    return bool(
        _TO_TELL.match(text, mention.end)
        or _IN_QUESTION.match(text, mention.end)
        or _QUESTION_BEFORE.search(text[max(0, mention.start - 80) : mention.start])
        or _PRESUMED.search(text[max(0, mention.start - 80) : mention.start])
    )
