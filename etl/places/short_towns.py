"""Towns whose names clerks write short: «Наб. Челны», «г. Вел. Луки», «Ю.-Сахалинск»."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.lookups import lookup_rows
from etl.places.place_words import words
from etl.text import key


def _pattern_of(wording: str) -> str:
    """«Наб. Челн*» as a pattern: its first letter may be small, «*» is any ending."""
    plain = re.escape(wording.removesuffix("*")).replace(r"\ ", r"\s?")
    first = plain[:1]
    end = "[а-яё]*" if wording.endswith("*") else ""
    small = f"[{first}{first.lower()}]" if wording.find(".") > 1 and "-" not in wording else first
    return f"{small}{plain[1:]}{end}(?!\\w)"


@lru_cache(maxsize=1)
def _wordings() -> tuple[tuple[str, str], ...]:
    rows = lookup_rows("places_short_towns.csv")
    return tuple((_pattern_of(row["wording"]), row["town"]) for row in rows)


SHORT_TOWN = "|".join(wording for wording, _ in _wordings())
"""A pattern of every wording."""

SHORT_FIRST = "|".join(
    sorted({m.group() for w, _ in _wordings() if (m := re.match(r"[\[\]А-яё]{2,}(?=\\\.)", w))})
)
"""The beginnings of more than one letter, whose full stop ends no sentence."""


_DOTTED = re.compile(rf"С\.-Петербург|{SHORT_TOWN}")


def begins_short(text: str, at: int) -> bool:
    """Whether a town that is written short begins there («В. Новгород»: no preposition)."""
    return _DOTTED.match(text, at) is not None


@lru_cache(maxsize=2_000)
def written_short(name: str) -> str | None:
    """The whole name of a town that is written short, else None."""
    told = words()["town"]["short"].get(key(name).replace(" ", ""))
    if told is not None:
        return str(told)
    if not begins_short(name, 0):
        return None  # forty patterns, none of which is made for a town that is written out
    return next((town for wording, town in _wordings() if re.fullmatch(wording, name)), None)
