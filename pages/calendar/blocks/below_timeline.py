"""What stands under the timeline: one of several blocks as markup, built when chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from pages.calendar.blocks import agenda, clashes, month_grid, still_vague, weeks
from pages.calendar.gathered.gathering import events_at, in_time
from pages.calendar.prepared_timeline import LISTED, Drawing
from pages.calendar.timeline.event_stretches import CalendarEvent
from pages.shared.figures import month_bars
from pages.shared.figures.palette import SphereStyle
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import piece
from pages.shared.plan.tables import Plan
from pages.shared.times.month_counts import MOST_MONTHS, MonthCount
from pages.shared.times.months import month_names
from pages.shared.visit.linked import linked
from pages.shared.words.dates_in_words import month_end
from pages.shared.words.russian import thousands

MONTHS_BLOCK, MONTH_BLOCK, WEEKS_BLOCK = "По месяцам", "Месяц по дням", "Недели"
VAGUE_BLOCK, CLASHES_BLOCK, LIST_BLOCK = "Скоро, но без дней", "Совпадения", "Списком"
BLOCKS = (MONTHS_BLOCK, MONTH_BLOCK, WEEKS_BLOCK, VAGUE_BLOCK, CLASHES_BLOCK, LIST_BLOCK)


def months_offered(drawn: Drawing) -> dict[str, date]:
    """The months of the time looked at as they are offered: «март», with the year of several."""
    months = [count.month for count in _counts(drawn)][:MOST_MONTHS]
    return dict(zip(month_names(months), months, strict=True))


def _counts(drawn: Drawing) -> list[MonthCount]:
    """Those of the plan's months that are in the time looked at."""
    return [c for c in drawn.counts if drawn.first.replace(day=1) <= c.month <= drawn.last]


def block_html(
    block: str,
    shown: Plan,
    drawn: Drawing,
    *,
    styles: Mapping[str, SphereStyle],
    today: date,
    month: date,
    selection: Selection,
) -> Markup:
    """The chosen block with its title.

    Args:
        block: one of ``BLOCKS``.
        shown: the plan as filtered.
        drawn: the timeline of it.
        styles: of the spheres.
        today: the day that counts as today.
        month: first day of the month that ``MONTH_BLOCK`` shows.
        selection: the filters that links keep.
    """
    dated, info = drawn.dated, shown.info
    if block != MONTHS_BLOCK and drawn.there.n > len(dated):
        dated = _of_month(shown, month) if block == MONTH_BLOCK else ()
        if not dated:
            return _too_many(block, drawn)
    counts = _counts(drawn)
    if block == MONTH_BLOCK:
        title = month_grid.month_title(dated, month)
        note = "На днях стоит то, у чего дни названы; пунктир — предварительно."
        body = month_grid.month_grid(dated, month, styles, today, selection)
    elif block == WEEKS_BLOCK:
        found = weeks.weeks_of(dated, drawn.first, drawn.last)
        title, note = weeks.weeks_title(found), weeks.WEEKS_NOTE
        body = weeks.weeks_table(found, selection)
    elif block == VAGUE_BLOCK:
        title = still_vague.vague_title(dated, today)
        note = "Дни не названы или предварительны, а срок уже идёт или начнётся скоро."
        body = still_vague.vague_list(dated, today, selection)
    elif block == CLASHES_BLOCK:
        pairs = clashes.clashes(dated, shown.venues, shown.partner_places)
        title, note = clashes.clashes_title(pairs), clashes.clashes_note(dated)
        body = clashes.clashes_list(pairs, selection)
    elif block == LIST_BLOCK:
        colours = {name: style.colour for name, style in styles.items()}
        title, note = "Тот же календарь списком", ""
        body = agenda.agenda(dated, colours, info.start, selection)
    else:
        title, note = "Сколько мероприятий в каждом месяце", drawn.note
        if len(counts) > MOST_MONTHS:
            counts = counts[:MOST_MONTHS]
            note = f"Первые {MOST_MONTHS} месяца; другие — когда время на рисунке ближе. {note}"
        body = _bars(shown, tuple(counts), selection)
    return piece("heading", title, note) + body


@linked
def _bars(_: Plan, counts: Sequence[MonthCount], selection: Selection) -> Markup:
    return month_bars.month_bars(counts, selection)


def _of_month(shown: Plan, month: date) -> Sequence[CalendarEvent]:
    """The events of one month, where they are not too many either."""
    there = in_time(shown, month, month_end(month))
    everything = there.sure | there.possible | there.lasting
    return events_at(shown, everything) if there.n <= LISTED else ()


def _too_many(block: str, drawn: Drawing) -> Markup:
    """That a block speaks of single events, and here are too many."""
    words = (
        f"«{block}» показывает мероприятия по одному, а\u00a0здесь их {thousands(drawn.there.n)}: "
        f"приблизьте время на рисунке или сузьте отбор, чтобы осталось не больше {LISTED}."
    )
    return piece("empty", words)
