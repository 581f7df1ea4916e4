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
"""How many documents are entered under one lock, and for how long; one that is begun is ended."""
PAUSE = 0.03
"""Seconds between them for another writer, who asks for the lock every hundredth of one."""


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
        OSError: the folder cannot be written. As with any other fault of the program, what was
            told until then is stored, and nothing else of the documents is there.
    """
    left = iter(waiting)
    for first in left:
        some = itertools.chain([first], itertools.islice(left, MOST - 1))
        done, failed = _some_of(some, directory, by)
        yield from done
        if failed is not None:
            raise failed
        time.sleep(PAUSE)


def _some_of(
    waiting: Iterator[Waiting], directory: Path, by: str
) -> tuple[list[Became], Exception | None]:
    """Publish some, as many as time is for, or until one fails; then save the record."""
    done: list[Became] = []
    bare: list[Bare] = []
    failed: Exception | None = None
    with writing(directory) as record:
        until, incoming = time.monotonic() + SECONDS, Incoming(directory)
        with incoming.until_saved(record):
            for opened in waiting:
                try:
                    with incoming.whole_or_nothing(record):
                        done.append(_entered(opened, directory, record, incoming, bare, by))
                except RefusedDocumentError as error:
                    done.append(error)
                except Exception as error:  # those before it have done nothing wrong
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
