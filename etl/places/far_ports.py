"""The port at the far end of a way: «г. Астрахань – порт Энзели (Иран)»."""

from __future__ import annotations

import re

from etl.places.bare_names import ADJECTIVE
from etl.places.mention import Mention
from etl.places.name_cases import TOWN_NAME, nominatives

_PORT = re.compile(rf"(?:[а-яё]+\s)?порт(?:\s({TOWN_NAME}))?")


def are_two_ports(left: str, right: str) -> bool:
    """«порт Оля – порт Энзели», «г. Махачкала, порт – порт Баку»: each is an end of a way."""
    ends = [_PORT.fullmatch(side.strip(" .")) for side in (left, right)]
    return all(ends) and ends[1] is not None and ends[1][1] is not None


def is_port(name: str) -> bool:
    """Whether a name is that of a port, and nothing more."""
    return _named(name) is not None


def town_of_port(name: str, at: int) -> Mention | None:
    """The town that a port is called by; «порт Кавказ», «порт Восточный» have none.

    Args:
        name: the port's name.
        at: where it stands in the cell.
    """
    match = _named(name)
    if match is None or ADJECTIVE.search(match[1]) or not nominatives(match[1]):
        return None
    start = at + match.start(1)
    return Mention("settlement", start, start + len(match[1]), match[1])


def _named(name: str) -> re.Match[str] | None:
    match = _PORT.fullmatch(name)
    return match if match is not None and match[1] is not None else None
