"""The part of the grammar that reads one moment: a day, a month, a quarter, a part of them."""

from __future__ import annotations

from etl.dates.cursor import NUMBERS, SEPARATORS, Cursor
from etl.dates.date_tokens import Token
from etl.dates.nodes import Item, Moment

_COUNTED = frozenset(
    {"quarter", "half", "term", "decade", "week", "share", "weekend", "dates", "day"}
)
_LIST_LIMIT = 40  # numbers before one unit; more is no list that a person wrote


class MomentGrammar(Cursor):
    """Reads single moments and lists of numbers that count one unit."""

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
        ahead = self._peek()
        if ahead is not None and token.kind == ahead.kind == "number":
            # «1 2 мая»: two days, or the 12th with a blank in it?
            self.parsed.doubtful |= day <= 3 and ahead.value <= 9
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
            if glued and 24 <= number.value <= 30 and self._kind(2) in ("", "sep"):
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

    def _of_school(self, term: Moment) -> Moment:
        """«осенний семестр 2026/2027 учебного года»."""
        school = self._peek()
        if school is not None and school.kind == "school":
            term.end = self._advance().end
            if school.value[0] is not None:
                term.year = school.value[0] + (term.n == 2)
        return term

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

    def _year(self, token: Token) -> Moment:
        year = token.value if token.kind == "year" else None
        self._advance()
        if year is not None:
            self._closing_year(token)
        else:
            year = self._year_number()  # «год 2026»
        of = "plan" if year is None else "month"
        return Moment("year", token.start, self._last_end(), year=year, of=of)

    # --- «II квартал», «вторая декада мая», «третья суббота июня»

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
                if unit.value == "dates" and first.form != "plural":
                    return None  # «первого числа» is a day, «первые числа» are some
                self._position = at + 1
                self.parsed.doubtful |= either
                return self._counted(terms, _unit_counted(str(unit.value), first), None)
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


def _unit_counted(unit: str, number: Token) -> str:
    """«первый день мая» is a day, «первые дни мая» are some, like «первые числа»."""
    if unit != "day":
        return unit
    return "dates" if number.form == "plural" else "nth_day"
