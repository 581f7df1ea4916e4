"""What the reading of one document may take, and the telling of it to the system.

Measured on two busy cores, 1.5 kB of text a row: a plan of 3,000 rows takes 4 s and 120 MB as a
plain Word file or workbook, 9 s and 480 MB as Word writes it with a look of its own on each run
(39 MB of XML); one of 50 rows 0.4 s and 30 MB. An office PC of 4 GB stays usable beside it.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

MEMORY = 896 * 2**20
"""Bytes of address space; with the parent's own share the whole stays under 1 GB each."""

CPU_SECONDS = 40
"""Processor time of the reading; what the parent does with the rows has the rest of a minute."""

WALL_SECONDS = 150
"""Real time until the parent ends it: the processor time on a machine with other work to do."""

RESULT = 64 * 2**20
"""Bytes of the answer; the rows of a plan of 3,000 items take 6 MB."""

MOST_ROWS = 30_000
"""Items of one plan; ten times the largest that is thought possible."""

OPEN_FILES = 64
"""Files open at once; reading needs its pipes, the lookups and the modules being imported."""

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn",
              "os.system", "os.startfile", "os.remove", "os.rename", "os.rmdir", "os.mkdir",
              "os.link", "os.symlink", "os.truncate", "shutil.", "urllib.", "ftplib.",
              "smtplib.", "winreg.", "os.kill")  # fmt: skip


def limit_this_process(seconds: int | None = None) -> None:
    """Set the hard limits where the system has them; elsewhere the parent watches.

    Args:
        seconds: of processor time, counted from the process's beginning; ``CPU_SECONDS`` where
            none are given.
    """
    with contextlib.suppress(ImportError):
        import resource

        for kind, most in (
            ("RLIMIT_AS", MEMORY),
            ("RLIMIT_DATA", MEMORY),
            ("RLIMIT_CPU", CPU_SECONDS if seconds is None else seconds),
            ("RLIMIT_FSIZE", 0),
            ("RLIMIT_NOFILE", OPEN_FILES),
            ("RLIMIT_CORE", 0),
        ):
            # macOS knows some of the names but refuses the values.
            with contextlib.suppress(AttributeError, ValueError, OSError):
                number = getattr(resource, kind)
                held = resource.getrlimit(number)[1]
                value = most if held == resource.RLIM_INFINITY else min(most, held)
                resource.setrlimit(number, (value, value))


def seal_this_process() -> None:
    """No network, no other program, no file written: a document needs none of these."""
    if sys.platform == "linux":
        with contextlib.suppress(Exception):
            import ctypes

            # A network of its own with nothing in it; where that is not allowed, the hook stays.
            ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        writes = isinstance(mode, str) and not set(mode).isdisjoint("wax+")
        if isinstance(flags, int):
            writes = writes or bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if not writes:
            return
    elif not event.startswith(_FORBIDDEN):
        return
    raise PermissionError(f"{event} while a document is read")


def memory_of(pid: int) -> int:
    """Resident bytes of a process, 0 where the system does not tell."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return _memory_on_windows(pid)
    import subprocess

    with contextlib.suppress(OSError, ValueError, subprocess.SubprocessError):
        told = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True,
                              timeout=5, check=True)  # fmt: skip
        return int(told.stdout) * 1024
    return 0


def _memory_on_windows(pid: int) -> int:
    import ctypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", ctypes.c_ulong),
            ("faults", ctypes.c_ulong),
            *((name, ctypes.c_size_t) for name in ("peak", "resident", *"abcdef")),
        )

    kernel = ctypes.CDLL("kernel32")
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = ctypes.c_void_p(kernel.OpenProcess(0x1010, False, pid))
    counters = Counters()
    counters.size = ctypes.sizeof(counters)
    told = kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
    kernel.CloseHandle(handle)
    return int(counters.resident) if told else 0
