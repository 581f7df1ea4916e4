"""The words of date cells: what one word may be, misspellings included.

The words themselves are data (``plan_data/lookups/dates_*.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from etl.lookups import longest_first, lookup_rows, lookup_words
from etl.written_numbers import NUMBER_OF

LETTERS = "а-яіўґєї"
"""Of words in lower case, ё as е: Russian, Belarusian, Ukrainian."""
_TAIL_MARK = re.compile(r"\(\?: [^()]*\{tail\}\)\?$")
# «во время Игр БРИКС 2026»: the year is part of the event's name.
_NAMES_YEAR = re.compile(r"(?:[ -]|(?<= ))20[0-9]{2}(?![0-9])(?! ?(?:г|-))")

# Latin letters that look like Cyrillic ones, as they slip into Cyrillic words.
_LOOKALIKES = str.maketrans("aeopcyxkmtbhi", "аеорсухкмтвні")
_ROMAN_LOOKALIKES = {
    "і": "i", "l": "i", "|": "i", "ӏ": "i", "1": "i", "х": "x", "п": "ii", "ш": "iii",
}  # fmt: skip
_ROMANS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6,
    "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip

# Classes in which a single slip of the pen is forgiven, with the shortest length for it.
_FORGIVEN = {"months": 4, "units": 5, "parts": 6, "recurring": 8, "weekdays": 6, "ordinal": 6}


@dataclass(frozen=True, slots=True)
class Word:
    """What a word is: its class, its value there and whether it was misspelt."""

    kind: str
    value: Any = None
    misspelt: bool = False


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day: ``rule`` is MM-DD, ``nth:month:weekday:n`` or ``easter:first:last``."""

    rule: str
    name: str


_DATA = lookup_words("dates_words.toml")


def _words(data: dict[str, Any]) -> tuple[dict[str, Word], list[tuple[str, Word]], frozenset[str]]:
    exact: dict[str, Word] = {}
    for kind in ("months", "months_short", "weekdays", "every_weekday", "seasons", "parts"):
        for value, forms in data[kind].items():
            word = Word(kind.removesuffix("_short"), int(value))
            exact |= dict.fromkeys(forms.split(), word)
    for kind in ("units", "recurring"):
        for value, forms in data[kind].items():
            exact |= dict.fromkeys(forms.split(), Word(kind, value))
    ordinals = data["ordinals"]
    for number, stem in ordinals["stems"].items():
        for ending in ordinals["endings"].split():
            exact[stem + ending] = Word("ordinal", int(number))
    exact |= dict.fromkeys(ordinals["third"].split(), Word("ordinal", 3))
    exact |= dict.fromkeys(ordinals["last"].split(), Word("ordinal", -1))
    exact |= {word: Word("tens", int(number)) for number, word in ordinals["tens"].items()}
    for kind, forms in data["glue"].items():
        # «с 5 мая на 12 июня» moves a date, «с 5 мая в …» does not.
        word = Word("in", "onto") if kind == "onto" else Word(kind)
        exact |= dict.fromkeys(forms.split(), word)
    prefixes: list[tuple[str, Word]] = []
    for kind in ("former", "except", "other_date", "tentative", "vague", "stage", "noise"):
        for form in data[kind]["words"].split():
            exact.setdefault(form, Word(kind))
        prefixes += [(prefix, Word(kind)) for prefix in data[kind]["prefixes"].split()]
    return exact, prefixes, frozenset(data["no_misspelling"]["words"].split())


EXACT, _PREFIXES, _NO_MISSPELLING = _words(_DATA)
_OPENS, _CLOSES, _RUNS = (tuple(_DATA["ends"][end].split()) for end in ("opens", "closes", "runs"))
_TIMELIKE = tuple(_DATA["timelike"]["prefixes"].split())
_PRELIMINARY = tuple(_DATA["preliminary"]["prefixes"].split())
_OFF = tuple(_DATA["off"]["prefixes"].split())


def opens(word: str) -> bool:
    """Whether a word names the day on which something begins («заезд»)."""
    return any(one.startswith(_OPENS) for one in word.split())


def closes(word: str) -> bool:
    """Whether a word names the day on which something ends («отъезд»)."""
    return any(one.startswith(_CLOSES) for one in word.split())


def runs(word: str) -> bool:
    """Whether a word says that what was opened goes on («выставка работает», «продлится»)."""
    return word.split(" ")[-1].startswith(_RUNS)


def day_off(word: str) -> bool:
    """Whether a word says that nothing is on that day («выходной», «перерыв»)."""
    return any(one.startswith(_OFF) for one in word.split())


def tells_time(word: str) -> bool:
    """Whether a word that is no word of dates may still tell when, or that it is not then."""
    return word.startswith(_TIMELIKE)


def is_preliminary(word: str) -> bool:
    """Whether a word is something that comes before, where it is «предварительный»."""
    return word.startswith(_PRELIMINARY)


def _any(words: Iterable[str], *, whole: bool = True) -> str:
    """A pattern for one of the words, the longest first; ``whole``: with no letter behind it."""
    return f"(?:{longest_first(words)})" + (f"(?![{LETTERS}])" if whole else "")


def _forms(table: str, *values: str) -> list[str]:
    """The words of a table, or of some of its values; single letters are no sign of anything."""
    chosen = [forms for value, forms in _DATA[table].items() if not values or value in values]
    return [word for forms in chosen for word in forms.split() if len(word) > 1]


# Pieces of patterns: the words of the data where a rule looks for them in a text.
GENITIVE = ("а", "я", "ого")
"""How the name of a month ends that stands behind its day."""
ENGLISH = {
    word: _DATA["months"][month].split()[1]
    for month, words in _DATA["months_english"].items()
    for word in sorted(words.split(), key=len, reverse=True)
}
"""English names of months with the Russian genitive."""
MONTH = _any([*_forms("months"), *_forms("months_short")])
MONTH_WHOLE = _any(_forms("months"))
MONTH_OF = _any(word for word in _forms("months") if word.endswith(GENITIVE))
MONTH_BY_ITSELF = _any(word for word in _forms("months") if not word.endswith(GENITIVE))
PART_OF_YEAR = _any(word for word in _forms("units", "quarter", "half") if len(word) > 3)
QUARTER = _any(_forms("units", "quarter"))
PART_NUMBERED = _any(_forms("units", "quarter", "half"))
MONTH_SHORT = _any(_forms("months_short"))
WEEKDAY = _any(word for word in [*_forms("weekdays"), *_forms("every_weekday")] if len(word) > 4)
NUMBERED_UNIT = _any(_forms("units", "quarter", "half", "decade"))
SHORT_DECADE = _any(_forms("units_of_month", "decade"))
LASTS = (
    rf"(?:{_any(_forms('duration', 'words'))}"
    rf"|{_any(_forms('duration', 'prefixes'), whole=False)}[а-я]*)"
)
COUNT_IN_WORDS = _any([*NUMBER_OF, *_forms("duration", "counts")], whole=False)
_COUNT = rf"(?:[0-9]+(?: ?- ?[0-9]+)?|{_any(NUMBER_OF)})"
UNITS_PER = {
    form: value
    for value in ("day", "week", "month", "quarter", "half", "year")
    for form in [*_forms("units", value), *_forms("per", value)]
}
"""The words behind «раз в» with their unit."""
UNIT = _any(UNITS_PER)

_ABROAD = re.compile(
    rf" (?:{_any(_forms('holidays_abroad', 'led'))} )*"
    rf"{_any(_forms('holidays_abroad', 'prefixes'), whole=False)}"
)
# A few more words of the same remark: no month, no number, no preposition that starts a date.
_TAIL = re.compile(
    r" ?"
    r"(?:(?:(?:в|во|на|и|с|со|у|при|для|от) )?"
    rf"(?!{MONTH}|{_any(_forms('units', 'quarter', 'half', 'year'))}"
    rf"|{_any([*_forms('seasons'), *_forms('parts')])}"
    rf"|{_any(word for word, meaning in EXACT.items() if meaning.kind == 'ordinal')}"
    r"|теч|после|кажд|еже(?:дн|нед|мес|кварт|год)"
    r"|(?:(?:один|два|три) )?раза?\b|(?:в|во|на|с|со|до|по|не|к|ко|и|или)\b)"
    r"[а-я][а-я-]*\.?(?: |(?=[,;.):]|$))){1,10}"
)


@cache
def _phrases() -> tuple[re.Pattern[str], tuple[tuple[str, bool], ...]]:
    kinds: list[tuple[str, bool]] = []
    parts: list[str] = []
    told = lookup_words("dates_phrases.toml")
    paper = _any(told["papers"].split(), whole=False)
    for phrase in told["phrase"]:
        for pattern in phrase["patterns"]:
            # One group per pattern says which one matched; the tail is matched once for all.
            filled = pattern.replace("{unit}", UNIT).replace("{count}", _COUNT)
            filled = filled.replace("{month}", MONTH_OF).replace("{paper}", paper)
            body, tails = _TAIL_MARK.subn("", filled)
            parts.append(f"(?P<p{len(kinds)}>{body})")
            kinds.append((phrase["kind"], bool(tails)))
    return re.compile(rf"(?:{'|'.join(parts)})(?![а-яa-z0-9])"), tuple(kinds)


@cache
def _holidays() -> tuple[re.Pattern[str], tuple[Holiday, ...]]:
    rows = lookup_rows("dates_holidays.csv")
    joined = "|".join(f"(?P<h{i}>{row['pattern']})" for i, row in enumerate(rows))
    found = tuple(Holiday(row["rule"], row["name"]) for row in rows)
    return re.compile(rf"(?:{joined})(?![а-я])"), found


def match_phrase(text: str, start: int) -> tuple[str, int] | None:
    """Kind and end of the known phrase that begins at ``start``, if there is one."""
    pattern, kinds = _phrases()
    match = pattern.match(text, start)
    if match is None or match.lastgroup is None or match.end() == start:
        return None
    kind, open_ended = kinds[int(match.lastgroup[1:])]
    tail = _TAIL.match(text, match.end()) if open_ended else None
    if tail and kind == "event" and (year := _NAMES_YEAR.match(text, tail.end())):
        return kind, year.end()
    return kind, tail.end() if tail else match.end()


def match_holiday(text: str, start: int) -> tuple[Holiday, int] | None:
    """The named day that begins at ``start``, if there is one, and where it ends."""
    pattern, holidays = _holidays()
    match = pattern.match(text, start)
    if match is None or match.lastgroup is None or _ABROAD.match(text, match.end()):
        return None
    return holidays[int(match.lastgroup[1:])], match.end()


def cyrillic(word: str) -> str:
    """Put Cyrillic letters for Latin lookalikes where the word is Cyrillic otherwise."""
    mapped = word.translate(_LOOKALIKES)
    has_cyrillic = any("а" <= letter <= "я" for letter in word)
    return mapped if has_cyrillic or mapped in EXACT else word


def roman(word: str) -> int | None:
    """The value of a Roman numeral in Latin, Cyrillic or look-alike letters, 1 to 12."""
    latin = "".join(_ROMAN_LOOKALIKES.get(letter, letter) for letter in word)
    if latin in ("iу", "iy"):  # «IУ» typed on a Russian keyboard
        return 4
    return _ROMANS.get(latin)


@lru_cache(maxsize=10_000)
def look_up(word: str) -> Word | None:
    """What this lower-case word is; None where it is not a word of date cells."""
    found = EXACT.get(word)
    if found is not None:
        return found
    for prefix, meaning in _PREFIXES:
        if word.startswith(prefix):
            return meaning
    return _forgive(word)


def _forgive(word: str) -> Word | None:
    """The one month or unit that this word is a single slip away from; «Рудня» is a town."""
    if len(word) < 4 or word in _NO_MISSPELLING:
        return None
    found: set[tuple[str, Any]] = set()
    for form, meaning in EXACT.items():
        shortest = _FORGIVEN.get(meaning.kind)
        if shortest is None or len(form) < shortest or abs(len(form) - len(word)) > 1:
            continue
        if one_slip(word, form):
            found.add((meaning.kind, meaning.value))
    if len(found) != 1 or _names_a_town(word):
        return None
    kind, value = found.pop()
    return Word(kind, value, misspelt=True)


def _names_a_town(word: str) -> bool:
    from etl.morphology import parses  # readers of documents need the words, but no forms

    best = parses(word)[0]
    return best.is_known and "Geox" in best.tag


def one_slip(a: str, b: str) -> bool:
    """Whether one letter left out, put in, changed or swapped with its neighbour explains all."""
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    a, b = a[same:], b[same:]
    if same == 0 and len(a) == len(b) and a[:2] != b[1::-1]:
        return False  # another first letter is most often another word
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
