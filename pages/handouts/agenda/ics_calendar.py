"""iCalendar (RFC 5545): a file to import, and the address that calendars follow by themselves.

A day that the plan names is an all-day entry; what has no day is left out, or, where that is
asked for, marked at the beginning of its window as tentative, with the plan's words. Importing a
later edition moves what has moved, cancels what has gone and doubles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from pages.handouts.agenda.calendar_entries import (
    CalendarEntry,
    Other,
    entries,
    gone,
    other_editions,
)
from pages.handouts.handout import Slice, card_address
from pages.handouts.tables.event_rows import missing
from pages.shared.plan.openness import DOUBTS_LABEL, OPEN_LABEL
from pages.shared.plan.plan_said import edition_heading, own_period, plan_heading, region_words
from pages.shared.plan.tables import PlanInfo
from pages.shared.visit.file_formats import Grain
from pages.shared.words.russian import (
    STATUSES,
    events_counted,
    in_a_row,
    quality_label,
    uncapitalized,
)
from pages.shared.words.settled_words import settled_in_words

_DAY = timedelta(days=1)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


def make(handed: Slice, grain: Grain) -> bytes:
    """The calendar; its times are the edition's, so that the same slice is the same file.

    Where nothing of the slice has a day it holds no entry, and its description says so.
    """
    info, other = handed.info, other_editions(handed)
    shown, past = entries(handed, grain), gone(handed, grain, other)
    calendar = Calendar()
    name = f"{plan_heading(info)}, {region_words(info)}".replace("\u00a0", " ")
    for key, value in (
        ("prodid", "-//План международных мероприятий//RU"),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", name),
        ("x-wr-calname", name),
        ("x-wr-caldesc", about(handed, shown, other)),
        ("description", about(handed, shown, other)),
        ("refresh-interval", _DAY),
        ("x-published-ttl", "P1D"),
    ):
        of_kind = {"VALUE": "DURATION"} if key == "refresh-interval" else {}
        # A name that the library does not know it would write as it is, «;» and all.
        known = vText(str(value)) if key.startswith("x-") else value
        calendar.add(key, known, parameters=of_kind)
    stamp = info.made.replace(microsecond=0)
    if not (shown or past):
        calendar.add_component(_no_entry())
    for entry in (*shown.values(), *past.values()):
        calendar.add_component(_event(entry, handed, stamp, max(info.edition, other.acts)))
    return bytes(calendar.to_ical())


def _no_entry() -> Timezone:
    """A zone that no entry refers to: a calendar has one component at least (RFC 5545, 3.6).

    Who subscribed to a slice goes on being answered when its last day has become a month.
    """
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    zone.add_component(standard)
    return zone


def about(handed: Slice, shown: dict[str, CalendarEntry], other: Other) -> str:
    """What is in the calendar, and what of the slice is not."""
    dated = {entry.event["event_id"] for entry in shown.values()}
    out = handed.part[0] - len(dated)
    words = [edition_heading(handed.info), *handed.words]
    if out:
        without = "срока" if handed.marks_vague else "точной даты"
        words.append(f"без {without} не вошло: {events_counted(out)}")
    if other.damaged:
        words.append("прежние редакции не прочитаны: что исчезло, не отменено")
    return "; ".join(words).replace("\u00a0", " ")


def _event(entry: CalendarEntry, handed: Slice, stamp: datetime, sequence: int) -> Event:
    row, vague = entry.event, not entry.exact
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", sequence)
    before = f"{entry.words} (день не назван): " if vague else ""
    event.add("summary", _text(before + row["title"]))
    event.add("dtstart", entry.first)
    event.add("dtend", (entry.first if vague else entry.last) + _DAY)
    event.add("status", _status(entry))
    event.add("transp", "TRANSPARENT")  # the plan is to be seen, nobody is booked by it
    event.add("categories", [_text(row["sphere_name"])])
    if place := _place(entry):
        event.add("location", _text(place))
    if entry.venue is not None and entry.venue["coordinate_precision"] == "venue":
        event.add("geo", (float(entry.venue["latitude"]), float(entry.venue["longitude"])))
    event.add("description", _text("\n".join(_lines(entry, handed))))
    if handed.address:
        event.add("url", card_address(handed, row["event_id"]))
    return event


def _status(entry: CalendarEntry) -> str:
    if entry.gone or entry.event["status"] == "cancelled":
        return "CANCELLED"
    open_date = entry.event["date_tentative"] or entry.event["status"] == "postponed"
    return "TENTATIVE" if open_date or not entry.exact else "CONFIRMED"


def _place(entry: CalendarEntry) -> str:
    venue = entry.venue
    if venue is None:
        return str(entry.event["place_said"])
    parts = (venue[name] for name in ("name", "settlement", "district", "region"))
    return ", ".join(str(part) for part in parts if not missing(part))


def _lines(entry: CalendarEntry, handed: Slice) -> Iterator[str]:
    """What the description says: the plan's words, what is open, what is doubted, where from."""
    row: Any = entry.event
    if entry.gone:
        yield _gone_from(handed.info, row)
    yield f"Срок: {row['dates_words']}"
    for label, name in (
        ("Сроки (как в плане)", "dates_text"),
        ("Место (как в плане)", "place_text"),
        ("Описание", "description"),
        ("Цель", "purpose"),
        ("Участники", "participants_text"),
    ):
        if row[name]:
            yield f"{label}: {row[name]}"
    if row["status"] != "planned":
        yield f"Состояние: {STATUSES[row['status']]}"
    if row["open"]:
        yield f"{OPEN_LABEL}: {'; '.join(row['open'])}"
    if row["doubts"]:
        doubts = in_a_row(quality_label(code).label for code in row["doubts"])
        yield f"{DOUBTS_LABEL}: {uncapitalized(doubts)}"
    if row["corrected"]:
        yield settled_in_words(row["corrected"])
    number = "" if missing(row["number"]) else f"№ {int(row['number'])}, "
    period = own_period(_part_of(handed.info, row))
    yield f"План на {period}, {number}редакция {row['edition']}; {row['source_ref']}"


def _part_of(info: PlanInfo, row: Any) -> PlanInfo:
    """The plan of a row, of several that are looked at together."""
    return next((part for part in info.parts if part.name == row["plan"]), info)


def _gone_from(info: PlanInfo, row: Any) -> str:
    return f"В редакции {_part_of(info, row).edition} плана этого срока нет."


def _text(text: str) -> str:
    """A text as a calendar can hold it: no control characters but the end of a line."""
    return _CONTROL.sub("", text).replace("\u00a0", " ").encode("utf-8", errors="replace").decode()
