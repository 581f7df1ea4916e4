"""What stands on every page: the top line, the filters in words, lists of events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.shared.plan.tables import Plan, PlanInfo, load_plan
from pages.shared.visit.selection import (
    CERTAINTY,
    FILTERS,
    MONTH,
    POSSIBLE,
    UNDATED,
    Chip,
    Selection,
    current_page,
    current_selection,
    event_link,
    page_link,
    show_link,
)
from pages.shared.words.dates_in_words import day_in_words, ongoing_in_words
from pages.shared.words.russian import STATUSES, nbsp, plural, quality_label

TO_SHOW = "Сделать этот вид сценой показа"


def page_top(title: str, question: str = "") -> Plan:
    """Draw the top of a page and return the plan as filtered.

    Args:
        title: the page's name.
        question: one line under it: what the page answers.
    """
    plan = load_plan()
    selection = current_selection(plan)
    shown = selection.apply(plan)
    parts = [_head_html(plan, shown, selection, title, question)]
    if selection:
        parts += [*_gone_note(selection), _hidden_note(plan, selection)]
        if shown.events.empty:
            parts.append(
                "<p class='pl-empty'>Под эти отборы не подходит ни одно мероприятие: "
                "снимите один из них или все.</p>"
            )
    st.html("".join(parts))  # one element: what is drawn anew on each click is short
    return shown


def _head_html(plan: Plan, shown: Plan, chosen: Selection, title: str, question: str) -> str:
    info = plan.info
    parts = [
        f"<span title='{escape(info.title, quote=True)}'>План на {plan_period(info)}</span>",
        escape(info.home),
        f"редакция {info.edition}",
    ]
    if info.built_at is not None:
        parts.append(f"таблицы от {day_in_words(info.built_at.date())}")
    all_n, n = len(plan.events), len(shown.events)
    count = f"<b>{n}</b> {plural(n, 'мероприятие', 'мероприятия', 'мероприятий')}"
    if chosen:
        noun = plural(all_n, "мероприятия", "мероприятий", "мероприятий")
        count = f"<b>{n}</b> из {all_n} {noun}"
    link = escape(page_link("events", chosen), quote=True)
    ask = f"<p class='pl-question'>{escape(question)}</p>" if question else ""
    # On the heading's line where they fit: a first filter must not push the whole page down.
    chips = _chips(chosen, current_page()) if chosen else ""
    return (
        f"<header class='pl-top'>{_to_show(chosen)}<p class='pl-edition'>{' · '.join(parts)}</p>"
        f"<h1>{escape(title)}</h1><p class='pl-count'><a target='_self' href='{link}' "
        f"title='Открыть списком'>{count}</a></p>{chips}{ask}</header>"
    )


def _to_show(chosen: Selection) -> str:
    """A link that makes a scene of the page as it stands; "" where there is nothing to show."""
    link = show_link(chosen)
    if not link:
        return ""
    address = escape(link, quote=True)
    return (
        f"<a class='pl-to-show' target='_self' title='{TO_SHOW}' href='{address}'>В\u00a0показ</a>"
    )


def plan_period(info: PlanInfo) -> str:
    """What the plan is for: «I полугодие 2026 года», «2026 год»."""
    words = ongoing_in_words(info.start, info.end)
    return words.removeprefix("весь ")


def heading(title: str, note: str = "") -> None:
    """A figure's title that says what is seen, and one line on what it leaves out."""
    below = f"<p class='pl-note'>{escape(nbsp(note))}</p>" if note else ""
    st.html(f"<div class='pl-block'><h2>{escape(nbsp(title))}</h2>{below}</div>")


def _chips(selection: Selection, page: str) -> str:
    """What is chosen, in words; each chip is a link to the same page without it."""
    chips = "".join(_chip(chip, selection, page) for chip in selection.in_words())
    every = escape("&".join(FILTERS), quote=True)
    clear = (
        f"<a target='_self' data-without='{every}' "
        f"href='{escape(page_link(page, Selection()), quote=True)}'>Снять все отборы</a>"
    )
    return f"<nav class='pl-chips' aria-label='Отборы'>{chips}{clear}</nav>"


def _chip(chip: Chip, selection: Selection, page: str) -> str:
    # ``data-without`` keeps what else stands in the address; a month takes its choices along.
    pairs = [(chip.kind, chip.value)]
    if chip.kind == MONTH and len(selection.months) == 1 and not chip.gone:
        pairs += [(CERTAINTY, ""), (UNDATED, ""), (POSSIBLE, "")]
    link = escape(page_link(page, selection.without(chip)), quote=True)
    text, extra = escape(chip.text), ""
    if chip.gone:
        text, extra = f"{text} — нет в\u00a0этой редакции", " pl-gone"
    return (
        f"<a class='pl-chip{extra}' target='_self' title='Снять этот отбор' href='{link}' "
        f"data-without='{escape(urlencode(pairs), quote=True)}'>"
        f"{text}\u00a0<span aria-hidden='true'>×</span></a>"
    )


def _gone_note(selection: Selection) -> list[str]:
    if not selection.gone:
        return []
    names = ", ".join(f"«{value}»" for _, value in selection.gone)
    return [
        f"<p class='pl-note' role='status'>В этой редакции плана нет: {escape(names)}; "
        "при отборе это не учтено.</p>"
    ]


def count_link(n: int, chosen: Selection | None, /, **extra: str) -> str:
    """A number as a link to the events behind it.

    Args:
        n: the number.
        chosen: the filters that leave these events, None where no filters do.
        extra: further parameters of the list («show»).
    """
    if chosen is None:
        return f"<b>{n}</b>"
    link = escape(page_link("events", chosen, **extra), quote=True)
    return f"<a target='_self' href='{link}' title='Открыть списком'><b>{n}</b></a>"


def _hidden_note(plan: Plan, selection: Selection) -> str:
    """How many events the period leaves out, each number a link that lets them in."""
    possible, undated = selection.hidden_by_period(plan)
    # What else stands in the address (a search, a view) stays.
    page, parts = current_page(), []
    if possible:
        link = page_link(page, replace(selection, sure_only=False))
        parts.append(
            (link, f"data-without='{CERTAINTY}='", f"{possible} — возможно в\u00a0этом периоде")
        )
    if undated:
        link = page_link(page, replace(selection, with_undated=True))
        parts.append((link, f"data-with='{UNDATED}=true'", f"{undated} — без срока"))
    notes = ", ".join(
        f"<a target='_self' title='Показать и их' {keep} href='{escape(link, quote=True)}'>"
        f"{text}</a>"
        for link, keep, text in parts
    )
    return f"<p class='pl-note pl-block'>Период скрывает: {notes}.</p>" if parts else ""


def missing_event_html(filtered: bool) -> str:
    """Why the event that an address asks for is not shown.

    Args:
        filtered: the plan has it, but the filters leave it out.
    """
    words = (
        "Мероприятие, на которое ведёт ссылка, не подходит под выбранные отборы."
        if filtered
        else "Мероприятия с таким адресом в этой редакции плана нет: возможно, его исключили."
    )
    return f"<p class='pl-empty' role='status'>{words}</p>"


def event_list(events: pd.DataFrame, *, empty: str = "Таких мероприятий нет.") -> None:
    """A compact list of events, each a link to its card.

    Args:
        events: rows of ``Plan.events``.
        empty: what to say where there are none.
    """
    st.html(event_list_html(events, current_selection(), empty=empty))


def event_list_html(events: pd.DataFrame, selection: Selection, *, empty: str = "") -> str:
    """The list as safe HTML; all words of the plan are escaped."""
    if events.empty:
        return f"<p class='pl-empty'>{escape(empty)}</p>"
    items = "".join(_item(row, selection) for row in events.to_dict("records"))
    return f"<ol class='pl-list'>{items}</ol>"


def _item(row: Mapping[Any, Any], selection: Selection) -> str:
    number = "" if pd.isna(row["number"]) else str(int(row["number"]))
    status = "" if row["status"] == "planned" else f" <b>{escape(STATUSES[row['status']])}</b>"
    doubt = doubt_mark(row["quality"])
    return (
        f"<li><span class='pl-no'>{number}</span>"
        "<span>"  # one cell of the line's grid, whatever marks follow the title
        f"<a href='{escape(event_link(row['event_id'], selection), quote=True)}' target='_self'>"
        f"{escape(nbsp(row['title']))}</a>{status}{doubt}</span>"
        f"<span class='pl-when'>{escape(row['dates_words'])}</span></li>"
    )


def doubt_mark(codes: tuple[str, ...]) -> str:
    """A quiet mark with the reasons on hover, "" where there is no doubt."""
    if not codes:
        return ""
    reasons = "; ".join(quality_label(code).label for code in codes)
    return f" <span class='pl-doubt' title='{escape(reasons, quote=True)}'>?</span>"
