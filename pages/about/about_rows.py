"""What «О системе» says: versions, the edition and its hashes, terms of all parts."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from etl.columns import MANIFEST
from etl.installed import installed_version, program_version
from etl.lookups import lookup_rows
from etl.model import SCHEMA_VERSION
from etl.periods_in_words import day_in_words
from etl.today import TODAY, today
from pages.shared.plan.folder_of_plans import editions_known
from pages.shared.plan.plan_made import PlanInfo
from pages.shared.plan.plan_said import edition_said, own_period, region_words
from pages.shared.visit.plan_choices import NOT_PUBLISHED
from pages.shared.words.dates_in_words import time_in_words

MOST_EDITIONS = 12
"""Of more plans looked at together the rest stand on «Редакции»."""
_NAMED = {"Streamlit": "страницы", "pandas": "таблицы", "PyArrow": "хранение", "Plotly": "рисунки"}


@dataclass(frozen=True)
class ShownEdition:
    """An edition that is looked at, with what tells it from any other.

    Attributes:
        called: which plan and edition.
        region: whose.
        document: the name of the document as received, "" where it is not known.
        document_sha256: its hash.
        built: when its tables were made.
        published: when it was published, or that it is not.
        tables_sha256: the hash of the file that names the hashes of all tables.
        files: the tables' files with their hashes.
    """

    called: str
    region: str
    document: str
    document_sha256: str
    built: str
    published: str
    tables_sha256: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShippedPart:
    """Data or a file of others that comes with the program (``shipped_parts.csv``)."""

    part: str
    what: str
    licence: str
    notice: str


def versions(now: datetime | None = None) -> tuple[tuple[str, str, str], ...]:
    """What runs: name, what it is for, version.

    Args:
        now: the server's time; the machine's by default.
    """
    moment = now or datetime.now().astimezone()
    hours = f"{(moment.utcoffset() or moment - moment).total_seconds() / 3600:+g}"
    return (
        ("Программа", "план международных мероприятий", program_version()),
        ("Python", "язык программы", platform.python_version()),
        *((name, what, installed_version(name) or "—") for name, what in _NAMED.items()),
        ("Таблицы", "устройство хранимых таблиц", f"версия {SCHEMA_VERSION}"),
        ("Часы сервера", _today_by(), _clock(moment, hours)),
    )


def _today_by() -> str:
    if not os.environ.get(TODAY):
        return "по ним считается «сегодня»"
    return f"«сегодня» задано при запуске: {day_in_words(today())}"


def _clock(moment: datetime, hours: str) -> str:
    return f"{day_in_words(moment.date())}, {moment:%H:%M}, UTC{hours}"


def shown_editions(info: PlanInfo) -> tuple[ShownEdition, ...]:
    """The editions that are looked at, the first dozen."""
    rows = {(row["source_sha256"], row["edition"], row["plan_id"]): row for row in editions_known()}
    return tuple(
        _edition(part, rows.get((part.source_sha256, part.edition, part.plan_id), {}))
        for part in (info.parts or (info,))[:MOST_EDITIONS]
    )


def _edition(info: PlanInfo, row: Mapping[str, object]) -> ShownEdition:
    manifest, files = _hashes(str(row.get("directory") or ""))
    return ShownEdition(
        called=f"План на {own_period(info)}, {edition_said(info)}",
        region=region_words(info),
        document=info.source_name,
        document_sha256=info.source_sha256,
        built=time_in_words(info.built_at.isoformat()) if info.built_at else "",
        published=time_in_words(str(row.get("published_at") or "")) or NOT_PUBLISHED,
        tables_sha256=manifest,
        files=files,
    )


def _hashes(directory: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The hash of the manifest of an edition's tables, and the hashes that it names."""
    try:
        content = (Path(directory) / MANIFEST).read_bytes() if directory else b""
        files: Mapping[str, str] = json.loads(content).get("files", {}) if content else {}
        return (sha256(content).hexdigest() if content else ""), tuple(sorted(files.items()))
    except (OSError, ValueError, AttributeError):
        return "", ()


@lru_cache(maxsize=1)
def shipped_parts() -> tuple[ShippedPart, ...]:
    """The data of others that come along, with their terms."""
    return tuple(ShippedPart(**row) for row in lookup_rows("shipped_parts.csv"))
