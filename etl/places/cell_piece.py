"""A piece of a place cell, as the cell is cut and as venues are put together of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.model import Span
from etl.places.mention import Mention
from etl.places.separators import Join


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a cell.

    Attributes:
        kind: that of an area, or "name", "address", "generic" (a plural such as
            «учреждения»), "noise" (words that name nothing).
        join: what stands between it and the piece before.
        text: a name or an address as the document spells it.
        words: where the name or address stands.
        mention: the area or settlement.
        hints: areas inside a name, which say where it lies but are no place themselves.
        inside: the piece stands in brackets.
    """

    kind: str
    join: Join
    text: str = ""
    words: Span | None = None
    mention: Mention | None = None
    hints: tuple[Mention, ...] = field(default=())
    inside: bool = False


def is_behind_site(piece: Piece, previous: Piece | None) -> bool:
    """«г. Брянск, БГАУ, с. Кокино», «пос. Архангельское, Красногорск»: one place, or two."""
    mention = piece.mention
    if previous is None or mention is None or piece.join != "," or piece.inside:
        return False
    if previous.mention is not None:
        first, typed = previous.mention, mention.settlement_type is not None
        if first.kind == "district":  # «г. Уссурийск, Уссурийский ГО, с. Новоникольск»
            return typed and mention.size == "village"
        return first.size in ("village", "small") and bool(first.settlement_type) and not typed
    return previous.kind == "name" and mention.size == "village" and bool(mention.settlement_type)
