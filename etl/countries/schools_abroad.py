"""«Американский университет в Бейруте»: a school called after one country that stands in another.

Of a university that is called American or British wherever it stands the town alone tells the
country; of «Турецкий лицей в Бишкеке» a person decides whether both take part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.countries.country_words import SINGULAR
from etl.model import CountryMention

_HEAD = (
    r"\s(?:[а-яё-]+(?:ый|ий|ой|ого|ому|ым|им|ом|ая|ую)\s)?"
    r"(?P<head>университет|колледж|академи|институт|лице|гимнази|школ)[а-яё]{0,3}"
)
_SEAT = re.compile(
    rf"{_HEAD}(?:\s(?:во?\s)?|,\s(?=г\.|город)|\s\()(?:г\.\s?|город[ае]?\s|штате\s|провинции\s)?$"
)
# Whose name is American tells no more than how one learns there.
_EVERYWHERE = ("US", "GB")
_REACH = 80


def by_seat(
    text: str, mention: CountryMention, others: Sequence[CountryMention]
) -> CountryMention | None:
    """The mention; None where it is only part of a school's name, a guess where it may be.

    Args:
        text: the cell.
        mention: in it.
        others: all of the cell.
    """
    if mention.kind != "adjective" or not SINGULAR.search(text[mention.start : mention.end]):
        return mention
    for other in others:
        if not mention.end < other.start < mention.end + _REACH:
            continue
        seat = _SEAT.fullmatch(text[mention.end : other.start])
        if seat is None or other.kind not in ("settlement", "name", "region"):
            continue
        if other.code in (None, "RU", mention.code):
            continue
        named = text[mention.start].isupper() and seat["head"] in ("университет", "колледж")
        if named and mention.code in _EVERYWHERE:
            return None
        return replace(mention, kind="guess")
    return mention
