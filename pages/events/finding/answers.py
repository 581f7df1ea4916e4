"""What a search says of itself: how many, what was understood otherwise, why nothing."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from pages.events.finding.search import Found
from pages.shared.markup.templates import render
from pages.shared.words.russian import events_counted, nbsp


def list_note(found: Found, shown: int, kin: int, page: tuple[int, int] | None) -> Markup:
    """The line over the list.

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
    lines = ". ".join([note, *(nbsp(n) for n in found.notes)])
    return render("events/finding/list_note.html", lines=lines, similar=found.similar)


def hidden_note(hidden: int, link: str) -> Markup:
    """Says that filters hide some of what was found."""
    return render("events/finding/hidden_note.html", hidden=events_counted(hidden), link=link)


def nothing_note(found: Found, query: str, link_of: Callable[[str], str]) -> Markup:
    """Why nothing was found, and what to do.

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
    apart = there if len(found.apart) > 1 else []
    if not parts and not apart:
        parts.append(f"По запросу {_quoted([query])} ничего не найдено.")
    return render(
        "events/finding/nothing_note.html",
        why=" ".join(parts),
        apart=[(text, link_of(text), n) for text, n in apart],
    )


def _quoted(words: list[str]) -> str:
    return ", ".join(f"«{word}»" for word in words)
