"""The lists under the map: what is not on it and why, and who works with whom; safe HTML."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

import pandas as pd

from pages.map.spots.people import Party, People
from pages.map.spots.spots import Link, MapData
from pages.map.words.map_words import unsure_words
from pages.shared.filters.chosen import Selection
from pages.shared.visit.frame import event_list_html
from pages.shared.visit.selection import event_link
from pages.shared.words.russian import events_counted, nbsp


def listed(events: pd.DataFrame, ids: Collection[str], selection: Selection) -> str:
    """Some of the events as a list of links."""
    return event_list_html(events[events["event_id"].isin(list(ids))], selection)


def missing_html(
    data: MapData,
    events: pd.DataFrame,
    selection: Selection,
    *,
    undated: Sequence[str] = (),
    people: People | None = None,
) -> str:
    """The lists of what is not on the map, and why.

    Args:
        data: what is shown, of one month where a month is shown.
        events: the filtered plan's events.
        selection: the filters, kept by the lists' links.
        undated: where a month is shown: events without a date, which no month has.
        people: where those who take part are shown: who has no line.
    """
    groups = [
        (data.no_place, "Место не названо или названо так, что на карте его не показать"),
        (data.remote_only, "Дистанционно, второй город не назван"),
        (undated, "Срок не назван: в\u00a0месяцах этих мероприятий нет"),
    ]
    if people is not None:
        groups += [
            (people.one_sided, "Без связи: названа только одна сторона"),
            (people.unplaced, "Без связи: одну из сторон на карте не показать"),
        ]
    blocks = "".join(
        f"<details><summary>{head}: {len(ids)}</summary>{listed(events, ids, selection)}</details>"
        for ids, head in groups
        if ids
    )
    return f"<div class='pl-block map-missing'>{blocks}</div>" if blocks else ""


def chosen_link_html(
    link: Link, people: People | None, events: pd.DataFrame, selection: Selection
) -> str:
    """A clicked line: its events, and for those who take part who with whom."""
    kind = "Дистанционная связь" if link.remote else "Мероприятие на обеих сторонах"
    if link.people:
        kind = "Участвуют вместе" + (" дистанционно" if link.remote else "")
    number = events_counted(len(link.events)) + unsure_words(link, link.events)
    body = (
        listed(events, link.events, selection)
        if people is None
        else "".join(_event(row, people, selection) for row in _rows(events, link.events))
    )
    return (
        f"<h2>{escape(nbsp(link.start.name))} — {escape(nbsp(link.end.name))}</h2>"
        f"<p class='pl-note'>{kind}: {number}</p>{body}"
    )


def people_html(people: People, events: pd.DataFrame, selection: Selection) -> str:
    """Every line as a row of a table, those beyond the map's edge too."""
    if not people.data.links:
        return ""
    numbers = dict(zip(events["event_id"], events["number"], strict=True))
    links = sorted(people.data.links, key=lambda k: -len(k.events))
    rows = "".join(
        f"<tr><th scope='row'>{escape(nbsp(k.start.name))}</th>"
        f"<td>{escape(nbsp(k.end.name))}</td>"
        f"<td>{len(k.events)}</td><td>{'да' if k.remote else '—'}</td>"
        f"<td>{', '.join(_number(e, numbers, selection) for e in k.events)}</td></tr>"
        for k in links
    )
    return (
        "<details class='map-table'><summary>Кто с\u00a0кем по местам таблицей: "
        f"{len(links)}</summary><table class='pl-table'><thead><tr><th>Сторона региона</th>"
        "<th>Партнёры</th><th>Мероприятий</th><th>Дистанционно</th>"
        "<th>Номера в\u00a0плане</th></tr>"
        f"</thead><tbody>{rows}</tbody></table></details>"
    )


def _number(event: str, numbers: dict[str, int], selection: Selection) -> str:
    number = numbers.get(event)
    text = "…" if number is None or pd.isna(number) else str(int(number))
    return f"<a target='_self' href='{escape(event_link(event, selection), quote=True)}'>{text}</a>"


def _rows(events: pd.DataFrame, ids: Collection[str]) -> list[dict[str, object]]:
    found = events[events["event_id"].isin(list(ids))].to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in found]


def _event(row: dict[str, object], people: People, selection: Selection) -> str:
    """One event with its two sides: «кто с кем»."""
    event = str(row["event_id"])
    own, theirs = people.sides(event)
    link = escape(event_link(event, selection), quote=True)
    return (
        f"<div class='map-sides'><a target='_self' href='{link}'>"
        f"{escape(nbsp(str(row['title_short'])))}</a>"
        f"<span class='pl-note'>{escape(str(row['dates_words']))}</span>"
        f"<ul>{_side(own)}</ul><p>вместе с</p><ul>{_side(theirs)}</ul></div>"
    )


def _side(parties: Sequence[Party]) -> str:
    lines = []
    for party in parties:
        words = escape(nbsp(party.words))
        if party.name and party.inferred:
            words += f" <small>({escape(nbsp(party.place))} — судя по названию)</small>"
        elif party.name and party.place.lower() not in party.name.lower():
            words += f" <small>({escape(nbsp(party.place))})</small>"
        lines.append(f"<li>{words}</li>")
    return "".join(dict.fromkeys(lines))
