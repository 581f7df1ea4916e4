"""Where an institution sits as far as only its own name tells: «Витебский пансионат»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from etl.home import Home
from etl.lookups import lookup_rows, several
from etl.model import Venue
from etl.partner_places.addresses import Address
from etl.partner_places.place_patterns import pattern
from etl.places.adjectives import adjective_nominative
from etl.places.mention import Mention
from etl.places.place_words import District, districts
from etl.text import key

# An adjective that belongs to a whole area («Смоленской области») is an area by itself.
_LOCAL = re.compile(
    r"(?<![\w-])((?-i:[А-ЯЁ])[а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?[сц]к)(?:ий|ая|ое|ой|ого|ому|им|ом|ую)(?!\w)"
    r"(?!\s(?:(?:муниципальн|городск|автономн)\w+\s)?"
    r"(?:област(?:ь|и|ью|ей|ях|ям)|район(?:а|у|ом|е|ы|ов|ах)?|р-н|округ\w*|кра(?:й|я|ю|е|ем)"
    r"|республик\w*|сельсовет\w*|улиц\w*|ул|шоссе|проспект\w*)(?!\w))",
    re.IGNORECASE,
)
# «имени Смоленской Одигитрии», «площадь Минская»: not what the institution is called after.
_NOT_OWN = re.compile(r"(?:им\.|имени|ул\.|улиц\w+|площад\w+|на|в)\s$", re.IGNORECASE)
_STEM = 4


@lru_cache(maxsize=1)
def _foreign_towns() -> dict[str, tuple[str, str]]:
    """Adjectives of foreign towns: key -> the town's name and country."""
    return {
        key(adjective): (several(row["names"])[0].rstrip("!*"), row["code"])
        for row in lookup_rows("countries_cities.csv")
        if row["level"] == "settlement" and not row["adjective_rule"]
        for adjective in several(row["adjectives"])
        if adjective
    }


def infer_place(
    name: str, known: Address | None, venues: Sequence[Venue], country: str | None, home: Home
) -> Venue | None:
    """The place that an adjective of an institution's name tells.

    A town of the row's own place cell comes first («Максимовский пансионат» and дер.
    Максимовка), then districts and their centres, then foreign towns. An adjective of
    several possible towns tells nothing.

    Args:
        name: the institution's name, nominative.
        known: the region or country that the text gives with it.
        venues: the row's venues.
        country: the country, where something else gives it away.
        home: the region whose plan it is; its districts win over namesakes.
    """
    match = _LOCAL.search(name)
    if match is None or _NOT_OWN.search(name[: match.start()]):
        return None
    place = known.venue(home) if known else Venue(country_code=country)
    country, region = place.country_code, place.region
    adjective = adjective_nominative(match.group(), "ий")
    level = _level(name)
    rows = _districts_of(adjective, country, region, home)
    if level == "settlement":
        for venue in venues:
            if venue.settlement and _may_be(venue, country, region):
                centre = any(key(row.centre) == key(venue.settlement) for row in rows)
                if centre or _sounds_like(adjective, venue.settlement):
                    return replace(venue, name=name, place_precision="venue", tentative=False)
    if len({(row.region, row.country_code) for row in rows}) == 1:
        row = rows[0]
        if level == "region":
            if key(row.region.split(" ")[0])[:-2] != key(adjective)[:-2]:
                return None
            return Venue(None, None, None, None, row.region, row.country_code)
        part = (
            Mention("district", 0, 0, f"{row.adjective} район")
            if level == "district"
            else Mention("settlement", 0, 0, row.centre)
        )
        return _venue(part, row.country_code, known, home)
    town = _foreign_towns().get(key(adjective))
    if not rows and town and level == "settlement" and country in (None, town[1]):
        return _venue(Mention("settlement", 0, 0, town[0]), town[1], known, home)
    return None


def _level(name: str) -> str:
    """What the adjective stands for: «Витебский облисполком» serves its oblast, not the town."""
    if pattern("authority", "region").search(name):
        return "region"
    return "district" if pattern("authority", "district").search(name) else "settlement"


def _venue(part: Mention, country: str, known: Address | None, home: Home) -> Venue:
    parts = [part, Mention("country", 0, 0, country, country)]
    region = known.part("region") if known else None
    return Address((*parts, *([region] if region else []))).venue(home)


def _districts_of(
    adjective: str, country: str | None, region: str | None, home: Home
) -> list[District]:
    rows = [
        row
        for row in districts().get(key(adjective), ())
        if country in (None, row.country_code)
        and (region is None or key(region) == key(row.region))
    ]
    at_home = [row for row in rows if row.region == home.region]
    return at_home or rows


def _may_be(venue: Venue, country: str | None, region: str | None) -> bool:
    return country in (None, venue.country_code) and (
        region is None or venue.region is None or key(region) == key(venue.region)
    )


def _sounds_like(adjective: str, town: str) -> bool:
    """Whether the adjective is made from the town's name: Рославльский, Рославль."""
    stem = re.sub(r"[сц]к(?:ий|ая|ое)$", "", key(adjective))
    return len(stem) >= _STEM and key(town).startswith(stem)
