"""The words the reader of place cells knows, out of ``plan_data/lookups/places*``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from etl.lookups import lookup_rows, lookup_words, several
from etl.text import key

PREPOSITION = r"(?:в|во|на|из|под|до|от|у|близ|возле|около|между)"
"""What stands before a town's name and takes it into another case («из Витебска»)."""
BESIDE = r"(?:у|возле|около|перед|напротив|рядом)"
"""What stands before a site that something is held beside («площадь перед ДК»)."""


def words() -> dict[str, Any]:
    """``places.toml`` as it stands."""
    return lookup_words("places.toml")


@lru_cache(maxsize=64)
def pattern(table: str, entry: str, *, whole: bool = False) -> re.Pattern[str]:
    """One list of ``places.toml`` as a pattern that begins at a word's beginning.

    Args:
        table: table of the file.
        entry: list in the table.
        whole: the pattern must also end where a word ends.
    """
    stems = words()[table][entry]
    # Data is written with е; both letters are accepted in texts.
    joined = "|".join(stem.replace("е", "[её]") if "[" not in stem else stem for stem in stems)
    return re.compile(rf"(?<!\w)(?:{joined})" + (r"(?!\w)" if whole else ""), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class District:
    """A district of the tables: its adjective («Лепельский»), region, country, centre.

    ``of_town`` is true for the district of a large town, which is then its ``centre``;
    ``is_okrug`` for a town's okrug, which is never called «район».
    """

    adjective: str
    region: str
    country_code: str
    centre: str
    of_town: bool = False
    is_okrug: bool = False


@lru_cache(maxsize=1)
def districts() -> dict[str, tuple[District, ...]]:
    """Districts by the key of their adjective."""
    found: dict[str, tuple[District, ...]] = {}
    for row in lookup_rows("places_districts.csv"):
        district = District(row["adjective"], row["region"], row["country_code"], row["centre"])
        name = key(district.adjective)
        found[name] = (*found.get(name, ()), district)
    return found


def _adjective_stem(adjective: str) -> str:
    return re.sub(r"(?:ий|ый|ой|(?<=[цс]к)ое)$", "", key(adjective))


@lru_cache(maxsize=1)
def _all_districts() -> dict[str, dict[str, District]]:
    found: dict[str, dict[str, District]] = {}
    for table in ("places_districts.csv", "places_districts_russia.csv"):
        for row in lookup_rows(table):
            district = District(
                row["adjective"],
                row["region"],
                row["country_code"],
                row["centre"],
                of_town=row.get("of_town") == "yes",
                is_okrug=row.get("of_town") == "okrug",
            )
            same = found.setdefault(_adjective_stem(district.adjective), {})
            same.setdefault(district.region, district)
    return found


@lru_cache(maxsize=1)
def district_centres() -> frozenset[tuple[str, str]]:
    """Settlements where a district is run from: key of the name and of the region."""
    every = (one for same in _all_districts().values() for one in same.values())
    return frozenset((key(one.centre), key(one.region)) for one in every if one.centre)


def districts_called(name: str) -> tuple[District, ...]:
    """Every district of Russia and Belarus and of its large towns that bears a name.

    Args:
        name: «Усть-Донецкий район», or the adjective alone.

    Returns:
        One district a region. It tells where a district may lie, not that a town has none
        of that name.
    """
    _, person, called = name.partition("имени ")  # «район имени Лазо»
    adjective = person + called if person else name.split(" ")[0]
    same = _all_districts().get(_adjective_stem(adjective), {}).values()
    return tuple(row for row in same if not (row.is_okrug and name.endswith(" район")))


def districts_beginning(stem: str) -> set[str]:
    """Adjectives of districts, of whatever region, that begin with «Ольхон», «Рыбно-Слоб»."""
    begun = key(stem)
    return {
        row.adjective
        for name, same in _all_districts().items()
        if name.startswith(begun)
        for row in same.values()
    }


@lru_cache(maxsize=1)
def first_level_cities() -> dict[str, str]:
    """Cities that are first-level units by themselves (ISO 3166-2): key of the name, country."""
    return {key(row["name"]): row["country_code"] for row in lookup_rows("places_cities.csv")}


@lru_cache(maxsize=1)
def _told_settlements() -> dict[tuple[str, str], tuple[str | None, str]]:
    return {
        (key(row["name"]), key(row["settlement_type"])): (
            row["region"] or None,
            row["country_code"],
        )
        for row in lookup_rows("places_settlements.csv")
    }


def told_settlement(name: str, settlement_type: str | None) -> tuple[str | None, str] | None:
    """Region and country of a settlement that ``places_settlements.csv`` tells.

    Args:
        name: in the nominative.
        settlement_type: «ЗАТО», «наукоград»: with it only one of several namesakes is meant.
    """
    told, called = _told_settlements(), key(name)
    return told.get((called, key(settlement_type or "")), told.get((called, "")))


@dataclass(frozen=True, slots=True)
class Island:
    """An island abroad that towns lie on: its country and the degrees between which it lies."""

    country_code: str
    south: float
    north: float
    west: float
    east: float

    def has(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies on it."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


@lru_cache(maxsize=1)
def islands() -> dict[str, Island]:
    """Islands abroad by the key of their name."""
    bounds = ("south", "north", "west", "east")
    return {
        key(row["island"]): Island(row["country_code"], *(float(row[one]) for one in bounds))
        for row in lookup_rows("places_islands.csv")
    }


@lru_cache(maxsize=1)
def _known_sites() -> dict[str, tuple[str | None, str]]:
    lands = {f"остров {name}": (None, one.country_code) for name, one in islands().items()}
    return lands | {
        key(row["site"]): (row["region"] or None, row["country_code"])
        for row in lookup_rows("places_sites.csv")
        if not row["led_by"]
    }


@lru_cache(maxsize=1)
def _led_sites() -> tuple[tuple[str, re.Pattern[str], tuple[str | None, str]], ...]:
    """Sites whose name may be another's too: behind «РЦОП», «каток», «мемориал» they are known."""
    return tuple(
        (
            key(row["site"]),
            re.compile(
                rf"(?:{row['led_by']})[^«»\",;]*\s[«\"]?{re.escape(key(row['site']))}[»\"]?"
            ),
            (row["region"] or None, row["country_code"]),
        )
        for row in lookup_rows("places_sites.csv")
        if row["led_by"]
    )


def _of_site(name: str) -> str:
    """«псковского кремля» as «псковский кремль»: how a site is called behind «территория»."""
    plain = re.sub(r"(?<=[сц]к)ого (?=\w+(?:ля|ика)$)", "ий ", name)
    plain = re.sub(r"(?<=[сц]к)ой крепости$", "ая крепость", plain)
    plain = re.sub(r"(?<=ск)ой пущ[еиу]$", "ая пуща", plain)
    return re.sub(r"(?<= крем)ля$", "ль", re.sub(r"(?<= заповедник)а$", "", plain))


@lru_cache(maxsize=4_000)
def known_site(name: str) -> tuple[str | None, str] | None:
    """Region and country of a site that everybody knows by its name alone, else None."""
    known = _known_sites()
    name = re.sub(r"^[Тт]ерритория ", "", name)
    called = re.fullmatch(r"(.+)\s\(([^()«»]*[А-ЯЁA-Z]{2}[^()«»]*)\)", name)
    if called is not None:  # «Смоленский государственный университет (СмолГУ)»
        return known_site(called[1]) or known_site(called[2])
    quoted = re.search(r"[«\"]([^«»\"]+)[»\"]$", name)
    lead = r"^(?:мемориал\w*|музе\w+|заповедник\w*|национальн\w+|(?:нац)?парк\w*|комплекс\w*|"
    lead += r"крепост\w*|гмк|мк|историко-\w+\sкомплекс\w*)"
    island = re.fullmatch(r"(?:о\.|о-в|остров\w?|озеро|оз\.|гора|ледник)\s?(.+)", key(name))
    island = island or re.fullmatch(r"(.+?)\s(?:остров|озеро)", key(name))
    told = (
        known.get(key(name))
        or known.get(_of_site(key(name)))
        or known.get(pattern("name", "room", whole=True).sub("", key(name), count=1).strip())
        or (
            known.get(island.group(1)) or known.get(f"остров {island.group(1)}") if island else None
        )
    )
    if told is None and quoted is not None and re.match(lead, key(name)):
        told = known.get(key(quoted.group(1)))
    return told or _site_led(key(name))


def _site_led(name: str) -> tuple[str | None, str] | None:
    """«рцоп «раубичи»», «высокогорный каток медео»."""
    for site, called, place in _led_sites():
        if site in name and called.fullmatch(name):
            return place
    return None


@lru_cache(maxsize=1)
def _entity_names() -> dict[str, str]:
    return {
        key(wording.rstrip("!")): row["name"]
        for row in lookup_rows("countries_entities.csv")
        for wording in several(f"{row['names']}|{row['other_forms']}")
    }


def usual_name(country: str) -> str:
    """An entity's usual name for any of its names; a country's code stays as it is."""
    return _entity_names().get(key(country), country) if len(country) > 2 else country


@lru_cache(maxsize=1)
def region_wordings() -> tuple[str, ...]:
    """The short names and abbreviations of ``places_regions.csv`` as they are written."""
    return tuple(row["wording"] for row in lookup_rows("places_regions.csv"))


@lru_cache(maxsize=1)
def local_abbreviations() -> frozenset[str]:
    """Abbreviations that mean a region only beside its own towns («РК»): never a site."""
    return frozenset(row["wording"] for row in lookup_rows("places_regions_by_town.csv"))


@lru_cache(maxsize=1)
def region_table() -> dict[str, tuple[str, str]]:
    """Regions known by name: key of any wording in the nominative -> shown name, country."""
    from etl.gazetteer import first_level_units

    table = {key(name): (name, code) for (code, _), name in first_level_units().items()}
    for row in lookup_rows("places_regions.csv"):
        table[key(row["wording"])] = (row["region"], row["country_code"])
    return table
