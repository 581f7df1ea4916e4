"""Rows that take long are read by a process of its own: whoever looks at pages does not wait.

The rows of an ordinary plan are read where they are asked for, in a fraction of a second. What
has taken longer than that goes on apart, with memory and time of its own, and gives the same.
"""

from __future__ import annotations

import io
import math
import pickle
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import is_dataclass
from datetime import date
from typing import Any, TypeVar

from etl.documents.apart import limits
from etl.documents.apart.answer import AnswerError
from etl.documents.apart.process import ProcessApart, command_of, refusal
from etl.reading_budget import ReadingBudget, seconds_for, took_too_long
from etl.refusals import RefusedDocumentError

_Given = TypeVar("_Given")
_Read = TypeVar("_Read")

SECONDS_HERE = 2.0
"""Processor time; the shipped plan takes a tenth of a second, the first time with all that its
readers look up half a second."""
_OF_THE_LIMIT = limits.WALL_SECONDS / limits.CPU_SECONDS
"""Real seconds for each of the processor's, on a machine with other work to do."""
_STARTING = 10
"""Seconds of the processor in which a process has its readers ready, many times over."""
_OURS = ("etl.model", "etl.events", "etl.partner_places.sides")


def read_each(name: str, given: Sequence[_Given], read: Callable[[_Given], _Read]) -> list[_Read]:
    """Read one after another, here as long as that is quick.

    Args:
        name: the document, for a refusal.
        given: what is read, a row each.
        read: a function of a module, or ``functools.partial`` of one; it gives what is of
            ``etl.model`` and the like.

    Raises:
        RefusedDocumentError: it takes longer, or more, than any plan would.
    """
    seconds = seconds_for(len(given))
    budget = ReadingBudget(name, seconds)
    done: list[_Read] = []
    for one in given:
        if budget.spent > SECONDS_HERE:
            return done + _read_apart(name, given[len(done) :], read, seconds, budget.spent)
        done.append(read(one))
        budget.check()
    return done


def _read_apart(
    name: str,
    given: Sequence[_Given],
    read: Callable[[_Given], _Read],
    seconds: float,
    spent: float,
) -> list[_Read]:
    asked = pickle.dumps((name, list(given), read, seconds, spent), pickle.HIGHEST_PROTOCOL)
    started = subprocess.Popen(
        command_of("etl.cells_process"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    process = ProcessApart(started, [asked], (seconds + _STARTING) * _OF_THE_LIMIT)
    answer = process.answer()
    kind, value = answer if isinstance(answer, tuple) else _unpacked(answer, len(given))
    if kind == "read":
        return list(value)
    if kind == "refused":
        raise RefusedDocumentError(value)
    if (kind, value) in (("heavy", "time"), ("heavy", "long")):
        raise took_too_long(name, seconds)
    raise refusal(name, kind, str(value))


def processor_seconds(seconds: float, spent: float) -> int:
    """What the process may take before the system ends it, if it does not say so itself before."""
    return math.ceil(seconds - spent) + _STARTING


def _unpacked(data: bytes, count: int) -> tuple[str, Any]:
    """The kind and value of an answer, believed as far as it is what a reader gives."""
    try:
        kind, value = _Values(io.BytesIO(data)).load()
        if kind == "read" and isinstance(value, list) and len(value) == count:
            return kind, value
        if kind in ("refused", "heavy", "fault") and isinstance(value, str):
            return kind, value
    except Exception:
        pass
    return "fault", "an answer of another shape"


class _Values(pickle.Unpickler):
    """What a reader gives is values of ours and dates; an answer can name nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("datetime", "date"):
            return date
        if module in _OURS and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and is_dataclass(found):
                return found
        raise AnswerError
