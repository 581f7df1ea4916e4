"""What a comparison says of an event that persons settled: their words in force, and the plan's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.compare import compare
from etl.store import read
from pages.editions.comparing.compared import lines_between
from tests.etl.plan_folders import Told, changed, corrections_file
from tests.etl.test_corrections import all_kinds

OPEN = "Дата проведения уточняется"
MAY = "12–14 мая 2026 года"
NOTE = f"уточнено человеком; в плане «{OPEN}»"


@pytest.fixture
def told(tmp_path: Path, published_folder: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """The shipped plan with a correction of each column."""
    shutil.copytree(published_folder, tmp_path / "data")
    one = Told(tmp_path / "data", capsys)
    one("correct", corrections_file(tmp_path / "c.csv", all_kinds(read(one.directory))))
    return one


def sentences(folder: Path, was: str, now: str) -> list[str]:
    """The changes between two folders of tables, as pages and files say them."""
    sides = [read(next(folder.glob(f"editions/*/{name}"))) for name in (was, now)]
    lines = lines_between(sides[0], sides[1], across=False, link=lambda _id, _old: "")
    return [line.sentence() for line in lines]


def test_what_was_settled_is_compared_in_its_own_words(told: Told) -> None:
    said = sentences(told.directory, "1/tables-1", "1/tables-2")
    assert [one.partition(" — ")[2] for one in said] == [
        f"было: {OPEN}; стало: {MAY} ({NOTE})",
        "было: Место проведения уточняется; стало: г. Витебск, Республика Беларусь "
        "(уточнено человеком; в плане «Место проведения уточняется»)",
        "было: г. Москва; стало: г. Москва (форма уточнена человеком)",
        "было: Уточняется; стало: делегация Республики Казахстан "
        "(уточнено человеком; в плане «Уточняется»)",
    ]
    assert [one.partition(":")[0] for one in said] == [
        "Срок уточнён", "Место изменено", "Место изменено", "Участники изменены"
    ]  # fmt: skip
    back = sentences(told.directory, "1/tables-2", "1/tables-1")
    assert back[0].partition(" — ")[2] == f"было: {MAY} ({NOTE}); стало: {OPEN}"


def test_a_next_edition_stands_against_the_settled_words(told: Told, tmp_path: Path) -> None:
    said = told("publish", changed(tmp_path, "later.txt", (OPEN, "1-3 июня 2026 года")))
    assert f"срок изменён: 1-3 июня 2026 года (было: {MAY} ({NOTE}))" in said
    (line,) = sentences(told.directory, "1/tables-2", "2/tables-1")
    assert line.startswith("Перенесено: ")
    assert line.endswith(f" — было: {MAY} ({NOTE}); стало: 1-3 июня 2026 года")
    sides = [next(told.directory.glob(f"editions/*/{n}")) for n in ("1/tables-2", "2/tables-1")]
    (change,) = compare(*sides)
    assert change.as_json() == {
        "kind": "date_moved",
        "old_number": 6,
        "new_number": 6,
        "field": "dates_text",
        "old": MAY,
        "new": "1-3 июня 2026 года",
    }


@pytest.mark.parametrize("now", ["12-14 мая 2026 года", "12 - 14 мая 2026 г."])
def test_a_plan_that_comes_to_say_what_was_settled_changes_nothing(
    told: Told, tmp_path: Path, now: str
) -> None:
    told("publish", changed(tmp_path, "later.txt", (OPEN, now)))
    assert sentences(told.directory, "1/tables-2", "2/tables-1") == []
