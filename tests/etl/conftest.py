"""Builds that several tests look at; made once a session."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from etl.store import Tables, read

if TYPE_CHECKING:
    from tests.etl.plan_folders import Told
    from tests.s3_running import RunningStore

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


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStore]:
    from tests.s3_running import RunningStore, forget

    store = RunningStore(tmp_path_factory.mktemp("objects"))
    store.start()
    yield store
    store.stop()
    forget()


@pytest.fixture
def store(
    running: RunningStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RunningStore]:
    running.named_in(monkeypatch, tmp_path / "cache")
    yield running
    for path in running.objects.iterdir():
        path.unlink()


@pytest.fixture
def plans(published_folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(published_folder, tmp_path / "plans")
    return tmp_path / "plans"


@pytest.fixture(scope="module")
def two_editions(published_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder later: a second edition, and the first one shown again."""
    from etl.documents import Reading
    from etl.editions.published_again import publish_again
    from etl.editions.publishing import publish
    from tests.etl.plan_folders import PLAN, changed

    scratch = tmp_path_factory.mktemp("later")
    later = scratch / "plans"
    shutil.copytree(published_folder, later)
    document = changed(scratch, "next.txt", ("«Славянский хоровод»", "«Хоровод»"))
    publish(Reading(document), later, by="Второй")
    publish_again(later, PLAN, 1, by="Второй")
    return later


@pytest.fixture
def told(tmp_path: Path, published_folder: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """A folder with the shipped plan published."""
    from tests.etl.plan_folders import Told

    shutil.copytree(published_folder, tmp_path / "data")
    return Told(tmp_path / "data", capsys)
