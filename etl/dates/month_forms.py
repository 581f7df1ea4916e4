"""Months written another way: «VI–VIII 2026 г.», and «окт.26» as a sheet shows October 2026."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.dates.date_tokens import Token

_JOINED = (["dash"], ["sep"], ["and"], ["by"])
_LED = frozenset({"sep", "(", "in", "from", "and", "dash", "by", "to"})
_LAST_QUARTER = 4
_YEARS = range(24, 31)


def with_months(tokens: Sequence[Token], cell: str) -> list[Token]:
    """The tokens with these as months.

    Args:
        tokens: of the cell, with their places in it.
        cell: the cell with its capitals.
    """
    kept = [
        # «окт.26» like «окт-26»: that day, or that year? The month it is in both
        replace(token, kind="dash") if _parts_month_and_year(tokens, at, cell) else token
        for at, token in enumerate(tokens)
    ]
    runs = [run for at in range(len(kept)) if (run := _run_of_numerals(kept, at))]
    values = [_number(kept[at]) for run in runs for at in run]
    if max(values, default=0) > _LAST_QUARTER:  # «III–IV 2026 г.» may be quarters
        for at in (at for run in runs for at in run if kept[at].kind == "roman"):
            kept[at] = replace(kept[at], kind="months")
    return kept


def _parts_month_and_year(tokens: Sequence[Token], at: int, cell: str) -> bool:
    if tokens[at].kind != "dot" or not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    glued = before.end == tokens[at].start and tokens[at].end == after.start
    numbered = at > 1 and tokens[at - 2].kind in ("number", "dot", "ordinal")  # «27.мар.26»
    two_digits = after.end - after.start == 2 and cell[after.start : after.end].isdigit()
    behind = [one.kind for one in tokens[at + 2 : at + 3]]
    closed = behind in ([], ["sep"], [")"], ["dash"], ["by"])
    year = after.kind == "number" and two_digits and after.value in _YEARS
    return before.kind == "months" and glued and not numbered and year and closed


def _run_of_numerals(tokens: Sequence[Token], at: int) -> range:
    """A list or a range of Roman numerals that begins here and has a year right behind it.

    A range alone needs none; «VI–VIII классы», «Смена VI 2026 г.» are no months.
    """
    begins = tokens[at].kind == "roman" and (not at or tokens[at - 1].kind in _LED)
    if not begins or (at > 1 and tokens[at - 2].kind == "roman"):
        return range(0)
    end = at + 1
    while (
        tokens[end - 1].kind == "roman"
        and [one.kind for one in tokens[end : end + 1]] in _JOINED
        and [one.kind for one in tokens[end + 1 : end + 2]] in (["roman"], ["month_year"])
    ):
        end += 2
    dated = [one.kind for one in tokens[end - 1 : end + 1]]
    whole = at == 0 and end == len(tokens) and end > 1
    named = whole or dated[0] == "month_year" or dated[1:] == ["year"]
    return range(at, end, 2) if named else range(0)


def _number(token: Token) -> int:
    """The month that a numeral is, or that stands before its year («VIII.2026»)."""
    return int(token.value[0] if token.kind == "month_year" else token.value)
