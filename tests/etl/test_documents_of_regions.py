"""Plans as other regions write them, whole: values decided by reading before a reader saw them.

Grouped headings, sections, merged and repeated ones, tracked changes, two tables, sheets, pages.
A row is planned, sure of its date and without a doubt unless it says otherwise.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.checks import Built, Row, build, same
from tests.acceptance.plans import ANY

FOLDER = Path(__file__).parent / "fixtures" / "regions"
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (FOLDER / "expected.json").read_text(encoding="utf-8")
)
USUAL = {"tentative": False, "status": "planned", "flagged": False}


def shown(built: Built, event: Row) -> Row:
    """A row in the words of the file of expected values."""
    day = {end: event[f"{end}_date"] for end in ("start", "end")}
    return {
        **{end: found and found.isoformat() for end, found in day.items()},
        **{name: event[name] for name in ("title", "sphere", "status", "format")},
        "prec": event["date_precision"],
        "kind": event["date_kind"],
        "tentative": event["date_tentative"],
        "countries": event["partner_countries"],
        "towns": [v["settlement"] for v in built.of("venues", event) if v["settlement"]],
        "flagged": bool(event["quality"]),
    }


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_plan_of_another_region(tmp_path: Path, name: str) -> None:
    wanted = EXPECTED[name]
    built = build(FOLDER / name, tmp_path / "tables")
    assert {event["plan_id"] for event in built.events} == {wanted.get("plan", "2026")}
    wrong = []
    for row, event in zip(wanted["rows"], built.events, strict=True):
        seen = shown(built, event)
        wrong += [
            (event["number"], key, seen[key], value, event["quality"])
            for key, value in {**USUAL, **row}.items()
            if not same(seen[key], ANY if value == "any" else value)
        ]
    assert not wrong
