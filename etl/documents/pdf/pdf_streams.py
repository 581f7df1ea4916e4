"""What is packed in a PDF: how large it would be, and whether all of it can be unpacked."""

from __future__ import annotations

import logging
import re
import zlib

from etl.documents.file_kind import GET_AGAIN, NO_PLAN_NEEDS_IT, UNPACKS_TOO_LARGE, refuse
from etl.documents.pdf.pdf_bounds import LARGEST_STREAM

_LARGEST_WHOLE = 512 * 2**20
_OTHER_FILTER = re.compile(rb"/Image|/ASCII|/A85|/AHx|/LZW|/RunLength|/Crypt")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")


def check_streams(data: bytes, name: str) -> None:
    """Unpack every stream without keeping it; refuse what no plan can need."""
    whole = 0
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - 400) : match.start()].rpartition(b"obj")[2]
        if b"Flate" not in head and b"/Fl" not in head:
            continue
        size, twice, damaged = _unpacked(data, match.end())
        if damaged and b"/Encrypt" not in data and not _OTHER_FILTER.search(head):
            raise broken(name)
        whole += size
        if size > LARGEST_STREAM or whole > _LARGEST_WHOLE or twice:
            raise refuse(
                name,
                f"содержимое {UNPACKS_TOO_LARGE}, {NO_PLAN_NEEDS_IT}",
                "проверьте, откуда файл, и сохраните план заново",
            )


def _unpacked(data: bytes, start: int) -> tuple[int, bool, bool]:
    """Size of a packed stream, whether another large one is packed in it, whether it is broken."""
    unpacker = zlib.decompressobj()
    size, at, step = 0, start, 1 << 16
    head = b""
    try:
        while not unpacker.eof and at < len(data) and size <= LARGEST_STREAM:
            chunk = unpacker.unconsumed_tail
            if not chunk:
                chunk = data[at : at + step]
                at += step
            piece = unpacker.decompress(chunk, 1 << 20)
            head = head or piece[:2]
            size += len(piece)
    except zlib.error:
        return size, False, True
    return size, head in (b"x\x9c", b"x\xda", b"x\x01") and size > 1 << 16, False


class Losses(logging.Handler):
    """Hears what pdfminer tells the log only: that a part of a page could not be unpacked.

    A page that lost words must not pass for a whole one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found = False
        self._log = logging.getLogger("pdfminer")

    def emit(self, record: logging.LogRecord) -> None:
        """Take note of one line of the log."""
        self.found = self.found or "Data-loss" in record.getMessage()

    def __enter__(self) -> Losses:
        self._propagates, self._log.propagate = self._log.propagate, False
        self._log.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._log.removeHandler(self)
        self._log.propagate = self._propagates


def broken(name: str) -> Exception:
    """The refusal of a PDF that is damaged or cut short."""
    return refuse(name, "документ PDF повреждён или обрывается на середине",
                  GET_AGAIN)  # fmt: skip
