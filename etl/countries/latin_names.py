"""Countries and well-known towns written in Latin letters («Minsk, Belarus»)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from babel import Locale

from etl.countries.country_words import Kind
from etl.country_names import country_name
from etl.lookups import lookup_rows
from etl.model import CountryMention
from etl.text import right_before

_WORDS = re.compile(r"[A-Z][A-Za-z']*(?:[ -](?:of |and |the )?[A-Z][A-Za-z]*)*")
# Names of people and common words; «Georgia» is a state as well.
_CODES = re.compile(
    r"(?<![A-Za-z])[A-Z]{3}(?:(?:\s?[–—:-]\s?\d{1,3}|\s?\(\d{1,3}\))?"
    r"\s?(?:[,;/+–—-]|(?<!\w)и(?!\w))\s?[A-Z]{3})+(?![A-Za-z])"
)
_DOUBTFUL = frozenset({"Jordan", "Georgia", "Chad", "Guinea", "Guernsey", "Jersey", "Turkey"})

_STATES = (
    "Republic", "Islamic Republic", "Federal Republic", "Socialist Republic", "Arab Republic",
    "People's Republic", "Kingdom", "State", "Sultanate",
)  # fmt: skip
_SHORT = {
    "Turkey": "TR",
    "UK": "GB",
    "UAE": "AE",
    "USA": "US",
    "PRC": "CN",
    "DPRK": "KP",
    "KSA": "SA",
}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """English names of countries (CLDR by way of Babel) that the tables have a code for."""
    codes = {row["code"] for row in lookup_rows("countries.csv")}
    names = {
        name: code for code, name in Locale("en").territories.items() if code in codes | {"RU"}
    }
    states = {f"{state} of {name}": code for name, code in names.items() for state in _STATES}
    return names | states | {"Russian Federation": "RU"} | _SHORT | _sport_codes()


@lru_cache(maxsize=1)
def _sport_codes() -> dict[str, str]:
    """Three letters of a national team."""
    return {row["code"]: row["country_code"] for row in lookup_rows("countries_sport_codes.csv")}


@lru_cache(maxsize=1)
def _plain_codes() -> frozenset[str]:
    """Those that mean nothing else («ARM» are processors too)."""
    rows = lookup_rows("countries_sport_codes.csv")
    return frozenset(row["code"] for row in rows if not row["also"])


def _sure_of_code(text: str, start: int, end: int) -> bool | None:
    """Whether three letters are a team: sure in a list of codes that are all known.

    None where nothing says so («процессоры ARM», «EST 10:00»).
    """
    for run in _CODES.finditer(text):
        if run.start() <= start and end <= run.end():
            codes = set(re.findall(r"[A-Z]{3}", run.group()))
            return codes <= _sport_codes().keys() if codes & _plain_codes() else None
    if re.match(r"\s?[:–-]\s?\d+ (?:чел|участ|спорт|команд)", text[end : end + 20]):
        return True  # «BLR: 5 чел.»
    bracketed = text[:start].endswith("(") and text[end : end + 1] == ")"
    alone = bracketed or text[start:end] == text.strip(" .")
    return False if alone and text[start:end] in _plain_codes() else None


def is_latin_country(words: str) -> bool:
    """Whether words are a country's name in Latin letters, whatever else they may mean."""
    return words in _countries()


@lru_cache(maxsize=1)
def latin_towns() -> dict[str, tuple[str, str]]:
    """Russian name and country of the towns of ``countries_latin.csv`` by Latin spelling."""
    rows = lookup_rows("countries_latin.csv")
    return {row["latin"]: (row["name"], row["country_code"]) for row in rows}


def latin_mentions(text: str, taken: Sequence[CountryMention]) -> list[CountryMention]:
    """Countries and towns in Latin letters, outside of quotations and what is taken already."""
    found: list[CountryMention] = []
    for run in _WORDS.finditer(text):
        after = run.start()
        for word in re.finditer(r"[A-Z][A-Za-z]*", run.group()):
            start = run.start() + word.start()
            spelling = _longest(text[start : run.end()]) if start >= after else None
            if spelling is None:
                continue
            after = end = start + len(spelling)
            quoted = text[:start].rstrip().endswith(("«", '"', "“", "„"))
            if quoted or any(m.start < end and start < m.end for m in taken):
                continue
            code = _countries().get(spelling)
            is_code = spelling in _sport_codes() and spelling not in _SHORT
            sure = _sure_of_code(text, start, end) if is_code else True
            if sure is None:
                continue
            kind: Kind = "guess" if spelling in _DOUBTFUL or not sure else "name"
            if code is None:
                code, kind = latin_towns()[spelling][1], "settlement"
            found.append(CountryMention(code, country_name(code), start, end, kind))
    return found


def _longest(words: str) -> str | None:
    """The longest name of a country or town that words begin with."""
    ends = sorted({match.start() for match in re.finditer(r"[ -]|$", words)}, reverse=True)
    names = (words[:end] for end in ends)
    return next((name for name in names if name in _countries() or name in latin_towns()), None)


def ends_in_latin_town(before: str) -> bool:
    """«Sao Paulo Brazil»: a town stands right before the country."""
    words = re.search(r"(?:[A-Z][A-Za-z'-]+\s)+$", before)
    parts = words.group().split() if words is not None else []
    return any(" ".join(parts[at:]) in latin_towns() for at in range(len(parts)))


_LATIN_BEFORE = re.compile(r"([A-Z]\w+)\s(?:of\s|and\s|the\s)?$")
_LATIN_BEHIND = re.compile(r"\s(?:of\s|and\s|the\s)?([A-Z]\w+)")


def is_in_latin_name(text: str, mention: CountryMention) -> bool:
    """«China Import and Export Fair»: a name in Latin letters; «Minsk Belarus» is a town there."""
    if re.match(r"[A-Z][a-z]", text[mention.start : mention.end]) is None:
        return False
    before = right_before(text, mention.start)
    around = (
        None if ends_in_latin_town(before) else _LATIN_BEFORE.search(before),
        _LATIN_BEHIND.match(text, mention.end),
    )
    return any(word is not None and word.group(1) not in latin_towns() for word in around)
