"""The runs of a cell with rich text: raised marks stay marks, struck-out words are set apart."""

from __future__ import annotations

from typing import Any

from etl.documents.raised_marks import raised


def runs_of_cell(value: Any, *, struck: bool) -> tuple[Any, str]:
    """A cell's value without what is struck out in it, and the words that are.

    Args:
        value: what openpyxl gives: a value, or runs of rich text.
        struck: the cell's own font is struck out; a run with a font of its own has not
            that one.

    Returns:
        The value that stands (None where nothing does) and the struck-out words; a value
        that is no text is struck out whole or not at all, and stands for its own words.
    """
    if not isinstance(value, list):
        return (None, value) if struck else (value, "")
    standing: list[tuple[str, bool]] = []
    gone = []
    for run in value:
        font = getattr(run, "font", None)
        text = run if isinstance(run, str) else str(run.text or "")
        if struck if font is None else bool(font.strike):
            gone.append(text)
        else:
            standing.append((text, font is not None and font.vertAlign == "superscript"))
    # A cell raised as a whole is no mark: there is nothing for it to stand beside.
    whole = all(up for text, up in standing if text.strip())
    words = "".join(raised(text) if up and not whole else text for text, up in standing)
    return words, "".join(gone)


def struck_fonts(book: Any) -> frozenset[int]:
    """Numbers of the workbook's fonts that strike out."""
    return frozenset(i for i, font in enumerate(book._fonts) if font.strike)
