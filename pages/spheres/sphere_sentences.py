"""What the page says about its figures: titles, what is left out, lists that open."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.openness import NO_PARTNERS
from pages.shared.plan.tables import Plan
from pages.shared.visit.event_lists import events_listed
from pages.shared.visit.frame import count_link
from pages.shared.visit.selection import page_link
from pages.shared.words.russian import (
    NO_SUCH_EVENTS,
    PARTNERS,
    SPHERES,
    counted,
    events_counted,
    plural,
    thousands,
)
from pages.spheres.sphere_counts import Count, Counts


def spheres_title(found: Counts) -> str:
    """The title that says what is seen."""
    most = max((row.n for row in found.spheres), default=0)
    best = [row.name for row in found.spheres if row.n == most]
    if not best:
        return NO_SUCH_EVENTS
    if len(found.spheres) == 1:
        whole = "Одно мероприятие" if found.total == 1 else f"Все {events_counted(found.total)}"
        return f"{whole} — в сфере «{best[0]}»"
    if len(best) == len(found.spheres) > 2:
        return f"Мероприятий во всех {len(best)} сферах поровну: по {thousands(most)}"
    if len(best) > 2:
        of_all = f"{len(best)} сферах из {len(found.spheres)}"
        return f"Больше всего мероприятий, по {thousands(most)}, — в {of_all}"
    names = " и ".join(f"«{name}»" for name in best)
    each = "по " if len(best) > 1 else ""
    return (
        f"Больше всего мероприятий — {names}: {each}{thousands(most)} из {thousands(found.total)}"
    )


def partners_title(found: Counts) -> str:
    """Who is a partner most often, and in how many spheres."""
    if not found.partners:
        return NO_PARTNERS
    most = max(row.n for row in found.partners)
    best = [row.name for row in found.partners if row.n == most]
    if len(best) > 2:
        partners = counted(len(best), *PARTNERS)
        return f"чаще других, по {thousands(most)}, — {partners}"
    if len(best) == 2:
        return f"чаще других партнёры — {' и '.join(best)}: по {thousands(most)}"
    spheres = sum((sphere.name, best[0]) in found.cells for sphere in found.spheres)
    total = len(found.spheres)
    where = plural(spheres, *SPHERES)
    of_all = f", {spheres} {where} из {total}" if total > 1 else ""
    return f"чаще других партнёр — {best[0]}: {events_counted(most)}{of_all}"


def page_note(found: Counts) -> str:
    """How the figure counts, what it leaves out and what to do with it."""
    return counting_note(found) + ". Нажмите на число, чтобы отобрать по нему на всех страницах."


def counting_note(found: Counts) -> str:
    """How the figure counts and what it leaves out."""
    text = "В клетке — число мероприятий. Каждое стоит в одной сфере"
    if found.shared:
        n = len(found.shared)
        verb = plural(n, "учтено", "учтены", "учтены")
        text += (
            f"; {events_counted(n)} с несколькими партнёрами {verb} у каждого из них, "
            "во «всего» — один раз"
        )
    if any(row.entity for row in found.partners):
        text += ". Звёздочка: обозначено так, как в документе"
    return text


def opening_list(
    row: Count,
    chosen: Selection | None,
    plan: Plan,
    selection: Selection,
    body: Markup | None = None,
) -> Markup:
    """One name with its number: a link to the list, which also opens in place.

    Args:
        row: what is counted.
        chosen: the filters that leave just these events, None where no filters do.
        plan: the plan as filtered.
        selection: its filters.
        body: what stands inside instead of the list, open from the start.
    """
    link = count_link(row.n, chosen) if chosen else Markup()
    all_of_them = page_link("events", chosen) if chosen else ""
    inside = body or events_listed(plan, row.ids, selection, all_of_them)
    return opening(row.name, row.n, inside, link=link, is_open=bool(body))


def opening(
    name: str, n: int, inside: Markup, *, link: Markup | None = None, is_open: bool = False
) -> Markup:
    """A name with its number that opens what stands inside, with the link that filters."""
    return render(
        "spheres/opening_list.html", name=name, n=n, inside=inside, link=link, open=is_open
    )


def section(title: str, note: str, parts: Iterable[Markup]) -> Markup:
    """A block under the matrix: its heading, one line under it, what it shows."""
    return render("spheres/sphere_section.html", title=title, note=note, parts=list(parts))


def opening_lists(
    rows: tuple[Count, ...],
    title: str,
    note: str,
    plan: Plan,
    selection: Selection,
    kind: str = "",
) -> Markup:
    """Names that open their lists in place, with numbers that are links; nothing without any.

    Args:
        rows: what is counted.
        title: the heading.
        note: one line under it.
        plan: the plan as filtered.
        selection: its filters.
        kind: the filter that the rows' names are values of, "" for none.
    """
    if not rows:
        return Markup()
    items = (
        opening_list(row, selection.only(kind, row.name) if kind else None, plan, selection)
        for row in rows
    )
    return section(title, note, items)
