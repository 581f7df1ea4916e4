"""What stands beside and under the map, as safe HTML: legend, chosen place, lists, table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import pandas as pd

from etl.home import Home
from pages.map.ground.basemap import COLOURS
from pages.map.ground.outlines import Outlines
from pages.map.spots.people import People
from pages.map.spots.spots import Link, MapData, Spot
from pages.map.words.lists_below import chosen_link_html, listed
from pages.map.words.map_words import PRECISION_WORDS, distance_words
from pages.shared.filters.chosen import Selection
from pages.shared.visit.address_names import AT
from pages.shared.visit.selection import page_link
from pages.shared.words.russian import counted, events_counted, nbsp, plural

STYLE = """<style>
:root { --map-halo: LIGHT_HALO; }
@media screen and (prefers-color-scheme: dark) { :root { --map-halo: DARK_HALO; } }
[data-testid="stLayoutWrapper"]:has(> .st-key-map-box) { height: auto !important;
  flex: 0 0 auto !important; width: 100%;
  aspect-ratio: 1.56; max-height: calc(100vh - 180px); min-height: 400px; }
.st-key-map-box { height: 100% !important; }
.st-key-map-box [data-testid="stPlotlyChart"] { border-radius: 6px; overflow: hidden;
  will-change: transform; }
/* Layers of their own: what moves or changes on the page paints the outlines no second time. */
.st-key-map-box .imagelayer image, .st-key-map-box .cartesianlayer .plot {
  will-change: transform; }
/* A stroke under the letters costs a third of eight shadows; a saved picture has those. */
.st-key-map-box .textpoint text { text-shadow: none !important; paint-order: stroke;
  stroke: var(--map-halo); stroke-width: 3px; stroke-linejoin: round; }
/* The tools stand where no far place does: far places keep to the right in this plan. */
.st-key-map-box .modebar { right: auto !important; left: 4px; }
@media (max-width: 640px) {
  [data-testid="stLayoutWrapper"]:has(> .st-key-map-box) { aspect-ratio: 1.1; min-height: 0; }
}
.st-key-view [role=radiogroup] { flex-wrap: wrap; }
.map-panel { font-size: .92rem; line-height: 1.35; }
.map-panel h2, .map-panel h3 { font-size: 1.05rem; line-height: 1.3; margin: 0 0 .2rem;
  padding: 0; }
.map-panel h3 { font-size: .92rem; margin-top: .55rem; }
.map-panel p { margin: 0 0 .3rem; }
.map-panel .pl-list li { grid-template-columns: 1.5rem 1fr; font-size: .9rem; }
.map-panel .pl-list .pl-when { grid-column: 2; text-align: left; max-width: none; }
.map-legend { list-style: none; margin: 0; padding: 0 !important; font-size: .86rem;
  line-height: 1.25; }
.map-legend li { display: grid; grid-template-columns: 1.7rem 1fr; gap: .45rem; align-items: center;
  margin: 0; padding: .1rem 0; color: var(--pl-ink); }
.map-legend img { display: block; margin: 0 auto; }
.map-chip { width: .8rem; height: .8rem; border-radius: 2px; margin: 0 auto; }
.map-sides { border-bottom: 1px solid var(--pl-line); padding: .35rem 0; font-size: .9rem; }
.map-sides a { color: var(--pl-action); text-decoration: none; display: block; }
.map-sides ul { margin: .1rem 0; padding-left: 1.1rem; } .map-sides li { margin: 0; }
.map-sides li, .map-sides p { font-size: inherit; }
.map-sides small { color: var(--pl-quiet); }
.st-key-map-head { min-height: 4.6rem; }
.map-missing summary, .map-table summary { cursor: pointer; padding: .15rem 0; }
.map-scroll { max-height: 26rem; overflow: auto; }
</style>"""
STYLE = STYLE.replace("LIGHT_HALO", COLOURS["light"].halo).replace(
    "DARK_HALO", COLOURS["dark"].halo
)


def title(data: MapData) -> tuple[str, str]:
    """The figure's heading, and the line that says what it counts and leaves out."""
    if not data.spots:
        return "На карте показать нечего", ""
    top = data.spots[0]
    head = f"На карте {events_counted(len(data.held))}"
    if len(top.visits) > 1:
        head += f", больше всего — {top.name}: {len(top.visits)}"
    notes = []
    if data.venue_rows != len(data.held):
        notes.append(
            f"Строк «мероприятие × место» — {data.venue_rows}: "
            "мероприятие с двумя местами стоит на карте у обоих, в итоге считается один раз."
        )
    if data.linked:
        n = len(data.linked)
        word = plural(
            n, "дистанционное показано", "дистанционных показаны", "дистанционных показаны"
        )
        notes.append(f"Ещё {n} {word} связью между городами, а не поездкой.")
    missing = len(data.no_place) + len(data.remote_only)
    if missing:
        # «Нет» takes the genitive: «1 мероприятия нет», «5 мероприятий нет».
        absent = counted(missing, "мероприятия", "мероприятий", "мероприятий")
        notes.append(f"{absent} на карте нет — {_them(missing)} под картой.")
    return head, " ".join(notes)


def _them(n: int) -> str:
    return "оно в списке" if n == 1 else "они в списках"


def chosen_html(
    spots: Sequence[Spot],
    links: Sequence[Link],
    events: pd.DataFrame,
    selection: Selection,
    home: Home,
    people: People | None = None,
) -> str:
    """The lists of what was clicked or drawn around."""
    if len(spots) + len(links) == 1:
        body = (
            _spot(spots[0], events, selection, home)
            if spots
            else chosen_link_html(links[0], people, events, selection)
        )
    else:
        ids = {e for s in spots for e in s.events} | {e for link in links for e in link.events}
        names = ", ".join(escape(s.name) for s in spots)
        body = (
            f"<h2>Выбрано мест: {len(spots)}</h2><p class='pl-note'>{names}</p>"
            f"<p>{events_counted(len(ids))}</p>{listed(events, ids, selection)}"
        )
    return f"<div class='map-panel map-scroll'>{body}</div>"


def _spot(spot: Spot, events: pd.DataFrame, selection: Selection, home: Home) -> str:
    notes = [PRECISION_WORDS[spot.precision]]
    if spot.far:
        notes.append(f"{distance_words(home, spot)} от города {home.capital}")
    parts = [f"<h2>{escape(nbsp(spot.name))}</h2><p class='pl-note'>{escape('; '.join(notes))}</p>"]
    if spot.visits:
        parts.append(f"<h3>Проводятся здесь: {len(spot.visits)}</h3>")
        parts.append(listed(events, spot.visits, selection))
    if spot.remote:
        parts.append(f"<h3>Дистанционно: {len(spot.remote)}</h3>")
        parts.append(listed(events, spot.remote, selection))
    if spot.parties:
        parts.append(f"<h3>Участники отсюда: {len(spot.parties)}</h3>")
        parts.append(listed(events, spot.parties, selection))
    return "".join(parts)


def no_outlines(outlines: Outlines) -> str:
    """What the map lacks for this region, in a sentence; "" where it has all."""
    if outlines.has_home:
        return ""
    return (
        f"Контуров районов для этого региона ({outlines.home.region}) пока нет: "
        "показаны общая карта и места, координаты которых известны."
    )


def refused_html(refused: tuple[str, ...]) -> str:
    """Which further files of outlines are not shown, and why; "" where all are."""
    return "".join(f"<p class='pl-note'>{escape(words)}</p>" for words in refused)


def table_html(data: MapData, home: Home, selection: Selection | None = None) -> str:
    """The map as a table, for those who read rather than look; a name chooses its place."""
    chosen = selection or Selection()
    with_people = any(s.parties for s in data.spots)
    rows = "".join(
        f"<tr><th scope='row'>{_choosing(s, chosen)}</th><td>{len(s.visits)}</td>"
        f"<td>{len(s.remote) or '—'}</td>"
        + (f"<td>{len(s.parties) or '—'}</td>" if with_people else "")
        + f"<td>{PRECISION_WORDS[s.precision]}</td>"
        f"<td>{distance_words(home, s) or '—'}</td></tr>"
        for s in data.spots
    )
    return (
        f"<details class='map-table'><summary>Все места карты таблицей: {len(data.spots)}</summary>"
        "<table class='pl-table'><thead><tr><th>Место</th><th>Мероприятий</th>"
        "<th>Дистанционно</th>"
        + ("<th>Участники отсюда</th>" if with_people else "")
        + "<th>Точность</th>"
        f"<th>От города {escape(home.capital)}</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></details>"
    )


def _choosing(spot: Spot, selection: Selection) -> str:
    """The place's name; a press does what a click on its mark does."""
    address = escape(page_link("map", selection, at=spot.spot_id), quote=True)
    keep = escape(urlencode({AT: spot.spot_id}), quote=True)
    return f"<a href='{address}' data-with='{keep}' target='_self'>{escape(nbsp(spot.name))}</a>"
