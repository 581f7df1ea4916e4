"""Reading processes that have their readers imported beforehand, for tests that read hundreds.

The program starts an interpreter for each document and imports for most of a second what reads
it. Here one process has done that and makes a copy of itself for each document; from there on
all is the program's own: its limits, its seal, its pipes, its answer. What only a new process
can show (memory, time, what is refused) is tested with `started_anew`, as the program does it.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from tests.reading_copies import keep; keep(int(sys.argv[2]))"
)
_TESTS = Path(__file__).parent
READ_ONCE = (
    _TESTS.parent / "plan_data" / "source" / "plan-2026-H1.txt",
    _TESTS / "etl" / "fixtures" / "unruled.pdf",
)
"""Read beforehand: tables of words and of letters are made once, not by every copy."""
KINDS = ("plan.docx", "plan.xlsx", "plan.pdf", "plan.txt")


class Keeper:
    """The process that waits with everything imported, and stands in for ``subprocess``."""

    def __init__(self, root: str) -> None:
        self._line, far = socket.socketpair()
        self._turn = threading.Lock()
        paths = [root, *(entry for entry in sys.path if entry)]
        words = (_START, json.dumps(paths), str(far.fileno()))
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", *words],
            pass_fds=[far.fileno()],
        )
        far.close()
        self.as_subprocess = SimpleNamespace(
            Popen=self._copied, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL
        )

    def _copied(self, *_: object, **__: object) -> Copy:
        source, giving = os.pipe()
        taking, target = os.pipe()
        hearing, telling = os.pipe()
        with self._turn:
            socket.send_fds(self._line, [b"."], [source, target, telling])
        for handle in (source, target, telling):
            os.close(handle)
        return Copy(giving, taking, hearing)

    def close(self) -> None:
        """End the process that waits."""
        self._line.close()
        self._process.wait()


class Copy:
    """One copy, in the shape in which the program holds its process."""

    def __init__(self, giving: int, taking: int, hearing: int) -> None:
        self.stdin = os.fdopen(giving, "wb")
        self.stdout = os.fdopen(taking, "rb")
        self.pid = int(_line_of(hearing))
        self._hearing = hearing
        self._code: int | None = None

    def wait(self) -> int:
        """The code it ended with, minus the signal's number."""
        if self._code is None:
            self._code = int(_line_of(self._hearing))
            os.close(self._hearing)
        return self._code

    def kill(self) -> None:
        """End it where it has not ended."""
        if self._code is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


def _line_of(handle: int) -> bytes:
    """What is told up to the end of a line, byte by byte: a later line stays in the pipe."""
    said = b""
    while not said.endswith(b"\n"):
        letter = os.read(handle, 1)
        if not letter:
            raise EOFError("the keeper of reading processes is gone")
        said += letter
    return said


def keep(handle: int) -> None:
    """Wait for documents and let a copy read each: runs in the process that is kept."""
    sys.modules["numpy"] = None  # type: ignore[assignment]
    from etl.documents.apart import answer, limits, reading_process  # noqa: F401
    from etl.documents.in_process import prepare, read_bytes

    for name in KINDS:
        prepare(name, {})
    for path in READ_ONCE:
        read_bytes(path.name, path.read_bytes())
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    line = socket.socket(fileno=handle)
    while True:
        asked, handles, _, _ = socket.recv_fds(line, 1, 3)
        if not asked:
            return
        if os.fork() == 0:
            line.close()
            _watch(*handles)
        for one in handles:
            os.close(one)


def _watch(source: int, target: int, telling: int) -> None:
    """Let a copy read, tell who it is and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    copy = os.fork()
    if copy == 0:
        from etl.documents.apart.reading_process import main

        os.dup2(source, 0)
        os.dup2(target, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        for handle in (source, target, telling):
            os.close(handle)
        with contextlib.suppress(BaseException):
            main()
        os._exit(1)
    os.close(source)
    os.close(target)
    os.write(telling, b"%d\n" % copy)
    ended = os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])
    with contextlib.suppress(BrokenPipeError):
        os.write(telling, b"%d\n" % ended)
    os._exit(0)
