"""A venue in the making, and what may go together in one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.gazetteer import kilometres_between, settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.model import Span
from etl.places.mention import Mention
from etl.places.okrug_towns import is_town_of_okrug
from etl.places.place_words import (
    District,
    districts,
    districts_called,
    first_level_cities,
    told_settlement,
    usual_name,
    words,
)
from etl.places.settlement_types import URBAN
from etl.places.town_namesakes import Context, choose, fits
from etl.text import key

_PART_ALONE = re.compile(
    r"(?:корпус|корп|стр|строение|ауд|аудитория|каб|кабинет|этаж|литера?|помещение|пом|блок)"
    r"\.?\s?(?:№\s?)?[«\"]?\w{1,3}[»\"]?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Draft:
    """A venue in the making."""

    name: str | None = None
    address: str | None = None
    settlement: Mention | None = None
    district: Mention | None = None
    region: Mention | None = None
    country: Mention | None = None
    hints: list[Mention] = field(default_factory=list)
    group: int = 0
    inherited: set[str] = field(default_factory=set)
    name_first: bool = False
    far_end: bool = False
    """A dash leads to it from the place before: what brackets say of it is its own."""
    beside: str = ""
    """The «и» or comma that joins its name to the one before: a town that follows is of both."""
    unsure: bool = False
    """Whether it is a place of its own, or says where the one before lies, cannot be told."""
    either: Span | None = None
    """The «или» between it and another place: only one of them will be the venue."""
    has_branch: bool = False
    """Whether a branch of it follows, which may lie anywhere: its own name tells no region."""
    named_at: list[Span] = field(default_factory=list)
    """Where its name or address stands."""

    def words(self) -> list[Span]:
        """Where the cell names it: its name or address, and every area that it has."""
        areas = (self.settlement, self.district, self.region, self.country)
        # A region that only «учреждения региона» tells is no mention with a place of its own.
        told = [(area.start, area.end) for area in areas if area is not None and area.end]
        return sorted({*self.named_at, *told})

    def is_bare_town(self) -> bool:
        """Whether it is a town and nothing in it."""
        town = self.settlement is not None and self.settlement.size == "town"
        return town and not (self.name or self.address or self.district)

    def is_part_of_nothing(self) -> bool:
        """Whether it is only «корпус Б», «стр. 1»: a part of a site that nothing names."""
        areas = (self.settlement, self.district, self.region, self.country)
        said = self.name or self.address or ""
        return not any(areas) and _PART_ALONE.fullmatch(said) is not None

    def is_empty(self) -> bool:
        """Whether nothing of its own has been put into it."""
        own = ("settlement", "district", "region", "country")
        return (
            self.name is None
            and self.address is None
            and not any(
                getattr(self, part) is not None and part not in self.inherited for part in own
            )
        )


_SOME_PEOPLE = 3_000
_LESSER = 6_000
"""«Красный Бор, Смоленская область»: a namesake of so many elsewhere proves nothing."""


_OWN_OKRUG = 50_000


def district_rows(mention: Mention) -> tuple[District, ...]:
    """The known districts of that name."""
    return districts().get(key(mention.name.split(" ")[0]), ())


def settlement_agrees(
    draft: Draft, *, country: str | None = None, region: str | None = None
) -> bool:
    """Whether the draft's district, or else its settlement, may lie in that country or region."""
    known = districts_called(draft.district.name) if draft.district is not None else ()
    # The tables of districts are Russia's and Belarus's: elsewhere a namesake may be meant.
    if known and country in (None, *HOME_COUNTRIES):
        return any(
            (country is None or row.country_code == country)
            and (region is None or key(row.region) == key(region))
            for row in known
        )
    if draft.settlement is not None:
        rows = settlements_named(draft.settlement.name)
        if not rows and country is not None and _told_abroad(draft.settlement, country):
            return False  # «МАПП «Сагарчин – Жайсан», Оренбургская область»
        context = Context(country, region, draft.settlement.size)
        if rows and not any(fits(row, context) for row in rows):
            # A village may share the name of a known place elsewhere.
            small = draft.settlement.size in ("village", "small")
            lesser = _LESSER if draft.settlement.size == "any" and region is not None else 1_500
            return small or all(row.population < lesser for row in rows)
    return True


def district_agrees(draft: Draft, district: Mention, home: Home) -> bool:
    """Whether the settlement may lie in the district, or is a town beside it."""
    if draft.settlement is None:
        return True
    if is_town_of_okrug(draft.settlement.name, district.name):
        return True
    called = districts_called(district.name)
    alone = len(called) == 1 and not called[0].of_town  # «г. Грозный, Гудермесский район»
    known = district_rows(district) or (called if alone else ())
    row, _ = choose(
        settlements_named(draft.settlement.name), Context(size=draft.settlement.size), home
    )
    town = re.fullmatch(r"(?:городской|муниципальный) округ (?:город )?([А-ЯЁ].+)", district.name)
    large = town is not None and row is not None and row.population > _OWN_OKRUG
    if town and row and large and _is_quarter_of_city(town.group(1), row.name):
        return True
    if town and row and large and key(town.group(1)) != key(row.name):
        # «г. Химки, г.о. Мытищи»: each is a town with an okrug of its own
        return not settlements_named(town.group(1))
    formal = re.fullmatch(r"\S+ (?:муниципальный|городской) (?:округ|район)", district.name)
    if formal and row is not None and row.population > 100_000:
        # «г. Калининград, Светлогорский городской округ»: beside the city, unless it bears its name
        city = key(row.name) == key(row.region or "")
        beside = all(place.region != row.region for place in known)
        if beside and row.country_code == home.country_code:
            return city or key(district.name)[:4] == key(row.name)[:4]
    if not known or row is None or row.population < 40_000:
        return True
    if row.country_code not in (home.country_code, *home.bias_countries):
        # «Александрия, Шкловский район»: a village, not the city in Egypt.
        return True
    in_own_region = [place for place in called if place.region == row.region]
    if in_own_region and not set(in_own_region) & set(known):
        # «г. Шахты, Октябрьский район»: the one round about, not a namesake far away.
        return True
    return any(key(place.centre) == key(draft.settlement.name) for place in known) and (
        row.population < 200_000 or "город" in district.name
    )


_OKRUG_TOWN, _CITY_KM = 10_000, 12


def _is_quarter_of_city(name: str, city: str) -> bool:
    """«Санкт-Петербург, муниципальный округ Коломна»: no town of the region round the city."""
    around = words()["town"]["region_round"].get(key(city))
    middle = settlements_named(city)[0]
    return around is not None and not any(
        row.population > _OKRUG_TOWN and kilometres_between(row, middle) > _CITY_KM
        for row in settlements_named(name)
        if key(row.region or "") == key(around)
    )


def fits_country(mention: Mention, country: str | None) -> bool:
    """Whether a settlement of that name may lie in the country; an unknown one may."""
    rows = settlements_named(mention.name)
    return (
        not rows
        or country is None
        or any(row.country_code == usual_name(country) for row in rows)
        or (mention.size == "village")
    )


def _told_abroad(mention: Mention, country: str) -> bool:
    """Whether a hand-written table has a settlement in another country."""
    told = told_settlement(mention.name, mention.settlement_type)
    return told is not None and told[1] != usual_name(country)


def in_region(mention: Mention, region: Mention) -> bool:
    """Whether a settlement of that name may lie in the region; an unknown one may."""
    rows = settlements_named(mention.name)
    if not rows and region.code is not None and _told_abroad(mention, region.code):
        return False
    if not rows or mention.size == "village" or region.code not in HOME_COUNTRIES:
        return True
    if is_urban(mention) and not any(row.country_code == region.code for row in rows):
        return True  # «Приморский край, пгт Хасан»: namesakes are all abroad
    if mention.size == "small" and all(row.population < _SOME_PEOPLE for row in rows):
        return True  # «НАО, Заполярный район, пос. Красное»: others of that name prove nothing
    return any(
        row.region is None or key(row.region) == key(region.name)
        for row in rows
        if row.country_code == region.code
    )


def lies_outside(town: Mention, district: Mention | None) -> bool:
    """Whether no town of that name lies in a region that has such a district."""
    regions = {row.region for row in districts_called(district.name)} if district else set()
    rows = settlements_named(town.name) if town.size == "town" else ()
    return bool(regions and rows) and not any(row.region in regions for row in rows)


def is_urban(mention: Mention) -> bool:
    """«пгт Краскино», «р.п. Шаля»: larger than a village, and within a district."""
    return re.match(URBAN, mention.settlement_type or "") is not None


def are_of_district(*settlements: Mention) -> bool:
    """«Хасанский район, с. Барабаш, пгт Краскино»: the district holds for each."""
    return all(one.size in ("village", "small") or is_urban(one) for one in settlements)


def clashes(draft: Draft, mention: Mention) -> bool:
    """Whether a settlement cannot lie in the areas named before it."""
    country = draft.country.code if draft.country is not None else None
    if country is not None and not fits_country(mention, country):
        return True
    town = mention.size == "town" and not is_urban(mention)
    rows = settlements_named(mention.name) if town else ()
    if rows and draft.district is not None and districts_called(draft.district.name):
        # «Выборгский район, г. Лаппеэнранта»
        ours = country in (None, *HOME_COUNTRIES)
        if ours and all(row.country_code not in HOME_COUNTRIES for row in rows):
            return True
    if draft.district is not None and (mention.size == "small" or is_urban(mention)):
        return False  # «Себежский район, пгт Сосновый Бор»
    return (
        draft.region is not None
        and draft.settlement is None
        and not in_region(mention, draft.region)
    )


def is_astray(mention: Mention, draft: Draft, region: Mention | None) -> bool:
    """«Курская область, г. Рыльск, Марьино»: a bare name that is known in another region only."""
    if region is None or region.code != "RU" or mention.settlement_type or draft.region:
        return False
    known = next(iter(settlements_named(mention.name)), None)
    if known is None or known.country_code != "RU":
        return False
    quarter = key(known.region or "") in first_level_cities() and known.name != known.region
    return quarter or known.population < _OWN_OKRUG


_KNOWN_ABROAD = 100_000


def is_small_abroad(mention: Mention, country: Mention | None) -> bool:
    """«г. Рио-де-Жанейро, Бразилия, Копакабана»: a small town of another country, or a quarter."""
    if country is None or mention.settlement_type or fits_country(mention, country.code):
        return False
    return settlements_named(mention.name)[0].population < _KNOWN_ABROAD
