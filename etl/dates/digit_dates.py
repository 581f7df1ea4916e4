"""Dates, times and numbers written in digits: their patterns in the order they are tried."""

from __future__ import annotations

import re
from typing import Any

from etl.dates.date_words import (
    COUNT_IN_WORDS,
    LASTS,
    MONTH,
    MONTH_OF,
    NUMBERED_UNIT,
    SHORT_DECADE,
    roman,
)

CENTURY = 2000  # two-digit years of a plan are of this century

Y4 = r"(?:19|20)[0-9]{2}"
YY = r"(?:2[4-9]|3[0-9])"
"""A year of two digits, where two digits could be a day or a number as well."""
MINUTES = r"[0-5][0-9]"
_CLOCK = rf"(?:[01]?[0-9]|2[0-3]):{MINUTES}(?::{MINUTES})?"
HOUR_WORD = r"(?:час(?:а|ов|ам)?|ч)(?![а-я])\.?"
# «с 10:00 до 18:00» is all time; in «с 10:00 12 мая» the preposition belongs to the day.
_AT = r"(?:(?:в|с|со|до|от|к|по|после) )?"
DATE_AHEAD = re.compile(rf" ?[0-9]{{1,2}}(?:\.[0-9]{{2}}| ?{MONTH})")
TWO_TIMES = re.compile(r"[0-9] ?(?:-|до|по) ?[0-9]+[:.-][0-9]{2}")  # «с 8.00 до 17.00 23 июля»
_COUNT = rf"(?:[0-9]+(?:[.,][0-9])?(?: ?- ?[0-9]+)?|{COUNT_IN_WORDS})"
SCHOOL = r"(?:учебн[а-я]+|уч)\.? ?(?:год(?:а|у|ом|е|ы|ов)?|гг?)(?![а-я])\.?"
# A written date in digits; the kinds are tried in this order.
NUMERIC: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("school", rf"({Y4}) ?[-/] ?((?:19|20)?[0-9]{{2}}) ?(?:гг?\.? )?{SCHOOL}"),
        ("iso", rf"({Y4})-([0-9]{{2}})-([0-9]{{2}})(?![0-9])"),
        ("clock", rf"{_AT}{_CLOCK}(?: ?(?:-|до|по) ?{_CLOCK})?(?: {HOUR_WORD})?"),
        ("iso", rf"({Y4})[./]([0-9]{{2}})[./]([0-9]{{2}})(?![0-9])"),
        ("dmy", rf"([0-9]{{1,2}}) ?([./]) ?([0-9]{{1,2}}) ?\2 ?({Y4}|[0-9]{{2}})(?![0-9])"),
        ("dmy", rf"([0-9]{{2}})(-)(0[1-9]|1[0-2])-({YY})(?![0-9-]| ?{MONTH})"),
        ("romance", rf"([0-9]{{1,2}}) ?[ ./] ?([ivx]{{1,4}})[ ./-]({Y4}|[0-9]{{2}}(?= ?г|$|[,;)]))"
                    r"(?![0-9])"),
        ("romance", r"([0-9]{1,2}) ?[./] ?([ivx]{1,4})()(?![a-zа-я0-9])"
                    rf"(?! ?(?:{NUMBERED_UNIT}|{SHORT_DECADE}|нед|этап|тур))"),
        ("dmy", rf"([0-9]{{1,2}})(-)([0-9]{{1,2}})-({Y4})(?![0-9])"),
        ("clock", rf"{_AT}(?:[0-9]{{1,2}} ?(?:-|до|по) ?)?[0-9]{{1,2}} ?{HOUR_WORD}"
                  rf"(?: (?:утра|вечера|дня|ночи)(?![а-я]))?"
                  rf"(?: ?[0-9]{{1,2}} ?м(?:ин[а-я]*)?(?![а-я])\.?)?"),
        ("clock", r"[0-9]{1,2} (?:утра|вечера|дня|ночи)(?![а-я])"),
        ("duration", rf"{_COUNT} (?:полн[а-я]+ |календарн[а-я]+ |рабоч[а-я]+ )?"
                     rf"{LASTS}(?![а-я])\.?"),
        ("my", rf"(0?[1-9]|1[0-2])[./]({Y4})(?![0-9])"),
        ("months", rf"(?<![0-9.-])(0?[1-9]|1[0-2])\.? ?"
                   rf"(?=- ?(0?[1-9]|1[0-2])[./]{Y4}(?![0-9]))"),
        ("ym", rf"({Y4})-(0[1-9]|1[0-2])(?![0-9-])"),
        ("clock", rf"{_AT}[0-9]{{1,2}}-00(?: ?(?:-|до|по) ?[0-9]{{1,2}}-{MINUTES})?(?![0-9])"),
        ("clock", rf"{_AT}[0-9]{{1,2}}-{MINUTES} ?(?:-|до|по) ?[0-9]{{1,2}}-00(?![0-9])"),
        # «с 9-30 до 12-30» behind a date; «с 10-12 по 15-17 мая» are days.
        ("clock", rf"(?:с )?[0-9]{{1,2}}-{MINUTES} (?:до|по) [0-9]{{1,2}}-{MINUTES}"
                  rf"(?![0-9.]| ?{MONTH}| ?[а-я]*числ)"),
        ("clock", rf"{_AT}[0-9]{{1,2}}\.(?:00|1[3-9]|[2-5][0-9])"
                  r"(?: ?(?:-|до|по) ?[0-9]{1,2}\.[0-5][0-9])?"
                  rf"(?! ?[./][0-9])(?: {HOUR_WORD})?(?![0-9])"),
        ("dm", r"([0-9]{1,2})\.([0-9]{2}|[1-9](?=\.?(?:[ ,;-]|$)))(?![0-9])"),
        ("dm", r"([0-9]{1,2})/([0-9]{2})(?![0-9]| ?[а-я]{3})"),
        ("year", rf"({Y4})(?:-(?:ого|го|ому|му|ом|м|ый|й)(?![а-я]))?(?![0-9])"),
        ("year2", r"([0-9]{2}) ?(?:г\.|г(?![а-я])|год(?![а-я])|года(?![а-я]))"),
        ("roman", r"(1[vуy])(?![a-zа-я])"),  # «1У квартал»
        ("ordinal", r"([0-9]{1,2})(?: ?-? ?"
                    r"(ого|его|ему|ому|ой|ый|ий|ая|ое|ых|го|му|ти|ья|ю|я|й|е|х)"
                    r"|-(?:ом|ем|м|ую|ей))(?![а-я])"),
        ("number", r"([0-9]{1,2})(?![0-9])"),
    )
)  # fmt: skip
# Where a day with its month stands before and nothing comes after: «2 мая с 10 до 12», and
# «2 мая 14-45», «2 мая⏎11-30», though the latter may be days of May as well.
_HOURS = re.compile(r"с(?:о)? (?:[0-9]|1[0-9]|2[0-4]) до (?:[0-9]|1[0-9]|2[0-4])(?= *(?:$|[,;)]))")
_MINUTES = re.compile(r"(0?[7-9]|1[0-9]|2[0-2])-(15|30|45)(?= *(?:$|[,;)]))")
_DAY_NAMED = re.compile(
    rf"[0-9] ?(?:{MONTH_OF}|\.[01][0-9]\.(?:{Y4}|[0-9]{{2}}))(?: {Y4})?(?: ?г(?:ода|\.)?)?[ ,]*$"
)
_DAYS_OR_MONTHS = re.compile(
    r"(?<![0-9.,-])(?:[1-9]\.? ?[-,] ?[1-9]|(?:0?[1-9]|1[0-2]), (?:0?[1-9]|1[0-2]))"
    rf"[./]{Y4}(?![0-9])"
)


def may_be_days(text: str) -> bool:
    """«5-7.2026», «5, 7.2026»: from May to July, or days whose month somebody forgot."""
    return _DAYS_OR_MONTHS.search(text) is not None


IN_WORDS = tuple(one for one in NUMERIC if one[0] in ("clock", "duration"))
"""Those that may begin with a word, which is one of these."""
BEGINS_IN_WORDS = re.compile(rf"(?:{_AT}[0-9]|{COUNT_IN_WORDS} )")
_HOUR_OF_A_MONTH = re.compile(rf"[0-9ч] ?{MONTH_OF}")
_WEEKS_OF = re.compile(r"[1-5] ?- ?[1-5] недел[яиь] (?!на\b)[а-я]")  # «1-2 недели мая»


def counts_weeks(text: str, start: int) -> bool:
    """«1-2 недели мая» are the first and second week, «2 недели» is how long it lasts."""
    return bool(_WEEKS_OF.match(text, start) or _WEEKS_OF.match(text, max(0, start - 2)))


def clock_behind(text: str, start: int) -> tuple[str, str, int] | None:
    """Kind, value and end of a time of day that follows its day without a word for it."""
    match = _HOURS.match(text, start) or _MINUTES.match(text, start)
    if match is None or not _DAY_NAMED.search(text, 0, start):
        return None
    if match.lastindex is None:
        return "noise", "clock", match.end()
    hour, minute = int(match.group(1)), int(match.group(2))
    if minute > 31 or minute < hour:
        return "noise", "clock", match.end()
    return ("sep", "guessed", match.end()) if minute == 30 and text[start - 2] != "," else None


def value_of(kind: str, match: re.Match[str]) -> tuple[str, Any] | None:
    """The kind and value of the token that digits are; None where they are no year after all."""
    groups = match.groups()
    if kind == "clock" and _HOUR_OF_A_MONTH.match(match.string, match.end() - 1):
        return "word", None  # «12-1ч мая»
    if kind == "school":
        first = int(groups[0])
        return "school", (first, int(groups[1]) % 100 == (first + 1) % 100)
    if kind == "iso":
        return "date", (int(groups[2]), int(groups[1]), int(groups[0]))
    if kind == "dmy":
        written = int(groups[3])
        return "date", (
            int(groups[0]),
            int(groups[2]),
            written if written > 99 else CENTURY + written,
        )
    if kind == "romance":  # 12.V.2026
        month = roman(groups[1])
        year = int(groups[2]) if groups[2] else None
        if year is not None and year < 100:
            year += CENTURY
        return ("date", (int(groups[0]), month, year)) if month else None
    if kind == "months":  # «05-06.2026»; «12-07.2026» may be a slip for a day
        return (kind, int(groups[0])) if int(groups[0]) < int(groups[1]) else None
    if kind == "my":
        return "month_year", (int(groups[0]), int(groups[1]))
    if kind == "ym":
        return "month_year", (int(groups[1]), int(groups[0]))
    if kind == "dm":
        return "date", (int(groups[0]), int(groups[1]), None)
    if kind == "year":
        return "year", int(groups[0])
    if kind == "year2":
        named = CENTURY + int(groups[0])
        return ("year", named) if 2020 <= named <= 2045 else None
    if kind == "roman":
        return "roman", 4
    if kind in ("ordinal", "number"):
        return kind, int(groups[0])
    return "noise", kind
