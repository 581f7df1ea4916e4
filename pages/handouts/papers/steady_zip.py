"""A zip whose bytes depend on its content alone: Word's and PowerPoint's files are zips."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import datetime

_FIRST = datetime(1980, 1, 1)
"""A zip knows no earlier time."""


def steady(content: bytes, made: datetime, first: str = "") -> bytes:
    """The same zip with one time for all its parts, in its own order.

    Args:
        content: a zip.
        made: the time that its parts are to have.
        first: a part to stand before all others.
    """
    when = max(made.replace(tzinfo=None), _FIRST).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: name != first):
            part = zipfile.ZipInfo(name, when)
            part.file_size = old.getinfo(name).file_size
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            with old.open(name) as source, new.open(part, "w") as target:
                shutil.copyfileobj(source, target)
    return out.getvalue()
