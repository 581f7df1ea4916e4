"""Hostile documents through the command line: ``python -m tests.siege.hostile [--quick] [WORDS…]``.

Each is refused in one Russian sentence, or read where nothing of it is in the way, within a
minute of processor time and a gigabyte; what the folder held before stays. With words only the
documents whose names have one of them. ``--quick`` reads them without building tables, and lets
the reading have a quarter of the time that it may take: what is too heavy is known sooner.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from etl.documents import read_document
from etl.documents.apart.limits import CPU_SECONDS
from etl.refusals import RefusedDocumentError
from etl.spoken import complain
from tests.siege.hostile_further import FURTHER
from tests.siege.hostile_pdfs import PDFS
from tests.siege.hostile_texts import FILES, TEXTS
from tests.siege.hostile_word import WORD
from tests.siege.hostile_workbooks import WORKBOOKS
from tests.siege.word_makers import Maker

MOST_SECONDS = 60
MOST_BYTES = 2**30
ENGLISH = re.compile(r"\w+Error|Exception|Traceback|0x[0-9a-f]+|NoneType")

ALL: dict[str, Maker] = {
    f"{kind}: {name}": maker
    for kind, makers in (
        ("word", WORD), ("excel", WORKBOOKS), ("pdf", PDFS), ("text", TEXTS), ("file", FILES),
        ("further", FURTHER),
    )
    for name, maker in makers.items()
}  # fmt: skip


@dataclass(frozen=True)
class Watched:
    """What a command did and took, its children counted in."""

    code: int
    out: str
    err: str
    seconds: float
    bytes: int


def watched(*words: str | Path, quick: bool = False) -> Watched:
    """Run a command in a copy of this process, which has its modules, and watch what it takes."""
    from etl import build, build_report  # noqa: F401
    from etl.__main__ import main as command

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os._exit(_read(Path(words[1])) if quick else command(list(map(str, words))))
        _, status, usage = os.wait4(child, 0)
        out.seek(0)
        err.seek(0)
        return Watched(
            os.waitstatus_to_exitcode(status),
            out.read().decode("utf-8", "replace"),
            err.read().decode("utf-8", "replace"),
            usage.ru_utime + usage.ru_stime,
            usage.ru_maxrss * 1024,
        )


def _read(path: Path) -> int:
    """What ``build`` does until it has the rows."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS // 4, CPU_SECONDS // 4))
    try:
        read_document(path)
    except RefusedDocumentError as error:
        return complain(str(error), 2)
    return 0


def faults(done: Watched) -> list[str]:
    """What of it is not as it should be."""
    found = []
    said = done.err.strip()
    if done.code not in (0, 2):
        found.append(f"код {done.code}")
    if done.code and (len(said.splitlines()) != 1 or not said.endswith(".")):
        found.append("не одно предложение")
    if done.code == 0 and said:
        found.append("прочитан, но с жалобой")
    if ENGLISH.search(done.out + done.err):
        found.append("след программы")
    if "прочитать его не удалось" in said:
        found.append("ошибка читателя")
    if done.seconds > MOST_SECONDS:
        found.append(f"{done.seconds:.0f} с")
    if done.bytes > MOST_BYTES:
        found.append(f"{done.bytes >> 20} МБ")
    return found


def main(words: list[str]) -> int:
    """Try all documents, or those with a word in their names; gives how many were at fault."""
    quick = "--quick" in words
    words = [word for word in words if word != "--quick"]
    asked = [name for name in ALL if not words or any(word in name for word in words)]
    bad = refused = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(asked):
            here = Path(folder) / str(number)
            here.mkdir()
            path = ALL[name](here)
            started = time.monotonic()
            done = watched("build", path, "--out", here / "out", quick=quick)
            wrong = faults(done)
            if done.code and (here / "out").exists():
                wrong.append("что-то осталось")
            bad += bool(wrong)
            refused += done.code == 2
            real = time.monotonic() - started
            print(
                f"{'ПЛОХО ' + ', '.join(wrong) if wrong else 'ok'} | {done.code} | "
                f"{done.seconds:.1f} ({real:.0f}) с | {done.bytes >> 20} МБ | {name} | "
                f"{done.err.strip()[:160]}",
                flush=True,
            )
            if path.is_file():
                path.unlink()
    print(f"{len(asked)} документов: отказано {refused}, прочитано или плохо "
          f"{len(asked) - refused}, плохо {bad}")  # fmt: skip
    return bad


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
