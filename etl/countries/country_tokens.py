"""Words of a text with their places, in the spelling that the vocabulary is kept in."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.text import small

_WORD = re.compile(r"[A-Za-zА-Яа-яЁёІі\u00ad\u0301]+|\d+")
# Latin letters that look Cyrillic: clerks type «Pоссия» and «CША» without seeing it.
_LOOKALIKE = str.maketrans("ABCEHKMOPTXacekopxyIi", "АВСЕНКМОРТХасекорхуІі")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_LATIN = re.compile("[A-Za-z]")


class CellWord(NamedTuple):
    """One word or number: as written, its comparable form, and where it stands."""

    text: str
    form: str
    start: int
    end: int

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def upper(self) -> bool:
        """Whether it is written in capitals throughout («КНР», «МИНСК»)."""
        return len(self.text) > 1 and self.text.isupper()


def split_words(text: str) -> list[CellWord]:
    """Cut a text into words; the parts of a hyphenated word come one by one."""
    found = []
    for match in _WORD.finditer(text):
        raw = match.group()
        if not raw.isalnum():  # a soft hyphen, an accent
            raw = raw.replace("\u00ad", "").replace("\u0301", "")
        if _LATIN.search(raw) and (_CYRILLIC.search(raw) or raw in ("CHP", "KHP", "PB", "PK")):
            raw = raw.translate(_LOOKALIKE)
        if raw:
            found.append(CellWord(raw, small(raw), match.start(), match.end()))
    return found
