"""Events per month, sure beside possible, and the words about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pages.calendar.timeline.event_stretches import CalendarEvent, falling_into
from pages.shared.times.month_counts import MonthCount
from pages.shared.words.dates_in_words import month_end
from pages.shared.words.months_in_words import LASTING, SURE_OR_POSSIBLE
from pages.shared.words.russian import plural, thousands


def months_of_events(
    events: Sequence[CalendarEvent], months: Sequence[date]
) -> tuple[list[MonthCount], set[str]]:
    """Count events per month, surely and possibly.

    Args:
        events: the dated events.
        months: first days of the plan's months.

    Returns:
        The counts, and the ids of all events that are possible in some month.
    """
    counts = []
    possible_anywhere: set[str] = set()
    for month in months:
        sure, possible = falling_into(events, month, month_end(month))
        counts.append(MonthCount(month, len(sure), len(possible)))
        possible_anywhere |= possible
    return counts, possible_anywhere


def month_notes(counts: Sequence[MonthCount]) -> dict[date, tuple[str, ...]]:
    """A few words for under the name of each month: in full, and for narrower months.

    Args:
        counts: all months of the plan in order.
    """
    return {
        c.month: (
            f"{thousands(c.sure)} точно, {thousands(c.possible)} возм.",
            f"{c.sure} + {c.possible}",
        )
        for c in counts
    }


def counting_note(long: int, undated: int) -> str:
    """What «точно» and «возможно» mean, and what the counts leave out.

    Args:
        long: how many of the possible events go on for most of a year.
        undated: how many events have no known period.
    """
    parts = [SURE_OR_POSSIBLE]
    if long:
        verb = plural(long, "длится", "длятся", "длятся")
        parts.append(f"из возможных {thousands(long)} {verb} {LASTING}")
    if undated:
        verb = plural(undated, "не посчитано", "не посчитаны", "не посчитаны")
        parts.append(f"без срока {thousands(undated)}, {verb}")
    return "; ".join(parts) + "."
