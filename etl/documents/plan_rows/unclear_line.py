"""A line of a plan without a table of which nobody can say to which event it belongs."""

from __future__ import annotations

from etl.documents.ledger import shorten
from etl.documents.plan_rows.event_lines import WrittenLine


class UnclearLineError(Exception):
    """A line may be of one event or of another."""

    def __init__(self, line: WrittenLine) -> None:
        """Say which."""
        super().__init__(line.address)
        self.line = line

    def in_words(self) -> str:
        """Where it stands and what it says."""
        return f"{self.line.address}: «{shorten(self.line.text)}»"
