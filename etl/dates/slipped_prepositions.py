"""Prepositions of a date cell with a slip of the pen: «с 14 о 18 сентября», «о 15 октября»."""

from __future__ import annotations

import re

from etl.dates.date_words import LETTERS, MONTH_OF, look_up, one_slip

_YEAR = r"(?: [0-9]{4}(?: г\.?| года)?)?"
_DAY = rf"[0-9]{{1,2}}(?:\.[0-9]{{2}}(?:\.[0-9]{{4}})?| ?{MONTH_OF}{_YEAR})?"
_OPENED = re.compile(rf"(?<![{LETTERS}])со? {_DAY} $")
_CLOSING = ("по", "до")
# Between two days, and where a date begins.
SLIPPED_BETWEEN = re.compile(rf"(?<=[0-9{LETTERS}.] )[{LETTERS}]{{1,3}}(?= {_DAY}(?![0-9]))")
SLIPPED_BEFORE = re.compile(
    rf"(?:(?<=^)|(?<=[,;(] ))о (?=[0-9]{{1,2}}(?:\.[0-9]{{2}}| ?{MONTH_OF}| ?(?:-|по) ?[0-9]))"
)


def put_right(match: re.Match[str]) -> str:
    """«с 14 о 18 сентября» as «с 14 по 18 сентября»; «с 14 ч 18 сентября» stays as it is."""
    word = match.group()
    found = look_up(word)
    unknown = found is None or found.kind == "noise"
    slipped = unknown and any(one_slip(word, right) for right in _CLOSING)
    return "по" if slipped and _OPENED.search(match.string, 0, match.start()) else word
