"""Which files of a folder are documents to be read, in an order that is always the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.documents.endings import files_of, is_read, suffix_of
from etl.documents.file_kind import shown_name
from etl.refusals import RefusedDocumentError


@dataclass(frozen=True)
class FoundFile:
    """A file of the folder.

    Attributes:
        path: where it is.
        name: its way from the folder, as it can be printed: ``2025/План.docx``.
        passed_over: why it is no document that could be read, "" where it may be one.
    """

    path: Path
    name: str
    passed_over: str = ""


def walk(folder: Path, data: Path) -> Iterator[FoundFile]:
    """The files under a folder, by name; links to folders are not followed.

    Args:
        folder: where documents lie, as deep as they like.
        data: the folder of plans; where it lies in the other, what it holds is no archive.

    Raises:
        RefusedDocumentError: the folder is none, or cannot be looked into.
    """
    if not folder.is_dir():
        raise RefusedDocumentError(f"{shown_name(folder)}: такой папки нет; проверьте её имя.")
    try:
        os.scandir(folder).close()
    except OSError:
        raise RefusedDocumentError(
            f"{shown_name(folder)}: нет права смотреть папку; откройте к ней доступ."
        ) from None
    own = data.resolve()
    for place, folders, files in os.walk(folder):
        folders.sort()
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and (Path(place) / name).resolve() != own
        ]
        for name in sorted(files):
            path = Path(place) / name
            parts = path.relative_to(folder).parts
            shown = "/".join(shown_name(Path(part)) for part in parts)
            yield FoundFile(path, shown, _passed_over(name))


def _passed_over(name: str) -> str:
    """Why a file of this name is not read, "" where it is."""
    if name.startswith("~$"):
        return "служебный файл открытого документа"
    if name.startswith(".") or name.lower() in ("thumbs.db", "desktop.ini"):
        return "служебный файл системы"
    suffix = suffix_of(name)
    if not is_read(suffix):
        return f"{files_of(suffix)} планами не бывают"
    return ""
