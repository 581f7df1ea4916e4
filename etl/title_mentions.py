"""The regions of a title: how each is named, and whether that can make it the owner."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.gazetteer import region_capitals
from etl.region_names import (
    NamedRegion,
    TitleWord,
    region_names_in,
    title_words,
    words_of,
)
from etl.text import key

_JOINED = re.compile(r"[\s,]*(?:(?:и|или|а также)\s+)?", re.IGNORECASE)
_CITY_SAID = re.compile(r"(?<!\w)город\s+$", re.IGNORECASE)
_CITY_AND = re.compile(r"\s+и\s+[А-ЯЁ]")
_AND_CITY = re.compile(r"[А-ЯЁа-яё]+\s+и\s+(?:г\.\s?|города\s+)?$")
_STOP = re.compile(r"[,;:!?».\n]")
_NEAR = 60
"""Characters before a name in which the words that govern it stand."""


@dataclass(frozen=True, slots=True)
class TitleMention:
    """A region in a title: how it is named, and whether that can make it the owner.

    Attributes:
        region: what is named, and where.
        how: "owner", "where" (after «в»), "between" (after «между»), "companion" (after «с»).
        short: a city, an old or a short name that no body or plan is directly before.
        joined: whether only «и» or a comma parts it from the one before.
        of_plan: whether a body or a plan is directly before it.
    """

    region: NamedRegion
    how: str
    short: bool
    joined: bool
    of_plan: bool

    @property
    def name(self) -> str:
        """The region's official name."""
        return self.region.name

    @property
    def foreign(self) -> bool:
        """Whether it is of Belarus."""
        return country_of_named(self.name) not in ("RU", "")


def country_of_named(name: str) -> str:
    """The country's code of a region whose capital is known, else ""."""
    row = region_capitals().get(key(name))
    return row["country_code"] if row else ""


def title_mentions(title: str) -> list[TitleMention]:
    """The regions of a title but those that something is done with, in its order.

    Args:
        title: the text above the plan's table.
    """
    named = region_names_in(title)
    words = words_of(title)
    starts = [word.start for word in words]
    found: list[TitleMention] = []
    for one in named:
        before = words[max(0, bisect_left(starts, one.start) - 8) : bisect_left(starts, one.start)]
        last = found[-1] if found else None
        joined = (
            last is not None and _JOINED.fullmatch(title[last.region.end : one.start]) is not None
        )
        how = _how_named(before)
        if last and joined and how == "owner":
            how = last.how  # «с Витебской и Могилевской областями»
        elif how == "owner" and _after_between(before, title, one.start):
            how = "between"  # «между Администрацией Смоленской области и …»
        if one.short and _of_event(before):
            how = "companion"  # «снятия блокады Ленинграда»
        short = one.short and not (last and joined and how == "owner" and not last.short)
        of_plan = directly_governed(before, title, one.start)
        found.append(TitleMention(one, how, short and not of_plan, joined, of_plan))
    found = _sides_told(found)
    return [
        one
        for one in found
        if one.how != "companion"
        and (not _is_city(one.region) or _city_alone(title, one.region, named))
    ]


def _is_city(one: NamedRegion) -> bool:
    return " " not in one.name and key(one.name) in region_capitals()


def _sides_told(found: list[TitleMention]) -> list[TitleMention]:
    """«между Смоленской областью и Витебской областью»: the one of Russia is the owner."""
    told = list(found)
    for at, one in enumerate(found):
        if one.how != "between" or one.joined:
            continue
        end = at + 1
        while end < len(found) and found[end].joined:
            end += 1
        russian = [side for side in range(at, end) if not found[side].foreign]
        if end - at > 1 and len(russian) == 1:
            told[at:end] = [
                replace(side, how="companion" if side.foreign else "owner")
                for side in found[at:end]
            ]
    return told


def _how_named(before: Sequence[TitleWord]) -> str:
    """One of "owner", "companion" (after «с», «из»), "between", "where" (after «в»)."""
    lists = title_words()
    for word in reversed(before):
        if not set(lists["between"]) & word.meant:
            if word.text.lower() == "между":
                return "between"
            if word.text.lower() in lists["companions"]:
                return "companion"
            return "where" if word.text.lower() in lists["where"] else "owner"
    return "owner"


def _after_between(before: Sequence[TitleWord], title: str, start: int) -> bool:
    """Whether only the body of the region stands between it and «между»."""
    near = before[-3:]
    at = next((at for at, word in enumerate(near) if word.text.lower() == "между"), None)
    bodies = {*title_words()["bodies"]}
    return (
        at is not None
        and not _STOP.search(title[near[at].end : start])
        and any(word.meant & bodies for word in near[at + 1 :])
    )


def _of_event(before: Sequence[TitleWord]) -> bool:
    """«снятия блокады Ленинграда», «контрнаступления под Москвой», «ансамбля Кубань»."""
    events = {*title_words()["events"]}
    return any(word.meant & events for word in before[-3:])


def directly_governed(before: Sequence[TitleWord], title: str, start: int) -> bool:
    """Whether a body or «План международных мероприятий» is directly before a name.

    Args:
        before: the words before the name, the nearest last; a few are enough.
        title: the text above the plan's table.
        start: where the name begins.
    """
    lists = title_words()
    bodies, of_plan = {*lists["bodies"]}, {*lists["of_plan"]}
    prepositions = {*lists["companions"], *lists["where"]}
    plain = True  # so far only words of «План международных мероприятий»
    end = start
    for count, word in enumerate(reversed(before)):
        of_city = bool(word.meant & {"город", "г"})
        gap = title[word.end : end].lstrip("." if of_city else "")
        if _STOP.search(gap) or word.text.lower() in prepositions:
            return False
        if word.meant & bodies and count < 4:
            return True
        if "план" in word.meant:
            return plain
        plain = plain and (of_city or bool(word.meant & of_plan))
        end = word.start
    return plain and not title[:end].strip()  # «ГОРОД МОСКВА ПЛАН», «Мероприятия Татарстана»


def _city_alone(title: str, one: NamedRegion, named: Sequence[NamedRegion]) -> bool:
    """Whether a city that is a region is named as one: «Правительства Москвы», not «г. Москва».

    In the nominative it is where a paper was signed; beside another town it is a town.
    """
    after, front = title[one.end :][:_NEAR], title[max(0, one.start - _NEAR) : one.start]
    if key(title[one.start : one.end]) == key(one.name):
        return _CITY_SAID.search(front) is not None
    others = [other for other in named if other.name != one.name]
    if not others:
        return not (_CITY_AND.match(after) or _AND_CITY.search(front))
    ends = [(min(one.end, other.end), max(one.start, other.start)) for other in others]
    return any(_JOINED.fullmatch(title[start:end]) for start, end in ends)
