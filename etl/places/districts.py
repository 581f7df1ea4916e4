"""Districts and municipalities named in a text, quoted ones too."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.places.adjectives import MASCULINE, STEM, adjective_nominative, listed
from etl.places.mention import Kind, Mention
from etl.places.name_cases import nominatives
from etl.places.place_words import districts_called, type_ends, words
from etl.places.regions import OBLAST
from etl.text import fold, key, right_before

_DISTRICT = re.compile(
    rf"(?<!\w)({MASCULINE}(?:(?:\s*,\s*|\s+(?:и|или|либо)\s+){MASCULINE})*)\s+"
    r"((?:(?:муниципальн|городск|национальн|немецк|эвенкийск|эвенск|административн|внутригородск)\w+\s+){0,2}(?:район|округ)(?:а|у|ом|е|ы|ов|ах|ам|ами)?(?!\w)|"
    r"(?:национальн\w+\s+|эвенкийск\w+\s+){0,2}(?:улус|кожуун|аймак|сомон|уезд)(?:а|у|ом|е|ы|ов|ах)?(?!\w)|"
    r"р-о?н(?:а|у|ом|е|ы|ов|ах)?(?!\w)"
    r"|м\.\s?о\.?(?!\w)|г\.\s?о\.?(?!\w)|м\.\s?р\.?(?!\w)|(?:МО|МР|ГО|м/о|г/о)(?!\w))"
)


_NAMED_DISTRICT = re.compile(
    r"(?<!\w)((?:муниципальн|городск|Муниципальн|Городск)\w+\s+(?:округ|район)(?:а|у|ом|е)?|ГО|МР|МО|"
    r"г\.\s?о\.)\s+"
    r"((?:город(?:-герой)?(?:а|е|у|ом)?|г\.)\s*)?[«\"]?"
    r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?:\s[А-ЯЁ][а-яё]+)?)[»\"]?(?!\w|\s+(?:обл|кра|респ|рай|окр|"
    r"Респ))"
)


# «район имени Лазо»: called after a person, where others bear an adjective.
_AFTER_PERSON = re.compile(
    r"(?<![\w-])((?:[Мм]униципальн\w+\s+)?(?:[Рр]айон|[Оо]круг)(?:а|е|у|ом)?|[Рр]-н)\s+(?:имени|им\.)\s?"
    r"((?:[А-ЯЁ]\.\s?)?[А-ЯЁ][а-яё]+(?:\s(?!\S+ого\s)[А-ЯЁ][а-яё]+)?)(?![\w-])"
)
# «жилой район им. Гагарина» is a part of a town.
_QUARTER = re.compile(r"(?<!\w)(?:жил|спальн|нов|промышленн|городск)(?:ой|ый|ого|ом|ому)\s+$")
_TWO_ADJECTIVES = re.compile(r"(?<!\w)(Агинск\w+|Усть-Ордынск\w+|Таймырск\w+)\s$")
_TURNED = re.compile(
    r"(?:^|(?<=[,;(\s]\s)|(?<=[,;(]))"
    r"(р-н|район|м\.\s?[ро]\.|МР|[Мм]униципальный (?:район|округ))\s+"
    r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*[цс]кий)(?=\s*(?:$|[,;()]|Республик|[А-ЯЁ][а-яё-]+(?:ой|ого)\s+(?:обл|кра)))"
)
_COUNCIL = re.compile(
    rf"(?<!\w)(?:{STEM}(?:ое|ом|ого|ий|ого|ому)\s+)(?:сельск\w+|городск\w+)\s+поселени\w+|"
    rf"(?<!\w){STEM}(?:ий|ого|ому|ом|ий)\s+(?:сельсовет\w*|сельск\w+\s+[Сс]овет\w*|с/с|с/п|"
    rf"сельск\w+\s+округ\w*)"
    rf"|(?<!\w)(?:сельск\w+|городск\w+)\s+поселени\w+\s+{STEM}|(?<!\w)с/п\s+{STEM}"
)


# Moscow's districts by their short names: parts of an address, no sites.
_OKRUG_OF_MOSCOW = re.compile(
    r"(?<![\w-])(?:[ЦЮСВ]АО|ЮВАО|ЮЗАО|СВАО|СЗАО|ЗелАО|ТиНАО)(?!\w|\s[А-ЯЁ]{2})"
)
# Mongolia's bear a name, no adjective («Увс аймак»).
_AIMAG = re.compile(
    r"(?<!\w)((?!\S*[цс]к(?:ий|ого|ому|им|ом)\s)[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)\s"
    r"(аймак|сомон)(?:а|е|у|ом)?(?!\w)"
)
# «уезд Жаохэ»: the noun in front.
_COUNTY = re.compile(
    r"(?<![\w-])(сомон|уезд|хошун)(?:а|е|у|ом)?\s([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)(?!\w)"
)
_MUNICIPAL_LEAD = re.compile(
    # «внутригородское муниципальное образование города федерального значения Санкт-Петербурга …»
    r"(?<!\w)внутригородск\w+\s+(?:муниципальн\w+\s+образовани\w+|территори\w+)"
    r"(?:\s+[–—-])?(?=\s)|"
    r"(?<!\w)(?:муниципальн(?:ое|ого|ому|ом|ым)\s+образовани\w+|МО)\s+(?=[«\"]?[А-ЯЁг])|"
    r"(?<!\w)МР\s+(?=[А-ЯЁ]\S+ий\s+район)|"
    r"(?<!\w)муниципальн(?:ые|ых|ым)\s+образовани\w+\s+(?=[«\"]|(?:город|г\.)\s)",
    re.IGNORECASE,
)


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
_CALLED_BY_ADJECTIVE = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*[цс]кий")
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
        area = _DISTRICT.match(inner) or _NAMED_DISTRICT.match(inner) or OBLAST.match(inner)
        bridge = re.search(_WAY_OF_TOWNS, shadow[:start])
        if bridge is not None and _TOWNS.fullmatch(inner):
            shadow = f"{shadow[:start]} {inner} {shadow[end:]}"
            continue
        led = led or (type_ends(shadow[:start]) and _may_be_town(shadow[:start], inner))
        town = led and re.match(r"(?:город|г\.|посел|пос\.|Город|Посел|[А-ЯЁ][а-яё-]+$)", inner)
        town = town or (noun is not None and _CALLED_BY_ADJECTIVE.fullmatch(inner))
        council = _COUNCIL.match(inner)
        if (area is None or area.end() < len(inner) - 22) and not town and not council:
            kept.append((start, end))
            continue
        if (
            town
            and area is None
            and re.fullmatch(r"[А-ЯЁ][а-яё-]+", inner)
            and not (nominatives(inner) or _CALLED_BY_ADJECTIVE.fullmatch(inner))
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
    called = re.match(r"\s*([А-ЯЁ][а-яё-]+)(?![\w-])\s*(?:$|[,;)])", shadow[lead.end() :])
    if called is None or _PETERSBURG.search(item) is None:
        return False
    return key(called.group(1)) in words()["town"]["shared_quarters"]


def blank_municipal_leads(shadow: str) -> str:
    """Overwrite «муниципальное образование» before an area's own name with spaces."""

    def blanked(match: re.Match[str]) -> str:
        # «Починковский МО Смоленской области» is a district, its type abbreviated.
        own = re.search(r"[цс]к(?:ий|ого|ому|ом|им)\s+$", right_before(shadow, match.start()))
        length = len(match.group())
        if _is_quarter(shadow, match):
            noun = "муниципальный округ "
            return (noun if length >= len(noun) else "МО").ljust(length)
        return match.group() if own else " " * length

    return _MUNICIPAL_LEAD.sub(blanked, shadow)


_DISTRICT_NOUNS = (
    (re.compile(r"немецк\w+\s+национальн"), "немецкий национальный район"),
    (re.compile(r"эвенк\w+\s+национальн"), "эвенкийский национальный улус"),
    (re.compile(r"национальн\w+\s+улус"), "национальный улус"),
    (re.compile(r"национальн\w+\s+муниципальн\w+\s+р"), "национальный муниципальный район"),
    (re.compile(r"муниципальн\w+\s+округ"), "муниципальный округ"),
    (re.compile(r"муниципальн\w+\s+район"), "муниципальный район"),
    (re.compile(r"городск\w+\s+округ"), "городской округ"),
    (re.compile(r"городск\w+\s+район"), "городской район"),
    (re.compile(r"национальн\w+\s+район"), "национальный район"),
    (re.compile(r"административн\w+\s+округ"), "административный округ"),
    (re.compile(r"административн\w+\s+район"), "административный район"),
    (re.compile(r"внутригородск\w+\s+район"), "внутригородской район"),
    (re.compile(r"улус"), "улус"),
    (re.compile(r"кожуун"), "кожуун"),
    (re.compile(r"аймак"), "аймак"),
    (re.compile(r"сомон"), "сомон"),
    (re.compile(r"район|р-о?н"), "район"),
    (re.compile(r"округ"), "округ"),
    (re.compile(r"мо$|м\.\s?о\.?|м/о"), "муниципальный округ"),
    (re.compile(r"мр$|м\.\s?р\.?"), "муниципальный район"),
    (re.compile(r"го$|г\.\s?о\.?|г/о"), "городской округ"),
)


def _district_noun(noun: str) -> str:
    for wording, full in _DISTRICT_NOUNS:
        if wording.match(noun.lower()):
            return full
    return noun


def _adjective(word: str) -> str:
    """The nominative; «Каневского района» is «Каневской» where only such districts are known."""
    plain = adjective_nominative(word, "ий")
    known = districts_called(plain)
    if known and all(row.adjective.endswith("ой") for row in known):
        return re.sub(r"[иы]й$", "ой", plain)
    return plain


def _is_mongolian(text: str, aimag: re.Match[str]) -> bool:
    """«Баян-Улгийский аймак»; a Russian district is called so too («Кош-Агачский аймак»)."""
    item = text[text.rfind(";", 0, aimag.start()) + 1 :].split(";")[0]
    named = {mention.code for mention in find_countries(item) if mention.kind == "name"}
    if "MN" in named or re.search(r"Бурят|Алта[йяе](?!\w)", item) is None:
        return True
    return not districts_called(adjective_nominative(aimag.group(1), "ий"))


def districts_named(text: str) -> list[Mention]:
    """Districts, municipal and city districts of a shadow; village councils as parts."""
    found = []
    for match in _DISTRICT.finditer(text):
        noun = _district_noun(match.group(2))
        for start, end, adjective in listed(match, 1):
            if adjective.startswith(("Автономн", "Специальн")):
                continue
            first = _TWO_ADJECTIVES.search(before := right_before(text, start))
            if first is not None and adjective.startswith(("Бурятск", "Долгано-")):
                name = f"{_adjective(first.group(1))} {_adjective(adjective)} {noun}"
                begin = start - len(before) + first.start()
                oblique = key(name) != key(text[begin:end])
                found.append(Mention("district", begin, end, name, oblique=oblique))
                continue
            named = match.group(2).endswith(("район", "округ"))
            nominative = adjective.endswith("ой") and named
            name = f"{adjective if nominative else _adjective(adjective)} {noun}"
            kind: Kind = "region" if noun == "аймак" and _is_mongolian(text, match) else "district"
            code = "MN" if kind == "region" else None
            oblique = key(name) != key(text[start:end])
            found.append(Mention(kind, start, end, name, code, oblique=oblique))
    for match in _TURNED.finditer(text):
        name = f"{_adjective(match.group(2))} {_district_noun(match.group(1))}"
        found.append(Mention("district", match.start(), match.end(), name))
    for match in _AFTER_PERSON.finditer(text):
        if _QUARTER.search(right_before(text, match.start())):
            continue
        name = f"{_district_noun(match.group(1))} имени {match.group(2)}"
        oblique = re.search(r"(?:а|е|у|ом)\s", match.group()[:-1].split("им")[0]) is not None
        # «район имени Гагарина»: no table has it, a town's quarter may be meant
        known = districts_called(f"имени {match.group(2)}")
        found.append(Mention("district", *match.span(), name, oblique=oblique, guess=not known))
    for match in _NAMED_DISTRICT.finditer(text):
        town = match.group(3)
        firm = not (nominatives(town) or _CALLED_BY_ADJECTIVE.fullmatch(town))
        if match.group(1) in ("МР", "ГО") and firm:
            continue  # «МР Групп»
        noun = _district_noun(match.group(1))
        oblique = not re.match(r"(?i)(?:муниципальный|городской)\s|ГО|г\.", match.group(1))
        forms = nominatives(town) if oblique else ()
        if forms and key(town) not in forms:
            town = forms[0][:1].upper() + forms[0][1:]
        middle = (
            "город "
            if match.group(2) and match.group(2).startswith("город")
            else match.group(2) or ""
        )
        name = fold(f"{noun} {middle}{' ' if middle == 'г.' else ''}{town}")
        found.append(Mention("district", match.start(), match.end(), name, oblique=oblique))
    for match in _AIMAG.finditer(text):
        # A first-level unit of Mongolia; its сомон lies within one.
        kind, code = ("region", "MN") if match.group(2) == "аймак" else ("district", None)
        found.append(Mention(kind, *match.span(), f"{match.group(1)} {match.group(2)}", code))
    for match in _COUNTY.finditer(text):
        found.append(Mention("district", *match.span(), f"{match.group(1)} {match.group(2)}"))
    for parts in (_COUNCIL, _OKRUG_OF_MOSCOW):
        found += [Mention("part", m.start(), m.end(), m.group()) for m in parts.finditer(text)]
    return found
