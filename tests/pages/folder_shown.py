"""Which folder the dashboard shows in a test, on which day."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

TODAY = "2026-04-10"


def show_folder(patch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Have the pages show a folder of plans, or one of tables."""
    patch.setenv("PLAN_DATA_DIR", str(folder))
    patch.setenv("PLAN_TODAY", TODAY)
    return folder


def copy_shown(patch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> Path:
    """The same of a copy, which the test may change."""
    return show_folder(patch, Path(shutil.copytree(folder, tmp_path / "data")))
