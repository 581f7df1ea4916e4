"""What stands on a slide of the stage beside its figure, as rows and lines of plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import html

from pages.handouts.papers.paper_letters import printable

_NAMED = {"sphere": "Сфера", "more": "Описание"}
"""Paragraphs of a card, which are rows of its table."""
_PALE = "возможно: "
"""What the stage says by a paler line, and a line below it."""


@dataclass(slots=True)
class StageText:
    """The words of a slide's body.

    Attributes:
        kind: which rows: "list" (when, what, where), "brief" (when, what) or "facts" (name, value).
        rows: the rows.
        lines: sentences under the rows.
    """

    kind: str = "list"
    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def text_of_slide(markup: str) -> StageText:
    """Read the markup of a slide (``pages/show/slides``): the same words, no tag."""
    found = StageText()
    if not markup.strip():
        return found
    for part in html.fragment_fromstring(markup, create_parent="div"):
        kind = part.get("class", "").split()[:1]
        if part.tag == "p" and kind[:1] and kind[0] in _NAMED:
            found.kind = "facts"
            found.rows.append((_NAMED[kind[0]], _words(part)))
        elif part.tag == "p":
            found.lines.append(_words(part))
        elif part.tag == "dl":
            found.kind = "facts"
            found.rows += [tuple(map(_words, pair)) for pair in part]
        elif kind == ["rows"]:
            found.rows += [_row(entry) for entry in part]
            if any(row[0].startswith(_PALE) for row in found.rows):
                return found
        elif kind == ["brief"]:
            found.kind = "brief"
            found.rows += [_brief(entry) for entry in part]
        elif kind == ["tiles"]:
            found.lines += [_tile(entry) for entry in part]
        elif part.tag != "span" and kind != ["legend"]:  # a legend stands beside its figure
            found.lines.append(_words(part))  # a body of a kind unknown here loses no word
    return found


def _row(entry: Any) -> tuple[str, str, str]:
    cells = {cell.get("class"): cell for cell in entry.iterchildren("span")}
    note = "\n".join(_words(one) for one in entry.iter("em"))
    for one in list(entry.iter("em")):
        one.drop_tree()
    what = "\n".join(filter(None, (_words(cells["what"]), note)))
    pale = _PALE if "pale" in entry.get("class", "") else ""
    where = _words(cells["where"]) if "where" in cells else ""
    return pale + _words(cells["when"]), what, where


def _brief(entry: Any) -> tuple[str, str]:
    when = next(entry.iter("b"))
    first = _words(when)
    when.drop_tree()
    return first, _words(entry)


def _tile(entry: Any) -> str:
    more = "; ".join(_words(one) for one in entry.iter("small"))
    for one in list(entry.iter("small")):
        one.drop_tree()
    number, name = (_words(one) for one in entry)
    return f"{number}\u00a0{name}" + (f": {more}" if more else "")


def _words(element: Any) -> str:
    texts: Sequence[str] = [text for text in element.itertext() if text]
    return printable(" ".join("".join(texts).replace("\n", " ").split(" ")).strip())
