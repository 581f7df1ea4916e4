"""Points asked of Nominatim: once, under our own name, and what it could not be asked is said."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.exc import GeopyError

from etl import build
from etl.geocode import (
    ChainGeocoder,
    CuratedGeocoder,
    GeoNamesGeocoder,
    OnlineGeocoder,
    Place,
    default_geocoder,
    locate,
)
from etl.home import Home
from etl.model import Venue
from tests.etl.geocoders_asked import HOME, one


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


@contextmanager
def answering(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The address of a server on loopback that answers as a handler does."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def service() -> Iterator[str]:
    _Nominatim.asked.clear()
    _Nominatim.agents.clear()
    with answering(_Nominatim) as address:
        yield address


def online(service: str, cache: Path) -> OnlineGeocoder:
    return OnlineGeocoder(cache, domain=service, scheme="http", timeout=600, min_delay_seconds=0)


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

    with answering(Overloaded) as address:
        yield address


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
