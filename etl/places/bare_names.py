"""What a settlement's bare name looks like, and what only looks like one."""

from __future__ import annotations

import re

from etl.gazetteer import settlements_named
from etl.lookups import any_of, lookup_words
from etl.model import GazetteerRow
from etl.morphology import known_parses
from etl.places.mention import Mention
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.place_words import PREPOSITION, known_site, pattern, told_settlement, words
from etl.text import key

SETTLEMENT_LIKE = re.compile(
    r"(?:[оеё]в[оа]|ин[оа]|ыно|ичи|ск|цк|щина|щино|[оеи]вка|инка|бург|град|поль|абад|ье|[иы]ца|"
    r"[кн]и|чье|ское)$"
)
LED = re.compile(
    rf"(?:^|[\s(])(?:{PREPOSITION}|территории|через|(?:под|в)ключением)\s", re.IGNORECASE
)
ADJECTIVE = re.compile(
    r"(?:[сц]к|ьн|рн|нн|вн)(?:ий|ая|ое|ие|ого|ой|ом|ую|их|ому)$|(?:ый|ая|ое|ые)$"
)
# «Прибайкалье», «Поозерье»: lands, where no gazetteer has a village of that name.
_WIDE = any_of(lookup_words("places_remarks.toml")["lands"]["wide"])
LAND = re.compile(rf"(?:При|За|По|Пред|Верхне|Нижне|Средне|Северо)[а-яё]{{3,}}ье|(?i:{_WIDE})")
BY_WAY = re.compile(r"\s(?:по\s)?(?:маршрут\w{0,2}|направлени\w{1,2})\s?:?", re.IGNORECASE)
# «на набережной реки Зеи», «исток Волги», «у подножия горы Белухи»: a water's or a mountain's name.
_NATURE = lookup_words("places_remarks.toml")["nature"]
OF_NATURE = re.compile(rf"(?<!\w){any_of(_NATURE['before_name'])}$")
_SHORE = re.compile(rf"(?:(?<!\w)на|{any_of(_NATURE['shore'])}\w*)$", re.IGNORECASE)
# «центральная площадь Гомеля» has an adjective for its name: what follows is the town.
OF_TOWN = re.compile(r"[а-яё](?:ая|ой|ую)\s(?:площад[ьи]|улиц[аыеу])$|(?:^|\s)улиц(?:ы|ах)$")
_HALL_NAME = (
    r"(?:Экспо|ЭКСПО|Экспо[ -]?[Цц]ентр|Экспофорум|Арена|Парк|Холл|Плаза|Молл|Сити|Expo|Arena|Hall)"
)
HALL = re.compile(rf"\s{_HALL_NAME}(?=\s*(?:$|[,;(.]))")
_BEFORE_ADJECTIVE = re.compile(r"\s(?:республиканск|государственн|национальн)[а-яё]+\s[а-яё]")
SOME = 3_000


def begins_hall(text: str, town: Mention) -> bool:
    """«Казань Экспо», «Уфа Арена»: a hall bears its town's name in front of its own."""
    named = town.kind in ("settlement", "region")  # «Мордовия Арена»
    bare = named and town.settlement_type is None and not town.oblique
    if town.kind == "region" and _BEFORE_ADJECTIVE.match(text, town.end):
        return bare  # «Коми республиканская филармония»
    return bare and HALL.match(text, town.end) is not None


def is_river(word: str, before: str) -> bool:
    """«набережная Волги», «на Днепре»: by the water, not in a town of its name."""
    by_water = _SHORE.search(before) is not None
    return by_water and not set(nominatives(word)).isdisjoint(words()["town"]["rivers"])


def is_only_person(name: str) -> bool:
    """Whether the dictionary knows a word as a person's name alone («Джубга»)."""
    known = known_parses(name)
    return bool(known) and all({"Name", "Surn", "Patr"} & set(p.tag.grammemes) for p in known)


def largest(rows: tuple[GazetteerRow, ...]) -> int:
    """How many live in the largest of some settlements; 0 where there is none."""
    return max((row.population for row in rows), default=0)


def largest_of(forms: tuple[str, ...]) -> int:
    """How many live in the largest settlement of any of these names."""
    return max((largest(settlements_named(form)) for form in forms), default=0)


_OF_A_PLACE = re.compile(r"(?<!\w)([А-ЯЁ][а-яё-]+)([сц]к)(?:ий|ая|ое|ого|ой)(?![а-яё])")
_SOME_TOWN = 10_000


def places_of(name: str) -> list[str]:
    """Stems of towns in a name's adjectives («Полоцкий» is Полоцк's, «Исторический» none's)."""
    return [
        match[1]
        for match in _OF_A_PLACE.finditer(name)
        if largest_of(_towns_of(match[1], match[2])) >= _SOME_TOWN
    ]


def _towns_of(stem: str, ending: str) -> tuple[str, ...]:
    """What a town may be called whose adjective has that stem («Москов», «ск»)."""
    shortened = (f"{stem[:-2]}ва",) if stem.endswith("ов") else ()  # «Московский»: Москва
    return (stem + ending, stem, *(f"{stem}{end}" for end in "оаь"), *shortened)


def is_of_another_town(name: str, town: str) -> bool:
    """Whether a site is called after another town than this one («Московский Кремль», Елец)."""
    return any(not key(town).startswith(key(stem)[:4]) for stem in places_of(name))


def village_of(text: str) -> int | None:
    """Where the village's name begins in «сельский клуб Кукуево», else None.

    Only behind a house that every village has (a school, a club), where the last word is
    known to nobody and sounds like a village: an estate or a park may be called so itself.
    """
    found = re.fullmatch(r"(?:.*[\s.])?([а-яёА-ЯЁ-]+)\s([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)", text)
    if found is None or re.search(r"[¤«\"\d]|(?<!\w)(?:им\.|имени)", text):
        return None
    head, name = found.groups()
    before = text[: found.start(2)]
    common = pattern("name", "of_village").search(before) is not None
    led = pattern("name", "of_village").match(key(head)) or key(head) in ("культуры", "пункт")
    if not common or not led or nominatives(name) or is_ordinary_word(name):
        return None
    return None if known_parses(name) or SETTLEMENT_LIKE.search(name) is None else found.start(2)


def is_unheard(town: Mention | None) -> bool:
    """«Агинский район, Алханай»: a bare name that nobody knows and that sounds like no village."""
    if town is None or town.settlement_type is not None or SETTLEMENT_LIKE.search(town.name):
        return False
    known = settlements_named(town.name) or told_settlement(town.name, None)
    return not known and known_site(town.name) is None
