"""The process that reads the rows of one document: it is told rows and reader, and answers once."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any


def main() -> None:
    """Read the rows on standard input, write the answer to standard output."""
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    gc.set_threshold(200_000, 50, 50)
    sys.dont_write_bytecode = True
    from etl.cells_apart import processor_seconds
    from etl.documents.apart.limits import limit_this_process, seal_this_process

    # Whoever asks is our own server; what it sends names the reader, which is imported by that.
    name, given, read, seconds, spent = pickle.load(source)
    limit_this_process(processor_seconds(seconds, spent))
    seal_this_process()
    try:
        answer = pickle.dumps(_answer(name, given, read, seconds, spent), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        answer = pickle.dumps(("heavy", "memory"))
    target.write(answer)
    target.flush()
    os._exit(0)


def _answer(
    name: str,
    given: Sequence[Any],
    read: Callable[[Any], Any],
    seconds: float,
    spent: float,
) -> tuple[str, Any]:
    from etl.reading_budget import ReadingBudget
    from etl.refusals import RefusedDocumentError

    budget = ReadingBudget(name, seconds, spent)
    try:
        done = []
        for one in given:
            done.append(read(one))
            budget.check()
        return "read", done
    except RefusedDocumentError as error:
        return "refused", str(error)
    except MemoryError:
        return "heavy", "memory"
    except Exception:
        return "fault", traceback.format_exc(limit=-12)[-8_000:]
