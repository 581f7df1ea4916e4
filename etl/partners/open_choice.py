"""Countries between which a cell does not choose: «делегация Республики Корея или КНДР»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.model import CountryMention

_OR = re.compile(r"[^,;.:()\n]{0,20}\s(?:или|либо)\s(?:из\s|от\s)?(?:[а-яё.]{1,14}\s){0,2}\(?")
# «Гвинеи (уточнить: …)», «Сербии (возможно, Черногории)», «Сербии (уточняется)»
_TO_TELL = re.compile(r"\s?\((?:[а-яё]+\s)?(?:уточнить|возможно|вероятно)(?![а-яё])")


def is_open_between(text: str, mentions: Sequence[CountryMention]) -> bool:
    """Whether a cell leaves open which of two countries takes part.

    Args:
        text: the cell of the participants.
        mentions: the countries in it.
    """
    abroad = sorted((one for one in mentions if one.code != "RU"), key=lambda one: one.start)
    if any(_TO_TELL.match(text, one.end) for one in abroad):
        return True
    return any(
        first.code != other.code and _OR.fullmatch(text, first.end, other.start)
        for first, other in pairwise(abroad)
    )
