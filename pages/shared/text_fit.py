"""How wide a text will be, so that labels are cut before the browser draws them over others."""

from __future__ import annotations

from functools import lru_cache

# Advance widths of PT Sans in hundredths of the type size, measured in the browser that
# draws them; neighbouring widths are put together upwards, so that nothing is underrated.
_CLASSES = {
    24: ".',:|",
    30: ";ij·()`IJl![] \u00a0\u202f",
    34: 'f"rt',
    37: "*/{}-гr\\",
    42: "т_sc",
    45: "?Гзcсzьэ",
    49: "yукvk«»чya",
    52: "+<=>^~авлъeхёxFLе",
    55: "Sп$#0123456789EZbdgopquЕЗбднорЁThnBТУЬийц",
    60: "PYРCVСЯABАВЭRЧ",
    64: "GKКXЛХЪм",
    67: "DUПжы–HNДН",
    72: "OQИЙОфЦю",
    78: "wшщ…%ЫФ",
    84: "MМ&mЖ—W",
    92: "ШЮЩ",
    106: "№@",
}
_WIDTHS = {character: width / 100 for width, group in _CLASSES.items() for character in group}
_UNKNOWN = 0.75


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float) -> float:
    """Estimated width in pixels at a type size in pixels."""
    return size * sum(_WIDTHS.get(character, _UNKNOWN) for character in text)


def fit(text: str, width: float, size: float) -> str:
    """The text, cut with an ellipsis where it is wider than ``width``; "" where nothing fits."""
    if text_width(text, size) <= width:
        return text
    room = width / size - _WIDTHS["…"]
    length = 0
    while length < len(text) and room >= 0:
        room -= _WIDTHS.get(text[length], _UNKNOWN)
        length += 1
    kept = text[: max(length - 1, 0)].rstrip(" ,;:–—-·«(")
    return f"{kept}…" if len(kept) >= 3 else ""


def wrap(text: str, width: float, size: float) -> list[str]:
    """Lines no wider than ``width`` where words allow."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
