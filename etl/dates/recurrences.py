"""The part of the grammar that reads recurrences: «ежемесячно», «каждую вторую пятницу»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.calendar_names import WEEKDAYS, WEEKDAYS_SHORT
from etl.dates.cursor import NUMBERS
from etl.dates.date_tokens import Token
from etl.dates.moments import MomentGrammar
from etl.dates.nodes import Item, Parsed, Recurrence


class RecurrenceGrammar(MomentGrammar):
    """Reads how often something is, and on which days of the week."""

    def _recurrence(self) -> None:
        token = self._advance()
        if token.kind == "recurring":
            self._recur(Recurrence(token.value, token.start, token.end))
        elif token.kind == "every_month":
            self.parsed.every_month = True
        elif token.kind == "weekends":
            self._recur(Recurrence("day", token.start, token.end, {6, 7}))
        elif token.kind == "workdays":
            self._recur(Recurrence("day", token.start, token.end, {1, 2, 3, 4, 5}))
        elif token.kind == "every_weekday":
            self._weekday_list(token, {token.value})
        else:
            self._every(token)

    def _every(self, every: Token) -> None:
        token = self._peek()
        if token is None:
            self._position -= 1
            return
        if token.kind == "weekdays":
            self._advance()
            self._weekday_list(every, {token.value})
        elif token.kind in NUMBERS and (items := self._ordinal_units()):
            for item in items:
                monthly = any(one.unit == "month" for one in self.parsed.recurrences)
                # «каждую первую субботу» can only be the first of a month.
                counted = monthly or item.first.n in (1, 3, 4, -1)
                item.first.every_month |= counted and item.first.month is None
                if item.first.month is None and not item.first.every_month:
                    # «каждую вторую пятницу»: every other one, or the second of a month?
                    self.parsed.doubtful = True
                    weekdays = {item.first.weekday or 0}
                    self._recur(Recurrence("day", every.start, item.first.end, weekdays))
                else:
                    item.start = every.start
                    self.parsed.items.append(item)
        elif token.kind in ("number", "ordinal") and self._kind(1) == "units":
            day = self._day(token)  # «каждое 15 число месяца»
            if day is not None and day.month is None:
                day.every_month, day.start = True, every.start
                if self._unit_is("month"):
                    self._advance()
                self.parsed.items.append(Item(day))
        elif token.kind in ("months", "seasons"):
            return  # «каждое лето» within one plan is the season itself
        else:
            self._position -= 1

    def _weekday_list(self, opening: Token, weekdays: set[int]) -> None:
        end = self.tokens[self._position - 1].end
        while self._kind() in ("sep", "and") and self._kind(1) in ("weekdays", "every_weekday"):
            self._advance()
            token = self._advance()
            weekdays.add(token.value)
            end = token.end
        self._recur(Recurrence("day", opening.start, end, weekdays))

    def _recur(self, recurrence: Recurrence) -> None:
        self.parsed.recurrences.append(recurrence)


_DAY = "|".join((*(name[:3] for name in WEEKDAYS), *WEEKDAYS_SHORT))
# «еженедельно (кроме субботы)», «(пн-пт)», «1 раз в две недели (вторник)», «вторник или среда»
_OTHERWISE = re.compile(
    r"кроме|исключени|выходн|перерыв|санитарн|(?<![а-я])(?:или|либо|через|не)(?![а-я])|чередовани"
    r"|(?<![а-я])(?:две|2|три|3|четыре|4)(?:-?[а-я]{1,2})? нед|(?:не)?четн|двухнедел"
    rf"|(?<![а-я])(?:{_DAY})[а-я]*\.? ?(?:[-–—]|по) ?(?:{_DAY})"
)


def weekly_on(stretches: Sequence[Parsed], text: str) -> None:
    """«еженедельно (вторник, четверг)»: every such day, where the cell names no other.

    Args:
        stretches: the cell as parsed, its brackets after it.
        text: the cell, normalised: what it leaves out, spans or alternates is not settled here.
    """
    if _OTHERWISE.search(text):
        return
    weekly = [one for parsed in stretches for one in parsed.recurrences]
    days = [day for parsed in stretches for day, _ in parsed.loose_weekdays]
    dated = any(moment.unit == "day" for parsed in stretches for item in parsed.items
                for moment in item.moments())  # fmt: skip
    if dated or not days or len(weekly) != 1 or weekly[0].unit != "week":
        return
    weekly[0].unit, weekly[0].weekdays = "day", set(days)
    for parsed in stretches:
        parsed.loose_weekdays.clear()
