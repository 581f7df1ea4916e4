"""What an answer says that is a file to be kept, not a page to be looked at."""

from __future__ import annotations

from urllib.parse import quote


def saved_as(name: str) -> dict[str, str]:
    """The header that has a browser save an answer under a name, Russian letters too (RFC 6266)."""
    return {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
