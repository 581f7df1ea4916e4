"""An Excel number format put into words: sections, conditions, literals, Russian months."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from datetime import datetime

from etl.calendar_names import MONTHS, MONTHS_GENITIVE, WEEKDAYS, WEEKDAYS_SHORT

# ECMA-376, part 1, 18.8.31. Literals: "quoted", \x, [$text-locale], spaces of width _x, fill *x.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<signed>[^\]-]+)(?:-[^\]]*)?\]'
    r"|\[(?P<total>h+|m+|s+)\]|(?P<bracket>\[[^\]]*\])"
    r"|(?P<half>am/pm|a/p)|(?P<general>general)|(?P<code>y+|m+|d+|h+|s+(?:\.0+)?)"
    r"|(?P<number>[0#?][0#?,]*(?:\.[0#?]+)?)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = re.compile(r"[^\W\d_]")
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:[.,]\d+)?)\]")
_COMPARED = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
             "=": operator.eq, "<>": operator.ne}  # fmt: skip
_LITERALS = ("quoted", "escaped", "signed", "other")


def sections(pattern: str) -> list[str]:
    """A format's sections: positive, negative, zero, text; «;» in quotes parts none."""
    found, start = [], 0
    for match in _TOKEN.finditer(pattern):
        if match["other"] == ";":
            found.append(pattern[start : match.start()])
            start = match.end()
    return [*found, pattern[start:]]


def section_of(value: float, pattern: str) -> str:
    """The section of a format that shows a number, or a date by its serial day.

    >>> section_of(20, '[<=15]0" мая";0" июня"')
    '0" июня"'
    """
    parts = sections(pattern)[:3]
    conditions = [_CONDITION.search(part) for part in parts]
    if any(conditions):
        for part, condition in zip(parts, conditions, strict=True):
            if condition is None:
                continue
            if _COMPARED[condition[1]](value, float(condition[2].replace(",", "."))):
                return part
        free = [p for p, c in zip(parts, conditions, strict=True) if c is None]
        return free[-1] if free else "General"
    if len(parts) > 1 and value < 0:
        return parts[1]
    return parts[2] if len(parts) > 2 and value == 0 else parts[0]


def has_words(section: str) -> bool:
    """Whether a format adds words of its own («до», «квартал», «-15 », a mark), but for «г.»."""
    said = "".join(m["quoted"] or m["escaped"] or m["signed"] or "" for m in _matches(section))
    bare = "".join(m["other"] or "" for m in _matches(section))
    letters = _LETTER.search(re.sub(r"(?<!\w)(?:г|года?)(?!\w)\.?", "", said))
    return letters is not None or "*" in said or any(c.isdigit() for c in said + bare)


def _matches(section: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(section)


def _pieces(section: str) -> Iterator[tuple[str, str]]:
    for match in _matches(section):
        kind = match.lastgroup or "space"
        yield kind, match[kind] if match.lastgroup else " "


def dated(value: datetime, section: str, total: float = 0) -> str:
    """A date or a time as a section of a format shows it to a Russian reader.

    Args:
        value: the moment.
        section: e.g. '"до" dd.mm.yyyy'.
        total: seconds of a stretch of time, which «[h]» counts whole.
    """
    pieces = list(_pieces(section))
    codes = [text[0].lower() for kind, text in pieces if kind in ("code", "total")]
    with_day = any(k == "code" and t.lower() in ("d", "dd") for k, t in pieces)
    out, at = [], -1
    for kind, text in pieces:
        if kind not in ("code", "total"):
            shown = kind in (*_LITERALS, "number")
            out.append(text if shown else " " if kind == "space" else "")
            continue
        at += 1
        code, size = text[0].lower(), len(text)
        if kind == "total":
            whole = int(total // {"h": 3600, "m": 60, "s": 1}[code])
            out.append(str(whole).rjust(size, "0"))
            continue
        minutes = code == "m" and size < 3 and (
            (at > 0 and codes[at - 1] == "h") or codes[at + 1 : at + 2] == ["s"]
        )  # fmt: skip
        out.append(_shown_code(value, code, size, minutes=minutes, with_day=with_day))
    return "".join(out).strip()


def _shown_code(value: datetime, code: str, size: int, *, minutes: bool, with_day: bool) -> str:
    if code == "y":
        return f"{value.year % 100:02d}" if size < 3 else f"{value.year:04d}"
    if code == "m" and not minutes and size >= 3:
        name = (MONTHS_GENITIVE if with_day else MONTHS)[value.month - 1]
        return {3: name[:3], 4: name, 5: name[:1]}.get(size, name)
    if code == "d" and size >= 3:
        return (WEEKDAYS if size > 3 else WEEKDAYS_SHORT)[value.weekday()]
    part = {"d": value.day, "h": value.hour, "s": value.second}.get(code)
    part = part if part is not None else (value.minute if minutes else value.month)
    return f"{part:02d}" if size > 1 else str(part)


def is_divided(section: str) -> bool:
    """Whether a number's digits are parted by the format: 1505 in «00.00» is no such number.

    >>> is_divided('00"."00')
    True
    """
    kinds = [kind for kind, _ in _pieces(section)]
    places = [i for i, kind in enumerate(kinds) if kind == "number"]
    between = kinds[places[0] : places[-1]] if places else []
    return any(kind in _LITERALS for kind in between)


def numbered(value: float, pattern: str) -> str:
    """A number inside of the words of its format: 12 in '0" мая"' is «12 мая»."""
    section = section_of(value, pattern)
    if value < 0 and section in sections(pattern)[1:2]:
        value = -value
    pieces = list(_pieces(section))
    divided = _divided(value, [text for kind, text in pieces if kind == "number"])
    out = []
    for kind, text in pieces:
        if kind == "number":
            out.append(divided.pop(0))
        elif kind == "general":
            out.append(f"{value:.15g}")
        else:
            out.append(text if kind in _LITERALS else " " if kind == "space" else "")
    return "".join(out).strip()


def _divided(value: float, places: list[str]) -> list[str]:
    """The digits for each of the places of a format, filled from the right: 1505, «00» twice."""
    if not places:
        return []
    decimals = len(places[-1].partition(".")[2])
    digits, dot, fraction = f"{abs(value):.{decimals}f}".partition(".")
    parts = []
    for place in reversed(places[1:]):
        size = len(place.partition(".")[0].replace(",", ""))
        parts.append(digits[-size:].rjust(min(size, place.count("0")), "0"))
        digits = digits[:-size]
    first = places[0].partition(".")[0].count("0")
    parts.append(("-" if value < 0 else "") + digits.rjust(first, "0"))
    parts[0] += dot + fraction
    return parts[::-1]


def worded(value: str, pattern: str) -> str:
    """A text inside of the words of its format: «12-15» in '@" мая"' is «12-15 мая».

    A fourth section without «@» hides it, as Excel does.
    """
    parts = sections(pattern)
    section = parts[3] if len(parts) > 3 else parts[-1]
    if len(parts) < 4 and ("other", "@") not in _pieces(section):
        return value
    return "".join(
        value if (kind, text) == ("other", "@")
        else text if kind in _LITERALS
        else " " if kind == "space" else ""
        for kind, text in _pieces(section)
    ).strip()  # fmt: skip
