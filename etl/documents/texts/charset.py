"""Bytes of a text file become characters: the encodings that Russian offices use."""

from __future__ import annotations

import codecs
import itertools

from etl.refusals import RefusedDocumentError

# The commonest pairs of letters in Russian text. The wrong 8-bit table swaps letters or
# their case, so that hardly any are left; unlike statistics this is exact on short texts.
_PAIRS = frozenset(
    ("ст", "но", "ен", "то", "на", "ов", "ни", "ра", "во", "ко", "ро", "ос", "ер", "ор", "пр",
     "ре", "ит", "ан", "ет", "ол", "ли", "ел", "ла", "ск", "ал", "ес", "ва", "ат", "по", "ле",
     "ри", "ка", "не", "та", "ви", "ом", "ам", "от", "го", "де", "ми", "да", "нн", "ых", "ой",
     "ия", "ие", "их", "ме", "же", "со", "об", "за", "ть")
)  # fmt: skip
_SINGLE_BYTE = ("cp1251", "koi8-r", "cp866")
_SAMPLE = 100_000
"""Bytes of each of three places of a long text by which its encoding is judged."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str) -> str:
    """Decode a text file by its mark, else as UTF-8, else by what reads as Russian.

    Args:
        data: the file.
        name: its name, for the refusal.

    Raises:
        RefusedDocumentError: the bytes are text in no encoding known here.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut off in the middle of a letter is still UTF-8.
        if error.start >= len(data) - 3 and error.start > 0:
            return data[: error.start].decode("utf-8")
    sample = _sample(data)
    scores = {encoding: _russian(sample, encoding) for encoding in _SINGLE_BYTE}
    best = max(scores, key=lambda encoding: scores[encoding])
    if scores[best] <= 0:
        raise _unreadable(name)
    return data.decode(best, errors="replace")


def _sample(data: bytes) -> bytes:
    """The beginning, middle and end of a long text; one byte is one letter, so any cut will do."""
    if len(data) <= 3 * _SAMPLE:
        return data
    middle = len(data) // 2
    return data[:_SAMPLE] + data[middle : middle + _SAMPLE] + data[-_SAMPLE:]


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return data[: error.start].decode(encoding)
        raise _unreadable(name) from None


def _russian(data: bytes, encoding: str) -> int:
    """How Russian the bytes look: known pairs, less capitals that follow small letters."""
    text = data.decode(encoding, errors="replace")
    small = text.lower()
    pairs = sum(small[i : i + 2] in _PAIRS for i in range(len(small) - 1))
    odd = sum(
        (a.islower() and (b.isupper() or "─" <= b <= "╬")) or b == "\ufffd"
        for a, b in itertools.pairwise(text)
    )
    return pairs - odd


def _unreadable(name: str) -> RefusedDocumentError:
    return RefusedDocumentError(
        f"{name}: кодировка текста не распознана; "
        "сохраните файл как «Текст Юникод» (UTF-8) или пришлите документ Word."
    )
