"""A place cell read whole: its venues, its form, its doubts."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.dates.date_words import MONTH_WHOLE, PART_OF_YEAR, WEEKDAY
from etl.home import Home
from etl.lookups import any_of, lookup_words
from etl.model import PlaceReading, Span, Stretch, Venue
from etl.morphology import parses
from etl.offsets import Plain, joined, plain_by
from etl.places.alternatives import mark_alternatives
from etl.places.assembly import Assembly
from etl.places.bare_names import is_unheard
from etl.places.cell_parts import read_pieces
from etl.places.cell_piece import Piece
from etl.places.cell_remarks import PreparedCell, items_of, prepare, said_of_form
from etl.places.countries_behind import countries_behind, doubt_shared_names
from etl.places.formats import decide, format_words
from etl.places.headed_items import go_on_in_town, head_the_rest
from etl.places.mention import Mention
from etl.places.other_names import may_be_other_name
from etl.places.out_of_town import (
    doubt_areas_of_others,
    doubt_far_sides,
    is_of_another_country,
    is_of_another_region,
    is_of_another_unit,
)
from etl.places.place_words import pattern, words
from etl.places.remote_sides import is_separate, linked_places
from etl.places.status_remarks import moves_elsewhere
from etl.places.units_abroad import is_of_unknown_country
from etl.places.venue_draft import Draft
from etl.places.venues import agree, finish, home_region
from etl.places.wording import is_lone_adjective, is_small_phrase
from etl.text import fold, key

_HOME_WORDS = re.compile(
    r"(?<!\w)(?:регион(?:а|е|у)?|област(?:ь|и)|нашей области|на территории области|"
    r"в области)(?!\w)",
    re.I,
)
# A land of another kind is called by its own noun: «школы края», «музеи республики».
_OTHER_HOMES = {
    "край": re.compile(r"(?<!\w)кра(?:й|я|е|ю)(?!\w)", re.IGNORECASE),
    "республика": re.compile(r"(?<!\w)республик(?:а|и|е|у)(?!\w)", re.IGNORECASE),
}


# What may stand beside a place and names none: days, hours, people, remarks.
_HARMLESS = re.compile(
    rf"{MONTH_WHOLE}|{PART_OF_YEAR}|{WEEKDAY}|(?:час|начало|заезд|итог|участ|делегац|"
    r"граничащ[^;]*|платформ|возможн|мессенджер|сервис|приложени|предыдущ|совместн|приглаш|организат|согласован|уточн|выбор)\w*",
    re.IGNORECASE,
)
_TELLING = re.compile(r"[А-ЯЁA-Z][а-яёa-z]{2,}|(?<!\w)[А-ЯЁ]{2,}(?!\w)")


# Words that are no place, and the preposition by which an area hung on them.
_LEADS_TO = re.compile(r"[а-яё]{4,}\s+(?:во?|на|из|для|со?)(?:\s*$|\s{2})", re.IGNORECASE)
_SMALL = re.compile(r"[а-яё]{4,}")


def _area_of_generic(pieces: list[Piece], prepared: PreparedCell, home: Home) -> Draft | None:
    """«учреждения культуры региона»: the home region, where no other area is named."""
    if any(piece.mention is not None or piece.kind in ("name", "address") for piece in pieces):
        return None
    told = _HOME_WORDS.search(prepared.shadow)
    for noun, said in _OTHER_HOMES.items():
        if noun in key(home.region).split(" "):
            told = told or said.search(prepared.shadow)
    beyond = told is not None and re.search(r"предел\w+\s$", prepared.shadow[: told.start()])
    if any(piece.kind == "generic" for piece in pieces) and told and not beyond:
        return Draft(region=home_region(home), named_at=[told.span()])
    return None


_DISTRICTS_TOO = re.compile(
    r"(?:(?:муниципальн|городск|сельск|образовательн)\w+\s)*(?:районы|районах|округа|округах|образования|"
    r"образованиях|города|городах|школы|школах|учреждения|учреждениях)\s(?:культуры\s)?"
    r"(?:нашей\s)?(?:области|региона)",
    re.IGNORECASE,
)


def _home_districts(pieces: list[Piece], drafts: list[Draft], home: Home) -> bool:
    """«г. Смоленск и районы области»: the home region beside its own town."""
    told = any(p.kind == "generic" and _DISTRICTS_TOO.fullmatch(p.text) for p in pieces)
    venues = [finish(draft, home, tentative=False)[0] for draft in drafts]
    return told and all(venue.region == home.region and venue.settlement for venue in venues)


def _region_beside(pieces: list[Piece], drafts: list[Draft], home: Home) -> list[Draft]:
    """«г. Калининград и область», «площадки г. Воронежа и области»: the region beside its town."""
    if not drafts or pieces[-1].kind != "generic":
        return []
    said = re.search(r"(?:(?:^|\s)и\s+(?:области|края)|^область)$", key(pieces[-1].text))
    if said is None:
        return []
    venue, open_ = finish(drafts[-1], home, tentative=False)
    if open_ or venue.settlement is None or venue.region is None:
        return []
    region = words()["town"]["region_round"].get(key(venue.settlement), venue.region)
    named = Mention("region", 0, 0, region, venue.country_code)
    return [Draft(region=named, group=drafts[-1].group)]


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
    cell = plain_by(place_text, fold)
    prepared = prepare(place_text)
    pieces = read_pieces(prepared.text, prepared.shadow, home, linked=bool(prepared.remote))
    drafts = _assembled(pieces, prepared, home)
    venues: list[Venue] = []
    named: list[tuple[Span, ...]] = []
    unsettled: list[tuple[Span, ...]] = []
    quality: list[str] = []
    for draft in drafts:
        tentative = draft.either is not None or _is_tentative(prepared, draft)
        venue, ambiguous = finish(draft, home, tentative=tentative)
        if venue not in venues:
            venues.append(venue)
            said = _tentative_words(prepared, draft) if tentative else ()
            named.append(tuple(cell.spans(draft.words())))
            unsettled.append(tuple(cell.spans(joined(prepared.text, said))))
        quality += _doubts(draft, venue, ambiguous=ambiguous)
    if venues and (_is_partly_read(pieces, venues) or moves_elsewhere(prepared.text)):
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
    unread = unread or is_of_another_unit(venue)
    unread = unread or (venue.country_code == "RU" and is_unheard(draft.settlement))
    unread = unread or _STATE_UNKNOWN.match(venue.name or "") is not None
    return [*codes, "place_unreadable"] if unread else codes


def _assembled(pieces: list[Piece], prepared: PreparedCell, home: Home) -> list[Draft]:
    """The cell's venues, of one mind about towns and regions."""
    drafts = Assembly(home, way=_WAY.match(prepared.text) is not None).take(pieces)
    drafts = [draft for draft in drafts if not draft.is_part_of_nothing()]
    drafts = countries_behind(drafts, prepared.text, home)
    head_the_rest(drafts, prepared)
    if not prepared.remote:
        go_on_in_town(drafts, home)
    generic = _area_of_generic(pieces, prepared, home)
    if generic is not None:
        drafts = [generic]
    elif drafts and _home_districts(pieces, drafts, home):
        drafts.append(Draft(region=home_region(home)))
    else:
        drafts += _region_beside(pieces, drafts, home)
    agree(drafts, home)
    mark_alternatives(drafts, prepared.text)
    doubt_shared_names(drafts, prepared.text)
    doubt_areas_of_others(drafts, prepared.text, home)
    doubt_far_sides(drafts)
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


def _is_partly_read(pieces: list[Piece], venues: list[Venue]) -> bool:
    """Whether words of the cell may say more than its venues, or less than them."""
    former = any(may_be_other_name(*pair) for pair in zip([None, *pieces], pieces, strict=False))
    unread = any(_is_unread(piece) for piece in pieces)
    return former or unread or _is_told_in_passing(pieces, venues)


def _is_unread(piece: Piece) -> bool:
    """Whether words beside a place that was read may name another one."""
    if piece.kind == "name":
        return is_lone_adjective(piece.text)  # «г. Казань, кремлёвская»
    if piece.kind != "noise":
        return False
    said = piece.text
    telling = _TELLING.search(_HARMLESS.sub(" ", said)) is not None
    return telling or _is_small_name(said) or is_small_phrase(said)


def _is_told_in_passing(pieces: list[Piece], venues: list[Venue]) -> bool:
    """«г. Смоленск, участие в фестивале в Беларуси»: a venue, or a part of what is said."""
    led = any(piece.kind == "noise" and _LEADS_TO.search(piece.text) for piece in pieces)
    bare = len(venues) > 1 and any(not (one.name or one.settlement) for one in venues)
    return bare and led


def _is_small_name(text: str) -> bool:
    """«г. Мурманск, алёша»: one word, written small, that no remark consists of."""
    word = text.strip(" .,:")
    if _SMALL.fullmatch(word) is None or _HARMLESS.search(word):
        return False
    if is_lone_adjective(word):
        return True  # «г. Смоленск, лопатинский»
    if word.endswith(("но", "ние")) or any("ablt" in parse.tag for parse in parses(word)):
        return False  # «межрегионально», «видеовключение», «с видеоподключением участников»
    known = [parse for parse in parses(word) if parse.is_known]
    if known and {"NOUN", "nomn", "inan"} <= known[0].tag.grammemes:
        # «г. Вязьма, ларёк»: a site that no list has; «полуфинал» is none.
        return pattern("doings", "words").match(key(word)) is None
    names = {"Name", "Surn", "Geox", "Orgn"}
    return not known or not names.isdisjoint(known[0].tag.grammemes)


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
