"""What of a folder of plans is shown: asked by readers, so it writes nothing and loads little."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.columns import EVENTS_FILE, MANIFEST
from etl.editions.folder_layout import RECORD, holds_tables, tables_below
from etl.editions.record import Record
from etl.home import load_home
from etl.swap import current


def served(directory: Path) -> Path | None:
    """The directory of tables that a folder shows; None where there are none.

    Tables that a build has put directly into the folder are shown until something is published
    after them. Of the plans published the newest by period of the home region is shown
    (home.toml), where none is of that region the newest of all; before there is a record, the
    newest of the tables one level below.

    Raises:
        RecordError: the record cannot be read.
    """
    if holds_tables(directory) and not _is_taken(directory):
        return directory
    stamp = _stamp(directory)
    if stamp is not None:
        folder = _published_folder(directory, stamp)
        if folder is not None:
            return directory / folder
    below = tables_below(directory)
    return max(below, key=_age) if below else None


def _stamp(directory: Path) -> tuple[int, ...] | None:
    """What changes with every change of the record, which is a new file each time."""
    try:
        stat = (directory / RECORD).stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=8)
def _published_folder(directory: Path, _stamp: tuple[int, ...]) -> str | None:
    """The folder of the tables that are shown first: every click asks, a record is megabytes."""
    published = published_plans(Record(directory))
    return str(newest(published)["folder"]) if published else None


def newest(plans: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Which of several plans is the one that is shown first."""
    home = load_home().region
    return max(plans, key=lambda p: (p["region"] == home, p["period_end"], p["period_start"]))


def published_plans(record: Record) -> list[dict[str, Any]]:
    """The plans with the edition and the tables that each shows."""
    return record.all(
        "SELECT plan.*, state.folder, state.given, state.applied FROM plan JOIN state "
        "USING (plan, edition, state) ORDER BY plan.plan"
    )


def digest_of(directory: Path) -> str:
    """What tells a directory's tables from those of another build."""
    for name in (MANIFEST, EVENTS_FILE):
        path = current(directory, name)
        if path.is_file():
            return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def _is_taken(directory: Path) -> bool:
    if not (directory / RECORD).exists():
        return False
    found = Record(directory).one("SELECT digest FROM taken WHERE digest = ?", digest_of(directory))
    return found is not None


def _age(directory: Path) -> tuple[str, int, str]:
    try:
        manifest = json.loads(current(directory, MANIFEST).read_text(encoding="utf-8"))
        return str(manifest["period_end"]), int(manifest["edition"]), directory.name
    except (OSError, ValueError, KeyError, TypeError):
        return "", 0, directory.name
