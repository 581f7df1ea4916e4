"""Documents that have been read and not been published: kept in memory, by a name nobody guesses.

A draft is seen by whoever has its address, which is the visit that loaded it. It is no part of
the folder of plans: it goes when it is published or given up, after some hours, when many others
have come, and with the program.
"""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

from etl.store import Tables, in_memory
from pages.shared.plan.folder_of_plans import Stamp

if TYPE_CHECKING:
    from etl.corrections.correction import Correction
    from etl.documents import Reading
    from etl.editions.published import Published
    from etl.told.told_row import ToldRow

MOST = 12
LONGEST = 4 * 3600.0
"""Seconds that a draft is kept."""


@dataclass(frozen=True, slots=True, eq=False)
class DraftEdition:
    """What would be published.

    Attributes:
        reading: the document, read; publishing takes it from here.
        period: the plan's period, where a person has told it.
        told: what a person told of the document; it is remembered when it is published.
        would_be: what a trial of publishing said.
        tables: the edition as it would be.
        stamp: the folder of plans that the trial was made against.
        read_at: when, in seconds of the monotonic clock.
        corrections: what a person settled in the preview; published with it.
    """

    reading: Reading
    period: str
    told: tuple[ToldRow, ...]
    would_be: Published
    tables: Tables
    stamp: Stamp
    read_at: float
    corrections: tuple[Correction, ...] = ()


_kept: OrderedDict[str, DraftEdition] = OrderedDict()
_lock = Lock()


def draft_of(
    reading: Reading,
    period: str,
    would_be: Published,
    stamp: Stamp,
    told: tuple[ToldRow, ...] = (),
    corrections: tuple[Correction, ...] = (),
) -> DraftEdition:
    """A draft out of what a trial of publishing said."""
    assert would_be.made is not None
    tables = in_memory(would_be.made.tables, would_be.made.manifest)
    # Kept once: as the tables that pages read.
    shown = replace(would_be, made=None)
    read_at = time.monotonic()
    return DraftEdition(reading, period, told, shown, tables, stamp, read_at, corrections)


def keep(draft: DraftEdition) -> str:
    """Keep a draft; gives its name."""
    with _lock:
        _drop_old()
        token = secrets.token_urlsafe(12)
        _kept[token] = draft
        while len(_kept) > MOST:
            _kept.popitem(last=False)
        return token


def put_in_place(token: str, former: DraftEdition, draft: DraftEdition) -> bool:
    """Keep a draft that was made anew, under its name.

    Args:
        token: its name.
        former: what it was made of; another one by now, or none, is left as it is.
        draft: what to keep.

    Returns:
        Whether it is kept.
    """
    with _lock:
        _drop_old()
        if _kept.get(token) is not former:
            return False
        _kept[token] = draft
        _kept.move_to_end(token)
        return True


def find(token: str) -> DraftEdition | None:
    """The draft of a name, None where it is gone."""
    with _lock:
        _drop_old()
        return _kept.get(token)


def drop(token: str, only: DraftEdition | None = None) -> None:
    """Give a draft up.

    Args:
        token: its name.
        only: as it was published; one that was settled since then stays.
    """
    with _lock:
        if only is None or _kept.get(token) is only:
            _kept.pop(token, None)


def _drop_old() -> None:
    now = time.monotonic()
    for token in [t for t, one in _kept.items() if now - one.read_at > LONGEST]:
        del _kept[token]
