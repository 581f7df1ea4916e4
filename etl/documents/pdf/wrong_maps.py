"""Fonts whose table of letters is wrong: a constant shift or a wrong code page is undone."""

from __future__ import annotations

import re

_SHIFT = 0x1D6
"""What the fonts of old Russian Acrobat printers are off by: «ɉɨɤɚɡ» is «Показ»."""
_SHIFTED = re.compile(r"[\u023a-\u0279\u022b\u027b]{2,}|(?<=[\u023a-\u0279])[\u023a-\u0279]")
_SINGLE_SHIFTED = re.compile(r"[\u023a-\u0258\u025a-\u0279\u022b\u027b]")
# «Ïîêàç» is «Показ» in Windows-1251 taken for Latin-1; «¨», «¸», «¹» are «Ё», «ё», «№».
_WINDOWS = re.compile(r"[\u00c0-\u00ff\u00a8\u00b8]{3,}")
_SINGLE_WINDOWS = re.compile(r"[\u00c0-\u00ff\u00a8\u00b8\u00b9]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_GARBAGE = re.compile(
    r"\(cid:\d+\)|[\x01-\x08\x0e-\x1f]|[\ue000-\uf8ff\ufffd¬]|[®¤¦§©][^\W\d_]|[\u0180-\u0258\u025a-\u02af]{2,}"
)
_BULLETS = re.compile(r"[\uf0a0-\uf0ff](?=\s|$)")


def decoded(text: str) -> str:
    """A cell's text with the letters that its font meant.

    >>> decoded("ɉɨɤɚɡ ɢɡɞɟɥɢɣ")
    'Показ изделий'
    >>> decoded("Ïîêàç èçäåëèé")
    'Показ изделий'
    >>> decoded("Gəncə, café")
    'Gəncə, café'
    """
    if _SHIFTED.search(text):
        return _SINGLE_SHIFTED.sub(
            lambda m: chr(ord(m.group()) + _SHIFT), text.replace("\u0259", chr(0x259 + _SHIFT))
        )
    if _WINDOWS.search(text) and not _CYRILLIC.search(text):
        return _SINGLE_WINDOWS.sub(lambda m: m.group().encode("latin-1").decode("cp1251"), text)
    return text


def is_garbled(text: str) -> bool:
    """Whether a text still holds characters that are no letters of any plan."""
    return _GARBAGE.search(_BULLETS.sub("", text)) is not None
