"""Lines over the whole width between the items: more of the item above, or a remark on it."""

from __future__ import annotations

import re

from etl.documents.plan_rows.headings import meaning

_LABEL = re.compile(r"([^\W\d_][^:.\n]{2,40}):\s+(\S.*)", re.DOTALL)
_OF_ONE_ITEM = ("description", "purpose")
"""A month, a place or guests may stand over several items: «Месяц: май» is a section."""
_SENTENCE_END = re.compile(r"(?<![\s.]г)(?<!\sгг)(?<!\sдр)(?<!\sпр)\.\W*$")
_FEWEST_WORDS = 5
_SMALL_WORD = re.compile(r"(?<![\w-])[а-яё]{4,}(?![\w-])")
_RELATIVE = re.compile(r"котор|проводим|планируем", re.IGNORECASE)


def labelled(text: str) -> tuple[str, str, str] | None:
    """The field, the label and the words of «Описание: выставка изделий мастеров».

    >>> labelled("Описание: выставка мастеров.")
    ('description', 'Описание', 'выставка мастеров.')
    >>> labelled("Раздел: культура") or labelled("Месяц: май")
    """
    found = _LABEL.fullmatch(text.strip())
    if found is None:
        return None
    field = meaning(found[1])
    if field is None or field.field not in _OF_ONE_ITEM:
        return None
    return field.field, found[1], found[2]


def is_sentence(text: str) -> bool:
    """Whether a line says something of the items and is no name of a section.

    It ends as a sentence does and has a verb of its own.

    >>> is_sentence("Мероприятие № 1 проводится при поддержке фонда.")
    True
    >>> is_sentence("Мероприятия, которые проводятся в рамках Года единства.")
    False
    """
    words = _SMALL_WORD.findall(text)
    if len(text.split()) < _FEWEST_WORDS or not _SENTENCE_END.search(text):
        return False
    from etl.morphology import known_parses

    firsts = (known_parses(word)[:1] for word in words)
    verbs = any("VERB" in parse.tag for found in firsts for parse in found)
    return verbs and not _RELATIVE.search(text)
