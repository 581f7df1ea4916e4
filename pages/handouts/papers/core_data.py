"""What a Word or PowerPoint file says of itself: title, whose, filter, edition and its time."""

from __future__ import annotations

from typing import Any

from pages.handouts.papers.paper_report import Report

_MOST = 255
"""So many letters a property may have."""


def tell(core: Any, report: Report) -> None:
    """Set the properties of a document (``core_properties`` of python-docx and python-pptx)."""
    core.title, core.subject = _short(report.title), _short(report.chosen)
    core.author = core.last_modified_by = _short(report.region)
    core.comments, core.keywords, core.language = _short(report.edition), "", "ru-RU"
    core.created = core.modified = report.made.replace(tzinfo=None, microsecond=0)
    core.revision = 1


def _short(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
