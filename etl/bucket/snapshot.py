"""What a store holds of a folder of plans at one time: its files by their hashes, as one object.

``published.json`` is that object: the one that is replaced, and the last that is put. The files lie
under ``blobs/`` by their hash and are never changed, so whoever reads it has the files of one time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from etl.bucket.bucket import BucketError
from etl.editions.folder_layout import RECORD, is_of_editions

POINTER = "published.json"
BLOBS = "blobs"
_FORMAT = 1
_HASH = re.compile(r"[0-9a-f]{64}")


class DamagedPointerError(BucketError):
    """What should say what the store holds says nothing."""


@dataclass(frozen=True)
class Snapshot:
    """The files of a folder of plans at one time.

    Attributes:
        files: SHA-256 by path from the folder of plans.
        acts: how many acts the record's log has: a later one has more.
        sent_at: when it was sent, ISO 8601.
    """

    files: Mapping[str, str]
    acts: int
    sent_at: str

    def as_bytes(self) -> bytes:
        """As it lies in the store."""
        told = {
            "format": _FORMAT,
            "sent_at": self.sent_at,
            "acts": self.acts,
            "files": dict(sorted(self.files.items())),
        }
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()

    @classmethod
    def read(cls, content: bytes) -> Snapshot:
        """What lies in the store; a name that leads out of the folder is none of ours.

        Raises:
            DamagedPointerError: it is no such object.
            BucketError: it is a later program's.
        """
        try:
            told = json.loads(content)
            later = int(told["format"]) > _FORMAT
            found = cls(dict(told["files"]), int(told["acts"]), str(told["sent_at"]))
            datetime.fromisoformat(found.sent_at)
            good = RECORD in found.files and all(
                (name == RECORD or is_of_editions(name)) and _HASH.fullmatch(digest)
                for name, digest in found.files.items()
            )
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
            later, good = False, False
        if later:
            raise BucketError(
                "В хранилище лежит отправленное более новой программой: обновите эту."
            )
        if not good:
            raise DamagedPointerError(
                f"В хранилище повреждён {POINTER}: отправьте папку планов ещё раз командой "
                "python -m etl mirror --replace."
            )
        return found


def blob(digest: str) -> str:
    """Where a file of this hash lies in the store."""
    return f"{BLOBS}/{digest}"


def name_of(pointer: bytes) -> str:
    """What tells one time from any other."""
    return sha256(pointer).hexdigest()[:20]
