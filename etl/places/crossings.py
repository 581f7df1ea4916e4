"""Border crossings that the towns on their two sides name: «МАПП «Забайкальск» – «Маньчжурия»»."""

from __future__ import annotations

import itertools
import re

from etl.gazetteer import kilometres_between, settlements_named
from etl.model import GazetteerRow
from etl.places.bare_names import SOME
from etl.places.name_cases import is_ordinary_word, nominatives
from etl.places.place_words import told_settlement, words
from etl.text import key

_SIDES_KM = 150
"""Towns farther apart do not face each other: one of them is a namesake."""
_CROSSING = re.compile(
    r"(?:пропуска|мост\w{0,2}|переход\w{0,2}|граница|(?:ма|да|жа|жд|а)?пп|переправ\w{0,2})\s*$",
    re.IGNORECASE,
)
_SIDE = r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)"
_QUOTED = re.compile(rf"(?<=[а-яёП])\s[«\"]{_SIDE}(?:[»\"]\s?[–—-]\s?[«\"]|\s[–—-]\s){_SIDE}[»\"]")
BARE_CROSSING = re.compile(
    r"(?:(?:авто|железнодорож|международн|двусторонн|многосторонн|пешеходн|смешанн|грузо|мостов|"
    r"понтон|ж/д|жд)\S* )*"
    r"(?:(?:пункт\w{0,2} пропуска|погран\w* переход\w{0,2}|погранпереход\w{0,2}|переход\w{0,2}"
    r"|мост\w{0,2}|(?:ма|да|жа|жд|а)?пп)(?: через границу)?)"
)
"""The words of a crossing that only the towns on its sides name."""


def leads_to_sides(before: str) -> bool:
    """Whether a text ends with a word for a crossing («… пункт пропуска »)."""
    return _CROSSING.search(before) is not None


def _rows(name: str) -> list[GazetteerRow]:
    return [row for form in nominatives(name) for row in settlements_named(form)]


def face_each_other(first: str, second: str) -> bool:
    """Whether two names may be the sides of one crossing, by what is known of both.

    A name that a hand-written table tells, or that no gazetteer has, is not held against
    the other.
    """
    if {key(first), key(second)} & set(words()["town"]["continents"]):
        return False  # «мост «Европа – Азия»»
    told = [told_settlement(name, None) is not None for name in (first, second)]
    known = [_rows(name) for name in (first, second)]
    if any(told) or not all(known):
        return any(told) or any(known)
    return any(kilometres_between(a, b) < _SIDES_KM for a in known[0] for b in known[1])


def are_sides(first: str, second: str) -> bool:
    """«Краскино-Хуньчунь», «Никель-Киркенес», «Мир-Несвиж»: two towns that lie close.

    Where both names are ordinary words («Дружба-Победа») only larger towns of two countries are.
    """
    if any(key(name) not in nominatives(name) for name in (first, second)):
        return False
    words_only = is_ordinary_word(first) and is_ordinary_word(second)
    return any(
        kilometres_between(a, b) < _SIDES_KM
        and not (
            words_only
            and (a.country_code == b.country_code or min(a.population, b.population) <= SOME)
        )
        for a, b in itertools.product(_rows(first), _rows(second))
    )


def stops_of(name: str) -> list[str]:
    """«Азов-Ростов-на-Дону-Таганрог»: a name at hyphens, those within a town's own name kept."""
    parts = name.split("-")
    for count in range(len(parts), 0, -1):
        first = "-".join(parts[:count])
        told = told_settlement(first, None) is not None or key(first) in nominatives(first)
        if count == len(parts) and (told or count == 1):
            return [first]
        rest = stops_of("-".join(parts[count:])) if told and count < len(parts) else []
        if rest and all(key(one) in nominatives(one) or told_settlement(one, None) for one in rest):
            return [first, *rest]
    return parts


def are_stops(stops: list[str]) -> bool:
    """Whether names are the stops of a way: towns, of three one may be an ordinary word too."""
    known = all(len(one) > 2 and any(r.population > SOME for r in _rows(one)) for one in stops)
    ordinary = [one for one in stops if is_ordinary_word(one)]
    if known and (not ordinary or (len(stops) > 2 and len(ordinary) == 1)):
        return True
    return len(stops) == 2 and are_sides(*stops)


def _opened(match: re.Match[str]) -> str:
    first, second = match.groups()
    known = any(_rows(name) or told_settlement(name, None) is not None for name in (first, second))
    before = match.string[: match.start()]
    if not leads_to_sides(before) or not known:
        return match.group()
    if re.search(rf"(?<!\w)(?:г|с|п|пос|пгт)\.?\s?{re.escape(first)}(?!\w)", before):
        return match.group()  # «пгт Забайкальск, МАПП «Забайкальск – Маньчжурия»»: a site there
    return (
        re.sub(r"[«»\"]", " ", match.group()) if face_each_other(first, second) else match.group()
    )


def unquote_crossings(shadow: str) -> str:
    """Blank the quotes round the two sides of a crossing; the text keeps its length.

    One side alone («МАПП «Бурачки»») is the crossing's own name.
    """
    return _QUOTED.sub(_opened, shadow)
