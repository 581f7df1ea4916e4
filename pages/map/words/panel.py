"""What stands beside and under the map, as safe HTML: legend, chosen place, lists, table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import pandas as pd

from etl.home import Home
from pages.map.ground.outlines import Outlines
from pages.map.spots.people import People
from pages.map.spots.spots import Link, MapData, Spot
from pages.map.words.lists_below import chosen_link_html, listed
from pages.map.words.map_words import PRECISION_WORDS, distance_words
from pages.shared.filters.chosen import Selection
from pages.shared.visit.address_names import AT
from pages.shared.visit.selection import page_link
from pages.shared.words.russian import counted, events_counted, nbsp, plural


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
