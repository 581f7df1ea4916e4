"""Names of months and weekdays in Russian, from CLDR (Babel): the one place that has them.

What a plan's cell may call a month stands in ``plan_data/lookups/dates_words.toml``.
"""

from __future__ import annotations

import re

from babel import Locale

_RU = Locale("ru")


def _months(context: str) -> tuple[str, ...]:
    return tuple(_RU.months[context]["wide"][month] for month in range(1, 13))


def _weekdays(width: str) -> tuple[str, ...]:
    return tuple(_RU.days["stand-alone"][width][day] for day in range(7))


MONTHS = _months("stand-alone")
"""«январь», «февраль», …"""
MONTHS_GENITIVE = _months("format")
"""«января», as behind a day."""
MONTHS_PREPOSITIONAL = tuple(f"{name[:-1]}е" for name in MONTHS_GENITIVE)
"""«январе», as behind «в»; CLDR has no such case."""
MONTHS_SHORT = tuple(name[:3] for name in MONTHS)
"""«янв», «фев», «май»: three letters without a dot fit under a bar (CLDR has «февр.», «июнь»)."""
MONTH_BEGINNINGS = "|".join(dict.fromkeys(name[:3] for name in (*MONTHS, *MONTHS_GENITIVE)))
"""«янв|фев|…|май|…|мая|…», a piece of a pattern: what tells each month in any case."""
WEEKDAYS = _weekdays("wide")
"""«понедельник» is the first, as in ``date.weekday()``."""
WEEKDAYS_SHORT = _weekdays("short")
"""«пн», «вт», …"""
_ONE_MONTH = re.compile(
    r"(?:(?:план|мероприятия)?\s*(?:на|за)\s+)?(?:20(?P<ahead>\d\d)[\W_]+)?(?:\d{1,2}\s*[_.(]\s*)?"
    rf"(?P<month>(?:{MONTH_BEGINNINGS})[а-я]{{0,5}})(?:[\W_]*(?:20)?(?P<after>\d\d))?(?:\s*г(?:ода)?)?[\W_]*",
    re.IGNORECASE,
)


def one_month(name: str) -> str:
    """The month that a heading or a sheet is named after, its year in full; "" for any other.

    >>> [one_month(n) for n in ("Янв.26", "2026 январь", "за март", "1 (янв)", "январь-март")]
    ['Янв 2026', 'январь 2026', 'март', 'янв', '']
    """
    found = _ONE_MONTH.fullmatch(name.strip())
    if found is None:
        return ""
    year = found["ahead"] or found["after"]
    return f"{found['month']} 20{year}" if year else found["month"]
