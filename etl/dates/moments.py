"""The part of the grammar that reads one moment: a day, a month, a quarter, a part of them."""

from __future__ import annotations

from etl.dates.counted_units import CountedUnits
from etl.dates.cursor import NUMBERS
from etl.dates.date_tokens import Token
from etl.dates.nodes import Moment


class MomentGrammar(CountedUnits):
    """Reads single moments."""

    def _moment(self) -> Moment | None:
        self._skip("in")
        token = self._peek()
        if token is None:
            return None
        counted = self._ordinal_units()
        if counted is not None:
            return counted[0].first if len(counted) == 1 and counted[0].last is None else None
        if token.kind == "weekdays" and (day := self._weekday_of_week(token)):
            return day
        if token.kind == "weekdays" and self._kind(1) in ("number", "ordinal", "date"):
            self.parsed.loose_weekdays.append((token.value, token.start))
            self._advance()
            token = self._peek()
            assert token is not None
        if token.kind in ("number", "ordinal", "tens"):
            return self._day(token)
        if token.kind == "roman" and self._kind(1) in ("dash", "by", "to"):
            self._advance()
            return Moment("numeral", token.start, token.end, n=token.value)
        if token.kind == "date":
            self._advance()
            day, month, year = token.value
            if month == 10 and year is None and day < 24:
                self.parsed.doubtful |= self._after_full_date()
            return Moment("day", token.start, self._closing_year(token), n=day, month=month,
                          year=year or self._year_number())  # fmt: skip
        if token.kind == "month_year":
            self._advance()
            month, year = token.value
            end = self._closing_year(token)
            return Moment("month", token.start, end, month=month, year=year)
        if token.kind == "months":
            return self._month(token)
        if token.kind == "quarter":
            self._advance()
            return self._dated(Moment("quarter", token.start, token.end, n=token.value))
        if token.kind == "seasons":
            return self._season(token)
        if token.kind == "parts":
            return self._part(token)
        if token.kind == "school":
            self._advance()
            first, sound = token.value
            self.parsed.doubtful |= not sound
            return Moment("school", token.start, token.end, year=first)
        if token.kind == "holiday":
            self._advance()
            return self._dated(Moment("holiday", token.start, token.end, holiday=token.value))
        if token.kind == "year" or self._unit_is("year"):
            return self._year(token)
        if self._unit_is("quarter", "half") and self._kind(1) in NUMBERS:
            number = self._peek(1)
            assert number is not None
            if self._kind(2) not in ("months", "units", "dash", "by"):  # «квартал II»
                self._position += 2
                moment = Moment(token.value, token.start, number.end, n=number.value)
                return self._dated(moment)
        return None

    def _after_full_date(self) -> bool:
        """«12 мая, 10.10»: a time of day, or the 10th of October?"""
        before = self.tokens[: self._position - 1]
        while before and before[-1].kind in ("sep", "units", "in", "dash"):
            before = before[:-1]
        if not before:
            return False
        named = before[-1].kind in ("months", "year")
        return named or (before[-1].kind == "date" and before[-1].value[2] is not None)

    def _weekday_of_week(self, weekday: Token) -> Moment | None:
        """«среда второй недели мая»: whose weeks, the calendar's or of seven days? Loose."""
        kept = self._position
        self._advance()
        week = self._ordinal_units()
        if week is None or len(week) > 1 or week[0].last or week[0].first.unit != "week":
            self._position = kept
            return None
        moment = week[0].first
        moment.weekday, moment.start, moment.loose = weekday.value, weekday.start, True
        return moment

    def _day(self, token: Token) -> Moment | None:
        self._advance()
        day = token.value
        if token.kind == "tens":
            if self._kind() != "ordinal":
                return None
            day += self._advance().value
        moment = Moment("day", token.start, self._last_end(), n=day)
        # «последние 3 дня мая»: some days, not the last one.
        in_words = token.end - token.start > len("5 - е")
        self.parsed.doubtful |= token.form == "plural" and in_words
        ahead = self._peek()
        if ahead is not None and token.kind == "number" and ahead.kind in ("number", "date"):
            # «1 2 мая», «1 2.05.2026»: two days, or the 12th with a blank in it?
            second = ahead.value if ahead.kind == "number" else ahead.value[0]
            self.parsed.doubtful |= day <= 3 and second <= 9
        counted = self._unit_is("dates", "date")
        if counted:
            self._advance()
        if self._kind() == "months":
            month = self._advance()
            moment.month, moment.end = month.value, month.end
            return self._dated(moment)
        if self._kind() == "every_month" or (self._unit_is("month") and token.kind != "number"):
            # «каждого второго месяца» counts months, «второго числа месяца» days.
            self.parsed.doubtful |= (
                token.kind == "ordinal" and not counted and self._unit_is("month")
            )
            moment.every_month = True
            moment.end = self._advance().end
            moment.year = self._year_number()
        return moment

    def _month(self, token: Token) -> Moment:
        self._advance()
        if self._unit_is("month"):
            self._advance()
        genitive = token.form == "genitive"
        dash, number = self._peek(), self._peek(1)
        if dash and number and dash.kind == "dash" and number.kind == "number":
            glued = token.end == dash.start and dash.end == number.start
            closed = self._kind(2) in ("", "sep") or (
                self._kind(2) in ("dash", "by") and self._kind(3) == "months"
            )
            if glued and 24 <= number.value <= 30 and closed:
                # «июнь-26»: that day, or that year? June holds both.
                self.parsed.doubtful = True
                self._position += 2
                return Moment("month", token.start, number.end, month=token.value)
        return self._dated(
            Moment("month", token.start, self._last_end(), month=token.value, genitive=genitive)
        )

    def _season(self, token: Token) -> Moment:
        self._advance()
        moment = Moment("season", token.start, token.end, n=token.value)
        if self._unit_is("break"):
            # Pupils' holidays lie within their season; only the summer's are all of it.
            moment.end, moment.loose = self._advance().end, token.value != 2
            if self._kind() == "school":
                self._of_school_year(moment)
        elif self._unit_is("term") and token.value in (1, 3):
            end = self._advance().end
            moment = Moment("term", token.start, end, n=1 if token.value == 3 else 2, loose=True)
            return self._of_school(self._dated(moment))
        self._dated(moment)
        if moment.year is not None and self._kind() in ("dash", "sep", "slash"):
            ahead = self._peek(1)
            if ahead is not None and ahead.kind in ("year", "number"):
                later = ahead.value if ahead.kind == "year" else 2000 + ahead.value
                if later == moment.year + 1 and token.value == 4:
                    self._position += 2
                    moment.year = later  # a winter goes by the year it ends in
                    moment.of = "ends"
                    moment.end = self._closing_year(ahead)
        return moment

    def _of_school_year(self, holidays: Moment) -> None:
        """«зимние каникулы 2026/2027 учебного года»; a winter goes by the year it ends in."""
        school = self._advance()
        holidays.end = school.end
        if school.value[0] is not None:
            holidays.year = school.value[0] + (holidays.n != 3)
            holidays.of = "ends" if holidays.n == 4 else holidays.of

    def _part(self, token: Token) -> Moment | None:
        self._advance()
        moment = Moment("part", token.start, token.end, n=token.value)
        kept = self._position
        if self._kind() == "dash" and self._kind(1) == "parts":
            ahead = self._peek(1)
            assert ahead is not None
            moment.n_last = ahead.value
            self._position += 2
        self._of(moment)
        if moment.month is None and moment.of == "month" and moment.n_last is not None:
            moment.n_last = None
            self._position = kept
        return moment

    def _year(self, token: Token) -> Moment:
        year = token.value if token.kind == "year" else None
        self._advance()
        if year is not None:
            self._closing_year(token)
        else:
            year = self._year_number()  # «год 2026»
        of = "plan" if year is None else "month"
        return Moment("year", token.start, self._last_end(), year=year, of=of)
