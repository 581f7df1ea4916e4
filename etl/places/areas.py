"""Areas and typed settlements named in a text: countries, regions, districts, «г. Смоленск»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from etl.countries import country_code, find_countries
from etl.gazetteer import settlements_named
from etl.home import Home
from etl.places.names import Context, nominatives, read_settlement
from etl.places.vocabulary import pattern, region_table, settlement_types
from etl.text import fold, key

Kind = Literal["country", "region", "district", "settlement", "part"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One area or settlement that the text names.

    Attributes:
        kind: what it is; "part" is a part of a town or a village council, which only
            belongs to an address.
        start: offset of its first character, its type included.
        end: offset after its last character.
        name: in the nominative; of a settlement without the type, as the text has it.
        code: of a country or a region, where known: ISO code or an entity's name.
        settlement_type: as the document has it, in the nominative.
        size: class of the settlement's type.
        oblique: the text has it in a case other than the nominative.
    """

    kind: Kind
    start: int
    end: int
    name: str
    code: str | None = None
    settlement_type: str | None = None
    size: str = "any"
    oblique: bool = False


_HOMINE = r"[А-ЯЁ][а-яё]+(?:[-–][А-ЯЁ]?[а-яё]+)*"
_FEMININE = rf"{_HOMINE}(?:ская|ской|скую|цкая|цкой|цкую|ные|ная|ной|ную)"
_MASCULINE = (
    rf"{_HOMINE}(?:[цс]кий|[цс]кого|[цс]кому|[цс]ком|[цс]ким|ий|ый|ой|ого|его|ому|ему|ом|ем|ым|им)"
)
_MORE = r"(?:(?:\s*,\s*|\s+и\s+){adjective})*"

_OBLAST = re.compile(
    rf"(?<!\w)({_FEMININE}(?:(?:\s*,\s*|\s+и\s+){_FEMININE})*)\s+"
    r"((?:автономн\w+\s+|народн\w+\s+)?(?:област(?:ь|и|ью|ей|ям|ях|ями)(?!\w)|обл(?:\.|(?!\w))|провинци[а-я]*|губерни[а-я]*))",
    re.IGNORECASE,
)
_KRAI = re.compile(
    rf"(?<!\w)({_MASCULINE})\s+(кра(?:й|я|ю|ем|е)|велаят\w*|вилайет\w*)(?!\w)", re.IGNORECASE
)
_OKRUG = re.compile(
    rf"(?<!\w)({_MASCULINE})\s+(автономн\w+\s+округ\w*|АО(?!\w))(?:\s*[–—-]\s*Югр[а-я]+)?"
)
_REPUBLIC = re.compile(
    rf"(?<!\w)({_FEMININE})\s+(Республик[а-я]+)|(?<!\w)(?:Республик[а-я]+|Респ\.|респ\.|республик[а-я]+)\s+"
    r"(Саха(?:\s*\(Якутия\))?|Северн\w+ Осети\w+(?:\s*[–—-]\s*Алани\w+)?|Марий Эл|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)"
)
_PROVINCE = re.compile(
    r"(?<!\w)(провинци[а-я]+|префектур[а-я]*|штат[а-я]*|земл[а-я]+|воеводств[а-я]+|кантон[а-я]*|уезд[а-я]*|"
    r"вилайет[а-я]*|велаят[а-я]*|графств[а-я]+|регион[а-я]*|эмират[а-я]*|департамент[а-я]*)\s+"
    r"([А-ЯЁ][а-яё]+(?:[- ](?!Республик|Китай)[А-ЯЁ][а-яё]+)*)"
)
_VOIVODESHIP = re.compile(
    rf"(?<!\w)({_HOMINE}(?:ское|ском|ского|цкое|цком|цкого))\s+(воеводств[а-я]+)"
)
_DISTRICT = re.compile(
    rf"(?<!\w)({_MASCULINE}(?:(?:\s*,\s*|\s+и\s+){_MASCULINE})*)\s+"
    r"((?:муниципальн\w+\s+|городск\w+\s+)?(?:район|округ)(?:а|у|ом|е|ы|ов|ах|ам|ами)?(?!\w)|р-н(?:а|у|ом|е|ы|ов|ах)?(?!\w)"
    r"|м\.\s?о\.?(?!\w)|г\.\s?о\.?(?!\w)|м\.\s?р\.?(?!\w)|(?:МО|МР|ГО|м/о|г/о)(?!\w))"
)
_NAMED_DISTRICT = re.compile(
    r"(?<!\w)((?:муниципальн|городск|Муниципальн|Городск)\w+\s+(?:округ|район)(?:а|у|ом|е)?|ГО|г\.\s?о\.)\s+"
    r"((?:город(?:-герой)?(?:а|е|у|ом)?|г\.)\s*)?[«\"]?"
    r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*(?:\s[А-ЯЁ][а-яё]+)?)[»\"]?(?!\w|\s+(?:обл|кра|респ|рай|окр|Респ))"
)
_COUNCIL = re.compile(
    rf"(?<!\w)(?:{_HOMINE}(?:ое|ом|ого|ий|ого|ому)\s+)(?:сельск\w+|городск\w+)\s+поселени\w+|"
    rf"(?<!\w){_HOMINE}(?:ий|ого|ому|ом|ий)\s+(?:сельсовет\w*|сельск\w+\s+[Сс]овет\w*|с/с|с/п|сельск\w+\s+округ\w*)"
    rf"|(?<!\w)(?:сельск\w+|городск\w+)\s+поселени\w+\s+{_HOMINE}|(?<!\w)с/п\s+{_HOMINE}"
)
_CITY_DISTRICT_LEAD = re.compile(r"\s+(?:г\.|город[а-я]*\s|гор\.)")
_PREPOSITION = re.compile(
    r"(?:^|[\s(])(?:в|во|на|из|под|близ|возле|около|у|до|от|при|для|за|территории|окрестностях|районе|между)\s+$",
    re.IGNORECASE,
)
TOWN_WORD = re.compile(
    r"С(?:анкт)?\.?\s?-\s?Петербург[а-я]*|СПб|Н\.\s?Новгород[а-я]*|[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*"
)
# An area after these words only describes another one («районы, граничащие с Беларусью»).
_ASIDE = re.compile(
    r"(?<!\w)(?:граничащ\w+ с|границе с|граница с|участием|совместно с|делегаци\w+(?: из)?|гостей из|"
    r"гости из|представител\w+(?: из)?)\s+$",
    re.IGNORECASE,
)
_MUNICIPAL_LEAD = re.compile(
    r"(?<!\w)(?:муниципальн\w+\s+образовани\w+|МО)\s+(?=[«\"]?[А-ЯЁг])", re.IGNORECASE
)


def adjective_nominative(word: str, ending: str) -> str:
    """An adjective in the nominative of the given gender.

    >>> adjective_nominative("Духовщинского", "ий")
    'Духовщинский'
    """
    stem = re.sub(r"(ая|ой|ую|ою|ий|ый|ого|его|ому|ему|ом|ем|им|ым|ое|ее|ие|ые|их|ых)$", "", word)
    if (ending == "ий" and not re.search(r"[кгхжшщчн]$|[цс]к$", stem)) or (
        ending == "ий"
        and stem.endswith("н")
        and not re.search(r"(?:н|ж|ч|ш|щ)ий$|его$|ему$|им$|ем$", word)
    ):
        ending = "ый"
    return stem + ending


def unmask_municipalities(
    shadow: str, quotes: list[tuple[int, int]]
) -> tuple[str, list[tuple[int, int]]]:
    """Open quotations that hold a municipality's name: those are areas, no names.

    «Муниципальное образование «Духовщинский муниципальный округ»» becomes the bare
    district; the text keeps its length.
    """
    kept = []
    for start, end in quotes:
        inner = shadow[start + 1 : end - 1]
        lead = _MUNICIPAL_LEAD.search(shadow[:start] + "«Г")
        led = lead is not None and lead.end() == start
        led = (
            led
            or re.search(r"(?:городск|муниципальн)\w+\s+округ\w*\s+$", shadow[:start]) is not None
        )
        area = _DISTRICT.match(inner) or _NAMED_DISTRICT.match(inner) or _OBLAST.match(inner)
        town = led and re.match(r"(?:город|г\.|посел|пос\.|Город|Посел|[А-ЯЁ][а-яё-]+$)", inner)
        council = _COUNCIL.match(inner)
        if (area is None or area.end() < len(inner) - 22) and not town and not council:
            kept.append((start, end))
            continue
        if (
            town
            and area is None
            and re.fullmatch(r"[А-ЯЁ][а-яё-]+", inner)
            and not nominatives(inner)
        ):
            kept.append((start, end))
            continue
        body = inner[:1].lower() + inner[1:] if re.match(r"Город|Посел", inner) else inner
        shadow = f"{shadow[:start]} {body} {shadow[end:]}"
    return shadow, kept


def blank_municipal_leads(shadow: str) -> str:
    """Overwrite «муниципальное образование» before an area's own name with spaces."""

    def blanked(match: re.Match[str]) -> str:
        # «Починковский МО Смоленской области» is a district, its type abbreviated.
        own = re.search(r"[цс]к(?:ий|ого|ому|ом|им)\s+$", shadow[: match.start()])
        return match.group() if own else " " * len(match.group())

    return _MUNICIPAL_LEAD.sub(blanked, shadow)


def _listed(match: re.Match[str], group: int) -> list[tuple[int, int, str]]:
    """The adjectives of «Минской и Витебской областях» with their spans; the last has the noun."""
    found = []
    offset = match.start(group)
    words = list(re.finditer(r"[А-ЯЁа-яё]{3,}(?:[-–][А-ЯЁа-яё]+)*", match.group(group)))
    noun = match.group(group + 1)
    several = re.search(r"(?:ы|ов|ам|ах|ами|ей|ям|ях|ями|и)$", noun) is not None
    if len(words) > 1 and not several and not re.search(r"\sи\s", match.group(group)):
        # «ст-ца Вёшенская, Ростовская область» is no list of regions.
        return [(offset + words[-1].start(), match.end(), words[-1].group())]
    for number, word in enumerate(words):
        end = match.end() if number == len(words) - 1 else offset + word.end()
        found.append((offset + word.start(), end, word.group()))
    return found


_LOWER_CASE_UNITS = ("провинция", "префектура", "штат", "земля", "воеводство", "кантон", "уезд", "регион",
                     "вилайет", "велаят", "графство", "эмират", "департамент")  # fmt: skip


def _region(start: int, end: int, name: str, text: str) -> Mention:
    name = name[:1].upper() + name[1:] if not name.startswith(_LOWER_CASE_UNITS) else name
    shown, code = region_table().get(key(name), (name, None))
    if key(shown) == key(name) or re.match(r"(?:[А-ЯЁ].*)(?:обл|кра|окр|Респ)", name) is None:
        name = name if key(shown) == key(name) else shown
    if code is None:
        code = _region_country(text[start:end], name)
    return Mention("region", start, end, name, code, oblique=key(name) != key(text[start:end]))


def _region_country(*wordings: str) -> str | None:
    for wording in wordings:
        for mention in find_countries(wording):
            if mention.kind == "region" and mention.code is not None:
                return mention.code
    return None


def _regions(text: str) -> list[Mention]:
    found = []
    for match in _OBLAST.finditer(text):
        noun = "провинция" if "провинц" in match.group(2) else "область"
        if "автономн" in match.group(2):
            noun = "автономная область"
        for start, end, adjective in _listed(match, 1):
            found.append(
                _region(start, end, f"{adjective_nominative(adjective, 'ая')} {noun}", text)
            )
    for match in _KRAI.finditer(text):
        noun = match.group(2)[:3] if match.group(2).lower().startswith("кра") else match.group(2)
        noun = "край" if noun.lower() == "кра" else noun
        name = f"{adjective_nominative(match.group(1), 'ий')} {noun}"
        found.append(_region(match.start(), match.end(), name, text))
    for match in _OKRUG.finditer(text):
        name = f"{adjective_nominative(match.group(1), 'ий')} автономный округ"
        found.append(_region(match.start(), match.end(), name, text))
    for match in _REPUBLIC.finditer(text):
        names = _republic_names(match)
        known = next((name for name in names if key(name) in region_table()), None)
        if known is not None:
            found.append(_region(match.start(), match.end(), known, text))
    for match in _PROVINCE.finditer(text):
        noun = _noun_nominative(match.group(1))
        if noun in ("регион", "департамент", "земля") and _region_country(match.group()) is None:
            continue
        found.append(_region(match.start(), match.end(), f"{noun} {match.group(2)}", text))
    for match in _VOIVODESHIP.finditer(text):
        name = f"{adjective_nominative(match.group(1), 'ое')} воеводство"
        found.append(_region(match.start(), match.end(), name, text))
    return found


def _noun_nominative(noun: str) -> str:
    for stem, full in (
        ("провинц", "провинция"),
        ("префект", "префектура"),
        ("штат", "штат"),
        ("земл", "земля"),
        ("воевод", "воеводство"),
        ("кантон", "кантон"),
        ("уезд", "уезд"),
        ("вилайет", "вилайет"),
        ("велаят", "велаят"),
        ("графств", "графство"),
        ("эмират", "эмират"),
        ("департ", "департамент"),
    ):
        if noun.startswith(stem):
            return full
    return "регион"


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


def _short_regions(text: str) -> list[Mention]:
    found = []
    for match in re.finditer(
        r"(?<![\w-])(?:[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+)?|[ХЯ]?[МН]АО|К[БЧ]Р)(?!\w)(?:\s*[–—-]\s*Югр[а-я]+)?",
        text,
    ):
        name = match.group()
        for form in [name, name.split(" ")[0]]:
            known = next((n for n in _short_forms(form) if key(n) in region_table()), None)
            if known is None or known.endswith(("область", "край", "округ")):
                continue
            shown, code = region_table()[key(known)]
            if key(shown) in ("москва", "санкт-петербург", "минск"):
                continue
            found.append(Mention("region", match.start(), match.start() + len(form), shown, code))
            break
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


_DISTRICT_NOUNS = (
    (re.compile(r"муниципальн\w+\s+округ"), "муниципальный округ"),
    (re.compile(r"муниципальн\w+\s+район"), "муниципальный район"),
    (re.compile(r"городск\w+\s+округ"), "городской округ"),
    (re.compile(r"городск\w+\s+район"), "городской район"),
    (re.compile(r"район|р-н"), "район"),
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


def _districts(text: str) -> list[Mention]:
    found = []
    for match in _DISTRICT.finditer(text):
        noun = _district_noun(match.group(2))
        for start, end, adjective in _listed(match, 1):
            name = f"{adjective_nominative(adjective, 'ий')} {noun}"
            found.append(
                Mention("district", start, end, name, oblique=key(name) != key(text[start:end]))
            )
    for match in _NAMED_DISTRICT.finditer(text):
        noun = _district_noun(match.group(1))
        oblique = not re.match(r"(?i)(?:муниципальный|городской)\s|ГО|г\.", match.group(1))
        forms = nominatives(match.group(3)) if oblique else ()
        town = match.group(3)
        if forms and key(town) not in forms:
            town = forms[0][:1].upper() + forms[0][1:]
        middle = (
            "город "
            if match.group(2) and match.group(2).startswith("город")
            else match.group(2) or ""
        )
        name = fold(f"{noun} {middle}{' ' if middle == 'г.' else ''}{town}")
        found.append(Mention("district", match.start(), match.end(), name, oblique=oblique))
    found += [Mention("part", m.start(), m.end(), m.group()) for m in _COUNCIL.finditer(text)]
    return found


def _is_oblique_country(wording: str, name: str) -> bool:
    first, *rest = wording.split(" ")
    if rest:
        return re.search(r"(?:ики|ике|ику|ой|ую|ых|ств[ае])$", first) is not None
    return (
        not wording.isupper() and key(wording) != key(name) and not wording.endswith(("ия", "ан"))
    )


def _countries(text: str) -> list[Mention]:
    found = []
    for mention in find_countries(text):
        town = any(row.country_code == mention.name for row in settlements_named(mention.name))
        if mention.kind in ("name", "abbreviation") and not town:
            oblique = _is_oblique_country(text[mention.start : mention.end], mention.name)
            code = mention.code or mention.name
            found.append(
                Mention("country", mention.start, mention.end, mention.name, code, oblique=oblique)
            )
    return found


def _name_after(text: str, at: int, taken: list[Mention], size: str) -> tuple[int, str] | None:
    """Where a settlement's name that begins at ``at`` ends, and the name."""
    words: list[re.Match[str]] = []
    stop = min((mention.start for mention in taken if mention.start >= at), default=len(text))
    here = at
    while len(words) < 4:
        word = TOWN_WORD.match(text, here)
        if word is None or word.end() > stop:
            break
        words.append(word)
        here = word.end() + 1
        if text[word.end() : here] != " ":
            break
        joint = re.match(r"(?:на|над|под)\s(?=[А-ЯЁ])", text[here:])
        if joint:
            here += joint.end()
    if not words:
        return None
    for count in range(len(words), 0, -1):
        name = text[at : words[count - 1].end()]
        if nominatives(name):
            if count == 1 and _goes_on(text, words, size):
                continue
            return words[count - 1].end(), name
    count = 2 if _goes_on(text, words, "village") else 1
    return words[count - 1].end(), text[at : words[count - 1].end()]


def _goes_on(text: str, words: list[re.Match[str]], size: str) -> bool:
    """Whether a village's first word is only the adjective of a name («Малые Хутора»)."""
    if size == "town" or len(words) < 2:
        return False
    first, second = words[0].group(), words[1].group()
    adjective = re.search(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|ом|ых)$", first) is not None
    return (
        adjective
        and pattern("name", "site").match(second) is None
        and not second.endswith(("ий", "ая"))
    )


def _typed_settlements(text: str, taken: list[Mention], home: Home) -> list[Mention]:
    found: list[Mention] = []
    claimed = list(taken)
    for kind in settlement_types():
        for match in re.finditer(rf"(?<![\w.-])(?:{kind.pattern.pattern})", text, re.IGNORECASE):
            at = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" "))
            wording = match.group().strip()
            if re.search(r"\d{4}\s*$", text[: match.start()]) and wording.lower() in (
                "г.",
                "гг.",
                "г",
            ):
                continue
            if any(m.start < match.end() and match.start() < m.end for m in claimed):
                continue
            bare = text[at : at + 1] in '«"'
            named = _name_after(text, at + bare, claimed, kind.size)
            if named is None:
                named = _lower_case_name(text, at) if wording.endswith(".") else None
            if named is None:
                continue
            end, name = named
            end += bare and text[end : end + 1] in '»"'
            shown, oblique = _type_words(wording, kind.nominative)
            before = text[: match.start()]
            oblique = oblique or _PREPOSITION.search(before) is not None
            oblique = oblique or re.search(r"[а-яё»\"¤]\s$", before) is not None
            oblique = oblique and not (wording.lower() == "город" and shown == "город")
            settlement = read_settlement(name, Context(size=kind.size), home, oblique=oblique)
            mention = Mention(
                "part" if kind.size == "part" else "settlement",
                match.start(),
                end,
                settlement.name,
                settlement_type=shown,
                size=kind.size,
                oblique=oblique,
            )
            if kind.size == "okrug":
                mention = Mention(
                    "district", match.start(), end, f"городской округ {settlement.name}"
                )
            found.append(mention)
            claimed.append(mention)
    return found + _types_after(text, claimed)


def _types_after(text: str, claimed: list[Mention]) -> list[Mention]:
    """«Вязьма г.»: the type stands after the name, as in lists by alphabet."""
    found = []
    wording = (
        rf"({TOWN_WORD.pattern})\s+(г\.|гор\.|пос\.|дер\.|с\.|пгт\.?|г\.п\.|р\.п\.|аг\.|город)"
    )
    for match in re.finditer(rf"(?<![\w-]){wording}(?=\s*(?:$|[,;()]))", text):
        free = all(m.end <= match.start() or match.end() <= m.start for m in claimed)
        if free and key(match.group(1)) in nominatives(match.group(1)):
            found.append(
                Mention(
                    "settlement",
                    match.start(),
                    match.end(),
                    match.group(1),
                    settlement_type=match.group(2),
                )
            )
    return found


def _lower_case_name(text: str, at: int) -> tuple[int, str] | None:
    word = re.compile(r"[а-яё]{3,}(?:-[а-яё]+)*").match(text, at)
    if word is None or not nominatives(word.group()):
        return None
    return word.end(), word.group().capitalize()


def _type_words(wording: str, nominative: str) -> tuple[str, bool]:
    """The type to show, and whether the document has it in another case than the nominative."""
    plain = re.sub(r"(?<=\.)\s(?=\w\.)", "", wording.lower())
    if not nominative:
        return plain, False
    if key(plain) == key(nominative):
        return plain, False
    return nominative, not wording.endswith(".") and len(wording) > 3


def find_areas(text: str, home: Home) -> list[Mention]:
    """Every area and typed settlement of a text whose quotations are masked, in order.

    Args:
        text: a shadow (see ``etl.places.shadow``).
        home: for namesakes of settlements.
    """
    found: list[Mention] = []
    for mentions in (_districts(text), _regions(text), _countries(text), _short_regions(text)):
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            if any(m.start < mention.end and mention.start < m.end for m in found):
                continue
            if "¤" in text[mention.start : mention.end]:
                continue
            found.append(mention)
    found += _typed_settlements(text, found, home)
    named = (_named_by_entity(m) for m in found if not _ASIDE.search(text[: m.start]))
    return sorted(named, key=lambda mention: mention.start)


def _named_by_entity(mention: Mention) -> Mention:
    """A region that is an entity of disputed status stands for its own country."""
    if mention.kind == "region" and mention.code is None:
        named = [m for m in find_countries(mention.name) if m.code is None and m.kind == "name"]
        if named:
            return Mention("country", mention.start, mention.end, named[0].name, named[0].name)
    return mention


def known_country(name: str) -> str | None:
    """ISO code of a country's name in any wording."""
    return country_code(name)
