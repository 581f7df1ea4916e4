"""A plan's words where Streamlit reads Markdown: labels and hints."""

from __future__ import annotations

_MARKDOWN = str.maketrans({c: "\\" + c for c in "\\`*_{}[]<>()#+-.!|~$:"})


def literal(text: str) -> str:
    """A text as Streamlit shows it letter by letter in a label or a hint."""
    return text.translate(_MARKDOWN)
