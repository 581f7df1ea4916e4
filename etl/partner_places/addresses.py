"""Areas and settlements of a participants' cell, those of one address together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.countries import find_countries
from etl.gazetteer import settlements_named
from etl.home import Home
from etl.model import Venue
from etl.morphology import parses
from etl.partner_places.place_patterns import pattern
from etl.places import read_place
from etl.places.mention import Mention
from etl.places.name_cases import nominatives
from etl.places.named_areas import find_areas
from etl.places.place_words import districts
from etl.places.settlement_names import read_settlement
from etl.places.shadow import shadow
from etl.places.town_namesakes import Context, fits
from etl.places.venue_draft import Draft
from etl.places.venues import finish
from etl.text import key, right_before

_RANK = {"settlement": 0, "district": 1, "region": 2, "country": 3}
# Between the parts of one address: «Октябрьского района г. Витебска» (Республика Беларусь)».
_GLUE = re.compile(r"[\s,(»\"”«“]{0,6}")
_BRACKET = re.compile(r"\(([^()]{3,80})\)")
# Not a quotation's only word («Смоленск» is a hotel or a choir), nor a part of a double name.
_CAPITALISED = re.compile(r"(?<![\w«\"„-])[А-ЯЁ][а-яё]{3,}(?![\w-])")
_OWN_TOWN, _LARGE_TOWN = 3_000, 50_000


@dataclass(frozen=True, slots=True)
class Address:
    """Areas that describe one place, and where they stand in the text."""

    mentions: tuple[Mention, ...]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return min(mention.start for mention in self.mentions)

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return max(mention.end for mention in self.mentions)

    def part(self, kind: str) -> Mention | None:
        """The mention of one level, if named."""
        return next((mention for mention in self.mentions if mention.kind == kind), None)

    def venue(self, home: Home, name: str | None = None) -> Venue:
        """The place, its region and country inferred as for a place cell."""
        draft = Draft(
            name=name,
            settlement=self.part("settlement"),
            district=self.part("district"),
            region=self.part("region"),
            country=self.part("country"),
        )
        return finish(draft, home, tentative=False)[0]


def find_addresses(text: str, home: Home) -> list[Address]:
    """Every place that a text names by its areas, in order.

    Args:
        text: one folded cell.
        home: for namesakes.
    """
    return list(_addresses(text, home))


@lru_cache(maxsize=2048)
def _addresses(text: str, home: Home) -> tuple[Address, ...]:
    plain = shadow(text)
    heard = pattern("aside").sub(lambda match: "о" * len(match.group()), plain)
    mentions = [mention for mention in find_areas(heard, home) if mention.kind != "part"]
    mentions += _bare_towns(plain, mentions, home)
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if groups and _belongs(groups[-1], mention, plain):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return tuple(Address(tuple(group)) for group in groups)


def _bare_towns(text: str, taken: Sequence[Mention], home: Home) -> list[Mention]:
    """Towns without «г.»: foreign ones, known ones of the home country, any alone in brackets."""
    found: list[Mention] = []

    def is_free(start: int, end: int) -> bool:
        return all(m.end <= start or end <= m.start for m in (*taken, *found))

    for named in find_countries(text):
        if named.kind != "settlement" or not is_free(named.start, named.end):
            continue
        bracketed = right_before(text, named.start).rstrip().endswith("(")
        words = text[named.start : named.end]
        context = Context(named.code or named.name)
        name = read_settlement(words, context, home, oblique=not bracketed).name
        found.append(Mention("settlement", named.start, named.end, name))
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        if is_free(start, end) and _is_known_town(match.group(), home):
            oblique = not right_before(text, start).rstrip().endswith(("(", ","))
            context = Context(home.country_code)
            name = read_settlement(match.group(), context, home, oblique=oblique).name
            found.append(Mention("settlement", start, end, name))
    for match in _BRACKET.finditer(text):
        start, end = match.span(1)
        if not is_free(start, end) or not match.group(1)[:1].isupper():
            continue
        venues = read_place(match.group(1), home=home).venues
        town = venues[0].settlement if len(venues) == 1 else None
        if town is not None and key(town) == key(match.group(1)):
            found.append(Mention("settlement", start, end, town))
    return found


def _is_known_town(word: str, home: Home) -> bool:
    """Whether a word without «г.» can only be a town of the home country («школьники Рославля»).

    Names that are a person's or another word first («Гагарин», «Орел») need their «г.».
    """
    best = parses(word)[0]
    if not best.is_known or "Geox" not in best.tag or "Surn" in best.tag:
        return False
    return any(
        row.country_code == home.country_code
        and row.population >= (_OWN_TOWN if row.region == home.region else _LARGE_TOWN)
        for form in nominatives(word)
        for row in settlements_named(form)
    )


def _belongs(group: Sequence[Mention], mention: Mention, text: str) -> bool:
    last = group[-1]
    gap = text[last.end : mention.start]
    if not _GLUE.fullmatch(gap) or any(other.kind == mention.kind for other in group):
        return False
    finer = _RANK[mention.kind] < min(_RANK[other.kind] for other in group)
    if finer and "," in gap and last.kind not in ("country", "region"):
        return False
    return all(_agree(*sorted((other, mention), key=lambda m: _RANK[m.kind])) for other in group)


@lru_cache(maxsize=1)
def _listed_regions() -> frozenset[str]:
    """The regions all of whose districts are in the table."""
    return frozenset(key(row.region) for rows in districts().values() for row in rows)


@lru_cache(maxsize=1)
def _centres() -> frozenset[str]:
    """Towns that are the centre of a district: they lie in no other one."""
    return frozenset(key(row.centre) for rows in districts().values() for row in rows)


def _agree(inner: Mention, outer: Mention) -> bool:
    """Whether one mention may lie in the other."""
    if inner.kind == "region":
        return inner.code in (None, outer.code)
    if inner.kind == "district":
        known = districts().get(key(inner.name.split(" ")[0]), ())
        if outer.kind == "country":
            # The table has all districts of Belarus, but only some regions of Russia.
            listed = outer.code == "BY"
            return not listed or any(row.country_code == outer.code for row in known)
        listed = key(outer.name) in _listed_regions()
        return not listed or any(key(row.region) == key(outer.name) for row in known)
    rows = settlements_named(inner.name)
    if outer.kind == "district" and inner.size != "village":
        known = districts().get(key(outer.name.split(" ")[0]), ())
        apart = key(inner.name) in _centres() or any(row.population > 40_000 for row in rows)
        centre = any(key(row.centre) == key(inner.name) for row in known)
        return not known or not apart or centre or outer.end < inner.start
    context = (
        Context(country=outer.code)
        if outer.kind == "country"
        else Context(country=outer.code, region=outer.name)
    )
    return not rows or inner.size == "village" or any(fits(row, context) for row in rows)
