"""All that a machine without internet needs, in one file: made, unpacked, installed, asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from etl.folders import ROOT

pytestmark = pytest.mark.slow


def test_the_bundle_installs_and_serves_where_there_is_no_network(tmp_path: Path) -> None:
    index = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest",
             str(tmp_path / "probe"), "six"]  # fmt: skip
    if subprocess.run(index, capture_output=True, timeout=120).returncode != 0:
        pytest.skip("the bundle is made of a package index's files, and none answers here")
    made = subprocess.run(
        [sys.executable, "-m", "deploy.bundle", str(tmp_path / "dist")],
        cwd=ROOT, capture_output=True, text=True, timeout=900,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    (bundle,) = (tmp_path / "dist").glob("*.tar.gz")
    assert (tmp_path / "dist" / f"{bundle.name}.sha256").exists()
    tried = subprocess.run(
        [sys.executable, "-m", "deploy.try_bundle", str(bundle)],
        cwd=ROOT, capture_output=True, text=True, timeout=900,
    )  # fmt: skip
    assert tried.returncode == 0, tried.stderr
    assert "Ответил: План можно показать." in tried.stdout
    assert "мероприятий в CSV: 47." in tried.stdout
