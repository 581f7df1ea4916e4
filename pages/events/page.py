"""«Мероприятия»: the list with search, and a card per event at its own address."""

import streamlit as st

from pages.events.card.event_card import card_html
from pages.events.card.minimap import minimap_html
from pages.events.card.related_events import related_html
from pages.events.event_table import PER_PAGE, number_of, table_html
from pages.events.finding.answers import hidden_note, list_note, nothing_note
from pages.events.finding.listed import SORTS, listed, rows_by_id
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import piece, render
from pages.shared.plan.tables import load_plan
from pages.shared.visit.address_names import LIST_PAGE, SEARCH, SHOW, SHOWS, SORT
from pages.shared.visit.frame import missing_event_html, name_tab, page_top
from pages.shared.visit.selection import (
    current_selection,
    list_controls,
    list_page,
    page_link,
    selected_event,
)

shown = page_top("Мероприятия")
plan, selection, chosen = load_plan(), current_selection(), selected_event()
card = st.container()
query, show, order = list_controls(SHOWS, SORTS)
extra = {k: v for k, v in ((SEARCH, query), (SHOW, show), (SORT, order)) if v}

in_list = listed(plan, shown, query, show, order)
found, hits = in_list.found, in_list.hits


def of_page(at: int) -> dict[str, str]:
    """The list's state with the page of it that a hit stands on."""
    number = at // PER_PAGE + 1
    return {**extra, LIST_PAGE: str(number)} if number > 1 else extra


if chosen:
    with card:
        if chosen in rows_by_id(plan):
            row = rows_by_id(plan)[chosen]
            name_tab(
                " ".join([f"№ {n}" for n in [number_of(row)] if n] + [row["title_short"]]), plan
            )
            ids = [h.event_id for h in hits]
            at = ids.index(chosen) if chosen in ids else -1
            steps = [(at - 1, "← предыдущее")] if at > 0 else []
            steps += [(at + 1, "следующее →")] if 0 <= at < len(ids) - 1 else []
            where = ""
            if query or show or selection:
                where = f"{at + 1}-е из {len(ids)}" if at >= 0 else "не входит в нынешний список"
            st.html(
                render(
                    "events/card/card_steps.html",
                    close=page_link("events", **of_page(at)),
                    steps=[
                        (page_link("events", event=ids[i], **of_page(i)), text) for i, text in steps
                    ],
                    where=where,
                )
            )
            st.html(
                render(
                    "events/card/carded.html",
                    card=card_html(plan, chosen),
                    minimap=minimap_html(plan, chosen),
                    related=related_html(plan, chosen),
                )
            )
        else:
            st.html(missing_event_html(filtered=False))

if not hits:
    if query and not found.hits:
        rest = {k: v for k, v in extra.items() if k != "q"}
        st.html(nothing_note(found, query, lambda words: page_link("events", q=words, **rest)))
    else:
        st.html(piece("empty", "Под эти отборы ничего не подходит: снимите часть из них."))
else:
    number = list_page(len(hits), PER_PAGE)
    first = (number - 1) * PER_PAGE
    page_hits = hits[first : first + PER_PAGE]
    pages = (first + 1, first + len(page_hits)) if len(hits) > PER_PAGE else None
    st.html(list_note(found, len(hits), sum(h.kin for h in hits), pages))
    st.html(table_html(plan, page_hits, selection, of_page(first)))
    if pages:
        numbers = range(1, (len(hits) - 1) // PER_PAGE + 2)
        links = [(page_link("events", p=str(p), **extra), p) for p in numbers]
        st.html(render("events/list_pages.html", pages=links, current=number))
if query and found.searched and (hidden := len(found.hits) - len(hits)):
    st.html(hidden_note(hidden, page_link("events", Selection(), q=query)))
