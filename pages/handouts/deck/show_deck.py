"""A whole show as slides that can be edited.

A scene's title, texts, tables and charts are PowerPoint's own, its maps and timelines sharp
pictures; the speaker's notes go along, edition and source stand on every slide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pptx.util import Inches

from pages.handouts.deck.deck_charts import month_chart
from pages.handouts.deck.deck_frame import INNER, LEFT, ROOM, TOP, Deck
from pages.handouts.deck.deck_tables import (
    WHOLE_SLIDE,
    DeckColumn,
    Line,
    TablePlace,
    add_table,
    pages_of_table,
)
from pages.handouts.deck.show_slide_text import text_of_slide
from pages.handouts.handout import RefusedError
from pages.handouts.papers.paper_letters import printable
from pages.handouts.papers.paper_report import CountLine, edition_line
from pages.handouts.picture.slice_map import MapPicture
from pages.handouts.still.legend_signs import signs_in
from pages.handouts.still.still_figure import map_ground, still_picture
from pages.map.ground.boundary_files import load_outlines
from pages.shared.figures.plotly_words import BREAK
from pages.shared.plan.plan_said import UNTITLED, region_words
from pages.shared.plan.tables import Plan
from pages.show.slides.scenes import slides_of
from pages.show.slides.slides import Slide
from pages.show.story.story import Scene, Story

MOST_SLIDES = 300
"""A show of so many slides is no show; an address of some letters could ask for more."""
_KICKER = Inches(0.35)
_HALF = int(INNER * 0.42)
"""A list beside a map; the map has the rest but for the air between them."""
_AIR = Inches(0.2)
_COLUMNS = {
    "list": (DeckColumn("Срок", 0.2), DeckColumn("Мероприятие", 0.5), DeckColumn("Место", 0.3)),
    "brief": (DeckColumn("Срок", 0.34), DeckColumn("Мероприятие", 0.66)),
    "facts": (DeckColumn("Сведения", 0.26), DeckColumn("Значение", 0.74)),
}
"""The columns of a slide's table, by the kind of its rows (``StageText``)."""


@dataclass(frozen=True, slots=True)
class ShowTold:
    """What the file says of itself (``Handed``)."""

    title: str
    region: str
    chosen: str
    edition: str
    source: str
    made: datetime


def show_deck(story: Story, plan: Plan) -> bytes:
    """The show of a plan as PPTX; the same show and edition give the same bytes.

    Args:
        story: scenes in order; what of them the edition does not have says so on its slide.
        plan: the whole plan.

    Raises:
        RefusedError: there are too many slides.
    """
    info = plan.info
    title = printable(story.title or info.title or UNTITLED)
    told = ShowTold(
        title,
        printable(region_words(info)),
        printable(f"показ «{title}»"),
        edition_line(info),
        printable(info.source_name),
        info.made,
    )
    deck, n = Deck(told), 0
    for scene in story.scenes:
        slides = slides_of(scene, plan, "light")
        n += len(slides)
        if n > MOST_SLIDES:
            raise RefusedError(
                f"В показе больше {MOST_SLIDES} слайдов: уберите часть сцен или сузьте их отборы."
            )
        for slide in slides:
            _ShowSlide(deck, slide, scene, plan).put()
    return deck.saved()


class _ShowSlide:
    """One slide of a scene: what is native first, a picture where only a picture will do."""

    def __init__(self, deck: Deck, slide: Slide, scene: Scene, plan: Plan) -> None:
        self.deck, self.of, self.plan = deck, slide, plan
        self.title, self.kicker = printable(slide.title), printable(slide.kicker)
        self.notes = printable("\n".join(filter(None, (scene.notes, slide.kicker))))
        self.text = text_of_slide(slide.html)
        self.top = TOP + (_KICKER if slide.kicker else 0)
        self.room = ROOM - (_KICKER if slide.kicker else 0)

    def put(self) -> None:
        """Put it at the end of the deck."""
        if self.of.layout == "cover":
            lines = [*self.text.lines, self.deck.report.edition]
            self.deck.cover(self.title, lines, self.notes)
        elif self.of.shot is not None:
            self._map()
        elif self.of.layout == "glance":
            self._glance()
        elif self.of.drawn is not None and self.of.layout == "figure":
            self._figure()
        elif self.text.rows:
            self._table(WHOLE_SLIDE)
        else:
            self._said()

    def _begun(self, part: str = "") -> Any:
        slide = self.deck.slide(self.title + part, self.notes)
        if self.kicker:
            self.deck.text(slide, [self.kicker], (TOP, _KICKER), (12,), quiet=True)
        return slide

    def _said(self) -> None:
        slide = self._begun()
        if self.text.lines:
            self.deck.text(slide, self.text.lines, (self.top, self.room), (24, 20, 16))

    def _figure(self) -> None:
        assert self.of.drawn is not None
        drawn = self.of.drawn
        picture = still_picture(
            drawn.figure, drawn.size, self.title, signs=signs_in(self.of.legend)
        )
        notes = text_of_slide(self.of.legend).lines
        slide, low = self._begun(), Inches(0.6) if notes else 0
        self.deck.picture(slide, picture, (self.top, self.room - low))
        if notes:
            self.deck.text(slide, notes, (self.top + self.room - low, low), (14, 12), quiet=True)

    def _glance(self) -> None:
        assert self.of.drawn is not None
        sure, possible = self.of.drawn.figure.to_plotly_json()["data"][:2]
        names = [str(name).replace(BREAK, " ") for name in sure["x"]]
        months = [CountLine(*one) for one in zip(names, sure["y"], possible["y"], strict=True)]
        slide, high = self._begun(), Inches(1.5)
        self.deck.text(slide, [" · ".join(self.text.lines)], (self.top, high), (20, 18, 16, 14))
        month_chart(slide, months, (self.top + high, self.room - high), self.deck.report.made)

    def _map(self) -> None:
        picture, rows = self._map_picture(), self.text.rows
        if not rows:
            slide, low = self._begun(), Inches(0.45) if self.text.lines else 0
            self.deck.picture(slide, picture, (self.top, self.room - low))
            if low:
                box = (self.top + self.room - low, low)
                self.deck.text(slide, self.text.lines, box, (14, 12), quiet=True)
            return
        place = TablePlace(LEFT, self.top, _HALF, self.room)
        beside = (LEFT + _HALF + _AIR, INNER - _HALF - _AIR)
        self._table(place, picture, beside)

    def _map_picture(self) -> MapPicture:
        assert self.of.shot is not None
        shot, outlines = self.of.shot, load_outlines(*self.plan.info.homes)
        signs = [*signs_in(self.of.html if "legend" in self.of.html else ""),
                 *signs_in(self.of.legend)]  # fmt: skip
        ground = map_ground(outlines, shot.window, shot.size[0])
        beside = 230.0 if self.of.layout == "map" and len(signs) > 4 else 0.0
        return still_picture(
            shot.figure, shot.size, self.title, signs=signs, ground=ground, beside=beside
        )

    def _table(
        self,
        place: TablePlace,
        picture: MapPicture | None = None,
        beside: tuple[int, int] = (0, 0),
    ) -> None:
        columns = _COLUMNS[self.text.kind]
        lines = [Line(row) for row in self.text.rows]
        if self.text.lines:  # what is said under a list, or of an event, is a row over its width
            lines += [Line((*[""] * (len(columns) - 1), line)) for line in self.text.lines]
        place = TablePlace(place.left, self.top, place.width, self.room)
        pages = list(pages_of_table(columns, lines, place))
        for at, page in enumerate(pages, 1):
            slide = self._begun(f" (лист {at} из {len(pages)})" if len(pages) > 1 else "")
            add_table(slide, columns, page, self.title, place)
            if picture is not None:
                self.deck.picture(slide, picture, (self.top, self.room), beside)
