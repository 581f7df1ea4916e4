"""What recurrences make of a cell: «ежемесячно», «по выходным дням»; its kind and precision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.dates.bounds import RANK
from etl.dates.calendar import days_of_week, month_end
from etl.dates.date_doubts import Doubts
from etl.dates.nodes import Recurrence
from etl.dates.resolve import Resolved
from etl.model import DateKind, DatePrecision, PlanPeriod

_RECURRENCE_PRECISION: dict[str, DatePrecision] = {
    "day": "day", "week": "month", "month": "month", "quarter": "quarter",
    "half": "year", "year": "year", "several_a_year": "year",
}  # fmt: skip
_SHORT = timedelta(days=2)


def recurring(
    found: list[Resolved], recurrences: Sequence[Recurrence], plan: PlanPeriod,
    month: int | None, doubts: Doubts,
) -> tuple[list[Resolved], DateKind, DatePrecision]:  # fmt: skip
    """Apply «ежемесячно», «каждую пятницу»; the kind and the precision of the whole cell."""
    counted = [r for r in recurrences if r.unit != "year"]
    if not found and recurrences:
        words = (min(r.start for r in recurrences), max(r.end for r in recurrences))
        found = [Resolved(plan.start, plan.end, "year", words, ongoing=True)]
        if month is not None and all(r.unit in ("day", "week", "year") for r in recurrences):
            # «каждую субботу», «ежегодно» under «Февраль»
            found = [Resolved(*month_of(plan, month), "month", words)]
        if not counted:  # «ежегодно» alone: once, some time within the plan
            return [replace(found[0], ongoing=False)], "single", found[0].precision
    if not found:
        return [], "unknown", "unknown"
    if not counted:
        precision = max((one.precision for one in found), key=RANK.__getitem__)
        several = len(found) > 1  # «сентябрь, первая суббота месяца» is one day
        kind: DateKind = "multiple" if several else "ongoing" if found[0].ongoing else "single"
        return found, kind, precision
    weekdays = {day for r in counted for day in r.weekdays}
    if all(r.unit == "day" for r in counted) and not weekdays and _all_days(found):
        # «15-17 мая, ежедневно с 10:00»: opening hours within one interval.
        return found, "multiple" if len(found) > 1 else "single", "day"
    bounded = not any(one.ongoing or one.precision == "year" for one in found)
    now_and_then = {r.unit for r in counted if not r.weekdays} - {"day", "week"}
    if weekdays and bounded and now_and_then:
        doubts.partly = True  # «2 раза в месяц по субботам»: on which of them?
    elif weekdays and bounded:
        found = on_weekdays(found, weekdays, doubts)
    units = {r.unit for r in counted}
    if weekdays and bounded and now_and_then:
        units = now_and_then  # not one of its days is named
    unit = min((_RECURRENCE_PRECISION[one] for one in units), key=RANK.__getitem__)
    named = max((one.precision for one in found), key=RANK.__getitem__)
    precision = min(unit, named, key=RANK.__getitem__)
    whole = bool(weekdays) and bounded and len(found) == 1 and found[0].start < found[0].end
    kind = "single" if whole and _all_days(found) else "multiple"  # «16-17 мая, по выходным»
    return [replace(one, precision=precision) for one in found], kind, precision


def on_weekdays(found: list[Resolved], weekdays: set[int], doubts: Doubts) -> list[Resolved]:
    """The days of the week that a recurrence names, within the periods of the cell.

    «14-15 февраля, 6-7 июня (по выходным дням)» are these days already, written as stretches;
    in «14-15 марта, 18 марта (по выходным)» one of the days written is none of a weekend.
    """
    named = [days_of_week(one.start, one.end, weekdays) for one in found]
    lengths = [(one.end - one.start).days + 1 for one in found]
    if all(len(days) == length for days, length in zip(named, lengths, strict=True)):
        return found
    doubts.partly |= any(
        # «12-15 января (по выходным)» are none
        not days
        or (len(days) < length and one.precision == "day" and one.end - one.start <= _SHORT)
        for one, days, length in zip(found, named, lengths, strict=True)
    )
    days = [
        replace(one, start=day, end=day, precision="day", listed=True)
        for one, among in zip(found, named, strict=True) for day in among
    ]  # fmt: skip
    return days or found


def month_of(plan: PlanPeriod, month: int) -> tuple[date, date]:
    """The first and last day of a month that a cell stands under, in the plan's year."""
    later = date(plan.start.year, month, 1) < plan.start.replace(day=1)
    year = plan.end.year if later else plan.start.year
    return date(year, month, 1), month_end(year, month)


def _all_days(found: Sequence[Resolved]) -> bool:
    return all(one.precision == "day" and not one.ongoing for one in found)
