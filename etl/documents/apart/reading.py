"""A document under way: begun in a process of its own, waited for, believed when it is whole."""

from __future__ import annotations

import contextlib
import hashlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

from etl.documents.apart import limits
from etl.documents.apart.answer import (
    LONGEST_SENTENCE,
    AnswerError,
    document_of,
    refusal_of,
    sheet_of,
    unpacked,
)
from etl.documents.file_kind import file_bytes, shown_name, too_heavy, unknown_fault
from etl.folders import ROOT
from etl.model import PlanDocument, RefusedDocumentError
from etl.text import fold

_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from etl.documents.apart.reading_process import main; main()"
)


class Reading:
    """The reading of one document; it goes on while the caller does something else.

    Args:
        path: the document.
        name: what it is called, where that is not the file's name.
        data: its bytes, where somebody has them already.
        headings: what persons told of headings (``etl.told.told_row.headings_told``).

    Raises:
        RefusedDocumentError: the file is missing, empty or cannot be opened.
    """

    def __init__(
        self,
        path: Path,
        name: str = "",
        data: bytes | None = None,
        headings: Mapping[str, str] | None = None,
    ) -> None:
        self._path = path
        self.headings = dict(headings or {})
        self._closed = False
        self.name = name or shown_name(path)
        self.data = file_bytes(path, self.name) if data is None else data
        self.sha256 = hashlib.sha256(self.data).hexdigest()
        self._process = _Process(self.name, self.data, self.headings)

    def with_headings(self, headings: Mapping[str, str]) -> Reading:
        """The reading that hears this of headings: itself, or another one in its place."""
        if self.headings == headings and not self._closed:
            return self
        self.close()
        return Reading(self._path, self.name, self.data, headings)

    def document(self) -> PlanDocument:
        """Wait for the document.

        Raises:
            RefusedDocumentError: it cannot be used, or takes more than a plan can need.
        """
        kind, value = self._process.answer()
        if kind == "convert":
            from etl.documents.office import convert_to_docx

            made = convert_to_docx(self._path, self.name, self.data)
            kind, value = _Process(self.name, made, self.headings, kind="docx").answer()
        try:
            if kind == "document":
                return document_of(value, name=self.name, sha256=self.sha256)
            if kind == "refused" and isinstance(value, str):
                raise RefusedDocumentError(fold(value)[:LONGEST_SENTENCE])
            if kind == "headless":
                raise refusal_of(value)
            if kind == "answers":
                raise sheet_of(value)
        except AnswerError:
            kind, value = "fault", "an answer of another shape"
        raise self._refusal(kind, str(value))

    def close(self) -> None:
        """End the reading where nobody waits for it any more; one that has ended stays so."""
        self._closed = True
        self._process.end()

    def _refusal(self, kind: str, value: str) -> RefusedDocumentError:
        if kind == "heavy":
            what = {
                "memory": f"ему мало {limits.MEMORY // 2**20} МБ памяти",
                "time": f"он не прочитан за {limits.CPU_SECONDS} секунд работы",
                "long": f"он не прочитан за {limits.WALL_SECONDS} секунд",
                "result": "текста в нём больше, чем бывает в плане",
            }.get(value, value)
            return too_heavy(self.name, what)
        if kind == "deep":
            return too_heavy(self.name, "его части слишком глубоко вложены друг в друга")
        return unknown_fault(self.name, value)


class _Process:
    """The reading process with the two ends of its pipes, each served by a thread."""

    def __init__(self, name: str, data: bytes, headings: Mapping[str, str], kind: str = "") -> None:
        paths = [str(ROOT), *(entry for entry in sys.path if entry)]
        # -S and -I: no search for site packages, no user's settings; the paths are given.
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, json.dumps(paths)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._deadline = time.monotonic() + limits.WALL_SECONDS
        self._answer = b""
        heading = json.dumps([name, kind, headings]).encode() + b"\n"
        self._giver = threading.Thread(target=self._give, args=(heading, data), daemon=True)
        self._taker = threading.Thread(target=self._take, daemon=True)
        self._giver.start()
        self._taker.start()

    def _give(self, heading: bytes, data: bytes) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError), self._process.stdin as pipe:
            pipe.write(heading)
            pipe.write(data)

    def _take(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(OSError, ValueError), self._process.stdout as pipe:
            self._answer = pipe.read(limits.RESULT + 1)
        if len(self._answer) > limits.RESULT:
            self._process.kill()

    def answer(self) -> tuple[str, object]:
        """The answer when the process has ended, or why there is none."""
        heavy = ""
        try:
            while self._taker.is_alive() and not heavy:
                self._taker.join(0.2)
                # A system that keeps the limits itself never lets it come so far.
                if self._taker.is_alive() and limits.memory_of(self._process.pid) > limits.MEMORY:
                    heavy = "memory"
                elif time.monotonic() > self._deadline:
                    heavy = "long"
        finally:
            if heavy or self._taker.is_alive():
                self.end()
        code = self._process.wait()
        self._giver.join()
        if heavy:
            return "heavy", heavy
        if len(self._answer) > limits.RESULT:
            return "heavy", "result"
        if code == 0:
            with contextlib.suppress(AnswerError):
                return unpacked(self._answer)
        return _ending(code)

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self._process.kill()
        self._taker.join()
        self._process.wait()


def _ending(code: int) -> tuple[str, object]:
    """What a process that gave no answer died of."""
    import signal

    names = {-int(s): s.name for s in signal.Signals}
    if names.get(code) in ("SIGXCPU", "SIGKILL"):
        return "heavy", "time"
    return "fault", f"ended with {names.get(code, code)}"
