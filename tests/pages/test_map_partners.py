"""Who works with whom, and how exactly that is known: read from the full_plan by eye."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from pages.map.ground.outlines import Outlines
from pages.map.prepared_map import map_data, people
from pages.map.spots.people import People
from pages.map.spots.spots import Spot
from pages.shared.plan.tables import Plan
from tests.pages.shipped_ground import shipped_outlines

REGION, BELARUS = "Смоленская область", "Республика Беларусь"


@pytest.fixture(scope="module")
def outlines() -> Outlines:
    return shipped_outlines()


@pytest.fixture(scope="module")
def found(full_plan: Plan, outlines: Outlines) -> People:
    return people(full_plan, outlines)


def spot(found: People, name: str) -> Spot:
    return next(s for s in found.data.spots if s.name == name)


def numbers(events: tuple[str, ...]) -> list[int]:
    return [int(event[1:]) for event in events]


def test_every_pair_of_places_is_one_line(found: People) -> None:
    """Rows of the full_plan on each line: held ones and remote ones apart."""
    lines = {
        (k.start.name, k.end.name, "дистанционно" if k.remote else ""): numbers(k.events)
        for k in found.data.links
    }
    assert lines == {
        (REGION, "Астана", ""): [2],
        (REGION, "Минская область", ""): [5],
        (REGION, "Минск", ""): [6],
        (REGION, BELARUS, ""): [9, 10, 30, 40, 46],
        (REGION, BELARUS, "дистанционно"): [23, 24, 29],
        (REGION, "Дубровно", ""): [14],
        (REGION, "Молодечно", ""): [15],
        (REGION, "Витебская область", ""): [37],
        (REGION, "Максимовка", ""): [39],
        (REGION, "Республика Абхазия", ""): [46],
        (REGION, "Республика Южная Осетия", ""): [46],
        (REGION, "Донецкая Народная Республика", ""): [46],
        (REGION, "Брянская область", ""): [46],
        (REGION, "Калининградская область", ""): [46],
        ("Смоленск", BELARUS, ""): [11, 13, 18, 41, 43, 44, 45],
        ("Смоленск", BELARUS, "дистанционно"): [17],
        ("Смоленск", "Могилев", ""): [21],
        ("Смоленск", "Могилев", "дистанционно"): [16],
        ("Смоленск", "Витебск", ""): [38],
        ("Смоленск", "Витебск", "дистанционно"): [32],
        ("Смоленск", "Поставы", "дистанционно"): [36],
        ("Рославль", "Витебск", "дистанционно"): [33],
        ("Кардымово", "Витебский район", "дистанционно"): [34],
        ("Велиж", "Лепельский район", ""): [35],
        ("Мольгино", BELARUS, ""): [28],
        ("Духовщинский муниципальный округ", BELARUS, ""): [12],
    }


def test_row_35_is_between_two_institutions(found: People) -> None:
    own, theirs = found.sides("e35")
    assert [p.words for p in own] == [
        "СОГБУ «Велижский комплексный центр социального обслуживания населения»"
    ]
    assert [p.words for p in theirs] == [
        "ГУ «Территориальный центр социального обслуживания населения Лепельского района»"
    ]
    assert theirs[0].place == "Лепельский район"


def test_a_town_told_by_a_name_only_is_marked(found: People) -> None:
    """Row 39: «Максимовский пансионат» names no village, the place cell does."""
    _, (theirs,) = found.sides("e39")
    assert theirs.place == "Максимовка"
    assert theirs.inferred
    _, (lepel,) = found.sides("e35")
    assert not lepel.inferred


def test_an_area_that_only_contains_another_end_has_no_line(found: People) -> None:
    """Row 21 names an institute in Могилев and teachers of its region: one line, both listed."""
    _, theirs = found.sides("e21")
    assert [p.words for p in theirs] == ["Могилевская область", "УО «МГОИРО»"]
    assert not any("Могилевская" in s.name for s in found.data.spots)


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Лепельский район", "district"),
        ("Витебский район", "district"),
        ("Витебская область", "region"),
        ("Брянская область", "region"),
        ("Республика Абхазия", "country"),
    ],
)
def test_a_partners_area_is_never_a_point_and_no_place_of_events(
    found: People, name: str, precision: str
) -> None:
    own = spot(found, name)
    assert own.precision == precision
    assert (own.visits, own.remote, own.venue_rows) == ((), (), 0)


def test_places_of_events_keep_their_counts(
    full_plan: Plan, found: People, outlines: Outlines
) -> None:
    """Taking part is a third count, beside events held and «мероприятие × место»."""
    before = map_data(full_plan, outlines)
    assert (found.data.held, found.data.venue_rows) == (before.held, before.venue_rows)
    smolensk = spot(found, "Смоленск")
    assert len(smolensk.visits) == 13
    assert smolensk.venue_rows == 13
    # Row 25's college is in the town though the contest is remote; row 9 names no institution.
    assert "e25" in smolensk.parties
    assert "e09" not in smolensk.parties


def test_every_event_is_joined_or_counted_beside(full_plan: Plan, found: People) -> None:
    """Rows with one side only, by eye; none has a side that no map could show."""
    assert numbers(found.one_sided) == [1, 3, 4, 7, 8, 19, 20, 22, 25, 26, 27, 31, 42, 47]
    assert found.unplaced == ()
    listed = [*found.joined, *found.one_sided, *found.unplaced]
    assert sorted(listed) == sorted(full_plan.events["event_id"])


def test_a_side_without_any_point_is_counted_beside(full_plan: Plan, outlines: Outlines) -> None:
    places = full_plan.partner_places.copy()
    there = places["district"] == "Лепельский район"
    places.loc[there, ["latitude", "longitude"]] = float("nan")
    found = people(replace(full_plan, partner_places=places), outlines)
    assert numbers(found.unplaced) == [35]


def test_an_edition_without_the_table_has_no_lines(golden_plan: Plan, outlines: Outlines) -> None:
    found = people(golden_plan, outlines)
    assert found.data.links == ()
    assert len(found.one_sided) == len(golden_plan.events)
    assert isinstance(golden_plan.partner_places, pd.DataFrame)
