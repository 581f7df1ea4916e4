"""Words that a line's end has cut, «г. Биш-⏎кек»: whose the hyphen is, the word whole again."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.gazetteer import settlements_named
from etl.lookups import lookup_rows
from etl.morphology import analyzer, parses
from etl.offsets import Plain

_HYPHENS = "-\u2010\u2011\u00ac"
# A hyphen at a line's end, or before a blank where a line ended once.
_CUT = re.compile(
    rf"(?<![\w-])(?P<left>(?:[^\W\d_]+-)*[^\W\d_]{{2,}})(?P<hyphen>[{_HYPHENS}])(?P<end>\s)"
    r"(?!(?:и|или|а|но|да)\b|[^\W\d_]{1,3}\.)(?P<right>[^\W\d_]+)"
)
_INVISIBLE = re.compile(r"(?<=\w)[\u00ad\u200b\u2060\ufeff]+(?=\w)")


# Joined by a hyphen; by none; beginnings of names; forms that a dash parts from a name.
_SIDES = ("left", "right", "joined", "name", "form")


@lru_cache(maxsize=1)
def _parts() -> dict[str, frozenset[str]]:
    """The words of ``hyphenation.csv`` by what a hyphen beside them is."""
    found: dict[str, set[str]] = {side: set() for side in _SIDES}
    for line in lookup_rows("hyphenation.csv"):
        found[line["side"]].add(line["part"])
    return {side: frozenset(parts) for side, parts in found.items()}


def is_known_word(word: str) -> bool:
    """Whether the dictionary has a word in that form."""
    return bool(analyzer().word_is_known(word.lower()))


def _is_noun(word: str) -> bool:
    return any({"NOUN", "nomn"} in p.tag for p in parses(word))


def _are_a_pair(left: str, right: str) -> bool:
    """Whether two nouns may make one word: «фестиваль-конкурс», «художника-акварелиста»."""
    cases = [{p.tag.case for p in parses(w) if "NOUN" in p.tag} for w in (left, right)]
    return "nomn" in cases[0] or bool(cases[0] & cases[1])


_ADJECTIVE = re.compile(r"(?:ий|ый|ая|ое|ой|ого|ому|ом|ую|ие|их|им|ими)$")


def _is_said_likewise(left: str, right: str) -> bool:
    """Whether both may be nouns of one case, not the first, and number: «мастеров-янтарщиков»."""
    signs = [
        {
            (p.tag.case, p.tag.number)
            for p in parses(word)
            if "NOUN" in p.tag and "nomn" not in p.tag
        }
        for word in (left, right)
    ]
    ends = _ADJECTIVE.search(right) is not None
    return left.islower() and not ends and len(right) > 5 and bool(signs[0] & signs[1])


def keeps_hyphen(left: str, right: str) -> bool:
    """Whether the hyphen at a line's end belongs to the word.

    >>> keeps_hyphen("научно", "практическая"), keeps_hyphen("Биш", "кек")
    (True, False)
    """
    last, first = left.lower(), right.lower()
    if last in _parts()["left"] or first in _parts()["right"]:
        return True
    if is_known_word(last + first):
        return False
    if len(last) > 3 and last.endswith("о"):
        return True
    if _is_foreign(left, right):
        return True
    if len(last) > 3 < len(first) and is_known_word(last) != is_known_word(first):
        # «воркшоп-показ», «семинар-воркшоп»; «Глинковский» has an ending behind its hyphen
        likewise = _is_said_likewise(last, first)
        ending = not likewise and any("ADJF" in p.tag for p in parses(first))
        joined = last in _parts()["joined"] or ending
        return not joined and (is_known_word(first) or _is_noun(last) or likewise)
    return is_known_word(last) and is_known_word(first) and _are_a_pair(last, first)


_LATIN = re.compile(r"[A-Za-z]+")


def _is_foreign(left: str, right: str) -> bool:
    """Whether one side is in Latin letters or in capitals alone: «VIP-зал», «web-студия»."""
    capitals = [len(word) > 1 and word.isupper() for word in (left, right)]
    return capitals[0] != capitals[1] or any(_LATIN.fullmatch(word) for word in (left, right))


def _is_dash(left: str, right: str) -> bool:
    """«Онлайн-⏎Минск»: a hyphen for a dash before a town; «Усть-⏎Каменка» is one name."""
    last = left.lower().rpartition("-")[2]
    if last in _parts()["form"] and right[0].isupper() and not (left.isupper() and len(left) > 3):
        return True  # «Дистанционно-⏎Беларусь», «ВКС-⏎БГУ»
    if not right[0].isupper() or not settlements_named(right) or settlements_named(left + right):
        return False
    likeliest = parses(last)[0].tag
    named = last in _parts()["name"] or "ADJF" in likeliest or "Surn" in likeliest
    return not named and not last.endswith(("о", "е"))


def _is_one_word(left: str, right: str) -> bool:
    """Whether two pieces on one line were one word: «Биш- кек»; «видео- и фото» are two."""
    whole = left + right
    if is_known_word(left) and is_known_word(right):
        return False
    return is_known_word(whole) or bool(settlements_named(whole))


def whole_words(text: str) -> Plain:
    r"""The text with the words whole that its lines' ends have cut, and where each sign is from.

    Args:
        text: a cell, with «\n» where a line is known to end.

    >>> whole_words("г. Биш-\nкек, Санкт-\nПетербург").text
    'г. Бишкек, Санкт-Петербург'
    """
    if text.isprintable() and not any(f"{sign} " in text for sign in _HYPHENS):
        return Plain(text, range(len(text)))
    dropped = {at for found in _INVISIBLE.finditer(text) for at in range(*found.span())}
    at = 0
    while (found := _CUT.search(text, at)) is not None:
        dropped |= _signs_within(found)
        at = found.start("right")
    kept = [at for at in range(len(text)) if at not in dropped]
    return Plain("".join(text[at] for at in kept), kept)


def _signs_within(cut: re.Match[str]) -> set[int]:
    """Which signs between two pieces are none of the word's."""
    left, right, line_ends = cut["left"], cut["right"], cut["end"] == "\n"
    hyphen, end = cut.start("hyphen"), cut.start("end")
    if settlements_named(f"{left}-{right}"):
        return {end}
    if _is_dash(left, right):
        return set()
    if right[0].isupper() and not (left.isupper() and right.isupper()):
        return {end} if line_ends and left[0].isupper() else set()
    last = left.rpartition("-")[2]
    if not line_ends:
        return {hyphen, end} if _is_one_word(last, right) else set()
    joined = not settlements_named(last + right) and keeps_hyphen(last, right)
    return {end} if joined else {hyphen, end}
