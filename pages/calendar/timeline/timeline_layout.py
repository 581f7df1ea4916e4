"""Everything of the timeline that is no trace: bands, months, frame, today's line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from etl.calendar_names import MONTHS
from pages.calendar.timeline import timeline_shapes as shapes_of
from pages.calendar.timeline.lanes import SPHERE_TYPE, Band, TimeAxis
from pages.shared.figures.certainty import mix
from pages.shared.figures.palette import Tokens, drawn_once
from pages.shared.figures.plotly_words import bold, in_lines, shown, sized
from pages.shared.words.dates_in_words import day_in_words

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
    month_notes: Mapping[date, str],
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
        if mark.piece.certainty == "tentative_window"
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
    axis: TimeAxis, months: Sequence[date], tokens: Tokens, notes: Mapping[date, str]
) -> dict[str, Any]:
    several_years = axis.plan_start.year != axis.plan_end.year
    ends = [*months[1:], axis.plan_end + timedelta(days=1)]
    centres = [(axis.at(a) + axis.at(b)) / 2 for a, b in zip(months, ends, strict=True)]
    texts = []
    for index, month in enumerate(months):
        name = MONTHS[month.month - 1]
        if several_years and (index == 0 or month.month == 1):
            name += f" {month.year}"
        note = notes.get(month, "")
        lines = [shown(name), *([sized(shown(note), 12)] if note else [])]
        texts.append(in_lines(lines))
    plan_right = axis.at(axis.plan_end + timedelta(days=1))
    if axis.before:
        centres.insert(0, axis.left / 2)
        texts.insert(0, shown("раньше"))
    if axis.after:
        centres.append((plan_right + axis.right) / 2)
        texts.append(shown("позже"))
    return {
        "type": "date",
        "range": [axis.ms(axis.left), axis.ms(axis.right)],
        "side": "top",
        "tickvals": [axis.ms(centre) for centre in centres],
        "ticktext": texts,
        "tickfont": {"color": tokens.ink, "size": 14},
        "ticks": "",
        "tickangle": 0,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
    }


def _sphere_axis(bands: Sequence[Band], height: float, tokens: Tokens) -> dict[str, Any]:
    """The spheres' names as ticks: a plotly annotation costs several times as much."""
    return {
        "range": [height, 0],
        "tickvals": [(band.top + band.bottom) / 2 for band in bands],
        "ticktext": [in_lines(map(shown, band.lines)) for band in bands],
        "tickfont": {"size": SPHERE_TYPE, "color": tokens.ink},
        "ticks": "outside",
        "ticklen": 10,
        "tickcolor": "rgba(0,0,0,0)",
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
    }


def _today_name(axis: TimeAxis, today: date, tokens: Tokens) -> dict[str, Any]:
    return {
        "x": axis.ms(axis.at(today) + axis.scale / 2),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": TOP_MARGIN - 2,
        "xanchor": "center",
        "showarrow": False,
        "text": bold(shown(f"сегодня, {day_in_words(today, own_years=(today.year,))}")),
        "font": {"size": 13, "color": tokens.action},
    }
