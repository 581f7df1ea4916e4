"""Regions named in a text: oblasts, krais, republics, provinces abroad."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from etl.gazetteer import settlements_named
from etl.lookups import longest_first, lookup_rows
from etl.places.adjectives import (
    FEMININE,
    MASCULINE,
    STEM,
    adjective_nominative,
    listed,
)
from etl.places.mention import Mention
from etl.places.place_words import (
    districts_called,
    region_table,
    region_wordings,
)
from etl.places.units_abroad import (
    PROVINCE,
    UNITS,
    country_of,
    country_of_unit,
    province_noun,
    unit_abroad,
    unit_end,
    units_listed,
)
from etl.text import key

OBLAST = re.compile(
    rf"(?<!\w)({FEMININE}(?:(?:\s*,\s*|\s+(?:и|или|либо)\s+){FEMININE})*)\s+"
    r"((?:автономн\w+\s+|народн\w+\s+)?(?:област(?:ь|и|ью|ей|ям|ях|ями)(?!\w)|обл(?:\.|(?!\w))|об\.|"
    r"провинци[а-я]*|губерни[а-я]*|жупани[а-я]*))",
    re.IGNORECASE,
)


# «обл. Витебская», «край Приморский»: the noun in front.
_TURNED = re.compile(
    rf"(?:^|(?<=[,;(]\s)|(?<=[,;(]))(обл\.?|область|край)\s+({FEMININE}|{MASCULINE})(?=\s*(?:$|[,;)]))"
)
# «Моск. обл.», «Примор. край», «Удм. Респ.»: the noun tells how the whole name ends.
_CUT = re.compile(
    r"(?<!\w)([А-ЯЁ][а-яё]{2,9})\.\s?(?:(обл(?:\.|аст[а-я]+|(?!\w)))|(кр(?:\.|а[йяею]м?(?!\w)))|"
    r"[Рр]есп(?:\.|ублик[а-я]+|(?!\w)))"
)


_KRAI = re.compile(
    rf"(?<!\w)({MASCULINE}(?:(?:\s*,\s*|\s+(?:и|или|либо)\s+){MASCULINE})*)\s+"
    r"(кра(?:й|я|ю|ем|е|ям|ях)(?!\w)|кр\.|(?:велаят|вилайет|марз)\w*)",
    re.IGNORECASE,
)


_OKRUG = re.compile(
    rf"(?<!\w)({MASCULINE}|Еврейская)\s+((?:автономн\w+\s+|авт\.\s?)(?:округ\w*|окр\.)|АО(?!\w))(?:\s*[–—-]\s*Югр[а-я]+)?"
)


_REPUBLIC = re.compile(
    rf"(?<!\w)({FEMININE})\s+(Республик[а-я]+|[Рр]есп(?:\.|(?!\w))(?!\.?\s(?!город|посел|сел|дерев)[а-яё]{{4}}))|"
    r"(?<!\w)(?:[Рр]еспублик[а-я]+\s+|[Рр]есп(?:\.\s*|\s+)|Р\.\s)"
    r"(Саха(?:\s*\(Якутия\))?|Северн\w+ Осети\w+(?:\s*[–—-]\s*Алани\w+)?|Марий Эл|"
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)"
)


_AUTONOMOUS = re.compile(
    rf"(?<!\w)({STEM}[сц]к(?:ий|ого|ому|ом|им))\s+(?:автономн\w+\s+район\w*|АР(?!\w))|"
    r"(?<!\w)(?:[Аа]втономн\w+\s+район\w*\s+|АР\s+)?(?:Внутренн\w+\s+Монголи\w+)|"
    r"(?<!\w)(?:СУАР|АРВМ)(?!\w)"
)


_VOIVODESHIP = re.compile(
    rf"(?<!\w)({STEM}(?:ское|ском|ского|цкое|цком|цкого))\s+(воеводств[а-я]+)"
)


def _region(start: int, end: int, name: str, text: str) -> Mention:
    name = name[:1].upper() + name[1:] if not name.startswith(UNITS) else name
    shown, code = region_table().get(key(name), (name, None))
    name = name if key(shown) == key(name) else shown
    if code is None:
        code = country_of(text[start:end], name)
    return Mention("region", start, end, name, code, oblique=key(name) != key(text[start:end]))


def _republic_names(match: re.Match[str]) -> list[str]:
    if match.group(1):
        return [f"{adjective_nominative(match.group(1), 'ая')} Республика"]
    name = match.group(3)
    endings = (
        ("ии", "ия"),
        ("ию", "ия"),
        ("ией", "ия"),
        ("и", "я"),
        ("ы", "а"),
        ("е", "а"),
        ("е", ""),
        ("у", ""),
        ("а", ""),
        ("ом", ""),
        ("и", "ь"),
        ("е", "я"),
    )
    forms = [name, re.sub(r"^Северной Осетии", "Северная Осетия", name)]
    forms += [name[: -len(old)] + new for old, new in endings if name.endswith(old)]
    return [f"Республика {form}" for form in forms] + forms


def _all_known(match: re.Match[str]) -> list[tuple[int, int, str]]:
    """«Витебская, Могилевская обл.»: one noun in the singular, and each is a region."""
    adjectives = list(re.finditer(STEM, match.group(1)))
    known = [f"{adjective_nominative(one.group(), 'ая')} область" for one in adjectives]
    if len(known) < 2 or not all(key(name) in region_table() for name in known):
        return []
    ends = [match.start() + one.end() for one in adjectives[:-1]]
    starts = [match.start() + one.start() for one in adjectives]
    said = [one.group() for one in adjectives]
    return list(zip(starts, [*ends, match.end()], said, strict=True))


def _units(text: str) -> list[Mention]:
    """Units abroad: provinces, autonomous regions of China, voivodeships."""
    found = []
    for match in PROVINCE.finditer(text):
        unit = unit_abroad(match)
        if unit is not None:
            named = _region(match.start(), unit_end(match, 2), unit, text)
            code = named.code or country_of_unit(province_noun(match.group(1)), match.group(2))
            found.append(replace(named, code=code))
            found += [_region(*further, text) for further in units_listed(match)]
    for match in _AUTONOMOUS.finditer(text):
        wording = match.group()
        name = wording
        if match.group(1):
            name = f"{adjective_nominative(match.group(1), 'ий')} автономный район"
        elif "нутренн" in wording:
            name = "Внутренняя Монголия"
            name = f"Автономный район {name}" if wording[:2].lower() in ("ав", "ар") else name
        found.append(_region(match.start(), match.end(), name, text))
    for match in _VOIVODESHIP.finditer(text):
        name = f"{adjective_nominative(match.group(1), 'ое')} воеводство"
        named = _region(match.start(), match.end(), name, text)
        found.append(replace(named, code=named.code if named.code == "PL" else None))
    return found


def regions(text: str) -> list[Mention]:
    """Regions of a shadow that are named with their type."""
    found = []
    for match in OBLAST.finditer(text):
        noun = "провинция" if "провинц" in match.group(2) else "область"
        if "автономн" in match.group(2):
            noun = "автономная область"
        for start, end, adjective in _all_known(match) or listed(match, 1):
            found.append(
                _region(start, end, f"{adjective_nominative(adjective, 'ая')} {noun}", text)
            )
    for match in _TURNED.finditer(text):
        of_krai = match.group(1) == "край"
        adjective = adjective_nominative(match.group(2), "ий" if of_krai else "ая")
        name = f"{adjective} {'край' if of_krai else 'область'}"
        if key(name) in region_table():
            found.append(_region(match.start(), match.end(), name, text))
    for match in _CUT.finditer(text):
        noun = " область" if match.group(2) else " край" if match.group(3) else " республика"
        meant = {
            shown
            for wording, (shown, _) in region_table().items()
            if wording.startswith(key(match.group(1))) and wording.endswith(noun)
        }
        if len(meant) == 1:  # «Моск. обл.»; «Вол. обл.» may be one of two
            found.append(_region(match.start(), match.end(), meant.pop(), text))
    for match in _KRAI.finditer(text):
        noun = "край" if match.group(2).lower().startswith("кр") else match.group(2)
        for start, end, adjective in listed(match, 1):
            name = f"{adjective_nominative(adjective, 'ий')} {noun}"
            found.append(_region(start, end, name, text))
    for match in _OKRUG.finditer(text):
        name = f"{adjective_nominative(match.group(1), 'ий')} автономный округ"
        if match.group(1).startswith("Еврейск"):
            name = "Еврейская автономная область"  # «Еврейская АО»
        if key(name) in region_table():
            found.append(_region(match.start(), match.end(), name, text))
        else:  # those of China lie within a province
            found.append(Mention("district", match.start(), match.end(), name))
    for match in _REPUBLIC.finditer(text):
        names = _republic_names(match)
        known = next((name for name in names if key(name) in region_table()), None)
        if known is not None:
            found.append(_region(match.start(), match.end(), known, text))
    return found + _units(text)


@lru_cache(maxsize=1)
def _by_town() -> list[tuple[re.Pattern[str], re.Pattern[str], str, str]]:
    return [
        (
            re.compile(rf"(?<![\w-]){re.escape(row['wording'])}(?![\w-])"),
            re.compile(rf"(?<!\w)(?:{row['needs']})"),
            row["region"],
            row["country_code"],
        )
        for row in lookup_rows("places_regions_by_town.csv")
    ]


_OF_DISTRICT = re.compile(rf"(?<!\w)({MASCULINE})\s+(?:[а-я]+\s+)?(?:район|р-о?н|окру|улус)")
_OF_SETTLEMENT = re.compile(
    r"(?<!\w)(?:г|с|п|пос|д|дер|пгт|рп|р\.п)\.?\s?([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*)"
)


@lru_cache(maxsize=200)
def regions_told(text: str) -> frozenset[str]:
    """Regions that a district or a settlement of the text can only lie in («… района РБ»)."""
    told: set[str] = set()
    for match in _OF_DISTRICT.finditer(text):
        rows = districts_called(adjective_nominative(match.group(1), "ий"))
        told |= {rows[0].region} if len({row.region for row in rows}) == 1 else set()
    for match in _OF_SETTLEMENT.finditer(text):
        regions_ = {row.region for row in settlements_named(match.group(1))}
        told |= {region for region in regions_ if region and len(regions_) == 1}
    return frozenset(told)


def abbreviated_regions(text: str) -> list[Mention]:
    """«г. Уфа, РБ»: abbreviations that mean a region only beside its own towns."""
    found = []
    for wording, needs, region, code in _by_town():
        for match in wording.finditer(text):
            if needs.search(key(text)) or region in regions_told(text):
                found.append(Mention("region", match.start(), match.end(), region, code))
    return found


def _short_forms(name: str) -> list[str]:
    endings = (
        ("ии", "ия"),
        ("ию", "ия"),
        ("ией", "ия"),
        ("ы", "а"),
        ("е", "а"),
        ("е", ""),
        ("а", ""),
        ("е", "я"),
        ("и", "я"),
        ("у", "а"),
        ("я", "е"),
        ("ье", "ье"),
        ("и", "ь"),
        ("у", ""),
    )
    return [
        name,
        *(name[: -len(old)] + new for old, new in endings if name.endswith(old) and len(name) > 5),
    ]


@lru_cache(maxsize=1)
def _short_wordings() -> re.Pattern[str]:
    """A capitalised word or two, or an abbreviation of the table."""
    short = [w for w in region_wordings() if re.fullmatch(r"[А-ЯЁ]{2,5}", w)]
    abbreviations = longest_first(short)
    return re.compile(
        r"(?<![\w-])(?!(?:Южн|Северн|Западн|Восточн|Центральн)\w\w\s(?:Якути|Карели|Башки|Кузба|Дагест|Чукот))"
        rf"(?:[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+)?|{abbreviations})(?!\w)"
        r"(?:\s*[–—-]\s*(?:Югр|Алани)[а-я]+)?"
    )


def short_regions(text: str) -> list[Mention]:
    """Regions named without a type: «Татарстан», «Смоленщина», «ХМАО – Югра»."""
    found = []
    for match in _short_wordings().finditer(text):
        name = match.group()
        for form in [name, name.split(" ")[0]]:
            known = next((n for n in _short_forms(form) if key(n) in region_table()), None)
            if known is None or known.endswith((" область", " край", " округ")):
                continue
            shown, code = region_table()[key(known)]
            if key(shown) in ("москва", "санкт-петербург", "минск"):
                continue
            found.append(Mention("region", match.start(), match.start() + len(form), shown, code))
            break
    return found
