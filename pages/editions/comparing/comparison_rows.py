"""What a comparison says as a sheet for people: kinds one after the other, each with its rows."""

from __future__ import annotations

from dataclasses import dataclass

from pages.editions.comparing.change_lines import KINDS, ChangeLine
from pages.editions.comparing.compared import Comparison
from pages.editions.comparing.word_differences import WordPiece

COLUMNS = ("№", "Мероприятие", "Было", "Стало")
_NAMED = ("added", "removed")
"""Kinds whose event has but one side: its title says it all."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A change: the event's number and title, what is uncertain, old and new words in pieces."""

    number: str
    title: str
    doubt: str
    old: tuple[WordPiece, ...]
    new: tuple[WordPiece, ...]


@dataclass(frozen=True, slots=True)
class ComparedGroup:
    """The changes of a kind, under its words."""

    title: str
    rows: tuple[ComparedRow, ...]
    two_sided: bool


def comparison_title(found: Comparison) -> str:
    """«Сравнение редакций 1 и 2», «Сравнение планов»."""
    if found.was.plan != found.now.plan:
        return "Сравнение двух планов"
    if not found.was.edition:
        return "Сравнение двух документов"
    return f"Сравнение редакций {found.was.edition} и\u00a0{found.now.edition}"


def comparison_groups(found: Comparison) -> tuple[ComparedGroup, ...]:
    """All changes by kind, in the order of the kinds and then of the document."""
    groups = []
    for kind in KINDS:
        rows = tuple(_row(line) for line in found.lines if line.kind == kind)
        if rows:
            title = f"{found.kinds[kind][1]}: {len(rows)}"
            groups.append(ComparedGroup(title, rows, kind not in _NAMED))
    return tuple(groups)


def _row(line: ChangeLine) -> ComparedRow:
    named = "".join(piece.text for piece in (*line.old, *line.new))
    both = line.kind not in _NAMED
    return ComparedRow(
        number="" if line.number is None else str(line.number),
        title=line.whole_title if both else named,
        doubt=line.doubt,
        old=line.old if both else (),
        new=line.new if both else (),
    )
