"""English dates of partners abroad as Russian ones: «May 12-14», «12th of May»."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.dates.date_words import ENGLISH


def _russian(match: re.Match[str]) -> str:
    """«May 12-14,» and «12th of May» as «12-14 мая»."""
    month = ENGLISH[match["month"]]
    days = re.sub(r"st|nd|rd|th", "", match["days"] or "").strip()
    return f"{days} {month}" if days else month


_DAYS = r"(?:[0-9]{1,2}(?:st|nd|rd|th)?(?: ?(?:-|,|and|to) ?[0-9]{1,2}(?:st|nd|rd|th)?)*)"
ENGLISH_MONTH = re.compile(rf"(?<![a-z])(?:{'|'.join(ENGLISH)})(?![a-z])")
IN_ENGLISH: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(rf"(?P<days>{_DAYS})(?: of)? (?P<month>{'|'.join(ENGLISH)})(?![a-z])\.?"),
        _russian,
    ),
    (
        re.compile(rf"(?<![a-z])(?P<month>{'|'.join(ENGLISH)})\.? (?P<days>{_DAYS})(?![0-9])"),
        _russian,
    ),
    (re.compile(rf"(?P<days>)(?<![a-z])(?P<month>{'|'.join(ENGLISH)})(?![a-z])\.?"), _russian),
    (re.compile(r"(?<![a-z])from(?![a-z])"), "с"),
    (re.compile(r"(?<![a-z])(?:to|till|until)(?![a-z])"), "по"),
    (re.compile(r"(?<![a-z])(?:and)(?![a-z])"), "и"),
    (re.compile(r"(?<=[а-я]), ?(?=20[0-9]{2})"), " "),
)
