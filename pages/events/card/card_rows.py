"""What was made of an event's words, value by value, each with the words it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd

from etl.home import Home
from etl.places.direction import visit_words
from pages.events.card.card_values import Value, Where, in_column, rows_of
from pages.events.card.doubt_words import doubts_of
from pages.events.card.whereabouts import (
    form_words,
    group_spans,
    tentative_place_words,
    vague_date_words,
    venue_words,
)
from pages.events.event_table import rows_by_id
from pages.events.finding.searched_text import FIELDS
from pages.events.marked_text import spans_of
from pages.shared.plan.tables import Plan, country_name
from pages.shared.words.dates_in_words import MANY_PERIODS, ongoing_in_words, period_in_words
from pages.shared.words.russian import DIRECTIONS, FORMATS, PLACE_PRECISIONS, PRECISIONS

_KINDS = {
    "single": "один период",
    "multiple": "несколько периодов",
    "ongoing": "постоянно",
    "unknown": "не определено",
}


@lru_cache(maxsize=256)
def values_of(plan: Plan, event_id: str) -> tuple[Value, ...]:
    """Everything that was made of an event's words, numbered in the card's order."""
    row = rows_by_id(plan)[event_id]
    periods = rows_of(plan.periods, event_id)
    venues = rows_of(plan.venues, event_id)
    counted = _numbered(0, _dates(row, periods, plan))
    counted += _numbered(_last(counted), _places(row, venues))
    places = [v.number for v in counted if v.kind == "places" and v.number]
    counted += _numbered(_last(counted), [_form(row)])
    decides = [counted[-1].number] if row["direction"] == "remote" else places
    counted += _numbered(
        _last(counted), [_direction(row, [n for n in decides if n], plan.info.home)]
    )
    counted += _numbered(_last(counted), _partners(row, rows_of(plan.partners, event_id)))
    return (*counted, *_numbered(_last(counted), doubts_of(row, counted, plan)))


def _numbered(last: int, values: Iterable[Value]) -> list[Value]:
    out = []
    for value in values:
        last += 1 if value.where else 0
        out.append(replace(value, number=last if value.where else 0))
    return out


def _last(values: list[Value]) -> int:
    return max((v.number for v in values), default=0)


def _dates(row: Mapping[str, Any], periods: list[dict[str, Any]], plan: Plan) -> list[Value]:
    text = str(row["dates_text"] or "")
    spans = spans_of(text, [str(p["text"]) for p in periods])
    details = [f"{PRECISIONS[row['date_precision']]}, {_KINDS[row['date_kind']]}"]
    if periods:
        details.append(f"границы: {row['start_date']:%d.%m.%Y} — {row['end_date']:%d.%m.%Y}")
    if row["edtf"]:
        details.append(f"запись EDTF: {row['edtf']}")
    words = [_period_words(row, period, plan) for period in periods]
    out: list[Value] = []
    if 1 < len(periods) <= MANY_PERIODS and len(spans) == len(periods):
        out = [
            Value("dates", word, where=in_column("dates_text", [span]))
            for word, span in zip(words, spans, strict=True)
        ]
        out[-1] = replace(out[-1], notes=tuple(details))
    elif periods:
        listed = ["; ".join(words)] if len(periods) > 1 else []
        shown = row["dates_words"] if len(periods) > 1 else words[0]
        out = [
            Value(
                "dates", shown, (*listed, *details), in_column("dates_text", dict.fromkeys(spans))
            )
        ]
    vague = vague_date_words(text)
    if not periods:
        out.append(Value("dates", str(row["dates_words"]), where=in_column("dates_text", vague)))
    elif row["date_tentative"]:
        out.append(Value("dates", "срок назван предварительно", (), in_column("dates_text", vague)))
    return out


def _period_words(row: Mapping[str, Any], period: Mapping[str, Any], plan: Plan) -> str:
    start, end = period["start_date"].date(), period["end_date"].date()
    if row["date_kind"] == "ongoing":
        return ongoing_in_words(start, end, own_years=plan.info.own_years)
    return period_in_words(start, end, row["date_precision"], own_years=plan.info.own_years)


def _places(row: Mapping[str, Any], venues: list[dict[str, Any]]) -> list[Value]:
    text, start, out = str(row["place_text"] or ""), 0, []
    for venue in venues:
        found = venue_words(text, venue, start)
        start = found.spans[0][1] if found.spans else start
        tentative = tentative_place_words(text) if venue["tentative"] else []
        where = in_column("place_text", [*found.spans, *tentative])
        out.append(Value("places", venue_name(venue), _venue_notes(venue, found.added), where))
    return out


def venue_name(venue: Mapping[str, Any]) -> str:
    """A venue in one line: its name, town, district, region, country."""
    town = " ".join(t for t in (_text(venue["settlement_type"]), _text(venue["settlement"])) if t)
    country, region = _text(venue["country_code"]), _text(venue["region"])
    parts = [
        _text(venue["name"]),
        town,
        _text(venue["district"]),
        region if region != _text(venue["settlement"]) else "",
        country_name(country) if country else "",
    ]
    return ", ".join(part for part in parts if part) or "место"


def _venue_notes(venue: Mapping[str, Any], added: tuple[str, ...]) -> tuple[str, ...]:
    notes = ["предположительно"] if venue["tentative"] else []
    notes.append(f"в плане указано: {PLACE_PRECISIONS.get(venue['place_precision'], 'место')}")
    if added:
        notes.append(f"добавлено по справочнику: {', '.join(added)}")
    if pd.notna(venue["latitude"]) and pd.notna(venue["longitude"]):
        point = f"{venue['latitude']:.4f}; {venue['longitude']:.4f}".replace(".", ",")
        level = PLACE_PRECISIONS.get(_text(venue["coordinate_precision"]), "уровень не указан")
        source = _source_words(_text(venue["coordinate_source"]))
        notes.append(f"точка {point} — {level}" + (f", {source}" if source else ""))
    else:
        notes.append("на карте не поставлено")
    return tuple(notes)


def _source_words(source: str) -> str:
    """Who gave the point; what is said of it further is a note of the gazetteer's, in English."""
    known = re.match(r"GeoNames \d+|Natural Earth|[\w.-]+\.csv|[^:;(]+", source)
    words = known.group().strip() if known else ""
    return f"справочник {words}" if words.endswith(".csv") else words


def _form(row: Mapping[str, Any]) -> Value:
    """The place cell decides first, then the title, then the description."""
    form = str(row["format"])
    label = "Форма: " + ("не указана" if form == "unspecified" else FORMATS[form])
    for column in ("place_text", "title", "description"):
        text = str(row[column] or "")
        spans = form_words(text, form, of_place=column == "place_text")
        if spans:
            where = [*in_column(column, spans)]
            if form == "hybrid" and column == "place_text":
                where += in_column("description", form_words(str(row["description"] or ""), form))
            return Value("form", label, where=tuple(where))
    notes = {
        "in_person": "место названо, о дистанционной форме не сказано",
        "unspecified": "не названы ни место, ни форма",
    }
    return Value("form", label, (notes[form],) if form in notes else ())


def _direction(row: Mapping[str, Any], decides: list[int], home: Home) -> Value:
    """The form decides where it is remote, else the venues, else what is said of visits."""
    label = f"Направление: {DIRECTIONS[row['direction']]}"
    if row["direction"] == "remote":
        return Value("form", label, ("по форме проведения",), refs=tuple(decides))
    if row["direction"] == "unknown":
        return Value("form", label)
    if decides:
        return Value("form", label, ("по месту проведения",), refs=tuple(decides))
    where: tuple[Where, ...] = ()
    for column in ("title", "description", "purpose"):
        where += in_column(column, visit_words(str(row[column] or ""), home))
    return Value("form", label, (), where)


def _partners(row: Mapping[str, Any], partners: list[dict[str, Any]]) -> list[Value]:
    by_name: dict[str, list[dict[str, Any]]] = {}
    for partner in partners:
        by_name.setdefault(str(partner["name"]), []).append(partner)
    out = []
    for name, rows in by_name.items():
        where: list[Where] = []
        notes = [] if _text(rows[0]["code"]) else ["названа так, как в документе"]
        for partner in rows:
            column, words = str(partner["source_column"]), _text(partner["source_text"])
            spans = spans_of(str(row.get(column) or ""), [words])
            where += in_column(column, spans)
            if words and not spans:
                notes.append(f"«{words}» — {FIELDS.get(column, '')}")
        out.append(Value("partners", name, tuple(notes), tuple(where)))
    for group in row["partner_groups"]:
        columns = ("participants_text", "title", "place_text", "description", "purpose")
        found = ((c, group_spans(str(row[c] or ""), group)) for c in columns)
        named = next((in_column(c, spans) for c, spans in found if spans), ())
        out.append(Value("partners", group, (), named))
    return out


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
