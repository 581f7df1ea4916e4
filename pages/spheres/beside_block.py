"""«Планы рядом»: under the matrix, where several plans are looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.looks import look_at
from pages.shared.plan.plan_said import part_said
from pages.shared.plan.tables import Plan
from pages.shared.visit.selection import edition_link, event_links
from pages.shared.words.russian import events_counted
from pages.spheres.plans_beside import (
    BesideRow,
    FoundAgain,
    between,
    counts_beside,
)


@lru_cache(maxsize=32)
def beside_html(shown: Plan, selection: Selection, at: int, last: int) -> Markup:
    """The counts of all plans, and what changes from one of them to another.

    Args:
        shown: the plans together, as filtered.
        selection: the filters.
        at: which of the plans is the earlier one of the two.
        last: which is the later one.
    """
    names = plan_names(shown)
    found = between(shown, shown.parts[at], shown.parts[last])
    rows = {str(row["event_id"]): row for row in _lines(shown)}
    return render(
        "spheres/plans_beside.html",
        names=names,
        groups=[
            (heading, [_cells(row, shown) for row in group])
            for heading, group in counts_beside(shown, selection).items()
        ],
        several=len(names) > 2,
        same=at == last,
        earlier=names[at],
        later=names[last],
        lists=[
            ("Новое", f"нет в\u00a0плане на {names[at]}", [(rows[i], None, "") for i in found.new]),
            ("Повторяется", "то же название, сфера и\u00a0место", _pairs(found.again, rows)),
            (
                "Возможно, повторяется",
                "что-то из этого другое — сказано у\u00a0каждого",
                _pairs(found.maybe, rows),
            ),
            ("Есть в\u00a0обоих планах на одно время", "", _pairs(found.twice, rows)),
            (
                "Больше нет",
                f"есть только в\u00a0плане на {names[at]}",
                [(rows[i], None, "") for i in found.gone],
            ),
        ],
        every=events_counted(len(found.every)) if len(names) > 2 and found.every else "",
        address=event_links(selection),
    )


def plan_names(shown: Plan) -> list[str]:
    """The plans in words: of one region by their periods, of several with their regions."""
    return [str(part_said(part.info, shown.info)) for part in shown.parts]


def _lines(shown: Plan) -> list[dict[Any, Any]]:
    names = ["event_id", "number", "title_short", "dates_words"]
    return shown.events[names].to_dict("records")


def _cells(row: BesideRow, shown: Plan) -> dict[str, Any]:
    """A row as the template shows it: each number leads to the list of its own plan."""
    links = [
        edition_link(look_at([part.info.name]), "events", cell.chosen)
        if cell.chosen is not None and (cell.sure or cell.possible)
        else ""
        for part, cell in zip(shown.parts, row.cells, strict=True)
    ]
    change = "" if row.change is None else f"{row.change:+d}".replace("-", "−")
    return {
        "name": row.name,
        "cells": list(zip(row.cells, links, strict=True)),
        "change": "—" if row.change == 0 else change,
    }


def _pairs(
    pairs: Sequence[FoundAgain], rows: Mapping[str, Mapping[Any, Any]]
) -> list[tuple[Mapping[Any, Any], Mapping[Any, Any] | None, str]]:
    """Events of the later plan, each with the earlier one where the filters leave it."""
    return [(rows[one.later], rows.get(one.earlier), one.doubts) for one in pairs]
