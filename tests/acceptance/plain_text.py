"""Text files: the clipboard layout of the shipped plan, and one line per row."""

from __future__ import annotations

from collections.abc import Sequence

from .plans import Plan
from .word import SEVEN, Column


def cell_per_tab(plan: Plan, columns: Sequence[Column] = SEVEN) -> str:
    """Each cell begins with a tab, its further lines without one, a blank line after each row."""
    out = [plan.title, ""]
    out += [f"\t{heading}" for heading, _ in columns]
    for sphere, items in plan.spheres:
        out += ["", f"\t{sphere}"]
        for item in items:
            out += ["", *(f"\t{text_of(item)}" for _, text_of in columns)]
    return "\n".join([*out, ""])


def line_per_row(plan: Plan, columns: Sequence[Column] = SEVEN) -> str:
    """Cells with tabs between them, a row on a line."""
    out = [plan.title, "", "\t".join(" ".join(heading.split()) for heading, _ in columns)]
    for sphere, items in plan.spheres:
        out.append(sphere)
        for item in items:
            out.append("\t".join(" ".join(text_of(item).split()) for _, text_of in columns))
    return "\n".join([*out, ""])


def encoded(text: str, encoding: str, line_end: str = "\n") -> bytes:
    """The file's bytes."""
    return text.replace("\n", line_end).encode(encoding)
