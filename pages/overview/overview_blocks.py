"""What stands under the first page's numbers: months, spheres and questions as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pages.overview.glance import Glance, glance
from pages.shared.figures.palette import SphereStyle
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import DOUBT, MONTH, OPEN, SPHERE
from pages.shared.filters.period_filter import CERTAINTY, UNDATED, YES
from pages.shared.markup.templates import render
from pages.shared.plan.openness import advice_of
from pages.shared.plan.tables import Plan
from pages.shared.times.month_counts import MonthCount
from pages.shared.visit.address_names import SHOW, SHOW_QUESTIONS
from pages.shared.visit.linked import linked
from pages.shared.visit.selection import page_link
from pages.shared.words.russian import plural, quality_label, thousands


@linked
def under_months(
    shown: Plan,
    counts: Sequence[MonthCount],
    styles: tuple[tuple[str, SphereStyle], ...],
    selection: Selection,
) -> Markup:
    """What stands under the months' figure: its numbers as a table, and the spheres.

    Args:
        shown: the plan as filtered.
        counts: the months of the figure.
        styles: of all the plan's spheres.
        selection: the filters that links keep.
    """
    return months_table(counts, selection) + spheres_block(glance(shown), dict(styles), selection)


def months_table(counts: Iterable[MonthCount], selection: Selection) -> Markup:
    """The months figure as a table for screen readers and for links to the lists."""
    counts, rows = list(counts), []
    for count in counts:
        name = count.label
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
    years = any(count.whole_year for count in counts)
    return render("overview/months_table.html", months=rows, years=years)


@dataclass(frozen=True, slots=True)
class _SphereBar:
    """A sphere's number beside its bar."""

    name: str
    n: int
    style: SphereStyle
    link: str


def spheres_block(g: Glance, styles: dict[str, SphereStyle], selection: Selection) -> Markup:
    """Counts by sphere with bars; each number opens its list."""
    if not g.by_sphere:
        return Markup()
    bars = [
        _SphereBar(
            name, n, styles[sphere], page_link("events", selection.having({SPHERE: (name,)}))
        )
        for sphere, name, n in g.by_sphere
    ]
    most = max(bar.n for bar in bars)
    best = [f"«{bar.name}»" for bar in bars if bar.n == most]
    at_most, of_all = thousands(most), thousands(g.events)
    # Equal ones are all named, or counted.
    where = " и ".join(best) if len(best) < 3 else f"в {len(best)} сферах из {len(bars)}"
    title = (
        f"По сферам: больше всего — {where}, {'по ' if len(best) > 1 else ''}{at_most} из {of_all}"
        if len(best) < len(bars) or len(bars) < 3
        else f"По сферам: поровну, по {at_most} в каждой из {len(bars)}"
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
