"""The grammar of date cells: recursive descent over the tokens of one stretch.

    cell       = { item | recurrence | remark | separator }
    item       = [ "в течение" ] moment [ dash moment ]
               | "с" moment [ "по" moment ] | "до" moment | "после" moment
    moment     = day | [ day ] month [ year ] | n-th unit [ of month ] | part of a unit | …
    recurrence = "ежемесячно" | "каждую" weekday | "2 раза в год" | …

Nothing is skipped in silence: a token that fits no rule is recorded as not understood.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.dates.nodes import Item, Moment, Parsed, Recurrence
from etl.dates.tokens import Token

_COUNTED = frozenset({"quarter", "half", "decade", "week", "share", "weekend", "month", "dates"})
_NUMBERS = frozenset({"number", "ordinal", "roman"})
_REMARKS = frozenset({"noise", "unknown", "stage", "dot"})
_LIST_LIMIT = 40  # numbers before one unit; more is no list that a person wrote


class Grammar:
    """Parses the tokens of one stretch: the cell without its brackets, or one bracket."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.parsed = Parsed()
        self._position = 0
        self.tokens: list[Token] = []
        for token in tokens:
            if token.kind == "tentative":
                self.parsed.tentative = True
            elif token.kind == "vague":
                self.parsed.vague = True
            elif token.kind == "other_date":
                self.parsed.other_dates = True
                self.tokens.append(token)
            elif token.kind not in _REMARKS:
                self.tokens.append(token)
            elif token.kind == "stage":
                self._drop_stage_number()
                self.tokens.append(Token("sep", None, token.start, token.end))

    def _drop_stage_number(self) -> None:
        # «II этап», «1-й тур»: the number counts stages, not days.
        if self.tokens and self.tokens[-1].kind in _NUMBERS:
            self.tokens.pop()

    # --- the cell

    def parse(self) -> Parsed:
        """Read all tokens; what fits nowhere ends up in ``unknown``."""
        while self._peek() is not None:
            before = self._position
            self._statement()
            if self._position == before:
                self._reject()
        return self.parsed

    def first_items(self) -> list[Item]:
        """The item or items with which the tokens begin; none where they begin otherwise."""
        return self._items()

    def _statement(self) -> None:
        token = self._peek()
        assert token is not None
        kind = token.kind
        if kind in ("sep", "dash", "colon", "and", "in", "toward"):
            self._advance()
        elif kind in ("recurring", "every_month", "every", "every_weekday", "weekends"):
            self._recurrence()
        elif kind in ("former", "other_date", "except"):
            self._dropped(kind)
        elif kind == "by" and self._kind(1) == "every_weekday":
            self._advance()
        elif items := self._items():
            self.parsed.items += items
        elif kind == "weekdays":
            self._advance()
            self.parsed.loose_weekdays.append((token.value, token.start))
        elif kind in ("units",) and token.value in ("month", "dates", "year", "day"):
            self._advance()  # «май месяц», «12 числа»: the word adds nothing

    def _dropped(self, kind: str) -> None:
        """A date that is not the event's: the one it was moved from, a deadline for papers."""
        while self._kind() in ("former", "other_date", "except", "colon", "dash", "in"):
            self._advance()
        kept = self._position
        items = self._items()
        if kind == "except":
            self.parsed.doubtful = True
            while self._kind() in ("sep", "and"):
                self._advance()
                self._items()
        elif items and kind == "other_date":
            self.parsed.other_dates = True
        elif not items:
            self._position = kept

    def _reject(self) -> None:
        token = self._advance()
        self.parsed.unknown.append((token.start, token.end))

    # --- recurrences

    def _recurrence(self) -> None:
        token = self._advance()
        if token.kind == "recurring":
            self._recur(Recurrence(token.value, token.start, token.end))
        elif token.kind == "every_month":
            self.parsed.every_month = True
        elif token.kind == "weekends":
            self._recur(Recurrence("day", token.start, token.end, {6, 7}))
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
        elif token.kind in _NUMBERS and self._kind(1) == "weekdays":
            items = self._ordinal_units() or []
            for item in items:
                if item.first.month is None and not item.first.every_month:
                    # «каждую вторую пятницу»: every other one, or the second of a month?
                    self.parsed.doubtful = True
                    weekdays = {item.first.weekday or 0}
                    self._recur(Recurrence("day", every.start, item.first.end, weekdays))
                else:
                    item.start = every.start
                    self.parsed.items.append(item)
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

    # --- items

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
        elif token.kind == "after":
            found = self._open("after")
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
        if not items and self._unit_is("quarter", "half", "month"):
            unit = self._advance()
            items = [Item(Moment(unit.value, unit.start, unit.end))]
        for item in items:
            item.ongoing = True
        if items:
            items[0].start = token.start
        return items

    def _from(self) -> list[Item]:
        opening = self._advance()
        self._skip("in")
        items = self._ranged(joining=("to", "by", "dash"))
        if not items:
            return []
        if len(items) == 1 and items[0].last is None and items[0].bound is None:
            items[0].bound = "from"
        items[0].start = opening.start
        # «не ранее 1 апреля и не позднее 10 мая» is one interval.
        kept = self._position
        self._skip("sep")
        self._skip("and")
        if items[0].bound == "from" and self._kind() == "not_later":
            closing = self._open("until")
            if closing:
                return [Item(items[0].first, closing[0].first, start=opening.start)]
        self._position = kept
        return items

    def _open(self, bound: str) -> list[Item]:
        opening = self._advance()
        moment = self._moment()
        if moment is None:
            return []
        if bound == "until" and moment.unit == "part" and moment.n == 1:
            self.parsed.doubtful = True
        return [Item(moment, bound="until" if bound == "until" else "after", start=opening.start)]

    def _ranged(self, joining: tuple[str, ...] = ("dash", "by")) -> list[Item]:
        """A moment, or two joined by a dash or «по»."""
        self._skip("in")
        counted = self._ordinal_units()
        if counted is not None and (len(counted) > 1 or counted[0].last is not None):
            return counted
        first = counted[0].first if counted else self._moment()
        if first is None:
            return []
        kept = self._position
        if self._kind() in joining or (self._kind() == "dot" and self._kind(1) in joining):
            self._advance()
            self._skip("in")
            counted = self._ordinal_units()
            if counted and len(counted) == 1 and counted[0].last is None:
                last: Moment | None = counted[0].first
            elif counted:
                last = None
            else:
                last = self._moment()
            if last is not None and _may_span(first, last):
                _share_unit(first, last)
                return [Item(first, last)]
            self._position = kept
        return [Item(first)]

    # --- moments

    def _moment(self) -> Moment | None:
        self._skip("in")
        token = self._peek()
        if token is None:
            return None
        counted = self._ordinal_units()
        if counted is not None:
            return counted[0].first if len(counted) == 1 and counted[0].last is None else None
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
        return None

    def _day(self, token: Token) -> Moment | None:
        self._advance()
        day = token.value
        if token.kind == "tens":
            if self._kind() != "ordinal":
                return None
            day += self._advance().value
        moment = Moment("day", token.start, self._last_end(), n=day)
        if self._unit_is("dates"):
            self._advance()
        if self._kind() == "months":
            month = self._advance()
            moment.month, moment.end = month.value, month.end
            return self._dated(moment)
        if self._kind() == "every_month" or (self._unit_is("month") and token.kind != "number"):
            moment.every_month = True
            moment.end = self._advance().end
            moment.year = self._year_number()
        return moment

    def _month(self, token: Token) -> Moment:
        self._advance()
        if self._unit_is("month"):
            self._advance()
        return self._dated(Moment("month", token.start, self._last_end(), month=token.value))

    def _season(self, token: Token) -> Moment:
        self._advance()
        moment = Moment("season", token.start, token.end, n=token.value)
        self._dated(moment)
        if moment.year is not None and self._kind() in ("dash", "sep"):
            ahead = self._peek(1)
            if ahead is not None and ahead.kind in ("year", "number"):
                later = ahead.value if ahead.kind == "year" else 2000 + ahead.value
                if later == moment.year + 1 and token.value == 4:
                    self._position += 2
                    moment.year = later  # a winter goes by the year it ends in
                    moment.of = "ends"
                    moment.end = self._closing_year(ahead)
        return moment

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
            moment.year = self._year_number()
            return
        whole = self._moment() if token.kind in (*_NUMBERS, "seasons", "year", "units") else None
        if whole is not None and whole.unit in ("quarter", "half", "season", "year"):
            moment.of, moment.of_n = whole.unit, whole.n
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
        at = self._position
        while len(terms) < _LIST_LIMIT:
            first = self._token(at)
            if first is None or first.kind not in _NUMBERS:
                return None
            last = first
            at += 1
            if self._kind_at(at) in ("dash", "by") and self._kind_at(at + 1) in _NUMBERS:
                last = self.tokens[at + 1]
                at += 2
            terms.append((first, last))
            unit = self._token(at)
            if unit is None:
                return None
            if unit.kind == "units" and unit.value in _COUNTED and unit.value != "month":
                if unit.value == "dates" and first.kind != "ordinal":
                    return None
                self._position = at + 1
                return self._counted(terms, str(unit.value), None)
            if unit.kind == "weekdays":
                if any(term.kind == "number" for pair in terms for term in pair):
                    return None
                self._position = at + 1
                return self._counted(terms, "weekday", unit.value)
            while self._kind_at(at) in ("sep", "and"):
                at += 1
            if self._kind_at(at) == "in":
                at += 1
        return None

    def _counted(
        self, terms: list[tuple[Token, Token]], unit: str, weekday: int | None
    ) -> list[Item]:
        end = self._last_end()
        shared = Moment(unit, terms[0][0].start, end, weekday=weekday)
        if unit in ("quarter", "half"):
            self._skip("in")
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
                       of_n=shared.of_n, every_month=shared.every_month)
                for token in ((first,) if first is last else (first, last))
            ]  # fmt: skip
            items.append(Item(moments[0], moments[1] if len(moments) > 1 else None))
        return items

    # --- years and tokens

    def _dated(self, moment: Moment) -> Moment:
        """Give a moment the year that stands right behind it."""
        kept = self._position
        self._skip("in")
        year = self._year_number()
        if year is None:
            self._position = kept
            if self._unit_is("year") and self._kind_at(self._position - 1) != "sep":
                self._advance()  # «5 февраля года» and the like
        else:
            moment.year, moment.end = year, self._last_end()
        return moment

    def _year_number(self) -> int | None:
        token = self._peek()
        if token is None or token.kind != "year":
            return None
        # «2025-2026 гг.» and «2025/2026» are intervals of their own.
        self._advance()
        self._closing_year(token)
        return int(token.value)

    def _closing_year(self, token: Token) -> int:
        """Take «года», «г.» behind a year; returns where the words end."""
        if self._unit_is("year"):
            return self._advance().end
        return token.end

    def _peek(self, ahead: int = 0) -> Token | None:
        return self._token(self._position + ahead)

    def _token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _kind(self, ahead: int = 0) -> str:
        return self._kind_at(self._position + ahead)

    def _kind_at(self, at: int) -> str:
        token = self._token(at)
        return "" if token is None else token.kind

    def _unit_is(self, *units: str) -> bool:
        token = self._peek()
        return token is not None and token.kind == "units" and token.value in units

    def _advance(self) -> Token:
        token = self.tokens[self._position]
        self._position += 1
        return token

    def _skip(self, kind: str) -> None:
        if self._kind() == kind:
            self._position += 1

    def _last_end(self) -> int:
        return self.tokens[self._position - 1].end


def _may_span(first: Moment, last: Moment) -> bool:
    """«2026 г. – март» is a heading with a month, «23 февраля – День …» a name, no ranges."""
    if first.unit == "year" and last.unit != "year":
        return False
    return "holiday" not in (first.unit, last.unit)


def _share_unit(first: Moment, last: Moment) -> None:
    """«с I по II квартал», «с 1 по 2 квартал»: the unit is said once, at the end."""
    bare = first.unit == "numeral" or (first.unit == "day" and first.month is None)
    if bare and last.unit in ("quarter", "half", "decade", "week", "share", "weekday"):
        first.unit, first.weekday = last.unit, last.weekday
        first.month, first.year = last.month, last.year
        first.of, first.of_n = last.of, last.of_n
