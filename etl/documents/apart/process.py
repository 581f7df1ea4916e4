"""A process of our own that is given bytes and answers once, within limits, or is ended."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

from etl.documents.apart import limits
from etl.documents.file_kind import too_heavy, unknown_fault
from etl.folders import ROOT
from etl.refusals import RefusedDocumentError


def command_of(module: str) -> list[str]:
    """The command of a process that runs a module's ``main`` and knows where ours are found."""
    paths = [str(ROOT), *(entry for entry in sys.path if entry)]
    start = (
        "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
        f"from {module} import main; main()"
    )
    # -S and -I: no search for site packages, no user's settings; the paths are given.
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", start, json.dumps(paths)]


class ProcessApart:
    """A process with the two ends of its pipes, each served by a thread.

    Args:
        started: the process, its standard input and output being pipes.
        given: what it is told, one after another.
        seconds: of real time until it is ended; ``limits.WALL_SECONDS`` where none are given.
    """

    def __init__(
        self, started: subprocess.Popen[bytes], given: Sequence[bytes], seconds: float | None = None
    ) -> None:
        self._process = started
        self._deadline = time.monotonic() + (limits.WALL_SECONDS if seconds is None else seconds)
        self._answer = b""
        self._giver = threading.Thread(target=self._give, args=(given,), daemon=True)
        self._taker = threading.Thread(target=self._take, daemon=True)
        self._giver.start()
        self._taker.start()

    def _give(self, given: Sequence[bytes]) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(OSError, ValueError), self._process.stdin as pipe:
            for part in given:
                pipe.write(part)

    def _take(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(OSError, ValueError), self._process.stdout as pipe:
            self._answer = pipe.read(limits.RESULT + 1)
        if len(self._answer) > limits.RESULT:
            self._process.kill()

    def answer(self) -> bytes | tuple[str, str]:
        """The answer when the process has ended; else of what kind of trouble, and which."""
        heavy = ""
        try:
            while self._taker.is_alive() and not heavy:
                self._taker.join(0.2)
                # A system that keeps the limits itself never lets it come so far.
                if self._taker.is_alive() and limits.memory_of(self._process.pid) > limits.MEMORY:
                    heavy = "memory"
                elif time.monotonic() > self._deadline:
                    heavy = "long"
        finally:
            if heavy or self._taker.is_alive():
                self.end()
        code = self._process.wait()
        self._giver.join()
        if heavy:
            return "heavy", heavy
        if len(self._answer) > limits.RESULT:
            return "heavy", "result"
        return self._answer if code == 0 else _ending(code)

    def end(self) -> None:
        """End the process and wait until it is gone."""
        self._process.kill()
        self._taker.join()
        self._process.wait()


def _ending(code: int) -> tuple[str, str]:
    """What a process that gave no answer died of."""
    import signal

    names = {-int(s): s.name for s in signal.Signals}
    if names.get(code) in ("SIGXCPU", "SIGKILL"):
        return "heavy", "time"
    return "fault", f"ended with {names.get(code, code)}"


def refusal(name: str, kind: str, value: str) -> RefusedDocumentError:
    """Why a document whose process gave no answer that can be used is refused.

    Args:
        name: the document's.
        kind: of trouble: "heavy", "deep", or another, which is a fault of ours.
        value: which.
    """
    if kind == "heavy":
        what = {
            "memory": f"ему мало {limits.MEMORY // 2**20} МБ памяти",
            "time": f"он не прочитан за {limits.CPU_SECONDS} секунд работы",
            "long": f"он не прочитан за {limits.WALL_SECONDS} секунд",
            "result": "текста в нём больше, чем бывает в плане",
        }.get(value, value)
        return too_heavy(name, what)
    if kind == "deep":
        return too_heavy(name, "его части слишком глубоко вложены друг в друга")
    return unknown_fault(name, value)
