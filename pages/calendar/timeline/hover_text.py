"""What the pointer says: words of the plan, escaped, in lines of readable length."""

from __future__ import annotations

from html import escape

from pages.calendar.timeline.event_pieces import CERTAINTY_WORDS, CalendarEvent, Piece
from pages.shared.figures.text_fit import wrap

_WIDTH = 400.0
_TYPE = 14.0
_MOST_LINES = 8


def hover_text(event: CalendarEvent, piece: Piece) -> str:
    """Full title, dates in words, how sure they are, place; plotly's own markup escaped."""
    number = f"№ {event.number}. " if event.number is not None else ""
    dates = event.dates if len(event.pieces) == 1 else f"{piece.words} (весь срок: {event.dates})"
    certainty = CERTAINTY_WORDS[piece.certainty]
    lines = [f"<b>{line}</b>" for line in _lines(number + event.title)]
    if event.status == "cancelled":
        lines.append("<b>Отменено</b>")
    elif event.status == "postponed":
        lines.append("<b>Перенесено</b>")
    lines += _lines(f"Срок: {dates}")
    lines += _lines(certainty[:1].upper() + certainty[1:])
    if event.place:
        lines += _lines(f"Место: {event.place}")
    return "<br>".join(lines)


def _lines(text: str) -> list[str]:
    return [escape(line, quote=False) for line in wrap(text, _WIDTH, _TYPE, most=_MOST_LINES)]
