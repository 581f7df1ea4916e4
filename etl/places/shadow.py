"""A second look at a cell, of equal length, in which spelling accidents are gone.

Names are recognised in the shadow and cut out of the text itself, so that words stay
exactly as the document spells them.
"""

from __future__ import annotations

import re

from etl.morphology import known_parses
from etl.places.name_cases import is_ordinary_word, nominatives

_LATIN = "ABCEHKMOPTXYaceopxy"
_CYRILLIC = "АВСЕНКМОРТХУасеорху"
_HOMOGLYPHS = str.maketrans(_LATIN, _CYRILLIC)
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")
_LONG_HYPHEN = re.compile(r"(?<=[А-ЯЁа-яё])[–—−‐‑](?=[А-ЯЁа-яё])")
# A minus sign, or a bar, for a dash: «Смоленск − Витебск».
_MINUS = re.compile(r"(?<=\s)[−―‒]|[−―‒](?=\s)")
# «г. Хайкоу /Южный Китай/»: slashes for brackets
_SLASHED = re.compile(r"(?<=[а-яё»\".] )/([^/\d]{4,60})/(?=\s*(?:$|[,;.]))")
_OPENING = "«“„‹"
_CLOSING = "»”›"


def _one_alphabet(match: re.Match[str]) -> str:
    word = match.group()
    mixed = re.search(r"[A-Za-z]", word) and re.search(r"[А-Яа-яЁё]", word)
    return word.translate(_HOMOGLYPHS) if mixed else word


def _shouted(text: str) -> bool:
    letters = re.sub(r"[^А-Яа-яЁё]", "", re.sub(r"\b\w{1,2}\b", "", text))
    return len(letters) > 4 and letters.isupper()


def shadow(text: str) -> str:
    """The text with Latin look-alikes inside Cyrillic words, long hyphens and shouting undone.

    >>> shadow("Cмоленск")  # the first letter is Latin
    'Смоленск'
    >>> shadow("Г. СМОЛЕНСК")
    'г. Смоленск'
    """
    plain = _MINUS.sub("–", _LONG_HYPHEN.sub("-", _WORD.sub(_one_alphabet, text)))
    plain = _SLASHED.sub(r"(\1)", plain)
    if _shouted(plain):
        return _WORD.sub(_spoken, plain)
    plain = _LONG_WORD.sub(_long_spoken, _TOWN_SHOUTED.sub(_town_spoken, plain))
    return _LONE_WORD.sub(_lone_spoken, plain)


# «г. БАКУ, ДК «Мир»», «с. ТАЛАШКИНО»: a town known by name, no letters of a body.
_TOWN_SHOUTED = re.compile(
    r"(?<![\w.])((?:г|гор|город[еа]?|пос|п|с|дер|д|аг|пгт|рп|ст-ца|х|хутор|село|деревня)\.?\s*)"
    r"([А-ЯЁ]{3,}(?:-[А-ЯЁ]{2,})*)(?![\w-])"
)


def _town_spoken(match: re.Match[str]) -> str:
    town = match[2].title()
    town = re.sub(r"-(На|Над|Под|Де|Ла)-", lambda part: part.group().lower(), town)
    return match[1] + town if nominatives(town) else match.group()


# «СМОЛЕНСКАЯ ОБЛАСТЬ, г. Вязьма»: words of the dictionary, no letters of a body.
_LONG_WORD = re.compile(r"(?<![\w-])[А-ЯЁ]{6,}(?![\w-])")
# «ОМСК, Дворец спорта»: a town between two separators.
_LONE_WORD = re.compile(r"(?<![^,;(\n])(\s*)([А-ЯЁ]{4,5})(?=\s*(?:[,;()\n]|$))")


def _long_spoken(match: re.Match[str]) -> str:
    parses = known_parses(match.group())
    body = any({"Abbr", "Orgn"} & parse.tag.grammemes for parse in parses)  # «ЮНЕСКО»
    return match.group() if body or not parses else match.group().capitalize()


def _lone_spoken(match: re.Match[str]) -> str:
    town = match[2].capitalize()
    known = nominatives(town) and not is_ordinary_word(town) and known_parses(town)
    return match[1] + town if known else match.group()


# «КНР», «ОАЭ»: written so without shouting too.
_STATES = re.compile(r"[БВГДЖЗКЛМНПРСТФХЦЧШЩ]{3,4}|ОАЭ|США|ЮАР|ЦАР")


def _spoken(match: re.Match[str]) -> str:
    """A word that was shouted, as it is written otherwise."""
    word = match.group()
    if _STATES.fullmatch(word):
        return word
    return word.lower() if len(word) < 3 else word.capitalize()


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where quotation marks stand outermost: (start, end) with the marks themselves.

    An inner quotation often shares its closing mark with the outer one
    («Центр «Вишенки»); the outer one then ends at that mark.
    """
    spans: list[tuple[int, int]] = []
    open_at: list[int] = []
    last_close = -1
    for at, sign in enumerate(text):
        opens = sign in _OPENING or (
            sign == '"'
            and (at == 0 or text[at - 1] in ' («"-–')
            and text[at + 1 : at + 2] not in " ,;)"
        )
        if opens:
            open_at.append(at)
        elif sign in _CLOSING or sign == '"':
            last_close = at + 1
            if open_at:
                start = open_at.pop()
                if not open_at:
                    spans.append((start, at + 1))
        elif sign == ";" and open_at and last_close > open_at[0]:
            # The outer quotation was never closed: it ended at the last closing mark.
            spans.append((open_at[0], last_close))
            open_at.clear()
        elif sign == ";":
            open_at.clear()
    if open_at and last_close > open_at[0]:
        spans.append((open_at[0], last_close))
    return spans


def masked(text: str, spans: list[tuple[int, int]], sign: str = "¤") -> str:
    """The text with the given spans overwritten, so that nothing inside is recognised."""
    for start, end in spans:
        text = text[:start] + sign * (end - start) + text[end:]
    return text
