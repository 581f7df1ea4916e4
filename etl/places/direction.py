"""Which way an event goes, seen from the home region."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.home import Home
from etl.model import Direction, PlaceReading, Venue
from etl.text import key

_OUT = re.compile(
    r"(?:за пределы|за рубеж|визит\w* (?:официальн\w+ |рабоч\w+ )?делегаци\w+ (?:{home})|"
    r"(?:поездк|выезд|командировани|участи)\w* "
    r"[^.;]{{0,60}}(?:за рубеж|за пределами|за границ|зарубежн\w+ (?:выставк|ярмарк|форум))|"
    r"направлени\w+ делегаци|выездн\w+ бизнес-мисси)"
)
_IN = re.compile(
    r"(?:при[её]м\w* (?:[а-я-]+ )?(?:[а-я-]+ )?(?:делегаци|гост)|приезд|"
    r"визит\w* (?:[а-я-]+ )?(?:иностранн|зарубежн|белорусск|китайск)\w+ делегаци|"
    r"зарубежн\w+ [^.;]{{0,80}}(?:на предприяти|в {home_in}|на территори)|"
    r"делегаци\w+ [^.;]{{0,60}}(?:в {home_in})|реверсн\w+ (?:бизнес-)?мисси)"
)
_BOTH = re.compile(
    r"обмен (?:визит|делегаци)\w*|взаимн\w+ (?:визит|поезд|посещени)\w*|ответн\w+ визит"
)


def _is_home(venue: Venue, home: Home) -> bool | None:
    """Whether a venue lies in the home region; None where the cell does not say."""
    if venue.region is not None:
        return key(venue.region) == key(home.region)
    if venue.country_code is not None and venue.country_code != home.country_code:
        return False
    if venue.settlement is not None:
        return None
    if venue.name is not None:
        stem = re.sub(r"(?:ая|ий)$", "", home.region.split(" ")[0])[:-1]
        return True if re.search(rf"(?<!\w){stem}\w*", venue.name, re.IGNORECASE) else None
    return None


def read_direction(
    reading: PlaceReading, *, title: str, description: str, purpose: str, home: Home
) -> Direction:
    """Tell the direction from the venues, else from what the texts say of visits.

    Args:
        reading: the place cell as read.
        title: the event's title.
        description: its description.
        purpose: its purpose.
        home: the region from which it is seen.
    """
    if reading.format == "remote":
        return "remote"
    held = [venue for at, venue in enumerate(reading.venues) if at not in reading.linked]
    sides = {_is_home(venue, home) for venue in held} - {None}
    if sides == {True, False}:
        return "two_way"
    if sides:
        return "incoming" if True in sides else "outgoing"
    return _said(" ".join((title, description, purpose)), home)


_VISIT = re.compile(
    r"визит|поездк|выезд|командиров|мисси|посещени|стажировк|участи|делегаци|при[её]м|встреч"
)
_TOWARDS = re.compile(r"(?:^|\s)(?:в|во|на)\s+(?:г\.\s*|город\w*\s+)?$")


def _goes_to(text: str, home: Home) -> set[bool]:
    """Where visits are said to go: True for the home region, False for abroad."""
    if not _VISIT.search(key(text)):
        return set()
    stem = key(home.region.split(" ")[0])[:-2]
    capital = key(home.capital)
    found = set()
    if re.search(
        rf"(?<!\w)(?:в|во|на)\s+(?:{stem}\w+ област|(?:г\.\s*|город\w*\s+)?{capital}(?!\w*[ик]))",
        key(text),
    ):
        found.add(True)
    for mention in find_countries(text):
        named = mention.kind in ("name", "abbreviation", "region", "settlement")
        if named and mention.code != home.country_code and _TOWARDS.search(text[: mention.start]):
            found.add(False)
    return found


def _said(text: str, home: Home) -> Direction:
    plain = key(text)
    parts = {
        "home": key(home.region_genitive),
        "home_in": key(home.region_genitive).replace("ой", "[а-я]+", 1),
    }
    goes = _goes_to(text, home)
    out = re.search(_OUT.pattern.format(**parts), plain) is not None or False in goes
    into = re.search(_IN.pattern.format(**parts), plain) is not None or True in goes
    if _BOTH.search(plain) or (out and into):
        return "two_way"
    if out or into:
        return "outgoing" if out else "incoming"
    return "unknown"


def visit_words(text: str, home: Home) -> list[tuple[int, int]]:
    """Where a text says which way somebody goes: what the direction is read from.

    Args:
        text: a title, description or purpose, folded.
        home: the region from which it is seen.
    """
    plain = text.lower().replace("ё", "е")
    parts = {
        "home": key(home.region_genitive),
        "home_in": key(home.region_genitive).replace("ой", "[а-я]+", 1),
    }
    patterns = [_OUT.pattern.format(**parts), _IN.pattern.format(**parts), _BOTH.pattern]
    # The patterns end in stems; whole words are pointed at.
    found = (m for one in patterns for m in re.finditer(rf"(?:{one})\w*", plain))
    return sorted(m.span() for m in found)
