"""What a command is given and what it leaves: empty names, numbers that are none, devices."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.documents.file_kind import shown_name
from etl.editions.record import Record, RecordError
from etl.put_file import put_file
from etl.typed_rows import LARGEST_FILE
from tests.acceptance.checks import run
from tests.etl.plan_folders import PLAN

BYTES = os.fsdecode(b"\xff\xfe")
"""An argument that is no text."""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "", "--out", "x"], "Имя документа пусто"),
        (["build", "x", "--out", " "], "Имя папки таблиц пусто"),
        (["compare", "", ""], "Имя документа пусто"),
        (["publish", ""], "Имя документа пусто"),
        (["publish", "x", "--data", ""], "Имя папки планов пусто"),
        (["publish", "--plan", PLAN, "--edition", "9" * 30], "Номер редакции"),
        (["publish", "--plan", PLAN, "--edition", "²"], "Номер редакции"),
        (["publish", "--plan", PLAN, "--edition", "-1"], "Номер редакции"),
        (["publish", "--plan", BYTES, "--edition", "1"], "в папке нет"),
        (["correct", ""], "Имя файла исправлений пусто"),
        (["told", ""], "Имя файла пусто"),
        (["corrected-docx", "--out", ""], "Имя файла пусто"),
        (["corrected-docx", "--out", "x", "--edition", "9" * 30], "Номер редакции"),
        (["build", "x", "--out", "s3://plans/x"], "хранилища s3:// здесь не годится"),
        (["build", "x", "--out", "y", "--previous", "s3://plans/x"], "s3:// здесь не годится"),
        (["archive", ""], "Имя папки с документами пусто"),
    ],
)
def test_refused_in_a_sentence(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    outcome = run(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("column", ["document", "folder"])
@pytest.mark.parametrize("name", ["../outside", "/etc/hostname", "editions/../../x", "", b"\xff"])
def test_a_record_that_names_what_lies_elsewhere_is_damaged(
    tmp_path: Path, column: str, name: object
) -> None:
    """It may have come from a store: what it names is opened."""
    record = Record(tmp_path)
    texts = (
        "plan", "source_name", "source_sha256", "period", "added_at", "added_by", "published_at",
        "published_by",
    )  # fmt: skip
    names = {"folder": "editions/p/1", "document": "editions/p/1/document.docx"}
    row = {**dict.fromkeys(texts, ""), "edition": 1, **names}
    record.add("edition", row)
    record.save()
    record = Record(tmp_path)
    record.change(f"UPDATE edition SET {column} = ?", [name])
    record.save()
    if (column, name) == ("document", ""):  # tables without one
        assert Record(tmp_path).one("SELECT document FROM edition") == {"document": ""}
        return
    with pytest.raises(RecordError, match="повреждён"):
        Record(tmp_path)


def test_bytes_that_are_no_text_are_kept_as_far_as_they_are(tmp_path: Path) -> None:
    """«--by» in the encoding of another machine."""
    record = Record(tmp_path)
    values = {"no": 1, "at": "", "by": f"Иванов {BYTES}", "act": "", "plan": "", "edition": 1}
    record.add("log", {**values, "source_name": "", "source_sha256": "", "what": ""})
    record.save()
    assert Record(tmp_path).all("SELECT by FROM log") == [{"by": "Иванов ??"}]


def test_a_device_is_written_into_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "канал"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    put_file(pipe, b"12")
    assert os.read(reading, 9) == b"12"
    os.close(reading)
    assert pipe.is_fifo()
    if Path("/dev/full").is_char_device():
        link = tmp_path / "диск"
        link.symlink_to("/dev/full")
        with pytest.raises(OSError, match="No space") as caught:
            put_file(link, b"12")
        assert caught.value.filename == str(link)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["диск", "канал"]


def test_a_link_goes_on_pointing_where_it_does(tmp_path: Path) -> None:
    (tmp_path / "есть.csv").write_bytes(b"1")
    (tmp_path / "есть.csv").chmod(0o640)
    (tmp_path / "ссылка.csv").symlink_to("есть.csv")
    put_file(tmp_path / "ссылка.csv", b"2")
    assert (tmp_path / "ссылка.csv").is_symlink()
    assert (tmp_path / "есть.csv").read_bytes() == b"2"
    assert (tmp_path / "есть.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("place", ["нет/x.csv", ".", "файл/x.csv"])
def test_what_cannot_be_written_is_named_as_asked(place: str, tmp_path: Path) -> None:
    (tmp_path / "файл").touch()
    with pytest.raises(OSError, match=r"\w") as caught:
        put_file(tmp_path / place, b"1")
    assert caught.value.filename == str(tmp_path / place)
    assert [path.name for path in tmp_path.iterdir()] == ["файл"]


def test_a_file_of_rows_is_bounded(tmp_path: Path) -> None:
    """It is read by the command itself; a person writes no such thing."""
    rows = tmp_path / "исправления.csv"
    rows.write_bytes(b"event_id,column\n" + b"\xd0\xc1," * (LARGEST_FILE // 3))
    outcome = run("correct", rows, "--data", tmp_path / "data")
    assert outcome.code == 2
    assert "слишком велик" in outcome.err
    assert not (tmp_path / "data").exists()


def test_a_name_does_not_turn_the_sentence_around() -> None:
    assert shown_name(Path("план\u202excod.docx")) == "планxcod.docx"
    assert shown_name(Path("план\nи ещё\u2066.docx")) == "план и ещё.docx"
