"""Headings that nobody has written down: by a telling word, by what the column holds.

``headings`` knows wordings by their head word. Here a telling word counts in any form and
order, and where the words say nothing the cells below do. Words are data:
``plan_data/lookups/headings_words.csv``; a word of the field ``none`` keeps the others from
counting («Ответственный за проведение мероприятия»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from etl.dates.bounds import NOWHERE
from etl.documents.grid import Row
from etl.documents.plan_rows.item_numbers import is_number
from etl.documents.raised_marks import without_marks
from etl.lookups import lookup_rows
from etl.text import key

_LONGEST = 80
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 12
_MOST = 0.7
"""Share of a column's filled cells that have to read as dates or as places."""
_PLACE = re.compile(
    r"^\W*(?:г\.|г\s|гор\.|город|пос\.|пгт|д\.|дер\.|с\.\s|село|респ|обл|ул\.|\w+ская область)",
    re.IGNORECASE,
)
Known = Sequence[str | None]


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    return {key(line["lemma"]): line["field"] for line in lookup_rows("headings_words.csv")}


@lru_cache(maxsize=2_000)
def field_by_words(heading: str) -> str | None:
    """The field that a heading's words tell, None where they tell none or two.

    >>> field_by_words("Форма и наименование мероприятия")
    'title'
    >>> field_by_words("Ответственный за проведение мероприятия") is None
    True
    """
    from etl.morphology import lemmas

    text = without_marks(heading)
    if len(text) > _LONGEST or re.search(r"\d", text):
        return None
    told = {
        field
        for word in _WORD.findall(text)
        for lemma in lemmas(word.lower())
        if (field := _fields().get(lemma)) is not None
    }
    # «Место мероприятия», «Участники мероприятия»: what the event has, not its name.
    told = told - {"title"} if len(told - {"title"}) == 1 else told
    return next(iter(told)) if len(told) == 1 and "none" not in told else None


def field_by_cells(rows: Sequence[Row], start: int, end: int) -> str | None:
    """The field that a column's cells tell: dates, places, numbers from 1 on; None where none."""
    texts = [
        cell.text
        for row in rows
        for cell in row.filled
        if cell.column < end and start < cell.column + cell.span and cell.span <= end - start
    ][:_SAMPLE]
    if not texts:
        return None
    enough = max(1.0, _MOST * len(texts))
    if sum(_is_date(text) for text in texts) >= enough or _are_months(texts):
        return "dates_text"
    if sum(_PLACE.search(text) is not None for text in texts) >= enough:
        return "place_text"
    return "number" if _are_numbers(texts) else None


def _are_numbers(texts: Sequence[str]) -> bool:
    """Whether a column counts its rows: «1», «2», «3», or «А-1», «А-2», «Б-1»."""
    if not all(map(is_number, texts)):
        return False
    if all(text.strip()[0].isdecimal() for text in texts):
        firsts = [int(re.findall(r"\d+", text)[0]) for text in texts]
        return firsts[0] < 2 and firsts == sorted(firsts)
    return len({*map(key, texts)}) == len(texts) and texts[0].rstrip(".) ").endswith("1")


def _are_months(texts: Sequence[str]) -> bool:
    """Whether a column is months of one year of two digits: «01.26», «02.26»."""
    from etl.dates.digit_dates import YY

    found = [re.fullmatch(rf"\s*(?:0[1-9]|1[0-2])\.({YY})\s*", text) for text in texts]
    return len({match.group(1) if match else "" for match in found} - {""}) == 1 and all(found)


def _is_date(text: str) -> bool:
    from etl.dates.date_cell import read_dates

    if len(text) > _LONGEST or re.fullmatch(r"\s*\d{1,4}[.)]?\s*", text):
        return False
    reading = read_dates(without_marks(text), NOWHERE)
    return bool(reading.periods) and not {"date_partly_read", "date_unreadable"} & {
        *reading.quality
    }


def completed(
    fields: Sequence[str | None], headings: Sequence[tuple[str, int, int]], below: Sequence[Row]
) -> list[str | None]:
    """Fields with those added that a free heading's words, or else its cells, tell.

    Args:
        fields: what is known of each column, None where nothing is.
        headings: text, first and last grid column of each heading.
        below: the rows under the header.
    """
    found = list(fields)

    def taken(field: str) -> bool:
        both = field in ("dates_text", "place_text") and "dates_and_place" in found
        ends = field == "dates_text" and "dates_start" in found
        return field in found or both or ends

    free = [at for at, field in enumerate(found) if field is None]
    for at in free:
        told = field_by_words(headings[at][0]) if headings[at][0].strip() else None
        if told is not None and told != "title" and not taken(told):
            found[at] = told
    if not all(map(taken, ("dates_text", "place_text", "number"))):
        for at in free:
            _, start, end = headings[at]
            told = field_by_cells(below, start, end) if found[at] is None else None
            if told is not None and not taken(told):
                found[at] = told
    for at in free:
        if found[at] is None and field_by_words(headings[at][0]) == "title" and not taken("title"):
            found[at] = "title"
    return found


def guessed_fields(
    headings: Sequence[tuple[str, int, int]], known: Known, below: Sequence[Row]
) -> list[str | None] | None:
    """Fields of a header whose headings are not all known, None where they are no plan's.

    A plan has dates and a title at least; two of its columns have to say by their words
    what they are, so that rows of items are not taken for a header.

    Args:
        headings: text, first and last grid column of each heading.
        known: fields that the wordings know, None where they know none.
        below: the rows under the header.
    """
    said = [f or field_by_words(text) for f, (text, _, _) in zip(known, headings, strict=True)]
    if not {f for f in said if f is not None} - {"number"}:
        return None
    fields = completed(known, headings, below)
    if "title" not in fields:
        # What lies between the number and the place or date is what is held.
        free = [at for at, field in enumerate(fields) if field is None and headings[at][0].strip()]
        # «Вид мероприятия и его тематика», the only text of its row.
        told = [at for at, field in enumerate(fields) if field == "description"]
        if not free and len(told) != 1:
            return None
        fields[(free or told)[0]] = "title"
    dated = any(f in ("dates_text", "dates_start", "dates_and_place") for f in fields)
    really = any(field_by_cells(below, start, end) == "dates_text" for _, start, end in headings)
    return fields if dated and really and len({*fields} - {None, "number"}) >= 3 else None
