"""An event's place on a small map: still pictures for each theme, and the same in words."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from etl.country_names import country_name
from etl.home import Home
from pages.events.card.minimap_picture import HEIGHT, WIDTH, ground, picture
from pages.map.ground.basemap import CREDIT, MapTheme
from pages.map.ground.boundary_files import load_outlines
from pages.map.ground.outlines import Outlines
from pages.map.ground.projection import azimuth
from pages.map.spots.spot_building import build_map_data
from pages.map.spots.spots import REMOTE, MapData, Spot, read_venues
from pages.map.words.map_words import PRECISION_WORDS, distance_words
from pages.shared.figures.pictures import address_of
from pages.shared.markup.svg_address import svg_address
from pages.shared.markup.templates import render
from pages.shared.plan.joint_plan import part_with
from pages.shared.plan.tables import Plan

_SIDES = (
    "на\u00a0север", "на\u00a0северо-восток", "на\u00a0восток", "на\u00a0юго-восток",
    "на\u00a0юг", "на\u00a0юго-запад", "на\u00a0запад", "на\u00a0северо-запад",
)  # fmt: skip
_THEMES: tuple[MapTheme, ...] = ("light", "dark")
_SIGNS = {
    "venue": "точка",
    "settlement": "кольцо",
    "district": "штриховка",
    "region": "штриховка",
    "country": "штриховка",
}


def minimap_html(plan: Plan, event_id: str) -> Markup:
    """The picture in both themes with a caption, or the caption alone where nothing is placed.

    To be asked for whenever it is shown, so that the ground is there when the browser comes for
    it: that lies at an address of its own and is fetched once, not with each answer.
    """
    outlines = load_outlines(part_with(plan, event_id).info.home)
    grounds = tuple(address_of(svg_address(ground(outlines, theme))) for theme in _THEMES)
    return _minimap(plan, event_id, outlines, grounds)


@lru_cache(maxsize=256)
def _minimap(plan: Plan, event_id: str, outlines: Outlines, grounds: tuple[str, ...]) -> Markup:
    data = _map_data(plan, event_id, outlines)
    guessed = bool(plan.venues.loc[plan.venues["event_id"] == event_id, "tentative"].any())
    lines = caption(data, plan, event_id, outlines.home)
    return render(
        "events/card/minimap.html",
        lines=lines,
        pictures=[
            (theme, address, svg_address(picture(data, outlines, theme, guessed=guessed)))
            for theme, address in zip(_THEMES, grounds, strict=True)
            if data.spots
        ],
        alt=f"Карта: {'; '.join(lines)}",
        width=round(WIDTH),
        height=round(HEIGHT),
        credit=CREDIT if data.spots else "",
    )


def caption(data: MapData, plan: Plan, event_id: str, home: Home) -> list[str]:
    """What the map shows, place by place: the same for those who cannot see it."""
    venues = plan.venues[plan.venues["event_id"] == event_id]
    guessed = bool(venues["tentative"].any())
    lines = [_spot_words(spot, home) for spot in data.spots]
    if guessed and lines:
        lines[0] += "; место предположительное, поэтому пунктиром"
    if any(link.remote for link in data.links):
        lines.append("пунктир — дистанционная связь, а не поездка")
    elif data.links:
        lines.append("линия — встречи на обеих сторонах")
    if data.spots:
        return lines
    remote = plan.events.loc[plan.events["event_id"] == event_id, "format"].eq(REMOTE).any()
    if remote and venues.empty:
        return ["Мероприятие дистанционное, место не названо: на карте ставить нечего"]
    if venues.empty:
        return ["Место не названо: на карте ставить нечего"]
    return ["Место названо слишком общо или не найдено в справочниках: на карту не поставлено"]


def _spot_words(spot: Spot, home: Home) -> str:
    words = PRECISION_WORDS[spot.precision]
    if spot.far:
        side = _compass(home, spot)
        way = " ".join(filter(None, (distance_words(home, spot), side)))
        return f"{spot.name} — за краем карты: {way}; {words}"
    return f"{spot.name} — {_SIGNS[spot.precision]}: {words}"


def _compass(home: Home, spot: Spot) -> str:
    """The way there from the home capital: «на северо-восток»."""
    if spot.latitude is None or spot.longitude is None:
        return ""
    north = azimuth(home.capital_latitude, home.capital_longitude, spot.latitude, spot.longitude)
    return f"{_SIDES[round(north / 45) % 8]} от\u00a0города {home.capital}"


def _map_data(plan: Plan, event_id: str, outlines: Outlines) -> MapData:
    rows = plan.venues[plan.venues["event_id"] == event_id].to_dict("records")
    events = plan.events[plan.events["event_id"] == event_id]
    formats = {event_id: str(events["format"].iloc[0])}
    venues = read_venues(rows, formats)
    names = {v.country_code: country_name(v.country_code) for v in venues if v.country_code}
    remote = frozenset(formats) if formats[event_id] == REMOTE else frozenset[str]()
    return build_map_data([event_id], venues, outlines, names, remote)
