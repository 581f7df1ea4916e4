"""A piece of a place cell, as the cell is cut and as venues are put together of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.model import Span
from etl.places.mention import Mention
from etl.places.place_words import known_site
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


def _is_bare_town(piece: Piece | None) -> bool:
    mention = piece.mention if piece is not None else None
    return mention is not None and mention.kind == "settlement" and not mention.settlement_type


# «Анталья», «Малые Хутора»; sites are called «Малый рынок».
_ONE_OR_TWO = re.compile(r"[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?")


def is_between_towns(piece: Piece, previous: Piece | None, following: Piece | None) -> bool:
    """«Стамбул, Чешмели, Анталья»: a site in the first, or a town that no table has."""
    last = following is None and piece.inside and previous is not None and previous.inside
    if piece.join == "," and last and piece.text.istitle() and _is_bare_town(previous):
        return re.fullmatch(r"[А-ЯЁ][а-яё-]+", piece.text) is not None
    listed = piece.join == "," and following is not None and following.join == ","
    bare = _ONE_OR_TWO.fullmatch(piece.text) and known_site(piece.text) is None
    return bool(listed and bare) and _is_bare_town(previous) and _is_bare_town(following)


def is_right_behind(piece: Piece, previous: Piece | None) -> bool:
    """«г. Смоленск, Посольство Сербии (г. Москва)»: whose town the one in brackets is."""
    if previous is None or previous.kind != "name" or previous.words is None:
        return False
    near = piece.mention is not None and piece.mention.start - previous.words[1] <= len(" (")
    return near and piece.inside and not previous.inside and piece.join == "("
