"""Builds that several tests look at; made once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.store import Tables, read

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "plan_data" / "source" / "plan-2026-H1.txt"


@pytest.fixture(scope="session")
def shipped_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the shipped plan, freshly built."""
    from etl.build import build_plan

    directory = tmp_path_factory.mktemp("shipped") / "tables"
    build_plan(SHIPPED, directory)
    return directory


@pytest.fixture(scope="session")
def shipped(shipped_directory: Path) -> Tables:
    """The shipped plan as data frames."""
    return read(shipped_directory)


@pytest.fixture(scope="session")
def published_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of plans in which the shipped plan is published; to be copied, not changed."""
    from etl.documents import Reading
    from etl.editions.publishing import publish

    directory = tmp_path_factory.mktemp("published") / "data"
    publish(Reading(SHIPPED), directory, by="Первый")
    return directory
