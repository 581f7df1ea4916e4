"""«Обзор»: what is planned at a glance, and what comes next."""

from collections.abc import Sequence

import streamlit as st

from etl.today import today
from pages.overview.figure import MONTHS_HEIGHT, months_paper, months_text
from pages.overview.number_tiles import number_tiles
from pages.overview.overview_blocks import under_months
from pages.overview.what_comes import next_block
from pages.shared.figures.chart import chart
from pages.shared.figures.palette import current_theme, sphere_colours
from pages.shared.figures.papers import paper_address
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import MONTH
from pages.shared.filters.period_filter import months_chosen
from pages.shared.plan.column_values import of_values
from pages.shared.plan.looks import visit_look
from pages.shared.plan.tables import Plan, load_plan
from pages.shared.times.month_counts import MonthCount, counts_looked_over, shown_in_months
from pages.shared.visit.frame import heading, page_top
from pages.shared.visit.passport_links import passports
from pages.shared.visit.selection import current_selection
from pages.shared.words.months_in_words import chosen_months_title, months_note, months_title


def _months_heading(
    shown: Plan, selection: Selection, counts: Sequence[MonthCount]
) -> tuple[str, str]:
    """What the months figure shows: of the chosen months where some are chosen."""
    if not (months := months_chosen(selection)):
        return months_title(counts), (
            f"{months_note(counts)}Нажмите на {_of(counts)[0]}, чтобы увидеть только его."
        )
    found = shown_in_months(shown, months)
    title = chosen_months_title(selection[MONTH], found)
    others = months_title(counts)
    return title, (
        f"Остальные {_of(counts)[1]} бледнее, для сравнения: {others[:1].lower()}{others[1:]}. "
        f"Ещё одно нажатие на {_of(counts)[0]} снимает отбор."
    )


def _of(counts: Sequence[MonthCount]) -> tuple[str, str, str]:
    """What the figure counts by: one of it, several, by several."""
    if counts[0].whole_year:
        return "год", "годы", "годам"
    return "месяц", "месяцы", "месяцам"


shown = page_top()
plan, selection, theme = load_plan(), current_selection(), current_theme()
st.html(number_tiles(shown, selection))
left, right = st.columns([3, 2], gap="medium")
with left:
    # The months to choose from stay as they are when one of them is chosen.
    counts = counts_looked_over(selection.without_period().apply(plan))
    title, note = _months_heading(shown, selection, counts)
    heading(title, note)
    chart(
        months_text(counts, theme, months_chosen(selection)),
        key="months",
        height=MONTHS_HEIGHT,
        config={"displayModeBar": False},
        paper=paper_address(
            months_paper, counts, months_chosen(selection), title, months_note(counts)
        ),
        alt=f"Мероприятия по {_of(counts)[2]}. {title}. Те же числа — таблицей ниже.",
    )
    styles = sphere_colours(of_values(plan, "events", "sphere").values, theme)
    st.html(under_months(shown, counts, tuple(styles.items()), selection))
with right:
    papers = tuple(passports(visit_look(), plan.info))
    st.html(next_block(shown, today(), selection, papers))
