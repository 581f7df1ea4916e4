"""What stands beside the map of a place or line that was clicked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from etl.home import Home
from pages.map.spots.people import Party, People
from pages.map.spots.spots import Link, Spot
from pages.map.words.map_words import PRECISION_WORDS, far_words, unsure_words
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.visit.event_lists import event_list_html, fitting
from pages.shared.visit.selection import event_link
from pages.shared.words.russian import events_counted, nbsp
from pages.shared.words.settled_words import settled_in_words


def listed(
    events: pd.DataFrame, ids: Collection[str], selection: Selection, *, of: int = 0
) -> Markup:
    """Some of the events as a list of links; ``of`` as in ``event_list_html``."""
    found = events[events["event_id"].isin(list(ids))]
    return event_list_html(found, selection, of=of or len(events))


def chosen_html(
    spots: Sequence[Spot],
    links: Sequence[Link],
    events: pd.DataFrame,
    selection: Selection,
    home: Home,
    people: People | None = None,
) -> Markup:
    """The lists of what was clicked or drawn around.

    Args:
        spots: the places.
        links: the lines.
        events: the filtered plan's events.
        selection: the filters, kept by the lists' links.
        home: whose plan it is.
        people: where those who take part are shown: who with whom.
    """
    nothing: dict[str, Any] = {"total": "", "lists": [], "pairs": [], "more": 0}
    if len(spots) + len(links) > 1:
        ids = {e for s in spots for e in s.events} | {e for link in links for e in link.events}
        values = {
            "heading": f"Выбрано мест: {len(spots)}",
            "note": ", ".join(spot.name for spot in spots),
            "total": events_counted(len(ids)),
            "lists": [("", listed(events, ids, selection))],
        }
    elif spots:
        values = _place(spots[0], events, selection, home)
    else:
        values = _line(links[0], people, events, selection)
    return render("map/words/chosen_places.html", **nothing | values)


def _place(spot: Spot, events: pd.DataFrame, selection: Selection, home: Home) -> dict[str, Any]:
    notes = list(filter(None, (PRECISION_WORDS[spot.precision], far_words(spot, home))))
    groups = (
        ("Проводятся здесь", spot.visits),
        ("Дистанционно", spot.remote),
        ("Участники отсюда", spot.parties),
    )
    return {
        "heading": nbsp(spot.name),
        "note": "; ".join(notes),
        "lists": [
            (f"{head}: {len(ids)}", listed(events, ids, selection)) for head, ids in groups if ids
        ],
    }


def _line(
    link: Link, people: People | None, events: pd.DataFrame, selection: Selection
) -> dict[str, Any]:
    """A clicked line: its events, and for those who take part who with whom."""
    kind = "Дистанционная связь" if link.remote else "Мероприятие на обеих сторонах"
    if link.people:
        kind = "Участвуют вместе" + (" дистанционно" if link.remote else "")
    number = events_counted(len(link.events)) + unsure_words(link, link.events)
    values: dict[str, Any] = {
        "heading": f"{nbsp(link.start.name)} — {nbsp(link.end.name)}",
        "note": f"{kind}: {number}",
    }
    if people is None:
        return values | {"lists": [("", listed(events, link.events, selection))]}
    found = events[events["event_id"].isin(list(link.events))]
    first = found.iloc[: fitting(len(found))].to_dict("records")
    pairs = [_pair(row, people, selection) for row in first]
    return values | {"pairs": pairs, "more": len(found) - len(pairs)}


def _pair(row: dict[Any, Any], people: People, selection: Selection) -> dict[str, Any]:
    """One event with its two sides."""
    own, theirs = people.sides(row["event_id"])
    return {
        "link": event_link(row["event_id"], selection),
        "title": row["title_short"],
        "settled": settled_in_words(row["corrected"]),
        "dates": row["dates_words"],
        "own": _side(own),
        "theirs": _side(theirs),
    }


def _side(parties: Sequence[Party]) -> list[tuple[str, str, bool]]:
    """The words of each party, its place where they do not say it, whether that is inferred."""
    lines = []
    for party in parties:
        said = not party.inferred and party.place.lower() in party.name.lower()
        place = party.place if party.name and not said else ""
        lines.append((party.words, place, party.inferred))
    return list(dict.fromkeys(lines))
