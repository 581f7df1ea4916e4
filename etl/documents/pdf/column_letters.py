"""Which wrong table of letters a column was printed with: the one that gives Russian words.

A column is printed in one font; its cells together tell what a short one cannot. A decoding
counts only where the words that come of it are in the dictionary and those before are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product

from etl.documents.pdf.wrong_maps import decoded
from etl.morphology import analyzer

Decoder = Callable[[str], str]

_TAKEN = ("cp1251", "cp1252", "latin-1", "koi8-r", "mac_roman", "mac_cyrillic", "cp437", "cp866")
_REAL = ("cp1251", "koi8-r", "cp866", "mac_cyrillic", "utf-8")
"""What the letters were taken for, and what they are."""
_SYMBOLS = 0xF000
"""Where fonts of symbols keep the bytes of a code page."""
_WIDEST = 0x50
"""The Russian letters span so many codes, and a shift keeps them together."""
_KNOWN, _UNKNOWN = 0.6, 0.3
_ALL_BUT_SOME, _LETTERS = 0.9, 20
_MORE_ODD = 0.15
"""Quotation marks and the like may come out wrong where the letters come out right."""
_ENOUGH = 40
_WORD = re.compile(r"[А-Яа-яЁё]{3,}")
_ANY_WORD = re.compile(r"[^\W\d_]{3,}")
_RUSSIAN = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
_PUNCTUATION = frozenset("«»–—№…“”„’‘°§©®·•\u00a0")


def decoder_of(texts: Sequence[str]) -> Decoder | None:
    """The decoding that makes Russian words of a column's cells, None where none does.

    Args:
        texts: the cells of one column.

    >>> decoder_of(["œÓÍ‡Á ËÁ‰ÂÎËÈ"])("Ï‡ˇ")
    'мая'
    """
    sample = " ".join(text for text in texts if not text.isascii() and not reads_right(text))
    if not sample:
        return None
    sample = " ".join(sample.split(" ")[: 2 * _ENOUGH])
    if decoded(sample) != sample and _share(decoded(sample)) >= _KNOWN:
        return decoded
    best: Decoder | None = None
    most = (0, 0)
    for decoder in _candidates(sample):
        found = decoder(sample)
        # A shift of letters may make capitals of small ones, which are words too.
        count = (_count(found), sum(map(str.islower, found)))
        good = found != sample and _share(found) >= _KNOWN and _is_enough(found)
        good = good and not _is_odder(found, sample)
        good = good and (_odd(sample) > 0 or _is_plain(found))
        if good and count > most:
            best, most = decoder, count
    return best


def decoders_of(columns: Mapping[int, Sequence[str]]) -> dict[int, Decoder | None]:
    """The decoding of each column; a short one is read as another column is."""
    found = {column: decoder_of(texts) for column, texts in columns.items()}
    known = [decoder for decoder in found.values() if decoder is not None]
    for column, texts in columns.items():
        wrong = " ".join(t for t in texts if not t.isascii() and not reads_right(t))
        if found[column] is None and wrong:
            found[column] = next((d for d in known if _share(d(wrong)) >= _KNOWN), None)
    return {c: _careful(d, columns[c]) if d is not None else None for c, d in found.items()}


def _careful(decoder: Decoder, texts: Sequence[str]) -> Decoder:
    """A decoding that leaves alone what no dictionary has («РостГМУ») beside cells that are whole.

    A font in which cells read right has the right table; those of another font in their column
    show it by their letters or by the words that come of them.
    """
    mixed = any(not text.isascii() and reads_right(text) for text in texts)

    def decode(text: str) -> str:
        found = decoder(text)
        if _is_odder(found, text):
            return text
        return text if mixed and not _odd(text) and not reads_right(found) else found

    return decode


def reads_right(text: str) -> bool:
    """Whether words of a cell are in the dictionary as they are."""
    return _share(text) > _UNKNOWN


def is_foreign(texts: Sequence[str]) -> bool:
    """Whether a column's letters are hardly any of them Latin or Cyrillic ones."""
    letters = [c for text in texts for c in text if c.isalpha()]
    strange = sum(not ("\u0400" <= c <= "\u04ff" or c < "\u0180") for c in letters)
    accented = sum("\u00c0" <= c <= "\u017f" for c in letters)
    return len(letters) > 20 and max(strange, accented) > 0.7 * len(letters)


def _candidates(sample: str) -> Iterator[Decoder]:
    yield _of_symbols
    for taken, real in product(_TAKEN, _REAL):
        if taken != real:
            yield _recoded(taken, real)
    odd = [c for c in sample if ord(c) > 0x7F and c not in _PUNCTUATION]
    cyrillic = sum("\u0400" <= c <= "\u045f" for c in odd)
    if cyrillic * 2 < len(odd):
        odd = [c for c in odd if not "\u0400" <= c <= "\u045f"]
    codes = sorted(set(map(ord, odd)))
    if codes and codes[-1] - codes[0] <= _WIDEST:
        for by in range(0x410 - codes[0], 0x452 - codes[-1]):
            if by:
                yield _shifted(by, codes[0], codes[-1])


def _of_symbols(text: str) -> str:
    return "".join(
        bytes([ord(c) - _SYMBOLS]).decode("cp1251", "replace")
        if _SYMBOLS < ord(c) <= _SYMBOLS + 0xFF
        else c
        for c in text
    )


def _recoded(taken: str, real: str) -> Decoder:
    def decode(text: str) -> str:
        try:
            return text.encode(taken).decode(real)
        except UnicodeError:
            # Word by word, where a sign or two are of no code page.
            return "".join(map(each, re.split(r"([ \n]+)", text)))

    def each(word: str) -> str:
        try:
            # A byte that the page leaves out comes as the character of its number.
            return b"".join(_byte(c, taken) for c in word).decode(real)
        except UnicodeError:
            return word

    return decode


def _byte(character: str, page: str) -> bytes:
    """A character's bytes in a code page."""
    if "\u0080" <= character <= "\u009f":
        return character.encode("latin-1")
    return character.encode(page)


def _shifted(by: int, first: int, last: int) -> Decoder:
    """What moves the letters between two codes."""

    def decode(text: str) -> str:
        return "".join(
            chr(ord(c) + by) if first <= ord(c) <= last and c not in _PUNCTUATION else c
            for c in text
        )

    return decode


def _is_odder(found: str, text: str) -> bool:
    """Whether a decoding brings in more than some signs that no Russian text has."""
    return _odd(found) - _odd(text) > _MORE_ODD * len(text)


def _odd(text: str) -> int:
    """How many characters no Russian text has."""
    return sum(not (c.isascii() or c in _RUSSIAN or c in _PUNCTUATION) for c in text)


@lru_cache(maxsize=20_000)
def _is_known(word: str) -> bool:
    return bool(analyzer().word_is_known(word))


def _known_words(text: str) -> list[str]:
    return [w for w in _WORD.findall(text) if _is_known(w.lower())]


def _count(text: str) -> int:
    return sum(map(len, _known_words(text)))


def _share(text: str) -> float:
    words = _ANY_WORD.findall(text)[:_ENOUGH]
    known = sum(1 for w in words if _WORD.fullmatch(w) and _is_known(w.lower()))
    return known / len(words) if words else 0.0


def _is_plain(text: str) -> bool:
    """Whether it makes sense beyond chance, where the letters as they are could be names.

    «СРЗ «Преголь»» gives «ФУК», a word, when its letters are moved by three.
    """
    known = {word.lower() for word in _known_words(text)}
    return len(known) > 1 and (_share(text) > _ALL_BUT_SOME or sum(map(len, known)) > _LETTERS)


def _is_enough(text: str) -> bool:
    """Two words, or a long one, are no chance."""
    known = _known_words(text)
    return len(known) > 1 or any(len(word) > 4 for word in known)
