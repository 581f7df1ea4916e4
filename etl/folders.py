"""Where the project's data lies: the one place that knows the folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from etl.bucket.bucket import STORE_SCHEME

if TYPE_CHECKING:
    from etl.bucket.local_copy import LocalCopy

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
STORE_COPIES = PLAN_DATA / ".copies"
"""What is fetched from a store lies here, unless ``PLAN_STORE_CACHE`` names another folder."""


def data_directory() -> Path:
    """The folder of plans: ``PLAN_DATA_DIR`` or ``plan_data/tables``.

    Where an address of a store stands there (``s3://…``), this machine's copy of what it holds.
    """
    text = os.environ.get(DATA, "")
    return folder_at(text) if text else TABLES


def folder_at(text: str) -> Path:
    """The folder of plans that a person names, by its path or by a store's address."""
    if not text.startswith(STORE_SCHEME):
        return Path(text)
    return stored_at(text).folder()


def stored_at(address: str) -> LocalCopy:
    """This machine's copy of what lies on a store."""
    from etl.bucket.local_copy import copy_of  # whoever has a folder needs none of it

    text = os.environ.get("PLAN_STORE_CACHE", "")
    return copy_of(address, Path(text) if text else STORE_COPIES)


def served_copy() -> LocalCopy | None:
    """The copy of a store that the pages show; None where they show a folder of this machine."""
    text = os.environ.get(DATA, "")
    return stored_at(text) if text.startswith(STORE_SCHEME) else None
