"""Where a country is rather the war in it: «ветераны локальных войн (Ангола, Сирия)»."""

from __future__ import annotations

from etl.countries.country_tokens import CellWord
from etl.countries.country_words import index
from etl.countries.traps import LIST_WORDS, MAX_LIST, is_one

_REACH = 40


def recalls_a_war(words: list[CellWord], at: int) -> bool:
    """Whether a country is rather the war there («афганцы, члены «Боевого братства»»).

    People or authorities of the country itself («студенты», «посольство») speak against it.
    """
    where = words[at].form
    in_war, in_service = is_one("fought_in", where), is_one("served_in", where)
    if (in_war or in_service) and not _come_from(words, at):
        forms = [word.form for word in words[max(0, at - _REACH) : at + _REACH]]
        kinds = [kind for kind, one in (("fought", in_war), ("served", in_service)) if one]
        fought = any(is_one(kind, form) for kind in kinds for form in forms)
        veterans = any(is_one("veterans", form) for form in forms)
        return fought and veterans and not any(is_one("of_state", form) for form in forms)
    if not is_one("war_land", words[at].form):
        return False
    remembered = any(is_one("war_memory", word.form) for word in words)
    return remembered and not any(is_one("of_state", word.form) for word in words)


def _come_from(words: list[CellWord], at: int) -> bool:
    """Whether «из» stands before the country or its list («из Беларуси, Вьетнама»)."""
    back = at - 1
    while back >= max(0, at - MAX_LIST) and (
        words[back].form in index() or words[back].form in LIST_WORDS
    ):
        back -= 1
    return back >= 0 and words[back].form == "из"
