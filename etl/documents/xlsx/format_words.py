"""An Excel number format put into words: sections, quoted text, escapes, Russian months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август",
          "сентябрь", "октябрь", "ноябрь", "декабрь")  # fmt: skip
OF_MONTH = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
            "сентября", "октября", "ноября", "декабря")  # fmt: skip
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")

# ECMA-376, part 1, 18.8.31. Literals: "quoted", \x, spaces of width _x and fill *x.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|(?P<bracket>\[[^\]]*\])'
    r"|(?P<half>am/pm|a/p)|(?P<code>y+|m+|d+|h+|s+(?:\.0+)?)"
    r"|(?P<number>[0#?][0#?,]*(?:\.[0#?]+)?)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LETTER = re.compile(r"[^\W\d_]")


def sections(pattern: str) -> list[str]:
    """A format's sections: positive, negative, zero, text; «;» in quotes parts none."""
    found, start = [], 0
    for match in _TOKEN.finditer(pattern):
        if match["other"] == ";":
            found.append(pattern[start : match.start()])
            start = match.end()
    return [*found, pattern[start:]]


def has_words(pattern: str) -> bool:
    """Whether a format adds words of its own («до», «квартал», «-15 »), but for «г.»."""
    said = "".join(m["quoted"] or m["escaped"] or "" for m in _TOKEN.finditer(pattern))
    letters = _LETTER.search(re.sub(r"(?<!\w)(?:г|года?)(?!\w)\.?", "", said))
    return letters is not None or any(c.isdigit() for c in said)


def _pieces(section: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or "space"
        yield kind, match[kind] if match.lastgroup else " "


def dated(value: datetime, section: str) -> str:
    """A date as a section of a format shows it to a Russian reader.

    Args:
        value: the moment.
        section: e.g. '"до" dd.mm.yyyy'.
    """
    pieces = list(_pieces(section))
    codes = [text[0].lower() for kind, text in pieces if kind == "code"]
    with_day = any(k == "code" and t.lower() in ("d", "dd") for k, t in pieces)
    out, at = [], -1
    for kind, text in pieces:
        if kind != "code":
            out.append(text if kind in ("quoted", "escaped", "other", "number") else "")
            out[-1] = " " if kind == "space" else out[-1]
            continue
        at += 1
        code, size = text[0].lower(), len(text)
        minutes = code == "m" and size < 3 and (
            (at > 0 and codes[at - 1] == "h") or codes[at + 1 : at + 2] == ["s"]
        )  # fmt: skip
        out.append(_shown_code(value, code, size, minutes=minutes, with_day=with_day))
    return "".join(out).strip()


def _shown_code(value: datetime, code: str, size: int, *, minutes: bool, with_day: bool) -> str:
    if code == "y":
        return f"{value.year % 100:02d}" if size < 3 else f"{value.year:04d}"
    if code == "m" and not minutes and size >= 3:
        name = (OF_MONTH if with_day else MONTHS)[value.month - 1]
        return {3: name[:3], 4: name, 5: name[:1]}.get(size, name)
    if code == "d" and size >= 3:
        return _WEEKDAYS[value.weekday()] if size > 3 else ("пн", "вт", "ср", "чт", "пт", "сб",
                                                            "вс")[value.weekday()]  # fmt: skip
    part = {"d": value.day, "h": value.hour, "s": value.second}.get(code)
    part = part if part is not None else (value.minute if minutes else value.month)
    return f"{part:02d}" if size > 1 else str(part)


def numbered(value: float, pattern: str) -> str:
    """A number inside of the words of its format: 12 in '0" мая"' is «12 мая»."""
    parts = sections(pattern)
    section = parts[0]
    if len(parts) > 1 and value < 0:
        section, value = parts[1], -value
    elif len(parts) > 2 and value == 0:
        section = parts[2]
    out, put = [], False
    for kind, text in _pieces(section):
        if kind == "number" and not put:
            places = len(text.partition(".")[2])
            out.append(f"{value:.{places}f}".rjust(text.partition(".")[0].count("0"), "0"))
            put = True
        elif kind == "number" or (kind == "other" and text.lower() == "g"):
            continue
        else:
            out.append(text if kind in ("quoted", "escaped", "other") else
                       " " if kind == "space" else "")  # fmt: skip
    return "".join(out).replace("eneral", f"{value:.15g}").strip()


def worded(value: str, pattern: str) -> str:
    """A text inside of the words of its format: «12-15» in '@" мая"' is «12-15 мая»."""
    parts = sections(pattern)
    section = parts[3] if len(parts) > 3 else parts[-1]
    if "@" not in "".join(t for k, t in _pieces(section) if k == "other"):
        return value
    return "".join(
        value if (kind, text) == ("other", "@")
        else text if kind in ("quoted", "escaped", "other")
        else " " if kind == "space" else ""
        for kind, text in _pieces(section)
    ).strip()  # fmt: skip
