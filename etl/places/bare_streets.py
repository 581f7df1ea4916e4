"""Streets without their noun, which only the house behind tells: «(Москва, Летниковская, 2)»."""

from __future__ import annotations

import re

from etl.gazetteer import settlements_named
from etl.lookups import any_of, lookup_words
from etl.morphology import known_parses
from etl.places.bare_names import HALL
from etl.places.place_words import known_site, pattern
from etl.text import key

_TOWN = 20_000
"""A name of a town of that many people is the town («Смоленск, Вязьма, 2»)."""
_HOUSE = r"(?:д(?:ом|\.)\s?)?\d{1,3}(?:/\d{1,3})?\s?[а-я]?"
# «Большая Советская», «Пржевальского», «Крымский Вал», «Челюскинцев».
_STREET = re.compile(
    r"(?:(?<=[,;]\s)|(?<=\())((?:[А-ЯЁ][а-яё]+\s){0,2}[А-ЯЁ][а-яё-]+)"
    rf",\s({_HOUSE})(?=\s*(?:$|[,;)]))"
)
# «Герцена 2», «Молодой Гвардии, 3»: where no comma is, the name must be one of a street.
_NO_COMMA = re.compile(
    r"(?:(?<=[,;]\s)|(?<=\())((?:[А-ЯЁ][а-яё]+\s){0,2}[А-ЯЁ][а-яё-]+)"
    rf"\s({_HOUSE})(?=\s*(?:$|[,;)]))"
)
# «Замковый остров, д. 1», «Соборная гора, 5»: what an address is called after where no streets are.
_GROUND = re.compile(
    r"(?:(?<=[,;]\s)|(?<=\())"
    r"([А-ЯЁ][а-яё]+(?:ый|ий|ой|ая|ое|ья) (?:остров|гора|городок|слобода|берег))"
    rf",\s({_HOUSE})(?=\s*(?:$|[,;)]))"
)
# «портовый проезд, 25», «70 лет Октября улица, 25», «ЭКСПО-бульвар, 2»: the noun behind the name.
_NOUN_BEHIND = (
    r"(?:(?:[А-ЯЁа-яё\d][\w.]*(?:-[а-яё]+)*\s){1,3}|[А-ЯЁ][\w]+-)"
    rf"{any_of(lookup_words('places_remarks.toml')['street']['behind'])}"
)
_NAMED_STREET = re.compile(
    rf"(?:(?<=[,;]\s)|(?<=\())({_NOUN_BEHIND}),\s({_HOUSE})(?=\s*(?:$|[,;)]))"
)
_JOINT = "\N{NO-BREAK SPACE}"
BARE_STREET = re.compile(
    rf"(?:[А-ЯЁ][а-яё-]+ ){{0,2}}[А-ЯЁ][а-яё-]+(?:(?: [а-яё]+)?  |{_JOINT}){_HOUSE}|"
    rf"{_NOUN_BEHIND}  {_HOUSE}"
)
"""A street as :func:`join_houses` leaves it in a shadow: two spaces stand before the house."""


def _is_site(name: str) -> bool:
    # «Станционная» is no station.
    site = pattern("name", "site").match(key(name)) is not None and not name.endswith("ая")
    return site or HALL.search(name) is not None or known_site(name) is not None


def _is_town(name: str) -> bool:
    return any(row.population > _TOWN for row in settlements_named(name))


def _is_of_street(name: str) -> bool:
    """Whether a name has the form of a street's: «Советская», «Герцена», «Молодой Гвардии»."""
    last = name.split(" ")[-1]
    if last.endswith(("ская", "цкая", "ная", "вая", "ского", "цкого")):
        return True
    return any("gent" in p.tag for p in known_parses(last))


def _joined(match: re.Match[str]) -> str:
    name, house = match.groups()
    return match.group() if _is_town(name) or _is_site(name) else f"{name}  {house}"


_ADJECTIVE = re.compile(r"[А-ЯЁа-яё-]+(?:[иы]й|ой|[ая]я|ое)\s")


def _put_together(match: re.Match[str]) -> str:
    # «театральный бульвар, 8» is no theatre, «кафе Большой бульвар, 8» is a site
    name, house = match.groups()
    site = not _ADJECTIVE.match(name) and _is_site(name)
    return match.group() if site else f"{name}  {house}"


def _marked(match: re.Match[str]) -> str:
    name, house = match.groups()
    apart = _is_town(name) or _is_site(name) or not _is_of_street(name)
    return match.group() if apart else f"{name}{_JOINT}{house}"


def join_houses(shadow: str) -> str:
    """Blank the comma between a bare street and its house; the text keeps its length."""
    shadow = _GROUND.sub(lambda match: f"{match[1]}  {match[2]}", shadow)
    shadow = _NAMED_STREET.sub(_put_together, shadow)
    return _NO_COMMA.sub(_marked, _STREET.sub(_joined, shadow))
