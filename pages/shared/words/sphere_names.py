"""Section headers as names: «В сфере культуры и туризма» -> «Культура и туризм»."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from etl.text import capitalized

_PREFIX = re.compile(
    r"^(?:[IVXLC\d]+[.)]\s*)?(?:мероприятия\s+)?в\s+(?:сфере|области)\s+", re.IGNORECASE
)
_WORD = re.compile(r"[А-Яа-яЁё-]+|[^А-Яа-яЁё-]+")


@lru_cache(maxsize=1_000)
def sphere_label(sphere: str) -> str:
    """The header without «В сфере …», in the nominative, capitalised."""
    text = sphere.strip().rstrip(".:")
    match = _PREFIX.match(text)
    if match:
        text = _nominative(text[match.end() :])
    elif text.isupper():
        text = text.lower()
    return (capitalized(text)) or "Без раздела"


def _nominative(phrase: str) -> str:
    """Each part between commas and «и»: adjectives and the first noun change, the rest stays."""
    parts = re.split(r"(,\s+|\s+и\s+)", phrase)
    return "".join(p if i % 2 else _nominative_part(p) for i, p in enumerate(parts))


def _nominative_part(part: str) -> str:
    # The analyser costs a quarter of a second, so it comes with the first header only.
    from etl.morphology import parses

    tokens = _WORD.findall(part)
    readings: list[Any] = []
    for token in tokens:
        genitive = [p for p in parses(token.lower()) if "gent" in p.tag] if token.strip() else []
        adjective = next((p for p in genitive if p.tag.POS in ("ADJF", "PRTF")), None)
        noun = next((p for p in genitive if p.tag.POS == "NOUN"), None)
        readings.append((token, adjective, noun))
    head = next((n for _, a, n in readings if n is not None and a is None), None)
    if head is None:
        return _adjectives_only(readings)
    number = "plur" if head.tag.number == "plur" else "sing"
    grammemes = {"nomn", number} | ({head.tag.gender} if number == "sing" else set())
    done = False
    out = []
    for token, adjective, noun in readings:
        reading = None
        if not done and adjective is not None:
            reading = adjective.inflect(grammemes)
        elif not done and noun is not None:
            reading = noun.inflect({"nomn", number})
            done = True
        out.append(_like(token, reading.word) if reading else token)
    return "".join(out)


def _adjectives_only(readings: list[Any]) -> str:
    # «социального и экономического развития»: the noun stands in the next part, which is
    # singular neuter in all headers met so far; otherwise the words stay as written.
    out = []
    for token, adjective, _ in readings:
        reading = adjective.inflect({"nomn", "sing", adjective.tag.gender}) if adjective else None
        out.append(_like(token, reading.word) if reading else token)
    return "".join(out)


def _like(pattern: str, word: str) -> str:
    """Keep «е» where the document writes «е» for «ё», and its capital."""
    if "ё" not in pattern.lower():
        word = word.replace("ё", "е")
    return capitalized(word) if pattern[:1].isupper() else word
