"""What a sheet's name says: the month or the sphere of its rows, or nothing."""

from __future__ import annotations

import re

from etl.documents.headings import begins_like
from etl.text import fold

_ORDER = re.compile(r"^\d{1,2}[.)_\s-]+(?=[^\W\d_])")
# Names that Excel gives, and names of a whole plan, of a list of words or of a version.
_NO_PART = re.compile(
    r"лист|sheet|таблица|план|свод|итог|справочник|список|версия|прошл|копия|утвержд|проект"
    r"|перечень|отчет|отчёт|исполнен|правк|вариант|редакци|не использ|\b(?:19|20)\d\d\b"
    r"|\(\d+\)|^\W*\d",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?"
    r"(?:\s+(?:19|20)\d\d(?:\s*г(?:ода|\.)?)?)?",
    re.IGNORECASE,
)


def caption_of(name: str) -> str:
    """A sheet's name without the number that keeps the sheets in order.

    >>> caption_of("02 Февраль")
    'Февраль'
    """
    return _ORDER.sub("", fold(name))


def is_part_name(name: str) -> bool:
    """Whether a sheet is named after a month or a sphere, so that it is a part of a plan.

    >>> [is_part_name(n) for n in ("Февраль", "02_фев 2026", "Культура", "Лист2", "План 2025")]
    [True, True, True, False, False]
    """
    caption = caption_of(name)
    if _MONTH.fullmatch(caption) or begins_like("section", caption):
        return True
    return not _NO_PART.search(caption) and not begins_like("draft", caption)
