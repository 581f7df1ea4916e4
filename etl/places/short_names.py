"""The short name in brackets behind a name: «Национальный дворец культуры (НДК)» is one name.

A name in quotes is whole without it: «УО «… институт» (УО «МГОИРО»)».
"""

from __future__ import annotations

import re

from etl.countries import find_countries
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.nested_sites import is_university
from etl.places.place_words import local_abbreviations, pattern, region_wordings
from etl.text import key

_SHORT = r"[А-ЯЁA-Z][А-ЯЁа-яёA-Za-z-]*[А-ЯЁA-Z][а-яёa-z]*"
_BRACKET = re.compile(rf"(?<=[А-ЯЁа-яёA-Za-z»\"]\s)\(({_SHORT}(?:\s{_SHORT})?)\)")
# Where a name begins: behind a comma, a bracket, a dash, or what the page broke.
_BEFORE = re.compile(r"(?:.*[;,():|]|.*\s[–—/-]\s|.*[а-яё]{3}\.\s(?=[А-ЯЁ]))\s*", re.DOTALL)
_QUOTES = '»"'
_WORD = re.compile(r"[А-ЯЁа-яё]+|[A-Za-z]+")
_ALL_LATIN = re.compile(r"[A-Z][\w'’&. -]*\s[\w'’&. -]*", re.ASCII)
_CAPITALS = re.compile(r"(?:[а-яё]+\s)*[А-ЯЁ][А-ЯЁа-яё]*[А-ЯЁ]{2}(?!\w)")
# «Бенаресский индуистский университет (BHU)»: the letter of the noun in English.
_HEADS = {"университет": "U", "институт": "I", "центр": "C", "академи": "A"}
_LATIN = dict(zip("АБВГДЕЗИКЛМНОПРСТУФХЧШЮЯ", "ABVGDEZIKLMNOPRSTUFHCSYY", strict=True))
_TOWN_TOLD = re.compile(r"(?<!\w)(?:г\.|город\w*\s[А-ЯЁ])")
_IN_TOWN = re.compile(r"\s(?:во?|на)\s[А-ЯЁ]|(?<!\w)г\.|(?<!\w)город\w*\s[А-ЯЁ]")


def keep_short_names(shadow: str) -> str:
    """Mask brackets that belong to the name before them; the text keeps its length.

    Behind a quoted name, or a town at the name's end («Русский дом в Берлине (РДБ)»), the bracket
    is blanked.
    """
    for match in list(_BRACKET.finditer(shadow)):
        name = shadow[_end_of_lead(shadow, match.start()) : match.start()].strip()
        # «Рогачёвская библиотека (РБ)» is Belarus's: two letters agree by chance.
        by_chance = len(match.group(1)) < 3 and not _TOWN_TOLD.search(shadow)
        if _is_called_so(name, match.group(1), by_chance=by_chance):
            sign = " " if name[-1] in _QUOTES or _ends_in_town(name) else "¤"
            start, end = match.span()
            shadow = shadow[:start] + sign * (end - start) + shadow[end:]
    return shadow


def _end_of_lead(shadow: str, end: int) -> int:
    lead = _BEFORE.match(shadow, 0, end)
    return lead.end() if lead is not None else 0


def _ends_in_town(name: str) -> bool:
    last = name.split(" ")[-1]
    land = any(m.end == len(last) and m.kind == "name" for m in find_countries(last))
    town = last[:1].isupper() and not land and nominatives(last) and not is_ordinary_word(last)
    return _IN_TOWN.search(name) is not None or bool(town)


def _is_called_so(name: str, short: str, *, by_chance: bool) -> bool:
    """Whether a bracket is the short name of the site before it, no place, event or form."""
    latin = _ALL_LATIN.fullmatch(name) is not None
    site = latin or _CAPITALS.match(name) or pattern("name", "site").search(key(name))
    if not site or pattern("remote", "words").match(key(short)):
        return False
    if _is_area(short):
        spelled = not by_chance and _is_spelled(name, short, whole=True)
        return spelled or _is_in_english(name, short)
    if _is_spelled(name, short) or _is_in_english(name, short):
        return True
    # «ТПП Вьетнама (VCCI)», «ЮРГПУ (НПИ)», «… университет (НИУ)»; «КВЦ «Экспофорум» (ПМЭФ)» is
    # what is held there.
    other = short.isascii() or short == "НИУ" or _CAPITALS.match(name)
    return short.isupper() and bool(other) and name[-1] not in _QUOTES and (latin or _is_body(name))


def _is_body(name: str) -> bool:
    body = r"(?:тпп|палат|центр|ассоциаци|университет|институт|академи|союз|фонд|музе)"
    return is_university(name) or re.search(rf"(?<!\w){body}", key(name)) is not None


def _is_area(short: str) -> bool:
    known = short in region_wordings() or short in local_abbreviations()
    return known or any(m.end - m.start == len(short) for m in find_countries(f"({short})"))


def _is_spelled(name: str, short: str, *, whole: bool = False) -> bool:
    """Whether a short name consists of beginnings of the name's words, in their order.

    Args:
        name: «Вятский государственный университет».
        short: «ВятГУ».
        whole: each word gives its first letter and nothing else.
    """
    words = [word.upper() for word in _WORD.findall(name)]
    letters = "".join(_WORD.findall(short))
    if whole:
        return letters == "".join(word[0] for word in words if len(word) > 1)
    return len(words) > 1 and _goes_on(words, letters.upper())


def _goes_on(words: list[str], letters: str) -> bool:
    if not letters:
        return True
    for at, word in enumerate(words):
        longest = next((n for n in range(len(letters), 0, -1) if word.startswith(letters[:n])), 0)
        if any(_goes_on(words[at + 1 :], letters[n:]) for n in range(longest, 0, -1)):
            return True
    return False


def _is_in_english(name: str, short: str) -> bool:
    heads = [letter for stem, letter in _HEADS.items() if stem in key(name)]
    first = _LATIN.get(name[:1])
    return short.isascii() and short[0] == first and short[-1] in heads
