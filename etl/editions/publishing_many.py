"""Documents that have been read become editions one after another, some under one lock.

The folder's record is read and written as a whole: for each document that would be the work of
thousands where thousands are there already. So it is read and written once for some of them, and
what counts from then on is told afterwards.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from etl.editions.adopting import Bare, clear_root
from etl.editions.labelling import Ready
from etl.editions.next_edition import enter, next_edition
from etl.editions.published import Published, known
from etl.editions.publishing import as_heard, found_there
from etl.editions.record import Record
from etl.editions.storing import Incoming, writing
from etl.refusals import RefusedDocumentError

MOST = 50
SECONDS = 1.0
"""How many documents, and for how long, another writer waits: then the lock is let go."""


Waiting = Callable[[], tuple[Ready, bytes]]
"""Opens a document when it is its turn: what was read of it, and itself as received; raises
``RefusedDocumentError`` where it can no longer be used."""
Became = Published | RefusedDocumentError
"""What became of a document: an edition, or why not."""


def publish_many(waiting: Iterable[Waiting], directory: Path, *, by: str = "") -> Iterator[Became]:
    """Make documents the published editions of their plans, in their order.

    Args:
        waiting: the documents.
        directory: the folder of plans.
        by: who publishes.

    Yields:
        What became of each; what is told is stored.

    Raises:
        RecordError: the folder's record cannot be read.
        OSError: the folder cannot be written; what was told until then is stored.
    """
    left = iter(waiting)
    for first in left:
        some = itertools.chain([first], itertools.islice(left, MOST - 1))
        done, failed = _some_of(some, directory, by)
        yield from done
        if failed is not None:
            raise failed


def _some_of(
    waiting: Iterator[Waiting], directory: Path, by: str
) -> tuple[list[Became], OSError | None]:
    """Publish some, as many as time is for, or until the disk is full; then save the record."""
    done: list[Became] = []
    bare: list[Bare] = []
    failed = None
    with writing(directory) as record:
        until, incoming = time.monotonic() + SECONDS, Incoming(directory)
        with incoming.until_saved(record):
            for opened in waiting:
                try:
                    with record.whole_or_nothing():
                        done.append(_entered(opened, directory, record, incoming, bare, by))
                except RefusedDocumentError as error:
                    done.append(error)
                except OSError as error:
                    failed = error
                    break
                if time.monotonic() > until:
                    break
        clear_root(directory, bare)
    return done, failed


def _entered(
    opened: Waiting,
    directory: Path,
    record: Record,
    incoming: Incoming,
    bare: list[Bare],
    by: str,
) -> Published:
    ready, data = opened()
    ready = as_heard(record, ready, data)
    plan, found = found_there(record, ready)
    if found is not None:
        return known(directory, record, found)
    coming = next_edition(directory, record, plan, ready)
    done = enter(directory, record, incoming, coming, data, by=by)
    bare += coming.bare
    return done
