"""``compare`` names every kind of change, and only real ones, whatever the format."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from . import plain_text, word, workbook
from .checks import build, run
from .content import altai, bryansk
from .plans import Item, Plan

KINDS = {
    "added",
    "removed",
    "renamed",
    "date_confirmed",
    "date_moved",
    "date_loosened",
    "venue_changed",
    "participants_changed",
    "text_changed",
}
Change = dict[str, Any]


def save(items: tuple[Item, ...], path: Path, title: str = altai.PLAN.title) -> Path:
    """A document with these rows in two spheres, numbered anew."""
    numbered = [replace(item, printed=f"{at}.") for at, item in enumerate(items, 1)]
    names = dict.fromkeys(item.sphere for item in numbered)
    plan = Plan(
        title,
        tuple((name, tuple(item for item in numbered if item.sphere == name)) for name in names),
    )
    # Rows are numbered in document order, so the spheres must not reorder them.
    assert [item.printed for item in plan.items] == [item.printed for item in numbered]
    if path.suffix == ".docx":
        return word.plain(plan, path)
    if path.suffix == ".xlsx":
        return workbook.simple(plan, path)
    path.write_text(plain_text.cell_per_tab(plan), encoding="utf-8")
    return path


def changes(old: Path, new: Path) -> list[Change]:
    outcome = run("compare", old, new, "--json")
    assert outcome.code == 0, outcome.err
    found: list[Change] = json.loads(outcome.out)
    for change in found:
        assert set(change) == {"kind", "old_number", "new_number", "field", "old", "new"}
        assert change["kind"] in KINDS
    return found


def kinds(found: list[Change]) -> set[tuple[str, int | None, int | None]]:
    return {(change["kind"], change["old_number"], change["new_number"]) for change in found}


def edited(**changed: Item | None) -> tuple[Item, ...]:
    """The Altai rows with row ``r3`` and so on replaced, or left out where None."""
    rows: list[Item] = []
    for at, item in enumerate(altai.PLAN.items, 1):
        row = changed.get(f"r{at}", item)
        if row is not None:
            rows.append(row)
    return tuple(rows)


R1, R2, R3, R4, R5, R6, R7 = altai.PLAN.items
SINGLE = {
    "month to days": (edited(r1=replace(R1, dates="17-18 марта 2027 года")), "date_confirmed", 1),
    "quarter to days": (
        edited(r7=replace(R7, dates="5 мая – 20 июня 2027 года")),
        "date_confirmed",
        7,
    ),
    "a week later": (edited(r2=replace(R2, dates="17-19 февраля 2027 года")), "date_moved", 2),
    "a day longer": (edited(r2=replace(R2, dates="10-13 февраля 2027 года")), "date_moved", 2),
    "another month": (edited(r5=replace(R5, dates="май 2027 года")), "date_moved", 5),
    "day to month": (edited(r3=replace(R3, dates="апрель 2027 года")), "date_loosened", 3),
    "day to nothing": (
        edited(r4=replace(R4, dates="Дата проведения уточняется")),
        "date_loosened",
        4,
    ),
    "another town": (edited(r3=replace(R3, place="г. Барнаул")), "venue_changed", 3),
    "another house": (
        edited(r5=replace(R5, place="г. Барнаул, стадион «Динамо»")),
        "venue_changed",
        5,
    ),
    "one more country": (
        edited(r5=replace(R5, participants="Казахстан, Узбекистан, Китай")),
        "participants_changed",
        5,
    ),
    "description": (
        edited(r7=replace(R7, description="Экспозиция из фондов музеев региона")),
        "text_changed",
        7,
    ),
    "purpose": (edited(r4=replace(R4, purpose="Поддержка чтения")), "text_changed", 4),
    "name": (edited(r2=replace(R2, title="Ярмарка мёда, сыра и целебных трав")), "renamed", 2),
}


@pytest.mark.parametrize("case", SINGLE)
def test_one_change(case: str, tmp_path: Path) -> None:
    rows, kind, number = SINGLE[case]
    old = save(altai.PLAN.items, tmp_path / "old.txt")
    new = save(rows, tmp_path / "new.txt")
    assert kinds(changes(old, new)) == {(kind, number, number)}


def test_from_unknown_to_a_day(tmp_path: Path) -> None:
    old = save(edited(r4=replace(R4, dates="Дата проведения уточняется")), tmp_path / "old.txt")
    new = save(altai.PLAN.items, tmp_path / "new.txt")
    assert kinds(changes(old, new)) == {("date_confirmed", 4, 4)}


def test_added_row_shifts_the_others(tmp_path: Path) -> None:
    kites = replace(
        R1,
        title="Фестиваль воздушных змеев",
        place="г. Славгород",
        dates="2 мая 2027 года",
        description="Запуск змеев",
        purpose="Досуг семей",
        participants="Германия",
    )
    old = save(altai.PLAN.items, tmp_path / "old.txt")
    new = save((kites, *altai.PLAN.items), tmp_path / "new.txt")
    found = changes(old, new)
    assert kinds(found) == {("added", None, 1)}
    assert "Фестиваль воздушных змеев" in json.dumps(found, ensure_ascii=False)
    back = changes(new, old)
    assert kinds(back) == {("removed", 1, None)}


def test_removed_row(tmp_path: Path) -> None:
    old = save(altai.PLAN.items, tmp_path / "old.txt")
    new = save(edited(r2=None), tmp_path / "new.txt")
    assert kinds(changes(old, new)) == {("removed", 2, None)}


def test_everything_at_once(tmp_path: Path) -> None:
    kites = replace(
        R1,
        title="Фестиваль воздушных змеев",
        place="г. Славгород",
        dates="2 мая 2027 года",
        description="Запуск змеев",
        purpose="Досуг семей",
        participants="Германия",
    )
    rows = (
        kites,
        replace(R1, dates="17-18 марта 2027 года"),
        replace(R2, title="Ярмарка мёда, сыра и целебных трав"),
        replace(R3, dates="апрель 2027 года", place="г. Барнаул"),
        replace(R4, purpose="Поддержка чтения"),
        replace(R5, participants="Казахстан, Узбекистан, Китай"),
        replace(R7, dates="I квартал 2027 года"),
    )
    old = save(altai.PLAN.items, tmp_path / "old.docx")
    new = save(rows, tmp_path / "new.xlsx")
    assert kinds(changes(old, new)) == {
        ("added", None, 1),
        ("date_confirmed", 1, 2),
        ("renamed", 2, 3),
        ("date_loosened", 3, 4),
        ("venue_changed", 3, 4),
        ("text_changed", 4, 5),
        ("participants_changed", 5, 6),
        ("removed", 6, None),
        ("date_moved", 7, 7),
    }


def test_reordered_rows_are_no_change(tmp_path: Path) -> None:
    old = save(altai.PLAN.items, tmp_path / "old.txt")
    new = save((R3, R1, R2, R7, R6, R5, R4), tmp_path / "new.txt")
    assert changes(old, new) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("old.docx", "new.xlsx"), ("old.xlsx", "new.txt"), ("old.txt", "new.docx")],
)
def test_same_plan_in_another_format(before: str, after: str, tmp_path: Path) -> None:
    old = save(altai.PLAN.items, tmp_path / before)
    new = save(altai.PLAN.items, tmp_path / after)
    assert changes(old, new) == []


def test_spelling_alone_is_no_change(tmp_path: Path) -> None:
    rows = edited(
        r1=replace(R1, place="г.\u00a0Барнаул", dates="март\u00a02027\u00a0года"),
        r2=replace(R2, dates="10 – 12 февраля 2027 г."),
        r3=replace(R3, dates="20.04.2027"),
        r4=replace(R4, description="Литературные  встречи"),
    )
    old = save(altai.PLAN.items, tmp_path / "old.txt")
    new = save(rows, tmp_path / "new.txt")
    assert changes(old, new) == []


def test_built_directories_and_documents_mix(tmp_path: Path) -> None:
    old = save(altai.PLAN.items, tmp_path / "old.docx")
    new = save(edited(r3=replace(R3, place="г. Барнаул")), tmp_path / "new.docx")
    for name, document in (("a", old), ("b", new)):
        build(document, tmp_path / name)
    wanted = {("venue_changed", 3, 3)}
    assert kinds(changes(tmp_path / "a", tmp_path / "b")) == wanted
    assert kinds(changes(tmp_path / "a", new)) == wanted
    assert kinds(changes(old, tmp_path / "b")) == wanted


def test_russian_sentences(tmp_path: Path) -> None:
    old = save(altai.PLAN.items, tmp_path / "old.txt")
    new = save(edited(r3=replace(R3, place="г. Барнаул"), r6=None), tmp_path / "new.txt")
    outcome = run("compare", old, new)
    assert outcome.code == 0
    assert "Барнаул" in outcome.out
    assert R6.title in outcome.out
    for kind in KINDS:
        assert kind not in outcome.out


def test_ids_go_with_the_events(tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    first = build(save(altai.PLAN.items, tmp_path / "a.docx"), tables)
    kites = replace(
        R1,
        title="Фестиваль воздушных змеев",
        place="г. Славгород",
        dates="2 мая 2027 года",
        description="Запуск змеев",
        purpose="Досуг семей",
        participants="Германия",
    )
    rows = (
        kites,
        replace(R1, dates="17-18 марта 2027 года"),
        replace(R2, title="Ярмарка мёда, сыра и целебных трав"),
        replace(R3, place="г. Барнаул"),
        R4,
        R5,
        R7,
    )
    second = build(save(rows, tmp_path / "b.xlsx"), tables)
    assert {event["edition"] for event in second.events} == {2}
    before = [event["event_id"] for event in first.events]
    after = [event["event_id"] for event in second.events]
    assert after[1:] == [before[0], before[1], before[2], before[3], before[4], before[6]]
    assert after[0] not in before


def test_previous_edition_by_name(tmp_path: Path) -> None:
    first = build(save(altai.PLAN.items, tmp_path / "a.txt"), tmp_path / "one")
    second = build(
        save(altai.PLAN.items[1:], tmp_path / "b.txt"),
        tmp_path / "two",
        "--previous",
        str(tmp_path / "one"),
    )
    assert {event["edition"] for event in second.events} == {2}
    assert [event["event_id"] for event in second.events] == [
        event["event_id"] for event in first.events[1:]
    ]


def test_another_plan_in_the_same_place_is_edition_one(tmp_path: Path) -> None:
    build(save(altai.PLAN.items, tmp_path / "a.txt"), tmp_path / "tables")
    other = build(word.plain(bryansk.PLAN, tmp_path / "b.docx"), tmp_path / "tables")
    assert {event["edition"] for event in other.events} == {1}
    assert {event["plan_id"] for event in other.events} == {"2027"}


def test_same_document_twice_keeps_ids(tmp_path: Path) -> None:
    document = save(altai.PLAN.items, tmp_path / "a.txt")
    first = build(document, tmp_path / "one")
    second = build(document, tmp_path / "two")
    assert [event["event_id"] for event in first.events] == [
        event["event_id"] for event in second.events
    ]
