"""How the plan itself says that something is still open."""

from __future__ import annotations

from functools import lru_cache

from etl.lookups import lookup_words


@lru_cache(maxsize=1)
def _said() -> tuple[tuple[tuple[str, ...], str], ...]:
    table = lookup_words("openness.toml")["said"]
    return tuple((tuple(row["stems"]), row["words"]) for row in table)


def open_words(cell: str, otherwise: str) -> str:
    """What a cell that leaves something open says of it.

    Args:
        cell: the plan's words.
        otherwise: where none of the known ones is among them («предварительно»).

    >>> open_words("май, сентябрь (по согласованию сторон)", "предварительно")
    'по согласованию'
    """
    text = cell.lower()
    for stems, words in _said():
        if any(stem in text for stem in stems):
            return words
    return otherwise
