"""A folder of plans is put on a store: what is new of it, then by one object all of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from etl.bucket.bucket import Bucket, NoSuchObjectError
from etl.bucket.claim import alone
from etl.bucket.snapshot import BLOBS, POINTER, DamagedPointerError, Snapshot, blob
from etl.build import now
from etl.doctor.data_checks import build_again, wrong_tables
from etl.editions.adopting import bare_tables
from etl.editions.folder_layout import RECORD, is_copy, is_of_editions
from etl.editions.record import Record
from etl.refusals import RefusedDocumentError

_MAY_BE_ANOTHERS = timedelta(hours=1)


@dataclass(frozen=True)
class Sent:
    """What came of sending.

    Attributes:
        snapshot: what the store holds now.
        new: how many objects were put for it.
        size: their bytes.
    """

    snapshot: Snapshot
    new: int
    size: int


def send(directory: Path, bucket: Bucket, *, replace: bool = False) -> Sent:
    """Put the folder of plans on a store, as its record names it.

    Args:
        directory: the folder of plans.
        bucket: where it goes.
        replace: also where the store holds something later, of another folder or damaged; every
            object is put anew.

    Raises:
        RefusedDocumentError: the folder cannot be sent as it is; the store is as it was.
        BucketError: the store refused or did not answer; readers see what they saw before.
        RecordError: the folder's record cannot be read.
        OSError: a file cannot be read.
    """
    content, record = _record_of(directory)
    pointer = _pointer(bucket)
    there = _there(pointer, replace=replace)
    acts = int(record.all("SELECT coalesce(max(no), 0) AS acts FROM log")[0]["acts"])
    same = there is not None and there.files[RECORD] == sha256(content).hexdigest()
    if there is not None and same and not replace:
        return Sent(there, 0, 0)
    if there is not None and there.acts >= acts and not replace:
        raise RefusedDocumentError(
            f"В хранилище {bucket.address} лежит более позднее или из другой папки планов (записей "
            f"в журнале: там {there.acts}, здесь {acts}); если заменить его всё же надо, добавьте "
            "--replace."
        )
    files, new, size = _put_files(directory, bucket, _files_of(directory, record), content,
                                  anew=replace)  # fmt: skip
    snapshot = Snapshot(files, acts, now())
    sent = snapshot.as_bytes()
    Snapshot.read(sent)  # readers will
    with alone(bucket, regardless=replace):
        if _pointer(bucket) != pointer:
            raise RefusedDocumentError(
                f"Не отправлено: тем временем в хранилище {bucket.address} отправил другой; в него "
                "отправляют с одного места. Повторите, когда он закончит."
            )
        bucket.put(POINTER, sent)
    _clear(bucket, snapshot, there)
    return Sent(snapshot, new, size)


def _record_of(directory: Path) -> tuple[bytes, Record]:
    """The record's bytes and what they say; a writer may be replacing it just now."""
    place = directory / RECORD
    if is_copy(directory) or not place.is_file():
        raise RefusedDocumentError(
            f"В папке «{directory}» нет своего учёта редакций: отправляют папку, в которой "
            "публикуют (python -m etl publish ДОКУМЕНТ)."
        )
    while True:
        content = place.read_bytes()
        record = Record(directory)
        if place.read_bytes() == content:
            break
    if bare_tables(directory, record):
        raise RefusedDocumentError(
            f"В папке «{directory}» есть таблицы вне учёта редакций: опубликуйте что-нибудь "
            "(python -m etl publish), и они войдут в него."
        )
    return content, record


def _files_of(directory: Path, record: Record) -> list[str]:
    """The files that the record names, each whole."""
    names = [str(row["document"]) for row in record.all("SELECT document FROM edition")]
    names = [name for name in names if name]
    for row in record.all("SELECT folder FROM state"):
        folder = directory / row["folder"]
        if what := wrong_tables(folder, recorded=True):
            raise RefusedDocumentError(
                f"Не отправлено: таблицы «{row['folder']}» повреждены ({what}); "
                f"{build_again(directory)}."
            )
        inside = [path.relative_to(directory).as_posix() for path in sorted(folder.iterdir())]
        # A file manager may have left something of its own there («.DS_Store»).
        names += [name for name in inside if is_of_editions(name) and (directory / name).is_file()]
    return names


def _pointer(bucket: Bucket) -> bytes | None:
    try:
        return bucket.get(POINTER)
    except NoSuchObjectError:
        return None


def _there(pointer: bytes | None, *, replace: bool) -> Snapshot | None:
    """What the store holds; a damaged pointer that is to be replaced holds nothing."""
    try:
        return None if pointer is None else Snapshot.read(pointer)
    except DamagedPointerError:
        if replace:
            return None
        raise


def _put_files(
    directory: Path, bucket: Bucket, names: list[str], record: bytes, *, anew: bool
) -> tuple[Mapping[str, str], int, int]:
    known = set() if anew else bucket.names(BLOBS)
    files: dict[str, str] = {}
    new = size = 0
    for name in (*names, RECORD):
        content = record if name == RECORD else (directory / name).read_bytes()
        files[name] = digest = sha256(content).hexdigest()
        if digest not in known:
            bucket.put(blob(digest), content)
            known.add(digest)
            new, size = new + 1, size + len(content)
    return files, new, size


def _clear(bucket: Bucket, shown: Snapshot, before: Snapshot | None) -> None:
    """Take away what neither this nor the former time has: whoever fetches now has one of them.

    What was put a moment ago may be another sender's, whose pointer is still to come.
    """
    kept = {*shown.files.values(), *(before.files.values() if before else ())}
    old = datetime.now(UTC) - _MAY_BE_ANOTHERS
    bucket.drop(blob(digest) for digest in sorted(bucket.names(BLOBS, before=old) - kept))
