"""How a run looks where that says whether and how its words are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from etl.documents.docx.word_xml import child, is_on, w

_RAISED_BY = 4
"""Half-points from which ``w:position`` is a raised mark and no fine adjustment."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """Hidden, struck out or raised, as Word shows the run."""

    hidden: bool = False
    struck: bool = False
    raised: bool = False


def look_of(properties: Any, base: RunLook) -> RunLook:
    """The look that ``w:rPr`` gives to what is based on another look."""
    if properties is None:
        return base
    vanish = child(properties, "vanish")
    strikes = [s for name in ("strike", "dstrike") if (s := child(properties, name)) is not None]
    align, position = child(properties, "vertAlign"), child(properties, "position")
    raised = base.raised
    if align is not None:
        raised = w(align, "val") == "superscript"
    elif position is not None:
        raised = _half_points(position) >= _RAISED_BY
    return RunLook(
        hidden=base.hidden if vanish is None else is_on(vanish),
        struck=any(map(is_on, strikes)) if strikes else base.struck,
        raised=raised,
    )


def run_look(run: Any, styles: Any, base: RunLook) -> RunLook:
    """The look of a run: its paragraph's, its character style's, its own."""
    properties = child(run, "rPr")
    style = child(properties, "rStyle")
    if style is not None:
        base = styles.look(w(style, "val"), base)
    return look_of(properties, base)


def _half_points(position: Any) -> int:
    value = w(position, "val")
    digits = value.removeprefix("-")
    sized = digits.isdecimal() and len(digits) < 6
    return int(value) if sized else 0
