"""Towns whose names clerks write short: «Наб. Челны», «г. Вел. Луки», «Ю.-Сахалинск»."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.gazetteer import large_towns, settlements_named
from etl.lookups import lookup_rows
from etl.morphology import known_parses
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


# «П.-Камчатский», «Р.-на-Дону», «Комс.-на-Амуре»: the beginning of a town's name, and its end.
_BEGUN = r"(?:[А-ЯЁ]|[А-ЯЁ][а-яё]{1,5}\.|[А-ЯЁ]\.)-(?:на-)?[А-ЯЁ][а-яё]+"
_CUT = re.compile(r"([А-ЯЁ][а-яё]{0,5})\.?-(на-)?([А-ЯЁ][а-яё]+)")
SHORT_TOWN = "|".join([*(wording for wording, _ in _wordings()), _BEGUN])
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
    spaced = re.sub(r"\.?-", ". ", name, count=1)  # «Н.-Новгород»
    told = (town for wording, town in _wordings() if re.fullmatch(wording, name))
    other = (town for wording, town in _wordings() if re.fullmatch(wording, spaced))
    return next(told, None) or next(other, None) or _begun_town(name)


@lru_cache(maxsize=1)
def _towns_of_two_words() -> tuple[tuple[str, str, str, str], ...]:
    """Larger towns as (first word, «на» or nothing, last word, name)."""
    parts = [(re.split(r"[ -]", name), name) for name in sorted(large_towns()) if "." not in name]
    return tuple(
        (words[0], "на" if words[1:-1] == ["на"] else "", words[-1], name)
        for words, name in parts
        if len(words) == 2 or words[1:-1] == ["на"]
    )


def _begun_town(name: str) -> str | None:
    """The one larger town of Russia or Belarus that is begun and ended so, in whatever case."""
    cut = _CUT.fullmatch(name)
    if cut is None:
        return None
    begun, joint, last = key(cut[1]), (cut[2] or "").rstrip("-"), key(cut[3])
    stem = last[: max(3, len(last) - 2)]
    meant = {
        town
        for first, on, end, town in _towns_of_two_words()
        if first.startswith(begun) and on == joint and end[: max(3, len(end) - 2)] == stem
    }
    if len({settlements_named(town)[0].source for town in meant}) != 1:
        return None
    # A gazetteer has «Ханти-Мансийск» as well.
    usual = min(meant, key=lambda town: (not known_parses(town), town))
    return settlements_named(usual)[0].name
