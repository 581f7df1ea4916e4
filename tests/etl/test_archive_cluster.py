"""An archive read by a Dask cluster that is there already: processes of their own, by address."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest.mock import Mock

import pytest
from distributed.client import ClosedClientError

from etl.__main__ import main
from etl.archive.one_document import Job, read_one
from etl.archive.workforce import ClusterError, read_all
from tests.browser.serving import free_port
from tests.etl import archive_made
from tests.etl.conftest import ROOT
from tests.etl.test_archive import started, tables, until

pytestmark = pytest.mark.slow
ROWS, NUMBERS = 4, range(5, 9)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("archive") / "Архив"
    list(archive_made.make(place, NUMBERS, ROWS))
    return place


@contextmanager
def process_of(*words: object) -> Iterator[subprocess.Popen[str]]:
    """A process of the cluster, in the program's folder, until the block ends."""
    running = subprocess.Popen(
        [sys.executable, "-m", *map(str, words)],
        cwd=ROOT, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield running
    finally:
        running.send_signal(signal.SIGKILL)
        running.wait(60)


@contextmanager
def scheduler() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    port = free_port()
    words = ("--host", "127.0.0.1", "--port", port, "--dashboard-address", "127.0.0.1:0")
    with process_of("distributed.cli.dask_scheduler", *words) as running:
        yield f"tcp://127.0.0.1:{port}", running


@contextmanager
def worker(address: str, scratch: Path) -> Iterator[subprocess.Popen[str]]:
    words = ("--nthreads", 1, "--no-dashboard", "--local-directory", scratch)
    with process_of("distributed.cli.dask_worker", address, *words) as running:
        yield running


def test_a_cluster_gives_the_tables_that_one_process_gives(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by_one, by_cluster = tmp_path / "one", tmp_path / "cluster"
    assert main(["archive", str(folder), "--data", str(by_one), "--workers", "1"]) == 0
    with (
        scheduler() as (address, _),
        worker(address, tmp_path / "a"),
        worker(address, tmp_path / "b"),
    ):
        words = ["archive", str(folder), "--data", str(by_cluster), "--scheduler", address]
        assert main(words) == 0
    assert "Принято: 4; были раньше: 0; отказано: 0" in capsys.readouterr().out
    assert tables(by_cluster) == tables(by_one) != {}


def test_a_scheduler_that_is_not_there_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"tcp://127.0.0.1:{free_port()}"
    words = ["archive", str(folder), "--data", str(tmp_path / "data"), "--scheduler", address]
    assert main(words) == 2
    error = capsys.readouterr().err
    assert f"Планировщик Dask по адресу «{address}» не отвечает" in error
    assert error.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_a_scheduler_that_is_lost_changes_nothing(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with scheduler() as (address, running):
        # Without a worker nothing is read: the command waits for one.
        process = started("etl", "archive", folder, "--data", data, "--scheduler", address)
        until(lambda: "ESTABLISHED" in connections(address))
        time.sleep(1)
        running.send_signal(signal.SIGKILL)
        _, err = process.communicate(timeout=300)
    assert process.returncode == 2, err
    assert "Связь с планировщиком Dask потеряна" in err or "Ни одного рабочего процесса" in err
    assert "Traceback" not in err
    assert not data.exists()


def connections(address: str) -> str:
    """How connections to an address stand."""
    import psutil

    port = int(address.rpartition(":")[2])
    with suppress(psutil.Error):
        return " ".join(
            one.status for one in psutil.net_connections("tcp")
            if one.raddr and one.raddr.port == port
        )  # fmt: skip
    return ""


def test_a_scheduler_that_is_lost_before_a_document_is_handed_out() -> None:
    client = Mock()
    client.scheduler_info.return_value = {"workers": {}}
    for lost in (ClosedClientError("Client is closed. Can't send update-graph"), OSError("closed")):
        client.map.side_effect = lost
        with pytest.raises(ClusterError, match="Связь с планировщиком Dask потеряна"):
            list(read_all(client, iter([(0, Job("план.docx", b""))]), read_one))
    client.scheduler_info.return_value = {}
    with pytest.raises(ClusterError, match="Связь с планировщиком Dask потеряна"):
        list(read_all(client, iter([(0, Job("план.docx", b""))]), read_one))
