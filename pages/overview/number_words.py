"""What the plan's first numbers are called, on the page and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from pages.overview.glance import Glance
from pages.shared.plan.openness import QUESTIONED
from pages.shared.visit.address_names import SHOW_EXACT, SHOW_UNDATED
from pages.shared.words.russian import FORMATS, NBSP, counted, events_counted, plural, thousands

PARTNERS = ("страна-партнёр", "страны-партнёра", "стран-партнёров")
EXACT, VAGUE, DATELESS = SHOW_EXACT, "месяц, квартал или год", SHOW_UNDATED
LEFT_OPEN, NOTHING_OPEN = "открыто в самом плане", "в самом плане всё названо"
DOUBTFUL, NO_DOUBTS = "сомнения программы", "сомнений у программы нет"
OWN_NAMES = "под именем из документа"


def own_names_said(entities: Sequence[tuple[str, int]]) -> str:
    """Which partners bear the name that the document gives them, each beside its number."""
    return f"Обозначены так, как в документе: {'; '.join(name for name, _ in entities)}"


def in_spheres(n: int) -> str:
    """«в 10 сферах»."""
    return f"в{NBSP}{n}{NBSP}{plural(n, 'сфере', 'сферах', 'сферах')}"


def numbered(n: int, words: str) -> str:
    """«5 — дистанционно»."""
    return f"{thousands(n)}{NBSP}— {words}"


def numbers_in_words(g: Glance) -> list[str]:
    """The first page's numbers as sentences, for where nothing can be clicked."""
    forms = [numbered(n, words) for code, words in FORMATS.items() if (n := g.formats.get(code, 0))]
    exact, undated = g.precision.get("day", 0), g.precision.get("unknown", 0)
    times = ((exact, EXACT), (g.events - exact - undated, VAGUE), (undated, DATELESS))
    dates = [numbered(n, words) for n, words in times if n]
    partners = counted(len(g.countries), *PARTNERS)
    if g.entities:
        partners += f" и{NBSP}ещё " + numbered(len(g.entities), OWN_NAMES)
    if g.without_partner:
        partners += f"; без названной страны-партнёра{NBSP}— {events_counted(g.without_partner)}"
    open_ones = numbered(g.opened, LEFT_OPEN) if g.opened else NOTHING_OPEN
    doubts = numbered(g.doubtful, DOUBTFUL) if g.doubtful else NO_DOUBTS
    return [
        f"{events_counted(g.events)} {in_spheres(g.spheres)}.",
        f"По форме: {'; '.join(forms)}.",
        f"По сроку: {'; '.join(dates)}.",
        f"{partners}.",
        f"{counted(g.questioned, *QUESTIONED)}: {open_ones}; {doubts}."
        if g.questioned
        else f"Вопросов к строкам нет: {NOTHING_OPEN}, {NO_DOUBTS}.",
    ]
