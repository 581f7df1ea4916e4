"""The first page's texts as safe HTML: numbers that link to their lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from pages.overview.glance import Glance
from pages.overview.upcoming import Coming, Upcoming
from pages.shared.figures.palette import SphereStyle
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import COUNTRY, DOUBT, FORMAT, MONTH, SPHERE
from pages.shared.filters.period_filter import CERTAINTY, UNDATED, YES
from pages.shared.plan.month_counts import MonthCount
from pages.shared.plan.months import month_label
from pages.shared.plan.spans import undated
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import (
    SHOW,
    SHOW_DOUBTS,
    SHOW_EXACT,
    SHOW_LASTING,
    SHOW_UNDATED,
    SHOW_VAGUE,
)
from pages.shared.visit.frame import count_link
from pages.shared.visit.selection import event_link, page_link
from pages.shared.words.dates_in_words import day_in_words, period_in_words
from pages.shared.words.russian import FORMATS, counted, nbsp, plural, quality_label

NEXT = 6
_Line = tuple[int, str, Selection | None, dict[str, str]]
EVENT_FORMS = ("мероприятие", "мероприятия", "мероприятий")


def tiles(g: Glance, selection: Selection) -> str:
    """The row of numbers under the heading."""
    exact = g.precision.get("day", 0)
    undated = g.precision.get("unknown", 0)
    vague = g.events - exact - undated
    forms: list[_Line] = [
        (n, FORMATS[code], selection.having({FORMAT: (FORMATS[code],)}), {})
        for code in FORMATS
        if (n := g.formats.get(code, 0))
    ]
    dates: list[_Line] = [
        (vague, "месяц, квартал или год", selection, {SHOW: SHOW_VAGUE}),
        (undated, "срок уточняется", selection, {SHOW: SHOW_UNDATED}),
    ]
    people: list[_Line] = [
        (n, name, selection.only(COUNTRY, name), {}) for name, n in g.countries[:2]
    ]
    inner = [
        _tile(
            g.events,
            plural(g.events, *EVENT_FORMS),
            page_link("events", selection),
            [f"в\u00a0{g.spheres}\u00a0{plural(g.spheres, 'сфере', 'сферах', 'сферах')}"],
        ),
        _tile(
            g.formats.get("in_person", 0),
            "очно",
            page_link("events", chosen) if (chosen := selection.only(FORMAT, "очно")) else "",
            _lines(forms[1:] if "in_person" in g.formats else forms),
        ),
        _tile(
            len(g.countries),
            plural(len(g.countries), "страна-партнёр", "страны-партнёра", "стран-партнёров"),
            page_link("spheres", selection),
            [*_lines(people), *_entities(g, selection)],
        ),
        _tile(
            exact,
            "с точной датой",
            page_link("events", selection, **{SHOW: SHOW_EXACT}),
            _lines([line for line in dates if line[0]]),
        ),
        _tile(
            g.doubtful,
            plural(g.doubtful, "строка с вопросом", "строки с вопросами", "строк с вопросами"),
            page_link("events", selection, **{SHOW: SHOW_DOUBTS}),
            [_doubt_line(code, n, selection) for code, n in g.doubts[:2]] or ["сомнений нет"],
        ),
    ]
    return f"<div class='pl-tiles'>{''.join(inner)}</div>"


def _tile(number: int, label: str, link: str, lines: Iterable[str]) -> str:
    below = "".join(f"<li>{line}</li>" for line in lines)
    href = f"href='{escape(link, quote=True)}' target='_self'" if link else ""
    return (
        f"<div class='pl-tile'><a {href}><b>{number}</b> "
        f"<span>{escape(label)}</span></a><ul>{below}</ul></div>"
    )


def _lines(rows: Iterable[_Line]) -> list[str]:
    out = []
    for n, text, chosen, extra in rows:
        words = f"{n}\u00a0— {escape(text)}"
        if chosen is not None:
            link = escape(page_link("events", chosen, **extra), quote=True)
            words = f"<a href='{link}' target='_self'>{words}</a>"
        out.append(words)
    return out


def _doubt_line(code: str, n: int, selection: Selection) -> str:
    return _lines([(n, quality_label(code).label, selection.only(DOUBT, code), {})])[0]


def _entities(g: Glance, selection: Selection) -> list[str]:
    out = []
    if len(g.countries) > 2:
        link = escape(page_link("spheres", selection), quote=True)
        out.append(f"<a target='_self' href='{link}'>и ещё {len(g.countries) - 2}</a>")
    if g.entities:
        names = [name for name, _ in g.entities]
        hint = escape(f"Обозначены так, как в документе: {'; '.join(names)}", quote=True)
        chosen = selection.having({COUNTRY: names})
        link = escape(page_link("events", chosen), quote=True)
        out.append(
            f"<a target='_self' href='{link}' title='{hint}'>"
            f"и {len(names)} — под именем из документа</a>"
        )
    return out


def upcoming_block(plan: Plan, whats: Upcoming, today: date, selection: Selection) -> str:
    """What comes next, or that the plan's time is over."""
    rows = {row["event_id"]: row for row in plan.events.to_dict("records")}
    own = plan.info.own_years
    day = day_in_words(today, own_years=own)
    head, note = f"Что дальше: с\u00a0{day}", ""
    if today > plan.info.end:
        ended = day_in_words(plan.info.end)
        head, note = "Период плана завершён", f"План действовал по\u00a0{ended}."
    elif today < plan.info.start:
        begins = day_in_words(plan.info.start, own_years=own)
        note = f"План начинает действовать {begins}."
    parts = [f"<h2>{head}</h2>", f"<p class='pl-note'>{note}</p>" if note else ""]
    exact = whats.exact[:NEXT]
    vague = whats.vague[: max(NEXT - len(exact), 4)]
    if exact:
        parts.append(_next_list(rows, exact, today, selection, own))
        if len(whats.exact) > len(exact):
            parts.append(
                _more(len(whats.exact) - len(exact), "с точной датой", SHOW_EXACT, selection)
            )
    elif today <= plan.info.end:
        parts.append("<p class='pl-empty'>Мероприятий с точной датой впереди нет.</p>")
    if vague:
        parts.append("<h3>День пока не назван</h3>")
        parts.append(_next_list(rows, vague, today, selection, own))
        if len(whats.vague) > len(vague):
            rest = len(whats.vague) - len(vague)
            parts.append(_more(rest, "без точной даты", SHOW_VAGUE, selection))
    return f"<section class='pl-block'>{''.join(parts)}{_rest(plan, whats, selection)}</section>"


def _more(rest: int, words: str, show: str, selection: Selection) -> str:
    link = escape(page_link("events", selection, **{SHOW: show}), quote=True)
    return f"<p class='pl-note'><a href='{link}' target='_self'>и\u00a0ещё {rest} {words}</a></p>"


def _next_list(
    rows: Mapping[str, Mapping[Any, Any]],
    comings: Iterable[Coming],
    today: date,
    selection: Selection,
    own_years: frozenset[int],
) -> str:
    items = (_coming(rows[c.event_id], c, today, selection, own_years) for c in comings)
    return f"<ol class='pl-next'>{''.join(items)}</ol>"


def _rest(plan: Plan, whats: Upcoming, selection: Selection) -> str:
    kinds = plan.events["date_kind"]
    notes = []
    if n := len(whats.running):
        # The list has also what is over or cancelled: then the number is no link to it.
        chosen = selection if n == int((kinds == "ongoing").sum()) else None
        link = count_link(n, chosen, show=SHOW_LASTING)
        notes.append(f"постоянно идут {link}\u00a0{plural(n, *EVENT_FORMS)}")
    if n := whats.undated:
        chosen = selection if n == len(undated(plan)) else None
        notes.append(f"без срока — {count_link(n, chosen, show=SHOW_UNDATED)}")
    text = "; ".join(notes)
    return f"<p class='pl-note'>{text[:1].upper() + text[1:]}.</p>" if text else ""


def _coming(
    row: Mapping[Any, Any],
    coming: Coming,
    today: date,
    selection: Selection,
    own_years: frozenset[int],
) -> str:
    precision = row["date_precision"]
    when = period_in_words(coming.start, coming.end, precision, own_years=own_years)
    soon = ""
    if precision == "day":
        soon = _how_soon((coming.start - today).days)
        if coming.start < today:
            when = f"до\u00a0{day_in_words(coming.end, own_years=own_years)}"
    link = escape(event_link(row["event_id"], selection), quote=True)
    full = escape(row["title"], quote=True)
    return (
        f"<li><span class='pl-date'>{escape(when)}<small>{soon}</small></span>"
        f"<a href='{link}' target='_self' title='{full}'>"
        f"{escape(nbsp(row['title_short']))}</a></li>"
    )


def _how_soon(days: int) -> str:
    if days < 0:
        return "идёт сейчас"
    near = {0: "сегодня", 1: "завтра"}
    return near.get(days) or "через " + counted(days, "день", "дня", "дней")


def months_table(counts: Iterable[MonthCount], selection: Selection) -> str:
    """The months figure as a table for screen readers and for links to the lists."""
    rows = []
    for c in counts:
        sure = selection.having({MONTH: (month_label(c.month),), CERTAINTY: (YES,), UNDATED: ()})
        cells = [
            (c.sure, sure),
            (c.sure + c.possible, sure.having({CERTAINTY: ()})),
        ]
        links = "".join(
            f"<td><a href='{escape(page_link('events', chosen), quote=True)}' target='_self'>"
            f"{n}</a></td>"
            for n, chosen in cells
        )
        rows.append(f"<tr><th scope='row'>{escape(month_label(c.month))}</th>{links}</tr>")
    return (
        "<details class='pl-block'><summary>Месяцы таблицей</summary><table class='pl-table'>"
        "<thead><tr><th>Месяц</th><th>Точно</th><th>С\u00a0возможными</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></details>"
    )


def spheres_block(g: Glance, styles: dict[str, SphereStyle], selection: Selection) -> str:
    """Counts by sphere with bars; each number opens its list."""
    if not g.by_sphere:
        return ""
    most = max(n for _, _, n in g.by_sphere)
    rows = []
    for sphere, name, n in g.by_sphere:
        link = escape(page_link("events", selection.having({SPHERE: (name,)})), quote=True)
        width = 100 * n / most
        rows.append(
            f"<tr><th scope='row'>{escape(nbsp(name))}</th><td class='pl-bar'>"
            f"<span style='width:{width:.1f}%;background:{styles[sphere].colour}'></span></td>"
            f"<td><a href='{link}' target='_self'>{n}</a></td></tr>"
        )
    top = max(g.by_sphere, key=lambda s: s[2])
    return (
        "<section class='pl-block'>"
        f"<h2>По сферам: больше всего — «{escape(nbsp(top[1]))}», {top[2]} из {g.events}</h2>"
        f"<table class='pl-table pl-bars'><tbody>{''.join(rows)}</tbody></table></section>"
    )


def doubts_block(g: Glance, selection: Selection) -> str:
    """What a person should look at, and the way there."""
    if not g.doubtful:
        return ""
    link = escape(page_link("events", selection, **{SHOW: SHOW_DOUBTS}), quote=True)
    rows = "".join(
        f"<tr><th scope='row'>{escape(quality_label(code).label)}</th>"
        f"<td>{count_link(n, selection.only(DOUBT, code))}</td>"
        f"<td class='pl-advice'>{escape(quality_label(code).advice)}</td></tr>"
        for code, n in g.doubts
    )
    noun = plural(g.doubtful, "строке", "строках", "строках")
    return (
        f"<section class='pl-block'><h2>Вопросы есть в\u00a0{g.doubtful}\u00a0{noun} плана</h2>"
        f"<table class='pl-table'><tbody>{rows}</tbody></table>"
        f"<p class='pl-note'><a href='{link}' target='_self'>Показать эти строки</a></p></section>"
    )
