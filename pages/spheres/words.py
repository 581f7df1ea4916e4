"""What the page says about its figures: titles, what is left out, lists that open."""

from __future__ import annotations

from html import escape

from pages.shared.frame import event_list_html
from pages.shared.selection import Selection
from pages.shared.tables import Plan
from pages.shared.words import counted, plural
from pages.spheres.counts import Count, Counts, events_of

EVENTS = ("мероприятие", "мероприятия", "мероприятий")


def spheres_title(found: Counts) -> str:
    """The title that says what is seen."""
    most = max((row.n for row in found.spheres), default=0)
    best = [row.name for row in found.spheres if row.n == most]
    if not best:
        return "Таких мероприятий нет"
    if len(found.spheres) == 1:
        return f"Все {counted(found.total, *EVENTS)} — в сфере «{best[0]}»"
    if len(best) > 2:
        return f"Больше всего — по {most} — в {len(best)} сферах из {len(found.spheres)}"
    names = " и ".join(f"«{name}»" for name in best)
    each = "по " if len(best) > 1 else ""
    return f"Больше всего — {names}: {each}{most} из {found.total}"


def partners_title(found: Counts) -> str:
    """The title that says what is seen."""
    if not found.partners:
        return "Страны-партнёры не названы"
    most = max(row.n for row in found.partners)
    best = [row.name for row in found.partners if row.n == most]
    if len(best) > 2:
        return f"Чаще других — по {most} — {len(best)} партнёров"
    each = "по " if len(best) > 1 else ""
    return f"Чаще других партнёр — {' и '.join(best)}: {each}{most} из {found.total}"


def partners_note(found: Counts) -> str:
    """What the count of partners leaves out and how it counts."""
    parts = []
    if found.nameless.n:
        parts.append(f"страна не названа: {counted(found.nameless.n, *EVENTS)}")
    if found.shared:
        n = len(found.shared)
        verb = plural(n, "учтено", "учтены", "учтены")
        parts.append(
            f"{counted(n, *EVENTS)} с несколькими партнёрами {verb} у каждого из них, "
            "в общем числе — один раз"
        )
    if any(row.entity for row in found.partners):
        parts.append("* обозначено так, как в документе")
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] + "." if text else ""


def matrix_title(found: Counts) -> str:
    """The title that says what is seen."""
    if not found.partners:
        return "Сферы и страны"
    most = max(row.n for row in found.partners)
    best = next(row.name for row in found.partners if row.n == most)
    spheres = sum((sphere.name, best) in found.cells for sphere in found.spheres)
    total = len(found.spheres)
    if spheres == total:
        return f"{best} — партнёр во всех сферах" if total > 1 else f"{best} — партнёр в этой сфере"
    where = plural(spheres, "сфере", "сферах", "сферах")
    return f"{best} — партнёр в {spheres} {where} из {total}"


def matrix_note(found: Counts) -> str:
    """How the matrix counts."""
    note = "В клетке — число мероприятий; столбец и строка «всего» считают каждое один раз"
    if found.shared:
        note += ", поэтому сумма по странам может быть больше"
    return note + "."


def opening_lists(
    rows: tuple[Count, ...], title: str, note: str, plan: Plan, selection: Selection
) -> str:
    """Names with numbers that open their lists in place; "" where there are none."""
    if not rows:
        return ""
    items = "".join(
        f"<details><summary>{escape(row.name)} — <b>{row.n}</b></summary>"
        f"{event_list_html(events_of(plan, row.ids), selection)}</details>"
        for row in rows
    )
    below = f"<p class='pl-note'>{escape(note)}</p>" if note else ""
    return f"<section class='pl-block sp-lists'><h3>{escape(title)}</h3>{below}{items}</section>"
