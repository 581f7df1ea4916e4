"""Five plans in Word, one workbook, grouped headings, a narrow PDF: no row wrong in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from .checks import Built, Row, build, entity, same
from .labelled import DOCUMENTS, Labels, labels_of, plan_of

# Of the two codes that begin alike the place's is no doubt about what it says.
_DOUBTS = {"dates": ("date_",), "places": ("place_", "venue_")}
_PARTS = ("name", "settlement", "district", "region", "country_code")


def periods_of(built: Built, event: Row) -> list[str]:
    rows = built.of("periods", event)
    return [f"{row['start_date']}..{row['end_date']}" for row in rows]


def _is_venue(venue: Row, label: list[str]) -> bool:
    return all(
        same(entity(venue[part] or ""), "" if want == "-" else entity(want))
        for part, want in zip(_PARTS, label, strict=True)
    )


def faults_of(built: Built, event: Row, label: Labels) -> list[str]:
    """What is not as the label says, but for what a person is rightly asked about."""
    faults = []
    plain = {
        "date_precision": label.get("precision", "*"),
        "date_tentative": label.get("tentative", False),
        "format": label.get("format", "*"),
        "direction": label.get("direction", "*"),
        "status": label.get("status", "planned"),
        "sphere": label["sphere"],
    }
    if "dates" in label.get("asked", ()):
        del plain["date_precision"]
    faults += [
        f"{name} {event[name]!r}" for name, want in plain.items() if not same(event[name], want)
    ]
    found = {
        "dates": "periods" not in label or periods_of(built, event) in label["periods"],
        "places": _venues_agree(built.of("venues", event), label["venues"]),
    }
    for what, right in found.items():
        flagged = any(code.startswith(_DOUBTS[what]) for code in event["quality"])
        if not right and not (flagged and what in label.get("asked", ())):
            faults.append(what)
    countries = sorted(map(entity, event["partner_countries"]))
    if "countries" in label and countries != sorted(map(entity, label["countries"])):
        faults.append(f"countries {countries}")
    if "groups" in label and sorted(event["partner_groups"]) != sorted(label["groups"]):
        faults.append(f"groups {event['partner_groups']}")
    return faults


def _venues_agree(venues: list[Row], labels: list[list[str]]) -> bool:
    alike = len(venues) == len(labels)
    return alike and all(_is_venue(*pair) for pair in zip(venues, labels, strict=True))


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_no_row_of_a_plan_is_wrong_in_silence(name: str, tmp_path: Path) -> None:
    document = DOCUMENTS[name](name, tmp_path / "plan")
    built = build(document, tmp_path / "tables")
    labels = labels_of(name)
    assert "не мероприятие" not in built.outcome.out  # a title on each sheet is no lost row
    assert len(built.events) == len(labels) == len(plan_of(name).items)
    wrong = {
        event["number"]: faults
        for event, label in zip(built.events, labels, strict=True)
        if (faults := faults_of(built, event, label))
    }
    assert wrong == {}
