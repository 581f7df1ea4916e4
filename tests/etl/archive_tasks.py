"""The command with workers that some documents are too much for; told by their names.

``python -m tests.etl.archive_tasks FOLDER --data DIR …`` is ``python -m etl archive`` with it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest import mock

from etl.__main__ import main
from etl.archive.archiving import Crew
from etl.archive.one_document import DocumentAnswer, Job, read_one

KILLS_ONCE, HANGS = "00005.xlsx", "hangs.txt"
_SECONDS = 2.0


def _sleep(job: Job) -> None:
    time.sleep(3_600)


def task(job: Job) -> DocumentAnswer:
    """Read a document; one kills the first worker that it meets, another hangs in each."""
    met = Path(os.environ["KILLED_ONCE"])
    if job.name == KILLS_ONCE and not met.exists():
        met.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if job.name == HANGS:
        with mock.patch("etl.archive.one_document._read", _sleep):
            return read_one(replace(job, seconds=_SECONDS))
    return read_one(job)


if __name__ == "__main__":
    crew = partial(Crew, task=task)
    with mock.patch("etl.archive.archiving.Crew", crew):
        sys.exit(main(["archive", *sys.argv[1:]]))
