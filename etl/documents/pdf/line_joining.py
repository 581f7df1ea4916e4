"""Lines of a printed cell become running text: which hyphens are the typesetter's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from etl.lookups import lookup_rows
from etl.morphology import analyzer, parses

# The word before a line's end, its hyphen if any, and the word after it.
_BREAK = re.compile(
    r"(?P<left>[^\W\d_]+(?:[-\u2010][^\W\d_]+)*)(?P<hyphen>[-\u2010]?)[ \t]*\n[ \t]*"
    r"(?=(?P<right>[^\W\d_]+))"
)
_DIGIT_BREAK = re.compile(r"(?<=\w)[-\u2010][ \t]*\n[ \t]*(?=\w)")
# «2⏎026 года», «06.202⏎6»: a year in a column narrower than it is.
_YEAR_BREAK = re.compile(
    r"(?<!\d)(?:(2)[ \t]*\n[ \t]*(0[0-9]{2})|(20)[ \t]*\n[ \t]*([2-4][0-9])(?= ?г)"
    r"|(20[2-4])[ \t]*\n[ \t]*([0-9])(?=\s*(?:г|$|[,;)])))(?![0-9])"
)
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _parts() -> dict[str, frozenset[str]]:
    """Words that are always joined by a hyphen to the word on their right or left."""
    found: dict[str, set[str]] = {"left": set(), "right": set()}
    for line in lookup_rows("hyphenation.csv"):
        found[line["side"]].add(line["part"])
    return {side: frozenset(parts) for side, parts in found.items()}


def _known(word: str) -> bool:
    return bool(analyzer().word_is_known(word.lower()))


def _are_a_pair(left: str, right: str) -> bool:
    """Whether two nouns may make one word: «фестиваль-конкурс», «художника-акварелиста»."""
    cases = [{p.tag.case for p in parses(w) if "NOUN" in p.tag} for w in (left, right)]
    return "nomn" in cases[0] or bool(cases[0] & cases[1])


def _keeps_hyphen(left: str, right: str) -> bool:
    """Whether the hyphen at the line's end belongs to the word."""
    last, first = left.lower(), right.lower()
    if last in _parts()["left"] or first in _parts()["right"]:
        return True
    if _known(last + first):
        return False
    if len(last) > 3 and last.endswith("о"):
        return True
    return _known(last) and _known(first) and _are_a_pair(last, first)


def joiner(texts: Iterable[str]) -> Callable[[str], str]:
    """Make the function that undoes the line ends of print.

    Args:
        texts: the document's cells; words that stand whole in one of them are known.

    Returns:
        A function from a cell's lines to its running text.
    """
    whole = {w.lower().replace("\u2010", "-") for t in texts for w in _WORDS.findall(t)}

    def end_of(match: re.Match[str]) -> str:
        left, hyphen, right = match["left"], match["hyphen"], match["right"]
        last = left.replace("\u2010", "-").rpartition("-")[2]
        if not hyphen:
            cut = not _known(last) and not _known(right) and _known(last + right)
            return left if cut and right[0].islower() else f"{left}\n"
        plain, split = f"{left}{right}".lower(), f"{left}-{right}".lower()
        if not right[0].islower() or split in whole:
            return f"{left}-"
        keeps = plain not in whole and _keeps_hyphen(last, right)
        return f"{left}-" if keeps else left

    def join(text: str) -> str:
        before = ""
        # A word may be cut twice; each pass joins what the one before has made.
        while "\n" in text and text != before:
            before, text = text, _BREAK.sub(end_of, text)
        text = _YEAR_BREAK.sub(lambda match: "".join(filter(None, match.groups())), text)
        return _DIGIT_BREAK.sub("-", text)

    return join
