"""Lines of a cell: where a clerk began a new line instead of writing a comma."""

from __future__ import annotations

import re

from etl.countries.unit_nouns import units_abroad
from etl.gazetteer import settlements_named
from etl.morphology import parses
from etl.places.name_cases import TOWN_NAME, is_ordinary_word, nominatives
from etl.places.place_words import PREPOSITION, pattern
from etl.places.settlement_types import type_ends
from etl.street_words import STREET_SHORT
from etl.text import fold, key

_LINE_END = re.compile(r"[^\S\n]*\n\s*")
_TOWN = re.compile(rf"({TOWN_NAME}(?:\s[А-ЯЁ][а-яё]+)?)(?=\s*$|\s?[,;(]|\s(?:ул|пр|пл|наб)\.)")
_AREA = re.compile(
    r"Республика\s[А-ЯЁ]|[А-ЯЁ][а-яё-]+(?:ая|ий|ый|ой)\s(?:область|обл\.|край|район|р-н|округ|"
    r"(?:муниципальный|городской|автономный)\s(?:район|округ)|Республика)"
)
_STREET = re.compile(
    rf"{STREET_SHORT}(?:\.|(?<=-т)|(?<=-р))\s?[А-ЯЁ\d]|(?:улица|проспект|переулок|бульвар|шоссе)\s[А-ЯЁ]"
)
_TYPED = re.compile(rf"(?:г|с|д|п|пос|пгт|дер)\.\s?({TOWN_NAME})")  # «пл. Ленина, 1⏎г. Остров»
_ADJECTIVE = re.compile(r"(?:^|\s)[А-ЯЁ][а-яё-]+(?:ая|ий|ый|ой)$")
_TYPED_ADJECTIVE = re.compile(
    r"(?<!\w)(?:г|с|д|п|о|пос|пгт|дер)\.\s?[А-ЯЁ][а-яё-]+(?:ая|ий|ый|ой|ое)$"
)
_ENDS_IN_ADJECTIVE = re.compile(r"(?:[нк]ий|ый|ая|ое)$")
# «префектура⏎Тоттори», «городской округ⏎Коломна», «Университет⏎Осло»
_OF_AREA = re.compile(
    rf"(?:район|р-н|округ|улус|область|{units_abroad()}|[Рр]еспублика|[Кк]оролевство|[Оо]стров|зона|"
    r"пропуска|провинции|реки|[МД]АПП|КПП|ГО|МО|МР)"
)
_ONE_NOUN = re.compile(r"\s*[А-ЯЁа-яё][а-яё]*(?:-[а-яё]+)?")
_LAST = re.compile(r"[А-ЯЁа-яёA-Za-z-]+$")
# Before these a name stands that is theirs: «гостиница⏎Москва», «аэропорт⏎Домодедово».
_CALLED = re.compile(
    r"(?:гостиниц|отел|ресторан|кафе|санатори|пансионат|кинотеатр|стадион|аэропорт|вокзал|станци|порт|"
    r"центр|комплекс|клуб|хотел|магазин|рын|поезд|теплоход|ансамбл|команд|журнал|газет|им|имени)\w*$",
    re.IGNORECASE,
)
_OF_LAW = re.compile(r"учреждени|организаци|предприяти|(?<!\w)(?:ВО|ВПО|СПО|ДО)$", re.IGNORECASE)
# «ДК «Мир»⏎Библиотека № 4»: a name that is complete, and another one.
_COMPLETE = re.compile(r"(?:[»\"”]|№\s?\d+|(?:^|[,.]\s?|\s)\d{1,3}(?:/\d{1,3})?[а-яА-Я]?)$")
_JOINED = re.compile(
    rf"(?:[,;:.(/–—-]|(?<!\w)(?:{PREPOSITION}|и|или|либо|с|со|при|по))$", re.IGNORECASE
)


def begins_site(line: str) -> bool:
    """Whether a line begins with the noun of a site in the nominative, or an adjective of one."""
    words = re.match(r"[А-ЯЁ][а-яё-]+(?:\s[а-яё-]+){0,3}", line)
    if words is None or pattern("name", "site").search(key(words.group())) is None:
        return False
    likeliest, *others = parses(words.group().split(" ")[0])  # «Дом⏎Правительства области»
    found = [likeliest, *(one for one in others if "ADJF" in one.tag)]
    return any("nomn" in parse.tag for parse in found)


def _is_town(line: str, before: str) -> bool:
    """Whether a line begins with a town that stands for itself, and no name takes it in."""
    found = _TOWN.match(line)
    if found is None:
        return False
    names = (found.group(1), found.group(1).split(" ")[0])
    known = next((name for name in names if key(name) in nominatives(name)), None)
    if known is None or line[len(known) :].lstrip()[:1] not in ("", ",", ";", "(", "у", "п", "н"):
        return False
    last = _LAST.search(before)
    if last is not None and (_OF_AREA.fullmatch(last.group()) or _ONE_NOUN.fullmatch(before)):
        return False
    if last is not None and settlements_named(f"{last.group()} {known}"):
        return False  # «г. Нижний⏎Новгород»
    if _TYPED_ADJECTIVE.search(before):
        return False  # «с. Старый⏎Вышков»
    return not is_ordinary_word(known) and (last is None or _CALLED.match(last.group()) is None)


def _goes_on(before: str) -> bool:
    """«Донецкая⏎Народная Республика»: an area's name that the line's end has cut."""
    return _ADJECTIVE.search(before) is not None and _STREET.search(before) is None


def _is_comma_meant(before: str, line: str) -> bool:
    """Whether a line goes on with another part of the address, or another site."""
    if not before or _JOINED.search(before) or type_ends(before):
        return False
    area = _AREA.match(line) is not None and not _goes_on(before)
    if _is_town(line, before) or area or _STREET.match(line):
        return True
    if _COMPLETE.search(before) is None:
        return not _is_called(before) and begins_site(before.lstrip()) and begins_site(line)
    typed = _TYPED.match(line) if before[-1:].isdigit() else None
    return begins_site(line) or (typed is not None and _is_named(typed.group(1)))


def _is_named(town: str) -> bool:
    """Whether a town stands for itself: «школа № 5⏎г. Рославля» is one name."""
    forms = nominatives(town)
    return not forms or key(town) in forms


def _is_called(before: str) -> bool:
    """Whether what begins a site's name needs the next line: «учреждение культуры⏎Дворец …»."""
    last = _LAST.search(before)
    if last is None or _ONE_NOUN.fullmatch(before) or _ENDS_IN_ADJECTIVE.search(before):
        return True
    return _CALLED.match(last.group()) is not None or _OF_LAW.search(before) is not None


def comma_at_line_ends(cell: str, text: str) -> str:
    """The folded text with a comma at each line's end that stands for one; its length stays.

    Args:
        cell: the cell with its line breaks.
        text: the same, folded.
    """
    for end in _LINE_END.finditer(cell):
        before = fold(cell[: end.start()])
        at, line = len(before), fold(cell[end.end() :].split("\n", 1)[0])
        if text[at : at + 1] == " " and _is_comma_meant(before.rsplit(",", 1)[-1], line):
            text = f"{text[:at]},{text[at + 1 :]}"
    return text
