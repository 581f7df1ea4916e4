"""Brackets of a date cell: which there are, and what they add to the date before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from etl.dates.bounds import RANK
from etl.dates.date_doubts import Doubts
from etl.dates.date_tokens import COUNTING, Token
from etl.dates.nodes import Parsed
from etl.dates.resolve import Resolved, overlap, resolve, within
from etl.model import PlanPeriod

_LONG_AGO = 5
_LAST_FOOTNOTE = 5
_NEARLY = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class Bracket:
    """The tokens between a pair of brackets and where the pair begins."""

    tokens: tuple[Token, ...]
    start: int


def split_brackets(tokens: Sequence[Token]) -> tuple[list[Token], list[Bracket]]:
    """The tokens outside brackets, and each outermost pair's own."""
    outer: list[Token] = []
    brackets: list[Bracket] = []
    inside: list[Token] = []
    depth = start = 0
    for token in tokens:
        if token.kind == "(":
            start = token.start if depth == 0 else start
            depth += 1
        elif token.kind == ")":
            depth = max(0, depth - 1)
            if depth == 0 and inside:
                brackets.append(Bracket(tuple(inside), start))
                inside = []
        else:
            (inside if depth else outer).append(token)
    return ([*outer, *inside], brackets) if depth else (outer, brackets)


def refine(
    found: list[Resolved], bracket: Bracket, content: Parsed, plan: PlanPeriod,
    doubts: Doubts, monthly: bool,
) -> list[Resolved]:  # fmt: skip
    """What brackets add: a finer date wins, a deadline or another thing's date does not count."""
    kinds = {token.kind for token in bracket.tokens}
    if kinds == {"reserve"} and len(found) > 1:
        reserve = [one for one in found if one.words[0] < bracket.start][-1:]
        return [one for one in found if one not in reserve]  # «15 мая, 16 мая (резервный день)»
    if "other_date" in kinds and not content.items and len(found) > 1:
        # «13.02 (заезд), 14-15.02 (турнир)»: the day before the brackets is not the event's.
        doubts.partly = True
        named = [one for one in found if one.words[0] < bracket.start][-1:]
        return [one for one in found if one not in named]
    if _is_of_long_ago(content, plan) or not _dates_the_event(found, kinds, content, doubts):
        return found
    before = [one for one in found if one.words[0] < bracket.start] or found
    # the date of something that is said in words not known here
    doubts.partly |= bool(before and content.unknown)
    if not before or content.unknown:
        return found
    coarse = before[-1]
    if "paper" in kinds:
        return _agreed(found, resolve(content, plan, monthly=monthly), doubts)
    if content.moved:
        doubts.partly |= len(before) > 1
        new = resolve(content, plan, monthly=monthly)
        doubts.add(content)
        return [*[one for one in found if one is not coarse], *new]
    frame = PlanPeriod(plan.plan_id, coarse.start, coarse.end)
    whole_month = coarse.start.month if _in_one_month(coarse) else None
    finer = resolve(content, frame, monthly=monthly, month=whole_month)
    if "stage" in kinds and not _counts_stages(bracket, coarse, finer):
        # «12-20 мая (закрытие 20 мая)» is all one, «май (финал 20 мая)» is not.
        doubts.partly |= coarse.precision != "day" or not all(within(new, coarse) for new in finer)
        return found
    doubts.add(content)
    if "stage" in kinds:
        return _instead(found, coarse, finer)
    if coarse.precision == "day" and not coarse.named and all(one.named for one in finer):
        return found  # «9-10 мая (День Победы)»: why, not when
    if finer and ((coarse.named and coarse.deadline) or _is_all_along(coarse, finer)):
        return _instead(found, coarse, finer)  # «ко Дню культуры (24 мая)»
    if coarse.named and finer and not any(one.named or one.deadline for one in finer):
        # «День Победы (8-9 мая)»; «Пасха (19 апреля)» is another year's.
        doubts.partly |= not any(overlap(new, coarse) for new in finer)
        return _instead(found, coarse, finer)
    if "after" in kinds or _is_a_break_in(coarse, bracket, finer):
        # «начало мая (после 9 мая)»: which of the days?
        doubts.partly = True
        return found
    if len(finer) == 1 and finer[0].deadline and _ends_within(finer[0], coarse):
        doubts.partly = True  # «июнь (до 10 числа)»: the event, or what is sent for it?
        return [replace(one, end=finer[0].end) if one is coarse else one for one in found]
    # «5 октября (работает до 30 ноября)»: it may last until then.
    doubts.partly |= _outlasts(finer, coarse) or _is_set_for(bracket, coarse)
    finer = [one for one in finer if not one.deadline]
    if len(finer) == 1 and _says_finer(finer[0], coarse):
        return [finer[0] if one is coarse else one for one in found]
    return _narrowed(found, before, finer, doubts)


def _instead(
    found: Sequence[Resolved], coarse: Resolved, finer: Sequence[Resolved]
) -> list[Resolved]:
    at = next(place for place, one in enumerate(found) if one is coarse)
    return [*found[:at], *finer, *found[at + 1 :]]


def _counts_stages(bracket: Bracket, coarse: Resolved, finer: Sequence[Resolved]) -> bool:
    """«июль-август (1 смена – 6-26 июля, 2 смена – 30 июля-19 августа)»: all its days are told."""
    stages = [at for at, token in enumerate(bracket.tokens) if token.kind == "stage"]
    counted = [at for at in stages if at and bracket.tokens[at - 1].kind in COUNTING]
    days = [one for one in finer if one.precision == "day" and not (one.deadline or one.named)]
    told = len(counted) > 1 and len(stages) == len(days) == len(finer)
    return told and coarse.precision != "day" and all(within(one, coarse) for one in finer)


def _outlasts(finer: Sequence[Resolved], coarse: Resolved) -> bool:
    return not coarse.deadline and any(
        one.deadline and not one.named and one.end > coarse.end for one in finer
    )


def _is_set_for(bracket: Bracket, coarse: Resolved) -> bool:
    """«11-14 июня (утверждено на 12 июня)»: the day of it, or of a part? «май (2)»: a footnote?"""
    if [token.kind for token in bracket.tokens] == ["number"] and coarse.precision == "month":
        return int(bracket.tokens[0].value) <= _LAST_FOOTNOTE
    onto = any(token.value == "onto" for token in bracket.tokens)
    return onto and coarse.precision == "day" and not coarse.named


def _agreed(found: list[Resolved], papers: Sequence[Resolved], doubts: Doubts) -> list[Resolved]:
    """«11-14 июня (согласовано 15.12.2025)»; on one of its days, or for that day?"""
    doubts.partly |= any(one.start >= found[0].start for one in papers)
    return found


def _is_a_break_in(coarse: Resolved, bracket: Bracket, finer: Sequence[Resolved]) -> bool:
    """«1 апреля – 30 июня (каникулы 1-10 мая)»; «март (каникулы 23-29 марта)» may be its days."""
    long = coarse.start < coarse.end and (coarse.precision == "day" or not _in_one_month(coarse))
    off = any(token.kind == "units" and token.value == "break" for token in bracket.tokens)
    off = off and any(token.kind in ("number", "date", "months") for token in bracket.tokens)
    same = any((new.start, new.end) == (coarse.start, coarse.end) for new in finer)
    return off and long and not coarse.named and bool(finer) and not same


def _narrowed(
    found: list[Resolved], before: Sequence[Resolved], finer: Sequence[Resolved], doubts: Doubts
) -> list[Resolved]:
    """Finer dates in the place of those before the brackets that they lie in."""
    coarse = before[-1]
    if not finer or any(within(one, new) for one in before for new in finer):
        return found
    if coarse.precision == "day" and all(new.precision != "day" for new in finer):
        # «10-20 мая (середина мая)» says it again, «1-30 июня (первая неделя)» something else
        doubts.partly |= not any(_says_nearly(new, coarse) for new in finer)
        return found
    replaced = [one for one in before if any(within(new, one) for new in finer)]
    if not replaced and _is_week(coarse) and any(overlap(new, coarse) for new in finer):
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
    found: Sequence[Resolved], kinds: set[str], content: Parsed, doubts: Doubts
) -> bool:
    """Whether brackets name a date, and of the event rather than of papers or an arrival."""
    if content.other_dates or kinds & {"former", "reserve", "other_date", "perhaps_moved"}:
        return False
    if not content.items:
        doubts.add(content)
        doubts.partly |= content.moved  # «15 мая (перенос)»: the old day, or the new?
    return bool(content.items)


def _is_of_long_ago(content: Parsed, plan: PlanPeriod) -> bool:
    """«(к годовщине освобождения – 25 сентября 1943 года)»."""
    moments = [moment for item in content.items for moment in item.moments()]
    years = {moment.year for moment in moments} - {None}
    return bool(years) and all(year < plan.start.year - _LONG_AGO for year in years if year)


def _is_all_along(coarse: Resolved, finer: Sequence[Resolved]) -> bool:
    """«постоянно (в течение 2026 года)»."""
    return coarse.ongoing and all(one.ongoing for one in finer)


def _ends_within(deadline: Resolved, coarse: Resolved) -> bool:
    """Whether a deadline is a day of a stretch that is known to the month or less."""
    bounded = not deadline.named and coarse.precision != "day"
    return bounded and coarse.start <= deadline.end < coarse.end


def _says_finer(new: Resolved, coarse: Resolved) -> bool:
    """«летние каникулы (июнь-август)»: the same days, by months."""
    return (new.start, new.end) == (coarse.start, coarse.end) and (
        RANK[new.precision] < RANK[coarse.precision]
    )


def _says_nearly(new: Resolved, coarse: Resolved) -> bool:
    return abs(new.start - coarse.start) + abs(new.end - coarse.end) <= _NEARLY


def _in_one_month(one: Resolved) -> bool:
    return (one.start.year, one.start.month) == (one.end.year, one.end.month)


def _is_week(one: Resolved) -> bool:
    return one.precision == "month" and (one.end - one.start).days < 7
