"""Venues on the map: gazetteers first, Nominatim only when asked, nothing guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from geopy.distance import great_circle

from etl.gazetteer import settlements_named
from etl.geocode import (
    AmbiguousPlaceError,
    AreaGeocoder,
    CuratedGeocoder,
    GeoNamesGeocoder,
    Place,
    default_geocoder,
    locate,
)
from etl.geocode.query import size_of
from etl.lookups import rows_of
from etl.model import Placement, Venue
from etl.places import read_place
from etl.text import key
from tests.etl.geocoders_asked import HOME, one

GOLDEN = Path(__file__).parent.parent / "golden" / "plan-2026-H1"
LEVELS = ("venue", "settlement", "district", "region", "country")


def put(cell: str) -> Placement:
    (venue,) = read_place(cell, home=HOME).venues
    return locate(venue, default_geocoder(HOME))


# Reference points: the plan's gazetteer notes and GeoNames.
@pytest.mark.parametrize(
    ("cell", "latitude", "longitude", "precision"),
    [
        ("г. Смоленск", 54.7783, 32.0509, "settlement"),
        ("г. Витебск", 55.1904, 30.2049, "settlement"),
        ("г. Могилёв", 53.9088, 30.3404, "settlement"),
        ("г. Могилев", 53.9088, 30.3404, "settlement"),
        ("г. Лепель, Витебская область", 54.8814, 28.6990, "settlement"),
        ("г. Городок, Витебская область", 55.4624, 29.9845, "settlement"),
        ("дер. Максимовка, Городокский район, Витебская область", 55.6685, 30.3308, "settlement"),
        ("г. Астана, Республика Казахстан", 51.1801, 71.4460, "settlement"),
        ("г. Брест, Франция", 48.39, -4.49, "settlement"),
        ("г. Брест", 52.10, 23.70, "settlement"),
        ("г. Смоленск, пос. Вишенки", 54.7783, 32.0509, "settlement"),
        ("г. Смоленск, КВЦ им. Тенишевых", 54.7839, 32.0477, "venue"),
        (
            'г. Смоленск, СОГБУК "Культурно-выставочный центр им. Тенишевых"',
            54.784,
            32.048,
            "venue",
        ),
        ("Демидовский район, озеро Рытое", 55.5019, 31.7553, "venue"),
        ("г. Смоленск, Дворец спорта «Юбилейный»", 54.7783, 32.0509, "settlement"),
        ("г. Смоленск, кафе «Ромашка»", 54.7783, 32.0509, "settlement"),
        ("Демидовский район", 55.27, 31.51, "district"),
        ("Лепельский район", 54.88, 28.70, "district"),
    ],
)
def test_known_points(cell: str, latitude: float, longitude: float, precision: str) -> None:
    placement = put(cell)
    assert placement.precision == precision
    assert placement.latitude == pytest.approx(latitude, abs=0.02)
    assert placement.longitude == pytest.approx(longitude, abs=0.02)
    assert placement.source
    assert placement.quality == ()


def rows(name: str) -> list[dict[str, str]]:
    return rows_of(GOLDEN / name)


def test_every_venue_of_the_real_plan_is_put_right() -> None:
    geocoder = default_geocoder(HOME)
    for row in rows("venues.csv"):
        fields = ("name", "settlement", "settlement_type", "district", "region", "country_code")
        venue = Venue(
            **{field: row[field] or None for field in fields},  # type: ignore[arg-type]
            place_precision=row["place_precision"],  # type: ignore[arg-type]
        )
        placement = locate(venue, geocoder)
        assert placement.precision == row["coordinate_precision"], row
        if row["latitude"]:
            assert placement.latitude == pytest.approx(float(row["latitude"]), abs=0.02), row
            assert placement.longitude == pytest.approx(float(row["longitude"]), abs=0.02), row
        assert placement.quality == (), row


def test_the_namesake_of_a_venue_in_another_town_is_not_taken() -> None:
    placement = put("г. Минск, Дворец спорта «Юбилейный»")
    assert placement.precision == "settlement"
    assert placement.latitude == pytest.approx(53.90, abs=0.05)


def test_a_village_that_is_found_nowhere_is_put_at_its_district_and_marked() -> None:
    placement = put("дер. Несуществовка, Демидовский район, Смоленская область")
    assert placement.precision == "district"
    assert placement.quality == ("place_not_found",)


def test_a_village_is_not_put_into_a_district_far_away() -> None:
    # The Максимовка of the gazetteer lies in Городокский район.
    placement = put("дер. Максимовка, Шарковщинский район, Витебская область")
    assert placement.precision == "district"
    assert placement.quality == ("place_not_found",)


def test_an_institution_without_a_town_that_nobody_knows_gets_no_point() -> None:
    assert put("Дом дружбы народов") == Placement(quality=("place_not_found",))


def test_vishenki_alone_is_not_one_of_the_ukrainian_villages() -> None:
    placement = put("пос. Вишенки")
    assert placement.latitude is None
    assert placement.quality == ("place_not_found",)


def test_namesakes_that_nothing_tells_apart_get_no_point() -> None:
    assert put("г. Кировск") == Placement(quality=("place_ambiguous",))
    with pytest.raises(AmbiguousPlaceError):
        GeoNamesGeocoder(HOME).geocode(Place(settlement="Кировск", settlement_type="г."))


def test_context_wins_over_the_bias() -> None:
    geocoder = GeoNamesGeocoder(HOME)
    belarus = one(geocoder, Place(settlement="Светлогорск", region="Гомельская область"))
    russia = one(geocoder, Place(settlement="Светлогорск", region="Калининградская область"))
    assert belarus.latitude == pytest.approx(52.63, abs=0.05)
    assert russia.latitude == pytest.approx(54.94, abs=0.05)


def test_a_text_is_a_query_too_and_a_list_can_be_asked_for() -> None:
    found = GeoNamesGeocoder(HOME).geocode("г. Витебск, Республика Беларусь", exactly_one=False)
    assert isinstance(found, list)
    assert [place.raw["precision"] for place in found] == ["settlement"]
    assert CuratedGeocoder().geocode("г. Смоленск") is None
    assert one(default_geocoder(HOME), "г. Витебск").latitude == pytest.approx(55.19, abs=0.01)
    assert one(AreaGeocoder(), "Республика Казахстан").raw["precision"] == "country"


def test_region_points_lie_in_their_regions() -> None:
    # Minsk stands in the middle of its region, Rogachev near that of Gomel.
    for region, town, within in (
        ("Витебская область", "Лепель", 90),
        ("Смоленская область", "Сафоново", 90),
        ("Могилевская область", "Могилев", 90),
    ):
        placement = put(region)
        assert placement.precision == "region"
        row = settlements_named(town)[0]
        point = (placement.latitude, placement.longitude)
        assert great_circle(point, (row.latitude, row.longitude)).km < within


def test_every_gazetteer_row_is_on_the_globe_and_named_in_russian() -> None:
    path = Path(__file__).parent.parent.parent / "plan_data" / "gazetteer" / "geonames.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    for line in lines:
        same, name, country, _, latitude, longitude, people, _ = line.split("\t")
        assert key(name) == same
        assert not set(name.lower()) & set("іїєґўјљњћђџәғқңөұүһ")
        assert len(country) == 2
        assert -90 <= float(latitude) <= 90
        assert -180 <= float(longitude) <= 180
        assert int(people) >= 0
    assert path.stat().st_size < 3_000_000


@pytest.mark.parametrize(
    "name", ["Кардымово", "Духовщина", "Новодугино", "Сморгонь", "Сухум", "Пекин", "Кишинёв"]
)
def test_settlements_that_plans_name_are_in_the_index(name: str) -> None:
    assert settlements_named(name)
    assert settlements_named(name.replace("ё", "е")) == settlements_named(name.upper())


def test_a_point_is_never_finer_than_the_place() -> None:
    for cell in ("г. Смоленск", "Смоленская область", "Республика Беларусь", "Лепельский район"):
        (venue,) = read_place(cell, home=HOME).venues
        placement = locate(venue, default_geocoder(HOME))
        assert placement.precision is not None
        assert LEVELS.index(placement.precision) >= LEVELS.index(venue.place_precision)


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("рп", "town"),
        ("рабочий посёлок", "town"),
        ("г. п.", "town"),
        ("ст-ца", "village"),
        ("аал", "village"),
        ("пос.", "small"),
        ("станция", "any"),
        ("мкр", "any"),
        (None, "any"),
    ],
)
def test_how_large_a_settlement_is_its_type_says_in_one_table(
    written: str | None, size: str
) -> None:
    assert size_of(written) == size
