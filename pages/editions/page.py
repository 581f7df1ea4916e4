"""«Редакции»: load a plan, see what would come of it, publish it, look back, compare."""

from pathlib import Path

import streamlit as st

from etl.editions.record import RecordError
from pages.editions.comparing.compare_block import compare_block
from pages.editions.comparing.compare_names import LOG, LOG_NAME, OF, TO
from pages.editions.edition_log import log_html, log_rows
from pages.editions.editions_block import editions_block, plan_search
from pages.editions.found_plans import COMPARED, LISTED
from pages.editions.loading.loading_block import loading_block
from pages.editions.told_block import told_block
from pages.shared.markup.templates import page_style, piece
from pages.shared.plan.folder_of_plans import log_there, plans_there, told_there
from pages.shared.visit.frame import heading, page_top
from pages.shared.visit.said_errors import said_here

_STYLE = Path(__file__).with_name("editions_page.css")
LOGGED = 50
"""So many acts stand on the page."""
SINGLE = (
    "В этой папке лежат таблицы одной редакции, построенные отдельной командой. Их показывают как "
    "есть; первая публикация сделает их редакцией плана, и они останутся в списке."
)


def page() -> None:
    """The page, from what comes to what has been."""
    st.html(page_style(_STYLE))
    loading_block()
    try:
        there, log, told = plans_there(), log_there(), told_there()
    except RecordError as error:
        st.html(piece("empty", said_here(error), role="alert"))
        return
    heading("Редакции", "Каждая остаётся: её можно посмотреть, сравнить и опубликовать снова.")
    if not log:
        st.html(piece("note", SINGLE, role="status"))
    found, asked = plan_search(there), [st.query_params.get(name, "") for name in (OF, TO)]
    editions_block(found.rows(there, LISTED))
    if found.plans:
        compare_block(found.rows(there, COMPARED, *asked))
    told_block(told)
    heading("Журнал", "Кто, когда и по какому документу публиковал и исправлял.")
    st.html(log_html(log_rows(log[-LOGGED:], there.rows)))
    if len(log) > LOGGED:
        st.html(piece("note", f"Показаны последние {LOGGED} из {len(log)}; все — в таблице."))
    if log:
        label = "Журнал таблицей, CSV для Excel"
        st.html(piece("file_link", label, f".{LOG}", LOG_NAME))


page_top()
page()
