"""Older formats become .docx through LibreOffice, where it is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from etl.documents.file_kind import refuse

_SECONDS = 60


def convert_to_docx(path: Path, name: str, data: bytes) -> bytes:
    """Convert a .doc, .odt or .rtf file; LibreOffice reads it, in a process of its own.

    Args:
        path: the file, for its extension.
        name: its name, for refusals.
        data: its bytes, looked at before any program is started.

    Returns:
        The bytes of a .docx file.

    Raises:
        RefusedDocumentError: there is no LibreOffice, or it cannot read the file.
    """
    suffix = path.suffix.lower()
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise refuse(
            name,
            f"файлы «{suffix}» читаются только там, где установлен LibreOffice",
            "сохраните документ в Word как .docx",
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"plan{suffix}"
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                   "--convert-to", "docx", "--outdir", folder, str(source)]  # fmt: skip
        try:
            _run(command)
            return source.with_suffix(".docx").read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise refuse(
                name,
                "LibreOffice не смог преобразовать файл",
                "сохраните документ в Word как .docx",
            ) from None


def _run(command: list[str]) -> None:
    """Run LibreOffice, and end all that it has started: its own program outlives its starter."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        _limit(process.pid)
        if process.wait(_SECONDS):
            raise subprocess.SubprocessError
    finally:
        with contextlib.suppress(OSError, AttributeError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()


def _limit(process: int) -> None:
    """Bound its processor time where the system can: nobody ends it where we are ended."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        resource.prlimit(process, resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
