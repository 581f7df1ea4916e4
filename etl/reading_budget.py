"""How long the cells of one document may be read: no document takes the machine, known or not.

The reading process has limits of its own (``etl.documents.apart.limits``); what comes out of it
is short, but its cells are read here, and a few kilobytes of odd words may take a second.
"""

from __future__ import annotations

import time

from etl.documents.file_kind import too_heavy

SECONDS = 40.0
"""Processor time for any document. The shipped plan of 47 rows takes 1.3 s on a busy machine."""
SECONDS_A_ROW = 0.05
"""What is allowed beyond that: five times what a row of a real plan takes."""
MOST_ROWS = 3_000
"""Rows that are allowed for: the largest plan that is thought possible."""


class ReadingBudget:
    """The processor time that the cells of a document may take.

    Args:
        name: the document, for the refusal.
        rows: how many rows it has.
    """

    def __init__(self, name: str, rows: int) -> None:
        self._name = name
        self._seconds = max(SECONDS, SECONDS_A_ROW * min(rows, MOST_ROWS))
        self._end = time.thread_time() + self._seconds

    def check(self) -> None:
        """Ask whether there is time left.

        Raises:
            RefusedDocumentError: there is none.
        """
        if time.thread_time() > self._end:
            raise too_heavy(
                self._name, f"его ячейки не прочитаны за {self._seconds:.0f} секунд работы"
            )
