"""Adjectives of areas («Смоленская», «Духовщинского»), lists of them, their nouns."""

from __future__ import annotations

import re

# The bounds keep a cell of hyphens and letters from costing minutes.
STEM = r"[А-ЯЁ][а-яё]{1,40}(?:[-–][А-ЯЁ]?[а-яё]{1,40}){0,3}"


FEMININE = rf"{STEM}(?:ская|ской|скую|цкая|цкой|цкую|ные|ная|ной|ную)"


MASCULINE = (
    rf"{STEM}(?:[цс]кий|[цс]кого|[цс]кому|[цс]ком|[цс]ким|ий|ый|ой|ого|его|ому|ему|ом|ем|ым|им)"
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


def listed(match: re.Match[str], group: int) -> list[tuple[int, int, str]]:
    """The adjectives of «Минской и Витебской областях» with their spans; the last has the noun."""
    found = []
    offset = match.start(group)
    words = list(
        re.finditer(r"(?!(?:или|либо)\s)[А-ЯЁа-яё]{3,}(?:[-–][А-ЯЁа-яё]+)*", match.group(group))
    )
    noun = match.group(group + 1)
    several = re.search(r"(?:ые|ие|ых|их)\s|(?:ы|ов|ам|ах|ами|ей|ям|ях|ями|и)$", noun) is not None
    if len(words) > 1 and not several and not re.search(r"\s(?:и|или|либо)\s", match.group(group)):
        # «ст-ца Вёшенская, Ростовская область» is no list of regions.
        return [(offset + words[-1].start(), match.end(), words[-1].group())]
    for number, word in enumerate(words):
        end = match.end() if number == len(words) - 1 else offset + word.end()
        found.append((offset + word.start(), end, word.group()))
    return found
