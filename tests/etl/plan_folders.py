"""A published folder of plans to try things on, and what commands say of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from etl.__main__ import main
from etl.columns import CORRECTIONS
from etl.editions.folder_layout import COPIED
from tests.etl.conftest import SHIPPED

PLAN = "2026-H1-smolenskaya-oblast"


def content(directory: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path."""
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


def changed(folder: Path, name: str, *edits: tuple[str, str]) -> Path:
    """A copy of the shipped plan with each (old, new) replaced once."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def corrections_file(path: Path, rows: Sequence[dict[str, str]], delimiter: str = ",") -> Path:
    """A file of corrections; columns that a row does not name are empty."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(CORRECTIONS), restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    return path


class Told:
    """Runs commands and keeps what they say."""

    def __init__(self, directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.directory = directory
        self._capsys = capsys

    def __call__(self, *words: object, code: int = 0) -> str:
        """Run a command on the folder; gives what it says where it should."""
        self._capsys.readouterr()
        assert main([*map(str, words), "--data", str(self.directory)]) == code
        told = self._capsys.readouterr()
        # Pages run before in this process have the log written; its lines are no complaint.
        lines = told.err.splitlines(keepends=True)
        err = "".join(line for line in lines if not line.startswith('{"at": '))
        assert (err == "") == (code == 0), err
        return told.out if code == 0 else err

    def editions(self) -> list[dict[str, Any]]:
        """What ``editions --json`` says."""
        rows: list[dict[str, Any]] = json.loads(self("editions", "--json"))
        return rows

    def published(self) -> dict[str, Any]:
        """The published edition of the shipped plan."""
        (row,) = [r for r in self.editions() if r["published"] and r["plan"] == PLAN]
        return row


def fetched(folder: Path) -> dict[str, bytes]:
    """What a copy holds of the folder of plans."""
    return {name: data for name, data in content(folder).items() if name != COPIED}
