"""A store that runs beside the tests: started, killed, started again on the same port."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from etl.bucket import bucket, local_copy
from etl.folders import ROOT
from tests.s3_server import BUCKET, KEY, SECRET


class RunningStore:
    """A server process with a folder for its objects.

    Attributes:
        address: where a folder of plans may go in it.
    """

    def __init__(self, folder: Path) -> None:
        self.address = f"s3://{BUCKET}/{folder.name}"
        self.objects = folder
        self._port = 0
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it; it has what it had."""
        command = [sys.executable, "-m", "tests.s3_server", str(self.objects), str(self._port)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self._port = int(self._process.stdout.readline())

    def stop(self) -> None:
        """Kill it."""
        assert self._process is not None
        self._process.kill()
        self._process.communicate()

    def variables(self, cache: Path) -> dict[str, str]:
        """What says to a program where it is, who asks it and where the copy goes."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self._port}",
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "PLAN_STORE_CACHE": str(cache),
        }

    def named_in(self, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
        """Say that in the environment, and forget any other."""
        for name, value in self.variables(cache).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(bucket, "_ATTEMPTS", 1)  # nobody waits for the second try of a test
        forget()


def forget() -> None:
    """Be as a process that has asked no store yet."""
    bucket._store.cache_clear()
    local_copy._copies.clear()
