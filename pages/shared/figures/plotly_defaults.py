"""What all figures share for plotly: type, axes, Russian words of its buttons, one drawing."""

from __future__ import annotations

import itertools
from typing import Any

from etl.calendar_names import MONTHS, MONTHS_SHORT, WEEKDAYS, WEEKDAYS_SHORT
from pages.shared.figures.palette import CLEAR, Theme, tokens

DESIGN_WIDTH = 1040
"""Pixels. What a figure as wide as the page is laid out for where no screen has told its size."""
FONT_FAMILY = "PT Sans, Arial, sans-serif"


def plotly_layout(theme: Theme) -> dict[str, Any]:
    """What all figures share: type, transparent ground, Russian numbers, hover box."""
    t = tokens(theme)
    axis = {
        "gridcolor": t.line,
        "linecolor": t.line,
        "zerolinecolor": t.line,
        "tickfont": {"color": t.quiet_ink, "size": 13},
        "title": {"font": {"color": t.quiet_ink, "size": 13}},
        "automargin": True,
    }
    return {
        "font": {"family": FONT_FAMILY, "size": 14, "color": t.ink},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "separators": ",\u202f",  # decimal comma, narrow no-break space between thousands
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "hoverlabel": {
            "bgcolor": t.surface,
            "bordercolor": t.line,
            "font": {"family": FONT_FAMILY, "size": 14, "color": t.ink},
            "align": "left",
        },
        "legend": {"font": {"color": t.ink, "size": 13}},
        "xaxis": axis,
        "yaxis": axis,
        "modebar": {
            "bgcolor": CLEAR,
            "color": t.quiet_ink,
            "activecolor": t.action,
        },
    }


# Dictionary and format follow npm plotly.js-locales «ru» (MIT), months shortened by Russian
# custom, button texts in plain words.
_LOCALE_RU = {
    "dictionary": {
        "Autoscale": "Показать всё",
        "Box Select": "Выделить рамкой",
        "Lasso Select": "Выделить обводкой",
        "Compare data on hover": "Показывать все данные под указателем",
        "Show closest data on hover": "Показывать ближайшие данные",
        "Double-click on legend to isolate one trace": "Двойной щелчок оставит один ряд",
        "Double-click to zoom back out": "Двойной щелчок вернёт прежний вид",
        "Download plot": "Сохранить рисунок",
        "Download plot as a PNG": "Сохранить рисунок (PNG)",
        "Download plot as a png": "Сохранить рисунок (PNG)",
        "Download plot as a svg": "Сохранить рисунок (SVG)",
        "Pan": "Двигать",
        "Produced with Plotly.js": "",
        "Reset": "Вернуть прежний вид",
        "Reset axes": "Вернуть прежний вид",
        "Reset view": "Вернуть прежний вид",
        "Reset views": "Вернуть прежний вид",
        "Snapshot succeeded": "Рисунок сохранён",
        "Sorry, there was a problem downloading your snapshot!": "Не удалось сохранить рисунок",
        "Taking snapshot - this may take a few seconds": "Рисунок готовится",
        "Toggle Spike Lines": "Линии к осям",
        "Toggle show closest data on hover": "Показывать ближайшие данные",
        "Zoom": "Увеличить область",
        "Zoom in": "Ближе",
        "Zoom out": "Дальше",
        "trace": "ряд",
    },
    "format": {
        # plotly's week begins on Sunday.
        "days": [WEEKDAYS[-1], *WEEKDAYS[:-1]],
        "shortDays": [WEEKDAYS_SHORT[-1], *WEEKDAYS_SHORT[:-1]],
        "months": list(MONTHS),
        "shortMonths": list(MONTHS_SHORT),
        "date": "%d.%m.%Y",
        "decimal": ",",
        "thousands": "\u202f",
    },
}  # fmt: skip

PLOTLY_CONFIG: dict[str, Any] = {
    "locale": "ru",
    "locales": {"ru": _LOCALE_RU},
    "displaylogo": False,
    "showSendToCloud": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d", "toggleSpikelines"],
    "toImageButtonOptions": {"format": "png", "scale": 2, "filename": "рисунок"},
}
FIXED_CONFIG = PLOTLY_CONFIG | {"displayModeBar": False, "scrollZoom": False}
"""Of a figure that is neither moved nor zoomed."""


# What Streamlit's chart sets by itself after the first drawing, and a revision by which plotly
# knows that the arrays have stayed the same: without these every chart is drawn twice. The default
# template counts as changed on every comparison, and is 7 KB that no figure here needs.
DRAWN_ONCE: dict[str, Any] = {
    "template": "none",
    "datarevision": 1,
    "clickmode": "event",
    "hovermode": "closest",
    "dragmode": "pan",
}


_REVISIONS = itertools.count(2)


def drawn_once() -> dict[str, Any]:
    """``DRAWN_ONCE`` for a figure that is changed in place: another figure, another revision."""
    return {**DRAWN_ONCE, "datarevision": next(_REVISIONS)}
