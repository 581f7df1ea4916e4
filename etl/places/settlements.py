"""Settlements named with their type: «г. Смоленск», «в деревне Максимовке»."""

from __future__ import annotations

import re

from etl.countries.street_names import names_a_street
from etl.home import Home
from etl.places.mention import Mention
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.place_words import PREPOSITION, pattern
from etl.places.settlement_names import LETTERS, is_as_called, may_be_genitive, read_settlement
from etl.places.settlement_types import URBAN, types_in
from etl.places.short_towns import SHORT_TOWN
from etl.places.town_namesakes import Context, is_either
from etl.street_words import STREET_SHORT
from etl.text import key, right_before

TOWN_WORD = re.compile(
    rf"С(?:анкт)?\.?\s?-\s?Петербург[а-я]*|СПб(?!\w)|{SHORT_TOWN}|"
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+){0,5}(?:-\d{1,3}(?!\w))?"
)


_PREPOSITION = re.compile(
    rf"(?:^|[\s(])(?:{PREPOSITION}|при|для|за|территории|окрестностях|районе)\s+$",
    re.IGNORECASE,
)


# «им. С. Есенина», «ул. Д. Ковальчук»
_INITIAL = re.compile(
    rf"(?:(?<!\w)(?:им|{STREET_SHORT})\.|(?<!\w)(?:имени|улица|проспект|пр-к?т|б-р)|"
    r"(?<!\w)[А-ЯЁ]\.)\s?$"
)


def _is_initial(wording: str, before: str) -> bool:
    """Whether capital letters with full stops belong to a person rather than to a place."""
    if re.fullmatch(r"(?:[А-ЯЁ]\.\s?){1,2}", wording) is None:
        return False
    led = _PREPOSITION.search(before) is not None
    # «УСК С. Хоркиной»; «РДК Г. РУДНЯ» shouts
    word = r"[а-яё]\s$" if wording == "Г." else r"[а-яёА-ЯЁ]\s$"
    return _INITIAL.search(before) is not None or (re.search(word, before) is not None and not led)


_URBAN = re.compile(rf"(?<!\w)(?:{URBAN}|посел\w+)\.?\s*$")
# «пос. имени Морозова», «с. им. Полины Осипенко»
_AFTER_PERSON = re.compile(
    r"(?:имени|им\.)\s?((?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+)?)(?=\s*(?:$|[,;()]))"
)
# «пос. ВНИИСС», «пгт ГРЭС-2»: called by the letters of what was built there.
_LETTERS = re.compile(rf"{LETTERS}(?=\s*(?:$|[,;()]))")
_SMALL_TYPE = re.compile(
    rf"(?<!\w)(?:{URBAN}\.?|п\.|с\.|пос\.?|посел\w+|разъезд|станция)\s*$", re.I
)


def _name_after(text: str, at: int, taken: list[Mention], size: str) -> tuple[int, str] | None:
    """Where a settlement's name that begins at ``at`` ends, and the name."""
    after = _AFTER_PERSON.match(text, at)
    if after is not None and size == "part":
        return None  # «микрорайон имени Гагарина» is a name, as other parts of a town are none
    if after is not None and (size != "town" or _URBAN.search(right_before(text, at))):
        return after.end(), f"имени {after.group(1)}"
    shouted = _LETTERS.match(text, at)
    if shouted is not None and text[at - 1] in " ." and _SMALL_TYPE.search(right_before(text, at)):
        return shouted.end(), shouted.group()
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
    count = 2 if _goes_on(text, words, size if nominatives(words[0].group()) else "village") else 1
    return words[count - 1].end(), text[at : words[count - 1].end()]


def _goes_on(text: str, words: list[re.Match[str]], size: str) -> bool:
    """Whether a village's first word is only the adjective of a name («Малые Хутора»)."""
    first, second = words[0].group(), words[-1].group() if len(words) < 2 else words[1].group()
    if len(words) < 2 or (size == "town" and nominatives(first) and not _is_urban(text, words[0])):
        return False
    adjective = re.search(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|ом|ых)$", first) is not None
    return (
        adjective
        and pattern("name", "site").match(second) is None
        and not second.endswith(("ий", "ая"))
    )


def _is_urban(text: str, word: re.Match[str]) -> bool:
    """Whether an urban settlement, no town, is named («пгт Новый Свет»)."""
    return _URBAN.search(right_before(text, word.start())) is not None


def _lower_case_name(text: str, at: int) -> tuple[int, str] | None:
    word = re.compile(r"[а-яё]{3,}(?:-[а-яё]+)*").match(text, at)
    if word is None or word.group() == "метро" or not nominatives(word.group()):
        return None
    return word.end(), word.group().capitalize()


def _type_words(wording: str, nominative: str) -> tuple[str, bool]:
    """The type to show, and whether the document has it in another case than the nominative."""
    plain = re.sub(r"(?<=\.)\s(?=\w\.)", "", wording.lower())
    if not nominative:
        return plain, False
    if key(plain) == key(nominative):
        return (nominative if nominative.isupper() else plain), False
    return nominative, not wording.endswith(".") and len(wording) > 3


def _is_site(name: str, found: list[Mention]) -> bool:
    """«г. Казань, Деревня Универсиады»: behind a town, and the word is a common noun."""
    behind = any(mention.size == "town" for mention in found)
    return behind and is_ordinary_word(name) and not nominatives(name)


def _is_village(name: str) -> bool:
    """«с Дивеево» with its full stop forgotten, not «совместно с Посольством»."""
    return key(name) in nominatives(name) and pattern("name", "site").match(name) is None


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


# «школа п. Локни», «СДК п. Локни», «школа № 1 п. Локни»
_PARTS = ("part", "okrug")
_SITE_BEFORE = re.compile(r"(?:[а-яё»\"¤]|(?<![А-ЯЁа-яё])[А-ЯЁ]{2,}|№\s?\d+)\s$")


def typed_settlements(text: str, taken: list[Mention], home: Home) -> list[Mention]:
    """Settlements with their type, outside of the areas already taken."""
    found: list[Mention] = []
    claimed = list(taken)
    placed = any(m.kind in ("region", "district") for m in taken)
    for kind, match in types_in(text):
        at = match.end()
        while text.startswith(" ", at):
            at += 1
        wording = match.group().strip()
        before = right_before(text, match.start())
        if re.search(r"\d{4}\s*$", before) and re.fullmatch(r"(?i)гг?\.?", wording):
            continue
        if any(m.start < match.end() and match.start() < m.end for m in claimed):
            continue
        if wording[:1].isupper() and _is_initial(wording, before):
            continue  # «театр им. С. Чанба», «МГУ им. Н.П. Огарёва»
        if names_a_street(text, at):
            continue
        bare = text[at : at + 1] in '«"'
        named = _name_after(text, at + bare, claimed, kind.size)
        if named is None:
            named = _lower_case_name(text, at) if wording.endswith(".") else None
        if named is None:
            continue
        end, name = named
        if wording[:1].isupper() and len(wording) > 3 and _is_site(name, found):
            continue  # «г. Казань, Деревня Универсиады»
        if wording.lower() == "с" and not _is_village(name):
            continue
        end += bare and text[end : end + 1] in '»"'
        shown, oblique = _type_words(wording, kind.nominative)
        oblique = oblique or _PREPOSITION.search(before) is not None
        oblique = oblique or re.search(r"[а-яё»\"¤]\s$", before) is not None
        behind_site = _SITE_BEFORE.search(before) is not None and kind.size not in _PARTS
        of_site = behind_site and may_be_genitive(name, shown)
        oblique = oblique or of_site
        oblique = oblique and not is_as_called(wording, kind.nominative, name)
        after = next((m for m in taken if m.kind == "region" and m.start == end + 1), None)
        context = Context(after.code, after.name, kind.size) if after else Context(size=kind.size)
        settlement = read_settlement(name, context, home, oblique=oblique, settlement_type=shown)
        mention = Mention(
            "part" if kind.size == "part" else "settlement",
            match.start(),
            end,
            settlement.name,
            settlement_type=shown,
            size=kind.size,
            oblique=oblique,
            guess=(oblique and not placed and is_either(name, home))
            or (of_site and oblique and not settlement.rows),
        )
        if kind.size == "okrug":
            mention = Mention("district", match.start(), end, f"городской округ {settlement.name}")
        found.append(mention)
        claimed.append(mention)
    return found + _types_after(text, claimed)
