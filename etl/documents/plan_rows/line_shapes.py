"""What a line between the events of a plan without a table is: a sphere, a time, a mark."""

from __future__ import annotations

import re

from etl.documents.plan_rows.above_header import is_month
from etl.documents.plan_rows.event_lines import WrittenLine
from etl.documents.plan_rows.headings import begins_like, names_sphere
from etl.documents.plan_rows.item_numbers import is_roman
from etl.documents.plan_rows.part_titles import TITLE_WORD
from etl.status_words import has_status_words
from etl.text import key

_CAPITALS = re.compile(r"(?=(?:[^А-ЯЁ]*[А-ЯЁ]){5})[А-ЯЁ][^а-яёa-z;:]*")
"""«КУЛЬТУРА И СПОРТ»; «КНР» is no sphere."""
_SECTION_WORDS = 8
_LONGEST_MARK = 120
_SENTENCE = re.compile(r"[.!…]$")


def is_named(line: WrittenLine) -> bool:
    """Whether a line is the name of a sphere, a time or a part for sure."""
    text = line.words
    if is_month(text) or names_sphere(text):
        return True
    if TITLE_WORD.search(text) and not re.search(r"квартал|полугоди", key(text)):
        return False
    if begins_like("section", text) and not _SENTENCE.search(text):
        return len(text.split()) <= _SECTION_WORDS and ":" not in text
    if line.item:
        return False
    roman = is_roman(line.number) or (bool(text) and is_roman(text.split()[0]) and "." in text)
    return roman or (_CAPITALS.fullmatch(text) is not None and not begins_like("note", text))


def may_be_section(line: WrittenLine) -> bool:
    """Whether a line between events may be a sphere's name: a few words, and no sentence."""
    text = line.lead
    if line.below or line.same or TITLE_WORD.search(text) or begins_like("note", text):
        return False
    short = len(text.split()) <= _SECTION_WORDS and re.search(r"[\d.;,:!?]", text) is None
    return short and text[:1].isupper() and not _names_countries(text)


def is_mark(line: WrittenLine) -> bool:
    """Whether a line says that the event above is called off or moved."""
    return len(line.text) <= _LONGEST_MARK and has_status_words(line.text) and not line.item


def _names_countries(text: str) -> bool:
    """Whether a line only lists countries: the rest of «Участники», which no label tells."""
    # Here only: the process that reads a document starts without the names of countries.
    from etl.country_names import foreign_countries

    known = {key(name) for name in foreign_countries()}
    parts = re.split(r",| и ", key(text))
    return all(part.removeprefix("республика ").strip() in known for part in parts)
