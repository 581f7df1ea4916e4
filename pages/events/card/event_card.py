"""One event whole: the plan's words beside what was made of them, doubts, the source row."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from pages.events.card.card_rows import values_of
from pages.events.card.card_values import Kind, Value, marks_of
from pages.events.card.settled_values import LINES, SettledValue, settled_of, told_sphere
from pages.events.event_table import number_of
from pages.events.finding.listed import rows_by_id
from pages.events.finding.searched_text import extra_columns
from pages.events.marked_text import MarkedPiece, label, numbered
from pages.shared.markup.templates import render
from pages.shared.plan.openness import NO_PARTNERS
from pages.shared.plan.tables import Plan
from pages.shared.words.russian import STATUSES, nbsp

_CELLS: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("Срок", "dates_text", ("dates",)),
    ("Место и\u00a0форма", "place_text", ("places", "form")),
    ("Участники", "participants_text", ("partners",)),
    ("Описание", "description", ()),
    ("Цель", "purpose", ()),
)


@lru_cache(maxsize=256)
def card_html(plan: Plan, event_id: str) -> Markup:
    """The card's body, without the links around it."""
    row = rows_by_id(plan)[event_id]
    values = values_of(plan, event_id)
    settled = settled_of(plan, row)
    lines = [
        _line(
            name,
            _own(row[column], values, column),
            made=_read(values, kinds),
            settled=_under(column, settled),
        )
        for name, column, kinds in _CELLS
    ]
    lines += [_line(heading, _plain(cell)) for heading, cell in extra_columns(row["extra"]).items()]
    lines += [
        _line(
            "Раздел",
            _plain(str(row["sphere"] or "")),
            read=nbsp(row["sphere_name"]),
            settled=told_sphere(plan, str(row["sphere"] or "")),
        ),
        _line("Строка", _plain(str(row["number_text"] or "")), read=row["source_ref"]),
    ]
    return render(
        "events/card/event_card.html",
        number=number_of(row),
        sphere=row["sphere_name"],
        title=_own(row["title"], values, "title"),
        status="" if row["status"] == "planned" else STATUSES[row["status"]],
        settled=_under("status", settled),
        doubts=_read(values, ("doubts",)),
        lines=lines,
        no_partners=NO_PARTNERS,
        with_numbers=any(value.number for value in values),
        pairs=sorted({n for value in values for n in (value.number, *value.refs) if n}),
    )


def _own(text: Any, values: Iterable[Value], column: str) -> list[MarkedPiece]:
    text = str(text or "")
    return numbered(text, marks_of(values, column)) if text.strip() else []


def _plain(text: str) -> list[MarkedPiece]:
    return [MarkedPiece(nbsp(text))] if text else []


def _line(
    name: str,
    own: list[MarkedPiece],
    *,
    made: list[dict[str, str]] | None = None,
    read: str | None = None,
    settled: tuple[SettledValue, ...] = (),
) -> dict[str, Any]:
    """A line of the table: the plan's words, then what was made of them as values or in words."""
    return {"name": name, "own": own, "made": made, "read": read, "settled": settled}


def _under(line: str, settled: Iterable[SettledValue]) -> tuple[SettledValue, ...]:
    """What of a person's values belongs to a line."""
    return tuple(one for one in settled if one.column in LINES.get(line, ()))


def _read(values: Iterable[Value], kinds: tuple[Kind, ...]) -> list[dict[str, str]] | None:
    """What was made of a cell; None where nothing is made of such cells."""
    return [_value(value) for value in values if value.kind in kinds] if kinds else None


def _value(value: Value) -> dict[str, str]:
    """One value with its number, what it rests on, and the numbers of others it follows from."""
    numbers = [*([value.number] if value.number else []), *value.refs]
    return {
        "text": value.text,
        "notes": "; ".join(nbsp(note) for note in value.notes),
        "refs": ", ".join(label(n) for n in value.refs),
        "classes": " ".join(f"v{n}" for n in numbers),
        "sign": label(value.number, value.kind == "doubts") if value.number else "",
    }
