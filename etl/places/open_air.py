"""Squares, embankments and gardens beside each other: sites by themselves, or an address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from etl.places.bare_names import is_river
from etl.places.cell_piece import Piece
from etl.places.place_words import BESIDE
from etl.places.separators import Join

_SQUARE = re.compile(
    r"(?:[а-яё]+(?:ая|ий|ый) )?(?:пл(?:ощадь|\.)|набережная|бульвар)[^\d]*", re.IGNORECASE
)
_OPEN_AIR = re.compile(
    r"(?:[А-ЯЁа-яё-]+(?:ая|ий|ый|ой|ие|ые) )?(?:кремль|кром|детинец|парк|сад|сквер|аллея|"
    r"залив|озеро|пруды?|остров|эспланада|[а-яё]+ очередь набережной|роща|"
    r"лесопарк|городище|пляж)(?!\w)",
    re.IGNORECASE,
)
_BY_WATER = re.compile(
    r"наб(?:ережная|\.)\s(?:(?:р(?:еки|\.)|озера|оз\.|залива|бухты)\s?[А-ЯЁ]|([А-ЯЁ][а-яё]+)$)",
    re.IGNORECASE,
)
_WALLS = re.compile(r"(?:Кремль|Кром|Детинец)")
_HOUSE = re.compile(r"(?:д|дом|корп|корпус|стр|строение|проезд|пр-д)?\.?\s?(?:№\s?)?\d|проезд\s")


# «побережье Финского залива», «на берегу озера Сапшо»: wider than a site.
_SHORE = re.compile(
    r"(?:[А-ЯЁа-яё-]+(?:ое|ий|ый|ом|ая|ой|ую)\s)?(?:берег(?:у|а|ом)?|побережь[ею]|взморь[ею]|акватори[яию]|"
    r"прибрежн\w+\s(?:зон|полос|территори|част)\w+|береговая\s(?:лини|полос|зон)\w+)"
    r"(?:\s(?:р\.|оз\.|[а-яё]+)?\s?[А-ЯЁа-яё-]+){0,4}"
)


_AREAS = ("country", "region", "district")


def _item(before: Sequence[Piece], piece: Piece) -> list[Piece]:
    """The pieces of a piece's own item that stand before it."""
    item: list[Piece] = []
    for one, following in zip(reversed(before), (piece, *reversed(before)), strict=False):
        if following.join == ";":
            break
        item.append(one)
    return item


def without_shores(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a cell without the shore that leads to its settlement.

    «г. Гдов, берег Чудского озера» says where in the town, «берег озера Сапшо (пгт
    Пржевальское)» where the shore is meant.
    """
    kept: list[Piece] = []
    join: Join | None = None
    for piece, following in zip_longest(pieces, pieces[1:]):
        leads = following is not None and following.join == "," and not following.inside
        leads = leads and following is not None and following.kind == "settlement"
        # «Демидовский район, берег озера Сапшо, пос. Пржевальское»: only areas stand before it
        first = all(before.kind in _AREAS for before in _item(kept, piece))
        if first and leads and piece.kind == "name" and _SHORE.fullmatch(piece.text):
            join = piece.join
            continue
        kept.append(piece if join is None else replace(piece, join=join))
        join = None
    return kept


def is_square(text: str) -> bool:
    """Whether a name is a square's or an embankment's: many towns have one of that name."""
    return _SQUARE.fullmatch(text) is not None


def is_bare_square(piece: Piece | None) -> bool:
    """Whether it is a square, an embankment or a boulevard without a number."""
    return piece is not None and piece.kind == "address" and bool(_SQUARE.fullmatch(piece.text))


def is_open_air(text: str) -> bool:
    """Whether a name is a garden, a park or the like, at no address."""
    return _OPEN_AIR.match(text) is not None


def beside_square(piece: Piece, previous: Piece | None) -> bool:
    """«Советская площадь, площадь Ленина», «площадь Революции, Вологодский кремль»: two sites."""
    if previous is None or not is_bare_square(previous) or piece.inside:
        return False
    if is_bare_square(piece):
        return True
    # «пл. Победы, парк пионеров»: abbreviated, as in an address
    listed = piece.kind == "name" and piece.join in (",", "и", "–")
    listed = listed and (piece.join == "–" or "пл." not in previous.text)
    return listed and _OPEN_AIR.match(piece.text) is not None


# No house: a square again, a part of it, or what it lies at.
_OF_SQUARE = re.compile(
    r"(?:[а-яё-]+\s){0,2}(?:площад[ьи]|площадк|сквер|мест[оа]|зона|территори|част[ьи]|сторон|сцен|"
    r"центр\s(?:города|пос[её]лка|села|микрорайона))(?:[а-яё]*)(?!\w)|"
    rf"(?:{BESIDE}|за|вокруг|при|близ|в\sрайоне|бывш\w+|ранее)\s"
)


def describes_square(piece: Piece, previous: Piece | None) -> bool:
    """«Сусанинская площадь (центральная площадь города)», not «… (дом культуры)»."""
    said = piece.inside and piece.join == "(" and "«" not in piece.text
    return said and is_bare_square(previous) and _OF_SQUARE.match(piece.text) is not None


def is_walk_after(piece: Piece, previous: Piece | None) -> bool:
    """«ДК «Вымпел», набережная реки Волги»: people walk there, and it may be the address too."""
    found = _BY_WATER.match(piece.text)
    if found is None or previous is None or previous.kind != "name":
        return False
    river = found.group(1)
    return river is None or is_river(river, piece.text[: found.start(1)].rstrip())


def is_address_of_walls(piece: Piece, following: Piece | None) -> bool:
    """«…, Кремль, 8», «…, Кремль, корпус 3»: a house within the walls."""
    number = following is not None and following.kind == "address"
    return (
        number
        and _WALLS.fullmatch(piece.text) is not None
        and _HOUSE.match(following.text if following else "") is not None
    )
