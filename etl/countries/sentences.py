"""Where a capital letter tells nothing: at the beginning of a sentence, a title or an item."""

from __future__ import annotations

import re

from etl.countries.country_candidates import CellReading

_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[\n«\"(–—-]\s*)$")
# «Куба (г. Гавана)», «Мали и Нигер», «Чад – г. Нджамена», «Гана - 2»: a list or an address.
GOES_ON_AS_LAND = re.compile(
    r"\s?[,);»(/:\n]|\s(?:[–—-]\s)?г\.|\s?[–—-]\s?\d|\s[–—-]\s[А-ЯЁ]|\sи\s(?:Республик|Королевств|[А-ЯЁ])"
)


def begins_a_sentence(reading: CellReading, start: int) -> bool:
    """Whether what stands at a character begins a sentence, a title or an item."""
    return _SENTENCE_START.search(reading.before(start)) is not None
