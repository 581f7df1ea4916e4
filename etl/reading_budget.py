"""How long the cells of one document may be read: no document takes the machine, known or not.

The process that reads a document has limits of its own (``etl.documents.apart.limits``); what
comes out of it is short, but a few kilobytes of odd words may take a second.
"""

from __future__ import annotations

import time

from etl.documents.file_kind import too_heavy
from etl.refusals import RefusedDocumentError

SECONDS = 40.0
"""Processor time for any document. The shipped plan of 47 rows takes 1.3 s on a busy machine."""
SECONDS_A_ROW = 0.05
"""What is allowed beyond that: five times what a row of a real plan takes."""
MOST_ROWS = 3_000
"""Rows that are allowed for: the largest plan that is thought possible."""


def seconds_for(rows: int) -> float:
    """The processor time that the cells of so many rows may take."""
    return max(SECONDS, SECONDS_A_ROW * min(rows, MOST_ROWS))


class ReadingBudget:
    """The processor time that the cells of a document may take.

    Args:
        name: the document, for the refusal.
        seconds: what it may take in all.
        spent: what it has taken before, elsewhere.
    """

    def __init__(self, name: str, seconds: float, spent: float = 0.0) -> None:
        self._name = name
        self._seconds = seconds
        self._began = time.thread_time() - spent

    @property
    def spent(self) -> float:
        """What has been taken so far."""
        return time.thread_time() - self._began

    def check(self) -> None:
        """Ask whether there is time left.

        Raises:
            RefusedDocumentError: there is none.
        """
        if self.spent > self._seconds:
            raise took_too_long(self._name, self._seconds)


def took_too_long(name: str, seconds: float) -> RefusedDocumentError:
    """Why a document whose cells took longer is refused."""
    return too_heavy(name, f"его ячейки не прочитаны за {seconds:.0f} секунд работы")
