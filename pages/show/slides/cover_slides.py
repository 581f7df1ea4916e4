"""The cover, and the plan at a glance; with months chosen, those months and their events."""

from __future__ import annotations

import plotly.graph_objects as go
from markupsafe import Markup

from pages.overview.figure import plot_months
from pages.overview.glance import glance
from pages.shared.figures.palette import tokens
from pages.shared.filters.chosen import Selection
from pages.shared.filters.filters import MONTH
from pages.shared.filters.period_filter import months_chosen
from pages.shared.markup.templates import render
from pages.shared.plan.plan_said import UNTITLED, period_words, region_words
from pages.shared.times.month_counts import MonthCount, counts_looked_over, shown_in_months
from pages.shared.visit.address_names import SHOW_EXACT
from pages.shared.words.months_in_words import chosen_months_title, months_title
from pages.shared.words.russian import SPHERES, events_noun, plural
from pages.show.slides.list_slides import SlideRow, list_html, pages_of, row_of, sorted_rows
from pages.show.slides.slides import DrawnFigure, Setting, Slide, undrawn_note
from pages.show.story.scene_view import SceneView

_MONTHS_BOX = (560.0, 118.0, 688.0, 540.0)
_SIDE_BOX = (32.0, 118.0, 400.0, 540.0)
_TWO_LINES = 60.0
_ROWS = 11
_NAMED = 2
"""So many partners are named under their number, the most frequent ones."""
_PARTNERS = ("партнёр назван", "партнёра названы", "партнёров названы")


def cover_slides(view: SceneView, stage: Setting) -> list[Slide]:
    """The plan's own title, whose it is and for when."""
    info = stage.plan.info
    words = {"period": period_words(info), "region": region_words(info)}
    html = render("show/slides/cover_slide.html", **words)
    return [Slide(info.title or UNTITLED, html, "cover")]


def overview_slides(view: SceneView, stage: Setting) -> list[Slide]:
    """The numbers of the plan beside its months, or the events of the chosen months."""
    plan = view.selection.apply(stage.plan)
    counts = counts_looked_over(view.selection.without_period().apply(stage.plan))
    if view.selection[MONTH]:
        return _month_slides(view.selection, stage, counts)
    numbers = glance(plan)
    partners = (*numbers.countries, *numbers.entities)
    named = ", ".join(f"{name} — {n}" for name, n in partners[:_NAMED])
    if len(partners) > _NAMED:
        named += f" и ещё {len(partners) - _NAMED}"
    exact = numbers.precision.get("day", 0)
    tiles = [
        (numbers.events, events_noun(numbers.events), ""),
        (numbers.spheres, plural(numbers.spheres, *SPHERES), ""),
        (len(partners), plural(len(partners), *_PARTNERS), named),
        (exact, SHOW_EXACT, ""),
    ]
    undated = numbers.precision.get("unknown", 0)
    note = undrawn_note(undated)
    return [
        Slide(
            months_title(counts),
            render("show/slides/glance_tiles.html", tiles=tiles),
            "glance",
            note,
            drawn=DrawnFigure(_months(counts, stage, view.selection), _MONTHS_BOX, (430, 337.5)),
        )
    ]


def _month_slides(
    selection: Selection, stage: Setting, counts: tuple[MonthCount, ...]
) -> list[Slide]:
    shown = selection.apply(stage.plan)
    found = shown_in_months(shown, months_chosen(selection))
    rows = [row_of(r) for r in sorted_rows(shown.keep(set(found.sure)).events, shown)]
    unsure = set(found.possible | found.without_date)
    pale = [row_of(r, pale=True) for r in sorted_rows(shown.keep(unsure).events, shown)]
    title = chosen_months_title(selection[MONTH], found)
    drawn = DrawnFigure(_months(counts, stage, selection), _SIDE_BOX, (270, 364.5))
    together = len(rows) + len(pale) <= _ROWS
    pages = [rows + pale] if together else pages_of(rows, _ROWS) + pages_of(pale, _ROWS)
    return [Slide(title, _month_html(page), "month", drawn=drawn) for page in pages] or [
        Slide(title, layout="month", drawn=drawn)
    ]


def _month_html(rows: list[SlideRow]) -> Markup:
    note = "Бледнее — возможно: срок шире или не назван"
    return list_html(rows, note if any(row.pale for row in rows) else "")


def _months(counts: tuple[MonthCount, ...], stage: Setting, selection: Selection) -> go.Figure:
    months = months_chosen(selection)
    figure = plot_months(counts, theme=stage.theme, chosen=months)
    if months:
        # On the paler bars of the other months pale numbers would not be read from afar.
        t = tokens(stage.theme)
        chosen = [t.background if c.month in months else t.ink for c in counts]
        figure.update_traces(insidetextfont_color=chosen, selector=0)
        figure.update_layout(margin_t=_TWO_LINES)  # so narrow, its legend takes two
    return figure.update_layout(height=None)
