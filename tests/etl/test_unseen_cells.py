"""Cells of clerks of many regions, answered by reading before a reader saw them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from etl.dates.date_cell import read_dates
from etl.dates.title_period import period_from_id
from etl.home import load_home
from etl.model import DateReading, PlaceReading, Venue
from etl.partners import find_partners
from etl.places import read_place
from etl.plan_home import home_of_region
from tests.accuracy.judge import same
from tests.etl.cell_letters import DATE_DOUBTS, KINDS, PRECISIONS, REGIONS

HERE = Path(__file__).parent
PLACES = (
    "unseen_places.txt",
    "unseen_places_abroad.txt",
    "unseen_places_russia.txt",
    "unseen_places_regions.txt",
)


def lines(name: str) -> Iterator[str]:
    """The lines of a file of labelled cells; «⏎» is a line break within a cell."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.replace("⏎", "\n")


def _day(text: str) -> date:
    year = 2026 if len(text) == 4 else 2000 + int(text[:2])
    return date(year, int(text[-4:-2]), int(text[-2:]))


def _interval(text: str) -> tuple[date, date]:
    first, _, last = text.partition("-")
    return _day(first), _day(last or first)


def _date_faults(reading: DateReading, periods: str, code: str) -> list[str]:
    """What differs: «*» for periods judges none, «~» leaves doubts open, «.» one letter."""
    faults = []
    if periods != "*":
        found = [(one.start, one.end) for one in reading.periods]
        if found != [_interval(one) for one in periods.split(",") if one]:
            faults.append("periods")
        if code[0] != "." and reading.precision != PRECISIONS[code[0]]:
            faults.append("precision")
        if code[1] != "." and reading.kind != KINDS[code[1]]:
            faults.append("kind")
        if "." not in code[2:] and reading.tentative != ("t" in code[2:]):
            faults.append("tentative")
    if "~" not in code:
        wanted = [DATE_DOUBTS[mark] for mark in code if mark in DATE_DOUBTS]
        if len(reading.quality) != len(wanted) and periods != "*":
            faults.append("doubts")
        if not all(one & set(reading.quality) for one in wanted):
            faults.append("no doubt")
    return faults


def test_dates_nobody_has_seen() -> None:
    wrong, plan = [], period_from_id("2026")
    for line in lines("unseen_dates.txt"):
        if line.startswith("@"):
            plan = period_from_id(line[1:].strip())
            continue
        text, periods, code = (part.strip() for part in line.rsplit("|", 2))
        assert plan is not None
        reading = read_dates(text, plan)
        if faults := _date_faults(reading, periods, code):
            wrong.append((text, faults, reading))
    assert not wrong


def _place_faults(reading: PlaceReading, venues: str, form: str) -> list[str]:
    """What differs: «?» judges no part, «!» at the end asks for a doubt, «~» leaves it open."""
    doubt = venues[-1:] if venues[-1:] in ("!", "~") else ""
    wanted = [v.split("|") for v in venues.rstrip("!~").split(";;") if v.strip()]
    if reading.format != form:
        return ["form"]
    if len(reading.venues) != len(wanted):
        return ["number"]
    faults = []
    for venue, label in zip(reading.venues, wanted, strict=True):
        fields = [field.strip() for field in label] + [""] * (7 - len(label))
        for got, want in zip(_parts(venue), fields, strict=True):
            if want != "?" and same(got) != same(REGIONS.get(want, want)):
                faults.append(f"{got} for {want}")
    told = {code for code in reading.quality if code != "place_unknown" or wanted}
    if doubt != "~" and bool(told) is not (doubt == "!"):
        faults.append("doubts")
    return faults


def _parts(venue: Venue) -> tuple[str, ...]:
    parts = (
        venue.name, venue.settlement_type, venue.settlement, venue.district, venue.region,
        venue.country_code, "t" if venue.tentative else "",
    )  # fmt: skip
    return tuple(part or "" for part in parts)


def test_places_of_plans_of_other_regions() -> None:
    wrong, home = [], load_home()
    for line in lines("places_plans.txt"):
        if line.startswith("home:"):
            home = home_of_region(line.removeprefix("home:").strip())
            continue
        cell, venues, form = [*(part.strip() for part in line.split("=>")), ""][:3]
        reading = read_place(cell, home=home)
        if faults := _place_faults(reading, venues, form or "in_person"):
            wrong.append((cell, faults, reading))
    assert not wrong


@pytest.mark.parametrize("name", PLACES)
def test_places_nobody_has_seen(name: str) -> None:
    wrong = []
    for line in lines(name):
        cell, venues, form = [*(part.strip() for part in line.split("=>")), ""][:3]
        reading = read_place(cell, home=load_home())
        if faults := _place_faults(reading, venues, form or "in_person"):
            wrong.append((cell, faults, reading))
    assert not wrong


def partner_fault(line: str) -> bool:
    """Whether a line is read otherwise than it is labelled.

    «!» asks for a doubt, «~» leaves it open, «*» judges no codes; groups are judged where a third
    part stands, the rest of the row is its title, place and description.
    """
    label, text, *more = line.split("\t")
    title, place, description = more[1:] if len(more) > 1 else ("", "", "")
    cells = {"participants_text": text}
    venues: tuple[Venue, ...] = ()
    if more[1:]:
        cells |= {"title": title, "place_text": place, "description": description}
        home = load_home()
        venues = read_place(place, title=title, description=description, home=home).venues
    reading = find_partners(cells, venues)
    found = {partner.code or partner.name for partner in reading.partners}
    codes = label.rstrip("!~")
    right = codes == "*" or found == {name for name in codes.split(";") if name}
    right = right and (label[-1:] != "!" or bool(reading.quality))
    right = right and (label[-1:] in ("!", "~") or "partner_doubtful" not in reading.quality)
    judged = bool(more) and more[0] != "*"
    return not right or (judged and set(reading.groups) != set(more[0].split(";")) - {""})


def test_partners_nobody_has_seen() -> None:
    assert not [line for line in lines("unseen_partners.tsv") if partner_fault(line)]
