"""Where things lie in the folder of plans, and what a plan is called in it.

``plans.sqlite`` is the record; ``editions/PLAN/N/`` holds one edition: ``document.docx`` as
received and ``tables-1/``, ``tables-2/``, …, one for each set of corrections that was published.
A folder that the record does not name means nothing: a writer that was ended left it.
"""

from __future__ import annotations

import re
from pathlib import Path

from etl.columns import EVENTS_FILE
from etl.documents.endings import suffix_of
from etl.swap import pending

RECORD = "plans.sqlite"
EDITIONS = "editions"
COPIED = "copied.json"
"""Stands in a folder that is a copy of what a store holds (``etl/bucket/``), and in no other."""

_LATIN = dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    ["a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r",
     "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "_", "y", "_", "e", "yu", "ya"],
    strict=True,
))  # fmt: skip


def plan_name(plan_id: str, region: str) -> str:
    """What a plan is called among all of a folder: good for an address and a folder's name.

    >>> plan_name("2026-H1", "Смоленская область")
    '2026-H1-smolenskaya-oblast'
    """
    latin = "".join(_LATIN.get(letter, letter) for letter in region.lower()).replace("_", "")
    words = re.findall(r"[a-z0-9]+", latin)
    return "-".join([re.sub(r"[^\w-]", "-", plan_id, flags=re.ASCII), *words])


_INSIDE = re.compile(rf"{EDITIONS}(/[A-Za-z0-9_][\w.-]*)+", re.ASCII)


def is_of_editions(name: str) -> bool:
    """Whether a path from the folder of plans is one of its editions', and leads nowhere else."""
    return _INSIDE.fullmatch(name) is not None


def edition_folder(plan: str, edition: int) -> str:
    """Where an edition lies, from the folder of plans."""
    return f"{EDITIONS}/{plan}/{edition}"


def folder_of(tables: Path) -> Path | None:
    """The folder of plans that an edition's tables lie in; None where they stand by themselves."""
    above = list(tables.parents)[3:4]
    return next((folder for folder in above if (folder / RECORD).is_file()), None)


def holds_tables(directory: Path) -> bool:
    """Whether a build has put an edition's tables directly into a directory."""
    return (directory / EVENTS_FILE).is_file() or pending(directory)


def tables_below(directory: Path) -> list[Path]:
    """The folders right below a directory in which a build has put tables, by name."""
    return sorted(path.parent for path in directory.glob(f"*/{EVENTS_FILE}"))


_OF_AN_EDITION = re.compile(r"(?:\d+|tables-\d+)(?:-again-\d+)?")


def edition_folders(directory: Path) -> list[str]:
    """The folders of editions and of their tables that are there, from the folder of plans.

    Others that a disk or a person has put beside them («@eaDir») are none.
    """
    there = [*directory.glob(f"{EDITIONS}/*/*"), *directory.glob(f"{EDITIONS}/*/*/tables-*")]
    return sorted(
        path.relative_to(directory).as_posix()
        for path in there
        if _OF_AN_EDITION.fullmatch(path.name) and path.is_dir() and not path.is_symlink()
    )


def is_copy(directory: Path) -> bool:
    """Whether a folder of plans is a copy, which nobody publishes into."""
    return (directory / COPIED).is_file()


def document_file(source_name: str) -> str:
    """What a document's file is called in its edition's folder.

    Its own name stands in the record: not every name that a disk or a browser knows is one here.
    """
    suffix = suffix_of(source_name)
    return f"document{suffix}" if re.fullmatch(r"\.[a-z]{1,5}", suffix) else "document"


def free_name(directory: Path, name: str) -> str:
    """A name that nothing in a directory has: the one wanted, else with a further number."""
    again, free = 1, name
    while (directory / free).exists():
        again += 1
        free = f"{name}-again-{again}"
    return free
