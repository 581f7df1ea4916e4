"""Lines that begin with their dates: «3–5 июля – ярмарка (г. Хэйхэ), участники: КНР»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.dates.date_words import MONTH
from etl.dates.section_itself import section_itself
from etl.documents.plan_rows.above_header import is_month
from etl.documents.plan_rows.event_cards import DATES, field_of
from etl.documents.plan_rows.event_lines import TYPED, WrittenLine
from etl.documents.plan_rows.unclear_line import UnclearLineError
from etl.text import key

_FEWEST = 3
_LONGEST = 70
"""Characters of dates before a line's title."""
_DASH = re.compile(r" [–—-] (?=\S)")
_SAYS_WHEN = re.compile(
    rf"\d|[ivxх]{{1,4}} |(?:со?|до|по|после|не) |в (?:теч|кон|нач|сер|пер|вто|тре)|{MONTH}"
    r"|(?:перв|втор|трет|четв|послед|нач|сер|кон|весь|весн|лет|осен|зим|еже|пост|дат|срок)"
)
"""How dates may begin: «Концерт ко Дню 9 мая – …» begins with a title."""
_OPEN = re.compile(r"\bдат[аы]|срок|уточн|согласован|график|определ")
_UNCLEAR = {"date_partly_read", "date_unreadable"}
_PLACE = re.compile(
    r"(?<!\w)(?:[гсдпха]|гор|дер|пос|пгт|рп|р\.п|ст|аг|аул|хутор|город|село|деревня|пос[её]лок"
    r"|станица)\.? ?[«А-ЯЁ]|(?i:район|област|округ|(?<!\w)край|республик|он-?лайн|дистанц|видео"
    r"|заочн|вкс(?!\w))"
)
"""What a place in brackets has; «(Россия, Беларусь)» may be those who take part."""
_ENDED = re.compile(r"[.;)]$")


def with_dates(lines: Sequence[WrittenLine]) -> list[WrittenLine]:
    """The lines, those that begin with dates with these and a place in brackets apart.

    So they are read where all lines from the first to the last of them are such ones, the rest of
    one that a text file wraps, or names of months.

    Raises:
        UnclearLineError: a line is of two events.
    """
    whole: list[WrittenLine] = []
    dated: list[WrittenLine | None] = []
    for line in lines:
        if dated and dated[-1] is not None and _goes_on(line, whole[-1]):
            joined = f"{whole[-1].text} {line.text}"
            whole[-1] = replace(whole[-1], text=joined, lead=f"{whole[-1].lead} {line.lead}",
                                said=(*whole[-1].said, *line.said))  # fmt: skip
            dated[-1] = _dated(whole[-1])
        else:
            whole.append(line)
            dated.append(_dated(line))
    found = [at for at, line in enumerate(dated) if line is not None]
    if len(found) < _FEWEST:
        return [*lines]
    for at in range(found[0], found[-1]):
        if dated[at] is None and not (whole[at].heading or is_month(whole[at].text)):
            return [*lines]
    return [one or line for line, one in zip(whole, dated, strict=True)]


def _goes_on(line: WrittenLine, before: WrittenLine) -> bool:
    """Whether a line is the rest of the dated one above it, which a text file wraps."""
    ended = _ENDED.search(before.text) is not None
    new = line.heading or is_month(line.text) or line.item or line.number
    return (line.below or line.same) and not ended and not new and _dated(line) is None


def _dated(line: WrittenLine) -> WrittenLine | None:
    """The line with its dates and its place apart, None where it does not begin with dates."""
    if line.heading or any(field_of(label) in DATES for label, _ in line.said):
        return None
    typed = TYPED.match(line.lead)
    lead = line.lead[typed.end() :].strip() if typed else line.lead.lstrip(" *•·–—-")
    end = _end_of_dates(lead)
    if end is None:
        return None
    if any(_end_of_dates(part) for part in re.split(r";\s?", lead)[1:]):
        raise UnclearLineError(line)
    dash = _DASH.match(lead, end)
    assert dash is not None
    title, said = lead[dash.end() :].rstrip(" ;,."), [("Сроки", lead[:end])]
    opened = title.rfind("(")
    place = title[opened + 1 : -1]
    if opened > 0 and title.endswith(")") and ")" not in place and _PLACE.search(place):
        title = title[:opened].strip()
        said.append(("Место", place))
    number = f"{typed[1]} " if typed else ""
    return replace(line, lead=number + title, said=(*said, *line.said), begins=True)


def _end_of_dates(text: str) -> int | None:
    """Where the dates end that a text begins with, before a dash."""
    ends: list[int] = []
    for dash in _DASH.finditer(text[: _LONGEST + 1]):
        begun = dash.start()
        further = text[ends[-1] : begun].lstrip(" –—-") if ends else text[:begun]
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
