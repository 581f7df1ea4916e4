"""Venues on the map: gazetteers first, Nominatim only when asked, nothing guessed."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.distance import great_circle
from geopy.exc import GeopyError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from etl import build
from etl.gazetteer import settlements_named
from etl.geocode import (
    AmbiguousPlaceError,
    AreaGeocoder,
    ChainGeocoder,
    CuratedGeocoder,
    GeoNamesGeocoder,
    OnlineGeocoder,
    Place,
    default_geocoder,
    locate,
)
from etl.home import Home, load_home
from etl.model import Placement, Venue
from etl.places import read_place
from etl.text import key

HOME = load_home()
GOLDEN = Path(__file__).parent.parent / "golden" / "plan-2026-H1"
LEVELS = ("venue", "settlement", "district", "region", "country")


def one(geocoder: Geocoder, query: Place | str) -> Location:
    """The one answer of a geocoder that must have one."""
    found = geocoder.geocode(query)
    assert isinstance(found, Location)
    return found


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
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


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


class _Nominatim(BaseHTTPRequestHandler):
    """Answers like Nominatim for one village; remembers what it was asked."""

    asked: ClassVar[list[dict[str, str]]] = []
    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        self.asked.append(query)
        self.agents.append(self.headers["User-Agent"])
        found = []
        if query.get("city") == "Вонлярово":
            found = [
                {
                    "lat": "54.8100",
                    "lon": "31.8900",
                    "display_name": "Вонлярово, Смоленская область, Россия",
                    "class": "place",
                    "osm_type": "node",
                    "osm_id": 1,
                }
            ]
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def service() -> Iterator[str]:
    _Nominatim.asked.clear()
    _Nominatim.agents.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Nominatim)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def online(service: str, cache: Path) -> OnlineGeocoder:
    return OnlineGeocoder(cache, domain=service, scheme="http", timeout=5, min_delay_seconds=0)


def test_nominatim_is_asked_once_under_our_own_name(service: str, tmp_path: Path) -> None:
    village = Place(settlement="Вонлярово", region="Смоленская область", country_code="RU")
    cache = tmp_path / "answers.json"
    found = one(online(service, cache), village)
    assert (found.latitude, found.longitude) == (54.81, 31.89)
    assert found.raw["precision"] == "settlement"
    again = one(online(service, cache), village)
    assert again.latitude == found.latitude
    assert len(_Nominatim.asked) == 1
    assert _Nominatim.asked[0]["countrycodes"] == "ru"
    assert _Nominatim.agents[0].startswith("plan-dashboard/")


def test_nothing_found_is_remembered_too(service: str, tmp_path: Path) -> None:
    geocoder = online(service, tmp_path / "answers.json")
    for _ in range(2):
        assert geocoder.geocode(Place(settlement="Нигденское", country_code="RU")) is None
    assert len(_Nominatim.asked) == 1


def test_nominatim_is_never_asked_for_a_disputed_entity(service: str, tmp_path: Path) -> None:
    geocoder = online(service, tmp_path / "answers.json")
    assert geocoder.geocode(Place(settlement="Новый Афон", country_code="Абхазия")) is None
    assert _Nominatim.asked == []


def test_a_silent_service_is_an_error_here_and_no_loss_for_a_build(tmp_path: Path) -> None:
    geocoder = online("127.0.0.1:9", tmp_path / "answers.json")
    village = Place(settlement="Вонлярово", country_code="RU")
    with pytest.raises(GeopyError):
        geocoder.geocode(village)
    assert not (tmp_path / "answers.json").exists()
    venue = Venue(settlement="Вонлярово", country_code="RU", place_precision="settlement")
    placement = locate(venue, geocoder)
    assert placement.precision == "country"
    # Nobody has looked, so nobody can say that it was not found.
    assert placement.quality == ("place_not_asked",)
    assert geocoder.unanswered == ["Вонлярово", "Вонлярово"]


@pytest.fixture
def failing() -> Iterator[str]:
    """A service on loopback that is there and always says that it is overloaded."""

    class Overloaded(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(503)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Overloaded)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_could_not_be_asked_is_said_by_the_build(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geocoder(home: Home, *, online: bool) -> ChainGeocoder:
        assert online
        asked = OnlineGeocoder(
            tmp_path / "answers.json", domain=failing, scheme="http", min_delay_seconds=0
        )
        return ChainGeocoder([CuratedGeocoder(), GeoNamesGeocoder(home), asked])

    monkeypatch.setattr(build, "default_geocoder", geocoder)
    head = ["№ п/п", "Наименование мероприятия", "Место проведения", "Сроки проведения",
            "Краткое описание", "Цель", "Состав участников"]  # fmt: skip
    rest = ["май 2026 года", "", "", "Беларусь"]
    rows = [
        ["1.", "Фестиваль", "дер. Нигденское, Смоленская область", *rest],
        ["2.", "Выставка", "г. Смоленск", *rest],
    ]
    plan = tmp_path / "plan.txt"
    plan.write_text("\n".join("\t".join(row) for row in [head, *rows]), "utf-8")
    manifest = build.build_plan(plan, tmp_path / "out", period="2026-H1", online=True)
    notes = [note for note in manifest["notes"] if "Nominatim" in note]
    assert notes == [
        "Nominatim не ответил, не спрошено о населённых пунктах: Нигденское; "
        "постройте таблицы ещё раз."
    ]
    assert manifest["counts"]["doubts"]["place_not_asked"] == 1
    assert "place_not_found" not in manifest["counts"]["doubts"]


def test_without_online_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    geocoder = default_geocoder(HOME)
    assert not any(isinstance(one, OnlineGeocoder) for one in geocoder.geocoders)


def test_a_point_is_never_finer_than_the_place() -> None:
    for cell in ("г. Смоленск", "Смоленская область", "Республика Беларусь", "Лепельский район"):
        (venue,) = read_place(cell, home=HOME).venues
        placement = locate(venue, default_geocoder(HOME))
        assert placement.precision is not None
        assert LEVELS.index(placement.precision) >= LEVELS.index(venue.place_precision)
