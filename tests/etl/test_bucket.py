"""A folder of plans on an S3-compatible store: a real server process, the real client."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.bucket import local_copy
from etl.bucket.bucket import Bucket, BucketError
from etl.bucket.fetching import fetch
from etl.bucket.local_copy import LocalCopy
from etl.bucket.sending import send
from etl.bucket.snapshot import BLOBS, POINTER, Snapshot, blob
from etl.editions.folder_layout import RECORD
from etl.folders import stored_at
from tests.etl.plan_folders import PLAN, Told, content, fetched
from tests.s3_running import RunningStore, forget
from tests.s3_server import KEY, SECRET

pytestmark = pytest.mark.slow


def test_what_is_published_reaches_readers_byte_for_byte(
    store: RunningStore, plans: Path, two_editions: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    told, far = Told(plans, capsys), Told(Path("-"), capsys)
    far.directory = store.address  # type: ignore[assignment]
    assert "планов ещё нет" in far("editions", code=2)
    assert "теперь читатели хранилища видят" in told("mirror", store.address)
    one, other = (fetch(Bucket.of(store.address), tmp_path / name) for name in ("one", "other"))
    assert fetched(one) == fetched(other) == content(plans)
    assert "Ничего не изменено" in told("mirror", store.address)
    told.directory = two_editions
    told("mirror", store.address)
    assert fetched(fetch(Bucket.of(store.address), tmp_path / "one")) == content(two_editions)
    forget()  # another process
    rows = far.editions()
    assert [(row["edition"], row["published"]) for row in rows] == [(1, True), (2, False)]
    said = far("publish", "--plan", PLAN, "--edition", 2, code=2)
    assert "публикуйте и исправляйте в той папке" in said


def test_an_older_or_another_folder_takes_the_place_only_on_demand(
    store: RunningStore, plans: Path, two_editions: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    send(two_editions, Bucket.of(store.address))
    before = content(store.objects)
    told = Told(plans, capsys)
    assert "более позднее" in told("mirror", store.address, code=2)
    assert content(store.objects) == before
    told("mirror", store.address, "--replace")
    assert fetched(fetch(Bucket.of(store.address), tmp_path / "one")) == content(plans)


@pytest.mark.parametrize("damage", ["blob", "document", "pointer", "outside", "later"])
def test_what_is_damaged_in_the_store_is_not_taken(
    store: RunningStore, plans: Path, tmp_path: Path, damage: str
) -> None:
    bucket = Bucket.of(store.address)
    send(plans, bucket)
    copy = stored_at(store.address)
    good = copy.folder()
    told = Snapshot.read(bucket.get(POINTER))
    if damage == "blob":
        bucket.put(f"{BLOBS}/{'0' * 64}", b"another")
        files = {**told.files, f"editions/{PLAN}/1/document.txt": "0" * 64}
        bucket.put(POINTER, Snapshot(files, 9, told.sent_at).as_bytes())
    elif damage == "document":
        bucket.drop([blob(digest) for digest in told.files.values()])
        files = {**told.files, f"editions/{PLAN}/1/document.txt": "0" * 64}
        bucket.put(POINTER, Snapshot(files, 9, told.sent_at).as_bytes())
    elif damage == "pointer":
        bucket.put(POINTER, told.as_bytes()[:200])
    elif damage == "outside":
        files = {**told.files, "editions/../../outside": told.files[RECORD]}
        bucket.put(POINTER, Snapshot(files, 9, told.sent_at).as_bytes())
    else:
        bucket.put(POINTER, told.as_bytes().replace(b'"format": 1', b'"format": 2'))
    copy.refresh(wait=True)
    assert copy.folder() == good
    assert fetched(good) == content(plans)
    said = {"blob": "хеш не сходится", "document": "этого нет", "later": "обновите"}
    assert said.get(damage, "повреждён") in copy.trouble
    assert not (tmp_path / "cache" / "outside").exists()


@pytest.mark.parametrize(
    "told", [(b'"format": 1', b'"format": 1e400'), (b'"2026-01-20', b'"yesterday 2026-01-20')]
)
def test_a_pointer_with_an_odd_value_is_damaged(told: tuple[bytes, bytes]) -> None:
    good = Snapshot({RECORD: "0" * 64}, 1, "2026-01-20T09:00:00+00:00").as_bytes()
    assert Snapshot.read(good).acts == 1
    with pytest.raises(BucketError, match="повреждён"):
        Snapshot.read(good.replace(*told))


@pytest.mark.parametrize("text", ["nan", "inf", "0", "-5", "часто", ""])
def test_an_odd_interval_is_left(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_STORE_SECONDS", text)
    assert local_copy.seconds_between() == 15


@pytest.mark.parametrize("damage", ["blob", "no blob", "pointer"])
def test_what_is_damaged_in_the_store_is_mended_by_replacing_it(
    store: RunningStore, plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    damage: str,
) -> None:  # fmt: skip
    bucket = Bucket.of(store.address)
    send(plans, bucket)
    digest = Snapshot.read(bucket.get(POINTER)).files[RECORD]
    if damage == "blob":
        bucket.put(f"{BLOBS}/{digest}", b"cut")
    elif damage == "no blob":
        bucket.drop([f"{BLOBS}/{digest}"])
    else:
        bucket.put(POINTER, b"{")
    told = Told(plans, capsys)
    if damage == "pointer":
        assert "mirror --replace" in told("mirror", store.address, code=2)
    assert "теперь читатели" in told("mirror", store.address, "--replace")
    assert fetched(fetch(bucket, tmp_path / "one")) == content(plans)


def test_what_a_file_manager_left_is_not_sent(
    store: RunningStore, plans: Path, tmp_path: Path
) -> None:
    before = content(plans)
    for name in (".DS_Store", "копия.txt", "~$events.docx"):
        (plans / "editions" / PLAN / "1" / "tables-1" / name).write_bytes(b"stray")
    bucket = Bucket.of(store.address)
    send(plans, bucket)
    assert fetched(fetch(bucket, tmp_path / "one")) == before


def test_while_the_store_is_away_the_last_edition_stays(
    store: RunningStore, plans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    send(plans, Bucket.of(store.address))
    LocalCopy(store.address, tmp_path / "cache").folder()
    store.stop()
    try:
        copy = LocalCopy(store.address, tmp_path / "cache")  # a server started anew
        assert fetched(copy.folder()) == content(plans)
        assert "не отвечает" in copy.trouble
        assert copy.since
        told = Told(plans, capsys)
        assert "Не отправлено: Хранилище" in told("mirror", store.address, code=2)
    finally:
        store.start()
    copy.refresh(wait=True)
    assert (copy.trouble, copy.since) == ("", "")


@pytest.mark.parametrize("wrong", ["key", "secret"])
def test_wrong_credentials_are_one_sentence_without_them(
    store: RunningStore, plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], wrong: str,
) -> None:  # fmt: skip
    send(plans, Bucket.of(store.address))
    name = {"key": "AWS_ACCESS_KEY_ID", "secret": "AWS_SECRET_ACCESS_KEY"}[wrong]
    monkeypatch.setenv(name, "another-that-is-wrong")
    forget()
    copy = LocalCopy(store.address, tmp_path / "cache")
    copy.folder()
    for said in (copy.trouble, Told(plans, capsys)("mirror", store.address, code=2)):
        assert "не пускает с этими ключами" in said
        assert not any(word in said for word in (KEY, SECRET, "another-that-is-wrong"))


def test_a_copy_that_has_no_room_here_says_so(
    store: RunningStore, plans: Path, tmp_path: Path
) -> None:
    send(plans, Bucket.of(store.address))
    (tmp_path / "file").write_bytes(b"")
    copy = LocalCopy(store.address, tmp_path / "file")
    copy.folder()
    assert copy.trouble.startswith(f"Копию хранилища {store.address} записать некуда: ")


@pytest.mark.parametrize("address", ["s3://", "s3://a:b@c/d", "s3://plans/../x", "s3://Планы/x"])
def test_an_address_that_is_none_is_not_repeated(
    address: str, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Told(plans, capsys)("mirror", address, code=2)
    assert "нужен вид s3://ведро/папка" in said
    assert "a:b" not in said
    assert "Планы/x" not in said


def test_damaged_tables_are_not_sent(
    store: RunningStore, plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plans / "editions" / PLAN / "1" / "tables-1" / "events.parquet").write_bytes(b"cut")
    assert "повреждены" in Told(plans, capsys)("mirror", store.address, code=2)
    assert content(store.objects) == {}
