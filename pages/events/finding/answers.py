"""What a search says of itself: how many, what was understood otherwise, why nothing."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from pages.events.finding.search import Found
from pages.shared.words.russian import events_counted, nbsp


def list_note(found: Found, shown: int, kin: int, page: tuple[int, int] | None) -> str:
    """The line over the list, as safe HTML.

    Args:
        found: the search's answer.
        shown: how many of its events the filters leave.
        kin: how many of these have only words with the same beginning.
        page: the first and last number shown, where the list has several pages.
    """
    note = f"{events_counted(shown)} в\u00a0списке"
    if kin:
        note += f": в\u00a0{shown - kin} есть все слова, в\u00a0{kin} — только похожие на них"
    if page:
        note += f"; показаны {page[0]}–{page[1]}"
    lines = [note, *(escape(nbsp(n)) for n in found.notes)]
    lead = "<b>Точных совпадений нет.</b> " if found.similar else ""
    return f"<p class='pl-note pl-listed' role='status'>{lead}{'. '.join(lines)}.</p>"


def hidden_note(hidden: int, link: str) -> str:
    """Says that filters hide some of what was found."""
    return (
        "<p class='pl-note pl-listed'>Отборы скрывают "
        f"{events_counted(hidden)} с\u00a0этими словами: "
        f"<a href='{escape(link, quote=True)}' target='_self'>искать во\u00a0всём плане</a>.</p>"
    )


def nothing_note(found: Found, query: str, link_of: Callable[[str], str]) -> str:
    """Why nothing was found, and what to do, as safe HTML.

    Args:
        found: the search's answer, without hits.
        query: what was typed.
        link_of: the address that searches for other words.
    """
    missing = [text for text, n in found.apart if not n]
    there = [(text, n) for text, n in found.apart if n]
    parts = []
    if missing:
        verb = "нет ни в\u00a0одной ячейке плана"
        parts.append(f"{_quoted(missing)} — {verb}.")
        if not there:
            parts.append("Проверьте, как написано слово, или введите только его начало.")
    elif len(there) > 1:
        parts.append("Все эти слова вместе не стоят ни в\u00a0одном мероприятии.")
    if there and len(found.apart) > 1:
        links = ", ".join(
            f"<a href='{escape(link_of(text), quote=True)}' target='_self'>{escape(text)}</a>"
            f"\u00a0— {n}"
            for text, n in there
        )
        parts.append(f"По отдельности: {links}.")
    if not parts:
        parts.append(f"По запросу {_quoted([query])} ничего не найдено.")
    return f"<p class='pl-empty' role='status'>{' '.join(parts)}</p>"


def _quoted(words: list[str]) -> str:
    return ", ".join(f"«{escape(word)}»" for word in words)
