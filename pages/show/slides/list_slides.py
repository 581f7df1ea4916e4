"""Lists of events in large type, and one event as a card."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
from markupsafe import Markup

from pages.events.finding.listed import rows_by_id, shown_in
from pages.events.finding.search import find
from pages.shared.figures.palette import sphere_colours
from pages.shared.filters.filters import NO_COUNTRY
from pages.shared.markup.templates import render
from pages.shared.plan.openness import questions_in_words
from pages.shared.plan.tables import Plan
from pages.shared.visit.address_names import SHOW_DOUBTS, SHOW_OPEN, SHOW_QUESTIONS
from pages.shared.words.russian import FORMATS, NO_SUCH_EVENTS, STATUSES, events_counted
from pages.shared.words.settled_words import settled_columns, settled_in_words
from pages.show.slides.map_slides import event_shot
from pages.show.slides.slides import Setting, Slide, places_words, said
from pages.show.story.scene_view import SceneView

_ROWS = 10
_FEW = 5
_BEARABLE = 140
_LONG = 300
"""Of a description so many letters are read from a stage; the rest is for the card."""
_PIECES = re.compile(r"(\S+–\S+)")


@dataclass(frozen=True, slots=True)
class SlideRow:
    """One line of a list: when, what, where; paler where it is only possible."""

    when: str
    what: str
    where: str = ""
    note: str = ""
    pale: bool = False

    @property
    def when_pieces(self) -> list[tuple[str, bool]]:
        """The dates in pieces, and which are never cut: «28–29 марта» between its two days."""
        return [(text, at % 2 == 1) for at, text in enumerate(_PIECES.split(self.when)) if text]


def list_slides(view: SceneView, stage: Setting) -> list[Slide]:
    """The list of events that an address of the page «Мероприятия» shows."""
    plan = view.selection.apply(stage.plan)
    found = find(plan, view.query)
    kept = {h.event_id for h in found.hits} & shown_in(plan, view.show)
    rows = sorted_rows(plan.keep(kept).events, plan)
    title = events_counted(len(rows)) + (f" {view.show}" if view.show else "")
    if view.query:
        title += f" по словам «{view.query}»"
    doubts = view.show in (SHOW_QUESTIONS, SHOW_OPEN, SHOW_DOUBTS)
    few = len(rows) <= _FEW
    lines = [row_of(row, doubts=doubts, whole=few) for row in rows]
    pages = pages_of(lines, _ROWS - 3 * doubts)
    layout = "list doubts" if doubts else "list"
    if not pages:
        return [Slide(title, said(f"{NO_SUCH_EVENTS}."), "text")]
    return [Slide(title, list_html(page), layout) for page in pages]


def sorted_rows(events: pd.DataFrame, plan: Plan) -> list[dict[str, Any]]:
    """Rows of events with their places, by first day, undated ones last."""
    dated = events.sort_values(["start_date", "end_date"], na_position="last", kind="stable")
    ids = dated["event_id"].tolist()
    rows = rows_by_id(plan).take(ids)
    return [rows[event_id] for event_id in ids]


def row_of(
    row: Mapping[str, Any], *, pale: bool = False, doubts: bool = False, whole: bool = False
) -> SlideRow:
    """An event as a line; with its title whole where there is room and it is bearable."""
    note = questions_in_words(row) if doubts else ""
    if row["status"] != "planned":
        note = "; ".join(filter(None, (STATUSES[row["status"]], note)))
    note = "; ".join(filter(None, (note, settled_in_words(row["corrected"]))))
    remote = "дистанционно" if row["format"] == "remote" else ""
    where = ", ".join(filter(None, (places_words(row), remote)))
    cut = row["title_short"].endswith("…")
    title = row["title"] if whole and cut and len(row["title"]) <= _BEARABLE else row["title_short"]
    return SlideRow(row["dates_words"], title, where, note, pale)


def pages_of(rows: Sequence[SlideRow], size: int) -> list[list[SlideRow]]:
    """Pages as even as they go, so that the last is not one lonely line."""
    if not rows:
        return []
    n = -(-len(rows) // size)
    step = -(-len(rows) // n)
    return [list(rows[i : i + step]) for i in range(0, len(rows), step)]


def list_html(rows: Sequence[SlideRow], below: str = "") -> Markup:
    """The lines; a few of them in still larger type.

    Args:
        rows: what each line says.
        below: a quiet sentence under them.
    """
    few = len(rows) <= _FEW
    return render("show/slides/event_lines.html", rows=rows, few=few, below=below)


def card_slides(row: Mapping[str, Any], stage: Setting) -> list[Slide]:
    """One event: its name in full, when, where, with whom, and the place on the map."""
    event_id = str(row["event_id"])
    return [_card(event_id, stage)]


@lru_cache(maxsize=128)
def _card(event_id: str, stage: Setting) -> Slide:
    row = rows_by_id(stage.plan)[event_id]
    colour = sphere_colours(stage.spheres, stage.theme)[row["sphere_name"]].colour
    partners = ", ".join((*row["countries"], *row["partner_groups"]))
    status = "" if row["status"] == "planned" else STATUSES[row["status"]]
    facts = [
        ("Состояние", status),
        ("Срок", row["dates_words"]),
        ("Место", row["place_said"] or FORMATS[row["format"]]),
        ("Партнёры", partners or NO_COUNTRY),
        ("Уточнено", settled_columns(row["corrected"])),
    ]
    html = render(
        "show/slides/event_facts.html",
        colour=colour,
        sphere=row["sphere_name"],
        facts=[(name, str(text)) for name, text in facts if text],
        more=_cut(row["description"] or row["purpose"] or ""),
    )
    found = event_shot(event_id, stage)
    if found is None:
        return Slide(row["title"], html, "card alone")
    return Slide(row["title"], html, "card", shot=found[0], legend=found[1])


def _cut(text: str) -> str:
    if len(text) <= _LONG:
        return text
    cut = text[:_LONG]
    stop = cut.rfind(". ")
    return cut[: stop + 1] if stop > _LONG // 3 else cut.rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
