"""Municipalities in quotes, and «муниципальное образование» before an area: opened, blanked."""

from __future__ import annotations

import re

from etl.places.districts import CALLED_BY_ADJECTIVE, COUNCIL, DISTRICT, NAMED_DISTRICT
from etl.places.municipal_formations import is_formation
from etl.places.name_cases import nominatives
from etl.places.place_words import words
from etl.places.regions import OBLAST
from etl.places.settlement_types import type_ends
from etl.text import key, right_before

_MUNICIPAL_LEAD = re.compile(
    # «внутригородское муниципальное образование города федерального значения Санкт-Петербурга …»
    r"(?<!\w)внутригородск\w+\s+(?:муниципальн\w+\s+образовани\w+|территори\w+)"
    r"(?:\s+[–—-])?(?=\s)|"
    r"(?<!\w)(?:муниципальн(?:ое|ого|ому|ом|ым)\s+образовани\w+|В?МО)\s+(?=[«\"]?[А-ЯЁг])|"
    r"(?<!\w)МР\s+(?=[А-ЯЁ]\S+ий\s+район)|"
    r"(?<!\w)муниципальн(?:ые|ых|ым)\s+образовани\w+\s+(?=[«\"]|(?:город|г\.)\s)",
    re.IGNORECASE,
)
_QUARTER = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:\s[А-ЯЁ][а-яё]+)?(?![\w-])"
_PETERSBURG = re.compile(r"(?<![\w-])(?:Санкт-Петербург[ае]?|СПб)(?!\w)")
_TOWNS = re.compile(r"[А-ЯЁ][а-яё-]+(?:\s?[–—-]\s?[А-ЯЁ][а-яё-]+)+")
# «телемост «Москва – Минск»», «велопробег «Тамбов – Мичуринск»»: the towns are meant.
_WAY_OF_TOWNS = re.compile(
    r"(?:(?:теле|видео|радио)мост|(?:авто|вело|мото|лыжн\w+\s)?(?:пробег|маршрут|поход|тур))\w*\s+$",
    re.IGNORECASE,
)
# «кафе «Минская область»» is called so.
_CALLED = re.compile(
    r"(?<!\w)(?:кафе|ресторан|отел|гостиниц|магазин|кинотеатр|газет|журнал|санатори|поезд|теплоход|"
    r"павильон|выставк|стенд|ансамбл|фестивал)\w*\s+$",
    re.IGNORECASE,
)
# «муниципальный район «Печора»», «МР «Усть-Цилемский»»
_MUNICIPAL_NOUN = re.compile(
    r"(?<!\w)(?:(?i:городск|муниципальн)\w+\s+(?:округ|район)\w*|ГО|МР|г\.\s?о\.)\s+$"
)
# «Муниципальный округ Алнашский район»: a district's own noun behind the official one.
_DOUBLED = re.compile(
    r"Муниципальный\s+(?:округ|район)\s+(?=[А-ЯЁ]\S+ий\s+(?:район|округ|улус)(?!\w))"
)


def _may_be_town(before: str, name: str) -> bool:
    """«федеральная территория «Сириус»», «ЗАТО «Северск»»: a town's name put into quotes."""
    if re.fullmatch(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё]+)*", name) is None:
        return False
    # «деревня «Атамань»», «поселок «Вишенки»» may be a site as well
    formal = re.search(r"(?:ЗАТО|ФТ|федеральн\w+ территори\w+|наукоград\w*)\s*$", before)
    town = re.search(r"(?<!\w)(?:г\.|гор\.|город\w*|пгт\.?|р\.?п\.)\s*$", before)
    return bool(formal) or (town is not None and bool(nominatives(name)))


def unmask_municipalities(
    shadow: str, quotes: list[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """Open quotations that hold a municipality's name: those are areas, no names.

    «Муниципальное образование «Духовщинский муниципальный округ»» becomes the bare
    district; the text keeps its length.
    """
    kept = []
    opened = -1
    for start, end in quotes:
        inner = shadow[start + 1 : end - 1]
        lead = _MUNICIPAL_LEAD.search(shadow[:start] + "«Г")
        if _CALLED.search(shadow[:start]):
            kept.append((start, end))
            continue
        led = lead is not None and lead.end() == start
        led = led or (opened > 0 and shadow[opened:start].strip() in (",", "и", ", и"))
        noun = _MUNICIPAL_NOUN.search(right_before(shadow, start))
        led = led or noun is not None
        doubled = _DOUBLED.match(inner)
        inner = inner[doubled.end() :] if doubled is not None else inner
        area = DISTRICT.match(inner) or NAMED_DISTRICT.match(inner) or OBLAST.match(inner)
        bridge = re.search(_WAY_OF_TOWNS, shadow[:start])
        if bridge is not None and _TOWNS.fullmatch(inner):
            shadow = f"{shadow[:start]} {inner} {shadow[end:]}"
            continue
        led = led or (type_ends(shadow[:start]) and _may_be_town(shadow[:start], inner))
        town = led and re.match(r"(?:город|г\.|посел|пос\.|Город|Посел|[А-ЯЁ][а-яё-]+$)", inner)
        town = town or (noun is not None and CALLED_BY_ADJECTIVE.fullmatch(inner))
        council = COUNCIL.match(inner)
        if (area is None or area.end() < len(inner) - 22) and not town and not council:
            kept.append((start, end))
            continue
        if (
            town
            and area is None
            and re.fullmatch(r"[А-ЯЁ][а-яё-]+", inner)
            and not (nominatives(inner) or CALLED_BY_ADJECTIVE.fullmatch(inner))
            and not (lead is not None and lead.end() == start and is_formation(inner))
        ):
            kept.append((start, end))
            continue
        body = inner[:1].lower() + inner[1:] if re.match(r"Город|Посел", inner) else inner
        if area is not None and noun is not None:
            # «МР «Заполярный район»», «Муниципальный район «Хангаласский улус»»: said twice
            before = start - len(noun.group())
            shadow = f"{shadow[:before]}{' ' * (start - before)}{shadow[start:]}"
        shadow = f"{shadow[:start]} {body:>{end - start - 2}} {shadow[end:]}"
        opened = end
    return shadow, kept


def _is_quarter(shadow: str, lead: re.Match[str]) -> bool:
    """«МО Коломна, Санкт-Петербург»: of the city, not the town of that name."""
    item = shadow[shadow.rfind(";", 0, lead.start()) + 1 :].split(";")[0]
    called = re.match(rf"\s*({_QUARTER})\s*(?:$|[,;)])", shadow[lead.end() :])
    if called is None or _PETERSBURG.search(item) is None:
        return False
    return key(called.group(1)) in words()["town"]["shared_quarters"]


def blank_municipal_leads(shadow: str) -> str:
    """Overwrite «муниципальное образование» before an area's own name with spaces."""

    def blanked(match: re.Match[str]) -> str:
        # «Починковский МО Смоленской области» is a district, its type abbreviated.
        own = re.search(r"[цс]к(?:ий|ое|ого|ому|ом|им)\s+$", right_before(shadow, match.start()))
        length = len(match.group())
        if _is_quarter(shadow, match):
            noun = "муниципальный округ "
            return (noun if length >= len(noun) else "МО").ljust(length)
        own_behind = is_formation(shadow[match.end() :])
        return match.group() if own or own_behind else " " * length

    return _MUNICIPAL_LEAD.sub(blanked, shadow)
