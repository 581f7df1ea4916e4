"""What all tests share: documents are read by copies of one process that has its readers."""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from etl.documents.apart import reading
from tests.reading_copies import Keeper

ROOT = Path(__file__).resolve().parents[1]

# The same examples everywhere, however long a busy machine takes over one of them.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

gc.disable()


def pytest_collection_finish() -> None:
    """What all modules have brought stays: no search for garbage need go through it again.

    While they are imported nothing is garbage, and afterwards most that is young is not.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


@pytest.fixture(scope="session")
def keeper() -> Iterator[Keeper]:
    """The process that waits with every reader imported."""
    kept = Keeper(str(ROOT))
    yield kept
    kept.close()


@pytest.fixture(autouse=True)
def _documents_are_read_by_copies(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of what building a plan costs, but for tests of the process itself."""
    if hasattr(socket, "send_fds") and not request.node.get_closest_marker("started_anew"):
        keeper: Keeper = request.getfixturevalue("keeper")
        monkeypatch.setattr(reading, "subprocess", keeper.as_subprocess)
