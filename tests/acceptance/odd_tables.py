"""Word plans of three rows, each drawn with one oddity and built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import word
from .checks import Built, build
from .content import altai
from .plans import Item
from .word import SEVEN

ROWS: tuple[Item, ...] = altai.PLAN.items[:3]
TITLE = altai.PLAN.title
SPHERE = "Экономика"
TITLES = [row.title for row in ROWS]
Draw = Callable[[Any], None]


def made(folder: Path, draw: Draw, title: str = TITLE) -> Built:
    document = word.new_document(title)
    draw(document)
    path = folder / "план.docx"
    document.save(str(path))
    return build(path, folder / "tables")


def started(document: Any, sphere: bool = True) -> Any:
    table = word.add_table(document, SEVEN)
    if sphere:
        word.add_merged_section(table, SPHERE)
    return table


def titles(built: Built) -> list[str]:
    return [event["title"] for event in built.events]


def spheres(built: Built) -> list[str]:
    return [event["sphere"] for event in built.events]
