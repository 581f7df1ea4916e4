"""What a cell takes away: «кроме июля и августа», «(кроме понедельников)»."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from etl.dates.date_doubts import Doubts
from etl.dates.nodes import Parsed
from etl.dates.resolve import Resolved

# A show of two weeks and longer is on from its first day to its last, whatever day it rests on.
_LONG = timedelta(days=13)


def without_excepted(
    found: list[Resolved], stretches: Sequence[Parsed], doubts: Doubts
) -> list[Resolved]:
    """The periods without the months that are taken away; a doubt where that is no simple thing."""
    months = {month for parsed in stretches for month in parsed.excepted_months}
    if any(parsed.rest_days for parsed in stretches):
        weekly = any(one.unit == "week" for parsed in stretches for one in parsed.recurrences)
        doubts.partly |= weekly or any(one.end - one.start < _LONG for one in found)
    if not months:
        return found
    if len(found) > 1 and all(one.listed for one in found):
        return [one for one in found if one.start.month not in months]
    doubts.partly = True
    return found
