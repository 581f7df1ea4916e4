"""How wide a text will be, so that labels are cut before the browser draws them over others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from PIL import ImageFont

from etl.folders import FONTS

_STRANGER = 1.0
"""Width, in letter sizes, of a letter that the shipped font lacks and another one draws."""
_CYRILLIC = re.compile("[\u0400-\u045f\u0490\u0491\u2116]")
_LATIN = re.compile(
    "[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u2027\u202f-\u205e\u20ac\u2122]"
)
"""What the two files of each weight hold: the usual web subsets of PT Sans."""
_HYPHEN = re.compile(r"(?<=-)(?=\w)")


@lru_cache(maxsize=4)
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), 100)


@lru_cache(maxsize=4096)
def _advance(letter: str, bold: bool) -> float:
    """Width of a letter in letter sizes, as the shipped font has it."""
    script = "cyrillic" if _CYRILLIC.match(letter) else "latin" if _LATIN.match(letter) else ""
    if not script:
        return _STRANGER
    font = _font(f"pt-sans-{script}-{700 if bold else 400}-normal.woff2")
    return float(font.getlength(letter)) / 100


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Width of one line in pixels, kerning left out (it only makes lines narrower).

    Args:
        text: what is drawn.
        size: type size in pixels.
        bold: in the heavier weight.
    """
    return sum(_advance(letter, bold) for letter in text) * size


def fit(text: str, width: float, size: float) -> str:
    """The text, cut with an ellipsis where it is wider than ``width``; "" where nothing fits."""
    if text_width(text, size) <= width:
        return text
    room = width / size - _advance("…", False)
    length = 0
    while length < len(text) and room >= 0:
        room -= _advance(text[length], False)
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
