"""A lone letter at the beginning of a line: a word of its own, or the end of the one before."""

from __future__ import annotations

import re

from etl.morphology import known_parses

_LOCATIVE = frozenset({"loct", "loc2"})
_GENITIVE = frozenset({"gent", "gen2"})
_OF_GENITIVE = ("для", "от", "из", "до", "без", "у", "среди", "около", "против")
_GOVERNED: dict[str, frozenset[str]] = {
    **{word: _GENITIVE for word in _OF_GENITIVE},
    **{word: _LOCATIVE for word in ("о", "об", "при")},
    **{word: frozenset({"datv"}) for word in ("к", "ко")},
    **{word: _GENITIVE | {"ablt"} for word in ("с", "со")},
    **{word: frozenset({"ablt"}) for word in ("между", "над")},
    "в": _LOCATIVE | {"accs", "acc2"},
}
"""The cases that a preposition governs."""
_NEXT = re.compile(r"\s+(?:[«\"(]\s?)?(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)")
_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\s+$")


def ends_a_word(text: str, left: str, letter: str, at: int, end: int) -> bool:
    """Whether a letter is the end of a word that fills the line before it.

    «Ознакомительна⏎я поездка», «агентств⏎о культуры»: where the letter is a word, what follows it
    stands in a case that it asks for; between nouns «и» is always one («участникам⏎и гостям»).

    Args:
        text: the cell's lines.
        left: what stands before the line's end.
        letter: what begins the next line; together they are a known word.
        at: where ``left`` begins.
        end: where the letter ends.
    """
    if letter == "я":
        return True
    before = _BEFORE.search(text, 0, at)
    if before is not None and _needs(before["word"].lower(), left + letter, left):
        return True
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word = following["word"].lower()
    if any(parse.tag.POS == "PREP" for parse in known_parses(word)):
        return letter in _GOVERNED  # «Знакомств⏎о с искусством»
    cases = _cases(word)
    if letter == "а":
        return word != "также"  # before any other a comma would stand
    if not cases:
        return False
    if letter in _GOVERNED:
        return not cases & _GOVERNED[letter]
    # «управленческим⏎и практиками»: an adjective is joined with no noun; nouns may be with one that
    # stands further ahead («детских книг⏎и выставка»)
    own, next_ones = ({str(p.tag.POS) for p in known_parses(w)} for w in (left.lower(), word))
    adjective = bool(own) and own <= {"ADJF", "PRTF"}
    return letter == "и" and adjective and next_ones == {"NOUN"}


def _cases(word: str) -> set[str]:
    """The cases that a noun, adjective or pronoun may stand in."""
    return {str(parse.tag.case) for parse in known_parses(word.lower()) if parse.tag.case}


def _needs(before: str, whole: str, left: str) -> bool:
    """Whether an adjective or a preposition goes with the whole word, not with its beginning."""
    governed = _GOVERNED.get(before)
    if governed is not None:
        return bool(_cases(whole) & governed) and not _cases(left) & governed
    return _is_said_of(before, whole) and not _is_said_of(before, left)


def _is_said_of(adjective: str, noun: str) -> bool:
    signs = [
        (str(parse.tag.case), str(parse.tag.number), parse.tag.gender)
        for parse in known_parses(adjective.lower())
        if parse.tag.POS in ("ADJF", "PRTF")
    ]
    nouns = [parse.tag for parse in known_parses(noun.lower()) if parse.tag.POS == "NOUN"]
    return any(
        (case, number) == (str(tag.case), str(tag.number)) and gender in (None, tag.gender)
        for case, number, gender in signs
        for tag in nouns
    )
