"""A plan's words where Streamlit reads Markdown: labels and hints."""

from __future__ import annotations

from functools import lru_cache

_MARKDOWN = str.maketrans({c: "\\" + c for c in "\\`*_{}[]<>()#+-.!|~$:"})


@lru_cache(maxsize=4096)
def literal(text: str) -> str:
    """A text as Streamlit shows it letter by letter in a label or a hint.

    Kept, since each visit holds the labels that it was sent.
    """
    return text.translate(_MARKDOWN)
