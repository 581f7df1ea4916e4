"""Which way an event goes, seen from the home region."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from etl.countries import find_countries
from etl.home import Home
from etl.model import Direction, DirectionReading, PlaceReading, Span, Stretch, Venue
from etl.offsets import Plain, plain_key
from etl.text import key, right_before

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
) -> DirectionReading:
    """Tell the direction from the venues, else from what the texts say of visits.

    Args:
        reading: the place cell as read.
        title: the event's title.
        description: its description.
        purpose: its purpose.
        home: the region from which it is seen.
    """
    if reading.format == "remote":
        return DirectionReading("remote", reading.format_words)
    sides: set[bool] = set()
    words: list[Stretch] = []
    for at, venue in enumerate(reading.venues):
        side = None if at in reading.linked else _is_home(venue, home)
        if side is not None:
            sides.add(side)
            named = reading.venue_words[at] if at < len(reading.venue_words) else ()
            words += [Stretch("place_text", *span) for span in named]
    if not sides:
        return _said({"title": title, "description": description, "purpose": purpose}, home)
    direction: Direction = "two_way"
    if len(sides) == 1:
        direction = "incoming" if True in sides else "outgoing"
    return DirectionReading(direction, tuple(dict.fromkeys(words)))


_VISIT = re.compile(
    r"визит|поездк|выезд|командиров|мисси|посещени|стажировк|участи|делегаци|при[её]м|встреч"
)
_TOWARDS = re.compile(r"(?:^|\s)(?:в|во|на)\s+(?:г\.\s*|город\w*\s+)?$")


def _goes_to(text: str, plain: Plain, home: Home) -> list[tuple[bool, Span | None]]:
    """Where visits are said to go: True for the home region, False for abroad; which words."""
    if not _VISIT.search(plain.text):
        return []
    stem = key(home.region.split(" ")[0])[:-2]
    capital = key(home.capital)
    homewards = re.compile(
        rf"(?<!\w)(?:в|во|на)\s+(?:{stem}\w+ област|(?:г\.\s*|город\w*\s+)?{capital}(?!\w*[ик]))"
    )
    found: list[tuple[bool, Span | None]] = [
        (True, _whole_words(plain, match)) for match in homewards.finditer(plain.text)
    ]
    for mention in find_countries(text):
        named = mention.kind in ("name", "abbreviation", "region", "settlement")
        if (
            named
            and mention.code != home.country_code
            and _TOWARDS.search(right_before(text, mention.start))
        ):
            found.append((False, (mention.start, mention.end)))
    return found


def _whole_words(plain: Plain, match: re.Match[str]) -> Span | None:
    """Where a match stands in the cells, grown to the end of its last word."""
    ending = re.compile(r"\w*").match(plain.text, match.end())
    assert ending is not None
    return plain.span(match.start(), ending.end())


def _said(cells: Mapping[str, str], home: Home) -> DirectionReading:
    """What the texts say of visits; they are read as one, since a sentence may go on."""
    text = " ".join(cells.values())
    plain = plain_key(text)
    parts = {
        "home": key(home.region_genitive),
        "home_in": key(home.region_genitive).replace("ой", "[а-я]+", 1),
    }
    goes = _goes_to(text, plain, home)

    def found(pattern: re.Pattern[str]) -> list[Span | None]:
        matches = re.finditer(pattern.pattern.format(**parts), plain.text)
        return [_whole_words(plain, match) for match in matches]

    out = [*found(_OUT), *(span for homewards, span in goes if not homewards)]
    into = [*found(_IN), *(span for homewards, span in goes if homewards)]
    both = [_whole_words(plain, match) for match in _BOTH.finditer(plain.text)]
    direction: Direction = "unknown"
    if both or (out and into):
        direction = "two_way"
    elif out or into:
        direction = "outgoing" if out else "incoming"
    return DirectionReading(direction, _in_cells(cells, [*out, *into, *both]))


def _in_cells(cells: Mapping[str, str], spans: Iterable[Span | None]) -> tuple[Stretch, ...]:
    """Stretches of the joined texts as stretches of the cells; none across two of them."""
    known = sorted({span for span in spans if span is not None})
    words, first = [], 0
    for column, text in cells.items():
        last = first + len(text)
        words += [
            Stretch(column, start - first, end - first)
            for start, end in known
            if first <= start and end <= last
        ]
        first = last + 1
    return tuple(words)
