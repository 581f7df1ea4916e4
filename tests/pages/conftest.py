from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from pages.calendar.timeline.event_stretches import CalendarEvent, calendar_events
from pages.shared.plan.tables import Plan, plan_of
from tests.etl.conftest import published_folder as published_folder
from tests.pages import golden_tables, settled_plan
from tests.pages.calendar_drawn import END, START
from tests.pages.folder_shown import show_folder
from tests.pages.several_plans import several_plans


@pytest.fixture(scope="session", autouse=True)
def _installed_packages_are_looked_through_once() -> Iterator[None]:
    """For components, as a server does at its start; AppTest does it for every page it opens.

    It was most of the time of such a test: the metadata of each installed package is parsed.
    """
    found = manifest_scanner.scan_component_manifests()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(scope="session")
def golden_plan() -> Plan:
    """The shipped plan, as read by eye, ready for pages and figures."""
    return plan_of(golden_tables.frames(), golden_tables.MANIFEST)


@pytest.fixture(scope="session")
def full_plan(golden_plan: Plan) -> Plan:
    """The same with who takes part from where, read by eye too."""
    return replace(golden_plan, partner_places=golden_tables.partner_places())


@pytest.fixture(scope="session")
def settled() -> Plan:
    """The shipped plan, of which a person settled three events."""
    return plan_of(settled_plan.frames(), golden_tables.MANIFEST)


@pytest.fixture(scope="session")
def dated(golden_plan: Plan) -> list[CalendarEvent]:
    """The events of the shipped plan that have a time, as the calendar draws them."""
    return calendar_events(golden_plan.events, golden_plan.periods, plan_start=START, plan_end=END)[
        0
    ]


@pytest.fixture(scope="session")
def golden_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as published tables in a directory, for AppTest and for a real server."""
    return golden_tables.write(tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="session")
def several_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with plans of three half-years and of two regions; to be read, not changed."""
    return several_plans(tmp_path_factory.mktemp("several"))


@pytest.fixture
def golden_app(golden_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The dashboard's environment: golden tables, a fixed today."""
    return show_folder(monkeypatch, golden_dir)
