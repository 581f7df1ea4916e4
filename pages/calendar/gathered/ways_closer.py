"""The words over a gathered calendar and the ways on: wider, beside, closer, other groups."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from etl.text import capitalized
from pages.calendar.gathered.gathering import MOST_GROUPS, Columns, InTime
from pages.calendar.gathered.time_steps import TimeStep, beside, steps_within, wider
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.tables import PlanInfo
from pages.shared.visit.address_names import REST, SPAN
from pages.shared.visit.selection import page_link
from pages.shared.words.months_in_words import LASTING, sure_and_possible
from pages.shared.words.russian import events_counted

WHOLE = "Весь период"
LEGEND = (
    ("exact", "точно: срок целиком внутри столбца"),
    ("window", "возможно: срок шире столбца (число с\u00a0плюсом)"),
    ("window", "полоса: срок шире многих столбцов"),
    ("background", f"идёт {LASTING}"),
)
_UNITS = {
    "year": "за год",
    "half": "за полугодие",
    "month": "за месяц",
    "week": "за неделю",
    "day": "за день",
}


@dataclass(frozen=True, slots=True)
class _Way:
    """A link to another time or other groups."""

    words: str
    link: str
    keep: str


def way(
    step: TimeStep | None, there: InTime, info: PlanInfo, selection: Selection, *,
    gathered: bool, part: int, parts: int,
) -> Markup:  # fmt: skip
    """Where the time looked at lies, with the ways to others; nothing where there are none.

    Args:
        step: the time looked at, None for the whole plan's.
        there: what is in it.
        info: of the plan.
        selection: the filters that the links keep.
        gathered: events are counted in columns: one of these is a step closer.
        part: which of many groups are drawn.
        parts: how many such parts there are.
    """
    if step is None and not gathered:
        return Markup()
    around = [_time(WHOLE, "", selection)] if step else []
    before, after = None, None
    if step:
        around += [
            _time(one.words, one.name, selection) for one in wider(step, info.start, info.end)
        ]
        before, after = beside(step, info.start, info.end)
    closer = steps_within(there.first, there.last) if gathered else []
    return render(
        "calendar/gathered/way.html",
        around=around,
        here=step.words if step else WHOLE,
        before=before and _time(before.words, before.name, selection),
        after=after and _time(after.words, after.name, selection),
        closer=[_time(s.words, s.name, selection) for s in closer] if len(closer) > 1 else [],
        parts=[_part(number, selection) for number in range(1, min(parts, 30) + 1)]
        if parts > 1
        else [],
        part=part,
    )


def _time(words: str, name: str, selection: Selection) -> _Way:
    named = {SPAN: name} if name else {}
    return _Way(words, page_link("calendar", selection, **named), f"{SPAN}={name}&{REST}=")


def _part(number: int, selection: Selection) -> _Way:
    first = (number - 1) * (MOST_GROUPS - 1) + 1
    named = {REST: str(number)} if number > 1 else {}
    words = f"{first}–{first + MOST_GROUPS - 2}-е по числу"
    keep = f"{REST}={number if number > 1 else ''}"
    return _Way(words, page_link("calendar", selection, **named), keep)


def columns_title(found: Columns, there: InTime, step: TimeStep | None) -> str:
    """«2027 год: 940 мероприятий, больше всего — март 2027 года: 81 точно, ещё 12 возможно»."""
    where = f"{step.words}: " if step else ""
    title = f"{capitalized(where)}{events_counted(there.n)}"
    sure, possible = found.sure.sum(axis=0).tolist(), found.possible.sum(axis=0).tolist()
    most = max(zip(sure, possible, strict=True))
    if most == (0, 0) or len(found.steps) == 1:
        return title
    best = [s.words for s, *n in zip(found.steps, sure, possible, strict=True) if tuple(n) == most]
    names = ", ".join(best[:2]) + (f" и\u00a0ещё {len(best) - 2}" if len(best) > 2 else "")
    return f"{title}, больше всего — {names}: {sure_and_possible(*most)}"


def time_title(there: InTime, step: TimeStep) -> str:
    """«14 марта 2027 года: 3 точно, ещё 12 возможно» over single events."""
    words = f"{capitalized(step.words)}"
    sure, possible = int(there.sure.sum()), int(there.possible.sum() + there.lasting.sum())
    if not there.n:
        return f"{words}: мероприятий нет"
    return f"{words}: {sure_and_possible(sure, possible)}"


def columns_note(found: Columns) -> str:
    """What a column is and what a click does."""
    unit = _UNITS[found.steps[0].unit]
    closer = "приближает время" if len(found.steps) > 1 else "отбирает по строке"
    return f"Столбец — число мероприятий {unit}; нажатие на него {closer}. "
