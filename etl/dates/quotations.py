"""What stands in quotes in a date cell: the name of an event or a site, or the date itself."""

from __future__ import annotations

import re

from etl.dates.date_words import LETTERS, MONTH_BY_ITSELF, MONTH_OF, look_up
from etl.dates.digit_dates import Y4

LETTER = f"a-zӏ{LETTERS}"
_WORD = re.compile(rf"[{LETTER}]+")
_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„()]{3,80})[»\"”]")
_DAY = re.compile(rf"[0-9]{{1,2}} {MONTH_OF}")
_DAY_TOLD = re.compile(rf"[0-9] ?{MONTH_OF}|[0-9]\.[01][0-9]|{MONTH_BY_ITSELF}")
_NUMBERED_NAME = re.compile(rf"(?<=[{LETTER}])(?: ?- ?{Y4}| {Y4}|-[0-9]{{1,2}})$")
_DATED = frozenset({"months", "units", "parts", "seasons", "weekdays", "tens", "recurring",
                    "every_weekday", "tentative", "former"})  # fmt: skip


def quotation(text: str, start: int, *, behind_a_word: bool) -> tuple[str, str, int] | None:
    """Kind, value and end of a name in quotes that begins at ``start``; None if a date may be it.

    Args:
        text: the cell, normalised.
        start: where the quotation begins.
        behind_a_word: whether a word stands right before it («ДК «Октябрь»»).
    """
    quoted = _QUOTED.match(text, start)
    if quoted is None:
        return None
    words = quoted.group(1)
    others = _QUOTED.sub("", text[:start] + text[quoted.end() :])
    if _DAY.fullmatch(words) and _DAY_TOLD.search(others):
        return "sep", "guessed", quoted.end()  # «фестиваль «9 мая», 12 мая»
    if (behind_a_word and _WORD.fullmatch(words)) or not _tells_a_date(words):
        return "noise", "name", quoted.end()
    return None


def _tells_a_date(quoted: str) -> bool:
    """Whether a quotation may be more than the name of an event («« 12 » мая», «Весна»)."""
    quoted = _NUMBERED_NAME.sub("", quoted)
    if any(character.isdigit() for character in quoted):
        return True
    found = [look_up(word) for word in _WORD.findall(quoted)]
    return not found or any(
        meaning is not None and not meaning.misspelt and meaning.kind in _DATED for meaning in found
    )
