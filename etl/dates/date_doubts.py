"""What a person should look at in a date cell, and the quality codes it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.dates.nodes import Parsed
from etl.dates.resolve import Resolved
from etl.model import PlanPeriod


@dataclass(slots=True)
class Doubts:
    """What a person should look at; becomes the quality codes."""

    unreadable: bool = False
    partly: bool = False
    impossible: bool = False

    def add(self, parsed: Parsed) -> None:
        """Take over what the grammar saw in one stretch of the cell."""
        self.unreadable |= bool(parsed.unknown)
        self.partly |= bool(parsed.unknown) or parsed.doubtful
        self.impossible |= parsed.impossible


def check_weekdays(found: Sequence[Resolved], stretches: Sequence[Parsed], doubts: Doubts) -> None:
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


def codes_of(found: Sequence[Resolved], plan: PlanPeriod, doubts: Doubts) -> tuple[str, ...]:
    """The quality codes of a cell that names periods."""
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


def codes_without(doubts: Doubts, vague: bool) -> tuple[str, ...]:
    """The one quality code of a cell that names no period."""
    if doubts.impossible:
        return ("date_impossible",)
    if doubts.unreadable or vague:
        return ("date_unreadable",)
    return ("date_unknown",)
