"""A region's plan keeps the region's own towns, whatever namesakes others have."""

from __future__ import annotations

from collections.abc import Iterator

from etl.gazetteer import every_point, region_capitals, settlements_named
from etl.places import read_place
from etl.places.place_words import districts_called, first_level_cities
from etl.plan_home import home_of_region
from etl.text import key

_TOWN = 10_000


def towns_with_namesakes() -> Iterator[tuple[str, str]]:
    """Region and name of every town of some size that another region has a namesake of."""
    for name in sorted({name for name, people, *_ in every_point() if people >= _TOWN}):
        rows = settlements_named(name)
        if key(name) in first_level_cities() or len({row.region for row in rows}) < 2:
            continue
        for region in sorted({row.region or "" for row in rows if row.population >= _TOWN}):
            if key(region) in region_capitals():
                yield region, name


def okrug_of(town: str) -> str:
    """«Озёрский городской округ» of «Озёрск»; "" where the adjective is no plain one."""
    if town.endswith("ск"):
        return f"{town}ий городской округ"
    return f"{town} городской округ" if town.endswith(("ский", "ный")) else ""


def test_each_town_of_the_region_is_its_own() -> None:
    wrong = []
    for region, town in towns_with_namesakes():
        cells = [f"г. {town}", f"{town}", f"ДК «Маяк», г. {town}", f"городской округ {town}"]
        if okrug := okrug_of(town):
            cells += [f"{okrug}, г. {town}", f"г. {town}, {okrug}, ДК «Маяк»"]
        for cell in cells:
            reading = read_place(cell, home=home_of_region(region))
            if [venue.region for venue in reading.venues] != [region] or reading.quality:
                wrong.append((region, cell, reading))
    assert not wrong


def test_there_are_such_districts_elsewhere() -> None:
    told = [one for one in towns_with_namesakes() if okrug_of(one[1])]
    elsewhere = [
        one
        for one in told
        if (rows := districts_called(okrug_of(one[1])))
        and one[0] not in {row.region for row in rows}
    ]
    assert len(told) > 100
    assert ("Челябинская область", "Озёрск") in elsewhere
