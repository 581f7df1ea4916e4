"""From a draft to a venue: region and country where they are unambiguous."""

from __future__ import annotations

from dataclasses import replace

from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.model import PlacePrecision, Venue
from etl.places.mention import Mention
from etl.places.municipal_formations import is_called_formation
from etl.places.named_after import (
    land_of_name,
    region_of_crossing,
    region_of_owner,
    region_of_school,
    town_of_name,
    town_of_port,
)
from etl.places.place_words import (
    districts_called,
    known_site,
    region_table,
)
from etl.places.quoted_towns import areas_in_quotes
from etl.places.town_namesakes import Context, fits
from etl.places.venue_draft import Draft
from etl.places.venue_regions import (
    country_of_type,
    region_of_district,
    region_of_hints,
    region_of_settlement,
)
from etl.text import key


def finish(draft: Draft, home: Home, *, tentative: bool) -> tuple[Venue, bool]:
    """The venue of a draft, and whether namesakes left its region open."""
    country = draft.country.code if draft.country else None
    region = draft.region.name if draft.region else None
    if draft.region is not None and country is None:
        country = draft.region.code
    country, ambiguous = country or country_of_type(draft), False
    if draft.district is not None and region is None:
        region, country, ambiguous = region_of_district(draft, country, home)
    if draft.settlement is not None and (region is None or country is None):
        region, country, open_ = region_of_settlement(draft, region, country, home)
        ambiguous = (ambiguous and region is None) or open_
        if region is None and draft.settlement.settlement_type is None:
            # «Соловки»: an island or a museum that everybody knows
            region, country = known_site(draft.settlement.name) or (region, country)
        size = Context(country, size=draft.settlement.size)
        unknown = not any(fits(row, size) for row in settlements_named(draft.settlement.name))
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
        region, country = region_of_hints(draft, region, country, home)
        # «Администрация Невельского района»: several regions have one
        open_ = any(hint.kind == "district" for hint in draft.hints)
        formed = any(is_called_formation(hint.name) for hint in draft.hints)
        open_ = open_ and (country == home.country_code or (formed and country is None))
        ambiguous = ambiguous or (open_ and region is None)
        if region is None and country is None:
            quoted = areas_in_quotes(draft.name, home)
            region, country = region_of_hints(Draft(hints=quoted), None, None, home)
            if country is None and known_site(draft.name) is None and not draft.has_branch:
                region, country = _named_after(draft.name, home)
        port = town_of_port(draft.name) if region is None else None
        if port is not None and country in (None, home.country_code):
            in_port = Draft(settlement=port)
            region, code, _ = region_of_settlement(in_port, None, home.country_code, home)
            country = code if region is not None else country
    elif draft.name is not None and region is None:
        # «с. Шелтозеро, Вепсский музей Республики Карелия»: the name tells where the village is.
        own = [hint for hint in draft.hints if hint.kind == "region"]
        region, country = region_of_hints(replace(draft, hints=own), region, country, home)
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
    """Region and country of «МВЦ «Казань Экспо»», «Псковская областная больница»; None if open."""
    crossing = region_of_crossing(name) or region_of_owner(name) or region_of_school(name)
    town = town_of_name(name) if crossing is None else None
    if town is None:
        return crossing or (None, None)
    region, country, open_ = region_of_settlement(Draft(settlement=town), None, None, home)
    return (None, None) if open_ else (region, country)


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
        # «г. Миасс; с. Кременкуль»: beside places of the home region, a village of no gazetteer
        guess = not fits_in and region == home.region and _is_unheard_village(draft)
        if (fits_in or guess) and region is not None:
            draft.region = Mention("region", 0, 0, region, code, guess=guess)


def _is_unheard_village(draft: Draft) -> bool:
    village = draft.settlement if draft.district is None else None
    if village is None or village.size not in ("village", "small"):
        return False
    here = Context(size=village.size)
    return not any(fits(row, here) for row in settlements_named(village.name))


def home_region(home: Home) -> Mention:
    """The home region as a mention: «учреждения региона»."""
    _, code = region_table().get(key(home.region), (home.region, home.country_code))
    return Mention("region", 0, 0, home.region, code or home.country_code)
