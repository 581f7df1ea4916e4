"""A place in a list of tokens, and how the grammar moves along it."""

from __future__ import annotations

from collections.abc import Sequence

from etl.dates.date_tokens import Token
from etl.dates.nodes import Item, Moment, Parsed

NUMBERS = frozenset({"number", "ordinal", "roman"})
SEPARATORS = frozenset({"sep", "and", "slash"})
_REMARKS = frozenset({"noise", "time", "unknown", "event", "stage", "dot"})


class Cursor:
    """The tokens of one stretch of a cell without its remarks, and a position in them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.parsed = Parsed()
        self._position = 0
        self.aside: list[Item] = []
        """Dates of something else, which count where the stretch names no other."""
        self.dropped: list[Item] = []
        """Dates of something else, which count nowhere."""
        self.told_behind = False
        """Whether one of those aside has its word behind it without a dash."""
        self.told_own = False
        """Whether what is told behind a date may be on then, or comes before it."""
        self.tokens: list[Token] = []
        lasting = False
        for token in tokens:
            lasted, lasting = lasting, token.value == "duration"
            if token.kind == "tentative":
                self.parsed.tentative = True
            elif token.kind == "paper":
                # «получено 12 мая»: the paper's day alone; «согласовано 12 мая» may be the event's
                self.parsed.doubtful |= token.value != "agreed"
            elif token.kind == "vague":
                self.parsed.vague = True
            elif token.kind == "perhaps_moved":
                # «возможен перенос на 20 мая»: not the date, but the one named is no longer sure.
                self.parsed.tentative = True
                self.parsed.perhaps_moved = True
                self.tokens.append(Token("former", "perhaps", token.start, token.end))
            elif token.kind == "other_date":
                self.parsed.other_dates = True
                self.tokens.append(token)
            elif token.kind == "year" and lasted:
                self.parsed.doubtful = True  # «9 месяцев 2026 года»: January to September?
                self.tokens.append(token)
            elif token.value == "duration" and self._follows_an_opening():
                self.tokens.pop()  # «с 3 августа в течение 5 дней»
            elif token.kind not in _REMARKS:
                self.tokens.append(token)
            elif token.kind == "stage":
                self._drop_stage_number()
                self.tokens.append(Token("sep", None, token.start, token.end))

    def _follows_an_opening(self) -> bool:
        kinds = [token.kind for token in self.tokens]
        return kinds[-1:] == ["within"] and "from" in kinds

    def _drop_stage_number(self) -> None:
        # «II этап», «1-й тур»: the number counts stages, not days.
        while self.tokens and self.tokens[-1].kind in NUMBERS:
            self.tokens.pop()
            kinds = [token.kind for token in self.tokens[-2:]]
            if len(kinds) < 2 or kinds[0] not in NUMBERS or kinds[1] not in ("and", "sep", "dash"):
                break
            self.tokens.pop()  # «3-й и 4-й этапы»

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

    def _last_end(self, back: int = 1) -> int:
        return self.tokens[self._position - back].end
