"""A rule beside its concrete date: «вторая пятница месяца (10 апреля)»; the date counts."""

from __future__ import annotations

from etl.dates.bounds import NOWHERE, ImpossibleDateError, UnclearDateError, bounds
from etl.dates.nodes import Item, Moment, Parsed
from etl.model import PlanPeriod

_DAYS = ("day", "day")
_RULES = ("weekday", "weekend", "nth_day")


def is_rule(item: Item) -> bool:
    """Whether an item says by a rule which day of one month it is, without «каждый»."""
    first = item.first
    alone = item.last is None and item.bound is None and item.start < 0
    return alone and first.unit in _RULES and (not first.every_month or first.some_month)


def without_rules(parsed: Parsed, plan: PlanPeriod, *, monthly: bool) -> list[Item]:
    """The items without the rules that only say again what a date beside them says.

    A date that does not follow its rule («вторая пятница мая, 16 мая») sets ``impossible``.
    """
    items = list(parsed.items)
    if monthly or parsed.every_month or any(one.unit != "year" for one in parsed.recurrences):
        return items
    for rule in [item for item in items if is_rule(item)]:
        at = items.index(rule)
        dates = [one for one in items[max(0, at - 1) : at + 2] if _is_date(one)]
        same = [one for one in dates if rule.first.month in (None, one.first.month)]
        if not same:
            beside = [one for one in items[max(0, at - 1) : at + 2] if one is not rule]
            if any(_spans(one, rule.first, plan) for one in beside):
                items.remove(rule)  # «третьи выходные июня (19-21)»
            else:
                # «третьи выходные июня (26-28 июня)»
                parsed.doubtful |= parsed.rule_told and any(one.last for one in beside)
            continue
        if len(same) > 1 and rule.first.month is None:
            parsed.doubtful = True
        parsed.impossible |= not any(_follows(one.first, rule.first, plan) for one in same)
        items.remove(rule)
    return items


def _is_date(item: Item) -> bool:
    day = item.first
    return item.last is None and item.bound is None and day.unit == "day" and day.month is not None


def _spans(stretch: Item, rule: Moment, plan: PlanPeriod) -> bool:
    """Whether a few days, a Friday or a Monday with them, hold a rule's; they get its month."""
    first, last = stretch.first, stretch.last
    if last is None or stretch.bound or rule.month is None or (first.unit, last.unit) != _DAYS:
        return False
    if {first.month, last.month} - {None, rule.month} or first.n is None or last.n is None:
        return False
    year = first.year or last.year or rule.year
    years = [year] if year else range(plan.start.year, plan.end.year + 1)
    for one in years:
        try:
            opening, closing = bounds(rule, one, NOWHERE)
        except (ImpossibleDateError, UnclearDateError):
            continue
        around = 0 <= opening.day - first.n <= 1 and 0 <= last.n - closing.day <= 2
        if around and opening.month == closing.month:
            first.month = last.month = rule.month
            return True
    return False


def _follows(day: Moment, rule: Moment, plan: PlanPeriod) -> bool:
    by_rule = Moment(rule.unit, 0, 0, n=rule.n, month=day.month, weekday=rule.weekday)
    years = [day.year] if day.year else range(plan.start.year, plan.end.year + 1)
    return any(_is_on(day, by_rule, year) for year in years)


def _is_on(day: Moment, by_rule: Moment, year: int) -> bool:
    try:
        first, last = bounds(by_rule, year, NOWHERE)
        return first <= bounds(day, year, NOWHERE)[0] <= last
    except (ImpossibleDateError, UnclearDateError):
        return False
