"""A place cell read whole: its venues, its form, its doubts."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from etl.dates.date_words import MONTH_WHOLE, NUMBERED_UNIT, PART_OF_YEAR, WEEKDAY
from etl.gazetteer import settlements_named
from etl.home import Home
from etl.model import PlaceReading, Span, Stretch, Venue
from etl.offsets import Plain, joined, plain_by
from etl.places.assembly import Assembly
from etl.places.cell_parts import Piece, read_pieces
from etl.places.crossings import unquote_crossings
from etl.places.districts import blank_municipal_leads, unmask_municipalities
from etl.places.formats import NOT_REMOTE, cut_out, decide, format_words
from etl.places.place_words import pattern
from etl.places.separators import number_lists
from etl.places.settlement_names import is_ordinary_word
from etl.places.shadow import masked, quoted_spans, shadow
from etl.places.venue_draft import Draft
from etl.places.venues import agree, finish, home_region
from etl.text import fold, key

_HOME_WORDS = re.compile(
    r"(?<!\w)(?:регион(?:а|е|у)?|област(?:ь|и)|нашей области|на территории области|"
    r"в области)(?!\w)",
    re.I,
)
_BESIDE = re.compile(
    r"(?:(?<!\w)(?:а также|и|или|либо|плюс)\s|[/+&])\s*(?:\w+\s+){0,3}$", re.IGNORECASE
)

_LISTED = re.compile(r"^[^,;()]+,\s*онлайн\s*$", re.IGNORECASE)
_PART_ALONE = re.compile(
    r"(?:корпус|корп|стр|строение|ауд|аудитория|каб|кабинет|этаж|литера?|помещение|пом|блок)"
    r"\.?\s?(?:№\s?)?[«\"]?\w{1,3}[»\"]?",
    re.IGNORECASE,
)
# «Участники: делегация …» belongs to another cell and is no place.
_PARTICIPANTS = re.compile(
    r"(?:^|(?<=[.;,(\s]))(?:участники|состав участников|приглаш[её]нные|гости|организатор\w*|"
    r"ответственн\w+|исполнител\w+)\s?[:–—-][^;)]*|"
    r"(?<=\s)участник\w+\s+из\s[^,;)]*|"
    r"(?<=[,;(]\s)(?:совместно с|при участии|при поддержке|с участием)\s[^;,)]*|"
    r"(?<=\()(?:совместно с|при участии|при поддержке|с участием)\s[^;)]*",
    re.IGNORECASE,
)
# «(граница России, Беларуси и Украины)» says where, it is no place in each of them.
_AT_BORDER = re.compile(r"\(\s*(?:на\s)?границ\w+\s[^()]*\)", re.IGNORECASE)
_MARKS = re.compile("[⁰¹²³⁴-⁹ᵃᵇ]")

_CONTACTS = re.compile(
    r"(?:тел|телефон|моб|факс)\w*[.:\s]*[+\d][\d\s()+-]{4,}|\+7[\d\s()-]{8,}|https?://\S+|"
    r"www\.\S+|\S+@\S+",
    re.IGNORECASE,
)
# «Казанский (Приволжский) федеральный университет»: brackets within a name.
# «Дворец детского (юношеского) творчества» likewise.
_IN_A_NAME = re.compile(
    r"([сц]к(?:ий|ая|ое|ом|ого|ой)|(?<=[а-яё])(?:ого|его|ой|ых|их|ый|ий|ая|ое)) "
    r"\(([А-ЯЁа-яё][а-яё]+(?:ий|ый|ая|ое|ом|ого|его|ой|ых|их))\) (?=[а-яё]{4})"
)
# «г. Казань (IT-парк; КФУ)»: the town before the brackets heads all that stands in them.
_IN_BRACKETS = re.compile(r"(?<=[а-яё] )\((?!\d)[^()]*;[^()]*\)")
# «Площадка проведения – …» is a label, «(ЗАТО)» says of what kind the town before it is.
_LABEL = re.compile(
    r"(?:^|(?<=[;.]\s))(?:место|площадк[аи]|адрес|точка|пункт)(?:\s(?:проведения|встречи|сбора|"
    r"мероприяти[яй])){0,2}\s?[:–—-]\s|\((?:ЗАТО|наукоград|пгт|столица|областной центр|"
    r"город-герой)\)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\s*(?:/|\+|и\s|а также\s)\s*(?:в\s|на\s)?(?:г\.|город|пос|дер|[А-ЯЁ])")


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A cell with its remarks blanked."""

    text: str
    shadow: str
    remote: tuple[Span, ...]
    unknown: tuple[Span, ...]
    tentative: tuple[Span, ...]


# A day, an hour or a quarter that fills its part of the cell belongs to another column.
_WHEN = re.compile(
    rf"(?:^|(?<=[;,(])|(?<=[;,(]\s))(?:(?:с|до|по|к)\s)?(?:\d{{1,2}}(?:\s?[-–—,]\s?\d{{1,2}})*\s{MONTH_WHOLE}"
    rf"|{MONTH_WHOLE}(?:\s?[-–—]\s?{MONTH_WHOLE})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|\d{{1,2}}[.:]\d{{2}}(?:\s?(?:часов|час\.?|ч\.?))?"
    rf"|(?:[IVХX]{{1,3}}|\d|перв\w+|втор\w+|трет\w+|четв\w+)(?:-й)?\s?{NUMBERED_UNIT}\.?)"
    r"(?:\s(?:20\d\d)(?:\s?г(?:ода|\.)?)?)?(?=\s*(?:$|[;,)]))",
    re.IGNORECASE,
)
# «г.. Смоленск», «г, Смоленск»: a slip of the finger.
_SLIP = re.compile(r"(?<!\w)([Гг])(?:\.[.,]|,|\s\.)(?=\s*[А-ЯЁ][а-яё])")
# «ул. Тихоокеанская 136 ТОГУ»: no comma after the house.
_HOUSE = re.compile(
    r"(?<!\w)((?:ул|пр|пр-т|просп|пер|наб|пл)(?:\.|(?<=-т))\s?[А-ЯЁ][^,;()]{2,40}?\s\d{1,3}[а-я]?)\s(?=[А-ЯЁ¤])"
)


# What may stand beside a place and names none: days, hours, people, remarks.
_HARMLESS = re.compile(
    rf"{MONTH_WHOLE}|{PART_OF_YEAR}|{WEEKDAY}|(?:час|начало|заезд|итог|участ|делегац|"
    r"граничащ[^;]*|предыдущ|совместн|приглаш|организат|согласован|уточн)\w*",
    re.IGNORECASE,
)
_TELLING = re.compile(r"[А-ЯЁA-Z][а-яёa-z]{2,}|(?<!\w)[А-ЯЁ]{2,}(?!\w)")


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _capitalised(text: str) -> str:
    """«псков»: a town that fills the cell and was written small."""
    small = re.fullmatch(r"[а-яё]{4,}(?:[ -][а-яё]{3,})?", text)
    rows = settlements_named(text) if small else ()
    if not rows or rows[0].population < 20_000 or is_ordinary_word(text):
        return text
    return re.sub(r"(?<![а-яё])[а-яё]", lambda match: match.group().upper(), text)


def _prepare(place_text: str) -> _Prepared:
    text = fold(place_text)
    plain = _CONTACTS.sub(lambda match: " " * len(match.group()), shadow(text))
    plain = _capitalised(plain)
    plain = _PARTICIPANTS.sub(lambda match: " " * len(match.group()), plain)
    plain = _AT_BORDER.sub(lambda match: " " * len(match.group()), plain)
    plain = _MARKS.sub(" ", plain)
    plain = _WHEN.sub(lambda match: " " * len(match.group()), plain)
    plain = _SLIP.sub(lambda match: match.group(1) + "." + " " * (len(match.group()) - 2), plain)
    plain = _IN_A_NAME.sub(r"\1  \2  ", plain)
    plain = _IN_BRACKETS.sub(lambda match: match.group().replace(";", ","), plain)
    plain = _LABEL.sub(lambda match: " " * len(match.group()), plain)
    plain = unquote_crossings(plain)
    plain, quotes = unmask_municipalities(plain, quoted_spans(plain))
    plain = blank_municipal_leads(masked(plain, _names(plain, quotes)))
    plain = _HOUSE.sub(r"\1,", plain)
    searched = NOT_REMOTE.sub(lambda match: "¤" * len(match.group()), plain)
    in_person = [
        match.span()
        for match in re.finditer(
            r"(?<!\w)(?:в\s+)?(?:очно|очн\w+|смешанн\w+|гибридн\w+|комбинированн\w+|"
            r"оф+лайн)(?:[ -]?\w*заочн\w+|[ -]дистанционн\w+)?"
            r"(?:\s+(?:формат\w*|режим\w*|форм[аеу]))?(?!\w)",
            searched,
            re.I,
        )
    ]
    remote = cut_out(searched, "remote")
    remote += [] if remote else cut_out(searched, "remote", "place_words")
    unknown = cut_out(searched, "unknown")
    tentative = cut_out(searched, "tentative")
    plain = _blank(plain, [*remote, *unknown, *tentative, *in_person])
    return _Prepared(text, plain, tuple(remote), tuple(unknown), tuple(tentative))


def _groups(prepared: _Prepared) -> list[tuple[int, int]]:
    """Where the cell's semicolon-separated items stand."""
    marks = [
        0,
        *(m.end() for m in re.finditer(";", number_lists(prepared.shadow))),
        len(prepared.text),
    ]
    return list(itertools.pairwise(marks))


def _is_separate(prepared: _Prepared, drafts: list[Draft]) -> bool:
    """Whether the remote form stands beside a place, as an item of its own.

    «в дистанционном формате; социальные учреждения Смоленской области» is both;
    «г. Смоленск; г. Витебск (в дистанционном формате)» is a link between towns.
    """
    for start, end in prepared.remote:
        if _BESIDE.search(prepared.text[:start]) and prepared.shadow[:start].strip(" ,.и/+;("):
            return True
        if _BEFORE.match(prepared.text[end:]) and drafts:
            return True
    if _sides_in_brackets(prepared, drafts):
        return True
    # «г. Минск, онлайн» lists two ways to take part; «г. Минск (онлайн)» says how.
    if len(drafts) == 1 and _LISTED.search(prepared.text):
        return True
    items = _groups(prepared)
    bare = [
        at
        for at, (start, end) in enumerate(items)
        if any(start <= s < end for s, _ in prepared.remote)
        and not re.search(r"\w{3}|¤", prepared.shadow[start:end])
    ]
    placed = [
        at
        for at, (start, end) in enumerate(items)
        if re.search(r"\w{3}|¤", prepared.shadow[start:end])
    ]
    if not bare or not placed:
        return False
    two_towns = len({key(d.settlement.name) for d in drafts if d.settlement is not None}) > 1
    return not (two_towns and bare[0] > placed[-1])


def _sides_in_brackets(prepared: _Prepared, drafts: list[Draft]) -> list[bool]:
    """Which towns of «г. Псков (г. Минск – по ВКС)» are linked: those in the brackets.

    Empty where the brackets hold no town, or all of them.
    """
    spans = [
        match.span()
        for match in re.finditer(r"\([^()]*\)", prepared.text)
        if any(match.start() < start < match.end() for start, _ in prepared.remote)
    ]
    inside = [
        draft.settlement is not None
        and any(start < draft.settlement.start < end for start, end in spans)
        for draft in drafts
    ]
    towns = [side for side, draft in zip(inside, drafts, strict=True) if draft.settlement]
    return inside if set(towns) == {True, False} else []


def _area_of_generic(pieces: list[Piece], prepared: _Prepared, home: Home) -> Draft | None:
    """«учреждения культуры региона»: the home region, where no other area is named."""
    if any(piece.mention is not None or piece.kind in ("name", "address") for piece in pieces):
        return None
    told = _HOME_WORDS.search(prepared.shadow)
    if any(piece.kind == "generic" for piece in pieces) and told:
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
        one is left out of ``name``.
    """
    cell = plain_by(place_text, fold)
    prepared = _prepare(place_text)
    pieces = read_pieces(prepared.text, prepared.shadow, home)
    drafts = Assembly(home).take(pieces)
    drafts = [draft for draft in drafts if not _is_part_of_nothing(draft)]
    _head_the_rest(drafts, prepared)
    generic = _area_of_generic(pieces, prepared, home)
    if generic is not None:
        drafts = [generic]
    elif drafts and _home_districts(pieces, drafts, home):
        drafts.append(Draft(region=home_region(home)))
    agree(drafts, home)
    doubtful = bool(prepared.tentative) or (bool(prepared.unknown) and bool(drafts))
    venues: list[Venue] = []
    words: list[tuple[Span, ...]] = []
    unsettled: list[tuple[Span, ...]] = []
    quality: list[str] = []
    for draft in drafts:
        tentative = doubtful and _is_tentative(prepared, draft)
        venue, ambiguous = finish(draft, home, tentative=tentative)
        if venue not in venues:
            venues.append(venue)
            said = _tentative_words(prepared, draft) if tentative else ()
            words.append(tuple(cell.spans(draft.words())))
            unsettled.append(tuple(cell.spans(joined(prepared.text, said))))
        if ambiguous or (draft.settlement is not None and draft.settlement.guess):
            quality.append("place_ambiguous")
    if venues and any(_is_unread(piece, prepared) for piece in pieces):
        quality.append("place_unreadable")
    # «определяется принимающей стороной» names nothing, «учреждения области» many places.
    generic_only = any(piece.kind == "generic" for piece in pieces) and not prepared.unknown
    physical = bool(venues) or generic_only
    form, form_words = decide(
        place=format_words(_said_of_form(place_text), of_place=True),
        physical=physical,
        separate=_is_separate(prepared, drafts),
        title=title,
        description=description,
    )
    if not venues and form not in ("remote",):
        noise = any(piece.kind == "noise" for piece in pieces)
        quality.append("place_unreadable" if noise and not prepared.unknown else "place_unknown")
    linked = _linked(prepared, drafts) if form == "hybrid" and len(venues) == len(drafts) else ()
    return PlaceReading(
        venues=tuple(venues),
        format=form,
        quality=tuple(dict.fromkeys(quality)),
        linked=linked,
        venue_words=tuple(words),
        tentative_words=tuple(unsettled),
        format_words=_in_cell(cell, form_words),
    )


def _head_the_rest(drafts: list[Draft], prepared: _Prepared) -> None:
    """«г. Смоленск: СмолГУ, ул. Пржевальского, 4; СГМУ»: the town before the colon heads all."""
    town = drafts[0].settlement if drafts else None
    if town is None or not re.match(r"\s*:", prepared.shadow[town.end :]):
        return
    for draft in drafts[1:]:
        if draft.group and not any((draft.settlement, draft.district, draft.region, draft.country)):
            draft.settlement = town
            draft.region, draft.country = drafts[0].region, drafts[0].country


def _is_unread(piece: Piece, prepared: _Prepared) -> bool:
    """Whether words beside a place that was read may name another one."""
    return piece.kind == "noise" and _TELLING.search(_HARMLESS.sub(" ", piece.text)) is not None


def _in_cell(cell: Plain, words: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Words of the folded place cell at their places in the cell itself; others as they are."""
    found = []
    for one in words:
        span = (one.start, one.end)
        known = cell.span(*span) if one.column == "place_text" else span
        found += [Stretch(one.column, *known)] if known is not None else []
    return tuple(found)


def _is_part_of_nothing(draft: Draft) -> bool:
    """Whether a draft is only «корпус Б», «стр. 1»: a part of a site that nothing names."""
    areas = (draft.settlement, draft.district, draft.region, draft.country)
    said = draft.name or draft.address or ""
    return not any(areas) and _PART_ALONE.fullmatch(said) is not None


def _linked(prepared: _Prepared, drafts: list[Draft]) -> tuple[int, ...]:
    """Which places of a hybrid event only take part remotely, where each has its form."""
    bracketed = _sides_in_brackets(prepared, drafts)
    if bracketed:
        return tuple(at for at, side in enumerate(bracketed) if side)
    marks = [m.end() for m in re.finditer(r"[;,](?![^(]*\))", prepared.text)]
    items = list(zip([0, *marks], [*marks, len(prepared.text)], strict=True))

    def is_linked(draft: Draft) -> bool:
        area = draft.settlement or draft.district or draft.region or draft.country
        if area is None:
            return False
        at = area.start
        start, end = next((item for item in items if item[0] <= at < item[1]), (0, 0))
        said = any(start <= s < end for s, _ in prepared.remote)
        return said and not format_words(prepared.text[start:end]).in_person

    sides = [is_linked(draft) for draft in drafts]
    return () if all(sides) else tuple(at for at, side in enumerate(sides) if side)


def _names(plain: str, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Quotations that are names; «Сферум» and «Интернет» tell the form instead."""
    names = []
    for start, end in quotes:
        inside = key(plain[start + 1 : end - 1])
        tells = pattern("remote", "words").match(inside) or inside == "интернет"
        if end - start >= 30 or not tells:
            names.append((start, end))
    return names


def _said_of_form(place_text: str) -> str:
    """The cell without its quoted names, in which words of a form mean nothing."""
    plain = shadow(fold(place_text))
    plain = _CONTACTS.sub(lambda match: " " * len(match.group()), plain)
    return masked(plain, _names(plain, quoted_spans(plain)), " ")


def _is_tentative(prepared: _Prepared, draft: Draft) -> bool:
    """A tentative word holds for its own item of the cell; alone in an item, for all."""
    if prepared.unknown or not prepared.tentative:
        return bool(prepared.unknown)
    items = _groups(prepared)
    own = [
        at
        for at, (start, end) in enumerate(items)
        if any(start <= t < end for t, _ in prepared.tentative)
    ]
    return draft.group in own or not own or len(own) == len(items)


def _tentative_words(prepared: _Prepared, draft: Draft) -> list[Span]:
    """The words that make a place tentative: those of its own item, else all of them."""
    spans = [*prepared.unknown, *prepared.tentative]
    items = _groups(prepared)
    start, end = items[draft.group] if draft.group < len(items) else (0, 0)
    return [span for span in spans if start <= span[0] < end] or spans
