"""The words and tables that a person edits, as they stand in ``plan_data/lookups``."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from etl.folders import LOOKUPS


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV table that comes with the program, by the headings of its columns."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)  # four times as fast as its DictReader
        head = next(lines)
        wide = len(head)
        return [
            dict(zip(head, line, strict=True))
            if len(line) == wide
            else dict(zip_longest(head, line[:wide], fillvalue=""))
            for line in lines
            if line
        ]


def lookup_rows(name: str) -> list[dict[str, str]]:
    """The rows of one of the CSV tables of ``plan_data/lookups``."""
    return rows_of(LOOKUPS / name)


def several(cell: str | None) -> list[str]:
    """The wordings that one cell of such a table has, with «|» between them."""
    return [wording for wording in (cell or "").split("|") if wording]


@cache
def lookup_words(name: str) -> dict[str, Any]:
    """One of the TOML files of ``plan_data/lookups``: lists of words by what they are for."""
    return tomllib.loads((LOOKUPS / name).read_text(encoding="utf-8"))


def longest_first(words: Iterable[str]) -> str:
    """A piece of a pattern for just these words, of which a longer one goes before its beginning.

    >>> longest_first(["г", "гор"])
    'гор|г'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def any_of(words: Iterable[str]) -> str:
    """A piece of a pattern that matches one of some words, the first of them that fits.

    Words are written with е; ё is read alike, but for those that have letters to choose from.

    >>> any_of(["мост", "прием", "недел[яи]"])
    '(?:мост|при[её]м|недел[яи])'
    """
    stems = (word if "[" in word else word.replace("е", "[её]") for word in words)
    return f"(?:{'|'.join(stems)})"
