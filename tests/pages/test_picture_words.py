"""What stands under a saved picture: what it is of, and which rows are corrected or doubted."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from pages.map.ground.boundary_files import load_outlines
from pages.map.layout.screen import View
from pages.map.map_choices import map_paper
from pages.map.map_settings import MapRequest
from pages.shared.plan.marked_rows import marked_rows
from pages.shared.plan.tables import Plan, plan_of
from tests.many_events import many_plan
from tests.page_titles import WITH_FIGURE
from tests.pages import golden_tables, settled_plan
from tests.pages.folder_shown import show_folder
from tests.pages.test_analyst_ways import html_of, run


@pytest.fixture
def settled_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dashboard shows the plan of which a person settled three events."""
    golden_tables.write(tmp_path, settled_plan.frames())
    show_folder(monkeypatch, tmp_path)


# Read by eye: 6, 8 and 30 are settled; 7 «(дата проведения уточняется)», 9 «предположительно»,
# 38 «по согласованию», 47 breaks off.
MARKED = (
    "Уточнено человеком: срок — № 6; место — № 8; состояние — № 30",
    "Открыто в плане: срок уточняется — № 7; место предположительно — № 9; "
    "срок по согласованию — № 38; срок не назван — № 47",
    "Сомнение программы: строка обрывается или в ней нет обязательных ячеек — № 47",
)


def plain(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.replace("\u00a0", " ").replace("\u202f", " ") for line in lines)


def test_each_kind_is_a_line_that_names_its_events(settled: Plan) -> None:
    assert plain(marked_rows(settled)) == MARKED
    assert plain(marked_rows(settled.keep(["e06"]))) == ("Уточнено человеком: срок — № 6",)
    assert marked_rows(settled.keep(["e11"])) == ()


def test_an_event_without_any_number_is_counted(settled: Plan) -> None:
    """Tables made elsewhere may leave «number» null and «number_text» empty (the contract)."""
    rows = settled.events["event_id"].eq("e47")
    events = settled.events.assign(
        number=settled.events["number"].astype("Int64").mask(rows),
        number_text=settled.events["number_text"].mask(rows, ""),
    )
    (doubted,) = (
        line for line in plain(marked_rows(replace(settled, events=events))) if "Сомнение" in line
    )
    assert doubted.endswith("обязательных ячеек — 1 мероприятие")


def test_many_are_counted_and_not_named() -> None:
    # Every forty-seventh event is № 47 again, whose row breaks off.
    (doubted,) = (line for line in plain(marked_rows(many_plan(940))) if "Сомнение" in line)
    assert doubted.endswith("обязательных ячеек — 20 мероприятий")


def lines_of(page: str, **chosen: str) -> list[str]:
    (said,) = re.findall(r"data-lines='([^']*)'", html_of(run(page, **chosen)))
    return [line.replace("\u00a0", " ") for line in json.loads(unescape(said))]


@pytest.mark.usefixtures("settled_app")
@pytest.mark.parametrize("page", [path or "overview" for path in WITH_FIGURE])
def test_the_picture_of_each_page_says_what_is_marked(page: str) -> None:
    first, *rest, edition, source = lines_of(page)
    assert first == "Отбор: весь план, без отбора"
    assert tuple(rest) == MARKED
    assert edition.startswith("План на I полугодие 2026 года · Смоленская область · редакция 1")
    assert source == "Источник: plan-2026-H1.txt"


@pytest.mark.usefixtures("settled_app")
def test_a_picture_says_only_of_its_own_events() -> None:
    assert lines_of("map", sphere="Сельское хозяйство")[:3] == [
        "Отбор: Сфера: Сельское хозяйство",
        "Уточнено человеком: место — № 8",
        "Открыто в плане: срок уточняется — № 7",
    ]
    assert lines_of("events", event="e06")[0] == "Уточнено человеком: срок — № 6"


@pytest.mark.usefixtures("settled_app")
def test_a_filter_that_narrows_nothing_is_not_said_either() -> None:
    # This edition has no such sphere: all 47 are shown, and the picture is of all 47.
    assert lines_of("overview", sphere="Рыболовство")[0] == "Отбор: весь план, без отбора"
    asked = {"sphere": "Спорт", "country": "Атлантида"}
    assert lines_of("calendar", **asked)[0] == "Отбор: Сфера: Спорт"


def unnamed(plan: Plan, view: View) -> str:
    outlines = load_outlines(*plan.info.homes)
    spheres = tuple(plan.events["sphere_name"].unique())
    note = map_paper(plan, outlines, MapRequest(spheres, "light", view)).note
    return note.replace("\u00a0", " ").partition("На общем виде не подписаны: ")[2]


def test_a_map_on_paper_names_the_places_that_had_no_room(golden_plan: Plan) -> None:
    assert unnamed(golden_plan, View()) == ""  # all names are on the map
    # On a telephone's map: the region as a whole has three events (№ 10, 40 and 42).
    said = unnamed(golden_plan, View(width=360, small=True))
    assert said.startswith("Смоленская область — 3, Велиж, ")
    assert said.endswith(".")
    assert "Смоленск —" not in said


def test_of_very_many_places_some_are_named() -> None:
    plan = plan_of(golden_tables.many_places(300), golden_tables.MANIFEST)
    said = unnamed(plan, View())
    assert re.fullmatch(r"(Деревня \d+, ){12}и ещё \d+\.", said)
