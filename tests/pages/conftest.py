from __future__ import annotations

from pathlib import Path

import pytest

from pages.shared.plan.tables import Plan, plan_of
from tests.etl.conftest import published_folder as published_folder
from tests.pages import golden_tables
from tests.pages.several_plans import several_plans


@pytest.fixture(scope="session")
def golden_plan() -> Plan:
    """The shipped plan, as read by eye, ready for pages and figures."""
    return plan_of(golden_tables.frames(), golden_tables.MANIFEST)


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
    monkeypatch.setenv("PLAN_DATA_DIR", str(golden_dir))
    monkeypatch.setenv("PLAN_TODAY", "2026-04-10")
    return golden_dir
