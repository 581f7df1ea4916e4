"""Rows that take long are read by another process: the same comes of it, or the same refusal."""

from __future__ import annotations

import datetime
import os
import pickle
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from etl import cells_apart, reading_budget
from etl.build import make_edition, read_plan
from etl.cells_apart import read_each
from etl.documents import Reading
from etl.event_ids import name_events
from etl.events import read_events
from etl.home import load_home
from etl.model import Venue
from etl.refusals import RefusedDocumentError
from tests.etl.cells_read import all_memory, fault, network, no_value, own_process
from tests.etl.conftest import SHIPPED
from tests.etl.documents_made import HEADINGS, docx, item, p, tbl
from tests.etl.readings import YEAR

pytestmark = pytest.mark.slow


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is read here."""
    monkeypatch.setattr(cells_apart, "SECONDS_HERE", -1.0)


def test_what_is_read_apart_is_what_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(seconds: float) -> tuple[object, object]:
        monkeypatch.setattr(cells_apart, "SECONDS_HERE", seconds)
        read = read_plan(Reading(SHIPPED))
        ids = name_events(read.events, read.plan, [])
        return read.events, make_edition(read, ids, 1, built_at="x").tables

    assert made(-1.0) == made(60.0)


def test_what_is_quick_is_read_here_and_the_rest_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    here = str(os.getpid())
    assert [one.name for one in read_each("план", ["а", "б"], own_process)] == [here, here]
    monkeypatch.setattr(cells_apart, "SECONDS_HERE", -1.0)
    first, second = read_each("план", ["а", "б"], own_process)
    assert first.name == second.name != here


@pytest.mark.usefixtures("apart")
def test_what_takes_too_long_apart_is_refused_in_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = docx(tmp_path / "план.docx", p("План на 2026 год") + tbl(HEADINGS, item("1", "Форум")))
    document = Reading(path).document()
    assert [event.row for event in read_events(document, YEAR, load_home())] == [*document.rows]
    monkeypatch.setattr(reading_budget, "SECONDS", 0.0)
    monkeypatch.setattr(reading_budget, "SECONDS_A_ROW", 0.0)
    with pytest.raises(RefusedDocumentError) as caught:
        read_events(document, YEAR, load_home())
    assert str(caught.value).startswith(
        "план.docx: слишком тяжёлый документ: его ячейки не прочитаны за 0 секунд работы"
    )


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize(
    ("read", "said"),
    [
        (all_memory, "ему мало 896 МБ памяти"),
        (no_value, "прочитать его не удалось"),
        (fault, "прочитать его не удалось"),
        (network, "прочитать его не удалось"),
    ],
)
def test_what_goes_wrong_apart_is_one_sentence(read: Callable[[str], object], said: str) -> None:
    with pytest.raises(RefusedDocumentError, match=said) as caught:
        read_each("план", ["а"], read)
    assert str(caught.value).startswith("план: ")
    assert str(caught.value).endswith(".")


def test_an_answer_names_values_of_ours_and_nothing_else() -> None:
    fine = ("read", [Venue(name="а"), datetime.date(2026, 5, 1), ("б", 1)])
    assert cells_apart._unpacked(pickle.dumps(fine), 3) == fine
    for wrong in (fine, ("read", [os.system]), ("read", [partial(print, 1)]), ("other", "а"), 1):
        count = 2 if wrong is fine else 1
        assert cells_apart._unpacked(pickle.dumps(wrong), count)[0] == "fault"
    for data in (b"", b"\x80", pickle.dumps(fine)[:-9], b"cos\nsystem\n(S'true'\ntR."):
        assert cells_apart._unpacked(data, 3)[0] == "fault"


@pytest.mark.usefixtures("apart")
def test_a_process_that_is_too_slow_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells_apart, "_OF_THE_LIMIT", 0.0)
    with pytest.raises(RefusedDocumentError, match="его ячейки не прочитаны за 40 секунд работы"):
        read_each("план", ["а"], own_process)
