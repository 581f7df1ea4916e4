"""Who takes part from abroad: the countries of one row of the plan, and the groups."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from etl.countries import find_countries
from etl.countries.communities import is_community
from etl.countries.country_words import SINGULAR, is_claimed, is_local_adjective, usual_name
from etl.countries.dwellers import is_russian_place, may_live_in_russia
from etl.country_names import country_name
from etl.model import CountryMention, Partner, PartnerReading, Span, Stretch, Venue
from etl.partners.event_names import event_names, tells_a_theme, titles_of_things, told_names
from etl.partners.exclusions import excluded_spans, is_excluded
from etl.partners.groups import find_groups
from etl.partners.named_beside import is_named_beside
from etl.partners.taking_part import is_said_of, where_said
from etl.partners.telling_institutions import find_institutions, is_part_of_name, told_institutions
from etl.partners.unread_units import (
    has_an_open_abbreviation,
    has_an_unread_sister_town,
    has_an_unread_town,
    has_an_unread_unit,
)
from etl.places.adjectives import adjective_nominative
from etl.places.place_words import districts_called
from etl.text import right_before

__all__ = ["find_groups", "find_institutions", "find_partners"]

COLUMNS = ("participants_text", "place_text", "title", "description", "purpose")
"""The cells that name partners, the one that says it best first."""

_TO_BE_NAMED = re.compile(r"уточня|определя|по согласовани|формирует|будут? (?:назван|утвержден)")
# «Запорожской и Херсонской областей» has both names in full.
_OF_THE_REGIONS = re.compile(r"(?:(?:,\s?|\s(?:и\s)?)[А-ЯЁ][а-яё-]+[оа][йя])*\sобл")
# Districts may have namesakes in Russia.
_OF_A_DISTRICT = re.compile(
    r"(?:[,\s]+(?:и\s)?[А-ЯЁа-яё-]+(?:ого|ому|ий|им|ом|их))*\s(?:район(?!н)|р-н|сельсовет)"
)
# «МИД РБ», «граждане РБ»: a republic within Russia has none.
_OF_A_STATE = re.compile(
    r"(?<!\w)(?:МИД|[Пп]осол\w*|[Пп]осольств\w*|[Кк]онсул\w*|[Гг]енконсул\w*|[Тт]оргпредств\w*|[Гг]раждан\w*"
    r"|[Тт]оргов\w+ представительств\w*|[Пп]огран\w+|[Гг]оспогран\w+|[Тт]аможенн\w+ \w+|[Сс]борн\w+"
    r"|ВС|[Вв]ооруж[её]нн\w+ [Сс]ил\w*|[Нн]ациональн\w+ [Сс]обрани\w+) $"
)
_DIRECT_COLUMNS = COLUMNS[:3]
# «корейские студенты (КНДР)»: the country named has the same adjective.
_SAME_ADJECTIVE = (("KR", "KP"), ("CG", "CD"), ("GN", "GQ"), ("GN", "GW"), ("SD", "SS"))
# «Российско-китайский технопарк (г. Москва)»: of both countries, and here.
_WITH_US = re.compile(r"(?:[Рр]оссийско|[Рр]усско)\s?[-–—‑]\s?$")
# «ансамбль армянской песни и пляски»: Armenia's, or one of those who love such songs.
_OF_NO_STATE = re.compile(r"\s(?:дружбы|песни\sи\s(?:пляск|танц))")
# «индийское кино», «польская живопись» among those who take part: who brings it?
_OF_AN_ART = re.compile(
    r"\s(?:живопис|поэзи|литератур|кино(?![а-я])|кинематограф(?!ист)|архитектур|проз[аы]|"
    r"искусство|танец|танцы)"
)
_HEAD_AND_SEAT = re.compile(
    r"(?:\s[А-Яа-яё-]+){1,3}?(?=\s(?:\(|(?:в|во)\s|г\.|города\s))(?:\s(?:в|во|города)(?=\s))?"
)
_CONTEXT = 40
_AROUND = ' ,;.()«»"'
_BEFORE_A_WORD = ' («"„“'


@dataclass(frozen=True, slots=True)
class _Evidence:
    """One mention of one partner in one cell."""

    mention: CountryMention
    column: str
    words: str
    spans: tuple[Span, ...]
    direct: bool

    @property
    def rank(self) -> tuple[int, int, int]:
        """The lower the better: the cell first, then how outright it is said."""
        by_name = self.mention.kind == "name"
        return COLUMNS.index(self.column), 0 if self.direct else 1, 0 if by_name else 1


def _quoted_words(text: str, mention: CountryMention) -> Span:
    """The words that name the partner, grown to whole words."""
    start, end = mention.start, mention.end
    if mention.kind == "adjective":
        noun = re.match(
            r"(?:-[А-Яа-яё]+)?\s(?!и\s|или\s)[«\"]?[А-Яа-яё-]+", text[end : end + _CONTEXT]
        )
        end += noun.end() if noun else 0
    start = max(text.rfind(sign, 0, start) for sign in _BEFORE_A_WORD) + 1
    words = text[start:end]
    start += len(words) - len(words.lstrip(_AROUND))
    return start, start + len(words.strip(_AROUND))


def _is_of_ours(adjective: str) -> bool:
    """Whether a district of Russia may be called so («Горецкий»; not «Лиозненский»)."""
    name = adjective_nominative(adjective, "ий")
    return any(district.country_code == "RU" for district in districts_called(name))


def _is_direct(text: str, mention: CountryMention, column: str, said: list[Span]) -> bool:
    """Whether the mention names the country itself, where it is said who takes part."""
    if column not in _DIRECT_COLUMNS and not is_said_of(mention.start, said):
        return False
    words = text[mention.start : mention.end]
    if is_named_beside(text, mention.start, mention.kind):
        return False
    if mention.kind == "citizen":
        return not may_live_in_russia(text, mention.start, mention.end)
    if mention.kind in ("name", "settlement"):
        return True
    of_district = _OF_A_DISTRICT.match(text, mention.end) is not None
    if of_district and not _is_of_ours(words):
        return True  # «Приём делегации Оршанского района»: there is none in Russia
    local = mention.kind == "adjective" and is_local_adjective(words)
    if mention.kind == "adjective" and _OF_NO_STATE.match(text, mention.end):
        return False
    subject = mention.kind == "adjective" and words.endswith(("ое", "ая", "ий", "ие"))
    if subject and not local and column == COLUMNS[0] and _OF_AN_ART.match(text, mention.end):
        return False
    of_one = mention.kind == "adjective" and not local and SINGULAR.search(words) is not None
    if of_one and is_community(text, mention.end):
        # «польский дом», «армянская школа»: of Poland, or of those who live here?
        return False
    if (
        of_one
        and _WITH_US.search(right_before(text, mention.start))
        and (seat := _HEAD_AND_SEAT.match(text, mention.end))
    ):
        return not is_russian_place(text, seat.end(), towns=True)
    if mention.kind in ("adjective", "region") and column == COLUMNS[0] and not of_district:
        # «Витебского облисполкома», «Хатлонской области»: nobody else is so called.
        return True
    if mention.kind == "adjective":
        return not is_local_adjective(words)
    return mention.kind == "abbreviation" and (
        len(words) > 2
        or "РФ" in text
        or bool(_OF_A_STATE.search(text[max(0, mention.start - _CONTEXT) : mention.start]))
    )


def _only_points_at_claimed(mention: CountryMention, column: str, text: str) -> bool:
    """Whether a claimed territory is named other than by its own name among the participants."""
    if mention.code is not None or not is_claimed(mention.name):
        return False
    named = mention.kind in ("name", "abbreviation")
    if mention.kind == "adjective" and mention.name.endswith("область"):
        named = _OF_THE_REGIONS.match(text, mention.end) is not None
    return column != "participants_text" or not named


def _named_in(text: str, whole: str, *, listed: bool) -> list[tuple[CountryMention, bool]]:
    """The mentions of one cell, and whether each names its country outright."""
    told = told_institutions(text)
    named = [(m, True) for m in find_countries(text, whole) if not is_part_of_name(m, told)]
    # «БНТУ» among the participants is as good as its country's name.
    return named + [(mention, sure and listed) for mention, sure in told]


def _evidence(
    cells: Mapping[str, str],
    venues: Sequence[Venue],
    venue_words: Sequence[tuple[Span, ...]],
    home_country: str,
) -> tuple[dict[str, list[_Evidence]], set[str]]:
    """The mentions by country, and the claimed territories that only a town or the like names."""
    claimed = set()
    said_no: set[str | None] = set()
    found: dict[str, list[_Evidence]] = {}
    whole = " ".join(cells.get(column, "") for column in COLUMNS)
    for column in COLUMNS:
        text = cells.get(column, "")
        named = _named_in(text, whole, listed=column == COLUMNS[0])
        excluded = excluded_spans(text)
        said = where_said(text)
        themes = event_names(text) if column in (COLUMNS[0], "place_text") else []
        told = told_names(text) if column != COLUMNS[0] else []
        for mention, outright in named:
            if is_excluded(mention.start, mention.end, excluded):
                said_no |= {mention.code} if column == COLUMNS[0] else set()
                continue
            if mention.code in (home_country, "RU"):
                continue
            if _only_points_at_claimed(mention, column, text):
                claimed.add(usual_name(mention.name))
                continue
            if any(a <= mention.start and mention.end <= b for a, b in told):
                claimed.add(mention.code or usual_name(mention.name))
                continue
            direct = outright and _is_direct(text, mention, column, said)
            if themes and tells_a_theme(text, (mention.start, mention.end), themes):
                direct = False
                if mention.code != "BY":
                    claimed.add(mention.code or usual_name(mention.name))
                    continue
            start, end = _quoted_words(text, mention)
            item = _Evidence(mention, column, text[start:end], ((start, end),), direct)
            found.setdefault(mention.code or usual_name(mention.name), []).append(item)
    _doubt_those_not_coming(found, said_no)
    for usual, named_country in _SAME_ADJECTIVE:
        kinds = {item.mention.kind for item in found.get(usual, ())}
        if named_country in found and kinds and kinds <= {"adjective", "citizen"}:
            del found[usual]
    for at, venue in enumerate(venues):
        code = venue.country_code
        if code is None or code in (home_country, "RU") or usual_name(code) in found:
            continue
        if is_claimed(code):
            claimed.add(usual_name(code))
            continue
        words = venue.settlement or venue.region or venue.district or venue.name or code
        spans = venue_words[at] if at < len(venue_words) else ()
        iso = code if len(code) == 2 else None
        mention = CountryMention(iso, country_name(code), 0, 0, "settlement")
        found[usual_name(code)] = [_Evidence(mention, "place_text", words, spans, True)]
    return found, claimed - found.keys()


def _doubt_those_not_coming(found: dict[str, list[_Evidence]], said_no: set[str | None]) -> None:
    """«Российско-белорусский форум», and «белорусская сторона не участвует» beside it."""
    for code in said_no & found.keys():
        items = found[str(code)]
        if all(item.column not in (COLUMNS[0], "place_text") for item in items):
            found[str(code)] = [replace(item, direct=False) for item in items]


def _entity_name(items: list[_Evidence]) -> str:
    """The fullest name that the document itself gives, else the usual one."""
    named = [item.mention.name for item in items if item.mention.kind == "name"]
    return max(named, key=len) if named else items[0].mention.name


def find_partners(
    cells: Mapping[str, str],
    venues: Sequence[Venue],
    home_country: str = "RU",
    venue_words: Sequence[tuple[Span, ...]] = (),
) -> PartnerReading:
    """Every foreign country or entity that a row of the plan names, once each.

    Args:
        cells: the row's texts by column (``etl.model.CELL_FIELDS``); dates are not read.
        venues: the row's venues; their countries are partners too.
        home_country: the country whose plan it is, never a partner.
        venue_words: where the place cell names each of the venues.

    Returns:
        Partners sorted by code or name, each with its best evidence (participants
        before place, title, description and purpose), and the collective mentions.
    """
    partners = []
    quality = []
    found, claimed = _evidence(cells, venues, venue_words, home_country)
    for items in found.values():
        best = min(items, key=lambda item: item.rank)
        code = best.mention.code
        name = country_name(code) if code else _entity_name(items)
        partners.append(Partner(code, name, best.column, best.words, best.spans))
        if not any(item.direct for item in items):
            quality.append("partner_doubtful")
    participants = cells.get("participants_text", "")
    open_words = has_an_unread_unit(participants) or has_an_open_abbreviation(participants)
    open_words = open_words or has_an_unread_town(participants)
    if claimed or open_words or has_an_unread_sister_town(participants):
        quality.append("partner_doubtful")
    groups: dict[str, tuple[str, Stretch]] = {}
    for column in COLUMNS:
        text = cells.get(column, "")
        skipped = excluded_spans(text)
        skipped += titles_of_things(text) if column in _DIRECT_COLUMNS[:2] else []
        for nominative, start, end in find_groups(text, listed=column == COLUMNS[0]):
            if is_excluded(start, end, skipped):
                continue
            groups.setdefault(nominative.lower(), (nominative, Stretch(column, start, end)))
    open_yet = bool(_TO_BE_NAMED.search(participants.lower())) and not any(
        partner.source_column == "participants_text" for partner in partners
    )
    if open_yet or not (partners or groups or claimed):
        quality.append("partner_unknown")
    return PartnerReading(
        partners=tuple(sorted(partners, key=lambda partner: partner.code or partner.name)),
        groups=tuple(nominative for nominative, _ in groups.values()),
        quality=tuple(dict.fromkeys(quality)),
        group_words=tuple(words for _, words in groups.values()),
    )
