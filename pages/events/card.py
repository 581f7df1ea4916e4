"""One event whole: the plan's words beside what was made of them, doubts, the source row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

import pandas as pd

from pages.events.marked import marked, spans_of
from pages.events.table import number_of, rows_by_id
from pages.shared.dates_in_words import MANY_PERIODS, period_in_words
from pages.shared.tables import Plan, country_name
from pages.shared.words import (
    DIRECTIONS,
    FORMATS,
    PLACE_PRECISIONS,
    PRECISIONS,
    STATUSES,
    nbsp,
    quality_label,
)

_COLUMNS = {
    "title": "наименование",
    "place_text": "место",
    "dates_text": "срок",
    "description": "описание",
    "purpose": "цель",
    "participants_text": "участники",
}
_KINDS = {
    "single": "один период",
    "multiple": "несколько периодов",
    "ongoing": "постоянно",
    "unknown": "не определено",
}
_EMPTY = "<span class='pl-empty'>не указано</span>"


@lru_cache(maxsize=256)
def card_html(plan: Plan, event_id: str) -> str:
    """The card's body, without the links around it."""
    row = rows_by_id(plan)[event_id]
    partners = plan.partners[plan.partners["event_id"] == event_id].to_dict("records")
    words: dict[str, list[str]] = {}
    for partner in partners:
        words.setdefault(str(partner["source_column"]), []).append(str(partner["source_text"]))
    periods = plan.periods[plan.periods["event_id"] == event_id].to_dict("records")
    venues = plan.venues[plan.venues["event_id"] == event_id].to_dict("records")
    words.setdefault("dates_text", []).extend(str(p["text"]) for p in periods)
    own = {name: _own(row[name], words.get(name, ())) for name in _COLUMNS}
    status = ""
    if row["status"] != "planned":
        status = f" <span class='pl-status'>{STATUSES[row['status']]}</span>"
    number = f"№\u00a0{number_of(row)} · " if number_of(row) else ""
    return (
        "<article class='pl-card'>"
        f"<p class='pl-note'>{number}{escape(nbsp(row['sphere_name']))}</p>"
        f"<h2>{own['title']}{status}</h2>"
        f"{_doubts(row['quality'])}"
        "<table class='pl-table pl-read'><thead><tr><th></th><th>В плане написано</th>"
        "<th>Как это понято</th></tr></thead><tbody>"
        f"{_line('Срок', own['dates_text'], _dates(row, periods, plan))}"
        f"{_line('Место', own['place_text'], _places(row, venues))}"
        f"{_line('Участники', own['participants_text'], _partners(row, partners))}"
        f"{_line('Описание', own['description'])}"
        f"{_line('Цель', own['purpose'])}"
        f"{_extra(row['extra'])}"
        f"{_line('Раздел', escape(nbsp(row['sphere'])), escape(nbsp(row['sphere_name'])))}"
        f"{_line('Строка', escape(str(row['number_text'] or '')), escape(row['source_ref']))}"
        "</tbody></table></article>"
    )


def _own(text: Any, words: Iterable[str]) -> str:
    text = str(text or "")
    return marked(text, spans_of(text, words)) if text else _EMPTY


def _line(label: str, own: str, read: str | None = None) -> str:
    if read is None:
        return f"<tr><th scope='row'>{label}</th><td colspan='2'>{own or _EMPTY}</td></tr>"
    return f"<tr><th scope='row'>{label}</th><td>{own or _EMPTY}</td><td>{read}</td></tr>"


def _doubts(codes: Iterable[str]) -> str:
    items = []
    for code in codes:
        quality = quality_label(code)
        items.append(f"<li>{escape(quality.label)}. <em>{escape(quality.advice)}.</em></li>")
    if not items:
        return ""
    return f"<ul class='pl-doubts' aria-label='Вопросы к строке'>{''.join(items)}</ul>"


def _dates(row: Mapping[str, Any], periods: list[dict[Any, Any]], plan: Plan) -> str:
    lines = [f"<b>{escape(row['dates_words'])}</b>"]
    if len(periods) > MANY_PERIODS:
        listed = (
            period_in_words(
                p["start_date"].date(),
                p["end_date"].date(),
                row["date_precision"],
                own_years=plan.info.own_years,
            )
            for p in periods
        )
        lines.append(escape("; ".join(listed)))
    if periods:
        bounds = f"{row['start_date']:%d.%m.%Y} — {row['end_date']:%d.%m.%Y}"
        lines.append(f"Границы: {bounds}")
    lines.append(f"{PRECISIONS[row['date_precision']]}, {_KINDS[row['date_kind']]}")
    if row["date_tentative"]:
        lines.append("срок назван предварительно")
    if row["edtf"]:
        lines.append(f"запись EDTF: {escape(row['edtf'])}")
    return "<br>".join(lines)


def _places(row: Mapping[str, Any], venues: list[dict[Any, Any]]) -> str:
    lines = [_venue(v) for v in venues]
    lines.append(f"Форма: {FORMATS[row['format']]}; {DIRECTIONS[row['direction']]}")
    return "<br>".join(lines)


def _venue(venue: Mapping[Any, Any]) -> str:
    town = " ".join(t for t in (_text(venue["settlement_type"]), _text(venue["settlement"])) if t)
    country = _text(venue["country_code"])
    region = _text(venue["region"])
    parts = [
        _text(venue["name"]),
        town,
        _text(venue["district"]),
        region if region != _text(venue["settlement"]) else "",
        country_name(country) if country else "",
    ]
    name = escape(nbsp(", ".join(p for p in parts if p)))
    notes = [f"в плане указано: {PLACE_PRECISIONS[venue['place_precision']]}"]
    if venue["tentative"]:
        notes.insert(0, "предположительно")
    if pd.notna(venue["latitude"]):
        point = f"{venue['latitude']:.4f}; {venue['longitude']:.4f}".replace(".", ",")
        level = PLACE_PRECISIONS.get(_text(venue["coordinate_precision"]), "")
        source = _text(venue["coordinate_source"])
        notes.append(f"точка {point} — {level}" + (f", {escape(source)}" if source else ""))
    else:
        notes.append("на карте не поставлено")
    return f"<b>{name}</b><br><small>{'; '.join(notes)}</small>"


def _partners(row: Mapping[str, Any], partners: list[dict[Any, Any]]) -> str:
    seen: dict[str, list[str]] = {}
    for partner in partners:
        name = str(partner["name"])
        if not _text(partner["code"]):
            name += " (обозначено так, как в документе)"
        words = _text(partner["source_text"])
        column = _COLUMNS.get(str(partner["source_column"]), "")
        seen.setdefault(name, []).append(f"«{words}» — {column}" if words else column)
    lines = [
        f"<b>{escape(name)}</b><br><small>{escape('; '.join(filter(None, sources)))}</small>"
        for name, sources in seen.items()
    ]
    lines += [f"<b>{escape(group)}</b>" for group in row["partner_groups"]]
    return "<br>".join(lines) or "<span class='pl-empty'>страны-партнёры не названы</span>"


def _extra(text: Any) -> str:
    """Columns that this document has beyond the usual ones."""
    if not text:
        return ""
    try:
        columns = json.loads(text)
    except ValueError:
        return _line("Прочее", escape(str(text)))
    return "".join(_line(escape(str(k)), escape(nbsp(str(v)))) for k, v in columns.items())


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
