"""Which column is which: the wordings of ``plan_data/lookups/headings.csv``.

A heading is read by its head word, as Russian headings are built («Место проведения
мероприятия» is a place), so «Ответственный за проведение мероприятия» is no title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from etl.documents.raised_marks import without_marks
from etl.lookups import lookup_rows
from etl.text import key

LONGEST_HEADING = 160
"""No heading is longer; a cell of a row may be."""

# Letters that look the same; a heading typed with the wrong keyboard is still that heading.
_LOOKALIKES = str.maketrans("aceopxykmtbh", "асеорхукмтвн")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"№+\w*|\w+")


@dataclass(frozen=True, slots=True)
class Wording:
    """One line of the lookup: stems that a heading has to have in this order."""

    field: str
    stems: tuple[str, ...]
    rank: int

    @property
    def weight(self) -> tuple[int, int]:
        """The wording that says more wins."""
        return len(self.stems), sum(map(len, self.stems))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading means: a field, and whether a surer heading may take it (rank 2).

    Rank 0 is a person's word (``hear``), which no other heading takes.
    """

    field: str
    rank: int


@lru_cache(maxsize=1)
def _wordings() -> dict[str, tuple[Wording, ...]]:
    found: dict[str, list[Wording]] = {}
    for line in lookup_rows("headings.csv"):
        stems = tuple(key(line["wording"]).split())
        found.setdefault(line["field"], []).append(Wording(line["field"], stems, int(line["rank"])))
    return {name: tuple(wordings) for name, wordings in found.items()}


def _fits(stem: str, word: str) -> bool:
    return word.startswith(stem[:-1]) if stem.endswith("*") else word == stem


def _matches(stems: tuple[str, ...], words: list[str]) -> bool:
    """Whether the first word fits the first stem and the others follow in order.

    A full stop says that no other word stands there («число .»: no «Число участников»).
    """
    if stems[-1] == ".":
        return len(words) == len(stems) - 1 and _matches(stems[:-1], words)
    if not words or not _fits(stems[0], words[0]):
        return False
    rest = iter(words[1:])
    return all(any(_fits(stem, word) for word in rest) for stem in stems[1:])


def _readings(text: str) -> list[list[str]]:
    """The ways to read a heading's words: without brackets first, line ends both ways."""
    found = []
    text = without_marks(text)
    for variant in (text, re.sub(r"-\s*\n\s*", "", text), text.replace("\n", "")):
        folded = key(variant)
        for plain in (_BRACKETS.sub(" ", folded), folded):
            words = _WORD.findall(plain)
            for spelling in (words, [w.translate(_LOOKALIKES) for w in words]):
                if spelling and spelling not in found:
                    found.append(spelling)
    return found


_TOLD: dict[str, str] = {}


def hear(told: Mapping[str, str]) -> None:
    """What persons told of headings, for all that this process reads from now on.

    Args:
        told: by the heading's ``wording_key``, the field; ``extra`` is a column of no field.
    """
    _TOLD.clear()
    _TOLD.update(told)
    meaning.cache_clear()


def is_told(text: str) -> bool:
    """Whether a person said what a heading means."""
    return wording_key(text) in _TOLD


def wording_key(text: str) -> str:
    """The form in which two spellings of a person's wording are the same one."""
    return key(without_marks(text))


@lru_cache(maxsize=5_000)
def meaning(text: str) -> Meaning | None:
    r"""What a column heading means, None where it is not one of the known wordings.

    >>> meaning("Сроки проведения\nмероприятия").field
    'dates_text'
    >>> meaning("Ответственный") is None
    True
    """
    if not text.strip() or len(text) > LONGEST_HEADING:
        return None
    if is_told(text):
        return Meaning(_TOLD[wording_key(text)], 0)
    known = _wordings()
    columns = [w for name, ws in known.items() for w in ws if w.rank]
    for words in _readings(text):
        start = 0
        while start < len(words):
            fitting = [w for w in columns if _matches(w.stems, words[start:])]
            if fitting:
                best = max(fitting, key=lambda w: w.weight)
                return None if best.field == "other" else Meaning(best.field, best.rank)
            if not any(_fits(w.stems[0], words[start]) for w in known["skip"]):
                break
            start += 1
    return None


def tells_dates_too(text: str) -> bool:
    """Whether the heading of titles says that the dates stand there as well.

    >>> [tells_dates_too(t) for t in ("Мероприятие, дата проведения", "Памятная дата, событие")]
    [True, False]
    """
    found = meaning(text)
    if found is None or found.field != "title" or is_told(text):
        return False
    named = [w.stems[0] for w in _wordings()["dates_named"]]
    return any(
        _matches(wording.stems, words[at:])
        and not (at and any(_fits(stem, words[at - 1]) for stem in named))
        for words in _readings(text)
        for at in range(len(words))
        for wording in _wordings()["with_dates"]
    )


def begins_like(kind: str, text: str) -> bool:
    """Whether a text begins with one of the ``section`` or ``note`` wordings.

    A number before it («2. В сфере культуры») does not count; a section begins with a
    capital, or it is the middle of a sentence.
    """
    first = next(filter(str.isalpha, text), "")
    if kind == "section" and first.islower():
        return False
    words = _WORD.findall(key(text))
    while words and re.fullmatch(r"\d+|[ivxlc]+", words[0]):
        words = words[1:]
    return any(
        len(words) >= len(w.stems) and all(map(_fits, w.stems, words)) for w in _wordings()[kind]
    )


def names_sphere(text: str) -> bool:
    """Whether a text is the name of a sphere and nothing else: «Культура и искусство».

    >>> [names_sphere(t) for t in ("КУЛЬТУРА", "Отдел культуры", "и")]
    [True, False, False]
    """
    words = [word for word in _WORD.findall(key(text)) if word not in ("и", "в", "сфера")]
    known = [w.stems[0] for w in _wordings()["sphere_name"]]
    return bool(words) and all(any(_fits(stem, word) for stem in known) for word in words)


def looked_for() -> str:
    """The headings named in a refusal, as a person would write them."""
    return "«Наименование мероприятия», «Место проведения», «Сроки проведения»"
