"""A programme by days beside its stretch: «6-10 июля: 06.07 – приезд, 07.07-09.07 – занятия».

The stretch is the event's: a day of coming or leaving in it, or one off, changes nothing. Other
parts of an event are ``event_parts``'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.dates.date_tokens import Token
from etl.dates.date_words import EXACT, closes, day_off, opens
from etl.dates.grammar import Grammar
from etl.dates.remark_words import is_ordinary
from etl.dates.resolve import Resolved, resolve, within
from etl.model import PlanPeriod
from etl.text import small

_DATED = frozenset({"number", "date", "months", "year", "from"})
_ENDS_A_DATE = frozenset({"months", "year", "date", "units", "dot"})
_JOINS = frozenset({"dash", "by", "sep", "and", "dot"})
_NEUTRAL = frozenset({"dash", "by", "colon", "sep", "and", "in", "dot", "(", ")"})
_STRONG = frozenset({"stage", "other_date", "event", "word"})
_WEAK = frozenset({"noise", "time"})


@dataclass(slots=True)
class _Strand:
    """Tokens ``start`` to ``end`` that name a date, or say what something is."""

    dated: bool
    start: int
    end: int
    kinds: set[str] = field(default_factory=set)


def without_programme(
    tokens: list[Token], cell: str, plan: PlanPeriod, section: int | None
) -> list[Token]:
    """The tokens without the programme, where all its days lie in the stretch before it.

    Args:
        tokens: of the cell, with their places in it.
        cell: the cell, cleaned.
        plan: the plan's period.
        section: the month that the cell stands under, if any.
    """
    runs = _runs(tokens, cell)
    first = next((at for at, run in enumerate(runs) if run.dated), None)
    if first is None or any("other_date" in run.kinds for run in runs[:first]):
        return tokens
    last = _last_of_head(tokens, runs, first)
    head, rest = runs[first : last + 1], runs[last + 1 :]
    named = [run for run in rest if not run.dated]
    parts = [run for run in rest if run.dated]
    if not named or not (parts or _counts_days(tokens, rest, cell)):
        return tokens
    if len(_merged(rest)) > 2 * len(named) or _is_another(tokens, head[-1], rest[0]):
        return tokens
    stretch = _resolved(tokens, [*head], plan, section)
    if not stretch or {one.precision for one in stretch} - {"day", "month"}:
        return tokens
    hull = PlanPeriod(plan.plan_id, min(s.start for s in stretch), max(s.end for s in stretch))
    month = hull.start.month if hull.start.month == hull.end.month else section
    days = _resolved(tokens, parts, hull, month) if parts else []
    if days is None:
        return tokens
    month_long = any(one.precision == "month" for one in stretch)
    off = any(day_off(cell[t.start : t.end].lower()) for t in tokens[head[-1].end :])
    coming = any("other_date" in run.kinds for run in rest)
    if not (off or coming or month_long or not parts):
        return tokens
    cut = [*tokens[: head[-1].end], *(t for t in tokens[head[-1].end :] if t.kind == "noise")]
    words = [cell[t.start : t.end].lower() for t in tokens[head[-1].end :]]
    if days and not off and _contradicts(words, hull, days):
        return tokens
    return cut if _fits(stretch, days, off=off) else tokens


def _contradicts(words: Sequence[str], hull: PlanPeriod, days: Sequence[Resolved]) -> bool:
    """«10-15 мая, 15 мая – приезд», «10-15 мая, 12 мая – отъезд»: which are its days?"""
    first, last = min(one.start for one in days), max(one.end for one in days)
    late = any(map(opens, words)) and (
        (first - hull.start).days > 1 or first == hull.end > hull.start
    )
    return late or (any(map(closes, words)) and (hull.end - last).days > 1)


def _runs(tokens: Sequence[Token], cell: str) -> list[_Strand]:
    """The cell as dates and what stands between them; none where it says anything else."""
    found: list[_Strand] = []
    for at, token in enumerate(tokens):
        if token.kind in _DATED or _closes_a_date(tokens, at):
            kind = True
        elif token.kind in _NEUTRAL:
            continue
        elif _names(tokens, at, cell):
            kind = False
        else:
            return []
        if found and found[-1].dated == kind and (not kind or _joins(tokens, found[-1].end, at)):
            found[-1].end = at + 1
        elif token.kind == "units" and kind:
            return []
        else:
            found.append(_Strand(kind, at, at + 1))
        found[-1].kinds.add(token.kind)
    return found


def _closes_a_date(tokens: Sequence[Token], at: int) -> bool:
    """«2026 года»."""
    is_year = tokens[at].kind == "units" and tokens[at].value == "year"
    return is_year and at > 0 and tokens[at - 1].kind == "year"


def _names(tokens: Sequence[Token], at: int, cell: str) -> bool:
    """Whether a token says what is on that day, or is a harmless remark."""
    token, word = tokens[at], small(cell[tokens[at].start : tokens[at].end])
    if day_off(word):
        return True
    if token.kind == "units":
        return token.value == "day" and at > 0 and tokens[at - 1].kind in (_STRONG | _WEAK)
    if token.kind == "word":
        return is_ordinary(word) or word.endswith("о")
    return token.kind in _STRONG or token.kind in _WEAK


def _joins(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether what stands between two tokens of a date makes one of them («25, 27 ноября»)."""
    between = [token.kind for token in tokens[start:end]]
    if not set(between) <= _JOINS:
        return False
    ended = tokens[start - 1].kind in _ENDS_A_DATE
    return not (ended and (("sep" in between) or "and" in between or tokens[end].kind == "from"))


def _last_of_head(tokens: Sequence[Token], runs: Sequence[_Strand], first: int) -> int:
    """Which run is the last of the stretch: «3 октября, 4 октября (…)»."""
    last = first
    while last + 1 < len(runs) and runs[last + 1].dated:
        between = {token.kind for token in tokens[runs[last].end : runs[last + 1].start]}
        if not between <= {"sep", "and"}:
            return last
        last += 1
    if last > first and tokens[runs[last].end : runs[last].end + 1]:
        # «24-26 ноября, 25 ноября – заседание»
        last -= tokens[runs[last].end].kind in ("dash", "colon")
    return last


def _merged(rest: Sequence[_Strand]) -> list[_Strand]:
    return [run for at, run in enumerate(rest) if not (at and run.dated and rest[at - 1].dated)]


def _counts_days(tokens: Sequence[Token], rest: Sequence[_Strand], cell: str) -> bool:
    """«1-3 июля, 1-й день – заезд»."""
    stages = [t for run in rest for t in tokens[run.start : run.end] if t.kind == "stage"]
    lasts = [EXACT.get(small(cell[t.start : t.end]).split(" ")[-1]) for t in stages]
    return any(word is not None and word.value == "day" for word in lasts)


def _is_another(tokens: Sequence[Token], head: _Strand, ahead: _Strand) -> bool:
    """«1-20 мая – приём заявок, 15 мая – финал»: the stretch is not the event's."""
    if ahead.dated or "other_date" not in ahead.kinds:
        return False
    behind = tokens[ahead.end : ahead.end + 1]
    closed = bool(behind) and behind[0].kind == ")"
    return closed or tokens[head.end].kind == "dash"


def _resolved(
    tokens: Sequence[Token], runs: Sequence[_Strand], plan: PlanPeriod, month: int | None
) -> list[Resolved] | None:
    """The periods of runs of dates; None where any of it is not plain."""
    chosen: list[Token] = []
    for run in runs:
        if chosen:
            chosen.append(Token("sep", None, run.start, run.start))
        chosen += tokens[run.start : run.end]
    parsed = Grammar(chosen).parse()
    if any(item.bound or item.ongoing for item in parsed.items):
        return None
    found = resolve(parsed, plan, month=month)
    unsure = parsed.unknown or parsed.doubtful or parsed.impossible or parsed.recurrences
    return None if unsure or not found else found


def _fits(stretch: Sequence[Resolved], days: Sequence[Resolved], *, off: bool) -> bool:
    """Whether the days of parts lie in the stretch, those off between its ends."""
    start, end = min(one.start for one in stretch), max(one.end for one in stretch)
    if any(one.precision != "day" for one in days):
        return False
    if not off and any(one.precision == "month" for one in stretch):
        return bool(days) and _covers(stretch, days)  # «июнь (открытие 1 июня, …)»
    if not off:
        return all(any(within(day, one) for one in stretch) for day in days)
    edges = {edge for one in stretch for edge in (one.start, one.end)}
    return all(
        start < day.start and day.end < end and not edges & {day.start, day.end} for day in days
    )


def _covers(stretch: Sequence[Resolved], days: Sequence[Resolved]) -> bool:
    ends = min(one.start for one in days), max(one.end for one in days)
    return ends == (stretch[0].start, stretch[-1].end)
