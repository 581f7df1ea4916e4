"""Periods as ISO 8601-2 (EDTF), in the forms that python-edtf accepts.

That package refuses quarters and seasons with a mark of doubt, inside intervals and inside
sets, so there they are written as intervals of months.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from etl.dates.calendar import are_whole_months
from etl.model import DatePrecision

Span = tuple[date, date, DatePrecision]


def to_edtf(spans: Sequence[Span], mark: str) -> str:
    """One period, or a set of several; ``mark`` is ``?`` or ``~`` where the cell doubts.

    >>> to_edtf([(date(2026, 4, 1), date(2026, 6, 30), "quarter")])
    '2026-34'
    >>> to_edtf([(date(2026, 4, 1), date(2026, 6, 30), "quarter")], "?")
    '2026-04?/2026-06?'
    """
    if not spans:
        return ""
    if len(spans) == 1:
        named = _named(*spans[0])
        if named is not None and (not mark or "-" not in named):
            return named + mark
        return "/".join(end + mark for end in _ends(*spans[0]))
    parts = []
    for span in spans:
        ends = _ends(*span)
        # A marked end of a range within a set is not accepted, a marked single date is.
        parts.append(ends[0] + mark if len(ends) == 1 else "..".join(ends))
    return "{" + ",".join(parts) + "}"


def _named(start: date, end: date, precision: DatePrecision) -> str | None:
    """The year, half-year, quarter or season that has a form of its own."""
    months = _whole_months(start, end)
    if precision not in ("quarter", "year") or months is None or start.year != end.year:
        return None
    if precision == "year":
        return {
            (1, 12): f"{start.year:04}",
            (1, 6): f"{start.year:04}-40",
            (7, 12): f"{start.year:04}-41",
        }.get(months)
    codes = {(1, 3): 33, (4, 6): 34, (7, 9): 35, (10, 12): 36, (3, 5): 21, (6, 8): 22, (9, 11): 23}
    return f"{start.year:04}-{codes[months]}" if months in codes else None


def _ends(start: date, end: date, precision: DatePrecision) -> tuple[str, ...]:
    months = _whole_months(start, end)
    if precision == "year" and months == (1, 12):
        first, last = f"{start.year:04}", f"{end.year:04}"
    elif precision != "day" and months is not None:
        first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
    else:
        first, last = start.isoformat(), end.isoformat()
    return (first,) if first == last else (first, last)


def _whole_months(start: date, end: date) -> tuple[int, int] | None:
    if are_whole_months(start, end):
        return start.month, end.month
    return None
