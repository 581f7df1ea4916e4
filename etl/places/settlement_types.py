"""The wordings of a settlement's type («г.», «дер.»), and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from etl.lookups import lookup_rows
from etl.text import key

URBAN = r"(?:п\.?\s?г\.?\s?т|р\.?\s?п|г\.?\s?п|рабочий\sпос|поселок\sгородск|городской\sпос)"
"""How the type of an urban settlement begins, which is no town («пгт», «р.п.»)."""


@dataclass(frozen=True, slots=True)
class SettlementType:
    """One way to write a settlement's type.

    ``nominative`` is what to show where the wording is inflected; "" keeps the document's own.
    ``size`` is "town", "village", "small" (either), "part" (of a town) or "okrug".
    """

    pattern: re.Pattern[str]
    nominative: str
    size: str


@lru_cache(maxsize=1)
def _settlement_types() -> tuple[SettlementType, ...]:
    """All wordings, the most specific first."""
    return tuple(
        SettlementType(
            re.compile(rf"(?<![\w.-])(?:{row['pattern']})", re.IGNORECASE),
            row["nominative"],
            row["class"],
        )
        for row in lookup_rows("places_settlement_types.csv")
    )


@lru_cache(maxsize=200)
def type_size(wording: str) -> str:
    """The class of a settlement's type as it is shown («г.», «рабочий поселок»), "" if unknown."""
    same = key(wording)
    known = _settlement_types() if same else ()
    return next(
        (one.size for one in known if key(one.nominative) == same or one.pattern.fullmatch(same)),
        "",
    )


def _every_type() -> str:
    return "|".join(row["pattern"] for row in lookup_rows("places_settlement_types.csv"))


@lru_cache(maxsize=1)
def _any_type() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])(?=(?:{_every_type()}))", re.IGNORECASE)


def types_in(text: str) -> Iterator[tuple[SettlementType, re.Match[str]]]:
    """Every wording in a text, the most specific first; nearly all words begin none of them."""
    begun = [match.start() for match in _any_type().finditer(text)]
    for kind in _settlement_types() if begun else ():
        end = 0
        for at in begun:
            match = kind.pattern.match(text, at) if at >= end else None
            if match is not None:
                end = match.end()
                yield kind, match


@lru_cache(maxsize=1)
def _type_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])(?:{_every_type()})\s*$", re.IGNORECASE)


def type_ends(text: str) -> bool:
    """Whether a text ends with a settlement's type («… в г. »)."""
    return _type_at_end().search(text) is not None
