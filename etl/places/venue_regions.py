"""The region and country that a draft's district, settlement or own name lies in."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.model import GazetteerRow
from etl.places.mention import Mention
from etl.places.municipal_formations import is_called_formation
from etl.places.okrug_towns import CALLED_BY_TOWN, region_of_own_okrug, towns_of_okrug
from etl.places.place_words import (
    District,
    districts_called,
    first_level_cities,
    told_settlement,
    words,
)
from etl.places.sites_of_ours import namesake_at_home
from etl.places.town_namesakes import Context, choose, fits, is_common, may_be_another
from etl.places.units_abroad import country_of
from etl.places.venue_draft import Draft
from etl.text import key

# Districts that towns of Belarus have as well, which no table lists.
_OF_TOWNS = re.compile(
    r"(?:Ленин|Октябрь|Совет|Первомай|Москов|Партизан|Фрунзен)ский |"
    r"(?:Железнодорож|Централь)ный |Заводской "
)


def region_of_district(
    draft: Draft, country: str | None, home: Home
) -> tuple[str | None, str | None, bool]:
    """Region and country of a draft's district, and whether namesakes leave them open."""
    assert draft.district is not None
    city = draft.settlement if draft.settlement and draft.settlement.size != "village" else None
    if city is not None and first_level_cities().get(key(city.name)) == "RU":
        return city.name, "RU", False  # «муниципальный округ Коломна» of Санкт-Петербург
    if draft.settlement is not None:
        of_okrug = region_of_own_okrug(draft.district.name, draft.settlement, country, home)
        if of_okrug is not None:
            return of_okrug
    if draft.settlement is not None and draft.settlement.size == "town":
        rows = [r for r in settlements_named(draft.settlement.name) if r.population > 40_000]
        shared = _region_of_both(draft.settlement, draft.district)
        if rows and shared and rows[0].region != shared[0] and country in (None, shared[1]):
            return *shared, False  # «Хангаласский улус, г. Покровск»
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
    own = _region_of_town(draft.district, country, home)
    of_a_town = settlement is None and own is not None and not draft.district.name.endswith("район")
    if own is not None and of_a_town and own[0] == home.region:
        return *own, False  # «Сосновоборский городской округ»: of the home region's town
    if is_called_formation(draft.district.name):
        # Any number of volosts bear a name: a district far from home tells nothing.
        return None, country, True
    if settlement is not None:
        known = _with_settlement(known, settlement) or known
    if len(known) == 1:
        elsewhere = own is not None and of_a_town and own[0] != known[0].region
        if elsewhere and draft.district.name.endswith("городской округ"):
            return None, "RU", True  # a town's in one region, or a district's in another
        return known[0].region, known[0].country_code, False
    if draft.district.name.startswith(("городской округ", "муниципальный округ")):
        return _region_of_named_okrug(draft.district.name, country, home)
    no_town = settlement is None or settlement.size in ("village", "small")
    if own is not None and not known and no_town and not _lies_elsewhere(settlement, own[0], home):
        return *own, False
    if not called and country is None:
        country = country_of(draft.district.name)  # «Рашский округ», «Тартуский уезд»
    codes = {row.country_code for row in known}
    ours = "муниципальн" in draft.district.name or _OF_TOWNS.match(draft.district.name) is None
    if codes == {"RU"} and ours and not all(row.of_town for row in known):
        country = country or "RU"  # «Никольский район»
    return None, country, len(known) > 1 or (not known and country is None)


def _region_of_named_okrug(
    district: str, country: str | None, home: Home
) -> tuple[str | None, str | None, bool]:
    """The same of «городской округ Лобня», whose town is named as it is."""
    name = _town_of_okrug(district)
    if "муниц" in district and key(name) in words()["town"]["shared_quarters"]:
        return None, "RU", True  # of a town, or of Санкт-Петербург
    row, open_ = choose(settlements_named(name), Context(country), home)
    if row is not None and row.region is not None:
        return row.region, row.country_code, False
    return None, country, open_


def _region_of_town(district: Mention, country: str | None, home: Home) -> tuple[str, str] | None:
    """Region and country of the town that «Горно-Алтайский городской округ» is called by."""
    if CALLED_BY_TOWN.fullmatch(district.name) is None:
        return None
    towns = towns_of_okrug(district.name.split(" ")[0])
    row, _ = choose(towns, Context(country, size="town"), home)
    if row is None or row.region is None:
        return None
    return row.region, row.country_code


def _lies_elsewhere(settlement: Mention | None, region: str, home: Home) -> bool:
    """Whether the settlement alone is known, and not in that region."""
    if settlement is None:
        return False
    context = Context(size=settlement.size)
    row, open_ = choose(settlements_named(settlement.name), context, home)
    return row is not None and not open_ and row.region != region


def _town_of_okrug(district: str) -> str:
    """«Нижний Новгород» of «городской округ г. Нижний Новгород»."""
    said = re.sub(r"^(?:городской|муниципальный) округ (?:г\.|город)?\s?", "", district)
    return said if settlements_named(said) else district.split(" ")[-1]


def _region_of_both(settlement: Mention, district: Mention) -> tuple[str, str] | None:
    """The one region, with its country, that has a settlement and a rural district so called."""
    towns = {row.region for row in settlements_named(settlement.name) if row.region}
    rows = [row for row in districts_called(district.name) if not row.of_town]
    found = {(row.region, row.country_code) for row in rows if row.region in towns}
    return found.pop() if len(found) == 1 else None


def _with_settlement(known: list[District], settlement: Mention) -> list[District]:
    """Those of several namesakes in whose regions the gazetteer has the settlement."""
    rows = settlements_named(settlement.name)
    regions = {row.region for row in rows if fits(row, Context(size=settlement.size))}
    return [district for district in known if district.region in regions]


def country_of_type(draft: Draft) -> str | None:
    """Belarus of an agrotown, a kind of settlement that no other country has."""
    said = (draft.settlement.settlement_type if draft.settlement else None) or ""
    rows = districts_called(draft.district.name) if draft.district is not None else ()
    elsewhere = bool(rows) and all(row.country_code != "BY" for row in rows)
    return "BY" if re.match(r"аг|а\.г|а/г", said) and not elsewhere else None


def region_of_settlement(
    draft: Draft, region: str | None, country: str | None, home: Home
) -> tuple[str | None, str | None, bool]:
    """Region and country of a draft's settlement, and whether namesakes leave them open."""
    found, code, open_ = _region_of_settlement(draft, region, country, home)
    formed = draft.district is not None and is_called_formation(draft.district.name)
    if formed and region is country is None and code not in (None, "RU") and len(code or "") == 2:
        return None, None, True  # a formation is Russia's: «с. Лида, Лидское МО»
    return found, code, open_


def _region_of_settlement(
    draft: Draft, region: str | None, country: str | None, home: Home
) -> tuple[str | None, str | None, bool]:
    assert draft.settlement is not None
    name = draft.settlement.name
    context = Context(country, region, draft.settlement.size)
    country = country or country_of_type(draft)
    told = told_settlement(name, draft.settlement.settlement_type)
    if told is not None and region is None and country in (None, told[1]):
        return *told, False
    if region is country is None and _is_of_belarus(draft.settlement, home):
        country = "BY"
        context = Context(country, size=context.size)
    elif region is country is None and _is_only_abroad(draft.settlement):
        return None, None, True
    row, open_ = choose(settlements_named(name), context, home)
    at_home = namesake_at_home(draft, row, context, home)
    row, open_ = (at_home, False) if at_home is not None else (row, open_)
    if row is not None and region is None and _is_too_large(row, draft.settlement, home):
        return None, country, True
    if row is not None and region is None and _is_too_small(row, draft.settlement, context):
        return None, country, True
    if row is None:
        if country is None and not settlements_named(name):
            # The vocabulary of partners has towns that the gazetteer has not («Суйфэньхэ»);
            # «Сумский Посад» is no town of Сумы, «Новый Киев» is not Киев.
            called = find_countries(f"г. {name}")
            spoken = [m for m in called if (m.start, m.end) == (3, len(f"г. {name}"))]
            guess = bool(spoken) and spoken[0].kind == "guess"  # «с. Варшавка» is no Варшава
            if spoken and not (guess and draft.settlement.size in ("village", "small")):
                country, open_ = spoken[0].code or spoken[0].name, open_ or guess
        if region is None and country in (None, first_level_cities().get(key(name))) and not open_:
            code = first_level_cities().get(key(name))
            if code is not None:
                return name, code, False
        rows = [r for r in settlements_named(name) if fits(r, context)]
        countries = {r.country_code for r in rows}
        village = draft.settlement.size in ("village", "small") and is_common(name)
        if open_ and country is None and "RU" not in countries and not village:
            # «Бургас»: of namesakes abroad the one that plans speak of; not «д. Максимовка»
            spoken = find_countries(f"г. {name}")
            if len(spoken) == 1 and spoken[0].code in countries:
                if spoken[0].code in HOME_COUNTRIES:
                    return region_of_settlement(draft, region, spoken[0].code, home)  # «Брест»
                return region, spoken[0].code, False
        lone = len(countries) == 1 and not (village and may_be_another(rows))
        return region, country or (countries.pop() if lone else None), open_
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


def _is_gp(settlement: Mention) -> bool:
    return re.match(r"г\.?\s?/?п|городской пос", settlement.settlement_type or "") is not None


def _is_of_belarus(settlement: Mention, home: Home) -> bool:
    """«г.п. Сураж»: a kind of settlement that Belarus has; Russia's, where the home region's."""
    rows = settlements_named(settlement.name) if _is_gp(settlement) else ()
    at_home = any(row.region == home.region for row in rows)
    return not at_home and any(row.country_code == "BY" for row in rows)


def _is_only_abroad(settlement: Mention) -> bool:
    """«г.п. Ветрино»: the index has a namesake of Bulgaria, which has no such kind."""
    rows = settlements_named(settlement.name) if _is_gp(settlement) else ()
    return bool(rows) and all(row.country_code not in HOME_COUNTRIES for row in rows)


_SMALLEST_TOWN = 5_000


def _is_too_small(row: GazetteerRow, settlement: Mention, context: Context) -> bool:
    """«г. Глубокое» is no village of the home region where another region has a town so called."""
    town = re.match(r"г\.|г$|гор", settlement.settlement_type or "")
    if town is None or _is_gp(settlement) or row.population:
        return False
    others = [one for one in settlements_named(row.name) if fits(one, context)]
    towns = [one for one in others if one.country_code in HOME_COUNTRIES]
    return any(one.population > _SMALLEST_TOWN for one in towns)


def region_of_hints(
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
            region, country, _ = region_of_settlement(named, region, country, home)
        elif hint.kind == "district" and region is None:
            known = districts_called(hint.name)
            at_home = tuple(row for row in known if row.region == home.region)
            known = at_home or (() if is_called_formation(hint.name) else known)
            if len({row.region for row in known}) == 1:
                region, country = known[0].region, known[0].country_code
            elif len({row.country_code for row in known}) == 1:
                country = country or known[0].country_code
    return region, country
