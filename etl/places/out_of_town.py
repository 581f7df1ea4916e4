"""An institution called after one region in a cell that puts it into another one."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from etl.gazetteer import (
    first_level_codes,
    first_level_units,
    kilometres_between,
    settlements_named,
    units_abroad,
)
from etl.home import HOME_COUNTRIES, Home
from etl.model import Venue
from etl.places.bare_names import HALL
from etl.places.crossings import BARE_CROSSING, leads_to_sides
from etl.places.mention import Mention
from etl.places.place_words import (
    first_level_cities,
    known_site,
    told_settlement,
    usual_name,
    words,
)
from etl.places.venue_draft import Draft
from etl.places.venues import finish
from etl.text import key

_OF_A_REGION = re.compile(
    r"(?:[«\"]|[А-ЯЁ]{2,8}\s){0,3}([А-ЯЁ][а-яё]+[сц]к)(?:ий|ая|ое|ого|ой|ом)\s(?:[а-яё-]+\s){0,4}"
    r"(?:университет|академи|институт|театр|филармони|музе|библиотек|колледж|техникум|центр)"
)
_AWAY = re.compile(r"филиал|представительств|отделени|гастрол|им\.|имени", re.IGNORECASE)


@lru_cache(maxsize=1)
def _regions_by_stem() -> dict[str, str]:
    """«витебск»: «Витебская область»."""
    return {
        re.sub(r"(?:ая|ий)\s\S+$", "", key(name)): name
        for name in first_level_units().values()
        if re.search(r"[сц]к(?:ая|ий)\s\S+$", name)
    }


_ADJECTIVE = re.compile(r"(?<!\w)([А-ЯЁ][а-яё]+[сц]к)(?:ий|ая|ое|ого|ой)(?![а-яё])")


def is_of_region_elsewhere(name: str, town: str) -> bool:
    """Whether a site is called after a region that has no town of that name («Тульский кремль»)."""
    regions = {row.region for row in settlements_named(town)}
    called = ((key(m[1]), _regions_by_stem().get(key(m[1]))) for m in _ADJECTIVE.finditer(name))
    return any(
        region is not None and region not in regions and not key(town).startswith(stem[:3])
        for stem, region in called
    )


_SOME_TOWN = 10_000


def is_far_village(village: Mention, town: Mention) -> bool:
    """Whether a bare name is a village's, none of that name in the town's region.

    A house may bear such a name among those who live there: «Лермонтовка» is a library.
    """
    rows, towns = settlements_named(village.name), settlements_named(town.name)
    if village.settlement_type is not None or not rows or not towns:
        return False
    small = all(row.population < _SOME_TOWN for row in rows)
    return small and not {row.region for row in rows} & {row.region for row in towns}


_KNOWN_TOWN = 100_000
"""Inhabitants of a town that a hall far from it would not be called after by chance."""


def _is_hall_of_another_town(name: str, settlement: str) -> bool:
    end = next(
        (space.start() for space in re.finditer(r"\s", name) if HALL.match(name, space.start())), 0
    )
    town = name[:end]
    return key(town) != key(settlement) and any(
        row.population >= _KNOWN_TOWN for row in settlements_named(town)
    )


_LARGE_TOWN = 50_000
"""Inhabitants of a town that everybody knows, whatever country is written behind it."""


def is_of_another_country(venue: Venue) -> bool:
    """«г. Смоленск (поездка в Беларусь)»: no country but its own has a town of that name."""
    if venue.settlement is None or venue.country_code is None or venue.district is not None:
        return False
    kind = venue.settlement_type
    rows = settlements_named(venue.settlement) if kind is None or kind.startswith("г") else ()
    if not rows or told_settlement(venue.settlement, kind):
        return False
    disputed = all(len(row.country_code) > len("RU") for row in rows)  # «г. Цхинвал (Грузия)»
    if rows[0].population < _LARGE_TOWN and not disputed:
        return False
    own = usual_name(venue.country_code)
    return all(row.country_code != own for row in rows)


_MILLIONS = 2_000_000
"""Lesser towns of China share their Russian names with one another."""


def is_of_another_unit(venue: Venue) -> bool:
    """«г. Харбин, провинция Ляонин»: a large town of China that lies in another province."""
    if venue.settlement is None or venue.region is None or venue.district is not None:
        return False
    said = {
        code
        for country, code, name in units_abroad()
        if country == venue.country_code and re.search(rf"(?<!\w){name}", key(venue.region))
    }
    if not said or venue.country_code is None:
        return False
    own = first_level_codes(venue.settlement, venue.country_code, _MILLIONS)
    return bool(own) and not own & said


def is_of_another_region(venue: Venue) -> bool:
    """Whether «г. Смоленск, Витебский государственный университет» was read.

    One of the two is a slip, or the institution is on tour: a person should look.
    A name that its own town bears too («Ростовский кремль») is no such thing.
    """
    if venue.name is None or venue.settlement is None or venue.region is None:
        return False
    if _is_hall_of_another_town(venue.name, venue.settlement):
        return True  # «г. Витебск, Казань Экспо»
    site = known_site(venue.name)
    around = words()["town"]["region_round"].get(key(venue.settlement))
    if site is not None and site[1] == "BY" and site[0] not in (None, venue.region, around):
        return True  # «г. Псков, Брестская крепость»
    found = _OF_A_REGION.match(venue.name)
    if found is None:
        return False
    stem = key(found.group(1))
    called = _regions_by_stem().get(stem)
    if called is None or called in (venue.region, around):
        return False
    own = re.split(r"[\s-]", key(venue.settlement))
    near = any(part[:4] == stem[:4] for part in [*own, key(venue.region)])
    return not near and _AWAY.search(venue.name[: found.end()]) is None


def doubt_areas_of_others(drafts: list[Draft], text: str, home: Home) -> None:
    """«г. Псков, Новгородская область», «г. Каир, Турция»: a slip in one of the two, or two places?

    Only where one town and one region of its country, or one country, stand in an item: three are
    a list, and so is what «и» joins; Москва and Минск are named beside regions of their own right.
    """
    for group in {draft.group for draft in drafts}:
        of_item = [draft for draft in drafts if draft.group == group]
        if len(of_item) != 2:
            continue
        town, wider = sorted(of_item, key=lambda draft: draft.settlement is None)
        area = wider.region or wider.country
        if town.settlement is None or area is None or wider.settlement or wider.district:
            continue
        if "region" in wider.inherited or wider.name:
            continue
        first, behind = sorted((town.settlement, area), key=lambda one: one.start)
        joined = re.search(r"(?:[,(]|\w)\s*$", text[: behind.start]) is not None
        between = text[first.end : behind.start]
        joined = joined and re.search(r"\s(?:и|или|либо)\s", between) is None
        own = finish(town, home, tentative=False)[0]
        if joined and _is_not_its_own(own, town, wider):
            wider.unsure = True


def _is_not_its_own(own: Venue, town: Draft, wider: Draft) -> bool:
    """Whether the region or country beside a town is another one than the town's."""
    if wider.region is None:
        stated = town.country is not None or own.name is not None
        other = wider.country is not None and own.country_code != wider.country.code
        return other and not stated and own.country_code is not None
    assert town.settlement is not None
    same = own.country_code == wider.region.code and own.country_code in HOME_COUNTRIES
    city = key(town.settlement.name) in first_level_cities()
    return same and not city and own.region not in (None, wider.region.name)


_SIDES_KM = 150
_SMALL_SIDE = 20_000
"""A town of more people is known without its region: «Смоленск – Пекин» are far apart."""


def doubt_far_sides(drafts: list[Draft], text: str) -> None:
    """«Марково – Хулинь»: of several small namesakes none lies near the side abroad.

    Of a crossing («пункт пропуска Полтавка – Дуннин») the only one of its name too. Where one side
    is in the name of the other («пункт пропуска Марково», Хулинь), a person is asked as well.
    """
    for draft in drafts:
        named = draft.named_at[0][1] if draft.name and draft.named_at else None
        town = draft.settlement
        if named and town and re.fullmatch(r"\s?[–—-]\s?", text[named : town.start]):
            draft.unsure = draft.unsure or BARE_CROSSING.match(key(draft.name or "")) is not None
    for first, second in itertools.pairwise(drafts):
        if not second.far_end or first.settlement is None or second.settlement is None:
            continue
        near = settlements_named(first.settlement.name)
        far = settlements_named(second.settlement.name)
        ends = (first.settlement.end, second.settlement.start)
        crossing = leads_to_sides(text[: first.settlement.start]) or text[slice(*ends)] == "-"
        several = len({row.region for row in near}) > (0 if crossing else 1)
        small = several and near[0].population < _SMALL_SIDE
        abroad = bool(far) and all(row.country_code not in HOME_COUNTRIES for row in far)
        close = any(kilometres_between(a, b) < _SIDES_KM for a in near for b in far)
        first.unsure = first.unsure or (small and abroad and not close and first.region is None)
