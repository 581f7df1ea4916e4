"""A document that cannot be used: one sentence for a person, and what only a person can settle."""

from __future__ import annotations

from dataclasses import dataclass


class RefusedDocumentError(Exception):
    """The document cannot be used; the message is one Russian sentence for a person.

    It names the file and says where in it, what is wrong and what to do.
    """


SHOWN_CELLS = 3
"""So many cells under a heading let a person see what the column holds."""


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column as a person is shown it: its heading, the first words under it, what it is.

    ``field`` is the one that it was read as, "" where it was not read.
    """

    heading: str
    cells: tuple[str, ...] = ()
    field: str = ""


class HeadingsMissingError(RefusedDocumentError):
    """Only a person can say which columns are the plan's; ``columns`` are those there are."""

    def __init__(self, words: str, columns: tuple[SeenColumn, ...] = ()) -> None:
        super().__init__(words)
        self.columns = columns


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """A row of a filled-in sheet: where it stands, the code typed in it, the answer as written."""

    address: str
    code: str
    answer: str


class AnsweredSheetError(RefusedDocumentError):
    """The document is no plan but answers to a letter; ``rows`` are those with a code."""

    def __init__(self, words: str, rows: tuple[AnsweredRow, ...] = ()) -> None:
        super().__init__(words)
        self.rows = rows
