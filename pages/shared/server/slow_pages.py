"""Which pages take long: each run of a page is timed, and one that is slow gets a line."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from etl.happenings import note_happening

_SLOW = 3.0


def slow_seconds() -> float:
    """From how many seconds on a page is slow: ``PLAN_SLOW_SECONDS``, else three."""
    try:
        return float(os.environ.get("PLAN_SLOW_SECONDS", ""))
    except ValueError:
        return _SLOW


@contextmanager
def timed(page: str) -> Iterator[None]:
    """Time what a page does; what it was asked for is nobody's business.

    Args:
        page: its name in the address.
    """
    begun, worked = time.perf_counter(), time.thread_time()
    try:
        yield
    finally:
        seconds = time.perf_counter() - begun
        if seconds >= slow_seconds():
            note_happening(
                "slow_page",
                page=page,
                seconds=round(seconds, 2),
                processor_seconds=round(time.thread_time() - worked, 2),
            )
