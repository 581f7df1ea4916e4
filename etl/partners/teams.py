"""Teams that are called after a town nearby: «Бишкекский экспресс», «команда «Минские зубры»».

Whoever is called so may be at home elsewhere, so a person looks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.countries import find_countries
from etl.countries.country_tokens import split_words
from etl.countries.country_words import is_local_adjective
from etl.countries.quoted_names import quotations
from etl.countries.traps import is_adjectival, is_no_partner_head, is_one
from etl.home import HOME_COUNTRIES
from etl.model import CountryMention
from etl.places.place_words import words

_TEAMS = re.compile(r"(?<![А-Яа-яё])(?:команд|сборн|квн)", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|[,;]\s|\sи\s|(?:команд|сборн)[а-яё]*\s(?:КВН\s)?)[«\"“„]$", re.IGNORECASE)
_FURTHER = ("TJ", "TM", "UA", "UZ")
_TRAINS = ("экспресс", "поезд")
_LONGEST = 3
_REACH = 40


def teams_named(text: str, others: Sequence[CountryMention] = ()) -> list[CountryMention]:
    """The countries of neighbours whose towns teams among the participants are called after.

    Args:
        text: the cell of the participants. Where it speaks of no teams, a quotation is no team.
        others: what is read of it otherwise.
    """
    if _TEAMS.search(text) is None:
        return []
    near = {*words()["town"]["neighbours"], *HOME_COUNTRIES, *_FURTHER}
    found = []
    for quotation in quotations(text):
        inside = split_words(text[quotation.start : quotation.end])
        before = text[max(0, quotation.start - _REACH) : quotation.start]
        if not 2 <= len(inside) <= _LONGEST or _ITEM.search(before) is None:
            continue
        adjective, head = inside[0], inside[1]
        goods = is_no_partner_head(head) and not head.form.startswith(_TRAINS)
        if not is_adjectival(adjective) or goods or is_one("told", head.form):
            continue
        told = [one for one in find_countries(f"{adjective.text} команда") if one.code in near]
        start = quotation.start + adjective.start
        if any(one.start < quotation.end and quotation.start < one.end for one in others):
            continue
        if told and told[0].code != "RU" and is_local_adjective(adjective.text):
            end = quotation.start + adjective.end
            found.append(replace(told[0], start=start, end=end, kind="guess"))
    return found
