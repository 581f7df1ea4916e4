"""The part of the grammar that reads items: a moment, an interval, an open end, a heading."""

from __future__ import annotations

from dataclasses import replace

from etl.dates.nodes import OF_A_MONTH, Item, Moment
from etl.dates.recurrences import RecurrenceGrammar

_HEADED = ("dash", "colon", "number", "date", "in")


class ItemGrammar(RecurrenceGrammar):
    """Reads what names one time, or several that share a unit."""

    def _items(self) -> list[Item]:
        """One item, or several that share a unit («I, II кварталы»); none where none begins."""
        token = self._peek()
        if token is None:
            return []
        start = self._position
        found: list[Item] = []
        if token.kind in ("within", "ongoing_year", "ongoing_plan"):
            found = self._ongoing()
        elif token.kind in ("from", "not_earlier"):
            found = self._from()
        elif token.kind in ("to", "by", "not_later", "toward"):
            found = self._open("until")
        elif token.kind == "about":
            found = self._about()
        elif token.kind == "parts" and self._kind(1) in _HEADED:
            found = self._headed() or self._ranged()
        elif token.kind == "after":
            found = self._closed(self._open("after"))
        else:
            found = self._ranged()
        if not found:
            self._position = start
        return found

    def _ongoing(self) -> list[Item]:
        token = self._advance()
        if token.kind == "ongoing_year":
            year = self._year_number()
            of = "plan" if year is None else "month"
            moment = Moment("year", token.start, self._last_end(), year=year, of=of)
            return [Item(moment, ongoing=True)]
        if token.kind == "ongoing_plan":
            if self._kind() == "within":  # «постоянно в течение года»
                return self._items()
            return [Item(Moment("plan", token.start, token.end), ongoing=True)]
        items = self._ranged()
        if not items and self._unit_is("quarter", "half", "month", "week", "day"):
            unit = self._advance()
            items = [Item(Moment(unit.value, unit.start, unit.end))]
        for item in items:
            item.ongoing = True
        if items:
            items[0].start = token.start
        return items

    def _about(self) -> list[Item]:
        """«накануне Дня Победы», «в дни Пасхи»: near that day, which alone is a guess."""
        opening = self._advance()
        items = self._ranged()
        for item in items:
            if item.first.unit == "holiday":
                item.bound = "until"
            else:
                item.first.loose = True
        if items:
            items[0].start = opening.start
        return items

    def _headed(self) -> list[Item]:
        """«начало – 5 мая, окончание – 9 мая», «начало в мае, конец в июне»: one stretch."""
        kept = self._position
        opening = self._advance()
        self._skip_mark()
        first = self._moment() if opening.value == 1 else None
        while self._kind() in ("sep", "and"):
            self._advance()
        closing = self._peek()
        if first is not None and closing is not None and closing.kind == "parts":
            self._advance()
            self._skip_mark()
            last = self._moment() if closing.value == 3 else None
            if last is not None and last.unit == first.unit in ("day", "month", "quarter"):
                return [Item(first, last, start=opening.start)]
        self._position = kept
        return []

    def _skip_mark(self) -> None:
        while self._kind() in ("dash", "colon", "in"):
            self._advance()

    def _from(self) -> list[Item]:
        opening = self._advance()
        self._skip("in")
        items = self._ranged(joining=("to", "by", "dash"))
        if not items:
            return []
        if len(items) == 1 and items[0].last is None and items[0].bound is None:
            onto = self._peek()
            if onto is not None and onto.value == "onto":
                kept = self._position
                moved = self._ranged()  # «с 5 мая на 12 июня»: the new date is the date
                if len(moved) == 1 and _is_next_day(items[0].first, moved[0].first):
                    return [Item(items[0].first, moved[0].first, start=opening.start)]
                if moved:
                    return moved
                self._position = kept
            items[0].bound = "from"
        items[0].start = opening.start
        return self._closed(items)

    def _closed(self, items: list[Item]) -> list[Item]:
        """«с 15 мая и до 10 июня», «не ранее 1 апреля и не позднее 10 мая» are one interval."""
        if len(items) != 1 or items[0].bound not in ("from", "after"):
            return items
        kept = self._position
        while self._kind() in ("sep", "and", "dash"):
            self._advance()
        if self._kind() in ("not_later", "to", "by"):
            doubtful = self.parsed.doubtful
            closing = self._open("until")
            if closing and closing[0].first.unit != "holiday":
                opening = replace(items[0], last=closing[0].first)
                if opening.bound == "from":
                    opening.bound = None
                return [opening]
            self.parsed.doubtful = doubtful
        self._position = kept
        return items

    def _open(self, bound: str) -> list[Item]:
        opening = self._advance()
        moment = self._moment()
        if moment is None:
            return []
        if self._kind() == "dash" and self._kind(1) in ("number", "date"):
            self.parsed.doubtful = True  # «до 15-20 мая»
            self._advance()
            moment = self._moment() or moment
        if bound == "until" and moment.unit == "part" and moment.n == 1:
            self.parsed.doubtful = True
        # «к 9 мая»: by that day, or for it?
        self.parsed.doubtful |= opening.kind == "toward" and moment.unit == "day"
        return [Item(moment, bound="until" if bound == "until" else "after", start=opening.start)]

    def _ranged(self, joining: tuple[str, ...] = ("dash", "by")) -> list[Item]:
        """A moment, or two joined by a dash or «по»."""
        start = self._position
        self._skip("in")
        counted = self._ordinal_units()
        if counted is not None and (len(counted) > 1 or counted[0].last is not None):
            return counted
        first = counted[0].first if counted else self._moment()
        if first is None:
            return []
        self._pass_weekday(first)
        kept = self._position
        named_day = self._follows_a_weekday(start)
        dashed = self._kind() == "dash" and self._kind(1) == "to"
        if first.unit == "day" and (dashed or self._kind() == "to"):
            self._position += 1 + dashed  # «27 июня до 3 июля», «18 мая – до конца месяца»
            until = self._moment()
            ended = not dashed or self._kind() in ("", "sep")
            if until is not None and until.unit in ("day", "part") and ended:
                return [Item(first, until)]
            self._position = kept
        if self._kind() in joining or (self._kind() == "dot" and self._kind(1) in joining):
            joiner = self._advance()
            self.parsed.doubtful |= joiner.value == "guessed"
            if joiner.kind == "dash" and self._kind() == "by" and "by" in joining:
                self._advance()  # «25 мая – по 5 июня»
            self._skip("in")
            if named_day and [self._kind(step) for step in (0, 1)] == ["weekdays", "sep"]:
                weekday = self._advance()
                self.parsed.loose_weekdays.append((weekday.value, weekday.start))
                self._advance()
            counted = None if self._is_last_of_days(first) else self._ordinal_units()
            if counted and len(counted) == 1 and counted[0].last is None:
                last: Moment | None = counted[0].first
            elif counted:
                last = None
            elif self._is_last_of_days(first):
                last = self._day(self.tokens[self._position])
            else:
                last = self._moment()
            within = "to" not in joining and last is not None and _narrows(first, last)
            if last is not None and not within and _may_span(first, last):
                # «12 мая – зима», «май – Зима»: until when, or where?
                self.parsed.doubtful |= last.unit == "season" and first.unit in ("day", "month")
                _share_unit(first, last)
                return [Item(first, self._chained(last))]
            self._position = kept
        return [Item(first)]

    def _pass_weekday(self, first: Moment) -> None:
        """«3 апреля, пятница, – 5 апреля, воскресенье» is one stretch."""
        ahead = [self._kind(step) for step in range(5)]
        comma = ahead[2:3] == ["sep"]
        spans = ahead[:2] == ["sep", "weekdays"] and ahead[2 + comma] == "dash"
        if first.unit == "day" and spans and self._kind(3 + comma) in ("number", "date"):
            weekday = self.tokens[self._position + 1]
            self.parsed.loose_weekdays.append((weekday.value, weekday.start))
            self._position += 2 + comma

    def _follows_a_weekday(self, start: int) -> bool:
        """Whether what begins here is the day in «пятница, 19 июня – воскресенье, 21 июня»."""
        return [self._kind_at(start - 2), self._kind_at(start - 1)] == ["weekdays", "sep"]

    def _is_last_of_days(self, first: Moment) -> bool:
        """«10–15-е числа»: no «15-е числа» by themselves."""
        ahead = self._peek(1)
        dates = self._kind() == "ordinal" and ahead is not None and ahead.value == "dates"
        return dates and first.unit == "day" and first.month is None

    def _chained(self, last: Moment) -> Moment:
        """«октябрь - ноябрь - декабрь», «1-2-3 мая» are one stretch to the last of them."""
        while self._kind() == "dash" and (
            last.unit == "month" or (last.unit == "day" and last.month is None)
        ):
            kept = self._position
            self._advance()
            further = self._moment()
            if further is None or further.unit != last.unit:
                self._position = kept
                return last
            last = further
        return last


def _is_next_day(first: Moment, last: Moment) -> bool:
    """«в ночь с 12 на 13 мая» is both days, no transfer."""
    if first.unit != "day" or last.unit != "day" or first.n is None:
        return False
    if first.month not in (None, last.month):  # «в ночь с 31 декабря на 1 января»
        return last.n == 1 and first.n >= 28 and last.month == (first.month or 0) % 12 + 1
    return last.n == first.n + 1


def _months_of(moment: Moment) -> range:
    """The months of a quarter, a half or a season; a winter's lie in two years."""
    first = moment.n or 0
    if moment.unit == "quarter":
        return range(first * 3 - 2, first * 3 + 1)
    if moment.unit == "half":
        return range(first * 6 - 5, first * 6 + 1)
    return range(first * 3, first * 3 + 3) if moment.unit == "season" else range(0)


def _narrows(month: Moment, last: Moment) -> bool:
    """«июль – II декада», «октябрь – конец месяца» say which part of the month."""
    bare = last.month is None and last.of == "month"
    return month.unit == "month" and last.unit in OF_A_MONTH and bare


def _may_span(first: Moment, last: Moment) -> bool:
    """«2026 г. – март» is a heading with a month, «23 февраля – День …» a name, no ranges."""
    if (first.unit == "year") != (last.unit == "year"):
        return False
    if last.unit == "month" and last.month in _months_of(first):
        return False  # «III квартал – сентябрь», «лето – июль» name the month
    if first.unit == "month" and last.unit == "day" and last.month is None:
        return False  # «июнь – 1, 8, 15» are days of June
    if first.unit == "day" and first.month is None and last.unit == "month":
        return False  # «24, 25 – июль» are days of July
    if first.unit in ("weekday", "weekend", "nth_day") and last.unit == "day":
        return False  # «вторая среда месяца – 11 марта» is one day
    return "holiday" not in (first.unit, last.unit)


def _share_unit(first: Moment, last: Moment) -> None:
    """«с I по II квартал», «с 1 по 2 квартал»: the unit is said once, at the end."""
    bare = first.unit == "numeral" or (first.unit == "day" and first.month is None)
    if bare and last.unit == "day" and last.every_month:
        first.every_month = True  # «с 1 по 10 число каждого месяца»
    if bare and last.unit in ("quarter", "half", "decade", "week", "share", "weekday"):
        first.unit, first.weekday = last.unit, last.weekday
        first.month, first.year = last.month, last.year
        first.of, first.of_n = last.of, last.of_n
