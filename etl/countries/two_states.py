"""«Конго», «Корея» alone: one of two states, unless their towns or the other's name tell which."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.country_names import country_name
from etl.model import CountryMention

_STATES = (frozenset({"CG", "CD"}), frozenset({"KR", "KP"}))
_KOREA = re.compile(r"коре[яиею]", re.IGNORECASE)
_REPUBLIC = re.compile(r"(?:лик[а-я]{1,2}|респ[а-я]*\.?|р\.)\s?$", re.IGNORECASE)
_RIGHT_BEFORE = 3  # «Пхеньян (Корея)», «Пхеньян, Корея»
_BARE = re.compile(r"конго", re.IGNORECASE)
_OF_BRAZZAVILLE = re.compile(r"браззавил|пуэнт-нуар|brazzaville", re.IGNORECASE)
_OF_KINSHASA = re.compile(r"киншас|лубумбаши|кинсангани|kinshasa", re.IGNORECASE)


def is_of_two_states(wording: str) -> bool:
    """Whether a wording is the name that two states share, and nothing beside it."""
    return _BARE.fullmatch(wording) is not None


def is_korea(wording: str) -> bool:
    """Whether a wording is «Корея» in any case, without a word that tells which of the two."""
    return _KOREA.fullmatch(wording) is not None


def share_a_name(one: str | None, other: str) -> bool:
    """Whether two states have one short name («Конго», «Корея»)."""
    return any({one, other} <= states for states in _STATES)


def which_of_two(
    text: str, mention: CountryMention, others: list[CountryMention]
) -> CountryMention:
    """The mention, of the state that the text tells, else as a guess.

    Args:
        text: the cell.
        mention: any mention in it.
        others: all mentions of the cell.
    """
    if mention.code == "KR":
        return _which_korea(text, mention, others)
    if mention.code != "CG" or not is_of_two_states(text[mention.start : mention.end]):
        return mention
    full = {m.code for m in others if m.code in ("CG", "CD") and not _is_bare(text, m)}
    if full == {"CD"} and _OF_KINSHASA.search(text) and not _OF_BRAZZAVILLE.search(text):
        return replace(mention, code="CD", name=country_name("CD"))
    if full or _OF_BRAZZAVILLE.search(text):
        return mention
    return replace(mention, kind="guess")


def _which_korea(
    text: str, mention: CountryMention, others: list[CountryMention]
) -> CountryMention:
    """The South beside other countries; the North where its town stands before, else ask."""
    if mention.kind != "name" or not is_korea(text[mention.start : mention.end]):
        return mention
    republic = _REPUBLIC.search(text, 0, mention.start) is not None
    if not republic and all(
        one.code == "RU" or is_korea(text[one.start : one.end]) for one in others
    ):
        return replace(mention, kind="guess")  # «артисты из Кореи»: nothing tells which
    north = [one for one in others if one.code == "KP"]
    both = any(one.code == "KR" and one != mention for one in others)
    if not north or both or any(one.kind != "settlement" for one in north):
        return mention
    if any(0 <= mention.start - one.end < _RIGHT_BEFORE for one in north):
        return replace(mention, code="KP", name=country_name("KP"))
    return replace(mention, kind="guess")


def _is_bare(text: str, mention: CountryMention) -> bool:
    return is_of_two_states(text[mention.start : mention.end])
