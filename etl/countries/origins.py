"""Where a thing was made or thought of: «методика, разработанная в Будапеште».

A sure sign is a noun of goods (``goods`` of countries_traps.csv) with its participle, or right
before «производства»; a project or an ensemble may have come from there itself.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.countries.traps import words_of
from etl.model import CountryMention
from etl.morphology import agreements, parses
from etl.text import small

_MADE = (
    r"(?:разработан|создан|изобретен|примен[её]н|произвед[её]н|изготовлен|выпущен|вывед[её]н|предложен|"
    r"собран|придуман|внедр[её]н|апробирован)н?(?:ы[йехм]|ая|ой|ого|ую|ое|ому|ым|а|о)(?![а-я])"
)
_LISTED = r"(?:[а-я-]+(?:,\s|\sи\s)){0,3}$"
# «…, разработанной в Будапеште», «…, созданные в Японии и Китае»
_MADE_IN = re.compile(
    rf"(?P<things>[^.;:()]{{3,80}}?)(?:,\s|\s)(?:впервые\s|ранее\s)?(?P<made>{_MADE})\s"
    rf"(?:впервые\s)?во?\s(?:г\.\s?|городе\s)?{_LISTED}"
)
_PRODUCED = re.compile(rf"(?<![а-я])(?P<things>[а-я]{{3,}})\sпроизводства\s{_LISTED}")
_OF_A_BRANCH = re.compile("[ое]го$")
_GROWS = ("организаци", "развити", "рост", "объем", "центр", "отдел", "министерств", "управлени")
_REACH = 160


def by_origin(text: str, mention: CountryMention, *, listed: bool) -> CountryMention | None:
    """The mention; None where it only tells where a thing comes from, a guess where it may.

    Args:
        text: the cell.
        mention: in it, by its name.
        listed: the cell lists who takes part, where nothing is a mere thing for sure.
    """
    if mention.kind not in ("name", "settlement", "abbreviation"):
        return mention
    before = small(text[max(0, mention.start - _REACH) : mention.start])
    made, produced = _MADE_IN.search(before), _PRODUCED.search(before)
    if made is not None:
        sure = _is_of_goods(made["things"], made["made"])
    else:
        sure = _is_produced(produced["things"]) if produced is not None else None
    if sure is None:
        return mention
    return None if sure and not listed else replace(mention, kind="guess")


def _is_goods(word: str) -> bool:
    return any(one.normal_form.replace("ё", "е") in words_of("goods") for one in parses(word))


def _is_of_goods(things: str, made: str) -> bool | None:
    """Whether goods are what was made; None where none are named."""
    words = re.findall("[а-я-]+", things)
    wanted = agreements(made, ("PRTF", "PRTS", "ADJF", "ADJS"))
    agreeing = [word for word in words if wanted & agreements(word, ("NOUN",))]
    if agreeing and all(map(_is_goods, agreeing)):
        return True  # «фабрики мебели, созданной в Пинске»: either
    return False if any(map(_is_goods, words)) else None


def _is_produced(word: str) -> bool | None:
    """«сыр производства Беларуси»; None of a branch of it, of people and of its growth."""
    if _is_goods(word):
        return True
    people = any("anim" in one.tag for one in parses(word))
    return None if people or _OF_A_BRANCH.search(word) or word.startswith(_GROWS) else False
