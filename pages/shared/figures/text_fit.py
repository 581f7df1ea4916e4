"""How wide a text will be, so that labels are cut before the browser draws them over others."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_HYPHEN = re.compile(r"(?<=-)(?=\w)")


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


def wrap(text: str, width: float, size: float, *, most: int | None = None) -> list[str]:
    """Lines no wider than ``width``, broken between words; a longer word is cut.

    Args:
        text: folded text.
        width: pixels.
        size: type size in pixels.
        most: so many lines at most, the last one ending in an ellipsis.
    """
    lines: list[str] = []
    room = 0.0
    for word, gap in _words(text, width, size):
        need = text_width(gap + word, size)
        if lines and need <= room:
            lines[-1] += gap + word
            room -= need
            continue
        if most is not None and len(lines) == most:
            lines[-1] = fit(f"{lines[-1]} {word[:20]}", width - size, size).rstrip("…") + "…"
            break
        lines.append(fit(word, width, size))
        room = width - text_width(word, size)
    return lines


def _words(text: str, width: float, size: float) -> Iterator[tuple[str, str]]:
    """Words with the gap before them; a compound that is too long breaks at its hyphens."""
    for word in text.split(" "):
        parts = _HYPHEN.split(word) if text_width(word, size) > width else [word]
        for index, part in enumerate(parts):
            yield part, "" if index else " "
