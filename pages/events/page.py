"""«Мероприятия»: the list with search, and a card per event at its own address."""

import streamlit as st

from pages.events.card.shown_card import (
    last_edition_with,
    plan_that_had,
    shown_card,
    unfit_note,
    vanished_card,
)
from pages.events.event_table import number_of, page_length, table_html
from pages.events.finding.answers import hidden_note, list_note, nothing_note
from pages.events.finding.emptied_list import emptied_list
from pages.events.finding.listed import listed, rows_by_id
from pages.events.settling.settle_dialog import settle_button
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import piece, render
from pages.shared.plan.joint_plan import own_id, part_with
from pages.shared.plan.kept_editions import edition_of_draft, edition_shown
from pages.shared.plan.looks import visit_look
from pages.shared.plan.tables import load_plan
from pages.shared.visit.address_names import LIST_PAGE, SEARCH, SHOW, SHOWS, SORT, SORTS
from pages.shared.visit.frame import missing_event_html, name_tab, page_top
from pages.shared.visit.may_edit import may_edit
from pages.shared.visit.selection import (
    current_selection,
    event_links,
    list_controls,
    list_page,
    page_link,
    selected_event,
)
from pages.shared.visit.take_away import card_files, list_state
from pages.shared.visit.why_empty import why_empty
from pages.shared.words.russian import thousands

plan, selection, chosen = load_plan(), current_selection(), selected_event()


def nothing_listed() -> bool:
    """Whether search or narrowing leave nothing, as the header has to know before them."""
    asked = list_state()
    search, narrowed = asked.get(SEARCH, "").strip(), asked.get(SHOW, "")
    if not (search or narrowed):
        return False
    return not listed(plan, selection.apply(plan), search, narrowed).hits


shown = page_top(empty_list=nothing_listed())
card = st.container()
query, show, order = list_controls(SHOWS, SORTS)
extra = {k: v for k, v in ((SEARCH, query), (SHOW, show), (SORT, order)) if v}

in_list = listed(plan, shown, query, show, order)
found, hits = in_list.found, in_list.hits
per_page = page_length(len(hits))


def of_page(at: int) -> dict[str, str]:
    """The list's state with the page of it that a hit stands on."""
    number = at // per_page + 1
    return {**extra, LIST_PAGE: str(number)} if number > 1 else extra


def steps_of(event_id: str) -> list[tuple[str, str]]:
    """The ways to the neighbours in the list: addresses and words."""
    ids = [h.event_id for h in hits]
    at = ids.index(event_id) if event_id in ids else -1
    steps = [(at - 1, "← предыдущее")] if at > 0 else []
    steps += [(at + 1, "следующее →")] if 0 <= at < len(ids) - 1 else []
    return [(page_link("events", event=ids[i], **of_page(i)), text) for i, text in steps]


def place_in_list(event_id: str) -> str:
    """Where the event stands in a list that is narrowed: «3-е из 8»."""
    if not (query or show or selection):
        return ""
    ids = [h.event_id for h in hits]
    if event_id not in ids:
        return "не входит в нынешний список"
    return f"{thousands(ids.index(event_id) + 1)}-е из {thousands(len(ids))}"


if chosen:
    with card:
        here = chosen in rows_by_id(plan)
        own = part_with(plan, chosen) if here else plan_that_had(plan, chosen)
        shown_in = own if here else last_edition_with(own.info, chosen)
        if shown_in is None:
            st.html(missing_event_html(filtered=False))
        else:
            row = rows_by_id(shown_in)[chosen]
            numbered = [f"№ {n}" for n in [number_of(row)] if n]
            name_tab(" ".join([*numbered, row["title_short"]]), shown_in)
            at = next((i for i, hit in enumerate(hits) if hit.event_id == chosen), -1)
            st.html(
                render(
                    "events/card/card_steps.html",
                    close=page_link("events", **of_page(at)),
                    steps=steps_of(chosen),
                    where=place_in_list(chosen) if here else "",
                    files=card_files(chosen) if here else [],
                )
            )
            draft = visit_look().draft
            kept = edition_of_draft(draft) if draft else edition_shown(own.info)
            named = own_id(chosen) == chosen  # else another plan has an event of this id
            can = kept is not None and (bool(draft) or (kept.published and kept.document))
            if here and named and kept and can and may_edit():
                settle_button(own, chosen, kept, draft)
            st.html(shown_card(plan, chosen) if here else vanished_card(own.info, shown_in, chosen))

if note := unfit_note(plan, event_links(selection)):
    st.html(note)
if not hits:
    if query and not found.hits:
        rest = {k: v for k, v in extra.items() if k != "q"}
        st.html(nothing_note(found, query, lambda words: page_link("events", q=words, **rest)))
    elif query or show:
        said = "В\u00a0списке ни одного мероприятия, файлов тоже нет"
        st.html(why_empty(said, emptied_list(plan, selection, query, show), selection, **extra))
    elif not selection:
        st.html(piece("empty", "В\u00a0плане нет мероприятий."))
else:
    number = list_page(len(hits), per_page)
    first = (number - 1) * per_page
    page_hits = hits[first : first + per_page]
    pages = (first + 1, first + len(page_hits)) if len(hits) > per_page else None
    st.html(list_note(found, len(hits), in_list.kin, pages))
    st.html(table_html(plan, page_hits, selection, of_page(first)))
    if pages:
        last = (len(hits) - 1) // per_page + 1
        near = {1, last, *range(number - 4, number + 5)} if last > 12 else range(1, last + 1)
        numbers = [p for p in sorted(near) if 1 <= p <= last]
        links = [
            (page_link("events", p=str(p), **extra), p, p > 1 and p - 1 not in numbers)
            for p in numbers
        ]
        st.html(render("events/list_pages.html", pages=links, current=number))
if query and found.searched and (hidden := len(found.hits) - len(hits)):
    st.html(hidden_note(hidden, page_link("events", Selection(), q=query)))
