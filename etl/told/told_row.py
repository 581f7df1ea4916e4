"""One thing that a person told the program, and what kinds of it there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from etl.documents.plan_rows.headings import wording_key
from etl.text import fold

KINDS: Mapping[str, str] = {
    "heading": "заголовок столбца",
    "dates_text": "запись о сроке",
    "place_text": "запись о месте",
    "sphere": "название раздела",
    "region": "заголовок плана без региона",
}
"""What a wording can be of; a cell's kind is the column's name."""

CELLS = ("dates_text", "place_text")
"""Kinds of wordings that are a whole cell, read as if the plan said what a person says."""

NOT_READ: Mapping[str, tuple[str, ...]] = {
    "dates_text": ("date_unreadable", "date_partly_read", "date_impossible"),
    "place_text": ("place_unreadable", "place_ambiguous", "place_not_found"),
}
"""Doubts of a cell that a person may settle by telling what its words mean."""

HEADING_FIELDS: Mapping[str, str] = {
    "title": "наименование мероприятия",
    "dates_text": "срок",
    "place_text": "место",
    "participants_text": "участники",
    "description": "описание",
    "purpose": "цель",
    "dates_start": "начало",
    "dates_end": "окончание",
    "number": "номер",
    "sphere": "сфера",
    "extra": "дополнительный столбец",
}
"""What a column can be told to hold: a field of ``etl.documents.plan_rows.header``, by its name."""


@dataclass(frozen=True, slots=True)
class ToldRow:
    """What a person says that a wording means, in every document that has it.

    Attributes:
        kind: one of ``KINDS``.
        wording: the document's own words: a heading, a whole cell, a section's header, the title
            of a plan; for a region "" is the title of the document that it is told with.
        meaning: a field of ``HEADING_FIELDS``; what a plan would write («11–20 ноября»); a short
            name; a region.
        reason: how that is known.
        author: who says it.
        at: when, ISO 8601.
    """

    kind: str
    wording: str
    meaning: str
    reason: str = ""
    author: str = ""
    at: str = ""

    @property
    def target(self) -> tuple[str, str]:
        """What it is about: one thing is told of it at a time."""
        return self.kind, wording_key(self.wording)

    def in_words(self) -> str:
        """«запись о сроке «в период навигации» — «май — сентябрь»», without who and when."""
        meaning = self.meaning
        if self.kind == "heading":
            meaning = HEADING_FIELDS.get(meaning, meaning)
        return f"{KINDS[self.kind]} «{self.wording}» — «{meaning}»"


def headings_told(told: Iterable[ToldRow]) -> dict[str, str]:
    """The fields of the headings that persons told of, by ``wording_key``."""
    return {wording_key(one.wording): one.meaning for one in told if one.kind == "heading"}


def told_of(told: Iterable[ToldRow], kind: str, wording: str) -> ToldRow | None:
    """What is told of a wording, None where nothing is."""
    target = kind, wording_key(wording)
    return next((one for one in told if one.target == target), None)


def of_this_title(told: Iterable[ToldRow], title: str) -> tuple[ToldRow, ...]:
    """What is to be remembered: a region told of the document itself is told of its title.

    Without a title there is nothing that another document could be known by.
    """
    named = (replace(one, wording=fold(title)) if not one.wording else one for one in told)
    return tuple(one for one in named if one.wording)
