"""What a page's styles say of its words, spelled out as elements: struck out, raised, hidden."""

from __future__ import annotations

import re
from typing import Any

_CLASS = re.compile(r"(?:^|[\s,])[\w*]*\.([\w-]+)\s*(?=,|$)")
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]{0,200}line-through", re.IGNORECASE)
_RAISED = re.compile(r"vertical-align\s*:\s*super|mso-text-raise\s*:\s*[1-9]", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_CELLS = frozenset(("td", "th"))
_INLINE = frozenset(("span", "font", "a", "b", "i", "u", "em", "strong"))
_WHOLE = frozenset(("html", "body", "table", "tbody", "thead", "tfoot", "form"))
HIDDEN_ROW = "hidden_row"


def spell_out(root: Any) -> None:
    """Put elements where a style strikes out, raises or hides; rows of a table are only marked."""
    styles = _styles(root)
    for element in [*root.iter()]:
        look = _look(element, styles) if isinstance(element.tag, str) else ""
        if not look or element.tag in _WHOLE:
            continue
        if _STRUCK.search(look):
            for one in _cells_of(element):
                _strike(one)
        elif _RAISED.search(look) and element.tag in _INLINE:
            element.tag = "sup"
        if _HIDDEN.search(look):
            if element.tag == "tr":
                element.set("hidden", HIDDEN_ROW)
            elif element.tag not in _CELLS:
                element.tag = "template"


def is_of_a_frame(cell: Any) -> bool:
    """Whether a cell is a letter or number at the side of a sheet, as Google writes them."""
    named = str(cell.get("class") or "")
    table = next(cell.iterancestors("table"), None)
    ours = table is None or "waffle" not in str(table.get("class") or "")
    return not ours and ("row-header" in named or "column-headers" in named)


def _styles(root: Any) -> dict[str, str]:
    """By class, what the page's rules say of it, each look once."""
    found: dict[str, set[str]] = {}
    for sheet in root.iter("style"):
        for rule in (sheet.text or "").split("}"):
            names, _, said = rule.partition("{")
            looks = {m.group() for look in (_STRUCK, _RAISED, _HIDDEN) if (m := look.search(said))}
            for name in {*_CLASS.findall(names.strip())} if looks else ():
                found.setdefault(name, set()).update(looks)
    return {name: ";".join(sorted(looks)) for name, looks in found.items()}


def _look(element: Any, styles: dict[str, str]) -> str:
    own = str(element.get("style") or "")
    named = [styles[name] for name in str(element.get("class") or "").split() if name in styles]
    return ";".join([own, *named]) if own or named else ""


def _cells_of(element: Any) -> list[Any]:
    return [c for c in element if c.tag in _CELLS] if element.tag == "tr" else [element]


def _strike(element: Any) -> None:
    """Make what an element holds struck out."""
    if element.tag in _INLINE:
        element.tag = "s"
        return
    inner = element.makeelement("s")
    inner.text, element.text = element.text, None
    inner.extend([*element])
    element.append(inner)
