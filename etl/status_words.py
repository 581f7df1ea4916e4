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
OTHERS = re.compile("|".join(_WORDS["others"]))
PARTS = re.compile("|".join(_WORDS["parts"]))


def has_status_words(text: str) -> bool:
    """Whether a text says anything of the kind («Перенесено на сентябрь», «Отмена»).

    The process that reads documents asks this: it knows no word forms.
    """
    plain = key(text)
    return any(
        SAID[one].search(plain) or ALONE[one].fullmatch(plain) or PLAIN[one].match(plain)
        for one in STATUSES
    )
