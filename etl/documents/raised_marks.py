"""Marks of footnotes: kept in the text as a mark, left out where the text is read.

A reader that meets a raised run gives it to ``raised``; ``without_marks`` is what the
readers of dates, places and partners see, character for character as long as the cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from etl.text import RAISED_DIGITS, RAISED_LETTERS, fold, key

_PLAIN = "0123456789()+-="
_RAISED = RAISED_DIGITS + "⁽⁾⁺⁻⁼"
_UP = str.maketrans(_PLAIN, _RAISED)
_DOWN = str.maketrans(_RAISED, _PLAIN)
# «маяᵃ»: a letter of either alphabet by its place in it; «5-й», «2-х» are endings.
_LETTER = re.compile(r"([abcdабвг])(\)?)", re.IGNORECASE)
_LETTERS = dict(zip("abcdабвг", RAISED_LETTERS[:4] * 2, strict=True))
_SIGNS = "*†‡[" + RAISED_DIGITS + RAISED_LETTERS
"""What a text with a mark has at least one of."""
_NO_LETTERS = re.compile(r"[^\W\d_]")

_ONE = rf"⁽?[{RAISED_DIGITS}]+⁾?"
_MARK = re.compile(
    rf"{_ONE}\)?(?:\s?[,;⁻]\s?{_ONE})*|\*+(?:\s?\))?|[{RAISED_LETTERS}]+[⁾)]?|[†‡]+|\[(?:\d{{1,2}}|\*+)\]"
)
_OPENING = re.compile(
    rf"\s*(?:(?P<raised>{_ONE}|[{RAISED_LETTERS}]⁾?)[).]?|(?P<stars>\*+)\)?|(?P<plain>\d{{1,2}})[).]?(?=\s))"
    r"\s*(?:[-–—:]\s)?\s*"
)
_BEFORE_NOTES = re.compile(r"^\W*(?:примечани[ея]|сноск[аи])\b\s*[:.–—-]?\s*", re.IGNORECASE)
# Where one line holds several notes: «¹ дата уточняется; ² по согласованию».
_NEXT_NOTE = re.compile(rf"(?<=[\s;.,])(?=(?:⁽?[{RAISED_DIGITS}]+|\*+)\s*[).⁾–—-]?\s*[^\W\d_])")


def raised(text: str) -> str:
    """A raised run as it stands in a cell's text: digits become raised characters.

    Raised words (the ending of «5-го») are words and stay what they are.

    >>> raised("1)")
    '¹⁾'
    >>> raised("го")
    'го'
    """
    letter = _LETTER.fullmatch(text)
    if letter is not None:
        return _LETTERS[letter.group(1).lower()] + (letter.group(2) or "").translate(_UP)
    return text if _NO_LETTERS.search(text) else text.translate(_UP)


def without_marks(text: str) -> str:
    """The text for reading: spaces for marks, an hour for a time with raised minutes.

    It is as long as the text, so what is found in it stands at the same place there.

    >>> without_marks("2¹ мая")
    '2  мая'
    >>> without_marks("5 июня в 10⁰⁰")
    '5 июня в 10 ч'
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    timed = _minutes_as(lambda m: f"{m['hour']} ч", text)
    return _MARK.sub(lambda m: _blank(m.group(), timed[: m.start()]), timed)


def _blank(mark: str, before: str) -> str:
    """Spaces for a mark; a bracket that closes one before it is left."""
    if mark.endswith(")") and before.count("(") > before.count(")"):
        return " " * (len(mark) - 1) + ")"
    return " " * len(mark)


def marks_of(text: str) -> list[str]:
    """The marks in a text, each once, in one spelling: «1», «2», «*»."""
    found: list[str] = []
    for match in _MARK.finditer(_minutes_as(lambda _: "", text)):
        plain = match.group().translate(_DOWN)
        for mark in re.findall(rf"\d+|\*+|[{RAISED_LETTERS}]", plain):
            if mark not in found:
                found.append(mark)
    return found


def opening_mark(text: str) -> str:
    """The mark that a line under a table begins with, "" where it begins with none."""
    match = _OPENING.match(text)
    if match is None or not re.search(r"[^\W\d_]", text[match.end() :]):
        return ""
    return re.sub(rf"[^\d*{RAISED_LETTERS}]", "", match.group().translate(_DOWN))


def notes_in(text: str) -> list[str]:
    """The footnotes of a paragraph or a row: each begins with its mark, and may take lines.

    >>> notes_in("Примечание: ¹ дата уточняется; ² по согласованию")
    ['¹ дата уточняется;', '² по согласованию']
    """
    found: list[str] = []
    for line in text.splitlines():
        for piece in _NEXT_NOTE.split(_BEFORE_NOTES.sub("", line)):
            if opening_mark(piece):
                found.append(fold(piece))
            elif found and piece.strip():
                found[-1] = fold(f"{found[-1]} {piece}")
    return found


def is_surely_a_note(text: str) -> bool:
    """Whether a line begins with a raised mark or a star: no section and no item does."""
    match = _OPENING.match(_BEFORE_NOTES.sub("", text))
    return match is not None and match["plain"] is None and opening_mark(text) != ""


def places_of(mark: str, text: str) -> list[int]:
    """Where a mark stands in a cell."""
    return [m.start() for m in _MARK.finditer(_minutes_blank(text)) if mark in marks_of(m.group())]


def _minutes_blank(text: str) -> str:
    return _minutes_as(lambda m: " " * len(m.group()), text)


def _minutes_as(instead: Callable[[re.Match[str]], str], text: str) -> str:
    """The text with something in the place of times; most have no raised digit, so no time."""
    may_have = not set(RAISED_DIGITS).isdisjoint(text)
    return _minutes().sub(instead, text) if may_have else text


def is_about_place(note: str) -> bool:
    """Whether a footnote speaks of the place, wherever its mark stands.

    >>> is_about_place("¹ Место проведения уточняется.")
    True
    """
    return re.search(r"\b(?:мест[аоеу]|площадк|адрес)", key(fold(note))) is not None


def is_about_dates(note: str) -> bool:
    """Whether a footnote speaks of the date, wherever its mark stands.

    >>> is_about_dates("¹ Дата уточняется.")
    True
    """
    words = key(fold(note))
    return re.search(r"\b(?:дат[аыеу]|срок)", words) is not None


@lru_cache(maxsize=1)
def _minutes() -> re.Pattern[str]:
    """«10⁰⁰» is a time: two raised digits of a minute after an hour, and no month after them."""
    # Here only: the doctor comes without any package, and this module comes with it.
    from etl.calendar_names import MONTH_BEGINNINGS

    return re.compile(
        rf"(?<![\d.])(?P<hour>[01]?\d|2[0-4])(?P<minutes>[⁰¹²³⁴⁵][{RAISED_DIGITS}])(?![{RAISED_DIGITS}⁾)])"
        rf"(?!\s*(?:{MONTH_BEGINNINGS}|\d{{4}}))",
        re.IGNORECASE,
    )
