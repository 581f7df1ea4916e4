"""One event whole: the plan's words beside what was made of them, doubts, the source row."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Any

from pages.events.card.card_rows import values_of
from pages.events.card.card_values import Kind, Value, marks_of
from pages.events.event_table import number_of, rows_by_id
from pages.events.finding.searched_text import extra_columns
from pages.events.marked_text import label, numbered
from pages.shared.plan.tables import Plan
from pages.shared.words.russian import STATUSES, nbsp

_EMPTY = "<span class='pl-empty'>не указано</span>"
_CELLS: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("Срок", "dates_text", ("dates",)),
    ("Место и\u00a0форма", "place_text", ("places", "form")),
    ("Участники", "participants_text", ("partners",)),
    ("Описание", "description", ()),
    ("Цель", "purpose", ()),
)
_NO_PARTNERS = "<span class='pl-empty'>страны-партнёры не названы</span>"


@lru_cache(maxsize=256)
def card_html(plan: Plan, event_id: str) -> str:
    """The card's body, without the links around it."""
    row = rows_by_id(plan)[event_id]
    values = values_of(plan, event_id)
    status = ""
    if row["status"] != "planned":
        status = f" <span class='pl-status'>{STATUSES[row['status']]}</span>"
    number = f"№\u00a0{number_of(row)} · " if number_of(row) else ""
    lines = [
        _line(name, _own(row[column], values, column), _read(values, kinds))
        for name, column, kinds in _CELLS
    ]
    lines += [
        _line(escape(heading), escape(nbsp(cell)) or _EMPTY)
        for heading, cell in extra_columns(row["extra"]).items()
    ]
    sphere = escape(nbsp(str(row["sphere"] or "")))
    lines += [
        _line("Раздел", sphere or _EMPTY, escape(nbsp(row["sphere_name"]))),
        _line("Строка", escape(str(row["number_text"] or "")) or _EMPTY, escape(row["source_ref"])),
    ]
    title = _own(row["title"], values, "title")
    return (
        f"<style>{_pairs(values)}</style><article class='pl-card'>"
        f"<p class='pl-note'>{number}{escape(nbsp(row['sphere_name']))}</p>"
        f"<h2>{title}{status}</h2>"
        f"{_doubts(values)}"
        "<table class='pl-table pl-read'><thead><tr><th></th><th>В плане написано</th>"
        f"<th>Как это понято</th></tr></thead><tbody>{''.join(lines)}</tbody></table>"
        f"{_legend(values)}</article>"
    )


def _own(text: Any, values: Iterable[Value], column: str) -> str:
    text = str(text or "")
    return numbered(text, marks_of(values, column)) if text.strip() else _EMPTY


def _line(name: str, own: str, read: str | None = None) -> str:
    if read is None:
        return f"<tr><th scope='row'>{name}</th><td colspan='2'>{own}</td></tr>"
    return f"<tr><th scope='row'>{name}</th><td>{own}</td><td>{read}</td></tr>"


def _read(values: Iterable[Value], kinds: tuple[Kind, ...]) -> str | None:
    """What was made of a cell; None where nothing is made of such cells."""
    if not kinds:
        return None
    lines = "".join(_value(value) for value in values if value.kind in kinds)
    return f"<ul class='pl-values'>{lines}</ul>" if lines else _NO_PARTNERS


def _value(value: Value) -> str:
    """One value with its number, what it rests on, and the numbers of others it follows from."""
    doubt = value.kind == "doubts"
    refs = f" (см.\u00a0{', '.join(label(n) for n in value.refs)})" if value.refs else ""
    notes = "; ".join(escape(nbsp(note)) for note in value.notes)
    after = f"<small>{notes}{refs}</small>" if notes or refs else ""
    text = f"<b>{escape(nbsp(value.text))}</b>"
    numbers = [*([value.number] if value.number else []), *value.refs]
    if not numbers:
        return f"<li>{text}{after}</li>"
    classes = " ".join(f"v{n}" for n in numbers)
    sign = f"<span class='pl-n'>{label(value.number, doubt)}</span>" if value.number else ""
    # Reached by the keyboard too: its words light up while it has the focus.
    return f"<li class='{classes}' tabindex='0'>{sign}{text}{after}</li>"


def _doubts(values: Iterable[Value]) -> str:
    items = "".join(_value(value) for value in values if value.kind == "doubts")
    if not items:
        return ""
    return f"<ul class='pl-doubts pl-values' aria-label='Вопросы к строке'>{items}</ul>"


def _legend(values: Iterable[Value]) -> str:
    if not any(value.number for value in values):
        return ""
    return (
        "<p class='pl-note'>Число после выделенных слов — номер того, что из\u00a0них понято; "
        "со\u00a0знаком «?» — вопрос к\u00a0строке.</p>"
    )


def _pairs(values: Iterable[Value]) -> str:
    """Style rules by which words and what was made of them light up together."""
    numbers = sorted({n for value in values for n in (value.number, *value.refs) if n})
    return "".join(
        f".pl-card:has(.v{n}:hover) mark.v{n},.pl-card:has(.v{n}:hover) li.v{n},"
        f".pl-card:has(.v{n}:focus) mark.v{n}{{box-shadow:0 0 0 2px var(--pl-action)}}"
        for n in numbers
    )
