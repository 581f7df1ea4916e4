"""A plan of another region: every page says whose it is and measures from its capital."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.build import build_plan
from etl.folders import ROOT
from pages.map.ground.boundary_files import load_outlines
from pages.map.words.map_words import distance_km
from pages.shared.plan.tables import Plan, read_plan
from tests.acceptance.content import pskov
from tests.acceptance.plain_text import line_per_row
from tests.pages.shipped_ground import shipped_outlines


@pytest.fixture(scope="module")
def pskov_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a small plan of the Pskov region."""
    folder = tmp_path_factory.mktemp("pskov")
    source, out = folder / "plan.txt", folder / "tables"
    source.write_text(line_per_row(pskov.PLAN), "utf-8")
    build_plan(source, out)
    return out


@pytest.fixture(scope="module")
def pskov_plan(pskov_dir: Path) -> Plan:
    return read_plan(pskov_dir)


def test_the_edition_knows_whose_plan_it_is(pskov_plan: Plan) -> None:
    home = pskov_plan.info.home
    assert (home.region, home.capital) == ("Псковская область", "Псков")
    # From Псков to Тарту it is 128 km as the crow flies, from Смоленск five hundred.
    assert 110 <= distance_km(home, 58.38, 26.72) <= 140


@pytest.mark.parametrize(
    "page", ["overview", "calendar", "map", "spheres", "events", "show", "data"]
)
def test_no_page_takes_it_for_the_shipped_region(
    page: str, pskov_dir: Path, pskov_plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_DATA_DIR", str(pskov_dir))
    monkeypatch.setenv("PLAN_TODAY", "2027-08-10")
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    if page == "events":
        app.query_params["event"] = str(pskov_plan.events["event_id"].iloc[0])
    app.run()
    app.switch_page(f"pages/{page}/page.py").run()
    assert not app.exception
    shown = " ".join(element.proto.body for element in app.get("html")).replace("\u00a0", " ")
    if page != "show":  # its own texts are drawn in the frame
        assert "Псковская область" in shown
    assert "Смоленская область" not in shown
    assert "города Смоленск" not in shown
    if page == "map":
        assert "Контура этого региона" not in shown
        assert "От города Псков" in shown


def test_each_region_has_its_own_outlines(pskov_plan: Plan) -> None:
    assert shipped_outlines().has_home
    elsewhere = load_outlines(pskov_plan.info.home)
    assert elsewhere.has_home
    assert elsewhere.sheet != shipped_outlines().sheet
    assert elsewhere.home_xy != shipped_outlines().home_xy
    assert load_outlines(pskov_plan.info.home) is elsewhere
