"""The first page's texts as markup: numbers that link to their lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from pages.overview.glance import Glance
from pages.overview.number_words import (
    DATELESS,
    DOUBTFUL,
    EXACT,
    LEFT_OPEN,
    NO_DOUBTS,
    NOTHING_OPEN,
    OWN_NAMES,
    PARTNERS,
    VAGUE,
    in_spheres,
    numbered,
)
from pages.overview.upcoming import Coming, Upcoming
from pages.shared.figures.palette import SphereStyle
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import COUNTRY, DOUBT, FORMAT, MONTH, OPEN, SPHERE
from pages.shared.filters.period_filter import CERTAINTY, UNDATED, YES
from pages.shared.markup.templates import render
from pages.shared.plan.month_counts import MonthCount
from pages.shared.plan.months import month_label
from pages.shared.plan.openness import QUESTIONED, advice_of
from pages.shared.plan.spans import undated
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import (
    SHOW,
    SHOW_DOUBTS,
    SHOW_EXACT,
    SHOW_LASTING,
    SHOW_OPEN,
    SHOW_QUESTIONS,
    SHOW_UNDATED,
    SHOW_VAGUE,
)
from pages.shared.visit.selection import event_link, page_link
from pages.shared.words.dates_in_words import day_in_words, period_in_words
from pages.shared.words.russian import FORMATS, counted, events_noun, plural, quality_label
from pages.shared.words.settled_words import settled_in_words

NEXT = 6


@dataclass(frozen=True, slots=True)
class _Line:
    """A line under a tile's number, with the way to what it counts."""

    words: str
    link: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class _Tile:
    """A number of the first row; without a link where no filters leave what it counts."""

    n: int
    label: str
    link: str
    lines: list[_Line]


def tiles(g: Glance, selection: Selection) -> Markup:
    """The row of numbers under the heading."""
    exact = g.precision.get("day", 0)
    in_person = selection.only(FORMAT, FORMATS["in_person"])
    shown = [
        _Tile(
            g.events,
            events_noun(g.events),
            page_link("events", selection),
            [_Line(in_spheres(g.spheres))],
        ),
        _Tile(
            g.formats.get("in_person", 0),
            FORMATS["in_person"],
            page_link("events", in_person) if in_person else "",
            _other_forms(g, selection),
        ),
        _Tile(
            len(g.countries),
            plural(len(g.countries), *PARTNERS),
            page_link("spheres", selection),
            _partners(g, selection),
        ),
        _Tile(
            exact,
            EXACT,
            page_link("events", selection, **{SHOW: SHOW_EXACT}),
            _without_a_day(g, selection),
        ),
        _Tile(
            g.questioned,
            plural(g.questioned, *QUESTIONED),
            page_link("events", selection, **{SHOW: SHOW_QUESTIONS}),
            _both_kinds(g, selection),
        ),
    ]
    return render("overview/number_tiles.html", tiles=shown)


def _counted_line(n: int, words: str, chosen: Selection | None, **extra: str) -> _Line:
    link = "" if chosen is None else page_link("events", chosen, **extra)
    return _Line(numbered(n, words), link)


def _other_forms(g: Glance, selection: Selection) -> list[_Line]:
    return [
        _counted_line(n, words, selection.having({FORMAT: (words,)}))
        for code, words in FORMATS.items()
        if code != "in_person" and (n := g.formats.get(code, 0))
    ]


def _without_a_day(g: Glance, selection: Selection) -> list[_Line]:
    unknown = g.precision.get("unknown", 0)
    vague = g.events - g.precision.get("day", 0) - unknown
    lines = (
        (vague, VAGUE, SHOW_VAGUE),
        (unknown, DATELESS, SHOW_UNDATED),
    )
    return [_counted_line(n, words, selection, **{SHOW: show}) for n, words, show in lines if n]


def _both_kinds(g: Glance, selection: Selection) -> list[_Line]:
    """What the plan leaves open and what the program doubts; of each also that there is none."""
    lines = []
    for n, words, none, show in (
        (g.opened, LEFT_OPEN, NOTHING_OPEN, SHOW_OPEN),
        (g.doubtful, DOUBTFUL, NO_DOUBTS, SHOW_DOUBTS),
    ):
        lines.append(_counted_line(n, words, selection, **{SHOW: show}) if n else _Line(none))
    return lines


def _partners(g: Glance, selection: Selection) -> list[_Line]:
    """The countries named most, how many more, and those that have no country's code."""
    lines = [_counted_line(n, name, selection.only(COUNTRY, name)) for name, n in g.countries[:2]]
    if len(g.countries) > 2:
        more = f"и ещё {len(g.countries) - 2}"
        lines.append(_Line(more, page_link("spheres", selection)))
    if g.entities:
        names = [name for name, _ in g.entities]
        lines.append(
            _Line(
                f"и {numbered(len(names), OWN_NAMES)}",
                page_link("events", selection.having({COUNTRY: names})),
                f"Обозначены так, как в документе: {'; '.join(names)}",
            )
        )
    return lines


_SHOWN = ["event_id", "date_precision", "title_short", "title", "corrected"]


@dataclass(frozen=True, slots=True)
class _Further:
    """A number of events beyond those listed, and where they are."""

    n: int
    words: str
    link: str


def upcoming_block(plan: Plan, whats: Upcoming, today: date, selection: Selection) -> Markup:
    """What comes next, or that the plan's time is over."""
    own = plan.info.own_years
    day = day_in_words(today, own_years=own)
    head, note = f"Что дальше: с\u00a0{day}", ""
    if today > plan.info.end:
        ended = day_in_words(plan.info.end)
        head, note = "Период плана завершён", f"План действовал по\u00a0{ended}."
    elif today < plan.info.start:
        begins = day_in_words(plan.info.start, own_years=own)
        note = f"План начинает действовать {begins}."
    if selection[MONTH] and not note:
        note = f"Только выбранный период: {', '.join(selection[MONTH])}."
    exact = whats.exact[:NEXT]
    vague = whats.vague[: max(NEXT - len(exact), 4)]
    listed = {coming.event_id for coming in (*exact, *vague)}
    shown = plan.events.loc[plan.events["event_id"].isin(listed), _SHOWN]
    rows = {row["event_id"]: row for row in shown.to_dict("records")}
    lasting, undated = _rest(plan, whats, selection)
    return render(
        "overview/what_comes.html",
        heading=head,
        note=note,
        over=today > plan.info.end,
        exact=[_coming(rows[c.event_id], c, today, selection, own) for c in exact],
        more_exact=_more(whats.exact, exact, "с точной датой", SHOW_EXACT, selection),
        vague=[_coming(rows[c.event_id], c, today, selection, own) for c in vague],
        more_vague=_more(whats.vague, vague, "без точной даты", SHOW_VAGUE, selection),
        lasting=lasting,
        undated=undated,
    )


def _more(
    found: Sequence[Coming],
    listed: Sequence[Coming],
    words: str,
    show: str,
    selection: Selection,
) -> _Further | None:
    rest = len(found) - len(listed)
    link = page_link("events", selection, **{SHOW: show})
    return _Further(rest, words, link) if listed and rest else None


def _rest(
    plan: Plan, whats: Upcoming, selection: Selection
) -> tuple[_Further | None, _Further | None]:
    """What has no next day: what goes on all the time, what has no date at all."""
    lasting = undated_ones = None
    # The list has also what is over or cancelled: then the number is no link to it.
    if n := len(whats.running):
        all_of_them = n == int((plan.events["date_kind"] == "ongoing").sum())
        link = page_link("events", selection, **{SHOW: SHOW_LASTING}) if all_of_them else ""
        lasting = _Further(n, events_noun(n), link)
    if n := whats.undated:
        all_of_them = n == len(undated(plan))
        link = page_link("events", selection, **{SHOW: SHOW_UNDATED}) if all_of_them else ""
        undated_ones = _Further(n, "", link)
    return lasting, undated_ones


def _coming(
    row: Mapping[Any, Any],
    coming: Coming,
    today: date,
    selection: Selection,
    own_years: frozenset[int],
) -> dict[str, str]:
    precision = row["date_precision"]
    when = period_in_words(coming.start, coming.end, precision, own_years=own_years)
    soon = ""
    if precision == "day":
        soon = _how_soon((coming.start - today).days)
        if coming.start < today:
            when = f"до\u00a0{day_in_words(coming.end, own_years=own_years)}"
    return {
        "when": when,
        "soon": soon,
        "link": event_link(row["event_id"], selection),
        "title": row["title_short"],
        "full_title": row["title"],
        "settled": settled_in_words(row["corrected"]),
    }


def _how_soon(days: int) -> str:
    if days < 0:
        return "идёт сейчас"
    near = {0: "сегодня", 1: "завтра"}
    return near.get(days) or "через " + counted(days, "день", "дня", "дней")


def months_table(counts: Iterable[MonthCount], selection: Selection) -> Markup:
    """The months figure as a table for screen readers and for links to the lists."""
    rows = []
    for count in counts:
        name = month_label(count.month)
        sure = selection.having({MONTH: (name,), CERTAINTY: (YES,), UNDATED: ()})
        rows.append(
            {
                "name": name,
                "sure": count.sure,
                "sure_link": page_link("events", sure),
                "all": count.sure + count.possible,
                "all_link": page_link("events", sure.having({CERTAINTY: ()})),
            }
        )
    return render("overview/months_table.html", months=rows)


@dataclass(frozen=True, slots=True)
class _SphereBar:
    """A sphere's number beside its bar."""

    name: str
    n: int
    colour: str
    link: str


def spheres_block(g: Glance, styles: dict[str, SphereStyle], selection: Selection) -> Markup:
    """Counts by sphere with bars; each number opens its list."""
    if not g.by_sphere:
        return Markup()
    bars = [
        _SphereBar(
            name, n, styles[sphere].colour, page_link("events", selection.having({SPHERE: (name,)}))
        )
        for sphere, name, n in g.by_sphere
    ]
    most = max(bar.n for bar in bars)
    best = [f"«{bar.name}»" for bar in bars if bar.n == most]
    # Equal ones are all named, or counted.
    where = " и ".join(best) if len(best) < 3 else f"в {len(best)} сферах из {len(bars)}"
    title = (
        f"По сферам: больше всего — {where}, {'по ' if len(best) > 1 else ''}{most} из {g.events}"
    )
    return render("overview/sphere_bars.html", spheres=bars, most=most, title=title)


def questions_block(
    g: Glance, selection: Selection, papers: Sequence[tuple[str, str]] = ()
) -> Markup:
    """What a person should look at, both kinds, and the way there.

    Args:
        g: the numbers.
        selection: the filters.
        papers: the passports of what is looked at, words and address.
    """
    if not g.questioned:
        return Markup()
    left_open = [
        {"label": words, "n": n, "link": _only(selection, OPEN, words), "advice": advice_of(words)}
        for words, n in g.open_kinds
    ]
    doubts = [
        {
            "label": quality_label(code).label,
            "n": n,
            "link": _only(selection, DOUBT, code),
            "advice": quality_label(code).advice,
        }
        for code, n in g.doubts
    ]
    return render(
        "overview/questions_table.html",
        n=g.questioned,
        rows_noun=plural(g.questioned, "строке", "строках", "строках"),
        groups=[
            (head, rows)
            for head, rows in (
                ("План оставляет открытым", left_open),
                ("Программа сомневается", doubts),
            )
            if rows
        ],
        address=page_link("events", selection, **{SHOW: SHOW_QUESTIONS}),
        papers=papers,
    )


def _only(selection: Selection, key: str, value: str) -> str:
    chosen = selection.only(key, value)
    return "" if chosen is None else page_link("events", chosen)
