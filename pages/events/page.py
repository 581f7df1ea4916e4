"""«Мероприятия»: the list with search, and a card per event at its own address."""

from html import escape

import streamlit as st

from pages.events.card import card_html
from pages.events.search import find
from pages.events.table import PER_PAGE, SORTS, rows_by_id, shown_in, sort_hits, table_html
from pages.shared.frame import page_top
from pages.shared.selection import (
    SHOWS,
    current_selection,
    list_controls,
    list_page,
    page_link,
    selected_event,
)
from pages.shared.tables import load_plan
from pages.shared.words import counted

shown = page_top("Мероприятия")
plan, selection, chosen = load_plan(), current_selection(), selected_event()
card = st.container()
query, show, order = list_controls(SHOWS, SORTS)
extra = {k: v for k, v in (("q", query), ("show", show), ("sort", order)) if v}

narrowed = shown_in(shown, show)
found = find(shown, query)
hits = sort_hits(shown, [h for h in found.hits if h.event_id in narrowed], order)

if chosen:
    with card:
        if chosen in rows_by_id(plan):
            ids = [h.event_id for h in hits]
            at = ids.index(chosen) if chosen in ids else -1
            steps = [(ids[at - 1], "← предыдущее")] if at > 0 else []
            steps += [(ids[at + 1], "следующее →")] if 0 <= at < len(ids) - 1 else []
            links = [f"<a href='{escape(page_link('events', **extra))}'>Закрыть карточку</a>"] + [
                f"<a href='{escape(page_link('events', event=i, **extra))}'>{text}</a>"
                for i, text in steps
            ]
            st.html(f"<nav class='pl-block pl-steps'>{''.join(links)}</nav>")
            st.html(card_html(plan, chosen))
        else:
            st.html(
                "<p class='pl-empty'>Мероприятия с таким адресом в этой редакции плана нет: "
                "возможно, его исключили. Ниже — список.</p>"
            )

if not hits:
    st.html("<p class='pl-empty'>Ничего не найдено. Измените запрос или снимите часть отборов.</p>")
else:
    first = (list_page(len(hits), PER_PAGE) - 1) * PER_PAGE
    page_hits = hits[first : first + PER_PAGE]
    note = counted(len(hits), "мероприятие", "мероприятия", "мероприятий") + " в списке"
    if found.similar:
        note += "; точных совпадений нет, показаны похожие слова"
    if len(hits) > PER_PAGE:
        note += f"; показаны {first + 1}–{first + len(page_hits)}"
    st.html(f"<p class='pl-note'>{note}</p>")
    st.html(table_html(shown, page_hits, selection, query, extra))
    if len(hits) > PER_PAGE:
        pages = range(1, (len(hits) - 1) // PER_PAGE + 2)
        links = [
            f"<a href='{escape(page_link('events', p=str(p), **extra))}'>{p}</a>" for p in pages
        ]
        st.html(f"<nav class='pl-block pl-steps'>Страницы: {' '.join(links)}</nav>")
