"""How long it lasts, beside the day it begins on: «с 3 августа, 5 дней», «с 5 мая (2 недели)»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from etl.dates.date_doubts import Doubts
from etl.dates.date_tokens import Token
from etl.dates.date_words import EXACT, MONTH, UNIT
from etl.dates.nodes import Parsed, Recurrence
from etl.dates.resolve import Resolved
from etl.text import right_before
from etl.written_numbers import NUMBER_OF

# «3 дня в месяц», «2 дня каждого месяца», «регистрация за 5 дней», «раз в 5 дней», «3 смены»:
# that long lasts something else than the event.
_OF_EACH_AFTER = re.compile(
    rf" ?(?:(?:в|на) (?:кажд\w+ )?(?:{UNIT}(?![а-я])|смен)|кажд\w+ (?!день)|ежемес|еженед|ежегод)"
)
_TILL_AFTER = re.compile(r" ?(?:до|после) ")
_BESIDE_A_DATE = re.compile(rf" ?(?:до|после|перед) (?=[0-9]|{MONTH}|дн[яе]|пасх|нов|рожд)")
_OF_OTHERS_BEFORE = re.compile(
    r"(?<![а-я])(?:за|через|раз в|раза в|кажд\w+|не позднее|по|спустя)(?: чем за)? $"
)
_IN_PARTS = re.compile(
    r"(?<![а-я])(?:смен(?:ы|ами|ам)?|поток(?:а|ов|ами)|заезд(?:а|ов|ами|ы)|"
    r"потоки|этап(?:а|ов|ы)|тур(?:а|ов|ы)|сесси[ий])(?![а-я])"
)


def ended(
    found: list[Resolved],
    parsed: Parsed,
    recurrences: Sequence[Recurrence],
    tokens: Sequence[Token],
    text: str,
    doubts: Doubts,
) -> list[Resolved]:
    """The one open stretch of a cell with its end, where the cell says how long it lasts.

    Args:
        found: the periods of the cell.
        parsed: its items, outside brackets.
        recurrences: of the whole cell, those in brackets as well.
        tokens: of the whole cell, with their places in it.
        text: the cell in lower case.
        doubts: where the length is no number of days («2-3 дня», «3 месяца») or longer
            than the day that is named («3 августа, 8 дней»), a person looks.
    """
    lengths = [token for token in tokens if _tells_length(token, text)]
    lasts = [text[one.start : one.end] for one in lengths]
    # «две недели после 1 июня», «3 дня до 9 мая»: which of the days?
    doubts.partly |= any(_BESIDE_A_DATE.match(text, one.end) for one in lengths)
    opened = [item for item in parsed.items if item.bound == "from"]
    if not lasts or len(found) != 1 or len(parsed.items) != 1:
        return found
    if not opened:
        doubts.partly |= len(lasts) == 1 and _disagrees(lengths[0], found[0], text)
        return found
    if text[opened[0].span()[0] :].startswith("не "):
        return found  # «не ранее 5 мая, 3 дня»: some three days from then on
    if any(one.unit != "day" or one.weekdays for one in recurrences):
        return found  # «с 1 апреля ежемесячно (2 дня)»: so long each of them lasts
    if any(_is_of_another(one, text) for one in lengths):
        doubts.partly = True  # «с 15 мая (регистрация за 5 дней)»: how long itself?
        return found
    days = _days(lasts[0])
    if _IN_PARTS.search(text) or days is None or len(lasts) > 1 or found[0].precision != "day":
        doubts.partly = True
        return found
    return [replace(found[0], end=found[0].start + timedelta(days=days - 1))]


def _tells_length(token: Token, text: str) -> bool:
    """Whether a token is a number of days; «3 дня» is the time of day only behind «в»."""
    words = text[token.start : token.end]
    if token.value == "clock":
        return re.fullmatch(r"[2-4] дня", words) is not None and not re.search(
            r"(?<![а-я])(?:в|до|к|после) $", right_before(text, token.start)
        )
    return token.value == "duration" and re.search(r"час|мин|сек|ноч", words) is None


def _disagrees(length: Token, found: Resolved, text: str) -> bool:
    """Whether it lasts more or fewer days than are named («12-14 мая (4 дня)»).

    Of a stretch the count may leave out the days of coming and going: «15-25 июня (10 дней)».
    Weeks are counted roundly: «1-30 июня (4 недели)».
    """
    before = right_before(text, length.start).rstrip()
    if found.precision != "day" or before.endswith(("±", "+/-", "+-")):
        return False
    days = _days(text[length.start : length.end])
    if _is_of_another(length, text):
        return False
    named = (found.end - found.start).days + 1
    if named == 1 or days is None:
        return named == 1 and days != 1
    spare = 6 if "недел" in text[length.start : length.end] else 2 if days > 1 else 0
    return not days <= named <= days + spare


def _is_of_another(token: Token, text: str) -> bool:
    """Whether a length is of each of many, or the time till something, rather than the event's."""
    before = _OF_OTHERS_BEFORE.search(right_before(text, token.start))
    after = _OF_EACH_AFTER.match(text, token.end) or _TILL_AFTER.match(text, token.end)
    return before is not None or after is not None


def _days(words: str) -> int | None:
    """How many days «5 дней», «две недели» are."""
    count, *_, unit = words.strip(" .").split(" ")
    number = int(count) if count.isdigit() else NUMBER_OF.get(count)
    known = EXACT.get(unit)
    if not number or "рабоч" in words:
        return None
    if known is not None and known.value == "week":
        return number * 7
    by_day = unit.startswith(("сут", "дн")) or (known is not None and known.value == "day")
    return number if by_day else None
