"""What the marks, lines and colours of the map mean."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from pages.map.ground.basemap import COLOURS, MapTheme
from pages.map.spots.colouring import Colouring, paler
from pages.shared.markup.templates import render


def categories_html(colouring: Colouring, counts: Mapping[str, int]) -> Markup:
    """What the colours mean.

    Args:
        colouring: what the colours say.
        counts: how many of the events shown have each category.
    """
    chips = [(n, counts[n], colour) for n, colour in colouring.colours.items() if n in counts]
    return render("map/words/map_legend.html", title=colouring.title, categories=chips)


@lru_cache(maxsize=16)
def signs_html(theme: MapTheme, *, people: bool = False, month: bool = False) -> Markup:
    """What the marks and lines mean; no filter changes it, so it is an element of its own.

    Args:
        theme: light or dark.
        people: lines join those who take part, not the places of events.
        month: one month is shown, so some events are only possible.
    """
    c = COLOURS[theme]
    pale = paler(c.link, c.mark)
    return render("map/words/sign_list.html", c=c, pale=pale, people=people, month=month)
