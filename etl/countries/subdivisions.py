"""Parts of countries far away, which CLDR names: «провинции Гилян», «штата Карабобо».

Those of the neighbours, with their adjectives, are in ``countries_regions.csv``. A name here counts
behind the noun of its kind of land, in a list of such names too; a long one also by itself, for
nothing else is called so. What two countries have («провинция Гранада») names neither of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from etl.countries.country_candidates import CellReading
from etl.countries.country_tokens import split_words
from etl.countries.country_words import Kind, index
from etl.countries.inflection import beginning, word_forms
from etl.countries.quoted_names import is_a_bare_name
from etl.countries.town_marks import GOES_ON
from etl.countries.unit_nouns import unit_told
from etl.country_names import country_name
from etl.folders import GAZETTEER
from etl.gazetteer import is_of_russia, settlements_named
from etl.lookups import rows_of
from etl.model import CountryMention
from etl.morphology import parses
from etl.text import key

_FIRST_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"\s?[-–—‑]\s?|\s|['’]")
_NAME = r"[А-ЯЁ][а-яё]+(?:[-\s](?:и\s)?[А-ЯЁ]?[а-яё]+){0,3}"
_BEFORE = re.compile(
    rf"(?<![А-Яа-яё])(?P<noun>[А-Яа-яё]+)\.?\s[«\"]?(?:{_NAME}(?:,\s|\sи\s)){{0,5}}$"
)
_GENERIC = re.compile(
    r"(?:северо|юго|южно|центрально|восточно|западно|север|юг|южн|восток|восточн|запад|западн|"
    r"центр|центральн|приморск|столичн|верхн|нижн|средн|больш|мал|нов|федеральн|национальн|"
    r"провинци|област|округ|регион|край|департамент|район|территори|остров|столичн|"
    r"атлантическ|красн)[а-я]*"
)
_REACH = 120
_LONG = 9
_LONG_ALONE = 6
_LARGE_TOWN = 60_000


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a country: its code, its name, and the forms of each word of it."""

    code: str
    name: str
    words: tuple[frozenset[str], ...]

    @property
    def generic(self) -> bool:
        """Whether its name says only where in a country it lies («Северная провинция»)."""
        return all(any(_GENERIC.fullmatch(form) for form in forms) for forms in self.words)


@lru_cache(maxsize=1)
def _by_beginning() -> dict[str, list[tuple[int, str, str]]]:
    """Place in the table, code and name of every part, by how its first word begins in any case.

    The forms of thousands of names would take longer to be made than a plan to be read with them.
    """
    found: dict[str, list[tuple[int, str, str]]] = {}
    for at, row in enumerate(rows_of(GAZETTEER / "subdivisions.csv")):
        begins = beginning(next(_FIRST_WORD.finditer(row["name"])).group())
        found.setdefault(begins, []).append((at, row["code"], row["name"]))
    return found


@lru_cache(maxsize=4_000)
def _part(code: str, name: str) -> _Part:
    return _Part(code, name, tuple(word_forms(word.text) for word in split_words(name)))


@lru_cache(maxsize=4_000)
def _parts(form: str) -> tuple[_Part, ...]:
    """Every part whose name's first word has such a form, the longest names first."""
    begun = {form[:letters] for letters in range(len(form) + 1)}
    rows = sorted(row for one in begun for row in _by_beginning().get(one, ()))
    parts = [_part(code, name) for _, code, name in rows]
    parts.sort(key=lambda part: -len(part.words))
    return tuple(part for part in parts if form in part.words[0])


def _named(reading: CellReading, at: int) -> Iterator[tuple[_Part, int]]:
    """The longest names that begin with the word at ``at``, and their last words."""
    longest = 0
    for part in _parts(reading.words[at].form):
        last = reading.last_of(at, part.words, _JOINT)
        if last is not None and len(part.words) >= longest:
            longest = len(part.words)
            yield part, last


def subdivision_mention(
    reading: CellReading, at: int, *, alone: bool = False
) -> CountryMention | None:
    """The country whose part is named at a word, None where none or several have it.

    Args:
        reading: the cell.
        at: a word that no other list has accepted.
        alone: whether no noun of a land need stand before it.
    """
    word = reading.words[at]
    if not word.capitalised or reading.masked(word.start, word.end):
        return None
    named = [(part, last) for part, last in _named(reading, at) if not part.generic]
    if not named:
        return None
    before = _BEFORE.search(reading.before(word.start, _REACH))
    unit = unit_told(key(before["noun"])) if before is not None else None
    ended = reading.words[named[0][1]].form  # «Западно-Капская провинция»
    unit = unit or (unit_told(ended) if len(named[0][0].words) > 1 else None)
    codes, last = {part.code for part, _ in named}, named[0][1]
    start, end = word.start, reading.words[last].end
    spelling = reading.text[start:end]
    has_namesake = is_of_russia(spelling) or any(  # «в Самаре» is no Samar of the Philippines
        is_of_russia(p.normal_form) for p in parses(spelling) if "Geox" in p.tag
    )
    if has_namesake and (unit is None or unit[1]):
        return None
    if GOES_ON.match(reading.text, end):
        return None  # «Сус-Масса» is not Сус
    if unit is not None and unit[0]:
        codes &= unit[0]
    if len(codes) != 1:
        return None
    kind: Kind | None = "region" if unit is not None else None
    if unit is None and alone:
        kind = _kind_alone(reading, at, last)
    if kind is None:
        return None
    (code,) = codes
    if kind == "region" and unit is None:
        code, kind = _rather_a_town(reading, named[0][0].name, code)
    return CountryMention(code, country_name(code), start, end, kind)


def _rather_a_town(reading: CellReading, name: str, code: str) -> tuple[str, Kind]:
    """«Сент-Луис»: a city of America rather than a district of the Seychelles, and a guess.

    Args:
        reading: the cell, which may name that country itself («Сейшелы, Сент-Луис»).
        name: of a part of a country, without its noun.
        code: of that country.

    Returns:
        The country, and what it is worth: where only others have a town so called, theirs is
        meant if it is large.
    """
    towns = settlements_named(name)
    if not towns or any(town.country_code == code for town in towns) or _names(reading, code):
        return code, "region"
    largest = towns[0]
    if largest.population < _LARGE_TOWN or len(largest.country_code) > 2:
        return code, "region"
    return largest.country_code, "guess"


def _names(reading: CellReading, code: str) -> bool:
    entries = (entry for word in reading.words for entry in index().get(word.form, ()))
    return any(entry.code == code and entry.kind == "name" for entry in entries)


def _kind_alone(reading: CellReading, at: int, last: int) -> Kind | None:
    """What a name without its noun is worth: sure, a guess, or nothing."""
    words = reading.words[at : last + 1]
    start, end = words[0].start, words[-1].end
    if not all(word.capitalised for word in (words[0], words[-1])):
        return None
    if any(word.upper for word in words) or is_a_bare_name(reading.text, start, end):
        return None
    if len(words) > 1 and end - start >= _LONG:
        return "region"
    form, around = words[0].form, reading.words[max(0, at - 1) : last + 2]
    if sum(word.capitalised for word in around) > len(words):
        return None  # beside a first name, in a longer name
    foreign = not any(parse.is_known and "Geox" not in parse.tag for parse in parses(form))
    return "guess" if foreign and len(form) >= _LONG_ALONE else None
