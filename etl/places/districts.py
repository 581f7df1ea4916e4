"""Districts and municipalities named in a text, quoted ones too."""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.gazetteer import settlements_named
from etl.places.adjectives import MASCULINE, STEM, adjective_nominative, listed
from etl.places.mention import Kind, Mention
from etl.places.name_cases import nominatives
from etl.places.place_words import districts_called
from etl.text import fold, key, right_before

# «мун. округ», «муниц. р-н», «гор.округ»
_CUT = r"(?:[Мм]ун(?:иц(?:ип)?)?|[Гг]ор|терр?|м|г)\.\s?(?=окр|рай|р-)"
DISTRICT = re.compile(
    rf"(?<!\w)({MASCULINE}(?:(?:\s*,\s*|\s+(?:и|или|либо)\s+){MASCULINE})*)\s+"
    rf"((?:(?:муниципальн|городск|национальн|немецк|эвенкийск|эвенск|административн|территориальн|внутригородск)\w+\s+|{_CUT}){{0,2}}(?:(?:район|округ)(?:а|у|ом|е|ы|ов|ах|ам|ами)?(?!\w)|окр\.(?!\s+(?!(?:сел|дер|пос|гор)[а-яё]*\s)[а-яё]{{3,}})|(?<=[\s.])р-о?н(?:а|у|ом|е|ы|ов|ах)?(?!\w))|"
    r"(?:национальн\w+\s+|эвенкийск\w+\s+){0,2}(?:улус|кожуун|аймак|сомон|уезд)(?:а|у|ом|е|ы|ов|ах)?(?!\w)|"
    r"р-о?н(?:а|у|ом|е|ы|ов|ах)?(?!\w)"
    r"|м\.\s?о\.?(?!\w)|г\.\s?о\.?(?!\w)|м\.\s?р\.?(?!\w)|(?:МО|МР|ГО|м/о|г/о)(?!\w))"
)


NAMED_DISTRICT = re.compile(
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
    rf"(р-н|район|м\.\s?[ро]\.|МР|(?:[Мм]униципальный |{_CUT})(?:район|округ|р-о?н|окр\.))\s+"
    r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*[цс]кий)(?=\s*(?:$|[,;()]|Республик|[А-ЯЁ][а-яё-]+(?:ой|ого)\s+(?:обл|кра)))"
)
_OF_AREA = (
    r"(?:[А-ЯЁ][\w-]+(?:[ое](?:го|й)|[иы]х),?\s(?:и\s)?){0,4}"
    r"[А-ЯЁ][\w-]+(?:[ое](?:го|й)|[иы][хй])\s+(?:муниципальн\w+\s|городск\w+\s)?"
    r"(?:район|р-о?н|округ|област|обл\.|кра[яею]|улус|МР|МО|ГО|м\.?\s?[ро])"
)
# «сельское поселение Новый Урал, …»
_SECOND = r"(?:(?<=[ыио]й|[ао]я|[ое]е|[ыи]е)\s[А-ЯЁ][а-яё]+(?=\s*(?:$|[,;)])))?"
COUNCIL = re.compile(
    rf"(?<!\w)(?:{STEM}(?:ое|ом|ого|ий|ого|ому)\s+)(?:сельск\w+|городск\w+)\s+поселени\w+|"
    rf"(?<!\w){STEM}(?:ий|ого|ому|ом|ий)\s+(?:сельсовет\w*|сельск\w+\s+[Сс]овет\w*|с/с|с/п|"
    rf"сельск\w+\s+округ\w*)"
    # «на землях сельских поселений Карталинского района» has the district's name
    rf"|(?<!\w)(?:(?:сельск\w+|городск\w+)\s+поселени\w+|с/п)\s+(?!{_OF_AREA}){STEM}{_SECOND}"
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


CALLED_BY_ADJECTIVE = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*[цс]кий")


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
    (re.compile(r"территориальн\w+\s+округ"), "территориальный округ"),
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
    whole = re.sub(r"^м(?:ун\w*)?\.\s?(?=окр|р\w*-|рай)", "муниципальный ", noun.lower())
    whole = re.sub(r"^г(?:ор)?\.\s?(?=окр|рай|р-)", "городской ", whole)
    whole = re.sub(r"^терр?\.\s?(?=окр)", "территориальный ", whole)
    whole = re.sub(r"(?<=\s)р-о?н", "район", whole)
    for wording, full in _DISTRICT_NOUNS:
        if wording.match(whole.replace("окр.", "округ")):
            return full
    return noun


_SOME_TOWN = 10_000


def _adjective(word: str) -> str:
    """The nominative; «Каневского района» is «Каневской» where only such districts are known."""
    plain = adjective_nominative(word, "ий")
    known = districts_called(plain)
    in_oi = re.sub(r"[иы]й$", "ой", plain)
    if known and all(row.adjective.endswith("ой") for row in known):
        return in_oi
    towns = settlements_named(in_oi) if not known else ()
    if any(row.country_code == "RU" and row.population > _SOME_TOWN for row in towns):
        return in_oi  # «Полевского ГО»
    return plain


def _is_nominative(adjective: str, noun: str) -> bool:
    """«Режевской район»; «Полевской ГО» is called after Полевской."""
    named = noun.endswith(("район", "округ")) or key(adjective) in nominatives(adjective)
    return adjective.endswith("ой") and named


def district_called(adjective: str, noun: str) -> str:
    """«Невельский муниципальный округ» of an adjective and a noun in any case and number."""
    return f"{_adjective(adjective)} {_district_noun(noun)}"


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
    for match in DISTRICT.finditer(text):
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
            kept = _is_nominative(adjective, match.group(2))
            name = f"{adjective if kept else _adjective(adjective)} {noun}"
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
    for match in NAMED_DISTRICT.finditer(text):
        town = match.group(3)
        firm = not (nominatives(town) or CALLED_BY_ADJECTIVE.fullmatch(town))
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
    for parts in (COUNCIL, _OKRUG_OF_MOSCOW):
        found += [Mention("part", m.start(), m.end(), m.group()) for m in parts.finditer(text)]
    return found
