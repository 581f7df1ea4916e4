"""A type that stands once for a list of settlements: «гг. Смоленск, Витебск и Минск»."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.places.cell_piece import Piece

_PLURAL = re.compile(
    r"(?:гг|дд|сс|г\.\s?г|город(?:а|ах|ов)|деревн[яи]х?|сел(?:а|ах)|поселк(?:и|ах))\W",
    re.IGNORECASE,
)


def typed_lists(pieces: list[Piece], shadow: str) -> list[Piece]:
    """The pieces, each settlement of such a list with the type that its list has."""
    listed: str | None = None
    size = "town"
    typed = []
    for piece in pieces:
        mention = piece.mention
        if mention is None or mention.kind != "settlement":
            listed = None if piece.kind in ("name", "address") or piece.join == ";" else listed
        elif mention.settlement_type is not None:
            plural = _PLURAL.match(shadow[mention.start :])
            listed = mention.settlement_type if plural else None
            size = mention.size
        elif listed is not None:
            piece = replace(piece, mention=replace(mention, settlement_type=listed, size=size))
        typed.append(piece)
    return typed
