"""The record of a folder of plans lets go of its memory as soon as nobody holds it."""

from __future__ import annotations

import gc
import sqlite3
from pathlib import Path

import pytest

from etl.editions.record import Record


def test_a_record_that_nobody_holds_is_closed_without_a_search_for_garbage(tmp_path: Path) -> None:
    gc.disable()
    try:
        record = Record(tmp_path)
        assert record.all("SELECT plan FROM plan") == []
        database = record._database
        del record
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            database.execute("SELECT 1")
    finally:
        gc.enable()
