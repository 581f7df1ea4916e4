"""What was made of an event's words, value by value, each with the words it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from etl.corrections.values import SOURCE as BY_HAND
from etl.periods_in_words import ongoing_in_words, period_in_words
from etl.precision_words import PLACE_PRECISIONS
from pages.events.card.card_values import Value, Where, rows_of
from pages.events.card.doubt_words import doubts_of
from pages.events.card.whereabouts import WordsBehind
from pages.events.finding.listed import rows_by_id
from pages.events.finding.searched_text import FIELDS
from pages.shared.plan.table_values import text_of
from pages.shared.plan.tables import Plan
from pages.shared.words.dates_in_words import MANY_PERIODS
from pages.shared.words.readings_in_words import placed_in_words, venue_name
from pages.shared.words.russian import DIRECTIONS, FORMATS, PRECISIONS

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
    said = WordsBehind(plan, event_id)
    counted = _numbered(0, _dates(row, periods, plan, said))
    counted += _numbered(_last(counted), _places(row, venues, said))
    places = [v.number for v in counted if v.kind == "places" and v.number]
    counted += _numbered(_last(counted), [_form(row, said)])
    decides = [counted[-1].number] if row["direction"] == "remote" else places
    counted += _numbered(_last(counted), [_direction(row, [n for n in decides if n], said)])
    counted += _numbered(_last(counted), _partners(row, rows_of(plan.partners, event_id), said))
    return (*counted, *_numbered(_last(counted), doubts_of(row, counted, plan, said)))


def _numbered(last: int, values: Iterable[Value]) -> list[Value]:
    out = []
    for value in values:
        last += 1 if value.where else 0
        out.append(replace(value, number=last if value.where else 0))
    return out


def _last(values: list[Value]) -> int:
    return max((v.number for v in values), default=0)


def _dates(
    row: Mapping[str, Any], periods: list[dict[str, Any]], plan: Plan, said: WordsBehind
) -> list[Value]:
    spans = [said.of("periods", int(p["period_no"])) for p in periods]
    details = [f"{PRECISIONS[row['date_precision']]}, {_KINDS[row['date_kind']]}"]
    if periods:
        details.append(f"границы: {row['start_date']:%d.%m.%Y} — {row['end_date']:%d.%m.%Y}")
    if row["edtf"]:
        details.append(f"запись EDTF: {row['edtf']}")
    words = [_period_words(row, period, plan) for period in periods]
    out: list[Value] = []
    if 1 < len(periods) <= MANY_PERIODS and len({*spans} - {()}) == len(periods):
        out = [Value("dates", word, where=span) for word, span in zip(words, spans, strict=True)]
        out[-1] = replace(out[-1], notes=tuple(details))
    elif periods:
        listed = ["; ".join(words)] if len(periods) > 1 else []
        shown = row["dates_words"] if len(periods) > 1 else words[0]
        where = tuple(dict.fromkeys(one for span in spans for one in span))
        out = [Value("dates", shown, (*listed, *details), where)]
    vague = said.of("date_tentative")
    if not periods:
        out.append(Value("dates", str(row["dates_words"]), where=vague))
    elif row["date_tentative"]:
        out.append(Value("dates", "срок назван предварительно", (), vague))
    return out


def _period_words(row: Mapping[str, Any], period: Mapping[str, Any], plan: Plan) -> str:
    start, end = period["start_date"].date(), period["end_date"].date()
    if row["date_kind"] == "ongoing":
        return ongoing_in_words(start, end, own_years=plan.info.own_years)
    return period_in_words(start, end, row["date_precision"], own_years=plan.info.own_years)


def _places(row: Mapping[str, Any], venues: list[dict[str, Any]], said: WordsBehind) -> list[Value]:
    by = "" if "place_text" in row["corrected"] else "в плане "
    return [
        Value(
            "places",
            venue_name(venue),
            _venue_notes(venue, said.not_said(venue), by),
            said.of("venues", int(venue["venue_no"])),
        )
        for venue in venues
    ]


def _venue_notes(venue: Mapping[str, Any], added: tuple[str, ...], by: str) -> tuple[str, ...]:
    notes = ["предположительно"] if venue["tentative"] else []
    notes.append(f"{by}указано: {PLACE_PRECISIONS.get(venue['place_precision'], 'место')}")
    if added:
        notes.append(f"добавлено по справочнику: {', '.join(added)}")
    level, source = text_of(venue["coordinate_precision"]), text_of(venue["coordinate_source"])
    point = placed_in_words(venue["latitude"], venue["longitude"], level)
    return (*notes, ", ".join(filter(None, (point, _source_words(source)))))


def _source_words(source: str) -> str:
    """Who gave the point; what is said of it further is a note of the gazetteer's, in English."""
    if source == BY_HAND:
        return "указана вручную"
    known = re.match(r"GeoNames \d+|Natural Earth|[\w.-]+\.csv|[^:;(]+", source)
    words = known.group().strip() if known else ""
    return f"справочник {words}" if words.endswith(".csv") else words


def _form(row: Mapping[str, Any], said: WordsBehind) -> Value:
    form = str(row["format"])
    label = "Форма: " + ("не указана" if form == "unspecified" else FORMATS[form])
    where = said.of("format")
    notes = {
        "in_person": "место названо, о дистанционной форме не сказано",
        "unspecified": "не названы ни место, ни форма",
    }
    guessed = form in notes and not where and "format" not in row["corrected"]
    return Value("form", label, (notes[form],) if guessed else (), where)


def _direction(row: Mapping[str, Any], decides: list[int], said: WordsBehind) -> Value:
    """The form decides where it is remote, else the venues, else what is said of visits."""
    label = f"Направление: {DIRECTIONS[row['direction']]}"
    if row["direction"] == "remote":
        return Value("form", label, ("по форме проведения",), refs=tuple(decides))
    words = said.of("direction")
    if any(column == "place_text" for column, _, _ in words):
        return Value("form", label, ("по месту проведения",), refs=tuple(decides))
    return Value("form", label, (), words)


def _partners(
    row: Mapping[str, Any], partners: list[dict[str, Any]], said: WordsBehind
) -> list[Value]:
    by_name: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for number, partner in enumerate(partners, 1):
        by_name.setdefault(str(partner["name"]), []).append((number, partner))
    out = []
    # What a person says is not quoted as if a cell said it.
    quoted = not {"participants_text", "partner_countries"} & set(row["corrected"])
    for name, rows in by_name.items():
        where: list[Where] = []
        notes = [] if text_of(rows[0][1]["code"]) else ["названа так, как в документе"]
        for number, partner in rows:
            found = said.of("partners", number)
            where += found
            words = text_of(partner["source_text"])
            if words and not found and quoted:
                notes.append(f"«{words}» — {FIELDS.get(str(partner['source_column']), '')}")
        out.append(Value("partners", name, tuple(notes), tuple(where)))
    # Collective mentions are numbered on from the partners (etl.evidence).
    for number, group in enumerate(row["partner_groups"], len(partners) + 1):
        out.append(Value("partners", group, (), said.of("partners", number)))
    return out
