"""What a Word or PowerPoint file says of itself: title, whose, filter, edition and its time."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

_MOST = 255
"""So many letters a property may have."""


class Handed(Protocol):
    """What is handed out says of itself: a report of a slice, or a show."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def region(self) -> str:
        """Whose plan it is of."""

    @property
    def chosen(self) -> str:
        """The filters in words."""

    @property
    def edition(self) -> str:
        """Which plan, whose, which edition, as of when."""

    @property
    def source(self) -> str:
        """The document's name."""

    @property
    def made(self) -> datetime:
        """The time inside the file."""


def tell(core: Any, report: Handed) -> None:
    """Set the properties of a document (``core_properties`` of python-docx and python-pptx)."""
    tell_of(core, report.title, report.chosen, report.edition, report.made)
    core.author = core.last_modified_by = _short(report.region)


def tell_of(core: Any, title: str, subject: str, edition: str, made: datetime) -> None:
    """The same of a document that is no report of a slice; it names nobody."""
    core.title, core.subject = _short(title), _short(subject)
    core.author = core.last_modified_by = ""
    core.comments, core.keywords, core.language = _short(edition), "", "ru-RU"
    core.created = core.modified = made.replace(tzinfo=None, microsecond=0)
    core.revision = 1


def _short(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
