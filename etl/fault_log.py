"""Where a fault of the program itself is written down, so that a person is told a sentence."""

from __future__ import annotations

import os
import tempfile


def keep_fault(text: str) -> str:
    """Write a fault into a file of its own and give its path; «» where no file can be made."""
    try:
        handle, path = tempfile.mkstemp(prefix="plan-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError:
        return ""
    return path
