"""Words by which a document calls an event off or moves it; who they are said of is read later."""

from __future__ import annotations

import re

from etl.lookups import lookup_words
from etl.text import key

STATUS_WORDS = lookup_words("status.toml")
SAID = {status: re.compile("|".join(STATUS_WORDS[status])) for status in ("cancelled", "postponed")}
ALONE = {status: re.compile("|".join(STATUS_WORDS[f"alone_{status}"])) for status in SAID}


def has_status_words(text: str) -> bool:
    """Whether a text says anything of the kind («Перенесено на сентябрь», «Отмена»).

    The process that reads documents asks this: it knows no word forms.
    """
    plain = key(text)
    return any(SAID[one].search(plain) or ALONE[one].fullmatch(plain) for one in SAID)
