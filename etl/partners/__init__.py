"""Who takes part from abroad: the countries of one row of the plan, and the groups."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.countries import find_countries
from etl.countries.abbreviations import StatesListed, states_listed
from etl.countries.country_words import is_claimed, usual_name
from etl.country_names import country_name
from etl.lookups import any_of, lookup_words
from etl.model import CountryMention, Partner, PartnerReading, Span, Stretch, Venue
from etl.partners.event_names import (
    event_names,
    is_told_about,
    tells_a_theme,
    titles_of_things,
    told_names,
)
from etl.partners.exclusions import excluded_spans, is_excluded
from etl.partners.groups import find_groups
from etl.partners.open_choice import is_contradicted, is_of_another_land, is_open_between
from etl.partners.quoted_words import quoted_words
from etl.partners.said_outright import COLUMNS, DIRECT_COLUMNS, is_direct
from etl.partners.taking_part import where_said
from etl.partners.teams import teams_named
from etl.partners.telling_institutions import (
    find_institutions,
    is_of_ours,
    is_part_of_name,
    told_institutions,
)
from etl.partners.those_living_here import is_of_a_community
from etl.partners.towns_of_ours import is_a_district_of_ours
from etl.partners.towns_of_venues import (
    is_a_guess,
    is_a_piece,
    namesakes_of_venues,
    towns_elsewhere,
    towns_of_others,
)
from etl.partners.unread_units import (
    has_an_open_abbreviation,
    has_an_unread_item,
    has_an_unread_sister_town,
    has_an_unread_town,
    has_an_unread_unit,
)

__all__ = ["find_groups", "find_institutions", "find_partners"]

_TO_BE_NAMED = re.compile(any_of(lookup_words("partners.toml")["open"]["to_be_named"]))
# «Запорожской и Херсонской областей» has both names in full.
_OF_THE_REGIONS = re.compile(r"(?:(?:,\s?|\s(?:и\s)?)[А-ЯЁ][а-яё-]+[оа][йя])*\sобл")
# «корейские студенты (КНДР)»: the country named has the same adjective.
_SAME_ADJECTIVE = (("KR", "KP"), ("CG", "CD"), ("GN", "GQ"), ("GN", "GW"), ("SD", "SS"))


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


def _only_points_at_claimed(mention: CountryMention, column: str, text: str) -> bool:
    """Whether a claimed territory is named other than by its own name among the participants."""
    if mention.code is not None or not is_claimed(mention.name):
        return False
    named = mention.kind in ("name", "abbreviation")
    if mention.kind == "adjective" and mention.name.endswith("область"):
        named = _OF_THE_REGIONS.match(text, mention.end) is not None
    return column != "participants_text" or not named


def _is_of_a_state(mention: CountryMention, rows: list[StatesListed], direct: bool) -> bool:
    """Whether an abbreviation is sure: in a row of states it is, beside «РТ» it is not."""
    within = [row for row in rows if row.start <= mention.start < row.end]
    if any(row.clear for row in within):
        return True
    return direct and not any(row.mixed for row in within)


def _named_in(
    text: str, column: str, whole: str, venues: Sequence[Venue], home_region: str
) -> list[tuple[CountryMention, bool]]:
    """The mentions of one cell, and whether each names its country outright."""
    told, listed = told_institutions(text), column == COLUMNS[0]
    around = " ".join([whole, *(f"{one.settlement} {one.region}" for one in venues)])
    mentions = find_countries(text, whole, listed=listed, home_region=home_region)
    if column != "place_text":
        namesakes = namesakes_of_venues(text, mentions, venues, listed=listed)
        mentions = [one for one in mentions if one not in namesakes]
    named = [(mention, True) for mention in mentions if not is_part_of_name(mention, told)]
    teams = teams_named(text, [mention for mention, _ in named]) if listed else []
    # «БНТУ» among the participants is as good as its country.
    named += [(m, sure and listed and not is_of_ours(text, m, around)) for m, sure in told]
    return named + [(team, False) for team in teams]


def _evidence(
    cells: Mapping[str, str],
    venues: Sequence[Venue],
    venue_words: Sequence[tuple[Span, ...]],
    home_country: str,
    home_region: str,
) -> tuple[dict[str, list[_Evidence]], set[str]]:
    """The mentions by country, and the claimed territories that only a town or the like names."""
    claimed = set()
    said_no: set[str | None] = set()
    found: dict[str, list[_Evidence]] = {}
    whole = " ".join(cells.get(column, "") for column in COLUMNS)
    listed = cells.get(COLUMNS[0], "")
    for column in COLUMNS:
        text = cells.get(column, "")
        named = _named_in(text, column, whole, venues, home_region)
        excluded = excluded_spans(text)
        said = where_said(text)
        themes = event_names(text) if column in (COLUMNS[0], "place_text") else []
        ours = towns_of_others(text, [mention for mention, _ in named], venues, column)
        told = told_names(text) if column != COLUMNS[0] else []
        for mention, outright in named:
            if is_excluded(mention.start, mention.end, excluded):
                said_no |= {mention.code} if column == COLUMNS[0] else set()
                continue
            if mention.code in (home_country, "RU") or is_a_district_of_ours(text, mention, venues):
                continue
            beside = column != COLUMNS[0]
            if beside and (mention in ours or is_told_about(text, mention)):
                continue
            held = beside and mention.code not in found
            if held and is_of_a_community(text, mention, listed, named=column != "place_text"):
                continue
            if _only_points_at_claimed(mention, column, text):
                claimed.add(usual_name(mention.name))
                continue
            if any(a <= mention.start and mention.end <= b for a, b in told):
                claimed.add(mention.code or usual_name(mention.name))
                continue
            # «гости из Парижа» at a village of that name: from there, or from France?
            sure = outright and mention not in ours
            direct = sure and is_direct(text, mention, column, said)
            if mention.kind == "abbreviation" and not beside:
                direct = sure and _is_of_a_state(mention, states_listed(text, whole), direct)
            if themes and tells_a_theme(text, (mention.start, mention.end), themes):
                direct = False
                if mention.code != "BY":
                    claimed.add(mention.code or usual_name(mention.name))
                    continue
            start, end = quoted_words(text, mention)
            item = _Evidence(mention, column, text[start:end], ((start, end),), direct)
            found.setdefault(mention.code or usual_name(mention.name), []).append(item)
    _doubt_those_not_coming(found, said_no)
    for usual, named_country in _SAME_ADJECTIVE:
        kinds = {item.mention.kind for item in found.get(usual, ())}
        if named_country in found and kinds and kinds <= {"adjective", "citizen"}:
            del found[usual]
    claimed |= _add_venues(found, cells.get("place_text", ""), venues, venue_words, home_country)
    return found, claimed - found.keys()


def _add_venues(
    found: dict[str, list[_Evidence]],
    place: str,
    venues: Sequence[Venue],
    venue_words: Sequence[tuple[Span, ...]],
    home_country: str,
) -> set[str]:
    """Add the countries of the venues; returns the claimed territories among them."""
    claimed = set()
    for at, venue in enumerate(venues):
        code = venue.country_code
        if code is None or code in (home_country, "RU") or is_a_piece(place, venue):
            continue
        # «Хатынь»: held there, a country is as sure as its place
        if any(item.direct for item in found.get(usual_name(code), ())):
            continue
        if is_claimed(code):
            claimed.add(usual_name(code))
            continue
        words = venue.settlement or venue.region or venue.district or venue.name or code
        spans = venue_words[at] if at < len(venue_words) else ()
        iso = code if len(code) == 2 else None
        mention = CountryMention(iso, country_name(code), 0, 0, "settlement")
        held = _Evidence(mention, "place_text", words, spans, not is_a_guess(place, venue))
        found.setdefault(usual_name(code), []).append(held)
    return claimed


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
    home_region: str = "",
) -> PartnerReading:
    """Every foreign country or entity that a row of the plan names, once each.

    Args:
        cells: the row's texts by column (``etl.model.CELL_FIELDS``); dates are not read.
        venues: the row's venues; their countries are partners too.
        home_country: the country whose plan it is, never a partner.
        venue_words: where the place cell names each of the venues.
        home_region: the region whose plan it is: «РБ» in a plan of Башкортостан is itself.

    Returns:
        Partners sorted by code or name, each with its best evidence (participants
        before place, title, description and purpose), and the collective mentions.
    """
    texts = tuple(cells.get(column, "") for column in COLUMNS)
    return _of_row(texts, tuple(venues), home_country, tuple(venue_words), home_region)


# As with places: a draft is read again when it is published, most rows stand in the next edition.
@lru_cache(maxsize=1024)
def _of_row(
    texts: tuple[str, ...],
    venues: tuple[Venue, ...],
    home_country: str,
    venue_words: tuple[tuple[Span, ...], ...],
    home_region: str,
) -> PartnerReading:
    cells = dict(zip(COLUMNS, texts, strict=True))
    partners = []
    quality = []
    found, claimed = _evidence(cells, venues, venue_words, home_country, home_region)
    for items in found.values():
        best = min(items, key=lambda item: item.rank)
        code = best.mention.code
        name = country_name(code) if code else _entity_name(items)
        partners.append(Partner(code, name, best.column, best.words, best.spans))
        if not any(item.direct for item in items):
            quality.append("partner_doubtful")
    participants = cells.get("participants_text", "")
    open_words = has_an_unread_unit(participants)
    place = cells.get("place_text", "")
    open_words = open_words or has_an_open_abbreviation(participants, place)
    open_words = open_words or has_an_unread_town(participants)
    open_words = open_words or has_an_unread_item(participants)
    open_words = open_words or is_open_between(participants, find_countries(participants))
    open_words = open_words or is_open_between(place, find_countries(place))
    open_words = open_words or is_contradicted(place, find_countries(place))
    open_words = open_words or is_of_another_land(place, venues)
    open_words = open_words or bool(towns_elsewhere(place, find_countries(place), venues))
    if claimed or open_words or has_an_unread_sister_town(participants):
        quality.append("partner_doubtful")
    groups: dict[str, tuple[str, Stretch]] = {}
    for column in COLUMNS:
        text = cells.get(column, "")
        skipped = excluded_spans(text)
        skipped += titles_of_things(text) if column in DIRECT_COLUMNS[:2] else []
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
