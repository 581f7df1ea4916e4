"""What a PDF may ask of its reader: bounds on everything that a few bytes can make huge.

pdfminer unpacks streams, expands ranges of characters and widths, and draws forms within
forms without asking how much comes of it. While a document is read, the functions that do so
are exchanged for ones that count.
"""

from __future__ import annotations

import contextlib
import itertools
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from etl.documents.file_kind import NO_PLAN_NEEDS_IT, UNPACKS_TOO_LARGE, too_heavy
from etl.refusals import RefusedDocumentError

LARGEST_STREAM = 64 * 2**20
LARGEST_UNPACKED = 256 * 2**20
"""Bytes of one stream and of all of a document; a page of text has some 50 KB."""
MOST_CODES = 300_000
"""Entries of all maps of characters: four fonts with all of Unicode's first plane."""
MOST_WIDTHS = 300_000
MOST_FORMS = 5_000
"""Forms drawn in a document: a letterhead on each of 500 pages, ten times over."""
MOST_RULES = 8_000
"""Lines and boxes of one page; each cell of a table that fills a page has four."""


class _Count:
    """One sum that must not pass its bound."""

    def __init__(self, name: str, what: str, most: int) -> None:
        self._name, self._what, self._left = name, what, most

    def add(self, number: int = 1) -> None:
        self._left -= number
        if self._left < 0:
            raise too_heavy(self._name, f"{self._what}, {NO_PLAN_NEEDS_IT}")


@contextlib.contextmanager
def bounded(name: str) -> Iterator[None]:
    """Read a PDF within bounds.

    Raises:
        RefusedDocumentError: it asks for more.
    """
    from pdfminer import cmapdb, pdffont, pdfinterp, pdftypes

    unpack = _Unpacking(name)
    codes = _Count(name, "таблицы символов шрифтов слишком велики", MOST_CODES)
    widths = _Count(name, "таблицы ширин шрифтов слишком велики", MOST_WIDTHS)
    forms = _Count(name, "страницы составлены из слишком многих частей", MOST_FORMS)
    real_draw = pdfinterp.PDFPageInterpreter.do_Do

    def draw(self: Any, form: Any) -> None:  # pdfminer looks how many arguments it takes
        forms.add()
        real_draw(self, form)

    with contextlib.ExitStack() as stack:
        for owner, attribute, function in (
            (pdftypes, "zlib", _Zlib(unpack.inflate)),
            (pdftypes, "rldecode", unpack.run_length),
            (pdftypes, "lzwdecode", unpack.lzw),
            (pdffont, "get_widths", _ranged(pdffont.get_widths, widths)),
            (pdffont, "get_widths2", _ranged(pdffont.get_widths2, widths)),
            (cmapdb.FileUnicodeMap, "add_cid2unichr",
             _counted(cmapdb.FileUnicodeMap.add_cid2unichr, codes)),
            (cmapdb.FileCMap, "add_code2cid", _counted(cmapdb.FileCMap.add_code2cid, codes)),
            (pdfinterp.PDFPageInterpreter, "do_Do", draw),
        ):  # fmt: skip
            stack.callback(setattr, owner, attribute, getattr(owner, attribute))
            setattr(owner, attribute, function)
        yield


class _Unpacking:
    """The filters of streams, stopped where one stream or all of a document grow too large."""

    def __init__(self, name: str) -> None:
        space = f"содержимое {UNPACKS_TOO_LARGE}"
        self._unpacked = _Count(name, space, LARGEST_UNPACKED)

    def _kept(self, data: bytes) -> bytes:
        self._unpacked.add(len(data))
        if len(data) > LARGEST_STREAM:
            self._unpacked.add(LARGEST_UNPACKED)
        return data

    def inflate(self, data: bytes) -> bytes:
        unpacker = zlib.decompressobj()
        found = self._kept(unpacker.decompress(data, LARGEST_STREAM + 1))
        if not unpacker.eof:
            raise zlib.error("incomplete or truncated stream")
        return found

    def run_length(self, data: bytes) -> bytes:
        found = bytearray()
        at = 0
        while at < len(data) and data[at] != 128 and len(found) <= LARGEST_STREAM:
            length = data[at]
            if length < 128:
                found += data[at + 1 : at + length + 2]
                at += length + 2
            else:
                found += data[at + 1 : at + 2] * (257 - length)
                at += 2
        return self._kept(bytes(found))

    def lzw(self, data: bytes) -> bytes:
        from pdfminer.lzw import LZWDecoder

        found = bytearray()
        for piece in LZWDecoder(BytesIO(data)).run():
            found += piece
            if len(found) > LARGEST_STREAM:
                break
        return self._kept(bytes(found))


def _counted(real: Callable[..., Any], count: _Count) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        count.add()
        return real(*arguments, **named)

    return call


def _ranged(real: Callable[..., Any], widths: _Count) -> Callable[[Iterable[object]], Any]:
    from pdfminer.pdftypes import resolve1

    def call(sequence: Iterable[object]) -> Any:
        items = list(sequence)
        numbers = [resolve1(item) for item in items]
        for first, last in itertools.pairwise(numbers):
            if isinstance(first, int) and isinstance(last, int) and last - first > 65_536:
                widths.add(MOST_WIDTHS)
        widths.add(len(items))
        return real(items)

    return call


def real_cause(error: BaseException) -> BaseException:
    """What pdfplumber wraps into an exception of its own."""
    cause = error.args[0] if error.args else None
    return cause if isinstance(cause, (RefusedDocumentError, MemoryError)) else error


class _Zlib:
    """zlib as pdfminer uses it, with a bound on what comes out."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    def __init__(self, inflate: Callable[[bytes], bytes]) -> None:
        self.decompress = inflate


def check_page(name: str, page: Any) -> None:
    """Refuse a page of a pdfplumber document that no table finder can take in.

    Raises:
        RefusedDocumentError: there are too many lines on it.
    """
    _Count(name, "на странице слишком много линий", MOST_RULES).add(
        sum(len(page.objects.get(kind, ())) for kind in ("line", "rect", "curve"))
    )
