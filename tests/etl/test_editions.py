"""Ids, numbers and changes over editions of the shipped plan, edited as a clerk would."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.compare import Change, compare
from etl.events import count_numbers
from etl.identity import new_event_id
from etl.store import Tables, read
from tests.etl.conftest import SHIPPED


def edited(tmp_path: Path, *edits: tuple[str, str]) -> Path:
    """A copy of the shipped plan with each (old, new) replaced once."""
    text = SHIPPED.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path = tmp_path / "edited.txt"
    path.write_text(text, encoding="utf-8")
    return path


def shifted(text: str, first: int) -> str:
    """Numbers from ``first`` on raised by one, as after a new row."""
    return re.sub(
        r"^\t(\d+)\. $",
        lambda m: f"\t{int(m[1]) + (int(m[1]) >= first)}. ",
        text,
        flags=re.MULTILINE,
    )


NEW_ROW = (
    "\t23. \n\tМеждународный форум «Днепр»\n\tг. Смоленск\n\t3 марта\n2026 года\n\tФорум\n"
    "\tОбмен опытом\n\tПредставители Республики Беларусь\n\n"
)


@pytest.fixture
def with_added_row(tmp_path: Path) -> Path:
    text = shifted(SHIPPED.read_text(encoding="utf-8"), 23)
    path = tmp_path / "added.txt"
    path.write_text(text.replace("\t24. \n", NEW_ROW + "\t24. \n", 1), encoding="utf-8")
    return path


def test_ids_stay_when_numbers_shift(
    tmp_path: Path, shipped: Tables, shipped_directory: Path, with_added_row: Path
) -> None:
    out = tmp_path / "out"
    code = main(
        ["build", str(with_added_row), "--out", str(out), "--previous", str(shipped_directory)]
    )
    assert code == 0
    later = read(out)
    assert len(later.events) == 48
    assert set(later.events["edition"]) == {2}
    old = shipped.events.set_index("event_id")["title"]
    new = later.events.set_index("event_id")["title"]
    assert set(old.index) < set(new.index)
    assert (new[old.index] == old).all()
    assert later.events.set_index("number").loc[23, "title"] == "Международный форум «Днепр»"


def test_the_same_document_again_is_the_same_edition(tmp_path: Path) -> None:
    for _ in range(2):
        assert main(["build", str(SHIPPED), "--out", str(tmp_path)]) == 0
    assert read(tmp_path).manifest["edition"] == 1


def test_an_id_outlives_a_new_date_and_a_new_wording(
    tmp_path: Path, shipped: Tables, shipped_directory: Path
) -> None:
    source = edited(
        tmp_path,
        ("Международный конкурс «Театральный сезон – 2026»", "Конкурс «Театральный сезон»"),
        ("18-19 июня", "20 июня"),
    )
    out = tmp_path / "out"
    main(["build", str(source), "--out", str(out), "--previous", str(shipped_directory)])
    assert list(read(out).events["event_id"]) == list(shipped.events["event_id"])


def kinds(changes: list[Change]) -> list[tuple[str, int | None, int | None]]:
    return [(change.kind, change.old_number, change.new_number) for change in changes]


def test_nothing_changed(shipped_directory: Path) -> None:
    assert compare(SHIPPED, SHIPPED) == []
    assert compare(SHIPPED, shipped_directory) == []
    assert compare(shipped_directory, SHIPPED) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "number"),
    [
        ("апрель-май 2026 года", "12-14 мая 2026 года", "date_confirmed", 27),
        ("Дата проведения уточняется", "1-3 июня 2026 года", "date_confirmed", 6),
        ("3-6 июня", "4-7 июня", "date_moved", 4),
        ("18-19 июня", "июнь", "date_loosened", 30),
        ("5 февраля\n2026 года", "Дата уточняется", "date_loosened", 22),
        ("г. Велиж,", "г. Рудня,", "venue_changed", 35),
        ("\tМастермайнд", "\tМастермайнд для студентов", "renamed", 29),
        ("\tВстреча по обмену опытом", "\tРабочая поездка делегации", "renamed", 35),
        ("\tРабочая встреча", "\tРабочая встреча и экскурсия", "text_changed", 39),
        ("\tУточняется", "\tДелегация Республики Беларусь", "participants_changed", 42),
    ],
)
def test_one_change_is_one_change(
    tmp_path: Path, old: str, new: str, kind: str, number: int
) -> None:
    assert kinds(compare(SHIPPED, edited(tmp_path, (old, new)))) == [(kind, number, number)]


def test_added_and_removed(with_added_row: Path) -> None:
    assert kinds(compare(SHIPPED, with_added_row)) == [("added", None, 23)]
    assert kinds(compare(with_added_row, SHIPPED)) == [("removed", 23, None)]


def test_compare_prints_json_or_russian(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = edited(tmp_path, ("3-6 июня", "4-7 июня"))
    assert main(["compare", str(SHIPPED), str(later), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "kind": "date_moved",
            "old_number": 4,
            "new_number": 4,
            "field": "dates_text",
            "old": "3-6 июня 2026 года",
            "new": "4-7 июня 2026 года",
        }
    ]
    assert main(["compare", str(SHIPPED), str(later)]) == 0
    assert capsys.readouterr().out.strip() == (
        "Мероприятие 4: срок изменён: 4-7 июня 2026 года (было: 3-6 июня 2026 года)"
    )


def test_a_refused_document_leaves_the_tables_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    main(["build", str(SHIPPED), "--out", str(out)])
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    capsys.readouterr()
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a document")
    for source in (broken, tmp_path / "nowhere.docx"):
        assert main(["build", str(source), "--out", str(out)]) == 2
        error = capsys.readouterr().err
        assert source.name in error
        assert "Traceback" not in error
        assert len(error.strip().splitlines()) == 1
        assert main(["compare", str(SHIPPED), str(source)]) == 2
        capsys.readouterr()
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_a_refused_document_makes_no_directory(tmp_path: Path) -> None:
    assert main(["build", str(tmp_path / "no.txt"), "--out", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        (["1.", "2.", "3."], [1, 2, 3]),
        (["5", "6", "7"], [5, 6, 7]),  # a part of a plan keeps its printed numbers
        (["1.", "2.", "1.", "2."], [1, 2, 3, 4]),  # restart per sphere
        (["1.1", "1.2", "2.1"], [1, 2, 3]),  # nested
        (["", "", ""], [1, 2, 3]),
        (["1.", "", "2."], [1, 2, 3]),
    ],
)
def test_numbers(printed: list[str], numbers: list[int]) -> None:
    assert count_numbers(printed)[0] == numbers


@pytest.mark.parametrize(
    ("printed", "odd"),
    [
        (["1.", "2.", "3."], [False, False, False]),
        (["1.", "2.", "4."], [False, False, True]),
        (["1.", "2.", "2.", "3."], [False, False, True, False]),
        (["1.", "2.", "1.", "2."], [False, False, False, False]),
    ],
)
def test_gaps_and_repetitions_are_pointed_out(printed: list[str], odd: list[bool]) -> None:
    assert count_numbers(printed)[1] == odd


class _Counted(set[str]):
    """A set that counts how often it is asked."""

    asked = 0

    def __contains__(self, one: object) -> bool:
        self.asked += 1
        return super().__contains__(one)


def test_rows_that_say_the_same_are_counted_on() -> None:
    """Each of thousands of equal rows tried all the ids of those before it."""
    cells = {"title": "Форум", "place_text": "г. Минск"}
    first = new_event_id("2026", cells, set(), {})
    taken, ids = _Counted({f"{first}-3"}), list[str]()
    counted: dict[str, int] = {}
    for _ in range(500):
        ids.append(new_event_id("2026", cells, taken, counted))
        taken.add(ids[-1])
    assert ids[:3] == [first, f"{first}-2", f"{first}-4"]
    assert len(set(ids)) == 500
    assert taken.asked < 1_500
