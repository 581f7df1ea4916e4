"""From a draft to a venue: region and country where they are unambiguous."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.countries import find_countries
from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.model import GazetteerRow, PlacePrecision, Venue
from etl.places.mention import Mention
from etl.places.named_after import land_of_name, region_of_crossing, town_of_name
from etl.places.named_areas import find_areas
from etl.places.place_words import (
    District,
    districts_called,
    first_level_cities,
    known_site,
    region_table,
    told_settlement,
    words,
)
from etl.places.town_namesakes import Context, choose, fits, is_common, towns_of_okrug
from etl.places.units_abroad import country_of
from etl.places.venue_draft import Draft
from etl.text import key


def finish(draft: Draft, home: Home, *, tentative: bool) -> tuple[Venue, bool]:
    """The venue of a draft, and whether namesakes left its region open."""
    country = draft.country.code if draft.country else None
    region = draft.region.name if draft.region else None
    if draft.region is not None and country is None:
        country = draft.region.code
    ambiguous = False
    if draft.district is not None and region is None:
        region, country, ambiguous = _region_of_district(draft, country, home)
    if draft.settlement is not None and (region is None or country is None):
        region, country, open_ = _region_of_settlement(draft, region, country, home)
        ambiguous = (ambiguous and region is None) or open_
        if region is None and draft.settlement.settlement_type is None:
            # «Соловки»: an island or a museum that everybody knows
            region, country = known_site(draft.settlement.name) or (region, country)
        unknown = not settlements_named(draft.settlement.name)
        at_home = country in (None, home.country_code, *home.bias_countries)
        ambiguous = ambiguous or (unknown and region is None and at_home)
    region, country, ambiguous = _told_by_name(draft, region, country, home, ambiguous=ambiguous)
    if region is not None and key(region) == key(country or ""):
        region = None
    name = draft.name or draft.address
    precision: PlacePrecision = "country"
    for part, level in (
        (name, "venue"),
        (draft.settlement, "settlement"),
        (draft.district, "district"),
        (region, "region"),
    ):
        if part is not None:
            precision = level  # type: ignore[assignment]
            break
    venue = Venue(
        name=name,
        settlement=draft.settlement.name if draft.settlement else None,
        settlement_type=draft.settlement.settlement_type if draft.settlement else None,
        district=draft.district.name if draft.district else None,
        region=region,
        country_code=country,
        place_precision=precision,
        tentative=tentative,
    )
    return venue, ambiguous


def _told_by_name(
    draft: Draft, region: str | None, country: str | None, home: Home, *, ambiguous: bool
) -> tuple[str | None, str | None, bool]:
    """Region and country with what the venue's own name adds, and whether they stay open."""
    if draft.name is not None and draft.settlement is None and draft.district is None:
        region, country = _region_of_hints(draft, region, country, home)
        # «Администрация Невельского района»: several regions have one
        open_ = any(hint.kind == "district" for hint in draft.hints)
        ambiguous = ambiguous or (open_ and region is None and country == home.country_code)
        if region is None and country is None:
            quoted = areas_in_quotes(draft.name, home)
            region, country = _region_of_hints(Draft(hints=quoted), None, None, home)
            if country is None and known_site(draft.name) is None:
                region, country = _named_after(draft.name, home)
    elif draft.name is not None and region is None:
        # «с. Шелтозеро, Вепсский музей Республики Карелия»: the name tells where the village is.
        own = [hint for hint in draft.hints if hint.kind == "region"]
        region, country = _region_of_hints(replace(draft, hints=own), region, country, home)
        ambiguous = ambiguous and region is None
        if country is None and (land := land_of_name(draft.name, draft.hints)) is not None:
            country, ambiguous = land, False
    if draft.name is not None and region is None and country in (None, *HOME_COUNTRIES):
        # «Куршская коса, пос. Лесной»: of namesakes the one by the known site is meant.
        site = known_site(draft.name)
        if site is not None and country in (None, site[1]) and _may_lie(draft, site[0]):
            (region, country), ambiguous = site, False
    return region, country, ambiguous


def _named_after(name: str, home: Home) -> tuple[str | None, str | None]:
    """Region and country of «МВЦ «Казань Экспо»», «МАПП Кяхта»; None where they stay open."""
    crossing = region_of_crossing(name)
    town = town_of_name(name) if crossing is None else None
    if town is None:
        return crossing or (None, None)
    region, country, open_ = _region_of_settlement(Draft(settlement=town), None, None, home)
    return (None, None) if open_ else (region, country)


def areas_in_quotes(name: str, home: Home) -> list[Mention]:
    """Typed areas in the genitive within a quoted name («ГУО «Школа № 45 г. Витебска»»)."""
    inner = re.search(r"[«\"](.+)[»\"]", name)
    found = find_areas(inner.group(1), home) if inner is not None else []
    return [
        one
        for one in found
        if one.start and (one.oblique if one.kind == "region" else one.settlement_type is not None)
    ]


def _may_lie(draft: Draft, region: str | None) -> bool:
    """Whether the draft's settlement, if it has one, may lie in a region; an unknown one may."""
    rows = settlements_named(draft.settlement.name) if draft.settlement else ()
    return draft.district is None and (not rows or any(row.region == region for row in rows))


def agree(drafts: list[Draft], home: Home) -> None:
    """«Псковский и Печорский районы»: of namesakes the one in the region of the others is meant."""
    finished = [finish(draft, home, tentative=False) for draft in drafts]
    regions = {venue.region for venue, open_ in finished if venue.region and not open_}
    codes = {venue.country_code for venue, _ in finished if venue.country_code}
    if len(regions) != 1 or len(codes) != 1:
        return
    region, code = regions.pop(), codes.pop()
    for draft, (venue, open_) in zip(drafts, finished, strict=True):
        if venue.region is not None or not open_ or draft.country is not None:
            continue
        if draft.district is not None:
            fits_in = any(row.region == region for row in districts_called(draft.district.name))
        else:
            name = draft.settlement.name if draft.settlement else ""
            fits_in = any(row.region == region for row in settlements_named(name))
        if fits_in and region is not None:
            draft.region = Mention("region", 0, 0, region, code)


def _region_of_district(
    draft: Draft, country: str | None, home: Home
) -> tuple[str | None, str | None, bool]:
    assert draft.district is not None
    city = draft.settlement if draft.settlement and draft.settlement.size != "village" else None
    if city is not None and first_level_cities().get(key(city.name)) == "RU":
        return city.name, "RU", False  # «муниципальный округ Коломна» of Санкт-Петербург
    if draft.settlement is not None and draft.settlement.size == "town":
        rows = [r for r in settlements_named(draft.settlement.name) if r.population > 40_000]
        shared = _regions_of_both(draft.settlement, draft.district)
        if rows and rows[0].region not in shared and len(shared) == 1 and country in (None, "RU"):
            return shared.pop(), "RU", False  # «Хангаласский улус, г. Покровск»
        if rows:
            # A district of a large town («Промышленный район г. Смоленска»).
            return None, country, False
    if re.search(r"(?:^|\s)(?:аймак|сомон)(?:\s|$)", draft.district.name):
        return None, country or "MN", False
    if draft.district.name.startswith(("уезд ", "хошун ")) and country is None:
        return None, "EE" if draft.district.name.endswith("маа") else "CN", False
    called, settlement = districts_called(draft.district.name), draft.settlement
    known = [
        row
        for row in called
        if country in (None, row.country_code)
        and not (row.of_town and settlement and key(settlement.name) != key(row.centre))
    ]
    at_home = [row for row in known if row.region == home.region]
    if at_home:
        return at_home[0].region, at_home[0].country_code, False
    if settlement is not None:
        known = _with_settlement(known, settlement) or known
    if len(known) == 1:
        return known[0].region, known[0].country_code, False
    if draft.district.name.startswith(("городской округ", "муниципальный округ")):
        name = draft.district.name.split(" ")[-1]
        if "муниц" in draft.district.name and key(name) in words()["town"]["shared_quarters"]:
            return None, "RU", True  # of a town, or of Санкт-Петербург
        row, open_ = choose(settlements_named(name), Context(country), home)
        if row is not None and row.region is not None:
            return row.region, row.country_code, False
        return None, country, open_
    if not known and settlement is None and draft.district.name.endswith("городской округ"):
        # «Горно-Алтайский городской округ» is called by its town.
        towns = towns_of_okrug(draft.district.name.split(" ")[0])
        row, _ = choose(towns, Context(country, size="town"), home)
        if row is not None and row.region is not None:
            return row.region, row.country_code, False
    if not called and country is None:
        country = country_of(draft.district.name)  # «Рашский округ», «Тартуский уезд»
    return None, country, len(known) > 1 or (not known and country is None)


def _regions_of_both(settlement: Mention, district: Mention) -> set[str]:
    """Regions of Russia that have both a settlement and a rural district of those names."""
    rows = settlements_named(settlement.name)
    towns = {row.region for row in rows if row.country_code == "RU" and row.region}
    return towns & {row.region for row in districts_called(district.name) if not row.of_town}


def _with_settlement(known: list[District], settlement: Mention) -> list[District]:
    """Those of several namesakes in whose regions the gazetteer has the settlement."""
    rows = settlements_named(settlement.name)
    regions = {row.region for row in rows if fits(row, Context(size=settlement.size))}
    return [district for district in known if district.region in regions]


def _region_of_settlement(
    draft: Draft, region: str | None, country: str | None, home: Home
) -> tuple[str | None, str | None, bool]:
    assert draft.settlement is not None
    name = draft.settlement.name
    context = Context(country, region, draft.settlement.size)
    if country is None and re.match(r"аг|а\.г|а/г", draft.settlement.settlement_type or ""):
        country = "BY"  # agrotowns are Belarus's
    told = told_settlement(name, draft.settlement.settlement_type)
    if told is not None and region is None and country in (None, told[1]):
        return *told, False
    row, open_ = choose(settlements_named(name), context, home)
    if row is not None and region is None and _is_too_large(row, draft.settlement, home):
        return None, country, True
    if row is None:
        if country is None and not settlements_named(name):
            # The vocabulary of partners has towns that the gazetteer has not («Суйфэньхэ»);
            # «Сумский Посад» is no town of Сумы.
            spoken = [m for m in find_countries(f"г. {name}") if m.end == len(f"г. {name}")]
            country = spoken[0].code or spoken[0].name if spoken else None
        if region is None and country in (None, first_level_cities().get(key(name))) and not open_:
            code = first_level_cities().get(key(name))
            if code is not None:
                return name, code, False
        countries = {r.country_code for r in settlements_named(name) if fits(r, context)}
        village = draft.settlement.size in ("village", "small") and is_common(name)
        if open_ and country is None and "RU" not in countries and not village:
            # «Бургас»: of namesakes abroad the one that plans speak of; not «д. Максимовка»
            spoken = find_countries(f"г. {name}")
            if len(spoken) == 1 and spoken[0].code in countries:
                if spoken[0].code in HOME_COUNTRIES:
                    return _region_of_settlement(draft, region, spoken[0].code, home)  # «Брест»
                return region, spoken[0].code, False
        return region, country or (countries.pop() if len(countries) == 1 else None), open_
    country = country or row.country_code
    if region is None:
        if first_level_cities().get(key(name)) == row.country_code:
            region = name
        elif row.country_code in (home.country_code, *HOME_COUNTRIES):
            region = row.region
    return region, country, False


_LARGEST_DEREVNYA = 3_000


def _is_too_large(row: GazetteerRow, settlement: Mention, home: Home) -> bool:
    """«деревня Верховье» far from home is no township of 8,000 that bears the name as well."""
    said = settlement.settlement_type or ""
    small = re.match(r"д\.|дер|д$|хутор|х\.", said) is not None
    # A «село» is Russia's, in Belarus the word is hardly used.
    small = small or (row.country_code == "BY" and re.match(r"с\.|с$|сел", said) is not None)
    far = row.region != home.region and row.country_code in (home.country_code, "BY")
    return small and far and row.population > _LARGEST_DEREVNYA and is_common(row.name)


def _region_of_hints(
    draft: Draft, region: str | None, country: str | None, home: Home
) -> tuple[str | None, str | None]:
    """What a name itself says («Министерство культуры Смоленской области»)."""
    # «Администрация Ленинского района г. Минска»: the town tells which of the districts it is.
    for hint in sorted(draft.hints, key=lambda one: one.kind == "district"):
        if hint.kind == "region" and region is None and country in (None, hint.code):
            region, country = hint.name, country or hint.code
        elif hint.kind == "country" and country is None and region is None:
            country = hint.code
        elif hint.kind == "settlement" and region is None:
            # «Администрация города Пскова»: the town is part of the name, the region is sure.
            named = Draft(settlement=hint)
            region, country, _ = _region_of_settlement(named, region, country, home)
        elif hint.kind == "district" and region is None:
            known = districts_called(hint.name)
            known = tuple(row for row in known if row.region == home.region) or known
            if len({row.region for row in known}) == 1:
                region, country = known[0].region, known[0].country_code
            elif len({row.country_code for row in known}) == 1:
                country = country or known[0].country_code
    return region, country


def home_region(home: Home) -> Mention:
    """The home region as a mention: «учреждения региона»."""
    _, code = region_table().get(key(home.region), (home.region, home.country_code))
    return Mention("region", 0, 0, home.region, code or home.country_code)
