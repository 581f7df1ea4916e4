"""The words of a cell that name a partner, whole: «белорусских музеев» of «белорусских»."""

from __future__ import annotations

import re

from etl.model import CountryMention, Span

_CONTEXT = 40
_AROUND = ' ,;.()«»"'
_BEFORE_A_WORD = ' («"„“'


def quoted_words(text: str, mention: CountryMention) -> Span:
    """The words that name the partner, grown to whole words.

    Args:
        text: the cell.
        mention: of the partner in it.
    """
    start, end = mention.start, mention.end
    if mention.kind == "adjective":
        noun = re.match(
            r"(?:-[А-Яа-яё]+)?\s(?!и\s|или\s)[«\"]?[А-Яа-яё-]+", text[end : end + _CONTEXT]
        )
        end += noun.end() if noun else 0
    start = max(text.rfind(sign, 0, start) for sign in _BEFORE_A_WORD) + 1
    words = text[start:end]
    start += len(words) - len(words.lstrip(_AROUND))
    return start, start + len(words.strip(_AROUND))
