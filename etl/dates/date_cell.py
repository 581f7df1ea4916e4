"""One date cell read whole: outer words and brackets together, precision, kind, doubts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from etl.dates.bounds import RANK
from etl.dates.calendar import days_of_week
from etl.dates.date_tokens import Token, clean, normalise, read_tokens
from etl.dates.edtf import to_edtf
from etl.dates.grammar import Grammar
from etl.dates.name_remarks import without_names
from etl.dates.nodes import Parsed, Recurrence
from etl.dates.resolve import Resolved, resolve
from etl.dates.rules import is_rule
from etl.dates.spelling import repair
from etl.documents.raised_marks import without_marks
from etl.model import DateKind, DatePrecision, DateReading, Period, PlanPeriod, Span
from etl.offsets import joined, plain_by

# A date cell is a few words; what is longer is another text that ended up in its column.
_LONGEST_CELL = 1_500

_RECURRENCE_PRECISION: dict[str, DatePrecision] = {
    "day": "day", "week": "month", "month": "month", "quarter": "quarter",
    "half": "year", "year": "year", "several_a_year": "year",
}  # fmt: skip
# «примерно» is approximate (~), «уточняется» uncertain (?), as ISO 8601-2 tells them apart.
_APPROXIMATE = re.compile(r"ориент|пример|приблиз|прибл|около|^\?\s*\d")


@dataclass(frozen=True, slots=True)
class _Bracket:
    """The tokens between a pair of brackets and where the pair begins."""

    tokens: tuple[Token, ...]
    start: int


@dataclass(slots=True)
class _Doubts:
    """What a person should look at; becomes the quality codes."""

    unreadable: bool = False
    partly: bool = False
    impossible: bool = False

    def add(self, parsed: Parsed) -> None:
        self.unreadable |= bool(parsed.unknown)
        self.partly |= bool(parsed.unknown) or parsed.doubtful
        self.impossible |= parsed.impossible


def read_dates(text: str, plan: PlanPeriod, *, month: int | None = None) -> DateReading:
    """Read one date cell; never raises.

    The whole cell is read: words that no rule knows give ``date_partly_read`` beside the
    periods found, ``date_unreadable`` where none was. Where periods are named with
    different precision, the coarsest is the event's: «12 мая, июнь» is known to the month.

    Args:
        text: the cell, as the document has it.
        plan: the plan's period, for years that the cell leaves out and for open ends.
        month: 1 to 12, the month that the cell stands under (a section row, the name of a
            sheet): days and parts that have no month of their own («12», «14-16») are its.
    """
    return _read(text, plan, month)


@lru_cache(maxsize=4_096)
def _read(text: str, plan: PlanPeriod, section: int | None) -> DateReading:
    cell = plain_by(text, clean)
    source = cell.text
    if len(source) > _LONGEST_CELL:
        return _without_periods(("date_unreadable",), tentative=False)
    normal = normalise(without_marks(source))
    repaired = repair(normal)
    tokens = without_names(read_tokens(repaired), source)
    outer, brackets = _split(tokens)
    parsed = Grammar(outer).parse()
    inner = [(bracket, Grammar(bracket.tokens).parse()) for bracket in brackets]
    dated_brackets = any(content.items for _, content in inner)
    bare = not parsed.items and not parsed.other_dates
    ruled = bool(parsed.items) and all(is_rule(item) for item in parsed.items)
    monthless = section is None and bool(parsed.items) and all(
        moment.unit == "day" and moment.month is None
        for item in parsed.items for moment in item.moments()
    )  # fmt: skip
    if (bare or ruled or monthless) and dated_brackets:
        # «(май)», «уточняется (май)», «вторая пятница месяца (10 апреля)», «23, 24 (апрель)»:
        # the brackets hold the date itself, or a part of it.
        outer = sorted([*outer, *(t for b in brackets for t in b.tokens)], key=lambda t: t.start)
        parsed, inner = Grammar(outer).parse(), []

    recurrences = [*parsed.recurrences, *(r for _, p in inner for r in p.recurrences)]
    monthly = any(r.unit == "month" and not r.weekdays for r in recurrences)
    doubts = _Doubts(partly=repaired.guessed)
    found = resolve(parsed, plan, monthly=monthly, month=section)
    doubts.add(parsed)
    for bracket, content in inner:
        found = _refine(found, bracket, content, plan, doubts, monthly)
    found = _settle(found, doubts)
    doubts.partly |= any(one.loose for one in found)
    _check_weekdays(found, [parsed, *(content for _, content in inner)], doubts)

    tentative = parsed.tentative or any(content.tentative for _, content in inner)
    unsettled: tuple[Span, ...] = ()
    if tentative:
        said = [(token.start, token.end) for token in tokens if token.kind == "tentative"]
        unsettled = joined(text, cell.spans(said))
    found, kind, precision = _recur(found, recurrences, plan)
    if not found:
        vague = parsed.vague or parsed.doubtful or parsed.loose_weekdays or parsed.other_dates
        nothing = _without_periods(_codes_without(doubts, bool(vague)), tentative=tentative)
        return replace(nothing, tentative_words=unsettled)
    mark = ("~" if _APPROXIMATE.search(normal) else "?") if tentative else ""
    periods = tuple(
        Period(one.start, one.end, source[slice(*one.words)], cell.span(*one.words))
        for one in found
    )
    return DateReading(
        periods, precision, kind, tentative,
        to_edtf([(one.start, one.end, one.precision) for one in found], mark),
        _codes(found, plan, doubts), unsettled,
    )  # fmt: skip


def _split(tokens: Sequence[Token]) -> tuple[list[Token], list[_Bracket]]:
    """The tokens outside brackets, and each outermost pair's own."""
    outer: list[Token] = []
    brackets: list[_Bracket] = []
    inside: list[Token] = []
    depth = start = 0
    for token in tokens:
        if token.kind == "(":
            start = token.start if depth == 0 else start
            depth += 1
        elif token.kind == ")":
            depth = max(0, depth - 1)
            if depth == 0 and inside:
                brackets.append(_Bracket(tuple(inside), start))
                inside = []
        else:
            (inside if depth else outer).append(token)
    return ([*outer, *inside], brackets) if depth else (outer, brackets)


def _refine(
    found: list[Resolved], bracket: _Bracket, content: Parsed, plan: PlanPeriod,
    doubts: _Doubts, monthly: bool,
) -> list[Resolved]:  # fmt: skip
    """What brackets add: a finer date wins, a deadline or another thing's date does not count."""
    kinds = {token.kind for token in bracket.tokens}
    if not _dates_the_event(found, kinds, content, doubts):
        return found
    before = [one for one in found if one.words[0] < bracket.start] or found
    if not before:
        return found
    if content.unknown:
        doubts.partly = True  # the date of something that is said in words not known here
        return found
    coarse = before[-1]
    if content.moved:
        doubts.partly |= len(before) > 1
        new = resolve(content, plan, monthly=monthly)
        doubts.add(content)
        return [*[one for one in found if one is not coarse], *new]
    frame = PlanPeriod(plan.plan_id, coarse.start, coarse.end)
    whole_month = coarse.start.month if _in_one_month(coarse) else None
    finer = resolve(content, frame, monthly=monthly, month=whole_month)
    if "stage" in kinds:
        # «12-20 мая (закрытие 20 мая)» is all one, «май (финал 20 мая)» is not.
        doubts.partly |= coarse.precision != "day" or not all(_within(new, coarse) for new in finer)
        return found
    doubts.add(content)
    if coarse.precision == "day" and not coarse.named and all(one.named for one in finer):
        return found  # «9-10 мая (День Победы)»: why, not when
    if coarse.named and coarse.deadline and finer:
        return [*found[:-1], *finer]  # «ко Дню культуры (24 мая)»
    if coarse.ongoing and finer and all(one.ongoing for one in finer):
        return [*found[:-1], *finer]  # «постоянно (в течение 2026 года)»
    if coarse.named and finer and not any(one.named or one.deadline for one in finer):
        # «День Победы (8-9 мая)»; «Пасха (19 апреля)» is another year's.
        doubts.partly |= not any(_overlap(new, coarse) for new in finer)
        return [*found[:-1], *finer]
    if "after" in kinds:  # «начало мая (после 9 мая)»: which of the days?
        doubts.partly = True
        return found
    finer = [one for one in finer if not one.deadline]
    if not finer or any(_within(one, new) for one in before for new in finer):
        return found
    replaced = [one for one in before if any(_within(new, one) for new in finer)]
    if not replaced and _is_week(coarse) and any(_overlap(new, coarse) for new in finer):
        replaced = [coarse]  # «вторая неделя апреля (6-12 апреля)»: whichever weeks are counted
    if not replaced:
        doubts.partly = True
        if min(RANK[new.precision] for new in finer) >= RANK[coarse.precision]:
            return found
        replaced = [coarse]
    at = found.index(replaced[0])
    rest = [one for one in found if one not in replaced]
    return [*rest[:at], *finer, *rest[at:]]


def _dates_the_event(
    found: Sequence[Resolved], kinds: set[str], content: Parsed, doubts: _Doubts
) -> bool:
    """Whether brackets name a date, and of the event rather than of papers or an arrival."""
    if content.other_dates or kinds & {"former", "other_date", "not_later"}:
        # «13.02 (заезд), 14-15.02 (турнир)»: are both the event's?
        doubts.partly |= "other_date" in kinds and not content.items and len(found) > 1
        return False
    if not content.items:
        doubts.add(content)
        doubts.partly |= content.moved  # «15 мая (перенос)»: the old day, or the new?
    return bool(content.items)


def _in_one_month(one: Resolved) -> bool:
    return (one.start.year, one.start.month) == (one.end.year, one.end.month)


def _is_week(one: Resolved) -> bool:
    return one.precision == "month" and (one.end - one.start).days < 7


def _overlap(first: Resolved, second: Resolved) -> bool:
    return first.start <= second.end and second.start <= first.end


def _within(inner: Resolved, outer: Resolved) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _settle(found: list[Resolved], doubts: _Doubts) -> list[Resolved]:
    """Drop what only names again, or more widely, what the cell says beside it."""
    dated = [one for one in found if not one.named]
    named = [one for one in found if one.named]
    if dated:
        # «май, ко Дню Победы» is May; «май, День Победы» would be the day.
        added = [one for one in named if not one.deadline and not _said(one, dated)]
        # «24 февраля - 1 марта, Масленица»: another year's Maslenitsa?
        doubts.partly |= bool(added)
        found = sorted([*dated, *added], key=lambda one: one.words) if added else dated
    elif any(one.deadline for one in named):
        doubts.partly = True
    kept: list[Resolved] = []
    known: set[tuple[date, date]] = set()
    for one in found:
        if (one.start, one.end) in known:
            # «12 мая, 12 мая»: a slip for another day? «постоянно, в течение года» is none.
            doubts.partly |= not one.ongoing
            continue
        known.add((one.start, one.end))
        others = [other for other in found if other is not one and _within(other, one)]
        wider = [o for o in others if (o.start, o.end) != (one.start, one.end)]
        if one.ongoing and any(other.ongoing for other in wider):
            kept.append(one)
        elif one.loose and wider:
            continue  # «осенние каникулы, 26-30 октября»
        elif any(not other.ongoing and RANK[other.precision] < RANK[one.precision]
                 for other in wider):  # fmt: skip
            doubts.partly = True
        elif any(_encloses(other, one) for other in found):
            doubts.partly = True  # «с 12 по 20 мая, открытие 12 мая»
        else:
            kept.append(one)
    ongoing = [one for one in kept if one.ongoing]
    if len(ongoing) > 1:
        widest = max(ongoing, key=lambda one: one.end - one.start)
        kept = [one for one in kept if not one.ongoing or one is widest]
    return kept


def _encloses(outer: Resolved, inner: Resolved) -> bool:
    same = outer.precision == inner.precision == "day" and not outer.ongoing
    return same and _within(inner, outer) and (outer.start, outer.end) != (inner.start, inner.end)


def _said(named: Resolved, dated: Sequence[Resolved]) -> bool:
    return any(_within(named, one) or _within(one, named) for one in dated)


def _check_weekdays(
    found: Sequence[Resolved], stretches: Sequence[Parsed], doubts: _Doubts
) -> None:
    """«12 мая (среда)»: is it one? A slip in the one or the other is for a person to find."""
    spoken: dict[int, list[int]] = {}
    pairs = [pair for parsed in stretches for pair in parsed.loose_weekdays]
    if pairs and not found:
        doubts.unreadable = True
        return
    if len(pairs) == len(found) and all(one.precision == "day" for one in found):
        # «6 и 7 июня (суббота и воскресенье)»: each in its turn
        days = [{one.start.isoweekday(), one.end.isoweekday()} for one in found]
        if all(pair[0] in both for pair, both in zip(pairs, days, strict=True)):
            return
    # «вт, 12 мая, ср, 13 мая»: where the names come first, each is the next date's.
    ahead = bool(pairs) and pairs[0][1] < found[0].words[0]
    for weekday, place in pairs:
        following = [i for i, one in enumerate(found) if ahead and one.words[0] >= place]
        order = following or range(len(found))
        nearest = min(order, key=lambda i: _distance(found[i].words, place))
        spoken.setdefault(nearest, []).append(weekday)
    for index, weekdays in spoken.items():
        one = found[index]
        if one.precision != "day":
            doubts.partly = True
        elif weekdays[0] != one.start.isoweekday() or weekdays[-1] != one.end.isoweekday():
            ends = {one.start.isoweekday(), one.end.isoweekday()}
            doubts.impossible |= len(weekdays) > 1 or weekdays[0] not in ends


def _distance(words: tuple[int, int], place: int) -> int:
    return max(words[0] - place, place - words[1], 0)


def _recur(
    found: list[Resolved], recurrences: Sequence[Recurrence], plan: PlanPeriod
) -> tuple[list[Resolved], DateKind, DatePrecision]:
    """Apply «ежемесячно», «каждую пятницу»; the kind and the precision of the whole cell."""
    counted = [r for r in recurrences if r.unit != "year"]
    if not found and recurrences:
        words = (min(r.start for r in recurrences), max(r.end for r in recurrences))
        found = [Resolved(plan.start, plan.end, "year", words, ongoing=True)]
        if not counted:  # «ежегодно» alone: once, some time within the plan
            return [replace(found[0], ongoing=False)], "single", "year"
    if not found:
        return [], "unknown", "unknown"
    if not counted:
        precision = max((one.precision for one in found), key=RANK.__getitem__)
        several = len(found) > 1 or any(one.listed for one in found)
        kind: DateKind = "multiple" if several else "ongoing" if found[0].ongoing else "single"
        return found, kind, precision
    weekdays = {day for r in counted for day in r.weekdays}
    if all(r.unit == "day" for r in counted) and not weekdays and _all_days(found):
        # «15-17 мая, ежедневно с 10:00»: opening hours within one interval.
        return found, "multiple" if len(found) > 1 else "single", "day"
    bounded = not any(one.ongoing or one.precision == "year" for one in found)
    if weekdays and bounded:
        days = [
            replace(one, start=day, end=day, precision="day", listed=True)
            for one in found for day in days_of_week(one.start, one.end, weekdays)
        ]  # fmt: skip
        found = days or found
    unit = min((_RECURRENCE_PRECISION[r.unit] for r in counted), key=RANK.__getitem__)
    named = max((one.precision for one in found), key=RANK.__getitem__)
    precision = min(unit, named, key=RANK.__getitem__)
    return [replace(one, precision=precision) for one in found], "multiple", precision


def _all_days(found: Sequence[Resolved]) -> bool:
    return all(one.precision == "day" and not one.ongoing for one in found)


def _codes(found: Sequence[Resolved], plan: PlanPeriod, doubts: _Doubts) -> tuple[str, ...]:
    codes = []
    if doubts.partly or doubts.unreadable:
        codes.append("date_partly_read")
    if doubts.impossible:
        codes.append("date_impossible")
    if any(not _touches(one, plan) for one in found):
        codes.append("date_outside_plan")
    return tuple(codes)


def _touches(one: Resolved, plan: PlanPeriod) -> bool:
    return one.start <= plan.end and one.end >= plan.start


def _codes_without(doubts: _Doubts, vague: bool) -> tuple[str, ...]:
    if doubts.impossible:
        return ("date_impossible",)
    if doubts.unreadable or vague:
        return ("date_unreadable",)
    return ("date_unknown",)


def _without_periods(codes: tuple[str, ...], *, tentative: bool) -> DateReading:
    return DateReading((), "unknown", "unknown", tentative, "", codes)
