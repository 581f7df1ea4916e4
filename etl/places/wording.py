"""Is it a name, an address, or a plural that names nothing?"""

from __future__ import annotations

import re

from etl.morphology import parses
from etl.places.name_cases import is_ordinary_word
from etl.places.place_words import pattern, words
from etl.text import key


def is_authority(body: str) -> bool:
    """Whether a state body is named, which keeps its region or town in its name."""
    if pattern("name", "authority").match(body):
        return True
    return any(m.group()[:1].isupper() for m in pattern("name", "authority").finditer(body))


def may_be_nominative(name: str) -> bool:
    """Whether a name begins with a word that may stand in the nominative."""
    first = re.match(r"[А-ЯЁ][а-яё]+", name)
    return first is None or any("nomn" in p.tag for p in parses(first.group()))


def is_phrase(body: str) -> bool:
    """Whether words are a capitalised name in the nominative («Соловьёва переправа»)."""
    found = re.fullmatch(r"([А-ЯЁ][а-яё]+)\s([а-яё]{4,})", body)
    if found is None or pattern("name", "person").search(key(body)):
        return False
    return any("NOUN" in p.tag and "nomn" in p.tag for p in parses(found.group(2)))


def is_singular(word: str) -> bool:
    """Whether a word may be a genitive singular («на базе учреждения»)."""
    return any("sing" in p.tag and "gent" in p.tag for p in parses(word))


def names_owner(body: str) -> bool:
    """Whether parts of one institution are named («залы Псковского музея-заповедника»)."""
    parts, _, owner = body.partition(" ")
    if not pattern("generic", "of_site", whole=True).fullmatch(key(parts)) or not has_name(owner):
        return False
    site = next((w for w in owner.split(" ") if pattern("name", "site").match(key(w))), "")
    return is_singular(site.split("-")[0])


def is_address(body: str) -> bool:
    """Whether words are a street, a house or a room."""
    number = re.compile(words()["address"]["number"])
    if number.fullmatch(body):
        return True
    if pattern("address", "words").match(body):
        return "¤" not in body
    return (
        re.match(
            r"(?:\d+-?(?:й|я|ая|ый|ий|е|го)\s)?(?:[А-ЯЁ][а-яё-]+\s)?[А-ЯЁ][а-яё-]+(?:ая|яя|ий|ое|ее|ый|ой)\s"
            r"(?:ул|наб|площад|пл(?!\w)|шоссе|ш(?!\w)|пр|бульв|б-р|пер|тракт|тупик|лини|аллея|кв-?л|квартал)",
            body,
        )
        is not None
    )


def has_name(body: str) -> bool:
    """Whether words name an institution or a site."""
    if re.search(r"(?<!\w)[А-ЯЁA-Z]{2,}|[A-Z][a-z]+|№", body):
        return True
    if pattern("name", "site").search(key(body)):
        return True
    if re.fullmatch(r"[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+)+", body):
        return True
    if re.match(r"[А-ЯЁ][а-яё]+[сц]к(?:ий|ая|ое)\s[а-яё]", body):
        return True
    return re.match(r"[А-ЯЁ][а-яё]+", body) is not None and not is_ordinary_word(
        body.split(" ")[0].strip(",.")
    )
