"""What a sheet's name says: the month or the sphere of its rows, or nothing."""

from __future__ import annotations

import re
from collections.abc import Collection

from etl.calendar_names import MONTHS, one_month
from etl.dates.date_words import NUMBERED_UNIT
from etl.documents.plan_rows.headings import begins_like
from etl.text import fold

# «1 квартал» is no number of a sheet.
_ORDER = re.compile(
    rf"^\d{{1,2}}[.)_\s-]+(?=[^\W\d_])(?!\s*(?:{NUMBERED_UNIT}|половин|групп|част|этап))",
    re.IGNORECASE,
)
# Names that Excel gives, and names of a whole plan, of a list of words or of a version.
_NO_PART = re.compile(
    r"лист|sheet|таблица|план|свод|итог|справочник|список|версия|прошл|копия|утвержд|проект"
    r"|перечень|отчет|отчёт|исполнен|правк|вариант|редакци|не использ|\b(?:19|20)\d\d\b"
    rf"|\((?:стар|нов|черн|арх)|^\W*\d(?!\s*-?(?:й|ый|ое)?\s*(?:{NUMBERED_UNIT}|этап))",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"\b(?:свод|итог)", re.IGNORECASE)
_COPY = re.compile(r"\s*\(\d+\)$")
_PLAN_OF_MONTH = re.compile(r"^план\w*(?:\s+мероприятий)?\s+(?:на|за)?\s*", re.IGNORECASE)
_NUMBER_OF_MONTH = re.compile(
    r"(?:(?:20\d\d[._-])?(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])[._-](?:(?:19|20)?\d\d)"
    r"|(?:месяц\s?(?:№\s?)?(0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])\s?месяц))",
    re.IGNORECASE,
)
_MONTHS_SHORT = re.compile(r"(0?[1-9]|1[0-2])\s?мес\.?", re.IGNORECASE)


def caption_of(name: str, others: Collection[str]) -> str:
    """A sheet's name without the number that keeps the sheets in order.

    Args:
        name: the sheet's name.
        others: the names of all sheets: «6 мес» beside «5 мес» is June, else half a year.

    >>> [caption_of(n, ()) for n in ("02 Февраль", "1 квартал", "03.2026", "План на май")]
    ['Февраль', '1 квартал', 'Март', 'май']
    """
    folded = fold(name)
    numbered = _NUMBER_OF_MONTH.fullmatch(folded)
    number = next(filter(None, numbered.groups()), "") if numbered else _short(folded, others)
    if number:
        return MONTHS[int(number) - 1].capitalize()
    month = _PLAN_OF_MONTH.sub("", folded)
    if one_month(month):
        return _ORDER.sub("", month)
    caption = _COPY.sub("", _ORDER.sub("", folded))
    return "" if caption.isdecimal() else caption


def _short(name: str, others: Collection[str]) -> str:
    """The number of «5 мес», where a sheet of the month before or after it stands beside it."""
    found = _MONTHS_SHORT.fullmatch(name)
    if found is None:
        return ""
    beside = {int(m.group(1)) for other in others if (m := _MONTHS_SHORT.fullmatch(fold(other)))}
    return found.group(1) if beside & {int(found.group(1)) - 1, int(found.group(1)) + 1} else ""


def is_part_name(name: str, others: Collection[str]) -> bool:
    """Whether a sheet is named after a month or a sphere, so that it is a part of a plan.

    Args:
        name: the sheet's name.
        others: the names of all sheets: «Спорт (2)» beside «Спорт» is a copy of it, and
            «1», «2», «3» are parts together.

    >>> [is_part_name(n, ()) for n in ("Февраль", "02_фев 2026", "Культура", "Лист2", "План 2025")]
    [True, True, True, False, False]
    """
    folded = fold(name)
    if _COPY.search(folded) and _COPY.sub("", folded) in {fold(other) for other in others}:
        return False
    if folded.isdecimal() and len(folded) < 3:
        return sum(fold(o).isdecimal() and len(fold(o)) < 3 for o in others) > 1
    caption = caption_of(name, others) or folded
    if one_month(caption) or begins_like("section", caption):
        return True
    return not _NO_PART.search(caption) and not begins_like("draft", caption)


def is_summary_name(name: str) -> bool:
    """Whether a sheet is named as the sum of the others: «Свод», «Итого»."""
    return _SUMMARY.search(name) is not None
