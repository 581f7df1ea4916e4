"""A date cell cut into tokens: numbers, dates in digits, known words and phrases.

Positions are offsets into the cleaned text, so that a period can quote the cell's own words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from etl.dates.date_words import (
    EXACT,
    GENITIVE,
    LETTERS,
    MONTH_BY_ITSELF,
    MONTH_OF,
    MONTH_WHOLE,
    NUMBERED_UNIT,
    SHORT_DECADE,
    UNIT,
    UNITS_PER,
    cyrillic,
    look_up,
    match_holiday,
    match_phrase,
    roman,
)
from etl.dates.digit_dates import (
    BEGINS_IN_WORDS,
    CENTURY,
    DATE_AHEAD,
    HOUR_WORD,
    IN_WORDS,
    MINUTES,
    NUMERIC,
    SCHOOL,
    TWO_TIMES,
    Y4,
    clock_behind,
    counts_weeks,
    value_of,
)
from etl.dates.quotations import LETTER, quotation
from etl.dates.spelling import Repaired
from etl.text import fold

COUNTING = frozenset({"number", "ordinal", "roman"})
"""Kinds of tokens that count what stands behind them: «2 заезд», «II смена»."""
_WORD = re.compile(rf"[{LETTER}]+")
_HYPHENATED = re.compile(rf"[{LETTER}]+[-/][{LETTER}]+")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−÷…﹘－~"), "-")

_STRESS = "\u0300\u0301"
# After «в» a number with a dot is a time of day, never a date: «в 10.05».
_AT_TIME = re.compile(
    rf"в [0-9]{{1,2}}(?:\.{MINUTES}|-(?:00|30)|(?=$|[,;)]))(?![0-9.-])(?: ?{HOUR_WORD})?"
)
_QUARTER_LATIN = re.compile(r"q ?([1-4])(?![0-9])")
_ROMAN_SIGNS = re.compile("[\u2160-\u216b\u2170-\u217b]+")  # one character a numeral: «Ⅱ»
# «2О26», «О5.05» with the letter for the zero.
_ZERO_LETTER = re.compile(r"(?<=[0-9])[oо](?=[0-9])|(?<![a-zа-я0-9])[oо](?=[0-9])")
_ISO_INTERVAL = re.compile(r"(?<=[0-9]-[0-9]{2})/(?=[0-9]{4}-[0-9]{2})")
# «II-й», «I-е»; «IIквартал» without a blank.
_ROMAN_GLUED = re.compile(
    r"([ivxіпшl]{1,4})(?:-(?:ого|его|ому|ему|ой|ый|ий|ая|ое|ую|ом|ем|го|му|ю|м|я|й|е)(?![а-я])"
    rf"|(?={NUMBERED_UNIT}))"
)
_ROMAN_MONTH = re.compile(rf"([ivxіх]{{1,4}})\.({Y4})(?![0-9])")  # «VI.2026»
_ENUMERATOR = re.compile(
    rf"(?:[0-9]{{1,2}}|[а-я])\)|[0-9]{{1,2}}\. (?=[0-9]{{1,2}} ?[а-я]|{MONTH_BY_ITSELF})"
    r"|[1-9]\. (?=[0-9]{1,2}(?: ?- ?[0-9]{1,2} ?[а-я]|\.[01]?[0-9](?:\.| ?-)))"
    r"|[ivx]{1,4}\. (?=[0-9]{1,2}[ .-])"
)
_LATE = re.compile(r"(?:[4-9]|[1-3][0-9])\. [0-9]")  # «12. 14 и 16 мая» begins no list
# «1 дек. мая» is a ten-day part, no December.
_DECADE_OF = re.compile(rf"{SHORT_DECADE}\.? ?(?={MONTH_OF})")
_DAY_OF_MONTH = re.compile(rf"([0-9]{{1,2}}) {MONTH_OF}(?! 1[0-9])")  # what most are
_MONTH = re.compile(rf"{MONTH_WHOLE}(?![a-z/-])")  # of which no phrase is a part
_FIRST_OF_TWO = re.compile(r"(?<![0-9]{3})[0-9] ?- ?$")  # «12-14 заседание комиссии»
_NUMBER_SIGN = re.compile(r"№ ?[0-9]+")  # «зал № 3», «школа №15»
_DOTS = re.compile(r"(?<=[0-9])\.{2,3}(?= ?[0-9])")  # «12...14 мая»
_NAME_WITH_YEAR = re.compile(rf"([{LETTER}]{{2,}}) ?- ?{Y4}(?![0-9]| ?г)")
_SHORT_YEAR = re.compile(r"['’](2[0-9])(?![0-9'’])")
_SCHOOL_BARE = re.compile(SCHOOL)
_SCHOOL_AFTER = re.compile(rf"{SCHOOL} ({Y4}) ?[-/] ?((?:19|20)?[0-9]{{2}})(?![0-9])")
_PER = re.compile(rf"(?<![{LETTERS}]){UNIT}$")
_ONCE = re.compile(r"^(?:не \w+(?: чем)? )?(?:1 |один |одного |одной )?(?:раза?|р\.?)(?: в | ?/ ?)")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the cell: what it is, its value, where it stands and, if it matters, its form.

    ``form`` tells «мая» ("genitive") from «май» and «первые» ("plural") from «первое».
    """

    kind: str
    value: Any
    start: int
    end: int
    form: str = ""


def clean(text: str) -> str:
    """The folded cell without invisible characters (soft hyphens, direction marks) and stresses."""
    if text.isprintable() and not any(mark in text for mark in _STRESS):
        return fold(text)
    kept = (
        c
        if (unicodedata.category(c) not in ("Cf", "Cc") or c.isspace()) and c not in _STRESS
        else ""
        for c in text
    )
    return fold("".join(kept))


def normalise(text: str) -> str:
    """Lower case, ё as е, one dash, Cyrillic lookalikes; every character keeps its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    lowered = lowered.replace("ё", "е")
    lowered = lowered.replace("~~", "¬¬").replace("->", "¬¬")  # a struck-out date, a transfer
    if lowered.startswith("~"):  # «~20 мая» is «about», anywhere else a tilde is a dash
        lowered = "?" + lowered[1:]
    lowered = _ZERO_LETTER.sub("0", lowered.translate(_DASHES))
    return _WORD.sub(lambda match: cyrillic(match.group()), lowered)


def read_tokens(repaired: Repaired) -> list[Token]:
    """The tokens of a text put right, each with its place in the cell."""
    tokens = tokenize(repaired.text)
    if not repaired.starts:  # nothing was put right
        return tokens
    return [
        Token(token.kind, token.value, *repaired.place(token.start, token.end), token.form)
        for token in tokens
    ]


def tokenize(text: str) -> list[Token]:
    """Cut a normalised cell into tokens; no character but blanks and quotes is lost."""
    tokens: list[Token] = []
    position = 0
    depth = 0
    while position < len(text):
        if short := _SHORT_YEAR.match(text, position):  # «июнь '26»
            tokens.append(Token("year", CENTURY + int(short.group(1)), position, short.end()))
            position = short.end()
            continue
        behind = bool(tokens) and tokens[-1].kind in ("word", "stage")
        if named := quotation(text, position, behind_a_word=behind):
            tokens.append(Token(*named[:2], position, named[2]))
            position = named[2]
            continue
        if text[position] in " «»\"'“”„’`*":
            position += 1
            continue
        token = _at(text, position, depth)
        depth += {"(": 1, ")": -1}.get(token.kind, 0)
        tokens.append(token)
        position = token.end
    return tokens


def _at(text: str, start: int, depth: int) -> Token:
    character = text[start]
    if depth <= 0 and (match := _ENUMERATOR.match(text, start)) and not _LATE.match(text):
        return Token("sep", None, start, match.end())
    if character.isdigit() and character.isascii():
        return _number(text, start)
    if match := _ROMAN_SIGNS.match(text, start):
        numeral = roman(unicodedata.normalize("NFKC", match.group()).lower())
        return Token("word" if numeral is None else "roman", numeral, start, match.end())
    if match := _AT_TIME.match(text, start):
        return Token("noise", None, start, match.end())
    if _WORD.match(text, start):
        return _word(text, start)
    if match := _NUMBER_SIGN.match(text, start):
        return Token("noise", None, start, match.end())
    if match := _DOTS.match(text, start):
        return Token("dash", None, start, match.end())
    if _ISO_INTERVAL.match(text, start):
        return Token("dash", None, start, start + 1)
    if character == "/" and text[start - 1 : start + 2] == " / ":
        return Token("sep", None, start, start + 1)  # «30 мая / 1 июня»: a list
    kind = {
        "-": "dash", ",": "sep", ";": "sep", "/": "slash", "+": "sep", "&": "sep",
        ".": "dot", ":": "colon", "(": "(", ")": ")", "[": "(", "]": ")",
        "?": "tentative", "±": "tentative", "≈": "tentative", "№": "noise", "•": "sep",
        "●": "sep", "▪": "sep", "·": "sep", "|": "roman", "\\": "slash",
    }.get(character, "word")  # fmt: skip
    return Token(kind, 1 if kind == "roman" else None, start, start + 1)


def _number(text: str, start: int) -> Token:
    if start and text[start - 1].isdigit():
        return Token("word", None, start, start + 1)
    if plain := _DAY_OF_MONTH.match(text, start):
        return Token("number", int(plain.group(1)), start, plain.end(1))
    phrase = match_phrase(text, start)
    if phrase and not (phrase[0] == "noise" and _FIRST_OF_TWO.search(text, 0, start)):
        return _phrase(text, start, *phrase)
    if behind := clock_behind(text, start):
        return Token(*behind[:2], start, behind[2])
    for kind, pattern in NUMERIC:
        match = pattern.match(text, start)
        if match is None or (kind == "duration" and counts_weeks(text, start)):
            continue
        made = value_of(kind, match)
        if made is not None:
            plural = kind == "ordinal" and match.group(2) in ("е", "х", "ых")
            return Token(*made, start, match.end(), "plural" if plural else "")
    digits = re.compile(r"[0-9]+").match(text, start)
    return Token("word", None, start, digits.end() if digits else start + 1)


def _word(text: str, start: int) -> Token:
    if named := _MONTH.match(text, start):
        name = named.group()
        return Token("months", EXACT[name].value, start, named.end(), _form("months", name))
    if holiday := match_holiday(text, start):
        return Token("holiday", holiday[0], start, holiday[1])
    if match := _DECADE_OF.match(text, start):
        return Token("units", "decade", start, match.end())
    if behind := clock_behind(text, start):
        return Token(*behind[:2], start, behind[2])
    if match := _SCHOOL_AFTER.match(text, start):
        first = int(match.group(1))
        return Token("school", (first, int(match.group(2)) % 100 == (first + 1) % 100),
                     start, match.end())  # fmt: skip
    if match := _SCHOOL_BARE.match(text, start):
        return Token("school", (None, True), start, match.end())
    if match := _QUARTER_LATIN.match(text, start):
        return Token("quarter", int(match.group(1)), start, match.end())
    for kind, pattern in IN_WORDS if BEGINS_IN_WORDS.match(text, start) else ():
        match = pattern.match(text, start)
        if match is not None and (
            TWO_TIMES.search(match.group()) or not DATE_AHEAD.match(text, match.end())
        ):
            read, value = value_of(kind, match) or ("word", None)
            return Token(read, value, start, match.end())
    if phrase := match_phrase(text, start):
        return _phrase(text, start, *phrase)
    if (match := _NAME_WITH_YEAR.match(text, start)) and look_up(match.group(1)) is None:
        return Token("event", None, start, match.end())  # «ПМЭФ-2026»
    if match := _HYPHENATED.match(text, start):
        found = look_up(match.group())
        if found is not None and not found.misspelt and found.kind == "units":
            return Token(found.kind, found.value, start, match.end())
    if (match := _ROMAN_MONTH.match(text, start)) and (month := roman(match.group(1))):
        return Token("month_year", (month, int(match.group(2))), start, match.end())
    if match := _ROMAN_GLUED.match(text, start):
        numeral = roman(match.group(1))
        if numeral is not None:
            return Token("ordinal", numeral, start, match.end())
    match = _WORD.match(text, start)
    assert match is not None
    word = match.group()
    numeral = roman(word)
    found = look_up(word)
    if numeral is not None and (found is None or found.misspelt):
        return Token("roman", numeral, start, match.end())
    if found is None:
        return Token("word", None, start, match.end())
    return Token(found.kind, found.value, start, match.end(), _form(found.kind, word))


def _form(kind: str, word: str) -> str:
    if kind == "months" and word.endswith(GENITIVE):
        return "genitive"
    if kind == "units":
        return "plural" if word in ("числах", "числам", "чисел") else ""
    return "plural" if kind == "ordinal" and word.endswith(("ые", "ых", "ие", "их")) else ""


def _phrase(text: str, start: int, kind: str, end: int) -> Token:
    if kind == "guessed":
        return Token("sep", "guessed", start, end)
    if kind != "recurring":
        return Token(kind, None, start, end)
    words = text[start:end].rstrip(". ")
    per = _PER.search(words)
    unit = UNITS_PER[per.group()] if per else "month"
    # «1 раз в год» happens once within the plan, «2 раза в год» several times.
    if unit == "year" and (_ONCE.match(words) or words.startswith("кажд")):
        return Token("recurring", "year", start, end)
    return Token("recurring", "several_a_year" if unit == "year" else unit, start, end)
