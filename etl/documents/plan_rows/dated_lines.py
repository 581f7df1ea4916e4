"""Lines that begin with their dates: «3–5 июля – ярмарка (г. Хэйхэ), участники: КНР»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.dates.date_words import MONTH
from etl.dates.section_itself import section_itself
from etl.documents.plan_rows.event_cards import DATES, field_of
from etl.documents.plan_rows.event_lines import TYPED, WrittenLine
from etl.text import key

_FEWEST = 3
_LONGEST = 70
"""Characters of dates before a line's title."""
_DASH = re.compile(r"\s+[–—-]\s+(?=\S)")
_SAYS_WHEN = re.compile(
    rf"\d|[ivxх]{{1,4}} |(?:со?|до|по|после|не) |в (?:теч|кон|нач|сер|пер|вто|тре)|{MONTH}"
    r"|(?:перв|втор|трет|четв|послед|нач|сер|кон|весь|весн|лет|осен|зим|еже|пост|дат|срок)"
)
"""How dates may begin: «Концерт ко Дню 9 мая – …» begins with a title."""
_OPEN = re.compile(r"\bдат[аы]|срок|уточн|согласован|график|определ")
_UNCLEAR = {"date_partly_read", "date_unreadable"}
_BRACKET = re.compile(r"(.*\S)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)\W*", re.DOTALL)


def with_dates(lines: Sequence[WrittenLine]) -> list[WrittenLine]:
    """The lines, those that begin with dates with these and a place in brackets apart.

    So they are read where most lines that could be events are such ones.
    """
    dated = [_dated(line) for line in lines]
    found = [line for line in dated if line is not None]
    others = [
        line
        for line, one in zip(lines, dated, strict=True)
        if one is None and (line.said or TYPED.match(line.lead))
    ]
    if len(found) < _FEWEST or len(others) > len(found):
        return [*lines]
    return [one or line for line, one in zip(lines, dated, strict=True)]


def _dated(line: WrittenLine) -> WrittenLine | None:
    """The line with its dates and its place apart, None where it does not begin with dates."""
    if line.heading or any(field_of(label) in DATES for label, _ in line.said):
        return None
    typed = TYPED.match(line.lead)
    lead = line.lead[typed.end() :] if typed else line.lead.lstrip(" *•·–—-")
    end = _end_of_dates(lead)
    if end is None:
        return None
    dash = _DASH.match(lead, end)
    assert dash is not None
    title, said = lead[dash.end() :], [("Сроки", lead[:end])]
    bracket = _BRACKET.fullmatch(title)
    if bracket and re.search(r"[^\W\d_]", bracket[2]):
        title = bracket[1]
        said.append(("Место", bracket[2]))
    number = f"{typed[1]} " if typed else ""
    lead, whole = number + title.rstrip(" ;,."), (*said, *line.said)
    return replace(line, lead=lead, said=whole, begins=True)


def _end_of_dates(text: str) -> int | None:
    """Where the dates end that a text begins with, before a dash."""
    ends: list[int] = []
    for dash in _DASH.finditer(text[: _LONGEST + 1]):
        begun = dash.start()
        after = ends[-1] if ends else 0
        further = _DASH.sub("", text[after:begun], count=1) if ends else text[:begun]
        if _are_dates(text[:begun]) and _are_dates(further):
            ends.append(begun)
        elif ends:
            break
    return ends[-1] if ends else None


def _are_dates(text: str) -> bool:
    """Whether words say when, whole and sure, or that it is left open."""
    if section_itself(text):
        return True
    if not _SAYS_WHEN.match(key(text)):
        return False
    # Here only: the process that reads a document starts without the grammar of dates.
    from etl.dates.bounds import NOWHERE
    from etl.dates.date_cell import read_dates

    reading = read_dates(text, NOWHERE, month=1)  # «5» under «Январь»
    if _UNCLEAR & {*reading.quality}:
        return False
    return bool(reading.periods) or _OPEN.search(key(text)) is not None
