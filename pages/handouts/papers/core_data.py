"""What a Word or PowerPoint file says of itself: title, whose, filter, edition and its time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pages.handouts.papers.paper_report import Report

_MOST = 255
"""So many letters a property may have."""


def tell(core: Any, report: Report) -> None:
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
