"""Older formats become .docx or .xlsx through LibreOffice, where it is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from etl.documents.apart.limits import WALL_SECONDS, memory_of
from etl.documents.endings import converted_to, saved_anew
from etl.documents.file_kind import refuse, too_heavy

_CPU_SECONDS = 60
_SECONDS = WALL_SECONDS
_MEMORY = 1024 * 2**20
"""Bytes that all its processes hold together; a plan of 3,000 rows takes it 240 MB."""
_LOOK_EVERY = 0.1


def converted(path: Path, name: str, data: bytes) -> tuple[bytes, str]:
    """Convert an older or OpenDocument file; LibreOffice reads it, in a process of its own.

    Args:
        path: the file, for its extension.
        name: its name, for refusals.
        data: its bytes, looked at before any program is started.

    Returns:
        The bytes of a .docx or .xlsx file, and which of them.

    Raises:
        RefusedDocumentError: there is no LibreOffice, or it cannot read the file.
    """
    suffix = path.suffix.lower()
    kind = converted_to(suffix)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise refuse(
            name,
            f"файлы «{suffix}» читаются только там, где установлен LibreOffice",
            saved_anew(suffix),
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"plan{suffix}"
        source.write_bytes(data)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                   "--convert-to", kind, "--outdir", folder, str(source)]  # fmt: skip
        try:
            _run(command)
            return source.with_suffix(f".{kind}").read_bytes(), kind
        except MemoryError:
            raise too_heavy(name, "LibreOffice занимает им слишком много памяти") from None
        except (subprocess.SubprocessError, OSError):
            raise refuse(
                name,
                "LibreOffice не смог преобразовать файл",
                saved_anew(suffix),
            ) from None


def _run(command: list[str]) -> None:
    """Run LibreOffice, and end all that it has started: its own program outlives its starter.

    Raises:
        MemoryError: its processes took more than they may.
        subprocess.SubprocessError: it failed, or took too long.
    """
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        _limit(process.pid)
        until = time.monotonic() + _SECONDS
        while process.poll() is None:
            if _memory_of_group(process.pid) > _MEMORY:
                raise MemoryError
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired(command, _SECONDS)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_EVERY)
        if process.returncode:
            raise subprocess.SubprocessError
    finally:
        with contextlib.suppress(OSError, AttributeError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()


def _limit(process: int) -> None:
    """Bound what each of its processes takes where the system can: nobody ends it where we are.

    Address space is left alone: a Java machine reserves gigabytes of it that it never uses.
    """
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        resource.prlimit(process, resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS))
        resource.prlimit(process, resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


def _memory_of_group(leader: int) -> int:
    """Resident bytes of a process and, where the system lists them, of all in its group."""
    members = {leader}
    with contextlib.suppress(OSError):
        members |= {int(name) for name in os.listdir("/proc") if name.isdecimal()}
    return sum(memory_of(one) for one in members if one == leader or _is_in_group(one, leader))


def _is_in_group(process: int, leader: int) -> bool:
    with contextlib.suppress(OSError, AttributeError):
        return os.getpgid(process) == leader
    return False
