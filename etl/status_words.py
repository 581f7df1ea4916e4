"""Words by which a document calls an event off or moves it; who they are said of is read later."""

from __future__ import annotations

import re

from etl.lookups import any_of, lookup_words
from etl.text import key

_WORDS = lookup_words("status.toml")
STATUSES = ("cancelled", "postponed")
SAID = {one: re.compile("|".join(_WORDS[one])) for one in STATUSES}
ALONE = {one: re.compile("|".join(_WORDS[f"alone_{one}"])) for one in STATUSES}
PLAIN = {
    one: re.compile(
        rf"(?:проведение )?(?:(?:данное |это )?{any_of(_WORDS['events'])} )?"
        rf"(?:в 20\d\d (?:году|г\.?) )?"
        rf"(?P<words>{any_of(_WORDS[f'plain_{one}'])})"
    )
    for one in STATUSES
}
_BEGUN = re.compile(r"(?:\(\?<!не \))?(?:\\b)?((?:[а-я ](?![?*{]))*)")
BEGINNINGS = {
    words: _BEGUN.match(words)[1]  # type: ignore[index]
    for one in STATUSES
    for words in (*_WORDS[one], *_WORDS[f"alone_{one}"], *_WORDS[f"plain_{one}"])
}
"""The letters that each wording of a status begins with."""
OVER = {one: _WORDS[f"over_{one}"] for one in STATUSES}
"""Patterns of what a heading says of all events under it."""
OTHERS = re.compile("|".join(_WORDS["others"]))
PARTS = re.compile("|".join(_WORDS["parts"]))


def may_have_status_words(plain: str) -> bool:
    """Whether a text in small letters has the first letters of such words, which few have."""
    return any(beginning in plain for beginning in BEGINNINGS.values())


def has_status_words(text: str) -> bool:
    """Whether a text says anything of the kind («Перенесено на сентябрь», «Отмена»).

    The process that reads documents asks this: it knows no word forms.
    """
    plain = key(text)
    return any(
        SAID[one].search(plain) or ALONE[one].fullmatch(plain) or PLAIN[one].match(plain)
        for one in STATUSES
    )
