"""The plan's period: from its title, else from its dates, else from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from . import plain_text
from .checks import Built, build, run
from .plans import Item, Plan

Days = tuple[str, str] | None


def build_dates(
    folder: Path, title: str, cells: dict[str, str], *options: str
) -> tuple[Built, dict[str, Days]]:
    """Build a plan of one row per date cell; the bounds by cell."""
    items = tuple(
        Item(
            f"Встреча {number} с делегацией Сербии",
            "г. Тверь",
            cell,
            "Беседа",
            "Дружба",
            "Сербия",
            printed=f"{number}.",
        )
        for number, cell in enumerate(cells, 1)
    )
    document = folder / "plan.txt"
    document.write_text(plain_text.cell_per_tab(Plan(title, (("Связи", items),))), encoding="utf-8")
    built = build(document, folder / "tables", *options)
    seen = {
        event["dates_text"]: _days(event["start_date"], event["end_date"]) for event in built.events
    }
    return built, seen


def _days(first: date | None, last: date | None) -> Days:
    return (first.isoformat(), last.isoformat()) if first and last else None


def wanted(cells: dict[str, str]) -> dict[str, Days]:
    return {
        cell: (days.split("..")[0], days.split("..")[-1]) if days else None
        for cell, days in cells.items()
    }


SECOND_HALF = {
    "15 сентября": "2027-09-15",
    "ежемесячно": "2027-07-01..2027-12-31",
    "до 20 июля": "2027-07-01..2027-07-20",
    "в течение года": "2027-01-01..2027-12-31",
}
FIRST_HALF = {
    "15 мая": "2027-05-15",
    "ежемесячно": "2027-01-01..2027-06-30",
    "до 20 января": "2027-01-01..2027-01-20",
    "I квартал": "2027-01-01..2027-03-31",
}
YEAR = {
    "15 мая": "2027-05-15",
    "ежемесячно": "2027-01-01..2027-12-31",
    "IV квартал": "2027-10-01..2027-12-31",
    "в течение года": "2027-01-01..2027-12-31",
}
SCHOOL = {
    "15 октября": "2025-10-15",
    "15 мая": "2026-05-15",
    "ноябрь": "2025-11-01..2025-11-30",
    "апрель": "2026-04-01..2026-04-30",
    "в течение учебного года": "2025-09-01..2026-06-30",
    "декабрь – январь": "2025-12-01..2026-01-31",
}
TITLES = {
    "План международных мероприятий Тверской области на II полугодие 2027 года": (
        "2027-H2",
        SECOND_HALF,
    ),
    "План мероприятий на второе полугодие 2027 г.": ("2027-H2", SECOND_HALF),
    "ПЛАН МЕЖДУНАРОДНЫХ МЕРОПРИЯТИЙ НА 2 ПОЛУГОДИЕ 2027 ГОДА": ("2027-H2", SECOND_HALF),
    "План\nмеждународных мероприятий\nна II\u00a0полугодие\n2027\u00a0года": (
        "2027-H2",
        SECOND_HALF,
    ),
    "План международных мероприятий (июль – декабрь 2027 года)": ("2027-H2", SECOND_HALF),
    "План на I полугодие 2027 года": ("2027-H1", FIRST_HALF),
    "План международных мероприятий на 1-е полугодие 2027 года, утверждён 25 декабря 2026 г.": (
        "2027-H1",
        FIRST_HALF,
    ),
    "Международные мероприятия первого полугодия 2027 года": ("2027-H1", FIRST_HALF),
    "План на 2027 год": ("2027", YEAR),
    "План международных мероприятий на 2027 г.": ("2027", YEAR),
    "План-график международных мероприятий Тверской области в 2027 году": ("2027", YEAR),
    "План на 2025/2026 учебный год": ("*", SCHOOL),
    "План работы на 2025-2026 учебный год": ("*", SCHOOL),
    "План работы университета на 2025 – 2026 уч. год": ("*", SCHOOL),
}


@pytest.mark.parametrize("title", TITLES)
def test_period_from_the_title(title: str, tmp_path: Path) -> None:
    plan_id, cells = TITLES[title]
    built, seen = build_dates(tmp_path, title, cells)
    assert seen == wanted(cells)
    if plan_id != "*":
        assert {event["plan_id"] for event in built.events} == {plan_id}


def test_period_from_the_dates(tmp_path: Path) -> None:
    cells = {
        "15 августа 2027 года": "2027-08-15",
        "3 декабря 2027 г.": "2027-12-03",
        "12 октября": "2027-10-12",
        "ежемесячно": "2027-07-01..2027-12-31",
    }
    built, seen = build_dates(tmp_path, "План международных мероприятий", cells)
    assert seen == wanted(cells)
    assert {event["plan_id"] for event in built.events} == {"2027-H2"}


def test_dates_of_both_halves_make_a_year(tmp_path: Path) -> None:
    cells = {
        "15 февраля 2027 года": "2027-02-15",
        "3 декабря 2027 г.": "2027-12-03",
        "в течение года": "2027-01-01..2027-12-31",
    }
    built, seen = build_dates(tmp_path, "План международных мероприятий", cells)
    assert seen == wanted(cells)
    assert {event["plan_id"] for event in built.events} == {"2027"}


def test_period_from_the_command_line(tmp_path: Path) -> None:
    cells = {"15 сентября": "2028-09-15", "ежемесячно": "2028-07-01..2028-12-31"}
    built, seen = build_dates(
        tmp_path, "План международных мероприятий", cells, "--period", "2028-H2"
    )
    assert seen == wanted(cells)
    assert {event["plan_id"] for event in built.events} == {"2028-H2"}


def test_the_document_goes_before_the_command_line(tmp_path: Path) -> None:
    cells = {"15 сентября": "2027-09-15"}
    built, seen = build_dates(
        tmp_path, "План на II полугодие 2027 года", cells, "--period", "2026-H1"
    )
    assert seen == wanted(cells)
    assert {event["plan_id"] for event in built.events} == {"2027-H2"}


def test_no_year_anywhere_invents_none(tmp_path: Path) -> None:
    document = tmp_path / "без года.txt"
    item = Item("Встреча", "г. Тверь", "15 сентября", "Беседа", "Дружба", "Сербия", printed="1.")
    plan = Plan("План международных мероприятий", (("Связи", (item,)),))
    document.write_text(plain_text.cell_per_tab(plan), encoding="utf-8")
    outcome = run("build", document, "--out", tmp_path / "tables")
    assert outcome.code == 2
    assert "--period" in outcome.err
    assert "без года.txt" in outcome.err


def test_period_of_no_sense_is_refused(tmp_path: Path) -> None:
    document = tmp_path / "план.txt"
    item = Item("Встреча", "г. Тверь", "15 сентября", "Беседа", "Дружба", "Сербия", printed="1.")
    plan = Plan("План международных мероприятий", (("Связи", (item,)),))
    document.write_text(plain_text.cell_per_tab(plan), encoding="utf-8")
    outcome = run("build", document, "--out", tmp_path / "tables", "--period", "2027-H7")
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
    assert any("а" <= letter <= "я" for letter in outcome.err)
