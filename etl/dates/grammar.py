"""The grammar of date cells: recursive descent over the tokens of one stretch.

    cell       = { item | recurrence | remark | separator }
    item       = [ "в течение" ] moment [ dash moment ]
               | "с" moment [ "по" moment ] | "до" moment | "после" moment
    moment     = day | [ day ] month [ year ] | n-th unit [ of month ] | part of a unit | …
    recurrence = "ежемесячно" | "каждую" weekday | "2 раза в год" | …

Nothing is skipped in silence: a token that fits no rule is recorded as not understood.
"""

from __future__ import annotations

from dataclasses import replace

from etl.dates.cursor import SEPARATORS
from etl.dates.date_items import ItemGrammar
from etl.dates.nodes import OF_A_MONTH, Item, Parsed

_OF_MONTH = OF_A_MONTH | {"day"}


class Grammar(ItemGrammar):
    """Parses the tokens of one stretch: the cell without its brackets, or one bracket."""

    def parse(self) -> Parsed:
        """Read all tokens; what fits nowhere ends up in ``unknown``."""
        while self._peek() is not None:
            before = self._position
            self._statement()
            if self._position == before:
                self._reject()
        items = [one for one in self.parsed.items if not self._is_said_again(one)]
        # «5 июня заезд, 6-8 июня фестиваль»: the day before the word is its own
        self.parsed.doubtful |= self.told_behind and bool(items or self.dropped)
        self.parsed.doubtful |= self.told_own and len(items) + len(self.dropped) > 1
        self.parsed.items = _share_days(items or self.aside)
        return self.parsed

    def first_items(self) -> list[Item]:
        """The item or items with which the tokens begin; none where they begin otherwise."""
        return self._items()

    def _is_said_again(self, item: Item) -> bool:
        """«май, в течение месяца»: the month is named beside it."""
        others = [one for one in self.parsed.items if one is not item]
        return bool(others) and all(item.says_again(one) for one in others)

    def _statement(self) -> None:
        token = self._peek()
        assert token is not None
        kind = token.kind
        if kind in ("sep", "dash", "colon", "and", "in", "slash", "or"):
            self._advance()
            # «май/июнь», «20 или 21 мая»: one of the two, or both? A person decides.
            self.parsed.doubtful |= kind in ("slash", "or") or token.value == "guessed"
            self.parsed.doubtful |= token.value == "onto" and self._lasts()
            if kind == "dash":
                self._chained_on()
        elif kind in ("recurring", "every_month", "every", "every_weekday", "weekends", "workdays"):
            self._recurrence()
        elif kind in ("former", "reserve", "other_date", "except"):
            self._dropped(kind)
        elif kind == "off":
            self._off()
        elif kind == "rest":
            self._advance()
            self.parsed.rest_days = True
        elif kind == "moved":
            self._moved()
        elif kind == "onward" and self._opens_last():
            self._advance()
        elif kind == "about" and self._kind(1) in ("units", "seasons"):
            self._advance()  # «в дни школьных каникул (26 октября – 3 ноября)»
            self.parsed.vague = True
        elif self._unit_is("break"):
            self._advance()  # «каникулы» without a season
            self.parsed.vague = True
        elif kind == "by" and self._kind(1) == "every_weekday":
            self._advance()
        elif items := self._items():
            self.parsed.items += items
        elif kind == "weekdays":
            self._advance()
            self.parsed.loose_weekdays.append((token.value, token.start))
        elif kind in ("units",) and token.value in ("month", "date", "dates", "year", "day"):
            self._advance()  # «май месяц», «12 числа»: the word adds nothing
            # «месяц с 15 мая», «день до 9 мая»: which of the days?
            self.parsed.doubtful |= self._kind() in ("from", "to", "after") and (
                token.value in ("month", "day")
            )
            opened = self.parsed.items[-1:]
            self.parsed.doubtful |= (
                token.value == "month" and bool(opened) and opened[0].bound == "from"
            )

    def _lasts(self) -> bool:
        """«с 5 мая на месяц», «(на неделю)»: until when?"""
        counted = self._unit_is("week", "month", "quarter", "half")
        return counted and self._kind(1) in ("", "sep", "from")

    def _chained_on(self) -> None:
        """«12 марта – 14 марта – 16 марта», «14-16 мая 2026 – 2027 гг.»: what is meant?"""
        before = self.parsed.items[-1:]
        if not before or before[0].span()[1] != self._last_end(2):
            return
        ahead = self._peek()
        dated = ahead is not None and ahead.kind in ("number", "date", "months", "year")
        year = ahead is not None and ahead.kind == "year"
        self.parsed.doubtful |= dated and (before[0].last is not None or year)

    def _dropped(self, kind: str) -> None:
        """A date that is not the event's: the one it was moved from, a deadline for papers."""
        opened = self._position
        while self._kind() in ("former", "reserve", "other_date", "except", "colon", "dash", "in"):
            self._advance()
        if kind == "other_date" and self._kind() == "word" and self._kind(1) in ("dash", "colon"):
            self._position += 2  # «приём тезисов – до 1 мая»
        kept = self._position
        items = self._items()
        if kind == "other_date":
            self._labels_before(opened, items)
        if kind == "except":
            self._excepted(items)
        elif items and kind == "other_date":
            self.parsed.other_dates = True
            self.dropped += items
        elif kind == "former" and items and self.tokens[opened].value == "perhaps":
            self.aside += items  # «планируется перенос на 15 мая», the only day named
        elif kind == "former" and len(items) == 1 and not self.parsed.items:
            self._instead(items[0])
        elif kind == "reserve" and not items and len(self.parsed.items) > 1:
            self.parsed.items.pop()  # «15 мая, 16 мая – резерв»
        elif kind == "reserve" and not items and self._kind_at(opened - 1) == "dash":
            self.aside += self.parsed.items  # «16 мая – резервный день, 15 мая»
            self.parsed.items = []
        elif not items:
            self._position = kept

    def _excepted(self, items: list[Item]) -> None:
        """«кроме июля и августа», «кроме понедельников»; any other exception is a doubt."""
        if not items and self._kind() in ("weekdays", "every_weekday"):
            self._advance()
            while self._kind() in SEPARATORS and self._kind(1) in ("weekdays", "every_weekday"):
                self._position += 2
            self.parsed.rest_days = True
            return
        while self._kind() in SEPARATORS:
            self._advance()
            items = [*items, *self._items()]
        self.parsed.excepted += items
        self.parsed.doubtful |= not items

    def _off(self) -> None:
        """«перерыв с 10 по 15 мая», «10-15 мая – перерыв»."""
        opened = self._position
        self._advance()
        while self._kind() in ("colon", "dash", "in"):
            self._advance()
        items = self._items()
        if not items and self._kind_at(opened - 1) == "dash" and len(self.parsed.items) > 1:
            items = [self.parsed.items.pop()]
        self.parsed.excepted += items

    def _labels_before(self, opened: int, items: list[Item]) -> None:
        """«13.02 – заезд, 14-15.02 – турнир»: what stands before the word is the arrival's."""
        dashed = self._kind_at(opened - 1) == "dash"
        before = self._token(opened - 1 - dashed)
        behind = self.parsed.items[-1:]
        told = bool(behind) and before is not None and behind[0].span()[1] == before.end
        if items:
            # «5 июня заезд⏎6-8 июня фестиваль», «6-8 июня⏎заезд 5 июня»
            single = told and not dashed and behind[0].last is None
            self.parsed.doubtful |= single and items[0].last is not None
            return
        self.parsed.doubtful |= dashed
        if told and not dashed and self.tokens[opened].value == "own":
            self.told_own = True  # «5 мая выезд в Минск, 6 мая – в Брест»
        elif told:
            self.told_behind |= not dashed
            self.aside.append(self.parsed.items.pop())
            while self.parsed.items and self.parsed.items[-1].is_bare_day():
                self.aside.insert(0, self.parsed.items.pop())  # «25, 28 мая – заезд»

    def _instead(self, item: Item) -> None:
        """«вместо 15 июня – 22 июня» may name the old day and the new; nothing else is dated."""
        full = [moment.unit == "day" and moment.month is not None for moment in item.moments()]
        if full == [True, True] and item.last is not None and self._peek() is None:
            self.parsed.items = [Item(item.last)]
            self.parsed.doubtful = True

    def _moved(self) -> None:
        """«перенесено на 22 мая»: the new date counts, the one before it no longer does."""
        while self._kind() in ("moved", "colon", "dash", "in", "sep"):
            self._advance()
        new = self._items()
        if not new:
            self.parsed.moved = True
            self.parsed.doubtful |= bool(self.parsed.items)  # to a day that is not said
            return
        given_up = 1 if len(self.parsed.items) == 1 else len(new)
        if len(self.parsed.items) == 1 and len(new) == 1:
            _take_month(self.parsed.items[0], new[0])
        self.parsed.doubtful |= len(self.parsed.items) > given_up
        self.parsed.items = [*self.parsed.items[:-given_up], *new]
        self.parsed.moved = True
        while self._kind() in ("sep", "and") and self._kind(1) not in (
            "from",
            "former",
            "other_date",
        ):
            self._advance()
            self.parsed.items += self._items()
        if self._kind() == "from":
            self._items()  # «перенесено на 22 мая с 15 мая»

    def _opens_last(self) -> bool:
        """«1 июня и далее»: from that day on."""
        if not self.parsed.items or self.parsed.items[-1].last is not None:
            return False
        item = self.parsed.items[-1]
        item.bound = item.bound or "from"
        return item.bound in ("from", "after")

    def _reject(self) -> None:
        token = self._advance()
        self.parsed.unknown.append((token.start, token.end))


def _take_month(old: Item, new: Item) -> None:
    """«с 5 июня перенесли на 12-е»: a later day of the same month."""
    month = old.first.month
    if new.is_bare_day() and old.first.unit == "day" and (new.first.n or 0) > (old.first.n or 0):
        for moment in new.moments():
            moment.month = month


def _share_days(items: list[Item]) -> list[Item]:
    """«вторая суббота мая и июня», «15 мая и июня»: what is said of one month is said of both."""
    found: list[Item] = []
    for index, item in enumerate(items):
        of_before = _of_month_before(item, found)
        narrowed = index + 1 < len(items) and items[index + 1].first.month is None
        if not of_before or narrowed:
            found.append(item)
            continue
        month = item.first
        for one in of_before:
            moments = [
                replace(moment, month=month.month, year=month.year, start=month.start,
                        end=month.end)
                for moment in one.moments()
            ]  # fmt: skip
            last = moments[1] if len(moments) > 1 else None
            found.append(replace(one, first=moments[0], last=last, start=-1))
    return found


def _of_month_before(item: Item, before: list[Item]) -> list[Item]:
    """The days or parts of the month before a bare genitive month, all that share that month."""
    named = item.first
    bare = named.unit == "month" and named.genitive and item.last is None
    if not bare or item.bound or item.ongoing or not before:
        return []
    month = before[-1].moments()[-1].month
    found: list[Item] = []
    for one in reversed(before):
        moments = one.moments()
        whole = any(m.unit not in _OF_MONTH or m.month not in (None, month) for m in moments)
        if whole or one.bound or one.ongoing or moments[-1].unit != before[-1].first.unit:
            break
        found.insert(0, one)
    return found if month is not None else []
