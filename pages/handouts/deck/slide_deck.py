"""The slice as slides that can be edited: numbers, charts, tables, each with its notes."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.util import Inches

from etl.corrections.correction import TEXT_COLUMNS
from pages.handouts.deck.deck_charts import bar_chart, month_chart
from pages.handouts.deck.deck_frame import ROOM, TOP, Deck
from pages.handouts.deck.deck_tables import DeckColumn, Line, add_table, pages_of_table
from pages.handouts.handout import Slice
from pages.handouts.papers.paper_report import (
    COLUMNS,
    CountLine,
    Report,
    ReportRow,
    Section,
    paper_report,
)
from pages.shared.visit.file_formats import Grain
from pages.shared.words.russian import PARTNER_COUNTRY, events_counted

MOST_SHOWN = 1_000
"""Of so many events there are above three hundred slides."""
_BARS = 12
"""So many bars with their names are read on one slide."""
_EVENTS = (DeckColumn("№", 0.06), DeckColumn("Мероприятие", 0.46), DeckColumn("Срок", 0.16),
           DeckColumn("Место", 0.32))  # fmt: skip
_QUESTIONS = (DeckColumn("Вопрос", 0.5), DeckColumn("Строк", 0.1), DeckColumn("Что сделать", 0.4))
_MAP_NOTES = Inches(0.9)
_NOTE_ROOM, _SMALL = Inches(0.8), (14, 12)


def make(handed: Slice, grain: Grain) -> bytes:
    """The slice as PPTX.

    Raises:
        RefusedError: the slice has too many events for slides.
    """
    return slide_deck(paper_report(handed, MOST_SHOWN))


def slide_deck(report: Report) -> bytes:
    """The report as PPTX; equal reports give equal bytes."""
    deck = Deck(report)
    facts = [f"{name}: {value}" for name, value in report.facts]
    shown = [line for line in facts if line.startswith(("Период", "Регион", "Отбор", "Показано"))]
    deck.cover(report.title, [*shown, report.edition], "\n".join(facts))
    numbers = deck.slide("Главное", "\n".join(report.numbers))
    deck.text(numbers, report.numbers, (TOP, ROOM), (20, 18, 16))
    if report.months:
        _months(deck, report)
    _bars(deck, "Мероприятия по сферам", "Сфера", report.spheres)
    note = report.partners_note
    _bars(deck, "Мероприятия по странам-партнёрам", PARTNER_COUNTRY, report.partners, note)
    _timeline(deck, report)
    _map(deck, report)
    questions = [Line((one.name, str(one.n), one.advice)) for one in report.questions]
    _tables(deck, "Вопросы к строкам плана", _QUESTIONS, questions)
    for section in report.sections:
        title = f"{section.name}: {events_counted(len(section.rows))}"
        _tables(deck, title, _EVENTS, _lines(section))
    return deck.saved()


def _months(deck: Deck, report: Report) -> None:
    lines = [f"{m.name}: точно {m.n}, возможно {m.possible}" for m in report.months]
    slide = deck.slide(report.months_title, "\n".join(lines))
    note = report.months_note
    month_chart(slide, report.months, (TOP, ROOM - (_NOTE_ROOM if note else 0)), report.made)
    if note:
        deck.text(slide, [note], (TOP + ROOM - _NOTE_ROOM, _NOTE_ROOM), _SMALL)


def _bars(deck: Deck, title: str, of: str, counts: Sequence[CountLine], note: str = "") -> None:
    parts = [counts[at : at + _BARS] for at in range(0, len(counts), _BARS)]
    most = max((count.n for count in counts), default=0)
    for at, part in enumerate(parts, 1):
        lines = [f"{count.name}: {count.n}" for count in part]
        slide = deck.slide(_titled(title, at, len(parts)), "\n".join([*lines, note]).strip())
        room = ROOM - (_NOTE_ROOM if note else 0)
        bar_chart(slide, of, part, (TOP, room), deck.report.made, most)
        if note:
            deck.text(slide, [note], (TOP + room, _NOTE_ROOM), _SMALL)


def _timeline(deck: Deck, report: Report) -> None:
    """The timeline in as many pictures as stay legible; its letters are inside."""
    for at, drawn in enumerate(report.timeline, 1):
        slide = deck.slide(_titled("Сроки мероприятий", at, len(report.timeline)), drawn.title)
        deck.picture(slide, drawn, (TOP, ROOM))


def _map(deck: Deck, report: Report) -> None:
    drawn = report.map
    slide = deck.slide(drawn.title, "\n".join(drawn.notes))
    room = ROOM - _MAP_NOTES
    if drawn.svg:
        deck.picture(slide, drawn, (TOP, room))
    top = TOP + (room if drawn.svg else 0)
    deck.text(slide, [" ".join(drawn.notes)], (top, _MAP_NOTES), _SMALL)


def _tables(deck: Deck, title: str, columns: Sequence[DeckColumn], lines: Sequence[Line]) -> None:
    pages = list(pages_of_table(columns, lines))
    for at, page in enumerate(pages, 1):
        notes = "\n".join(line.notes for line in page if line.notes)
        slide = deck.slide(_titled(title, at, len(pages)), notes)
        add_table(slide, columns, page, title)


def _titled(title: str, at: int, of: int) -> str:
    return title if of == 1 else f"{title} (часть {at} из {of})"


def _lines(section: Section) -> list[Line]:
    return [_line(row) for row in section.rows]


def _line(row: ReportRow) -> Line:
    """An event: its title whole, and all that the plan says of it in the notes."""
    cell = dict(zip(COLUMNS, row.cells, strict=True))
    shown = (cell["number_text"], "\n".join([cell["title"], *row.notes]), row.dates,
             cell["place_text"])  # fmt: skip
    told = [f"{COLUMNS[name]}: {cell[name]}" for name in TEXT_COLUMNS if cell[name]]
    notes = "\n".join([f"{cell['number_text']} {cell['title']}", *told, *row.notes])
    return Line(shown, notes)
