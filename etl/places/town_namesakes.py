"""Which of several settlements of one name is meant, or that it stays open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.gazetteer import settlements_named
from etl.home import HOME_COUNTRIES, Home
from etl.model import GazetteerRow
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.place_words import usual_name, words
from etl.text import key


@dataclass(frozen=True, slots=True)
class Context:
    """What else the cell says about where a settlement lies; None where nothing."""

    country: str | None = None
    region: str | None = None
    size: str = "any"


LARGEST_VILLAGE = 10_000


def fits(row: GazetteerRow, context: Context) -> bool:
    """Whether a settlement agrees with the country, region and kind that the cell names."""
    if context.country is not None and row.country_code != usual_name(context.country):
        return False
    if context.region is not None and row.region is not None:
        same = key(row.region) == key(context.region)
        if not same and key(row.name) != key(row.region):
            return False
    if context.size == "village" and row.population > 60_000:
        return False
    if context.size in ("village", "small") and context.country is context.region is None:
        # «п. Хасан» is no city of India, «с. Остроленка» none of Poland
        town = row.population > LARGEST_VILLAGE
        if town and row.country_code in words()["town"]["neighbours_of_towns"]:
            return False
        return len(row.country_code) > 2 or row.country_code in (*_neighbours(), *HOME_COUNTRIES)
    return not (context.size == "town" and 0 < row.population < 400)


def choose(
    rows: Iterable[GazetteerRow], context: Context, home: Home
) -> tuple[GazetteerRow | None, bool]:
    """The settlement that is meant, and whether namesakes left it open.

    What the cell says decides; then the home region; then the home country, its
    neighbours of ``home.bias_countries`` and entities without a code; then the rest of
    the world. Within one circle a namesake must be several times as large to win.
    """
    fitting = [row for row in rows if fits(row, context)]
    if not fitting:
        return None, False
    if _needs_context(context, home):
        at_home = [row for row in fitting if row.region == home.region]
        if not at_home and not _is_alone(fitting):
            return None, True
        fitting = at_home or fitting
    largest = max(fitting, key=lambda row: row.population)
    near = (home.country_code, *home.bias_countries)
    circles: list[tuple[list[GazetteerRow], int]] = [
        ([row for row in fitting if row.region == home.region], 200_000),
        (
            [row for row in fitting if row.country_code in near or len(row.country_code) > 2],
            300_000,
        ),
        (fitting, 0),
    ]
    for circle, overruled_from in circles:
        if not circle:
            continue
        first, *rest = sorted(circle, key=lambda row: -row.population)
        # Two of one name in one region leave the region sure.
        rest = [row for row in rest if row.region is None or row.region != first.region]
        if overruled_from and first.population * 50 < largest.population > overruled_from:
            continue
        if rest and circle is not circles[0][0] and first.population < 6 * rest[0].population:
            return None, True
        if circle is circles[0][0] and _is_rather_abroad(first, fitting, context):
            return None, True
        if circle is not circles[0][0] and (
            _proves_nothing(first, rest, context, home)
            or _is_also_whole(first, rest)
            or _is_overshadowed(first, largest, context)
        ):
            return None, True
        return first, False
    return None, False


def _needs_context(context: Context, home: Home) -> bool:
    """Whether a village is named with nothing that says where it lies.

    Small villages are in no index, so a lone namesake far away proves nothing.
    """
    small = context.size in ("village", "small")
    return small and context.region is None and context.country in (None, home.country_code)


# Endings that any number of villages share («Полтавка», «Марково», «Троицкое»).
_COMMON = re.compile(r"(?:к[аи]|[оеё]в[оа]?|[иы]н[оа]?|ичи|ое|ая|ый|ий|ые|ие|цы|иха|ье)$")


def is_common(name: str) -> bool:
    """Whether any number of villages may bear a name."""
    return _COMMON.search(name) is not None or is_ordinary_word(name)


_SHORT = 4
"""A name of no more letters comes up anywhere; of Belarus alone the index has all villages."""


def _is_alone(rows: Sequence[GazetteerRow]) -> bool:
    """Whether one settlement of some size bears a name that hardly another would."""
    if len({(row.region, row.country_code) for row in rows}) != 1:
        return False
    people = max(row.population for row in rows)
    first = rows[0].name
    # «с. Сура»: one far away is hardly the only village along a river so called
    short = len(first) <= _SHORT and people < LARGEST_VILLAGE and rows[0].country_code == "RU"
    common = is_common(first) or short
    # The index does not know how many live in some («Усть-Большерецк»).
    sure = not (common and may_be_another(rows))
    return (people >= 3_000 and sure) or ((people >= 300 or "-" in first) and not common)


_CALLED_ALIKE = re.compile(r"[цс]к(?:ий|ой|ое|ая|ие)$")
_HEARD_OF = 300
"""A place abroad of fewer people is hardly the one that a plan means by a common name."""


def may_be_another(rows: Sequence[GazetteerRow]) -> bool:
    """Whether a village of Russia that no index has may be meant rather than its namesakes abroad.

    So of a name as villages of Ukraine bear it, and of one that is an adjective («Боровской»).
    """
    if all(row.country_code in HOME_COUNTRIES for row in rows):
        return False
    slavic = any(row.country_code == "UA" or len(row.country_code) > 2 for row in rows)
    people = max(row.population for row in rows)
    return slavic or people < _HEARD_OF or _CALLED_ALIKE.search(rows[0].name) is not None


def _proves_nothing(
    row: GazetteerRow, rest: Sequence[GazetteerRow], context: Context, home: Home
) -> bool:
    """Whether a small place far away is only the one namesake that an index happens to have."""
    if context.region is not None:
        return False
    if row.country_code not in (home.country_code, *home.bias_countries):
        near = row.country_code in _neighbours() or len(row.country_code) > 2
        return context.country is None and row.population < (1_000 if near else 60_000)
    small = row.population < 3_000 and context.size == "any"
    return small and not _is_alone([row, *rest])


_SMALL_TOWN = 15_000
_SMALLEST_TOWN = 5_000


def _is_overshadowed(row: GazetteerRow, largest: GazetteerRow, context: Context) -> bool:
    """«г. Рудный»: Kazakhstan's city, or the village of that name nearer home."""
    told = context.country is not None or context.region is not None
    village = context.size in ("village", "small")
    return not (told or village) and row.population < min(_SMALL_TOWN, largest.population / 6)


_CITY = 100_000


def _is_rather_abroad(row: GazetteerRow, others: Sequence[GazetteerRow], context: Context) -> bool:
    """«г. Варна», «Парма»: a village of the home region, or the city abroad."""
    far = [one for one in others if one.country_code not in HOME_COUNTRIES]
    largest = max(far, key=lambda one: one.population, default=row)
    near = [one for one in others if one not in far and one.region != row.region]
    if largest.population < _CITY or any(one.population > _SMALL_TOWN for one in near):
        return False
    if context.size == "small" or (context.size != "town" and is_common(row.name)):
        return False  # «пгт Темиртау»
    return _is_overshadowed(row, largest, context)


def _is_also_whole(row: GazetteerRow, rest: Sequence[GazetteerRow]) -> bool:
    """«г. Ростов»: short for Ростов-на-Дону, and the whole name of another town."""
    # «г. Покровск»: Yakutia's, or that of a claimed territory.
    claimed = len(row.country_code) > 2 and any(
        other.country_code == "RU" and other.population > max(_SMALLEST_TOWN, row.population / 8)
        for other in rest
    )
    return claimed or key(row.name) in words()["town"]["short_of_larger"]


@lru_cache(maxsize=1)
def _neighbours() -> frozenset[str]:
    """Countries whose small places a plan names without saying the country."""
    return frozenset(words()["town"]["neighbours"])


def is_either(name: str, home: Home) -> bool:
    """Whether a word is one town's name and another's in another case («г. Печоры»)."""
    rows = [r for form in nominatives(name) for r in settlements_named(form)[:1]]
    towns = [r for r in rows if r.population > 3_000 and r.country_code == home.country_code]
    same = [r for r in towns if key(r.name) == key(name)]
    return bool(same) and any(
        r.region != same[0].region and r.population * 8 > same[0].population
        for r in towns
        if key(r.name) != key(name)
    )
