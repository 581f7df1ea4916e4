"""Hostile documents through the page's own loader: ``python -m tests.siege.hostile_page [--from N] [WORDS…]``.

What «Редакции» does with a dropped document is done in a copy of this process, as it is done in the
server: each ends in one sentence, a question or a preview that can be drawn; nothing is stored; the
server's own process takes little time and memory, whatever the reading apart takes.
"""

from __future__ import annotations

import argparse
import os
import pickle
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.documents.apart.limits import CPU_SECONDS
from etl.documents.file_kind import LARGEST_FILE
from pages.editions.loading import trials
from pages.editions.loading.draft_view import draft_html
from pages.shared.plan import kept_drafts
from tests.etl.plan_folders import content
from tests.siege.hostile import ALL, ENGLISH

OWN_SECONDS = 11
"""Processor time of the server's process: cells are read in it for two seconds at most, those
who take part likewise; the rest is what a large preview takes."""
OWN_BYTES = 5 * 2**28
"""What a document may add to it."""
MOST_SECONDS = 12
"""Of the processor, of each process: a quarter of what a reading may take, so that what is too heavy
is known sooner."""
OUTCOMES = ("draft", "refused", "period", "headings", "answers")


@dataclass(frozen=True)
class Tried:
    """What came of a document, and what the process that was asked took for it."""

    outcome: str
    words: str
    seconds: float
    bytes: int


def tried(path: Path, seconds: int = MOST_SECONDS) -> Tried:
    """Drop a document on the page, in a copy of this process; look at what the page would show."""
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            try:
                answer = _shown(path, seconds)
            except BaseException:
                answer = ("fault", traceback.format_exc(limit=-3), 0.0, 0)
            told.write(pickle.dumps(answer))
            told.flush()
            os._exit(0)
        _, status, _ = os.wait4(child, 0)
        told.seek(0)
        data = told.read()
    if not data:
        return Tried("killed", f"код {os.waitstatus_to_exitcode(status)}", 0.0, 0)
    return Tried(*pickle.loads(data))


def _shown(path: Path, seconds: int) -> tuple[str, str, float, int]:
    began, before = time.process_time(), _resident()
    resource.setrlimit(resource.RLIMIT_CPU, (int(began) + seconds,) * 2)
    trial = trials.try_document(path.name, _received(path))
    words = trial.words
    draft = kept_drafts.find(trial.token)
    if draft is not None:
        words = f"{len(draft_html(trial.token, draft))} знаков предпросмотра"
    own = resource.getrusage(resource.RUSAGE_SELF)
    # A copy of this process begins with all that it holds, be it of other tests.
    return trial.outcome, words, time.process_time() - began, own.ru_maxrss * 1024 - before


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def _received(path: Path) -> bytes:
    """What a browser sends: of what is no file nothing, of what is too large its beginning."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError:
        return b""


def faults(done: Tried, *, timed: bool = True) -> list[str]:
    """What of it is not as it should be; a test leaves the time out."""
    found = [] if done.outcome in OUTCOMES else [f"{done.outcome}: {done.words}"]
    if done.outcome == "refused" and not (done.words.endswith(".") and done.words.isprintable()):
        found.append("не одно предложение")
    if ENGLISH.search(done.words):
        found.append("след программы")
    if "прочитать его не удалось" in done.words:
        found.append("ошибка читателя")
    if timed and done.seconds > OWN_SECONDS:
        found.append(f"{done.seconds:.0f} с в самом сервере")
    if done.bytes > OWN_BYTES:
        found.append(f"{done.bytes >> 20} МБ в самом сервере")
    return found


def siege(
    names: Iterable[str], folder: Path, *, timed: bool = True
) -> Iterator[tuple[str, Tried, list[str]]]:
    """Try documents by their names; what is wrong with each, one after another.

    Args:
        names: of ``ALL``.
        folder: of the plans that are published; each document must leave it as it is.
        timed: what takes long is a fault too, and is ended early.
    """
    before = content(folder)
    for name in names:
        with tempfile.TemporaryDirectory() as made:
            done = tried(ALL[name](Path(made)), MOST_SECONDS if timed else CPU_SECONDS)
        yield (
            name,
            done,
            faults(done, timed=timed) + ([] if content(folder) == before else ["папка изменена"]),
        )


def _named(arguments: list[str]) -> list[str]:
    """The documents that are asked for: from a number on, with one of some words in their names."""
    parser = argparse.ArgumentParser(prog="python -m tests.siege.hostile_page")
    parser.add_argument("--from", dest="first", type=int, default=1, help="of ALL, counted from 1")
    parser.add_argument("words", nargs="*", help="one of which a name must contain")
    asked = parser.parse_args(arguments)
    from_there = list(ALL)[asked.first - 1 :]
    return [n for n in from_there if not asked.words or any(word in n for word in asked.words)]


def main(arguments: list[str]) -> int:
    """Try the documents that are asked for; gives how many were at fault."""
    bad, names = 0, _named(arguments)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PLAN_DATA_DIR"] = folder
        for name, done, wrong in siege(names, Path(folder)):
            bad += bool(wrong)
            print(
                f"{'ПЛОХО ' + ', '.join(wrong) if wrong else 'ok'} | {done.outcome} | "
                f"{done.seconds:.1f} с | {done.bytes >> 20} МБ | {name} | {done.words[:140]}",
                flush=True,
            )
    print(f"{len(names)} документов, плохо {bad}")
    return bad


if __name__ == "__main__":
    sys.exit(min(1, main(sys.argv[1:])))
