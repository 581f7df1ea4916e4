"""Senders and readers of a store beside each other: each has one time or the other, whole."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from etl.bucket import sending
from etl.bucket.bucket import Bucket, BucketError
from etl.bucket.claim import CLAIMS
from etl.bucket.fetching import fetch, fetched_last
from etl.bucket.sending import send
from etl.bucket.snapshot import BLOBS, POINTER
from etl.editions.record import Record
from etl.refusals import RefusedDocumentError
from tests.etl.plan_folders import content, fetched
from tests.s3_running import RunningStore

pytestmark = pytest.mark.slow


def test_a_sender_stopped_anywhere_leaves_readers_what_they_had(
    store: RunningStore, plans: Path, two_editions: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    bucket = Bucket.of(store.address)
    send(plans, bucket)
    before = content(plans)
    monkeypatch.setattr(
        sending, "wrong_tables", lambda folder, recorded: ""
    )  # asked each time anew
    put, steps = Bucket.put, 0

    def stopping(self: Bucket, key: str, data: bytes) -> None:
        nonlocal steps
        if steps == stop:
            raise BucketError("остановлен")
        steps += 1
        put(self, key, data)

    monkeypatch.setattr(Bucket, "put", stopping)
    stop = done = 0
    while not done:
        steps = 0
        try:
            send(two_editions, bucket)
            done = 1
        except BucketError:
            assert fetched(fetch(bucket, tmp_path / "one")) == before
        stop += 1
    assert stop > 3
    assert fetched(fetch(bucket, tmp_path / "one")) == content(two_editions)


def test_readers_beside_a_sender_have_one_time_or_the_other(
    store: RunningStore, plans: Path, two_editions: Path, tmp_path: Path
) -> None:
    bucket = Bucket.of(store.address)
    times = [content(plans), content(two_editions)]
    send(plans, bucket)
    over = threading.Event()

    def send_both() -> None:
        for _ in range(2):
            send(two_editions, bucket, replace=True)
            send(plans, bucket, replace=True)
        over.set()

    sender = threading.Thread(target=send_both)
    sender.start()
    seen: list[int] = []
    while not over.is_set():
        cache = tmp_path / f"reader-{len(seen)}"
        try:
            seen.append(times.index(fetched(fetch(bucket, cache))))
        except BucketError:
            seen.append(-1)  # twice replaced meanwhile: the reader asks again later
            assert fetched_last(cache) is None
    sender.join()
    assert {0, 1} & set(seen)


def test_a_sender_that_another_overtakes_stops(
    store: RunningStore, plans: Path, two_editions: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    bucket = Bucket.of(store.address)
    files_of = sending._files_of

    def overtaken(directory: Path, record: Record) -> list[str]:
        monkeypatch.setattr(sending, "_files_of", files_of)
        send(two_editions, bucket)
        return files_of(directory, record)

    monkeypatch.setattr(sending, "_files_of", overtaken)
    with pytest.raises(RefusedDocumentError, match="отправил другой"):
        send(plans, bucket)
    assert fetched(fetch(bucket, tmp_path / "one")) == content(two_editions)


def test_of_two_senders_at_the_same_moment_one_at_most_is_shown(
    store: RunningStore, plans: Path, two_editions: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Both have looked at the pointer before either puts its own."""
    bucket = Bucket.of(store.address)
    both, pointer_of = threading.Barrier(2, timeout=600), sending._pointer

    def looked_together(asked: Bucket) -> bytes | None:
        found = pointer_of(asked)
        with suppress(threading.BrokenBarrierError):
            both.wait()
        return found

    monkeypatch.setattr(sending, "_pointer", looked_together)
    said: list[str] = []

    def send_one(folder: Path) -> None:
        try:
            send(folder, bucket)
            said.append("sent")
        except RefusedDocumentError as error:
            both.abort()
            said.append(str(error))

    senders = [threading.Thread(target=send_one, args=(one,)) for one in (plans, two_editions)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(said) == 2
    assert said.count("sent") <= 1
    assert all("отправ" in one for one in said if one != "sent")
    monkeypatch.undo()
    store.named_in(monkeypatch, tmp_path / "cache")
    assert not bucket.names(CLAIMS)
    send(two_editions, bucket, replace=True)
    assert fetched(fetch(bucket, tmp_path / "one")) == content(two_editions)


def test_the_claim_of_a_killed_sender_holds_others_for_a_while(
    store: RunningStore, plans: Path, tmp_path: Path
) -> None:
    bucket = Bucket.of(store.address)
    bucket.put(f"{CLAIMS}/another", b"claim")
    with pytest.raises(RefusedDocumentError, match="сейчас отправляет другой"):
        send(plans, bucket)
    with pytest.raises(BucketError):
        fetch(bucket, tmp_path / "one")
    send(plans, bucket, replace=True)
    (left,) = store.objects.glob("*another")
    os.utime(left, (0, 0))
    bucket.drop([POINTER])
    send(plans, bucket)
    assert not bucket.names(CLAIMS)
    assert fetched(fetch(bucket, tmp_path / "one")) == content(plans)


def test_only_what_was_put_long_ago_is_cleared(store: RunningStore, plans: Path) -> None:
    bucket = Bucket.of(store.address)
    for name in ("0", "1"):
        bucket.put(f"{BLOBS}/{name * 64}", b"of another sender")
    (old,) = store.objects.glob(f"*{'0' * 64}")
    os.utime(old, (0, 0))
    send(plans, bucket)
    assert {"0" * 64, "1" * 64} & bucket.names(BLOBS) == {"1" * 64}
