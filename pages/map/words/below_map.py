"""What stands under the map: what is not on it and why, who works with whom, all its places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from etl.home import Home
from pages.map.spots.people import People
from pages.map.spots.spots import Link, MapData, Spot
from pages.map.words.chosen_places import listed
from pages.map.words.map_words import PRECISION_WORDS, distance_words
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import piece, render
from pages.shared.visit.address_names import AT
from pages.shared.visit.event_lists import LARGE
from pages.shared.visit.selection import event_link, page_link

_NOTHING = Markup()

ROWS, NUMBERS = 60, 20
"""So many places or lines a table has at most, so many events a line names; of a longer one, and
its lines, less stands there, then how many there are beyond, and how to come to them: a table goes
with each click."""
ROWS_OF_LONG = 25


MOST_NUMBERS = 60
"""So many events all lines of a table name together where that is not enough for each of them: a
link to each with the filters in it is half a kilobyte."""


def _rows(n: int) -> int:
    """How many rows of a table of so many are shown."""
    return n if n <= ROWS else ROWS_OF_LONG


def _named(links: Sequence[Link]) -> int:
    """How many events each of these lines names."""
    all_of_them = sum(min(len(link.events), NUMBERS) for link in links)
    return NUMBERS if all_of_them <= MOST_NUMBERS else max(1, MOST_NUMBERS // len(links))


def missing_html(
    data: MapData,
    events: pd.DataFrame,
    selection: Selection,
    *,
    undated: Sequence[str] = (),
    people: People | None = None,
) -> Markup:
    """The lists of what is not on the map, and why.

    Args:
        data: what is shown, of one month where a month is shown.
        events: the filtered plan's events.
        selection: the filters, kept by the lists' links.
        undated: where a month is shown: events without a date, which no month has.
        people: where those who take part are shown: who has no line.
    """
    groups = [
        ("Место не названо или названо так, что на карте его не показать", data.no_place),
        ("Дистанционно, второй город не назван", data.remote_only),
        ("Срок не назван: в\u00a0месяцах этих мероприятий нет", undated),
    ]
    if people is not None:
        groups += [
            ("Без связи: названа только одна сторона", people.one_sided),
            ("Без связи: одну из сторон на карте не показать", people.unplaced),
        ]
    crowd = max(len(events), LARGE + 1 if sum(len(ids) for _, ids in groups) > ROWS else 0)
    lists = [
        (head, len(ids), listed(events, ids, selection, of=crowd)) for head, ids in groups if ids
    ]
    return render("map/words/not_on_map.html", groups=lists) if lists else _NOTHING


def people_html(people: People, events: pd.DataFrame, selection: Selection) -> Markup:
    """Every line as a row of a table, those beyond the map's edge too."""
    if not people.data.links:
        return _NOTHING
    numbers = dict(zip(events["event_id"], events["number"], strict=True))
    links = sorted(people.data.links, key=lambda k: -len(k.events))
    rows = _rows(len(links))
    named = _named(links[:rows])
    lines = [_line(link, numbers, selection, named) for link in links[:rows]]
    return render("map/words/who_with_whom.html", lines=lines, n=len(links), more=len(links[rows:]))


def _line(
    link: Link, numbers: Mapping[str, Any], selection: Selection, named: int
) -> dict[str, Any]:
    return {
        "start": link.start.name,
        "end": link.end.name,
        "remote": link.remote,
        "n": len(link.events),
        "more": len(link.events[named:]),
        "events": [
            (_number(numbers.get(e)), event_link(e, selection)) for e in link.events[:named]
        ],
    }


def _number(number: Any) -> str:
    return "…" if number is None or pd.isna(number) else str(int(number))


def refused_html(refused: tuple[str, ...]) -> Markup:
    """Which further files of outlines are not shown, and why; "" where all are."""
    return _NOTHING.join(piece("note", words) for words in refused)


def table_html(data: MapData, home: Home, selection: Selection | None = None) -> Markup:
    """The map as a table; a name chooses its place."""
    chosen = selection or Selection()
    rows = _rows(len(data.spots))
    return render(
        "map/words/place_table.html",
        rows=[_row(spot, home, chosen) for spot in data.spots[:rows]],
        n=len(data.spots),
        more=len(data.spots[rows:]),
        taken=AT,
        capital=home.capital,
        with_people=any(spot.parties for spot in data.spots),
    )


def _row(spot: Spot, home: Home, selection: Selection) -> dict[str, Any]:
    return {
        "name": spot.name,
        "link": page_link("map", selection, at=spot.spot_id),
        "visits": len(spot.visits),
        "remote": len(spot.remote),
        "parties": len(spot.parties),
        "precision": PRECISION_WORDS[spot.precision],
        "distance": distance_words(home, spot),
    }
