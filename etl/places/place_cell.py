"""A place cell read whole: its venues, its form, its doubts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from etl.cut_words import whole_words
from etl.home import Home
from etl.lookups import any_of, lookup_words
from etl.model import PlaceReading, Span, Stretch, Venue
from etl.offsets import Plain, joined, plain_by
from etl.places.alternatives import mark_alternatives
from etl.places.areas_of_others import is_city_beside, is_of_region_beside
from etl.places.assembly import Assembly
from etl.places.bare_names import is_unheard
from etl.places.cell_parts import read_pieces
from etl.places.cell_piece import Piece
from etl.places.cell_remarks import PreparedCell, items_of, prepare, said_of_form
from etl.places.countries_behind import (
    countries_behind,
    countries_beside,
    doubt_shared_names,
)
from etl.places.formats import decide, format_words
from etl.places.headed_items import go_on_in_town, head_the_rest
from etl.places.islands import apart_or_around
from etl.places.out_of_town import (
    doubt_areas_of_others,
    doubt_far_sides,
    is_of_another_country,
    is_of_another_region,
    is_of_another_unit,
)
from etl.places.people_told import may_hide_place
from etl.places.remote_sides import is_separate, linked_places
from etl.places.spoken_regions import area_of_generic, home_districts, region_beside
from etl.places.status_remarks import is_called_off, moves_elsewhere
from etl.places.told_in_verbs import holds_another_town, is_told, says_more
from etl.places.units_abroad import is_of_unknown_country
from etl.places.unread_words import is_partly_read
from etl.places.venue_draft import Draft
from etl.places.venues import agree, finish, home_region
from etl.text import fold


# A draft is read again when it is published, and most cells stand in the next edition too.
@lru_cache(maxsize=1024)
def read_place(
    place_text: str, *, title: str = "", description: str = "", home: Home
) -> PlaceReading:
    """Read one place cell.

    Args:
        place_text: the cell.
        title: the event's title, which may tell the form.
        description: its description, likewise.
        home: the region whose plan it is.

    Returns:
        Venues in the order of the cell, the form, and codes of doubts. An institution
        named without any area has no country; a bracketed short name after the full
        one stands in ``name`` as the document has it, but not behind a name in quotes.
    """
    whole = whole_words(place_text)
    if whole.text == place_text:
        return _read(place_text, title, description, home)
    reading = _read(whole.text, title, description, home)
    return replace(
        reading,
        venue_words=tuple(tuple(whole.spans(words)) for words in reading.venue_words),
        tentative_words=tuple(tuple(whole.spans(words)) for words in reading.tentative_words),
        format_words=_in_cell(whole, reading.format_words),
    )


def _read(place_text: str, title: str, description: str, home: Home) -> PlaceReading:
    """The same of a cell whose words are whole."""
    cell = plain_by(place_text, fold)
    prepared = prepare(place_text)
    pieces = read_pieces(prepared.text, prepared.shadow, home, linked=bool(prepared.remote))
    drafts = _assembled(pieces, prepared, home)
    venues: list[Venue] = []
    named: list[tuple[Span, ...]] = []
    unsettled: list[tuple[Span, ...]] = []
    quality: list[str] = []
    for draft, behind in pairwise(drafts):
        draft.has_branch = "филиал" in (behind.name or "").lower()
    for draft in drafts:
        tentative = draft.either is not None or _is_tentative(prepared, draft)
        venue, ambiguous = finish(draft, home, tentative=tentative)
        if venue not in venues:
            venues.append(venue)
            said = _tentative_words(prepared, draft) if tentative else ()
            named.append(tuple(cell.spans(draft.words())))
            unsettled.append(tuple(cell.spans(joined(prepared.text, said))))
        quality += _doubts(draft, venue, ambiguous=ambiguous)
    moved = moves_elsewhere(prepared.text) or (len(venues) > 1 and is_called_off(prepared.text))
    moved = moved or may_hide_place(place_text, venues)
    if venues and (moved or is_partly_read(pieces, venues)):
        quality.append("place_unreadable")
    # «определяется принимающей стороной» names nothing, «учреждения области» many places.
    generic_only = any(piece.kind == "generic" for piece in pieces) and not prepared.unknown
    form, form_words = decide(
        place=format_words(said_of_form(place_text), of_place=True),
        physical=bool(venues) or generic_only,
        separate=is_separate(prepared, drafts),
        title=title,
        description=description,
    )
    if not venues and form != "remote":
        quality.append(_why_none(pieces, prepared))
    linked = (
        linked_places(prepared, drafts) if form == "hybrid" and len(venues) == len(drafts) else ()
    )
    return PlaceReading(
        venues=tuple(venues),
        format=form,
        quality=tuple(dict.fromkeys(quality)),
        linked=linked,
        venue_words=tuple(named),
        tentative_words=tuple(unsettled),
        format_words=_in_cell(cell, form_words),
    )


# «Кыргызкая Республика», «Королевство Камбожия»: a state that no table has is no venue.
_STATE_UNKNOWN = re.compile(
    r"(?:(?:[А-ЯЁ][а-яё-]+(?:ая|ое|ой|ня|ья)\s)+(?:[Рр]еспублик|[Кк]оролевств|[Кк]няжеств)\w*$"
    r"|(?:Республик|Королевств|Княжеств|Султанат)\w*\s[А-ЯЁ])"
)


def _doubts(draft: Draft, venue: Venue, *, ambiguous: bool) -> list[str]:
    """Codes of what is doubtful in one venue."""
    areas = (draft.settlement, draft.district, draft.region, draft.country)
    guess = any(area is not None and area.guess for area in areas)
    ambiguous = ambiguous or is_of_unknown_country(venue.region, venue.country_code)
    codes = ["place_ambiguous"] if ambiguous or guess else []
    unread = draft.unsure or is_of_another_region(venue) or is_of_another_country(venue)
    unread = unread or is_of_another_unit(venue) or _is_beside_its_city(venue, draft)
    unread = unread or is_of_region_beside(draft)
    unread = unread or (venue.country_code == "RU" and is_unheard(draft.settlement))
    unread = unread or _STATE_UNKNOWN.match(venue.name or "") is not None
    unread = unread or is_told(venue.name or "") or says_more(venue.name or "")
    unread = unread or holds_another_town(venue.name or "", venue.settlement)
    return [*codes, "place_unreadable"] if unread else codes


def _is_beside_its_city(venue: Venue, draft: Draft) -> bool:
    """«штат Миранда, г. Каракас»: the city is a unit of its own right."""
    city, said = venue.settlement, draft.region
    return city is not None and said is not None and is_city_beside(city, said)


def _assembled(pieces: list[Piece], prepared: PreparedCell, home: Home) -> list[Draft]:
    """The cell's venues, of one mind about towns and regions."""
    way = _WAY.match(prepared.text) is not None
    taken = Assembly(home, way=way).take(pieces, prepared.text)
    drafts = [one for draft in taken for one in apart_or_around(draft)]
    drafts = countries_behind(drafts, prepared.text, home)
    head_the_rest(drafts, prepared)
    if not prepared.remote:
        go_on_in_town(drafts, home)
    generic = area_of_generic(pieces, prepared, home)
    if generic is not None:
        drafts = [generic]
    elif drafts and home_districts(pieces, drafts, home):
        drafts.append(Draft(region=home_region(home)))
    else:
        drafts += region_beside(pieces, drafts, home)
    agree(drafts, home)
    countries_beside(drafts, prepared.text, home)
    mark_alternatives(drafts, prepared.text)
    doubt_shared_names(drafts, prepared.text)
    doubt_areas_of_others(drafts, prepared.text, home)
    doubt_far_sides(drafts, prepared.text)
    return drafts


# «маршрут: г. Смоленск, д. Катынь»: each is a stop, none lies within the other.
_WAY = re.compile(
    rf"\W*(?:по\s)?{any_of(lookup_words('places_remarks.toml')['way']['heads'])}",
    re.IGNORECASE,
)


def _why_none(pieces: list[Piece], prepared: PreparedCell) -> str:
    """The doubt of a cell that names no place: words were not understood, or none is known."""
    noise = any(piece.kind == "noise" for piece in pieces)
    return "place_unreadable" if noise and not prepared.unknown else "place_unknown"


def _in_cell(cell: Plain, words: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Words of the folded place cell at their places in the cell itself; others as they are."""
    found = []
    for one in words:
        span = (one.start, one.end)
        known = cell.span(*span) if one.column == "place_text" else span
        found += [Stretch(one.column, *known)] if known is not None else []
    return tuple(found)


def _is_tentative(prepared: PreparedCell, draft: Draft) -> bool:
    """A tentative word holds for its own item of the cell; alone in an item, for all."""
    marks = [*prepared.tentative, *prepared.unknown]
    items = items_of(prepared)
    own = [at for at, (start, end) in enumerate(items) if any(start <= t < end for t, _ in marks)]
    alone = any(not re.search(r"\w{3}", prepared.shadow[slice(*items[at])]) for at in own)
    heads = any(re.match(r"\W?\s*:", prepared.text[end - 1 :]) for _, end in marks)
    if alone or heads:
        return True
    return bool(marks) and (draft.group in own or not own or len(own) == len(items))


def _tentative_words(prepared: PreparedCell, draft: Draft) -> list[Span]:
    """The words that make a place tentative: those of its own item, else all of them."""
    if draft.either is not None:
        return [draft.either]
    spans = [*prepared.unknown, *prepared.tentative]
    items = items_of(prepared)
    start, end = items[draft.group] if draft.group < len(items) else (0, 0)
    return [span for span in spans if start <= span[0] < end] or spans
