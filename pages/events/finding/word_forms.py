"""A word and everything it is compared by: its forms, its parts, its number, its other alphabet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from etl.morphology import analyzer, parses
from etl.text import key

_TOKEN = re.compile(r"[^\W_]+(?:[-‐‑/][^\W_]+)*")
_JOINTS = re.compile(r"[-‐‑/]")
_CYRILLIC = re.compile(r"[а-я]{3,}")
_ROMAN = re.compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
# The plan's typists take a Cyrillic Х for the Roman ten.
_LOOKALIKES = str.maketrans("ХІ", "XI")
_VALUES = {"I": 1, "V": 5, "X": 10}
_UNLIKELY = 0.03
"""Readings of a form that are rarer than this («мая» of «майя») are not searched by."""
_COMBINING = re.compile(
    "авиа|авто|агро|аква|астро|аудио|аэро|био|вело|видео|гео|евро|зоо|инфо|кибер|кино|медиа|"
    "метео|микро|много|мото|мульти|нейро|обще|псевдо|психо|радио|сельско|социо|спец|теле|физио|"
    "фото|эко|электро|энерго|этно"
)
"""First parts of compounds whose second part people look for: «видеоконференция»."""
_FUNCTIONAL = frozenset({"PREP", "CONJ", "PRCL", "NPRO"})
_TO_CYRILLIC = (
    ("sch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ya", "я"),
    ("yu", "ю"), ("yo", "е"), ("ph", "ф"), ("th", "т"), ("ck", "к"), ("a", "а"), ("b", "б"),
    ("c", "к"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"),
    ("j", "дж"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"),
    ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("w", "в"),
    ("x", "кс"), ("y", "и"), ("z", "з"),
)  # fmt: skip
_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю."
_OTHER_LAYOUT = str.maketrans(
    _LATIN_KEYS + _CYRILLIC_KEYS[:-1], _CYRILLIC_KEYS + _LATIN_KEYS[:-1]
) | str.maketrans('{}:"<>~', "хъжэбюё")


@dataclass(frozen=True, slots=True)
class WordAt:
    """One word where it stands in a text."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Forms:
    """What one word is compared by.

    Attributes:
        word: as written, folded.
        keys: two words are forms of one another if they share one of these.
        starts: the word and its parts («онлайн-встреча» also «встреча»): what a beginning of
            a word is looked for in.
        lemmas: its dictionary forms.
        functional: a preposition, conjunction, pronoun: nobody looks for these.
    """

    word: str
    keys: frozenset[str]
    starts: frozenset[str]
    lemmas: frozenset[str]
    functional: bool


def tokens(text: str) -> Iterator[WordAt]:
    """The words of a text, in order; «онлайн-встреча» and «с/х» are one."""
    for match in _TOKEN.finditer(text):
        yield WordAt(match.start(), match.end(), match.group())


@lru_cache(maxsize=100_000)
def forms(word: str) -> Forms:
    """Everything that a word, in the case it is written in, is compared by."""
    plain = key(word)
    parts = [part for part in _JOINTS.split(plain) if len(part) > 2 or part.isdecimal()]
    whole = [plain, *([_JOINTS.sub("", plain)] if _JOINTS.search(plain) else [])]
    starts = [*whole, *(parts if len(parts) > 1 or plain not in parts else [])]
    starts += [rest for start in tuple(starts) if (rest := _second_part(start))]
    lemmas = frozenset(lemma for start in starts for lemma in lemmas_of(start))
    keys = {*starts, *lemmas}
    for part in _JOINTS.split(word):
        keys |= _number_keys(part)
    return Forms(plain, frozenset(keys), frozenset(starts), lemmas, _is_functional(plain))


def asked_keys(word: str) -> frozenset[str]:
    """The keys by which a word of a query is looked for: «XXIX» is no plain 29."""
    found = forms(word)
    numbers = _number_keys(word)
    if numbers:
        return frozenset({found.word, *(k for k in numbers if k.startswith("#"))})
    if _JOINTS.search(word):
        whole = {found.word, _JOINTS.sub("", found.word)}
        return frozenset({*whole, *(lemma for part in whole for lemma in lemmas_of(part))})
    # The second half of a compound answers to its own name, not the other way round.
    return frozenset({found.word, *lemmas_of(found.word)})


def alphabetic(word: str) -> bool:
    """Whether a word consists of letters only."""
    return _JOINTS.sub("", word).isalpha()


def _number_keys(word: str) -> set[str]:
    """«ХI» is also 11, and «#11», by which another Roman eleven finds it."""
    latin = word.translate(_LOOKALIKES)
    if not _ROMAN.fullmatch(latin) or word == word.lower():
        return set()
    if len(word) == 1 and word not in _VALUES:
        return set()  # a lone Cyrillic «Х» is no number
    values = [_VALUES[letter] for letter in latin]
    total = sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return {str(total), f"#{total}"}


@lru_cache(maxsize=100_000)
def lemmas_of(word: str) -> frozenset[str]:
    """The dictionary forms of one word without hyphens, the likely ones."""
    if not _CYRILLIC.fullmatch(word):
        return frozenset()
    return frozenset(p.normal_form.replace("ё", "е") for p in parses(word) if p.score >= _UNLIKELY)


@lru_cache(maxsize=100_000)
def _is_functional(word: str) -> bool:
    if len(word) == 1 and word.isalpha():
        return True
    if not re.fullmatch(r"[а-я]{2,}", word):
        return False
    tag = parses(word)[0].tag
    return tag.POS in _FUNCTIONAL or "Apro" in tag


@lru_cache(maxsize=100_000)
def is_adjective(word: str) -> bool:
    """Whether a word is most likely an adjective."""
    if not _CYRILLIC.fullmatch(word):
        return False
    return bool(parses(word)[0].tag.POS == "ADJF")


def _second_part(word: str) -> str:
    """«видеоконференция» → «конференция»; "" where there is no such part."""
    first = _COMBINING.match(word)
    rest = word[first.end() :] if first else ""
    return rest if len(rest) > 3 and is_russian(rest) else ""


@lru_cache(maxsize=100_000)
def is_russian(word: str) -> bool:
    """Whether the dictionary has a word in this form."""
    if not _CYRILLIC.fullmatch(word):
        return False
    return bool(analyzer().word_is_known(word))


def in_cyrillic(word: str) -> str:
    """A Latin word as it is spelt by ear: «agritek» → «агритек»; "" where it has none."""
    if not re.fullmatch(r"[a-z]{3,}", word):
        return ""
    out, at = [], 0
    while at < len(word):
        latin, letter = next(pair for pair in _TO_CYRILLIC if word.startswith(pair[0], at))
        out.append(letter)
        at += len(latin)
    return "".join(out)


def other_layout(text: str) -> str:
    """What was meant where the keyboard stood in the other language: «,tkfhecm» → «беларусь»."""
    return text.lower().translate(_OTHER_LAYOUT)
