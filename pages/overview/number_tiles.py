"""The first row of the page: its numbers, each the way to its list."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pages.overview.glance import Glance, glance
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
    own_names_said,
)
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import COUNTRY, FORMAT
from pages.shared.markup.templates import render
from pages.shared.plan.openness import QUESTIONED
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import (
    SHOW,
    SHOW_DOUBTS,
    SHOW_EXACT,
    SHOW_OPEN,
    SHOW_QUESTIONS,
    SHOW_UNDATED,
    SHOW_VAGUE,
)
from pages.shared.visit.linked import linked
from pages.shared.visit.selection import page_link
from pages.shared.words.russian import FORMATS, events_noun, plural


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


@linked
def number_tiles(shown: Plan, selection: Selection) -> Markup:
    """The row of numbers of a plan as filtered."""
    return tiles(glance(shown), selection)


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
                own_names_said(g.entities),
            )
        )
    return lines
