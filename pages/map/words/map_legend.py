"""What the marks, lines and colours of the map mean."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

from pages.map.ground.basemap import COLOURS, MapTheme
from pages.map.spots.colouring import Colouring, paler
from pages.shared.markup.templates import render


def legend_html(
    theme: MapTheme,
    colouring: Colouring,
    counts: Mapping[str, int],
    *,
    people: bool = False,
    month: bool = False,
) -> Markup:
    """The legend beside the map.

    Args:
        theme: light or dark.
        colouring: what the colours say.
        counts: how many of the events shown have each category.
        people: lines join those who take part, not the places of events.
        month: one month is shown, so some events are only possible.
    """
    chips = [(n, counts[n], colour) for n, colour in colouring.colours.items() if n in counts]
    return render(
        "map/words/map_legend.html",
        title=colouring.title,
        categories=chips,
        signs=_signs(theme, people, month),
    )


@lru_cache(maxsize=16)
def _signs(theme: MapTheme, people: bool, month: bool) -> Markup:
    c = COLOURS[theme]
    pale = paler(c.link, c.mark)
    return render("map/words/sign_list.html", c=c, pale=pale, people=people, month=month)
