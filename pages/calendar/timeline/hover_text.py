"""What the pointer says: words of the plan, escaped, in lines of readable length."""

from __future__ import annotations

from etl.text import capitalized
from pages.calendar.timeline.event_stretches import CERTAINTY_WORDS, CalendarEvent, EventStretch
from pages.shared.figures.plotly_words import PlotlyText, bold, in_lines, italic, shown
from pages.shared.figures.text_fit import wrap

_WIDTH = 400.0
_TYPE = 14.0
_MOST_LINES = 8


def hover_text(event: CalendarEvent, stretch: EventStretch) -> PlotlyText:
    """Full title, dates in words, how sure they are, sphere, place; plotly's own markup escaped."""
    number = f"№ {event.number}. " if event.number is not None else ""
    dates = (
        event.dates if len(event.stretches) == 1 else f"{stretch.words} (весь срок: {event.dates})"
    )
    certainty = CERTAINTY_WORDS[stretch.certainty]
    lines = [bold(line) for line in _lines(number + event.title)]
    if event.status == "cancelled":
        lines.append(bold(shown("Отменено")))
    elif event.status == "postponed":
        lines.append(bold(shown("Перенесено")))
    lines += _lines(f"Срок: {dates}")
    lines += _lines(capitalized(certainty))
    if event.sphere:
        lines += _lines(f"Сфера: {event.sphere}")
    if event.place:
        lines += _lines(f"Место: {event.place}")
    if event.plan:
        lines += _lines(f"План на {event.plan}")
    if event.settled:
        lines += [italic(line) for line in _lines(event.settled)]
    return in_lines(lines)


def _lines(text: str) -> list[PlotlyText]:
    return [shown(line) for line in wrap(text, _WIDTH, _TYPE, most=_MOST_LINES)]
