"""Days, hours and quarters that a place cell tells beside its places."""

from __future__ import annotations

import re

from etl.dates.date_words import MONTH_WHOLE, NUMBERED_UNIT

_DAY = (
    rf"(?:(?:с|до|по|к)\s)?(?:\d{{1,2}}(?:\s?[-–—,]\s?\d{{1,2}})*\s{MONTH_WHOLE}"
    rf"|{MONTH_WHOLE}(?:\s?[-–—]\s?{MONTH_WHOLE})?|\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}|\d{{1,2}}[.:]\d{{2}}(?:\s?(?:часов|час\.?|ч\.?))?"
    r"|(?:[IVХX]{1,3}|\d|перв\w+|втор\w+|трет\w+|четв\w+)(?:-й)?(?:(?:\s?[-–—,]\s?|\sи\s)(?:[IVХX]{1,3}|\d))?"
    rf"\s?{NUMBERED_UNIT}\.?)"
    r"(?:\s(?:20\d\d)(?:\s?г(?:ода|\.)?)?)?"
)
# A day, an hour or a quarter that fills its part of the cell belongs to another column.
_WHEN = re.compile(
    rf"(?:^|(?<=[;,(])|(?<=[;,(]\s)|(?<=\s[–—-]\s)){_DAY}(?=\s*(?:$|[;,()]))",
    re.IGNORECASE,
)
# «г. Смоленск: 12 марта – Дом молодежи, 13 марта – КВЦ»: when it is held there.
_BEFORE_PLACE = re.compile(
    rf"(?:^|(?<=[;,:(])|(?<=[;,:]\s)){_DAY}\s[–—-](?=\s(?:[А-ЯЁ«]|[гспд]\.))", re.IGNORECASE
)
# «10:00⏎г. Псков», «г. Псков, ДК 18:00-20:00»: a time of day, which no place is called after.
_CLOCK = re.compile(
    r"(?<![\w.:])(?:[вс]\s)?(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[-–—]\s?(?:[01]?\d|2[0-3]):[0-5]\d)?(?![\d:])"
    r"(?:\s?(?:часов|час\.?|ч\.?|мск)(?!\w))?",
    re.IGNORECASE,
)


def blank_times(plain: str) -> str:
    """Blank days and hours; the text keeps its length."""
    plain = _CLOCK.sub(lambda match: "," + " " * (len(match.group()) - 1), plain)
    for told in (_WHEN, _BEFORE_PLACE):
        plain = told.sub(lambda match: " " * len(match.group()), plain)
    return plain
