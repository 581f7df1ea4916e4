"""A file that a command was asked for is put in its place whole, or what stood there stays."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from etl.spoken import complain, say, why_and_what_to_do


def put_file(path: Path, content: bytes) -> None:
    """Put a file in its place by one rename.

    A device or a pipe («/dev/null», «/dev/stdout») is no file that could be replaced: it is
    written into. A symbolic link goes on pointing where it does.

    Raises:
        OSError: it cannot be written; what stood there is still there. It names ``path``.
    """
    try:
        place = path.resolve()
        if place.is_dir():
            raise IsADirectoryError(21, "is a directory")
        if place.exists() and not place.is_file():
            place.write_bytes(content)
        else:
            _replace(place, content)
    except OSError as error:
        # Not the name of the file beside it, which nobody asked for.
        error.filename = str(path)
        raise


def put_and_say(path: Path, content: bytes, words: str) -> int:
    """The same for a command: says what was written, or why it was not; gives the exit code."""
    try:
        put_file(path, content)
    except OSError as error:
        return complain(f"Не удалось записать файл: {why_and_what_to_do(error)}.", 1)
    say(f"{path}: {words}")
    return 0


def _replace(place: Path, content: bytes) -> None:
    mode = place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()
    with NamedTemporaryFile("wb", dir=place.parent, prefix=".export-", delete=False) as file:
        made = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            made.chmod(mode)
            os.replace(made, place)
        except BaseException:
            with suppress(OSError):
                made.unlink()
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
