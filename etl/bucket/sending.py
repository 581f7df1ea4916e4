"""A folder of plans is put on a store: what is new of it, then by one object all of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from etl.bucket.bucket import Bucket, NoSuchObjectError
from etl.bucket.snapshot import BLOBS, POINTER, Snapshot, blob
from etl.build import now
from etl.doctor.data_checks import wrong_tables
from etl.editions.adopting import bare_tables
from etl.editions.record import Record
from etl.editions.shelf import RECORD, is_copy
from etl.model import RefusedDocumentError


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
        replace: also where the store holds something later, or of another folder.

    Raises:
        RefusedDocumentError: the folder cannot be sent as it is; the store is as it was.
        BucketError: the store refused or did not answer; readers see what they saw before.
        RecordError: the folder's record cannot be read.
        OSError: a file cannot be read.
    """
    content, record = _record_of(directory)
    there = _there(bucket)
    acts = int(record.all("SELECT coalesce(max(no), 0) AS acts FROM log")[0]["acts"])
    if there is not None and there.files[RECORD] == sha256(content).hexdigest():
        return Sent(there, 0, 0)
    if there is not None and there.acts >= acts and not replace:
        raise RefusedDocumentError(
            f"В хранилище {bucket.address} лежит более позднее или из другой папки планов (записей "
            f"в журнале: там {there.acts}, здесь {acts}); если заменить его всё же надо, добавьте "
            "--replace."
        )
    files, new, size = _put_files(directory, bucket, _files_of(directory, record), content)
    snapshot = Snapshot(files, acts, now())
    bucket.put(POINTER, snapshot.as_bytes())
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
                f"Не отправлено: таблицы «{row['folder']}» повреждены ({what}); постройте их "
                f"заново: python -m etl rebuild --data {directory}."
            )
        names += [path.relative_to(directory).as_posix() for path in sorted(folder.iterdir())]
    return names


def _there(bucket: Bucket) -> Snapshot | None:
    try:
        return Snapshot.read(bucket.get(POINTER))
    except NoSuchObjectError:
        return None


def _put_files(
    directory: Path, bucket: Bucket, names: list[str], record: bytes
) -> tuple[Mapping[str, str], int, int]:
    known = bucket.names(BLOBS)
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
    """Take away what neither this nor the former time has: whoever fetches now has one of them."""
    kept = {*shown.files.values(), *(before.files.values() if before else ())}
    bucket.drop(blob(digest) for digest in sorted(bucket.names(BLOBS) - kept))
