"""The received Word document with the corrections of an edition: its address, and what it gives."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from etl.folders import data_directory
from pages.editions.comparing.compare_names import CORRECTED, NOW, OF
from pages.shared.plan.kept_editions import kept_edition


class NoWordError(Exception):
    """There is no such document; the message is a Russian sentence."""


def corrected_link(plan: str, edition: int) -> str:
    """The address of an edition's corrected document, "" where there is none to give."""
    kept = kept_edition(plan, edition)
    if kept is None or not kept.goes_back_to_word:
        return ""
    return f".{CORRECTED}?{urlencode({OF: plan, NOW: edition})}"


def corrected_file(plan: str, edition: str) -> tuple[str, bytes]:
    """The document: its name and its bytes.

    Args:
        plan: the plan's name in the folder.
        edition: the edition's number, as an address has it.

    Raises:
        NoWordError: there is none.
    """
    from etl.editions.back_to_word import corrected_docx
    from etl.editions.record import RecordError
    from etl.refusals import RefusedDocumentError

    if not (edition.isdecimal() and len(edition) < 10):
        raise NoWordError(f"Редакции «{edition}» нет.")
    try:
        done = corrected_docx(data_directory(), plan, int(edition))
    except (RefusedDocumentError, RecordError) as error:
        raise NoWordError(str(error)) from error
    return f"{Path(done.name).stem}, с исправлениями.docx", done.data
