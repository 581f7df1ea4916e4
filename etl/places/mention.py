"""One area or settlement that a text names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["country", "region", "district", "settlement", "part"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One area or settlement that the text names.

    Attributes:
        kind: what it is; "part" is a part of a town or a village council, which only
            belongs to an address.
        start: offset of its first character, its type included.
        end: offset after its last character.
        name: in the nominative; of a settlement without the type, as the text has it.
        code: of a country or a region, where known: ISO code or an entity's name.
        settlement_type: as the document has it, in the nominative.
        size: class of the settlement's type.
        oblique: the text has it in a case other than the nominative.
        guess: its name is misspelt and the nearest one was taken.
    """

    kind: Kind
    start: int
    end: int
    name: str
    code: str | None = None
    settlement_type: str | None = None
    size: str = "any"
    oblique: bool = False
    guess: bool = False
