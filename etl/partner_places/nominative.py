"""An institution's name out of an oblique case: «детской библиотеки» -> «детская библиотека»."""

from __future__ import annotations

from typing import Any

from etl.morphology import parses

_GENDERS = ("masc", "femn", "neut")


def name_nominative(words: str, head: int) -> str:
    """Put the head noun and the adjectives before it into the nominative singular.

    Args:
        words: the name as the document has it.
        head: which of its words is the head noun; what follows stays as it is.

    Returns:
        The name; unchanged where the dictionary does not know the head.
    """
    parts = words.split(" ")
    noun, gender = _noun(parts[head])
    if noun is None:
        return words
    shown = [_adjective(part, gender) for part in parts[:head]]
    return " ".join([*shown, noun, *parts[head + 1 :]])


def _like(form: str, word: str) -> str:
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def _noun(word: str) -> tuple[str | None, str]:
    """The nominative of each part of «библиотеки-филиала», and the gender of the first."""
    shown, gender = [], ""
    for part in word.split("-"):
        readings = [p for p in parses(part) if "NOUN" in p.tag and "sing" in p.tag]
        form = readings[0].inflect({"nomn", "sing"}) if readings else None
        if form is None:
            return None, ""
        gender = gender or next((g for g in _GENDERS if g in form.tag), "masc")
        spelt = form.word if "ё" in part else form.word.replace("ё", "е")
        shown.append(_like(spelt, part))
    return "-".join(shown), gender


def _adjective(word: str, gender: str) -> str:
    for parse in parses(word):
        form: Any = parse.inflect({"nomn", "sing", gender}) if parse.tag.POS == "ADJF" else None
        if form is not None:
            spelt = form.word if "ё" in word else form.word.replace("ё", "е")
            return _like(spelt, word)
    return word
