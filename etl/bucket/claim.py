"""Of several senders at once one alone puts the pointer: the store itself knows no condition.

Each sender puts a claim, then lists them. Stores answer a list with all that was put before it, so
of two senders at least one sees the other; whoever sees another withdraws.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

from etl.bucket.bucket import Bucket, BucketError
from etl.refusals import RefusedDocumentError

CLAIMS = "claims"
DEAD_AFTER = timedelta(minutes=20)
"""A sender that was killed leaves its claim. A store takes requests of no clock that is 15 minutes
wrong, so a claim that looks older than this is nobody's."""


@contextmanager
def alone(bucket: Bucket, *, regardless: bool = False) -> Iterator[None]:
    """Be the only sender while the block runs.

    Args:
        bucket: where the pointer lies.
        regardless: also where another has a claim.

    Raises:
        RefusedDocumentError: another is sending now.
        BucketError: the store refused or did not answer.
    """
    name = secrets.token_hex(16)
    bucket.put(f"{CLAIMS}/{name}", b"claim")
    try:
        dead = bucket.names(CLAIMS, before=datetime.now(UTC) - DEAD_AFTER)
        if bucket.names(CLAIMS) - dead - {name} and not regardless:
            raise RefusedDocumentError(
                f"Не отправлено: в хранилище {bucket.address} сейчас отправляет другой. Повторите "
                "через минуту; если его отправка оборвалась — через двадцать или с --replace."
            )
        yield
        bucket.drop(f"{CLAIMS}/{one}" for one in sorted(dead))
    finally:
        with suppress(BucketError):
            bucket.drop([f"{CLAIMS}/{name}"])
