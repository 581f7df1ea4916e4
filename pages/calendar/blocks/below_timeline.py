"""What stands under the timeline: one of several blocks as markup, built when chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from etl.calendar_names import MONTHS
from pages.calendar.blocks import agenda, clashes, month_grid, still_vague, weeks
from pages.calendar.prepared_timeline import Drawing
from pages.shared.figures import month_bars
from pages.shared.figures.palette import SphereStyle
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import piece
from pages.shared.plan.months import months_of
from pages.shared.plan.tables import Plan

MONTHS_BLOCK, MONTH_BLOCK, WEEKS_BLOCK = "По месяцам", "Месяц по дням", "Недели"
VAGUE_BLOCK, CLASHES_BLOCK, LIST_BLOCK = "Скоро, но без дней", "Совпадения", "Списком"
BLOCKS = (MONTHS_BLOCK, MONTH_BLOCK, WEEKS_BLOCK, VAGUE_BLOCK, CLASHES_BLOCK, LIST_BLOCK)


def month_names(shown: Plan) -> dict[str, date]:
    """The plan's months as they are offered: «март», with the year where there are several."""
    months = months_of(shown)
    several_years = len({month.year for month in months}) > 1
    return {
        MONTHS[month.month - 1] + (f" {month.year}" if several_years else ""): month
        for month in months
    }


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
    if block == MONTH_BLOCK:
        title = month_grid.month_title(dated, month)
        note = "На днях стоит то, у чего дни названы; пунктир — предварительно."
        body = month_grid.month_grid(dated, month, styles, today, selection)
    elif block == WEEKS_BLOCK:
        found = weeks.weeks_of(dated, info.start, info.end)
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
        body = month_bars.month_bars(drawn.counts, selection)
    return piece("heading", title, note) + body
