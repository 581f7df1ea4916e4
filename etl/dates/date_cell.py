"""One date cell read whole: outer words and brackets together, precision, kind, doubts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from etl.dates.arrivals import comes_amid
from etl.dates.bounds import RANK
from etl.dates.date_brackets import Bracket, refine, split_brackets
from etl.dates.date_doubts import Doubts, check_weekdays, codes_of, codes_without
from etl.dates.date_tokens import Token, clean, normalise, read_tokens
from etl.dates.digit_dates import may_be_days
from etl.dates.durations import ended
from etl.dates.edtf import to_edtf
from etl.dates.event_parts import is_at_odds, tells_a_part, without_parts
from etl.dates.excepted import without_excepted
from etl.dates.exchange_visits import with_visits
from etl.dates.grammar import Grammar
from etl.dates.house_numbers import with_houses
from etl.dates.initials import without_persons
from etl.dates.label_dashes import with_label_dashes
from etl.dates.month_forms import with_months
from etl.dates.name_remarks import without_names
from etl.dates.neighbours import by_neighbours
from etl.dates.nodes import Parsed, Recurrence
from etl.dates.paired_ends import joined_ends
from etl.dates.programme import without_programme
from etl.dates.recurrences import weekly_on
from etl.dates.recurring_days import recurring
from etl.dates.resolve import Resolved, resolve, within
from etl.dates.rules import is_rule
from etl.dates.spelling import repair
from etl.dates.towns_like_dates import without_towns
from etl.dates.winters import choose_winters
from etl.documents.raised_marks import without_marks
from etl.model import DateReading, Period, PlanPeriod, Span
from etl.offsets import joined, plain_by

# A date cell is a few words; what is longer is another text that ended up in its column.
_LONGEST_CELL = 1_500
_MOST_YEARS = 10

# «примерно» is approximate (~), «уточняется» uncertain (?), as ISO 8601-2 tells them apart.
_APPROXIMATE = re.compile(r"ориент|пример|приблиз|прибл|около|^\?\s*\d")
_HELD = re.compile(r"(?<![а-я])факт(?:[иу][а-я]+)?(?![а-я])")


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
    repaired = repair(normal, plan.start.year)
    tokens = joined_ends(with_months(read_tokens(repaired), source), normal)
    tokens = without_towns(without_persons(tokens, source), source)
    tokens = by_neighbours(with_visits(tokens, source, plan), source)
    tokens = with_houses(with_label_dashes(without_names(tokens, source), normal), normal)
    tokens = without_programme(tokens, source, plan, section)
    outer, brackets = split_brackets(tokens)
    parsed, inner = _parsed(outer, brackets, section)
    stretches = [parsed, *(content for _, content in inner)]
    recurrences = [recurrence for one in stretches for recurrence in one.recurrences]
    weekly_on(stretches, normal)
    monthly = any(r.unit == "month" and not r.weekdays for r in recurrences)
    doubts = Doubts(partly=repaired.guessed or _planned_and_held(parsed, normal))
    choose_winters(parsed.items, [item for _, p in inner for item in p.items], plan)
    found = resolve(parsed, plan, monthly=monthly, month=section)
    doubts.add(parsed)
    found = without_parts(found, tokens, normal)
    for bracket, content in inner:
        if tells_a_part(bracket, content, found, outer, normal, plan, doubts):
            continue
        found = refine(found, bracket, content, plan, doubts, monthly)
    found = ended(found, parsed, recurrences, tokens, normal, doubts)
    doubts.partly |= _open_over_others(found, parsed) or is_at_odds(found, normal)
    doubts.partly |= comes_amid(found, tokens, normal, plan) or may_be_days(normal)
    yearly = any(one.unit == "year" for one in recurrences)
    found = _settle(_supposed(found, tokens, doubts), doubts, yearly=yearly)
    doubts.partly |= any(one.loose for one in found) or (yearly and _is_beside(found))
    # «25.09.1943–25.09.2026», «новогодние каникулы 2026 года»
    doubts.partly |= any(one.end.year - one.start.year > _MOST_YEARS for one in found)
    doubts.partly |= parsed.vague and [o.precision for o in found if not o.ongoing] == ["year"]
    check_weekdays(found, stretches, doubts)

    tentative = any(content.tentative for content in stretches)
    unsettled: tuple[Span, ...] = ()
    if tentative:
        said = [(token.start, token.end) for token in tokens if token.kind == "tentative"]
        unsettled = joined(text, cell.spans(said))
    doubts.partly |= not found and _rules_vaguely(stretches, recurrences)
    found, kind, precision = recurring(found, recurrences, plan, section, doubts)
    found = without_excepted(found, stretches, plan, doubts)
    if not found:
        vague = parsed.vague or parsed.doubtful or parsed.loose_weekdays or parsed.other_dates
        nothing = _without_periods(codes_without(doubts, bool(vague)), tentative=tentative)
        return replace(nothing, tentative_words=unsettled)
    mark = ("~" if _APPROXIMATE.search(normal) else "?") if tentative else ""
    periods = tuple(
        Period(one.start, one.end, source[slice(*one.words)], cell.span(*one.words))
        for one in found
    )
    return DateReading(
        periods, precision, kind, tentative,
        to_edtf([(one.start, one.end, one.precision) for one in found], mark),
        codes_of(found, plan, doubts), unsettled,
    )  # fmt: skip


def _parsed(
    outer: Sequence[Token], brackets: Sequence[Bracket], section: int | None
) -> tuple[Parsed, list[tuple[Bracket, Parsed]]]:
    """What stands outside of brackets and in each; all of it at once where one needs the other."""
    parsed = Grammar(outer).parse()
    inner = [(bracket, Grammar(bracket.tokens).parse()) for bracket in brackets]
    dated_brackets, doubtful = any(content.items for _, content in inner), False
    # «смена 1 (1-20 июня), смена 2 (1-20 июля) 2026 г.»: outside of them only the year.
    yearly = sum(bool(content.items) for _, content in inner) > 1 and all(
        item.first.unit == "year" and item.first.of != "plan" and not item.ongoing
        for item in parsed.items
    )
    bare = (not parsed.items or yearly) and not parsed.other_dates
    again = len(parsed.items) == 1 and any(
        parsed.items[0].says_again(item) for _, content in inner for item in content.items
    )  # «в течение месяца (июнь)»
    ruled = bool(parsed.items) and all(is_rule(item) for item in parsed.items)
    monthless = section is None and bool(parsed.items) and all(
        moment.unit == "day" and moment.month is None
        for item in parsed.items for moment in item.moments()
    )  # fmt: skip
    if len(parsed.items) == 1 and parsed.items[0].is_nameless("week", "day") and not again:
        # «в течение недели (июнь)»: the brackets hold the date, which of its weeks is not said.
        start, end = parsed.items[0].span()
        bare, doubtful = True, True
        outer = [token for token in outer if not start <= token.start < end]
    if (bare or again or ruled or monthless) and dated_brackets:
        # «(май)», «уточняется (май)», «вторая пятница месяца (10 апреля)», «23, 24 (апрель)»:
        # the brackets hold the date itself, or a part of it.
        outer = sorted([*outer, *(t for b in brackets for t in b.tokens)], key=lambda t: t.start)
        parsed, inner = Grammar(outer).parse(), []
        parsed.doubtful |= doubtful
        parsed.rule_told = ruled
    return parsed, inner


def _rules_vaguely(stretches: Sequence[Parsed], recurrences: Sequence[Recurrence]) -> bool:
    """«ко Дню города ежегодно»: not all the year, some day of it."""
    yearly = bool(recurrences) and all(one.unit == "year" for one in recurrences)
    return yearly and any(content.vague for content in stretches)


def _supposed(found: list[Resolved], tokens: Sequence[Token], doubts: Doubts) -> list[Resolved]:
    """«II квартал, предположительно май»: the finer date counts, where it lies in it."""
    if len(found) < 2 or not all(RANK[o.precision] < RANK[found[0].precision] for o in found[1:]):
        return found
    between = range(found[0].words[1], found[1].words[0])
    if not any(token.kind == "tentative" and token.start in between for token in tokens):
        return found
    if all(within(one, found[0]) for one in found[1:]):
        return found[1:]
    doubts.partly = True
    return found


def _settle(found: list[Resolved], doubts: Doubts, *, yearly: bool) -> list[Resolved]:
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
        others = [other for other in found if other is not one and within(other, one)]
        wider = [o for o in others if (o.start, o.end) != (one.start, one.end)]
        if one.ongoing and any(other.ongoing for other in wider):
            kept.append(one)
        elif one.loose and wider:
            continue  # «осенние каникулы, 26-30 октября»
        elif any(not other.ongoing and RANK[other.precision] < RANK[one.precision]
                 for other in wider):  # fmt: skip
            doubts.partly |= not _narrowed_at_once(one, found, yearly=yearly)
        elif any(_encloses(other, one) for other in found):
            doubts.partly = True  # «с 12 по 20 мая, открытие 12 мая»
        else:
            kept.append(one)
    ongoing = [one for one in kept if one.ongoing]
    if len(ongoing) > 1:
        widest = max(ongoing, key=lambda one: one.end - one.start)
        kept = [one for one in kept if not one.ongoing or one is widest]
    return kept


def _narrowed_at_once(one: Resolved, found: Sequence[Resolved], *, yearly: bool) -> bool:
    """«II квартал, май»; «ежегодно в мае, в 2026 году – 14–16 мая»: said right behind it."""
    finer = {"quarter": "month", "month": "day" if yearly else ""}.get(one.precision)
    return found[0] is one and all(
        other.precision == finer and within(other, one) for other in found[1:]
    )


def _is_beside(found: Sequence[Resolved]) -> bool:
    """«ежегодно в мае, 5 июня»: which of the two?"""
    return bool(found) and any(
        found[0].precision == "month" and one.precision == "day" and not within(one, found[0])
        for one in found
    )


def _planned_and_held(parsed: Parsed, text: str) -> bool:
    """«план: октябрь; факт: ноябрь»: two dates, one of which did not come true."""
    return len(parsed.items) > 1 and _HELD.search(text) is not None


def _open_over_others(found: Sequence[Resolved], parsed: Parsed) -> bool:
    """«с июня, в течение летних каникул»: does it go on to the end of the plan?"""
    if any(one.deadline and not one.named for one in found[1:]):
        return True  # «5-10 мая, касса работает до 28 мая»: the last day of something else?
    if len(found) < 2 or not any(item.bound in ("from", "after") for item in parsed.items):
        return False
    return any(
        within(one, other) for one in found for other in found
        if one is not other and (one.start, one.end) != (other.start, other.end)
    )  # fmt: skip


def _encloses(outer: Resolved, inner: Resolved) -> bool:
    same = outer.precision == inner.precision == "day" and not outer.ongoing
    return same and within(inner, outer) and (outer.start, outer.end) != (inner.start, inner.end)


def _said(named: Resolved, dated: Sequence[Resolved]) -> bool:
    return any(within(named, one) or within(one, named) for one in dated)


def _without_periods(codes: tuple[str, ...], *, tentative: bool) -> DateReading:
    return DateReading((), "unknown", "unknown", tentative, "", codes)
