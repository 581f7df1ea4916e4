"""The plan that comes along, published where nothing is there yet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from etl.folders import ROOT, SOURCE

SHIPPED_PLAN = SOURCE / "plan-2026-H1.txt"
FIRST_START = "первый запуск"
"""Who published it."""


def holds_anything(folder: Path) -> bool:
    """Whether a folder has anything of somebody's own in it."""
    try:
        return any(not path.name.startswith(".") for path in folder.iterdir())
    except FileNotFoundError:
        return False
    except OSError:
        return True


def publish_shipped_plan(folder: Path) -> None:
    """Publish the plan that comes along where nothing is there yet, as a person would by hand."""
    command = [sys.executable, "-m", "etl", "publish", str(SHIPPED_PLAN), "--by", FIRST_START]
    subprocess.run(
        [*command, "--data", str(folder.absolute())], cwd=ROOT, capture_output=True, check=False
    )
