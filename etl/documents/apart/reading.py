"""A document under way: begun in a process of its own, waited for, believed when it is whole."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from etl.documents.apart.answer import (
    LONGEST_SENTENCE,
    AnswerError,
    document_of,
    refusal_of,
    sheet_of,
    unpacked,
)
from etl.documents.apart.process import ProcessApart, command_of, refusal
from etl.documents.file_kind import file_bytes, shown_name
from etl.model import PlanDocument
from etl.refusals import RefusedDocumentError
from etl.text import fold


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
        self._process = self._begun(self.data)

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
        kind, value = self._answer(self._process)
        if kind == "convert":
            from etl.documents.office import converted

            made, becomes = converted(self._path, self.name, self.data)
            kind, value = self._answer(self._begun(made, becomes))
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
        raise refusal(self.name, kind, str(value))

    def close(self) -> None:
        """End the reading where nobody waits for it any more; one that has ended stays so."""
        self._closed = True
        self._process.end()

    def _begun(self, data: bytes, kind: str = "") -> ProcessApart:
        heading = json.dumps([self.name, kind, self.headings]).encode() + b"\n"
        started = subprocess.Popen(
            command_of("etl.documents.apart.reading_process"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return ProcessApart(started, (heading, data))

    @staticmethod
    def _answer(process: ProcessApart) -> tuple[str, object]:
        answer = process.answer()
        if isinstance(answer, tuple):
            return answer
        try:
            return unpacked(answer)
        except AnswerError:
            return "fault", "ended with 0"
