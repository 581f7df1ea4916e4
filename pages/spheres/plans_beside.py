"""Several plans beside each other: counts by sphere, country, form, month; what is new or gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from etl.calendar_names import MONTHS
from etl.recurring import Kin
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import COUNTRY, FORMAT, SPHERE
from pages.shared.filters.filters import MONTH as MONTH_KEY
from pages.shared.plan.column_values import spheres_of
from pages.shared.plan.recurring_events import compared_with_each_other, kin_between, kin_in
from pages.shared.plan.tables import Plan
from pages.shared.times.month_counts import month_counts
from pages.shared.times.months import month_label
from pages.shared.words.russian import FORMATS

TOTAL = "Всего"


@dataclass(frozen=True, slots=True)
class BesideCell:
    """A plan's number: the sure events, those that are only possible, the filter behind them."""

    sure: int
    possible: int = 0
    chosen: Selection | None = None


@dataclass(frozen=True, slots=True)
class BesideRow:
    """One name with its number in each plan, in the order of the plans.

    ``change`` is the difference from the first to the last of two plans, None of more.
    """

    name: str
    cells: tuple[BesideCell, ...]
    change: int | None = None


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """An event of the later plan beside the one of the earlier plan that it is."""

    later: str
    earlier: str
    doubts: str = ""


@dataclass(frozen=True, slots=True)
class BetweenPlans:
    """What of one plan is in another, by the ids in the joint plan.

    Attributes:
        new: in the later plan alone.
        again: in both, held again.
        maybe: possibly in both, each with what speaks against it.
        twice: in both, for one and the same time.
        gone: in the earlier plan alone.
        every: of ``again`` those that stand in all plans that are looked at.
    """

    new: tuple[str, ...]
    again: tuple[FoundAgain, ...]
    maybe: tuple[FoundAgain, ...]
    twice: tuple[FoundAgain, ...]
    gone: tuple[str, ...]
    every: tuple[FoundAgain, ...] = ()


def parts_shown(shown: Plan) -> tuple[Plan, ...]:
    """Of plans together, as filtered, each plan's own events."""
    ids = set(shown.events["event_id"])
    return tuple(part.keep(ids) for part in shown.parts)


def counts_beside(shown: Plan, selection: Selection) -> Mapping[str, tuple[BesideRow, ...]]:
    """The numbers of each plan by what is counted: its heading, and the rows.

    An event counts once in its sphere and form, in each of its countries, and in each month that
    it surely, or possibly, falls into. Months of different years stand in one row.

    Args:
        shown: the plans together, as filtered.
        selection: the filters; a number's link adds to them.
    """
    parts = parts_shown(shown)
    total = BesideRow(TOTAL, tuple(BesideCell(len(p.events), 0, selection) for p in parts))
    spheres = spheres_of(shown)
    countries = _by_number(name for own in shown.events["countries"] for name in own)
    groups = {
        "По сферам": [_by_column(parts, "sphere_name", n, n, SPHERE, selection) for n in spheres],
        "По странам-партнёрам": [_country(parts, name, selection) for name in countries],
        "По форме": [
            _by_column(parts, "format", code, words, FORMAT, selection)
            for code, words in FORMATS.items()
        ],
        "По месяцам": list(_months(parts, selection)),
    }
    kept = {heading: [r for r in rows if _any(r)] for heading, rows in groups.items()}
    rows = {"": [total], **kept}
    return {heading: tuple(map(_compared, own)) for heading, own in rows.items() if own}


def between(shown: Plan, earlier: Plan, later: Plan) -> BetweenPlans:
    """What of the later plan is new, recurs or is gone against the earlier one.

    What is filtered out of one of them may still stand in it: it is looked for in the whole plan.

    Args:
        shown: the plans together, as filtered.
        earlier: one of its parts, whole.
        later: another.
    """
    # Of very many these two alone: in how many of the others an event stands is not known then.
    all_compared = compared_with_each_other(shown)
    kin = kin_in(shown) if all_compared else kin_between(earlier, later)
    there = {"earlier": set(earlier.events["event_id"]), "later": set(later.events["event_id"])}
    order = [str(i) for i in shown.events["event_id"]]
    pairs = {i: _in(kin.get(i, ()), there["earlier"]) for i in order if i in there["later"]}
    back = {i: _in(kin.get(i, ()), there["later"]) for i in order if i in there["earlier"]}
    found = [
        (one, FoundAgain(i, one.other.event_id, ", ".join(one.doubts)))
        for i, one in pairs.items()
        if one is not None
    ]
    again = tuple(pair for one, pair in found if one.sure and not one.twice)
    others = len(shown.parts) - 1
    return BetweenPlans(
        new=tuple(i for i, one in pairs.items() if one is None),
        again=again,
        maybe=tuple(pair for one, pair in found if not one.sure),
        twice=tuple(pair for one, pair in found if one.sure and one.twice),
        gone=tuple(i for i, one in back.items() if one is None),
        every=tuple(pair for pair in again if _sure_plans(kin[pair.later]) == others),
    )


def comparable(parts: Sequence[Plan]) -> tuple[int, int]:
    """Which two of the plans are compared first: the last one, and the one a year before it.

    Where there is none of a year before, the nearest before it of the same region.
    """
    last = len(parts) - 1
    info = parts[last].info
    before = range(last - 1, -1, -1)
    same = [at for at in before if parts[at].info.home.region == info.home.region]
    year = [at for at in same if _a_year_apart(parts[at].info.start, info.start)]
    return (year or same or list(before))[0], last


def _a_year_apart(one: date, other: date) -> bool:
    return (one.month, one.day) == (other.month, other.day)


def _in(kin: Sequence[Kin], ids: set[str]) -> Kin | None:
    return next((one for one in kin if one.other.event_id in ids), None)


def _sure_plans(kin: Sequence[Kin]) -> int:
    return len({one.other.plan for one in kin if one.sure})


def _by_column(
    parts: Sequence[Plan], column: str, value: str, words: str, key: str, selection: Selection
) -> BesideRow:
    chosen = selection.only(key, words)
    return BesideRow(
        words,
        tuple(BesideCell(int((p.events[column] == value).sum()), 0, chosen) for p in parts),
    )


def _country(parts: Sequence[Plan], name: str, selection: Selection) -> BesideRow:
    chosen = selection.only(COUNTRY, name)
    numbers = [sum(name in own for own in part.events["countries"]) for part in parts]
    return BesideRow(name, tuple(BesideCell(n, 0, chosen) for n in numbers))


def _months(parts: Sequence[Plan], selection: Selection) -> Iterator[BesideRow]:
    """The months of the year, each plan's own under it."""
    counts = [{count.month: count for count in month_counts(part)} for part in parts]
    for number, name in enumerate(MONTHS, 1):
        cells = []
        for own in counts:
            falling = [count for month, count in own.items() if month.month == number]
            labels = [month_label(count.month) for count in falling]
            chosen = selection.having({MONTH_KEY: labels}) if not selection[MONTH_KEY] else None
            sure, possible = (sum(getattr(c, kind) for c in falling) for kind in _KINDS)
            cells.append(BesideCell(sure, possible, chosen))
        yield BesideRow(name, tuple(cells))


_KINDS = ("sure", "possible")


def _by_number(names: Iterator[str]) -> list[str]:
    counted: dict[str, int] = {}
    for name in names:
        counted[name] = counted.get(name, 0) + 1
    return sorted(counted, key=lambda name: -counted[name])


def _any(row: BesideRow) -> bool:
    return any(cell.sure or cell.possible for cell in row.cells)


def _compared(row: BesideRow) -> BesideRow:
    """With the change from one plan to the other, where every number is of sure events."""
    if len(row.cells) != 2 or any(cell.possible for cell in row.cells):
        return row
    first, last = row.cells
    return BesideRow(row.name, row.cells, last.sure - first.sure)
