"""Two sites on either side of a dash: schools of a link, crossings whose sides no index has."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.gazetteer import settlements_named
from etl.lookups import any_of, lookup_words
from etl.places.crossings import leads_to_sides
from etl.places.far_ports import are_two_ports
from etl.places.name_cases import nominatives
from etl.places.place_words import BESIDE, pattern
from etl.street_words import STREET_SHORT
from etl.text import key

# A part of the first one goes on with its name («Центр – филиал «Юность»»).
_WORDS = lookup_words("places_remarks.toml")["sides"]
_PART = re.compile(rf"\s*{any_of(_WORDS['part'])}")
_OTHER_SIDE = re.compile(r"\s*(?:[А-ЯЁа-яё]*[Пп][Пп]\s|пункт пропуска\s)?¤+\s*$")
_KIND = re.compile(any_of(_WORDS["kinds"]))

# «СмолГУ», «БНТУ»: the short name of an institution.
_SHORT = re.compile(r"(?<!\w)[А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ]{2}(?!\w)")


_ROOMS = ("part", "room")
_ADJECTIVES = re.compile(r"^(?:(?!набережн)[а-яё-]+(?:[иы]й|ой|[ая]я|[ое]е)\s){1,3}")
_STREET = re.compile(rf"{STREET_SHORT}\.|улица|проспект|переулок|шоссе|тракт|проезд")


_STOP = r"(?:г\.\s?)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?:\s[А-ЯЁ][а-яё-]+)?"
_CHAIN = re.compile(rf"\W*{_STOP}(?:\s[–—-]+\s{_STOP}){{2,}}\W*")


# «по маршруту Псков – …», «Автопробег Псков – …»
_WAY_HEAD = re.compile(
    rf"\W*(?:по\s)?{any_of(lookup_words('places_remarks.toml')['way']['heads'])}[а-яё]*\s(?-i:(?=[А-ЯЁ]))",
    re.IGNORECASE,
)
_SOME_TOWN = 10_000


@lru_cache(maxsize=64)
def is_chain(shadow: str) -> bool:
    """«Смоленск – Хаген – Тюль»: three stops at least, the first of them a town that is known."""
    head = _WAY_HEAD.match(shadow)
    way = shadow[head.end() :] if head is not None else shadow
    if _CHAIN.fullmatch(way) is None:
        return False
    stops = [re.sub(r"^\W*г\.|\W+$", "", one).strip() for one in re.split(r"\s[–—-]+\s", way)]
    return bool(nominatives(stops[0])) and not any(map(_is_site, stops))


def _is_site(stop: str) -> bool:
    """Whether a stop begins with a site's noun and is no town called so («Остров»)."""
    if pattern("name", "site").match(key(stop)) is None:
        return False
    return all(row.population < _SOME_TOWN for row in settlements_named(stop))


def stand_apart(left: str, right: str, *, linked: bool) -> bool:
    """Whether a dash in a shadow stands between two sites rather than within one name.

    Args:
        left: what comes before the dash.
        right: what follows it.
        linked: the cell tells of a remote form, whose two ends the dash joins.
    """
    before = left.rstrip()
    if before.endswith("¤") and leads_to_sides(before.rstrip("¤")):
        return _OTHER_SIDE.match(right) is not None
    if _PART.match(key(right)):
        return False
    if are_two_ports(left.rsplit(",")[-1], right):
        return True
    sides = (left, right)
    if linked and all(map(_is_named, sides)):
        return True
    kinds = [set(_KIND.findall(key(side))) for side in sides]
    short = all(_SHORT.fullmatch(side.strip(" .,")) for side in sides)
    # «гостиница «Россия» – КВЦ»
    short = short or (before.endswith("¤") and _SHORT.fullmatch(right.strip(" .,")) is not None)
    return short or bool(kinds[0] & kinds[1])


_BESIDE = re.compile(rf"\s{BESIDE}\s")


def _is_named(side: str) -> bool:
    """Whether a side is an institution by its noun, its quotes or its short name."""
    known = pattern("name", "site").search(key(side)) is not None
    return known or "¤" in side or _SHORT.search(side) is not None


_SITE_OF_ITS_OWN = re.compile(
    r"(?:\w+\s)?(?:площад|парк|стадион|сквер|сад|музе|амфитеатр|театр|библиотек|школ|гимнази|лице[йя]|колледж|техникум|университет|галере|филармон|церк|монастыр|цирк|зоопарк|вокзал|дом|двор|храм|собор|набереж|"
    r"местност|крепост|кафе|ресторан|гостиниц|мемориал|памятник|озер|арен|манеж|бассейн|каток)|"
    r"(?:[а-яё-]+(?:[иы]й|ой|[ая]я|[ое]е)\s){0,2}(?:(?:авто|аэро|иппо|карто|мото|вело|кордо)дром|велотрек|тир(?!\w)|пляж|полигон|стрельбищ|"
    r"(?:лыж|тур|горнолыж)\w+\s(?:база|трасс|стадион|комплекс)|турбаз|лыжероллер|биатлон|баз[аы]\sотдыха|"
    r"кладбищ|рынок|ярмарк|лагер|санатор|больниц|поликлиник|госпитал|детск\w+\s(?:сад|лагер|дом)|"
    r"спорткомплекс|спортшкол|пристань|мечет|кремл|усадьб|завод(?!ь)|фабрик|ферм|роща|обелиск|стела|ратуш|"
    r"скейт|родник|городищ|аэроклуб)",
    re.IGNORECASE,
)


def only_adds(site: str) -> bool:
    """Whether a second name only adds to the first («…, филиал № 2», «…, актовый зал»)."""
    own = "«" in site or _SITE_OF_ITS_OWN.match(site) is not None
    return site[:1].islower() and not own


_QUOTED_SITE = re.compile(r"[А-ЯЁ]{2,6}\s¤")  # «КДЦ «Губернский»»


def are_two_sites(left: str, right: str) -> bool:
    """«площадь Победы / Сквер Героев», «ДК «Грань» / ТЮЗ»: each side begins with a kind of site.

    A room, another name of the first («… университет / СмолГУ», «отель / Hotel»), streets and
    single nouns are no second site.
    """
    sides = (left, right)
    bare = [_ADJECTIVES.sub("", key(side)) for side in sides]
    kinds = all(
        pattern("name", "site").match(one) or one.startswith("тюз ") or _QUOTED_SITE.match(side)
        for one, side in zip(bare, sides, strict=True)
    )
    rooms = any(pattern("name", kind).match(one) for kind in _ROOMS for one in bare)
    other_name = any(_SHORT.fullmatch(one) or re.match(r"[A-Z]", one) for one in sides)
    streets = any(_STREET.match(one) for one in bare)
    # «Смоленская филармония / филармония им. Глинки»: one house, told twice
    twice = any(a == b.split(" ")[0] for a, b in (bare, bare[::-1]))
    # «ДК / площадь перед ДК», «дом культуры / сельский клуб»: would be no venue by itself
    nameless = any(
        _BESIDE.search(side) or pattern("generic", "before").match(key(side)) for side in sides
    )
    # «Дворец Республики / бывший ДК», «ДК / ул. Ленина», «… / аэропорт»: likewise
    adds = only_adds(right.replace("¤", "«")) or re.match(r"аэропорт|бывш|прежн", key(right))
    # «ДК «Мир» / площадь Ленина» would be a house and its address
    house = re.search(r"[¤\d]|[А-ЯЁ]{2}", left) is not None
    square = house and re.match(r"площадь|набережная|бульвар", bare[1]) is not None
    return (
        kinds
        and not (rooms or other_name or streets or twice or nameless or adds or square)
        and any(" " in side for side in sides)
    )
