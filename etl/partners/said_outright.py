"""Whether a mention names its country outright, where it is said who takes part."""

from __future__ import annotations

import re

from etl.countries.abbreviations import OF_A_STATE
from etl.countries.communities import is_community
from etl.countries.country_words import SINGULAR, is_local_adjective
from etl.countries.dwellers import is_russian_place, may_live_in_russia
from etl.countries.unit_nouns import unit_told, units_abroad
from etl.lookups import any_of, lookup_words
from etl.model import CountryMention, Span
from etl.partners.named_beside import is_named_beside
from etl.partners.taking_part import is_said_of
from etl.places.adjectives import adjective_nominative
from etl.places.place_words import districts_called
from etl.text import key, right_before, small

_CONTEXT = 40
_REACH = 120
COLUMNS = ("participants_text", "place_text", "title", "description", "purpose")
"""The cells that name partners, the one that says it best first."""

DIRECT_COLUMNS = COLUMNS[:3]
"""The cells in which a country named is most often a partner."""
# «Хэнтийский аймак», «коллеги из префектуры Хоккайдо»: units that Russia has none of
_OF_A_UNIT_ABROAD = re.compile(rf"\s{units_abroad()}(?![а-я])")
# «Гастроли Гомельского театра кукол»
_COME = re.compile(
    r"(?<!\w)(?:[Гг]астрол|[Вв]изит|[Пп]риезд|[Вв]ыступлени|[Кк]онцерт|[Сс]пектакл|[Дд]елегаци)"
    r"[а-я]{0,3}\s$"
)
_OF_THE_UNIT = re.compile(r"(?<!\w)(\w+)\s(?:[А-ЯЁ][А-Яа-яё-]+(?:,\s|\sи\s)){0,5}$")
_COMES_FROM = re.compile(rf"(?<!\w)(?:из|с|делегаци\w+)\s{units_abroad()}\s$")
# Districts may have namesakes in Russia.
_OF_A_DISTRICT = re.compile(
    r"(?:[,\s]+(?:и\s)?[А-ЯЁа-яё-]+(?:ого|ому|ий|им|ом|их))*\s(?:район(?!н)|р-н|сельсовет)"
)
# «МИД РБ», «сборная РБ»: a republic within Russia has none, or says whose it is.
_OF_A_STATE = re.compile(rf"(?<!\w)(?:{OF_A_STATE}|погран\w+|таможенн\w+ \w+|сборн\w+) $")
# «Российско-китайский технопарк (г. Москва)»: of both countries, and here.
_WITH_US = re.compile(r"(?:[Рр]оссийско|[Рр]усско)\s?[-–—‑]\s?$")
# «ансамбль армянской песни и пляски»: Armenia's, or one of those who love such songs.
_OF_NO_STATE = re.compile(r"\s(?:дружбы|песни\sи\s(?:пляск|танц))")
# «индийское кино», «польская живопись» among those who take part: who brings it?
_OF_AN_ART = re.compile(
    r"\s(?:живопис|поэзи|литератур|кино(?![а-я])|кинематограф(?!ист)|архитектур|проз[аы]|"
    r"искусство|танец|танцы)"
)
_HEAD_AND_SEAT = re.compile(
    r"(?:\s[А-Яа-яё-]+){1,3}?(?=\s(?:\(|(?:в|во)\s|г\.|города\s))(?:\s(?:в|во|города)(?=\s))?"
)
# «Участники: кафедра китайской медицины»: of all that lists, people and bodies alone are abroad.
_AMONG_THOSE = re.compile(r"[Уу]частники:[^.;!?]*$")
# «г. Смоленск, Польский сад»: a place of the town, unless it is a body's.
_SITE = re.compile(r"\s(?:сад|двор|парк|беседк|павильон|район|холм|рощ)[аеуы]?м?(?![а-я])")
_SAID = lookup_words("partners.toml")["adjective"]
_UNMISTAKEN = re.compile(
    rf"\s(?:[а-яё-]+(?:ый|ий|ой|ого|его|ая|ому|ым|им)\s){{0,2}}{any_of(_SAID['unmistaken'])}"
)
_WHO = re.compile(
    rf"\s(?:[а-яё-]+(?:ый|ий|ой|ого|его|ая|яя|ое|ому|ым|им|ую)\s){{0,2}}{any_of(_SAID['who'])}"
)
_THINGS = re.compile(rf"\s(?:[а-яё-]+[ыи][ехм]\s)?{any_of(_SAID['things'])}")


def _is_listed_thing(text: str, mention: CountryMention) -> bool:
    """Whether a list of participants in a description names perhaps no one from abroad."""
    if not _AMONG_THOSE.search(text, 0, mention.start):
        return False
    one = SINGULAR.search(text[mention.start : mention.end]) is not None
    return (one and not _WHO.match(text, mention.end)) or bool(_THINGS.match(text, mention.end))


def _is_of_a_unit(text: str, start: int) -> bool:
    """Whether a noun of lands that Russia has none of leads («миссия останов Гилян и …»)."""
    led = _OF_THE_UNIT.search(text, max(0, start - _REACH), start)
    told = unit_told(key(led.group(1))) if led is not None else None
    return told is not None and not told[1]


def _is_of_ours(adjective: str) -> bool:
    """Whether a district of Russia may be called so («Горецкий»; not «Лиозненский»)."""
    name = adjective_nominative(adjective, "ий")
    return any(district.country_code == "RU" for district in districts_called(name))


def is_direct(text: str, mention: CountryMention, column: str, said: list[Span]) -> bool:
    """Whether the mention names the country itself, where it is said who takes part."""
    if column not in DIRECT_COLUMNS and not is_said_of(mention.start, said):
        return False
    words = text[mention.start : mention.end]
    if is_named_beside(text, mention.start, mention.kind):
        return False
    if mention.kind == "citizen":
        return not may_live_in_russia(text, mention.start, mention.end)
    if mention.kind in ("name", "settlement"):
        return True
    of_district = _OF_A_DISTRICT.match(text, mention.end) is not None
    if of_district and not _is_of_ours(words):
        return True  # «Приём делегации Оршанского района»: there is none in Russia
    local = mention.kind == "adjective" and is_local_adjective(words)
    if mention.kind == "adjective" and _OF_NO_STATE.match(text, mention.end):
        return False
    if (
        mention.kind in ("adjective", "region")
        and column in DIRECT_COLUMNS
        and (
            _OF_A_UNIT_ABROAD.match(text, mention.end)
            or _COMES_FROM.search(text, 0, mention.start)
            or (mention.kind == "region" and _is_of_a_unit(text, mention.start))
        )
    ):
        return True
    subject = mention.kind == "adjective" and words.endswith(("ое", "ая", "ий", "ие"))
    if subject and not local and column == COLUMNS[0] and _OF_AN_ART.match(text, mention.end):
        return False
    of_one = mention.kind == "adjective" and not local and SINGULAR.search(words) is not None
    if of_one and is_community(text, mention.end):
        # «польский дом», «армянская школа»: of Poland, or of those who live here?
        return False
    if (
        of_one
        and _WITH_US.search(right_before(text, mention.start))
        and (seat := _HEAD_AND_SEAT.match(text, mention.end))
    ):
        return not is_russian_place(text, seat.end(), towns=True)
    # Elsewhere «Брестская крепость», «Горецкая школа» may be ours.
    listed = column == COLUMNS[0] or (column not in DIRECT_COLUMNS and mention.kind == "region")
    if mention.kind in ("adjective", "region") and listed and not of_district:
        # «Витебского облисполкома», «Хатлонской области»: nobody else is so called.
        return True
    if mention.kind == "adjective" and column not in DIRECT_COLUMNS:
        if local:
            return _UNMISTAKEN.match(text, mention.end) is not None
        return not _is_listed_thing(text, mention)
    if mention.kind == "adjective":
        if local and _UNMISTAKEN.match(text, mention.end):
            return True  # «Самаркандский государственный университет»: no other town's
        comes = mention.code == "BY" and _COME.search(text, 0, mention.start) is not None
        site = column == "place_text" and _SITE.match(text, mention.end) is not None
        return (not local and not site) or (comes and not of_district)
    return mention.kind == "abbreviation" and (
        len(words) > 2
        or "РФ" in text
        or bool(_OF_A_STATE.search(small(text[max(0, mention.start - _CONTEXT) : mention.start])))
    )
