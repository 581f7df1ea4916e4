"""The town that a hall or a crossing is called after: «МВЦ «Казань Экспо»», «МАПП Кяхта»."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.gazetteer import kilometres_between, region_capitals, settlements_named
from etl.home import HOME_COUNTRIES
from etl.lookups import lookup_rows
from etl.places.mention import Mention
from etl.places.name_cases import is_ordinary_word
from etl.places.place_words import region_table, told_settlement
from etl.text import key

_NAME = r"[А-ЯЁ][а-яё]+(?:[ -](?:на-)?[А-ЯЁ][а-яё]+)?"
# «ресторан «Токио Сити»», «отель «Милан Плаза»»: what sells itself by a town's name lies elsewhere.
_HALL = re.compile(
    rf"(?:[А-ЯЁ]{{2,6}}\s|(?:[а-яё-]+\s){{1,3}})?[«\"]?({_NAME}?)[\s-]"
    r"(?:Экспо|ЭКСПО|Экспоцентр|Арена|Expo|Arena)[»\"]?"
)
_CROSSING = re.compile(
    r"(?:[МДЖ][А-Я]?ПП|(?:[а-яё-]+\s){0,2}(?:пункт\sпропуска|погранпереход|пограничный\sпереход))"
    rf"\s[«\"]?({_NAME})[»\"]?",
    re.IGNORECASE,
)
# «морской пункт пропуска через государственную границу РФ «Онега»»: ports have a town.
_PORT = re.compile(
    r"(?:морск|речн|озерн|озёрн|воздушн)\w+\s(?:[а-яё-]+\s){0,5}пункт\w?\sпропуска\s"
    r"(?:через\sгосударственную\sграницу\s(?:(?:РФ|Российской\sФедерации|России)\s)?)?"
    rf"[«\"]?({_NAME})[»\"]?",
    re.IGNORECASE,
)
# «Филиал Вологодской областной библиотеки» may stand anywhere; behind «на базе» a name that begins
# in the genitive is the institution's own.
_OWNED = re.compile(
    r"(?:(?:[А-ЯЁ]{2,8}\s){1,3}[«\"]?|(?:[А-ЯЁа-яё-]+(?:ое|ая)\s){0,5}"
    r"(?:[Уу]чреждение|[Оо]рганизация|[Пп]редприятие)\s(?:[а-яё]+\s){0,5}[«\"]|[«\"])?"
    r"(?P<of>[А-ЯЁ][а-яё-]+[сц]к)(?:ий|ая|ое|ого|ому|ом|ой|ую)\s(?:[а-яё]+\s){0,2}"
    r"(?:(?P<unit>областн|краев)(?:ой|ая|ое|ого|ому|ом|ую)|облисполком)(?!\w)"
    r"(?!.*(?:филиал|представительств|отделени|отдел(?!\w)))"
)
# «Калининградский государственный технический университет»: of the region's capital.
_OF_THE_CAPITAL = re.compile(
    r"(?:[А-ЯЁ]{2,8}\s){0,3}[«\"]?(?P<of>[А-ЯЁ][а-яё-]+[сц]к)(?:ий|ая)\s"
    r"(?:государственн|федеральн|национальн|медицинск|педагогическ|техническ|аграрн)(?:ый|ая|ий)\s"
    r"(?:[а-яё-]+\s){0,4}(?:университет|институт|академия|консерватория|филармония)(?!\w)"
    r"(?!.*(?:филиал|представительств|отделени|отдел(?!\w)))"
)
_CLAIMED = ("донецк", "луганск", "херсонск", "запорожск")
_IN_ANOTHER_CITY = ("московск", "ленинградск", "минск")
_LARGE = 100_000
"""A town of that many people is meant, where a hall bears its name."""


def town_of_name(name: str) -> Mention | None:
    """The town in a site's own name, which tells the region where the cell tells none."""
    hall = _HALL.fullmatch(name)
    if hall is None or is_ordinary_word(hall.group(1)):
        return None
    large = [row for row in settlements_named(hall.group(1)) if row.population > _LARGE]
    if not large or any(row.country_code not in HOME_COUNTRIES for row in large):
        return None
    return Mention("settlement", 0, 0, hall.group(1))


_LARGE = 50_000


def town_of_port(name: str) -> Mention | None:
    """The town that a crossing at a port is called after; one on a road may lie far from it."""
    port = _PORT.fullmatch(name)
    rows = settlements_named(port.group(1)) if port is not None else ()
    # «Покровка», «Центральный»: any number of villages bear it
    known = len({row.region for row in rows}) == 1 and rows[0].country_code == "RU"
    # «Кольцово»: an airport is rather called after a village beside its town
    known = known and (rows[0].population >= _LARGE or not name.lower().startswith("воздушн"))
    common = port is None or is_ordinary_word(port.group(1))
    return Mention("settlement", 0, 0, port.group(1)) if port and known and not common else None


@lru_cache(maxsize=1)
def _crossings() -> dict[str, tuple[str | None, str]]:
    rows = lookup_rows("places_crossings.csv")
    return {key(row["crossing"]): (row["region"], row["country_code"]) for row in rows}


def region_of_crossing(name: str) -> tuple[str | None, str] | None:
    """Region and country of a crossing that a hand-written table tells.

    A gazetteer's town of the name proves nothing: «МАПП «Борисоглебск»» is far from it.
    """
    crossing = _CROSSING.fullmatch(name)
    if crossing is None or not crossing.group(1)[:1].isupper():
        return None
    called = crossing.group(1)
    return _crossings().get(key(called)) or told_settlement(called, None)


def region_of_school(name: str) -> tuple[str, str] | None:
    """The region of a school of higher learning that is called after region and capital alike.

    Not of Amur's: «Амурский … университет» lies in Komsomolsk, and its capital is Blagoveshchensk.
    """
    school = _OF_THE_CAPITAL.match(name)
    if school is None or key(school["of"]) in (*_IN_ANOTHER_CITY, *_CLAIMED):
        return None
    stem = key(school["of"])
    regions = (region_table().get(f"{stem}{unit}") for unit in ("ая область", "ий край"))
    region = next(filter(None, regions), None)
    capital = region_capitals().get(key(region[0])) if region is not None else None
    known = capital is not None and key(capital["capital"]).startswith(stem[:-2])
    return region if known else None


def region_of_owner(name: str) -> tuple[str, str] | None:
    """«Вологодская областная больница», «Алтайский краевой театр»: whose it is, there it lies.

    What is of the oblast of Moscow, Leningrad or Minsk stands in the city as often.
    """
    owner = _OWNED.match(name)
    if owner is None or key(owner["of"]) in _IN_ANOTHER_CITY:
        return None
    unit = "ий край" if owner["unit"] == "краев" else "ая область"
    return region_table().get(key(owner["of"]) + unit)


def land_of_name(name: str, hints: list[Mention]) -> str | None:
    """«Российская промышленная зона в Египте»: the country that a site's name says it lies in."""
    countries = {hint.code for hint in hints if hint.kind == "country"}
    lies = re.search(r"\sво?\s(?:[А-ЯЁ][а-яё-]+\s?)+$", name) is not None
    return countries.pop() if lies and len(countries) == 1 else None


def is_owner(text: str, town: Mention) -> bool:
    """«МБОУ СШ № 5 г. Рославля»: whose it is, behind a name without a comma.

    A name in the nominative that has another genitive leads an address of its own («БГУ», and
    «г. Витебск, ВГУ» on the next line).
    """
    if town.kind != "settlement":
        return False
    said = key(text[town.start : town.end])
    declines = re.search(r"[бвгджзклмнпрстфхцчшщаяьй]$", said) is not None
    leads = re.match(r",\s", text[town.end :]) is not None and town.settlement_type is not None
    return not (declines and leads and said.endswith(key(town.name)))


_UNIVERSITY = re.compile(r"(?:[А-ЯЁ][а-яё]+ый\s)?(?:[Уу]ниверситет|[Аа]кадемия)\s")


def is_called_by_town(body: str, town: Mention) -> bool:
    """«Университет Осло», «Университет Сан-Паулу»: without its town it has no name."""
    bare = town.kind == "settlement" and town.settlement_type is None
    return bare and _UNIVERSITY.fullmatch(body) is not None


_CLOSE_KM = 60


def lie_close(one: Mention, other: Mention) -> bool:
    """Whether two towns lie so close that an institution of one may stand in the other."""
    return any(
        kilometres_between(a, b) < _CLOSE_KM
        for a in settlements_named(one.name)
        for b in settlements_named(other.name)
    )
