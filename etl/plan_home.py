"""Whose plan it is: the region that the title names, else a person, else home.toml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from etl.columns import parted
from etl.documents.plan_rows.no_plan import two_plans
from etl.gazetteer import first_level_units, region_capitals
from etl.home import Home, load_home
from etl.model import PlanDocument
from etl.morphology import parses
from etl.refusals import RefusedDocumentError
from etl.region_names import region_names_in, title_words, words_of
from etl.text import key
from etl.title_mentions import TitleMention, country_of_named, title_mentions
from etl.title_towns import TitleTown, title_towns

_LONGEST_TITLE = 2_000
"""Characters of a title that are read; what follows is no title."""


@dataclass(frozen=True, slots=True)
class TitleOwner:
    """Whose plan a title says it is.

    Attributes:
        region: the one region that it names; "" where it names none, several, or one that
            the program has no capital of.
        named: what it names, in its order.
        likely: whose it is taken for where that is not sure and nobody has told: the shipped
            region, else the only one of Russia.
        towns: where it names no region but towns as those whose plan it is, those with theirs.
    """

    region: str
    named: tuple[str, ...]
    likely: str = ""
    towns: tuple[TitleTown, ...] = ()

    @property
    def towns_said(self) -> str:
        """«вместо региона — Псков (Псковская область)»."""
        return f"вместо региона — {', '.join(f'{o.town} ({o.region})' for o in self.towns)}"


@lru_cache(maxsize=256)
def title_owner(title: str) -> TitleOwner:
    """Read whose plan it is from a title.

    What stands after «с», «из», «для» is no owner: «План Псковской области по связям с
    Витебской областью» is the former's; what stands after «в» is one only where none stands
    without. An oblast of Belarus beside one region of Russia is its partner, unless the plan
    is said to be of both. Where the region of home.toml is said in any way, another is never
    the owner for sure: a person is asked. A town alone is its region's, and that is said.

    Args:
        title: the text above the plan's table.
    """
    title = title[:_LONGEST_TITLE]
    kept = title_mentions(title)
    home = load_home().region
    tiers = [
        [one for one in kept if one.how == "owner" and not one.short],
        [one for one in kept if one.how == "where"],
        [one for one in kept if one.how == "owner"],
    ]
    chosen = _without_partners(next(filter(None, tiers), []))
    firm = {one.name for one in chosen if not one.short}
    if firm == {home}:
        return TitleOwner(home, (home,))
    named = tuple(dict.fromkeys(one.name for one in chosen))
    at = _home_said(title)
    if named and at is not None and home not in named:
        before = {one.name for one in chosen if one.region.start < at}
        first = [name for name in named if name in before]
        named = (*first, home, *(name for name in named if name not in before))
        return TitleOwner("", named, home)
    between = [one for one in kept if one.how == "between" and not one.foreign]
    if chosen and between and all(one.foreign for one in chosen):
        named = tuple(dict.fromkeys((*(one.name for one in between), *named)))
    if not named and (towns := title_towns(title)):
        of_towns = tuple(dict.fromkeys(one.region for one in towns))
        likely = of_towns[0] if len(of_towns) == 1 else _likely(of_towns, firm=True)
        likely = likely if at is None else home
        return TitleOwner("", (), likely if country_of_named(likely) else "", towns)
    sure = len(named) == 1 and bool(firm) and bool(country_of_named(named[0]))
    return TitleOwner(named[0] if sure else "", named, "" if sure else _likely(named, bool(firm)))


def _likely(named: Sequence[str], firm: bool) -> str:
    shipped = load_home().region
    russian = [name for name in named if country_of_named(name) == "RU"]
    if shipped in named or (named and not firm):
        return shipped
    return russian[0] if len(russian) == 1 else ""


def _home_said(title: str) -> int | None:
    """Where the region of home.toml, its capital or its adjective stands first."""
    home = load_home()
    own = [word for word in words_of(f"{home.capital} {home.region}") if word.text[0].isupper()]
    said = frozenset[str]().union(*(word.meant for word in own)) - {*title_words()["kinds"]}
    found = (word.start for word in words_of(title) if said & word.meant)
    named = (one.start for one in region_names_in(title) if one.name == home.region)
    return min((*found, *named), default=None)


def _without_partners(chosen: list[TitleMention]) -> list[TitleMention]:
    """Oblasts of Belarus beside the one region of Russia are its partners.

    «План Псковской области и Витебской области» is of both, and so may be a plan that begins
    with the oblast of Belarus.
    """
    if len({one.name for one in chosen if not one.foreign}) != 1:
        return chosen
    pairs = [{left.name, right.name} for left, right in pairwise(chosen) if right.joined]
    ours = next(one for one in chosen if not one.foreign)
    return [
        one
        for one in chosen
        if not one.foreign
        or one.of_plan
        or (not one.region.short and {one.name, ours.name} in pairs)
    ]


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


def refuse_two_regions(document: PlanDocument) -> None:
    """Refuse a document in which a plan of another region follows.

    Raises:
        RefusedDocumentError: a further title names another region than the first.
    """
    first = region_in(document.title)
    for part in document.parts:
        if first and (other := region_in(part)) and other != first:
            raise RefusedDocumentError(two_plans(document.name, document.title, part))


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
        bias_countries=tuple(parted(row["partners"])),
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
