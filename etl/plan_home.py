"""Whose plan it is: the region that the title names, else a person, else home.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.gazetteer import first_level_units
from etl.home import Home, load_home
from etl.morphology import parses
from etl.region_names import (
    NamedRegion,
    region_capitals,
    region_names_in,
    title_words,
    words_of,
)
from etl.text import key

_SENTENCE = re.compile(r"[.;:!?]\s+(?=[А-ЯЁ])")
_JOINED = re.compile(r"[\s,]*(?:(?:и|или|а также)\s+)?", re.IGNORECASE)
_CITY_SAID = re.compile(r"(?<!\w)город\s+$", re.IGNORECASE)
_CITY_AND = re.compile(r"\s+и\s+[А-ЯЁ]")
_AND_CITY = re.compile(r"[А-ЯЁа-яё]+\s+и\s+(?:г\.\s?|города\s+)?$")


@dataclass(frozen=True, slots=True)
class TitleOwner:
    """Whose plan a title says it is.

    Attributes:
        region: the one region that it names; "" where it names none, several, or one that
            the program has no capital of.
        named: what it names, in its order.
        likely: whose it is taken for where it names several and nobody has told: the shipped
            region, else the only one of Russia.
    """

    region: str
    named: tuple[str, ...]
    likely: str = ""


@lru_cache(maxsize=256)
def title_owner(title: str) -> TitleOwner:
    """Read whose plan it is from a title.

    What stands after «с», «из», «для» is no owner: «План Псковской области по связям с
    Витебской областью» is the former's; what stands after «в» is one only where none stands
    without.

    Args:
        title: the text above the plan's table.
    """
    kept: list[tuple[NamedRegion, str]] = []
    before: tuple[NamedRegion, str] | None = None
    named_at_all = region_names_in(title)
    for one in named_at_all:
        how = _how_named(title, one)
        if before and _JOINED.fullmatch(title[before[0].end : one.start]) and how == "owner":
            how = before[1]  # «с Витебской и Могилевской областями»
        before = one, how
        is_city = " " not in one.name and key(one.name) in region_capitals()
        if how != "companion" and (not is_city or _city_alone(title, one, named_at_all)):
            kept.append(before)
    chosen = [one.name for one, how in kept if how == "owner"] or [one.name for one, _ in kept]
    named = tuple(dict.fromkeys(chosen))
    sure = len(named) == 1 and key(named[0]) in region_capitals()
    return TitleOwner(named[0] if sure else "", named, "" if sure else _likely(named))


def _likely(named: Sequence[str]) -> str:
    shipped = load_home().region
    rows = [region_capitals()[key(name)] for name in named if key(name) in region_capitals()]
    russian = [row["region"] for row in rows if row["country_code"] == "RU"]
    if shipped in named:
        return shipped
    return russian[0] if len(russian) == 1 else ""


def _how_named(title: str, one: NamedRegion) -> str:
    """One of "owner", "companion" (after «с», «из») and "where" (after «в»)."""
    lists = title_words()
    for word in reversed(words_of(title[: one.start])):
        if not set(lists["between"]) & word.meant:
            if word.text.lower() in lists["companions"]:
                return "companion"
            return "where" if word.text.lower() in lists["where"] else "owner"
    return "owner"


def _city_alone(title: str, one: NamedRegion, named: Sequence[NamedRegion]) -> bool:
    """Whether a city that is a region is named as one: «Правительства Москвы», not «г. Москва».

    In the nominative it is where a paper was signed; beside another town it is a town.
    """
    after, front = title[one.end :], title[: one.start]
    if key(title[one.start : one.end]) == key(one.name):
        return _CITY_SAID.search(front) is not None
    others = [other for other in named if other.name != one.name]
    if not others:
        return not (_CITY_AND.match(after) or _AND_CITY.search(front))
    ends = [(min(one.end, other.end), max(one.start, other.start)) for other in others]
    return any(_JOINED.fullmatch(title[start:end]) for start, end in ends)


def region_in(title: str) -> str:
    """The one region that a title names; "" where it is none, or not one alone.

    Args:
        title: the text above the plan's table.
    """
    return title_owner(title).region


def plan_home(title: str, told: str = "") -> Home:
    """The home region of a plan.

    Args:
        title: the text above the plan's table.
        told: the region that a person told, where the title does not say it.

    Returns:
        The region that the title names, with its capital; the one told where the title names
        none, several, or one whose capital is not known; where nobody has told one, the
        likely one of several, else the region of home.toml.
    """
    owner = title_owner(title)
    name = owner.region or told or owner.likely
    return home_of_region(name) if key(name) in region_capitals() else load_home()


@lru_cache(maxsize=256)
def home_of_region(name: str) -> Home:
    """A region as a home: capital and partner countries as ``capitals.csv`` has them.

    Args:
        name: one of ``regions_known``, in any case.
    """
    home = load_home()
    if key(name) == key(home.region):
        return home
    row = region_capitals()[key(name)]
    codes = {(country, key(name)): code for (country, code), name in first_level_units().items()}
    return Home(
        region=row["region"],
        region_genitive=_genitive(row["region"]),
        capital=row["capital"],
        capital_latitude=float(row["latitude"]),
        capital_longitude=float(row["longitude"]),
        country_code=row["country_code"],
        geonames_admin1=codes[row["country_code"], key(row["region"])],
        bias_countries=tuple(code for code in row["partners"].split("; ") if code),
    )


def _genitive(region: str) -> str:
    """«Псковская область» -> «Псковской области», «Республика Татарстан» -> «Республики …»."""
    words: list[str] = []
    for word in region.split(" "):
        # A republic's own name stays: «Республики Татарстан».
        keep = words and words[0] == "Республики"
        words.append(word if keep else _word_genitive(word))
    return " ".join(words)


def _word_genitive(word: str) -> str:
    forms = [
        form.inflect({"gent"})
        for form in parses(word)
        if {"nomn", "sing"} <= set(form.tag.grammemes)
    ]
    genitive = next((form.word for form in forms if form is not None), word.lower())
    # «Санкт-Петербурга», «Кабардино-Балкарской»: each part as it was written.
    parts = zip(word.split("-"), genitive.split("-"), strict=True)
    return "-".join(new.capitalize() if old[0].isupper() else new for old, new in parts)
