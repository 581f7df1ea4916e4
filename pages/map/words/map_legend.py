"""What the marks, lines and colours of the map mean, as safe HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from pages.map.ground.basemap import COLOURS, MapColours, MapTheme
from pages.map.spots.colouring import Colouring, paler


def legend_html(
    theme: MapTheme,
    colouring: Colouring,
    events: Iterable[str],
    *,
    people: bool = False,
    month: bool = False,
) -> str:
    """The legend beside the map.

    Args:
        theme: light or dark.
        colouring: what the colours say.
        events: the events shown, to count each category.
        people: lines join those who take part, not the places of events.
        month: one month is shown, so some events are only possible.
    """
    c = COLOURS[theme]
    counts = colouring.counts(events)
    chips = "".join(
        f"<li><span class='map-chip' style='background:{colour}'></span>"
        f"<span>{escape(name)} — {counts[name]}</span></li>"
        for name, colour in colouring.colours.items()
        if name in counts
    )
    rows = _marks(c) + (_people(c) if people else _places(c)) + [_far(c)]
    if month:
        rows = _month(c) + rows
    marks = "".join(f"<li>{icon}<span>{text}</span></li>" for icon, text in rows)
    return (
        f"<div class='map-panel'><h3>{escape(colouring.title)}: мероприятий на\u00a0карте</h3>"
        f"<ul class='map-legend'>{chips}</ul>"
        f"<h3>Знаки</h3><ul class='map-legend'>{marks}</ul></div>"
    )


_Rows = list[tuple[str, str]]


def _marks(c: MapColours) -> _Rows:
    ring = f"fill='{c.mark}' stroke='{c.link}' stroke-width='3'"
    return [
        (_svg(f"<circle cx='11' cy='9' r='6' fill='{c.link}'/>"), "здание или площадка"),
        (
            _svg(f"<circle cx='11' cy='9' r='6' {ring}/>"),
            "город или посёлок; внутри — число мероприятий, если их несколько",
        ),
        (
            _svg(
                f"<path d='M0 14L14 0M8 18L22 4M-6 8L4-2' stroke='{c.hatch}' opacity='.6'/>"
                f"<rect x='5' y='3' width='12' height='12' fill='{c.mark}' stroke='{c.hatch}'/>"
            ),
            "район, область или страна целиком",
        ),
        (
            _svg(
                f"<circle cx='11' cy='9' r='5.5' fill='none' stroke='{c.link}' "
                "stroke-width='1.5' stroke-dasharray='2 2'/>"
            ),
            "только дистанционно",
        ),
    ]


def _places(c: MapColours) -> _Rows:
    return [
        (_line(c), "одно мероприятие на обеих сторонах"),
        (_line(c, "5 3"), "дистанционная связь"),
    ]


def _people(c: MapColours) -> _Rows:
    return [
        (
            _svg(
                f"<circle cx='5' cy='9' r='3.6' fill='{c.mark}' stroke='{c.link}'/>"
                f"<rect x='13' y='5.4' width='7.2' height='7.2' fill='{c.mark}' "
                f"stroke='{c.link}'/>"
            ),
            "только участники отсюда: город; район, область или страна",
        ),
        (_line(c), "участвуют вместе; толще — больше мероприятий"),
        (_line(c, "5 3"), "участвуют вместе дистанционно"),
    ]


def _month(c: MapColours) -> _Rows:
    pale = paler(c.link, c.mark)
    return [
        (
            _svg(
                f"<path d='M11 9V2A7 7 0 0 1 11 16Z' fill='{c.link}'/>"
                f"<path d='M11 9V16A7 7 0 0 1 11 2Z' fill='{pale}'/>"
            ),
            "бледно — возможно в этом месяце: срок лишь задевает его",
        ),
        (
            _svg(
                f"<text x='11' y='13' text-anchor='middle' font-size='11' fill='{c.ink}' "
                "font-family='sans-serif'>2+3</text>"
            ),
            "точно 2, возможно ещё 3",
        ),
    ]


def _far(c: MapColours) -> tuple[str, str]:
    return _svg(f"<path d='M6 3L17 9L6 15Z' fill='{c.mark_line}'/>"), "дальше края карты"


def _line(c: MapColours, dash: str = "") -> str:
    dashes = f" stroke-dasharray='{dash}'" if dash else ""
    return _svg(f"<path d='M1 9H21' stroke='{c.link}' stroke-width='2'{dashes}/>")


def _svg(body: str) -> str:
    # As a picture, since a page's own SVG would be stripped as unsafe.
    text = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 22 18'>{body}</svg>"
    return f'<img alt="" width="22" height="18" src="data:image/svg+xml,{quote(text)}">'
