"""The part of the grammar that reads numbers of one unit, and what they and parts are of.

«II квартал», «вторая декада мая», «третья суббота июня», «начало II квартала».
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from etl.dates.cursor import NUMBERS, SEPARATORS, Cursor
from etl.dates.date_tokens import Token
from etl.dates.nodes import Item, Moment

_COUNTED = frozenset(
    {"quarter", "half", "term", "decade", "week", "share", "weekend", "dates", "day"}
)
_LIST_LIMIT = 40  # numbers before one unit; more is no list that a person wrote


class CountedUnits(Cursor, ABC):
    """Reads lists of numbers that count one unit."""

    @abstractmethod
    def _moment(self) -> Moment | None:
        """One moment, which may be what a number or a part is of; moments read numbers too."""

    @abstractmethod
    def _month(self, token: Token) -> Moment:
        """A month that stands here."""

    def _ordinal_units(self) -> list[Item] | None:
        """Numbers that count one unit, singly, in lists or in ranges; None where they do not."""
        terms: list[tuple[Token, Token]] = []
        either = False  # «II/III квартал»: one of the two, or both?
        at = self._position
        while len(terms) < _LIST_LIMIT:
            first = self._token(at)
            if first is None or first.kind not in NUMBERS:
                return None
            last = first
            at += 1
            if self._kind_at(at) in ("dash", "by") and self._kind_at(at + 1) in NUMBERS:
                last = self.tokens[at + 1]
                at += 2
            terms.append((first, last))
            unit = self._token(at)
            if unit is None:
                return None
            if unit.kind == "units" and unit.value in _COUNTED:
                if unit.value in ("dates", "day") and first.kind != "ordinal":
                    return None
                some = "plural" in (first.form, unit.form)  # «в первх числах» has a slip in it
                if unit.value == "dates" and (not some or first is not last):
                    return None  # «первого числа», «10–15-е числа» are days, «первые числа» some
                self._position = at + 1
                self.parsed.doubtful |= either
                return self._counted(terms, _unit_counted(unit, first), None)
            if unit.kind == "weekdays":
                of_month = self._token(at + 1)
                counts = of_month is not None and of_month.value == "month"
                # «2 четверг» is the second of some month; «2 четверг месяца» is one of each.
                if any(term.kind == "number" for pair in terms for term in pair) and not counts:
                    return None
                self._position = at + 1
                return self._counted(terms, "weekday", unit.value)
            while self._kind_at(at) in SEPARATORS:
                either = either or self._kind_at(at) == "slash"
                at += 1
            if self._kind_at(at) == "in":
                at += 1
        return None

    def _counted(
        self, terms: list[tuple[Token, Token]], unit: str, weekday: int | None
    ) -> list[Item]:
        end = self._last_end()
        shared = Moment(unit, terms[0][0].start, end, weekday=weekday)
        if unit == "half" and self._kind() == "months":
            unit = shared.unit = "share"  # «1-я пол. апреля»
        if unit in ("quarter", "half", "term"):
            self._skip("in")
            school = self._peek()
            if school is not None and school.kind == "school":
                # The halves and quarters of a school year have no bounds of their own.
                self.parsed.doubtful = True
                self._advance()
                if unit == "term" and len(terms) == 1:
                    self._position -= 1
                    shared.n, shared.loose = terms[0][0].value, True
                    return [Item(self._of_school(shared))]
                return [Item(Moment("school", shared.start, school.end, year=school.value[0]))]
            self._dated(shared)
        else:
            self._of(shared)
            if unit == "share" and shared.month is None and shared.of == "year":
                shared.unit = unit = "half"
        items: list[Item] = []
        for index, (first, last) in enumerate(terms):
            final = index == len(terms) - 1
            moments = [
                Moment(unit, token.start, shared.end if final else token.end, n=token.value,
                       month=shared.month, year=shared.year, weekday=weekday, of=shared.of,
                       of_n=shared.of_n, every_month=shared.every_month,
                       some_month=shared.some_month, loose=unit == "term")
                for token in ((first,) if first is last else (first, last))
            ]  # fmt: skip
            items.append(Item(moments[0], moments[1] if len(moments) > 1 else None))
        return items

    def _of(self, moment: Moment) -> None:
        """The unit that a part belongs to: a month, a quarter, a half-year, a year, a season."""
        self._skip("in")
        token = self._peek()
        if token is None:
            return
        if token.kind == "months":
            month = self._month(token)
            moment.month, moment.year, moment.end = month.month, month.year, month.end
            return
        if token.kind == "every_month":
            moment.every_month = True
            moment.end = self._advance().end
            return
        if token.kind == "units" and token.value in ("quarter", "half"):
            self._advance()
            moment.of, moment.end = token.value, token.end
            return
        if self._unit_is("month"):
            moment.end = self._advance().end
            moment.every_month = moment.unit in ("weekday", "weekend")
            moment.some_month = True
            moment.year = self._year_number()
            return
        if token.kind == "school":
            self._advance()
            moment.of, moment.year, moment.end = "school", token.value[0], token.end
            moment.loose = True
            return
        whole = self._moment() if token.kind in (*NUMBERS, "seasons", "year", "units") else None
        if whole is not None and whole.unit in ("quarter", "half", "season", "year"):
            moment.of, moment.of_n, moment.loose = whole.unit, whole.n, whole.loose
            moment.year, moment.end = whole.year, whole.end

    def _of_school(self, term: Moment) -> Moment:
        """«осенний семестр 2026/2027 учебного года»."""
        school = self._peek()
        if school is not None and school.kind == "school":
            term.end = self._advance().end
            if school.value[0] is not None:
                term.year = school.value[0] + (term.n == 2)
        return term


def _unit_counted(unit: Token, number: Token) -> str:
    """«первый день мая» is a day, «первые дни мая» are some, like «первые числа»."""
    if unit.value != "day":
        return str(unit.value)
    return "dates" if number.form == "plural" else "nth_day"
