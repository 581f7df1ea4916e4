"""Titles over the months of a plan: which has most, surely and possibly."""

from __future__ import annotations

from collections.abc import Sequence

from etl.calendar_names import MONTHS_PREPOSITIONAL
from etl.text import capitalized
from pages.shared.times.month_counts import InMonths, MonthCount
from pages.shared.times.months import of_several_years
from pages.shared.words.russian import thousands

SURE_OR_POSSIBLE = (
    "Точно — названный срок целиком внутри месяца, возможно — срок лишь задевает месяц"
)
LASTING = "весь год или больше полугода"
"""How long an event goes on that is drawn behind the others."""


def sure_and_possible(sure: int, possible: int, each: str = "") -> str:
    """«3 точно, ещё 12 возможно»: how many events surely and possibly fall into a time.

    Args:
        sure: those that surely do.
        possible: those that may.
        each: what stands before each number, «по» where it is said of several times.
    """
    said = f"{each}{thousands(sure)} точно"
    return said + (f", ещё {each}{thousands(possible)} возможно" if possible else "")


def months_title(counts: Sequence[MonthCount]) -> str:
    """The title that says what is seen; equal months are all named or counted."""
    best = max(counts, key=lambda c: (c.sure, c.possible), default=None)
    if best is None or best.sure + best.possible == 0:
        return "В месяцах плана нет мероприятий с известным сроком"
    same = [c for c in counts if (c.sure, c.possible) == (best.sure, best.possible)]
    each = "" if len(same) == 1 else "по\u00a0"
    where = _months_in_words(same, of_several_years(c.month for c in counts))
    if best.sure == 0:
        by = "годам" if best.whole_year else "месяцам"
        return f"Точно по {by} ничего не названо; {where} возможно {each}{thousands(best.possible)}"
    numbers = sure_and_possible(best.sure, best.possible, each)
    return f"Больше всего мероприятий — {where}: {numbers}"


def chosen_months_title(labels: Sequence[str], found: InMonths) -> str:
    """The title where months are chosen: it speaks of them, not of the others drawn beside.

    Args:
        labels: the months, as the filter names them.
        found: the events shown.
    """
    names = ", ".join(labels)
    title = f"{capitalized(names)}: {sure_and_possible(len(found.sure), len(found.possible))}"
    return title + (
        f", без срока {thousands(len(found.without_date))}" if found.without_date else ""
    )


def _name(count: MonthCount, several_years: bool) -> str:
    if count.whole_year:
        return f"{count.month.year} году"
    name = MONTHS_PREPOSITIONAL[count.month.month - 1]
    return f"{name} {count.month.year} года" if several_years else name


def _months_in_words(months: Sequence[MonthCount], several_years: bool) -> str:
    if len(months) > 3:
        return f"в\u00a0{len(months)} {'годах' if months[0].whole_year else 'месяцах'}"
    names = [_name(c, several_years) for c in months]
    head = ", ".join(names[:-1])
    return "в\u00a0" + (f"{head} и\u00a0{names[-1]}" if head else names[-1])


def months_note(counts: Sequence[MonthCount]) -> str:
    """What the title leaves out: the month with most of all, possible ones included."""
    best = max(counts, key=lambda c: (c.sure, c.possible), default=None)
    widest = max(counts, key=lambda c: c.sure + c.possible, default=None)
    if best is None or widest is None or widest.sure + widest.possible <= best.sure + best.possible:
        return ""
    where = _name(widest, of_several_years(c.month for c in counts))
    total = widest.sure + widest.possible
    return f"С\u00a0возможными больше всего — в\u00a0{where}: до\u00a0{thousands(total)}. "
