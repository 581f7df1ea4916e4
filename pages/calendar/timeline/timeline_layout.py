"""Everything of the timeline that is no trace: bands, months, frame, today's line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from etl.calendar_names import MONTHS, MONTHS_SHORT, WEEKDAYS_SHORT
from etl.periods_in_words import day_in_words
from pages.calendar.timeline import timeline_shapes as shapes_of
from pages.calendar.timeline.lanes import SPHERE_TYPE, Band, TimeAxis
from pages.shared.figures.certainty import mix
from pages.shared.figures.palette import CLEAR, Tokens
from pages.shared.figures.plotly_defaults import drawn_once
from pages.shared.figures.plotly_words import PlotlyText, bold, in_lines, shown, sized
from pages.shared.figures.text_fit import text_width

MONTH_TYPE = 14
NOTE_TYPE = 12
_TODAY_TYPE = 13
_APART = 6.0
"""Pixels that stay free between the names of two months."""
MOST_DAYS = 16
"""Of a time of so many days each has its name; a longer one has its months'."""
TOP_MARGIN = 39
TODAY_ROOM = 17
BOTTOM_MARGIN = 4


def timeline_layout(
    bands: Sequence[Band],
    axis: TimeAxis,
    *,
    tokens: Tokens,
    colours: Mapping[str, str],
    base: Mapping[str, Any],
    label_column: int,
    today: date | None,
    month_notes: Mapping[date, Sequence[str]],
) -> dict[str, Any]:
    """The layout for bands as laid out by ``lanes.lay_out``; heights are pixels."""
    height = bands[-1].bottom
    months = month_starts(axis.plan_start, axis.plan_end)
    shows_today = today is not None and axis.plan_start <= today <= axis.plan_end
    top = TOP_MARGIN + (TODAY_ROOM if shows_today else 0)
    shapes = [
        shapes_of.band(band, tokens, colours.get(band.name, tokens.quiet_ink)) for band in bands
    ]
    shapes += [shapes_of.strip(band, colours.get(band.name, tokens.quiet_ink)) for band in bands]
    shapes += [
        shapes_of.month_line(axis.ms(axis.at(month)), height, tokens) for month in months[1:]
    ]
    shapes += shapes_of.beyond(axis, height, tokens)
    shapes.append(shapes_of.frame(axis, height, tokens))
    shapes += [
        shapes_of.dashed(
            mark.x0,
            mark.x1,
            item.y,
            axis,
            mix(colours.get(item.event.sphere, tokens.quiet_ink), tokens.ink, 0.7),
        )
        for band in bands
        for item in band.items
        for mark in item.marks
        if mark.stretch.certainty == "tentative_window"
    ]
    annotations = []
    if shows_today and today is not None:
        shapes.append(
            shapes_of.today_line(axis.ms(axis.at(today) + axis.scale / 2), height, tokens)
        )
        annotations.append(_today_name(axis, today, tokens))
    return {
        **base,
        "height": round(height) + top + BOTTOM_MARGIN,
        "margin": {"l": label_column, "r": 8, "t": top, "b": BOTTOM_MARGIN, "pad": 0},
        "barmode": "overlay",
        "bargap": 0,
        "hoverdistance": 8,
        **drawn_once(),
        "shapes": shapes,
        "annotations": annotations,
        "showlegend": False,
        "xaxis": _time_axis(axis, months, tokens, month_notes),
        "yaxis": _sphere_axis(bands, height, tokens),
    }


def month_starts(first: date, last: date) -> list[date]:
    """The first days of all months between two days; the first day itself comes first."""
    months = [first]
    while True:
        following = (months[-1].replace(day=1) + timedelta(days=32)).replace(day=1)
        if following > last:
            return months
        months.append(following)


def _time_axis(
    axis: TimeAxis,
    months: Sequence[date],
    tokens: Tokens,
    notes: Mapping[date, Sequence[str]],
) -> dict[str, Any]:
    days = (axis.plan_end - axis.plan_start).days + 1
    if days <= MOST_DAYS:
        months = [axis.plan_start + timedelta(days=n) for n in range(days)]
    ends = [*months[1:], axis.plan_end + timedelta(days=1)]
    centres = [(axis.at(a) + axis.at(b)) / 2 for a, b in zip(months, ends, strict=True)]
    narrowest = min(axis.at(b) - axis.at(a) for a, b in zip(months, ends, strict=True))
    texts = (
        _day_names(months, narrowest)
        if days <= MOST_DAYS
        else _month_names(axis, months, notes, narrowest - _APART)
    )
    plan_right = axis.at(axis.plan_end + timedelta(days=1))
    if axis.before:
        centres.insert(0, axis.left / 2)
        texts.insert(0, sized(shown("раньше"), NOTE_TYPE))
    if axis.after:
        centres.append((plan_right + axis.right) / 2)
        texts.append(sized(shown("позже"), NOTE_TYPE))
    return {
        "type": "date",
        "range": [axis.ms(axis.left), axis.ms(axis.right)],
        "side": "top",
        "tickvals": [axis.ms(centre) for centre in centres],
        "ticktext": texts,
        "tickfont": {"color": tokens.ink, "size": MONTH_TYPE},
        "ticks": "",
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
    }


def _day_names(days: Sequence[date], room: float) -> list[PlotlyText]:
    """Days by their numbers, in full where there is room; the weekday under each."""
    full = [day_in_words(day, own_years=(day.year,)) for day in days]
    names = full if _fits(full, room - _APART, MONTH_TYPE) else [str(day.day) for day in days]
    return [
        in_lines([shown(name), sized(shown(WEEKDAYS_SHORT[day.weekday()]), NOTE_TYPE)])
        for name, day in zip(names, days, strict=True)
    ]


def _month_names(
    axis: TimeAxis, months: Sequence[date], notes: Mapping[date, Sequence[str]], room: float
) -> list[PlotlyText]:
    """The months' names with the notes under them, shorter where the narrowest has no room."""
    years = axis.plan_start.year != axis.plan_end.year
    turns = {m for m in months if years and (m == months[0] or m.month == 1)}
    size = MONTH_TYPE
    names = [MONTHS[m.month - 1] + (f" {m.year}" if m in turns else "") for m in months]
    if not _fits(names, room, size):
        names = [MONTHS_SHORT[m.month - 1] + (f" ’{m:%y}" if m in turns else "") for m in months]
        size = MONTH_TYPE if _fits(names, room, MONTH_TYPE) else NOTE_TYPE
    if not _fits(names, room, size):  # of many months: a year's first is called by the year
        names = [f"{m.year}" if m in turns else MONTHS_SHORT[m.month - 1] for m in months]
    return [
        in_lines(
            [shown(name) if size == MONTH_TYPE else sized(shown(name), size)]
            + ([sized(shown(note), NOTE_TYPE)] if note else [])
        )
        for name, note in zip(names, _notes(months, notes, room), strict=True)
    ]


def _notes(
    months: Sequence[date], notes: Mapping[date, Sequence[str]], room: float
) -> Sequence[str]:
    for at in range(max((len(wordings) for wordings in notes.values()), default=0)):
        chosen = [notes[m][at] if at < len(notes.get(m, ())) else "" for m in months]
        if _fits(chosen, room, NOTE_TYPE):
            return chosen
    return [""] * len(months)


def _fits(lines: Sequence[str], room: float, size: float) -> bool:
    return all(text_width(line, size) <= room for line in lines)


def _sphere_axis(bands: Sequence[Band], height: float, tokens: Tokens) -> dict[str, Any]:
    """The spheres' names as ticks: a plotly annotation costs several times as much."""
    middles = [(band.top + band.bottom) / 2 for band in bands]
    return names_axis(height, middles, [band.lines for band in bands], tokens)


def names_axis(
    height: float, middles: Sequence[float], lines: Sequence[Sequence[str]], tokens: Tokens
) -> dict[str, Any]:
    """The axis that names the bands of a calendar, from the top.

    Args:
        height: of all bands.
        middles: where each name stands.
        lines: the names.
        tokens: the theme's colours.
    """
    return {
        "range": [height, 0],
        "tickvals": list(middles),
        "ticktext": [in_lines(map(shown, own)) for own in lines],
        "tickfont": {"size": SPHERE_TYPE, "color": tokens.ink},
        "ticks": "outside",
        "ticklen": 10,
        "tickcolor": CLEAR,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
    }


def _today_name(axis: TimeAxis, today: date, tokens: Tokens) -> dict[str, Any]:
    words = today_words(today)
    # Centred over its line, but for the margin's edge, where it would be cut off.
    x, half = axis.at(today) + axis.scale / 2, text_width(words, _TODAY_TYPE, bold=True) / 2
    x = min(x, axis.right - half)
    return today_over(axis.ms(x), "center", TOP_MARGIN, today, tokens)


def today_words(today: date) -> str:
    """«сегодня, 10 апреля»."""
    return f"сегодня, {day_in_words(today, own_years=(today.year,))}"


def today_over(x: float, anchor: str, head: float, today: date, tokens: Tokens) -> dict[str, Any]:
    """What names today's line, over the head of a calendar.

    Args:
        x: on its axis.
        anchor: which end of the words stands there.
        head: height of what stands between.
        today: the day.
        tokens: the theme's colours.
    """
    return {
        "x": x,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": head - 2,
        "xanchor": anchor,
        "showarrow": False,
        "text": bold(shown(today_words(today))),
        "font": {"size": _TODAY_TYPE, "color": tokens.action},
    }
