"""What stands on every page: the top line, the filters in words, lists of events."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from etl.periods_in_words import day_in_words
from pages.shared.filters.chosen import Chip, Selection
from pages.shared.filters.emptied import emptied_by
from pages.shared.filters.filters import FILTER_KEYS, MONTH, PLACE
from pages.shared.filters.period_filter import CERTAINTY, POSSIBLE, UNDATED, YES
from pages.shared.filters.wider_places import wider_place
from pages.shared.markup.templates import piece, render
from pages.shared.plan.looks import visit_look
from pages.shared.plan.plan_said import (
    UNTITLED,
    edition_said,
    plan_called,
    plan_heading,
    region_words,
)
from pages.shared.plan.tables import Plan, load_plan
from pages.shared.visit.edition_standing import standing
from pages.shared.visit.page_list import page_at
from pages.shared.visit.selection import (
    current_page,
    current_selection,
    page_link,
    show_link,
)
from pages.shared.visit.several_note import several_note
from pages.shared.visit.store_away import store_away
from pages.shared.visit.take_away import take_away
from pages.shared.visit.why_empty import why_empty
from pages.shared.words.direction_signs import upright
from pages.shared.words.russian import (
    events_noun,
    in_a_row,
    of_events_noun,
    quality_label,
    thousands,
)

TO_SHOW = "Сделать этот вид сценой показа"
_NAMED = "_page_of_tab"


def page_top(*, empty_list: bool = False) -> Plan:
    """Draw the top of a page and return the plan as filtered.

    Args:
        empty_list: the page's own search or narrowing leaves nothing, so that no file is offered.
    """
    plan, title = load_plan(), page_at(current_page()).title
    selection = current_selection(plan)
    shown = selection.apply(plan)
    name_tab(title, plan)
    # One element: what is drawn anew on each click is short.
    st.html(
        render(
            "shared/visit/page_top.html",
            **_head(plan, shown, selection),
            standing=standing(plan.info),
            store_away=store_away(),
            title=title,
            several=several_note(shown, selection),
            gone=", ".join(f"«{value}»" for _, value in selection.gone),
            hidden=_hidden_by_period(plan, selection) if selection else [],
            wider=_wider(plan, selection),
            take=Markup() if not shown.n or empty_list else take_away(selection, plan, shown),
            nothing=_nothing(plan, selection) if selection and not shown.n else Markup(),
        )
    )
    return shown


def name_tab(title: str, plan: Plan) -> None:
    """Say in the browser's tab, its history and its bookmarks what is open.

    Args:
        title: of the page, or of the one event or comparison on it.
        plan: the plan.
    """
    info, look = plan.info, visit_look()
    # A draft and an earlier edition are no less open in another tab than what is published.
    of = f"{edition_said(info)}, " if look.draft or look.edition else ""
    words = f"{title} — {of}{plan_called(info)}, {region_words(info)}"
    st.session_state[_NAMED] = current_page()
    st.set_page_config(page_title=upright(words))


def begin_tab() -> None:
    """Leave the tab its words where the page that names it runs again.

    A title that is another for a moment, with each click, is drawn twice by the browser.
    """
    if st.session_state.get(_NAMED) != current_page():
        unname_tab()


def unname_tab() -> None:
    """Say no plan and no page in the tab: what is open is none."""
    st.session_state.pop(_NAMED, None)
    st.set_page_config(page_title=UNTITLED)


def _head(plan: Plan, shown: Plan, chosen: Selection) -> dict[str, Any]:
    """What the page's first lines say: the plan, its edition, how many events, the filters."""
    info, page = plan.info, current_page()
    all_n, n = plan.n, shown.n
    return {
        "info": info,
        "called": plan_heading(info),
        "region": region_words(info),
        "edition": edition_said(info),
        "built": day_in_words(info.built_at.date()) if info.built_at is not None else "",
        "n": n,
        "noun": events_noun(n),
        "all_n": all_n if chosen else 0,
        "all_noun": of_events_noun(all_n),
        "events_link": page_link("events", chosen),
        "show_link": show_link(chosen),
        "to_show": TO_SHOW,
        "chips": [_chip(chip, chosen, page) for chip in chosen.in_words()] if chosen else [],
        "filters": "&".join(FILTER_KEYS),
        "bare_link": page_link(page, Selection()),
    }


def heading(title: str, note: str = "") -> None:
    """A figure's title that says what is seen, and one line on what it leaves out."""
    st.html(piece("heading", title, note))


def _chip(chip: Chip, selection: Selection, page: str) -> dict[str, Any]:
    """A filter in words; it is a link to the same page without it."""
    # ``data-without`` keeps what else stands in the address; a month takes its choices along.
    pairs = [(chip.kind, chip.value)]
    if chip.kind == MONTH and len(selection[MONTH]) == 1 and not chip.gone:
        pairs += [(CERTAINTY, ""), (UNDATED, ""), (POSSIBLE, "")]
    return {
        "text": chip.text,
        "gone": chip.gone,
        "link": page_link(page, selection.without(chip)),
        "without": urlencode(pairs),
    }


def count_link(n: int, chosen: Selection | None, /, **extra: str) -> Markup:
    """A number as a link to the events behind it.

    Args:
        n: the number.
        chosen: the filters that leave these events, None where no filters do.
        extra: further parameters of the list («show»).
    """
    address = "" if chosen is None else page_link("events", chosen, **extra)
    return piece("count_link", n, address)


def _hidden_by_period(plan: Plan, selection: Selection) -> list[dict[str, str | bool]]:
    """How many events the period leaves out, each number a link that lets them in."""
    possible, undated = selection.hidden_by_period(plan)
    # What else stands in the address (a search, a view) stays.
    page = current_page()
    notes: list[dict[str, str | bool]] = []
    if possible:
        notes.append(
            {
                "link": page_link(page, selection.having({CERTAINTY: ()})),
                "lets_in": False,
                "what": f"{CERTAINTY}=",
                "text": f"{thousands(possible)} — возможно в\u00a0этом периоде",
            }
        )
    if undated:
        notes.append(
            {
                "link": page_link(page, selection.having({UNDATED: (YES,)})),
                "lets_in": True,
                "what": f"{UNDATED}=true",
                "text": f"{undated} — без срока",
            }
        )
    return notes


def _wider(plan: Plan, selection: Selection) -> dict[str, str] | None:
    """What the filter by place leaves out, with the link that lets it in."""
    found = wider_place(plan, selection)
    if found is None:
        return None
    keys = dict.fromkeys((PLACE, found.key))
    kept = [(key, value) for key in keys for value in found.selection[key] or ("",)]
    return {
        "place": found.place,
        "here": found.here,
        "there": found.there,
        "link": page_link(current_page(), found.selection),
        "keep": urlencode(kept),
    }


def _nothing(plan: Plan, selection: Selection) -> Markup:
    """Which filters leave nothing."""
    said = "Под эти отборы не\u00a0подходит ни одно мероприятие, файлов тоже нет"
    return why_empty(said, emptied_by(plan, selection), selection)


def missing_event_html(filtered: bool) -> Markup:
    """Why the event that an address asks for is not shown.

    Args:
        filtered: the plan has it, but the filters leave it out.
    """
    words = (
        "Мероприятие, на которое ведёт ссылка, не подходит под выбранные отборы."
        if filtered
        else "Мероприятия с таким адресом в этой редакции плана нет: возможно, его исключили."
    )
    return piece("empty", words, role="status")


def doubts_in_words(codes: tuple[str, ...]) -> str:
    """The reasons of a doubt, for its mark; "" where there is no doubt."""
    return in_a_row(quality_label(code).label for code in codes)
