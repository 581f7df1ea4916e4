"""What form fields and picture fonts show: the chosen entry, the state of a box, a character."""

from __future__ import annotations

from typing import Any

from etl.documents.docx.word_xml import W, child, is_on, w

CHECKED, UNCHECKED = "☒", "☐"
# Characters of the Symbol and Wingdings fonts that stand in running text.
_SYMBOLS = {0x2D: "–", 0xB0: "°", 0xB1: "±", 0xB7: "•", 0xD7: "×", 0xA7: "•", 0x2B: "+"}
_BOXES = {0x6F: UNCHECKED, 0x71: UNCHECKED, 0xA8: UNCHECKED, 0xA3: UNCHECKED,
          0x52: CHECKED, 0x53: CHECKED, 0x54: CHECKED, 0x78: CHECKED,
          0xFD: CHECKED, 0xFE: CHECKED}  # fmt: skip


def chosen(field: Any) -> str:
    """What the beginning of a legacy form field shows, "" where the text follows by itself."""
    box, entries = child(field, "ffData", "checkBox"), child(field, "ffData", "ddList")
    if box is not None:
        state = child(box, "checked")
        state = child(box, "default") if state is None else state
        return CHECKED if is_on(state) else UNCHECKED
    if entries is None or _has_result(field):
        return ""
    words = [w(entry, "val") for entry in entries.iterfind(W + "listEntry")]
    pointer = child(entries, "result")
    pointer = child(entries, "default") if pointer is None else pointer
    at = w(pointer, "val", "0") if pointer is not None else "0"
    return words[int(at)] if at.isdecimal() and len(at) < 4 and int(at) < len(words) else ""


def _has_result(field: Any) -> bool:
    """Whether the field's own text stands between its «separate» and its «end»."""
    paragraph = next(field.iterancestors(W + "p"), None)
    begun = depth = shown = 0
    for item in paragraph.iter(W + "fldChar", W + "t") if paragraph is not None else ():
        if item is field:
            begun, depth = 1, 1
        elif begun and item.tag == W + "fldChar":
            kind = w(item, "fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            shown = shown or (kind == "separate" and depth == 1)
            if not depth:
                return False
        elif begun and shown and (item.text or "").strip():
            return True
    return False


def symbol(item: Any) -> str:
    """A character named by font and code; private codes of picture fonts are bullets."""
    try:
        code = int(w(item, "char", "0"), 16)
    except ValueError:
        return ""
    if w(item, "font").lower().startswith("wingdings") and code & 0xFF in _BOXES:
        return _BOXES[code & 0xFF]
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "•")
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else ""
