"""The names that the map would like to show, before anybody has found them a place."""

from __future__ import annotations

from etl.text import key
from pages.map.ground.inner_points import inner_points
from pages.map.ground.outlines import Outlines, River
from pages.map.ground.projection import WHOLE
from pages.map.layout.label_canvas import Label
from pages.map.layout.screen import PlacedSpot, View
from pages.map.words.map_words import far_lines, name_lines
from pages.shared.figures.text_fit import text_width


def far_label(mark: PlacedSpot, outlines: Outlines, *, small: bool) -> Label:
    """A far place: its name and how far it is."""
    return Label(
        mark.spot.spot_id, far_lines(mark.spot, outlines.home),
        11.5 if small or mark.spot.quiet else 12.5,
        mark.x, mark.y, mark.radius + (6 if small else 9), required=True,
    )  # fmt: skip


def mark_label(mark: PlacedSpot, view: View, *, required: bool) -> Label:
    """A place with events."""
    x, y = view.to_screen(mark.x, mark.y)
    capital = mark.radius > (12 if view.small else 16)
    prefer = "bottom center" if mark.spot.area else "middle right"
    size = (14.5 if capital else 11.5 if mark.spot.quiet else 13.0) - view.small
    return Label(
        mark.spot.spot_id, name_lines(mark.spot), size, x, y, mark.radius,
        required=required and not mark.spot.quiet, bold=capital, prefer=prefer,
    )  # fmt: skip


def town_labels(outlines: Outlines, shown: frozenset[str], view: View) -> list[Label]:
    """Towns of the base map that have no mark of their own, the largest first."""
    close = view.scale > 1.2
    codes = {c for home in outlines.homes for c in (home.country_code, *home.bias_countries)}
    labels = []
    for town in sorted(outlines.towns, key=lambda t: -t.population):
        if key(town.name) in shown or not WHOLE.holds(town.x, town.y):
            continue
        wanted = town.kind == "capital" or (town.kind == "city" and town.country_code in codes)
        if (wanted and not view.small) or close or (view.small and town.kind == "capital"):
            x, y = view.to_screen(town.x, town.y)
            size = 12.0 if town.kind == "capital" else 11.0
            labels.append(Label(f"base:{town.name}", (town.name,), size, x, y, 2.5))
    return labels


def name_labels(outlines: Outlines, view: View, shown: frozenset[str]) -> list[Label]:
    """Countries, rivers, oblasts; not the areas that have a badge with their name."""
    labels = []
    for name, x, y in outlines.names:
        at = view.to_screen(x, y)
        # Countries stand in capitals; waters are named like rivers.
        water = not name.isupper()
        words, kind = (name, "river") if water else (_spaced(name), "land")
        labels.append(Label(f"{kind}:{name}", (words,), 11, spots=(at,)))
    labels += [_river_label(river, view) for river in outlines.rivers]
    for area in outlines.areas:
        if area.level == "region" and " " in area.name and key(area.name) not in shown:
            spots = [view.to_screen(x, y) for x, y in inner_points(area)[:60]]
            first, _, rest = area.name.partition(" ")
            own = area.country_code in outlines.home.bias_countries
            labels.append(
                Label(
                    f"{'oblast' if own or area in outlines.home_areas else 'neighbour'}:"
                    f"{area.name}",
                    (first, rest),
                    11,
                    spots=tuple(spots),
                )
            )
    return labels


def _river_label(river: River, view: View) -> Label:
    """A river's name beside the middle of its course, else wherever it fits."""
    points = [p for line in river.lines for p in line[:: max(1, len(line) // 40)]]
    inside = [(float(x), float(y)) for x, y in points if WHOLE.holds(x, y)]
    middle = view.window.west + view.window.width / 2
    inside.sort(key=lambda p: abs(p[0] - middle))
    half = text_width(river.name, 11) / 2 + 5
    spots = [
        (px + side * half, py)
        for px, py in (view.to_screen(*p) for p in inside)
        for side in (1, -1)
    ]
    return Label(f"river:{river.name}", (river.name,), 11, spots=tuple(spots))


def _spaced(text: str) -> str:
    return "\u2009".join(text)
