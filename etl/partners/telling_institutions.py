"""Institutions that give their country away by name alone («УО «БГУ»», «БРСМ»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.country_names import country_name
from etl.gazetteer import is_of_russia
from etl.lookups import lookup_rows, several
from etl.model import CountryMention
from etl.street_words import STREET_SHORT

# «им. …»: with initials, first names, titles or nothing before the surname.
_NAMED_AFTER = r"(?:им(?:ени|\.)|[«\"])\s?(?:(?:[а-яё]\.\s?){1,2}|(?:[а-яё-]{2,12}\s){1,2})?"
# «университет Аристотеля (Смоленск)»: another that is called so.
_SEAT = re.compile(r"[»\"]?\s\((?:[гГ]\.\s?)?(?P<town>[А-Я][а-я]+(?:-[А-Яа-я]+)*)\)")
# «Народный университет Коменского»: a course of evening lectures anywhere.
_OF_THE_PEOPLE = re.compile(r"(?<!\w)[Нн]ародн\w+\s$")


def _may_be_ours(text: str, start: int, end: int) -> bool:
    """Whether a university is rather one of Russia than the one abroad that bears the name."""
    if not text[start:end].lower().startswith("университет"):
        return False
    seat = _SEAT.match(text, end)
    here = seat is not None and is_of_russia(seat["town"], largest=True)
    return here or _OF_THE_PEOPLE.search(text[max(0, start - 15) : start]) is not None


# «Вiцебскi рабочы»: a Latin letter for the Belarusian one.
_LATIN_I = re.compile("(?<=[А-Яа-я])i|i(?=[а-я])")
# «вул. Мінская», «кафе «Мінск»»: a street or a house that is called so.
_HOUSE = r"(?:гостиниц|отел|кафе(?!др)|ресторан|кинотеатр|магазин)[а-я]*\s"
_CALLED_SO = re.compile(
    rf"(?<!\w)(?:(?:{STREET_SHORT}|вул)\.?\s?|(?:улиц|вуліц|проспект|праспект|площад|бульвар)[а-яі]*\s"
    rf"|{_HOUSE}[«\"“„])$",
    re.IGNORECASE,
)
_HOUSE_CALLED = re.compile(rf"(?<!\w){_HOUSE}$", re.IGNORECASE)
# «Гомельскі В.», «А. Мінскі»: somebody who is called so
_SURNAME = re.compile(r"[А-ЯІЎ][а-яіў]+[сц]к(?:і|ая)")
_INITIAL_BEHIND = re.compile(r"\s[А-ЯІ]\.(?:\s?[А-ЯІ]\.)?(?=\s*(?:$|[,;.()]|[а-яі]))")
_INITIAL_AHEAD = re.compile(r"(?<!\w)[А-ЯІ]\.\s?$")
_BEFORE = 24
_FIRST = 4
"""Letters by which a wording is found: fewer begin too many, more are shorter than some."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """One wording: the longest piece that a text must have, the others, and what it tells.

    ``sure``: nobody else is called so, and it is no make of goods.
    """

    longest: str
    others: tuple[str, ...]
    pattern: str
    flags: re.RegexFlag
    code: str
    sure: bool


@lru_cache(maxsize=1)
def _wordings() -> Mapping[str, Mapping[int, _Wording]]:
    """All wordings with their places in the table, by the first letters of the longest piece."""
    found: dict[str, dict[int, _Wording]] = {}
    told = [
        _wording(row["pattern"].replace("ё", "е"), row["code"], sure=row["sure"] == "yes")
        for row in lookup_rows("partner_institutions.csv")
    ]
    told += [_wording(name, code, sure=True) for name, code in _national_bodies()]
    for at, one in enumerate(told):
        found.setdefault(one.longest[:_FIRST].lower(), {})[at] = one
    return found


def _national_bodies() -> Iterator[tuple[str, str]]:
    """«Узархив», «Кыргызтуризм»: a country's beginning and a body of its state, with the code."""
    rows = lookup_rows("partner_national_bodies.csv")
    bodies = {
        kind: [body for row in rows if row["kind"] == kind for body in several(row["words"])]
        for kind in ("body", "body_short")
    }
    for row in rows:
        kinds = {"root": ("body", "body_short"), "root_short": ("body_short",)}
        for kind in kinds.get(row["kind"], ()):
            for root in several(row["words"]):
                yield from ((root + body, row["code"]) for body in bodies[kind])


def _wordings_in(text: str) -> list[_Wording]:
    """Those that a text in small letters may have: it has their first letters somewhere."""
    begun = {text[at : at + _FIRST] for at in range(len(text))}
    begun.update(first for first in _short() if first in text)
    may_be: dict[int, _Wording] = {}
    for first in _wordings().keys() & begun:
        may_be |= _wordings()[first]
    return [may_be[at] for at in sorted(may_be)]


@lru_cache(maxsize=1)
def _short() -> tuple[str, ...]:
    return tuple(first for first in _wordings() if len(first) < _FIRST)


def _wording(told: str, code: str, *, sure: bool) -> _Wording:
    wording = re.escape(told).replace(r"\*", r"\w*").replace(r"им\.\ …", _NAMED_AFTER)
    wording = wording.replace(r"\.", r"\.\s?").replace("\\ ", r"\s*")
    end = "" if told.endswith(("«", '"', "*")) else r"(?!\w)"
    same_case = told.isupper() or told.endswith(("«", '"'))
    pieces = re.split(r"[\s.*…]+", told.replace("им. …", "…"))
    pieces = sorted((p if same_case else p.lower() for p in pieces if p), key=len)
    return _Wording(
        pieces.pop(),
        tuple(pieces),
        rf"(?<!\w){wording}{end}",
        re.NOFLAG if same_case else re.IGNORECASE,
        code,
        sure,
    )


@cache
def _compiled(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(pattern, flags)


def told_institutions(text: str) -> list[tuple[CountryMention, bool]]:
    """Mentions by the wordings of ``partner_institutions.csv``, and whether each is sure."""
    folded = _LATIN_I.sub("і", text.replace("ё", "е").replace("Ё", "Е"))
    small = folded.lower()
    return [
        (_mention(one.code, match), one.sure and not _may_be_ours(folded, *match.span()))
        # A thousand patterns, few of which a cell can have, or are ever made.
        for one in _wordings_in(small)
        if one.longest in (at_least := small if one.flags else folded)
        if all(piece in at_least for piece in one.others)
        for match in _compiled(one.pattern, one.flags).finditer(folded)
        if not _is_called_so(folded, match)
        if not _is_a_surname(folded, match)
    ]


def _is_called_so(text: str, match: re.Match[str]) -> bool:
    """Whether a street or a house bears the name, in quotation marks or as its first sign."""
    before = max(0, match.start() - _BEFORE)
    if _CALLED_SO.search(text, before, match.start()):
        return True
    quoted = match.group().startswith(("«", '"', "“", "„"))
    return quoted and _HOUSE_CALLED.search(text, before, match.start()) is not None


def _is_a_surname(text: str, match: re.Match[str]) -> bool:
    if _SURNAME.fullmatch(match.group()) is None:
        return False
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    return bool(_INITIAL_BEHIND.match(text, match.end()) or _INITIAL_AHEAD.search(before))


def _mention(code: str, match: re.Match[str]) -> CountryMention:
    """A country's institution; that of an entity without a code says no name of the entity."""
    if len(code) == 2:
        return CountryMention(code, country_name(code), match.start(), match.end(), "name")
    return CountryMention(None, code, match.start(), match.end(), "settlement")


def is_of_ours(text: str, mention: CountryMention, around: str) -> bool:
    """Whether a body may be called by a town of Russia in its row: «Казтуризм» in Казань.

    Args:
        text: the cell.
        mention: a body's, by the first letters of a country.
        around: the whole row, with regions and towns of its venues.
    """
    word, whole = text[mention.start : mention.end].lower(), around.lower()
    rows = {kind: _listed(kind) for kind in ("root", "ours")}
    if any(word.startswith(root) for roots in rows["root"] for root in roots):
        return False
    return any(
        word.startswith(short) and any(town in whole for town in towns)
        for short, *towns in rows["ours"]
    )


def _listed(kind: str) -> list[list[str]]:
    """The words of each row of a kind in ``partner_national_bodies.csv``, in small letters."""
    rows = lookup_rows("partner_national_bodies.csv")
    return [several(row["words"].lower()) for row in rows if row["kind"] == kind]


def is_part_of_name(mention: CountryMention, told: list[tuple[CountryMention, bool]]) -> bool:
    """Whether what looks like a place is in the name of an institution («Университет Гази»)."""
    return any(
        one.code != mention.code and one.start <= mention.start and mention.end <= one.end
        for one, _ in told
    )


def find_institutions(text: str) -> list[CountryMention]:
    """Mentions of a country by the wordings of ``partner_institutions.csv`` alone."""
    return [mention for mention, _ in told_institutions(text)]
