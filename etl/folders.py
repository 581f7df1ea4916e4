"""Where the project's data lies: the one place that knows the folders."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLAN_DATA = ROOT / "plan_data"
LOOKUPS = PLAN_DATA / "lookups"
"""Wordings, names, traps: data that a person edits."""
GAZETTEER = PLAN_DATA / "gazetteer"
BOUNDARIES = PLAN_DATA / "boundaries"
SOURCE = PLAN_DATA / "source"
STORIES = PLAN_DATA / "stories"
TABLES = PLAN_DATA / "tables"
"""Built, never edited."""
FONTS = ROOT / "static" / "fonts"
DATA = "PLAN_DATA_DIR"
"""The variable that names the folder of plans."""


def data_directory() -> Path:
    """The folder of plans: ``PLAN_DATA_DIR`` or ``plan_data/tables``."""
    text = os.environ.get(DATA, "")
    return Path(text) if text else TABLES
