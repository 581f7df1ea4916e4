"""A community's house where the participants are the community: «Корейский культурный центр»."""

from __future__ import annotations

import re

from etl.countries.communities import is_community
from etl.countries.country_tokens import split_words
from etl.countries.country_words import index
from etl.model import CountryMention

_CULTURE = re.compile(
    r"\s(?:[а-яё]+(?:ой|ого|ых|ая|ий|ие)\s)?(?:культур|традици|обыча|обряд|фольклор|песн|кухн|праздник|"
    r"язык|письменност|быт)"
)
# «НКА российских немцев», «Общество «Сахалинские корейцы»»
_OF_OURS = re.compile(
    r"(?<!\w)(?:национально-культурн|автономи|диаспор|землячеств|общин|обществ|российск|советск)",
    re.IGNORECASE,
)


def is_of_a_community(
    text: str, mention: CountryMention, participants: str, *, named: bool = False
) -> bool:
    """Whether a cell names a house after a people, of whom those living here alone take part.

    Args:
        text: the cell of the place, the title or the like.
        mention: a country in it that the participants have not.
        participants: their cell («Общество «Сахалинские корейцы»»).
        named: the cell tells what is held («Праздник немецкой культуры»), not where.
    """
    if mention.kind != "adjective":
        return False
    of_people = _CULTURE.match(text, mention.end) is not None and _OF_OURS.search(participants)
    if not (of_people if named else is_community(text, mention.end)):
        return False
    kinds = ("citizen", "adjective") if named else ("citizen",)
    return any(
        entry.kind in kinds and entry.code == mention.code and not entry.local
        for word in split_words(participants)
        for entry in index().get(word.form, ())
    )
