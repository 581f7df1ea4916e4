"""Documents of an archive become editions some at a time: each is whole or not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from etl.archive.one_document import Job, read_one, unpack
from etl.editions import publishing_many
from etl.editions.labelling import Ready
from etl.editions.listing import list_editions, log_of
from etl.editions.publishing import publish_ready
from etl.editions.publishing_many import Waiting, publish_many
from etl.editions.record import Record
from etl.editions.storing import Incoming
from etl.refusals import RefusedDocumentError
from etl.store import read
from etl.swap import STAGED
from etl.told.told_row import ToldRow
from tests.etl import archive_made
from tests.etl.plan_folders import content

ROWS = 4


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Plans of an archive; 8 and 9 are two editions of one (``archive_made``)."""
    numbers = (5, 6, 8, 9, 10)
    paths = archive_made.make(tmp_path_factory.mktemp("documents"), numbers, ROWS)
    return dict(zip(numbers, paths, strict=True))


@pytest.fixture(scope="module")
def packed(documents: dict[int, Path]) -> dict[int, bytes]:
    """What a worker gives for each."""
    answers = {no: read_one(Job(path.name, path.read_bytes())) for no, path in documents.items()}
    assert {answer.kind for answer in answers.values()} == {"read"}
    return {no: answer.packed for no, answer in answers.items()}


@pytest.fixture
def waiting(packed: dict[int, bytes], documents: dict[int, Path]) -> Callable[[int], Waiting]:
    def of(number: int) -> Waiting:
        def opened() -> tuple[Ready, bytes]:
            return unpack(packed[number]), documents[number].read_bytes()

        return opened

    return of


def gone() -> tuple[Ready, bytes]:
    raise RefusedDocumentError("Файл «план.txt» изменён, пока его читали.")


def tables(directory: Path) -> dict[str, bytes]:
    return {name: data for name, data in content(directory).items() if name.endswith(".parquet")}


def test_the_same_tables_as_of_documents_published_one_by_one(
    tmp_path: Path, waiting: Callable[[int], Waiting]
) -> None:
    """Also of the second edition of a plan, whose first one is published under the same lock."""
    numbers = [5, 6, 8, 9, 10]
    became = list(publish_many([waiting(no) for no in numbers], tmp_path / "many", by="Архив"))
    for no in numbers:
        ready, data = waiting(no)()
        assert ready.whole is not None
        publish_ready(ready.whole(), data, tmp_path / "each", by="Архив")
    assert tables(tmp_path / "many") == tables(tmp_path / "each") != {}
    editions = [one.edition for one in became if not isinstance(one, RefusedDocumentError)]
    assert editions == [1, 1, 1, 2, 1]
    acts = [(act["act"], act["plan"], act["edition"]) for act in log_of(tmp_path / "many")]
    assert acts == [(act["act"], act["plan"], act["edition"]) for act in log_of(tmp_path / "each")]
    assert len(acts) == 5


def test_the_record_is_written_once_for_all(
    tmp_path: Path, waiting: Callable[[int], Waiting], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[Path] = []
    save = Record.save

    def counted(self: Record) -> None:
        saved.append(tmp_path)
        save(self)

    monkeypatch.setattr(publishing_many, "SECONDS", 600)
    list(publish_many([waiting(5)], tmp_path))
    monkeypatch.setattr(Record, "save", counted)
    list(publish_many([waiting(no) for no in (6, 8, 10)], tmp_path))
    assert len(saved) == 1
    list(publish_many([waiting(no) for no in (5, 6)], tmp_path))  # they are there
    assert len(saved) == 1


def test_another_writer_waits_for_a_second_at_most_not_for_all(
    tmp_path: Path, waiting: Callable[[int], Waiting], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing_many, "SECONDS", 0)
    there = []
    for _ in publish_many([waiting(no) for no in (5, 6, 8)], tmp_path):
        there.append(len(list_editions(tmp_path)))
    assert there == [1, 2, 3]


def test_one_that_is_refused_keeps_no_other_back(
    tmp_path: Path, waiting: Callable[[int], Waiting]
) -> None:
    became = list(publish_many([waiting(5), gone, waiting(6)], tmp_path))
    assert [isinstance(one, RefusedDocumentError) for one in became] == [False, True, False]
    assert len(list_editions(tmp_path)) == 2


def test_nothing_is_left_where_all_are_refused(tmp_path: Path) -> None:
    assert len(list(publish_many([gone], tmp_path / "data"))) == 1
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), ValueError("a fault")])
def test_a_disk_that_is_full_takes_nothing_from_those_before(
    tmp_path: Path,
    waiting: Callable[[int], Waiting],
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
) -> None:
    """Nor does any other fault."""
    put = Incoming.edition

    def full(self: Incoming, plan: str, *more: object) -> tuple[str, str, str]:
        if len(list((tmp_path / "editions").glob("*/*"))) == 2:
            raise fault
        return put(self, plan, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(publishing_many, "SECONDS", 600)
    monkeypatch.setattr(Incoming, "edition", full)
    became = publish_many([waiting(no) for no in (5, 6, 8)], tmp_path)
    told = [next(became), next(became)]
    with pytest.raises(type(fault), match=str(fault.args[-1])):
        next(became)
    assert len(told) == len(list_editions(tmp_path)) == 2
    assert not list(tmp_path.glob(f"{STAGED}*"))
    monkeypatch.undo()
    assert len(list(publish_many([waiting(8)], tmp_path))) == 1
    assert len(list_editions(tmp_path)) == 3


def test_what_is_told_meanwhile_is_heard(tmp_path: Path, waiting: Callable[[int], Waiting]) -> None:
    """A worker read it with what was told then: it is read again with what is told now."""
    ready, data = waiting(5)()
    whole = ready.whole
    assert whole is not None
    other = waiting(6)()[0].whole
    assert other is not None
    place = other().read.document.rows[0].cells["place_text"]
    told = ToldRow("place_text", place, "г. Гомель, Республика Беларусь", "письмо", "Иванова")
    publish_ready(whole(), data, tmp_path, told=[replace(told, at="2026-11-30")])
    (became,) = publish_many([waiting(6)], tmp_path)
    assert not isinstance(became, RefusedDocumentError)
    assert became.directory is not None
    stored = read(became.directory)
    first = stored.venues[stored.venues["event_id"] == stored.events["event_id"].iloc[0]]
    assert list(first["settlement"]) == ["Гомель"]
    assert place != "г. Гомель, Республика Беларусь"


def test_what_was_told_is_of_use_to_a_later_edition_too(
    tmp_path: Path, waiting: Callable[[int], Waiting]
) -> None:
    """Taken back, it is taken out of that edition as well."""
    first, data = waiting(8)()
    assert first.whole is not None
    place = first.whole().read.document.rows[2].cells["place_text"]
    told = ToldRow("place_text", place, "г. Гомель, Республика Беларусь", "письмо", "Иванова")
    publish_ready(first.whole(), data, tmp_path, told=[replace(told, at="2026-11-30")])
    later, _ = waiting(9)()
    assert later.whole is not None
    assert place in [row.cells["place_text"] for row in later.whole().read.document.rows]
    ((became,), (state,)) = (
        list(publish_many([waiting(9)], tmp_path)),
        Record(tmp_path).all("SELECT used FROM state WHERE edition = 2"),
    )
    assert not isinstance(became, RefusedDocumentError)
    assert state["used"] == "[1]"


def test_tables_that_stood_there_are_whole_or_not_taken_over(
    tmp_path: Path, waiting: Callable[[int], Waiting], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk behind their copies leaves no copy, no record and the tables."""
    ready, _ = waiting(5)()
    made = ready.made
    assert made is not None
    assert made.files is not None
    for name, file in made.files.items():
        (tmp_path / name).write_bytes(file)
    before = content(tmp_path)

    def full(*_: object) -> tuple[str, str, str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Incoming, "edition", full)
    with pytest.raises(OSError, match="No space"):
        list(publish_many([waiting(6)], tmp_path))
    assert content(tmp_path) == before
