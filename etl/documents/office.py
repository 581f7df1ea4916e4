"""Older formats become .docx through LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from etl.documents.file_kind import refuse, sniff

_SECONDS = 60
_KINDS = {".doc": ("doc", "rtf", "docx", "html"), ".odt": ("odt",), ".rtf": ("rtf",)}


def convert_to_docx(path: Path, data: bytes) -> bytes:
    """Convert a .doc, .odt or .rtf file.

    Args:
        path: the file.
        data: its bytes, looked at before any program is started.

    Returns:
        The bytes of a .docx file.

    Raises:
        RefusedDocumentError: there is no LibreOffice, or it cannot read the file.
    """
    suffix, found = path.suffix.lower(), sniff(data)
    if found == "encrypted":
        raise refuse(path.name, "файл защищён паролем", "снимите пароль и сохраните файл заново")
    if found not in _KINDS[suffix]:
        raise refuse(
            path.name,
            f"внутри не то, что говорит расширение «{suffix}»",
            "проверьте файл или сохраните его в Word как .docx",
        )
    if found == "docx":
        return data
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise refuse(
            path.name,
            f"файлы «{suffix}» читаются только там, где установлен LibreOffice",
            "сохраните документ в Word как .docx",
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"plan{suffix}"
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                   "--convert-to", "docx", "--outdir", folder, str(source)]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
            return source.with_suffix(".docx").read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise refuse(
                path.name,
                "LibreOffice не смог преобразовать файл",
                "сохраните документ в Word как .docx",
            ) from None
