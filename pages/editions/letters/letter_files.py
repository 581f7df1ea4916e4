"""Letters as files: one of each who is asked, and all of them together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from pages.editions.letters.letter_docx import letter_docx
from pages.editions.letters.letter_sheets import TITLE, Letter, letters
from pages.handouts.papers.steady_zip import steady
from pages.shared.plan.tables import TablesMissingError

NOTHING = "В этой редакции спрашивать не о чем: план ничего не оставляет открытым."


def letter_file(plan: str, edition: str, to: str) -> tuple[str, bytes]:
    """One letter: its name and its bytes.

    Args:
        plan: the plan's name in the folder, "" for the one that is shown first.
        edition: its number, "" for the published one.
        to: who is asked (``Letter.to``).

    Raises:
        TablesMissingError: there is no such edition, or nobody of that name is asked.
        RecordError: the folder's record cannot be read.
    """
    found = letters(plan, edition)
    letter = next((one for one in found if one.to == to), None)
    if letter is None:
        names = ", ".join(f"«{one.to}»" for one in found)
        raise TablesMissingError(f"Письма «{to}» нет; есть: {names}." if found else NOTHING)
    return f"{letter.name}.docx", letter_docx(letter)


def letters_zip(plan: str, edition: str) -> tuple[str, bytes]:
    """All letters of an edition in one file.

    Raises:
        TablesMissingError: there is no such edition, or nothing to ask.
        RecordError: the folder's record cannot be read.
    """
    found = letters(plan, edition)
    if not found:
        raise TablesMissingError(NOTHING)
    of = found[0].name.rpartition(" (")[2]
    return f"{TITLE} ({of}.zip", zipped(found)


def zipped(found: Sequence[Letter]) -> bytes:
    """The bytes of all; the same for the same edition at any time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as together:
        for letter in found:
            together.writestr(f"{letter.name}.docx", letter_docx(letter))
    return steady(out.getvalue(), found[0].made)
