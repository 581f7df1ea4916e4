"""An archive of many plans: no page lists them all, and a year or a region is one address."""

from __future__ import annotations

import csv
from pathlib import Path
from urllib.parse import unquote_plus

import pytest

from etl.__main__ import main
from etl.documents import Reading
from etl.editions.publishing import publish
from pages.editions.found_plans import LISTED, find_plans
from pages.handouts.handout import card_address, slice_of
from pages.shared.plan.folder_of_plans import plans_there
from pages.shared.plan.looks import look_of
from pages.shared.plan.plan_said import edition_said, region_words
from pages.shared.plan.plans_there import MANY, PlansThere, all_plans_of
from pages.shared.plan.recurring_events import kindred
from pages.shared.plan.tables import EditionMissingError, load_plan
from pages.shared.visit.several_note import UNSOUGHT, doubled_in_words
from pages.show.stage.stage import stage_page
from pages.spheres.plans_beside import between
from tests.pages.folder_shown import show_folder
from tests.pages.several_plans import CULTURE, Row, plan_text
from tests.pages.test_shell import html_of, run

PSKOV, NENETS, YAMAL = (
    "Псковская область",
    "Ненецкий автономный округ",
    "Ямало-Ненецкий автономный округ",
)
REGIONS = {
    PSKOV: "Псковской области",
    NENETS: "Ненецкого автономного округа",
    YAMAL: "Ямало-Ненецкого автономного округа",
    "Брянская область": "Брянской области",
    "Курская область": "Курской области",
    "Тверская область": "Тверской области",
    "Калужская область": "Калужской области",
}
YEARS_OF_PSKOV = (2022, 2023, 2024, 2025, 2026)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans of seven regions for 2026 and of one for four years before; each with two events."""
    folder = tmp_path_factory.mktemp("archive")
    data, document = folder / "data", folder / "plan.txt"
    for region, of in REGIONS.items():
        for year in YEARS_OF_PSKOV if region == PSKOV else (2026,):
            for half in ("I", "II"):
                rows = (
                    Row(CULTURE, f"Фестиваль «Граница – {year}»", "г. Минск", f"{year} год"),
                    Row(CULTURE, f"Ярмарка: {region}", "г. Минск", f"{year} год"),
                )
                text = plan_text(f"{half} полугодие {year} года", rows, of)
                document.write_text(text, encoding="utf-8")
                publish(Reading(document), data)
    return data


@pytest.fixture
def shown(archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return show_folder(monkeypatch, archive)


ALL = 10 + 6 * 2


@pytest.mark.usefixtures("shown")
def test_the_top_of_a_page_names_the_neighbours_and_not_the_archive() -> None:
    assert len(plans_there()) == ALL > MANY
    app = run("data", plan="2024-H1-pskovskaya-oblast")
    html = html_of(app).replace("\u00a0", " ")
    assert not app.exception
    top = html[html.index("pl-plans") : html.index("</details>")]
    for near in ("II полугодие 2023", "II полугодие 2024", "I полугодие 2025"):
        assert f"План на {near} года" in top
    assert "Брянская" not in top
    for words in (
        "2024 год · Псковская область (2 плана)",
        "все планы · Псковская область (10 планов)",
        f"Все планы: {ALL}",
    ):
        assert words in top
    assert "2024 год · все регионы" not in top  # nobody else has one for it
    assert "plan=*@pskovskaya-oblast" in unquote_plus(top)


@pytest.mark.usefixtures("shown")
def test_a_year_or_a_region_is_one_short_name() -> None:
    year = load_plan({"plan": [all_plans_of("2026")]})
    assert (len(year.parts), year.n) == (14, 28)
    assert region_words(year.info) == "7\u00a0регионов"
    assert edition_said(year.info) == "редакция 1 каждого"
    region = load_plan({"plan": [all_plans_of(region=PSKOV)]})
    assert len(region.parts) == 10
    assert {part.info.home.region for part in region.parts} == {PSKOV}
    both = load_plan({"plan": [all_plans_of("2025", PSKOV), "2026-H1-kurskaya-oblast"]})
    assert len(both.parts) == 3
    assert len(load_plan({"plan": ["*"]}).parts) == ALL


@pytest.mark.usefixtures("shown")
def test_a_region_s_name_within_another_s_is_not_it() -> None:
    for region in (NENETS, YAMAL):
        plan = load_plan({"plan": [all_plans_of(region=region)]})
        assert [part.info.home.region for part in plan.parts] == [region] * 2


@pytest.mark.usefixtures("shown")
def test_a_short_name_of_nothing_is_said_and_editions_are_of_one_plan() -> None:
    with pytest.raises(EditionMissingError, match=r"Планов «2031\*» здесь нет"):
        load_plan({"plan": ["2031*"]})
    with pytest.raises(EditionMissingError, match="Несколько планов"):
        load_plan({"plan": ["2026*"], "edition": ["1"]})
    assert look_of({"plan": ["2026*"]}).several


def test_a_folder_without_plans_names_none() -> None:
    there = PlansThere(())
    assert (len(there), there.first, there.named("*"), there.named("x")) == (0, "", (), ())


@pytest.mark.usefixtures("shown")
def test_any_plan_is_found_by_words() -> None:
    there = plans_there()
    assert find_plans(there, "псковская 2025").plans == (
        "2025-H2-pskovskaya-oblast",
        "2025-H1-pskovskaya-oblast",
    )
    assert find_plans(there, "БРЯНСКАЯ").said == "Найдено планов: 2."
    assert find_plans(there, "камчатка").plans == ()
    assert find_plans(there, "1 полугодие 2025").plans == ("2025-H1-pskovskaya-oblast",)
    assert find_plans(there, "II полугодие 2025").plans == ("2025-H2-pskovskaya-oblast",)
    many = find_plans(there, "2026")
    assert many.said.replace("\u00a0", " ").startswith("Найдено планов: 14, показаны последние 10")
    assert len({row["plan"] for row in many.rows(there, LISTED)}) == LISTED
    further = many.rows(there, 1, "2022-H1-pskovskaya-oblast", "nobody-s")
    assert len(further) == 2


@pytest.mark.usefixtures("shown")
def test_the_page_of_editions_lists_what_is_found_and_not_the_archive() -> None:
    page = run("editions")
    assert not page.exception
    html = html_of(page).replace("\u00a0", " ")
    assert f"Планов в папке {ALL}; " in html
    page.text_input(key="plans").set_value("2026").run()
    assert html_of(page).count("class='ed-line'") == LISTED
    page.text_input(key="plans").set_value("курская").run()
    html = html_of(page).replace("\u00a0", " ")
    lines = html[html.index("Найдено планов: 2.") : html.index("Сравнить редакции")]
    assert lines.count("class='ed-line'") == 2
    assert "План на II полугодие 2026 года · Курская область" in lines
    assert "Псковская" not in lines


@pytest.mark.usefixtures("shown")
def test_a_card_looks_for_its_event_among_the_plans_of_its_region() -> None:
    found = kindred(PSKOV)
    plans = {plan for plan, _ in found}
    assert plans
    assert all(plan.endswith("-pskovskaya-oblast") for plan in plans)


def test_a_year_of_all_regions_is_exported_by_its_short_name(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "year.csv"
    asked = ["--data", str(archive), "--plan", "2026*"]
    assert main(["export", "--format", "csv", "--out", str(out), *asked]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 1 + 28


@pytest.mark.usefixtures("shown")
def test_a_card_s_link_in_a_file_names_its_own_plan_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_ADDRESS", "https://plan.example.ru")
    handed = slice_of(load_plan({"plan": ["2026*"]}), {}, None)
    links = [card_address(handed, event_id) for event_id in handed.kept.events["event_id"]]
    assert len(set(links)) == 28
    for link, plan in zip(links, handed.kept.events["plan"], strict=True):
        assert link.startswith(f"https://plan.example.ru/events?plan={plan}&event=2026-H")
        assert "%40" not in link  # as its own plan calls it


@pytest.mark.usefixtures("shown")
def test_a_folder_with_no_more_plans_than_a_list_has_room_for_lists_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pages.editions.editions_block.MANY", ALL)
    page = run("editions")
    assert "Найти план" not in [field.label for field in page.text_input]
    assert html_of(page).count("class='ed-line'") == ALL  # nobody is asked to search


@pytest.mark.usefixtures("shown")
def test_of_more_plans_than_are_compared_nothing_is_called_new_unsought(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = load_plan({"plan": [all_plans_of("2026")]})
    parts = {part.info.name: part for part in plan.parts}
    earlier, later = parts["2026-H1-pskovskaya-oblast"], parts["2026-H2-pskovskaya-oblast"]
    before = between(plan, earlier, later)
    assert "сосчитано в" in doubled_in_words(plan).replace("\u00a0", " ")
    monkeypatch.setattr("pages.shared.plan.recurring_events.MOST_COMPARED", 13)
    assert doubled_in_words(plan) == UNSOUGHT
    unsought = between(plan, earlier, later)
    assert (unsought.new, unsought.again, unsought.twice, unsought.gone) == (
        before.new, before.again, before.twice, before.gone
    )  # fmt: skip
    assert len(before.twice) == 2  # both are named for the whole year in both


@pytest.mark.usefixtures("shown")
def test_a_stage_of_many_plans_carries_the_short_name() -> None:
    asked = {"plan": "2026*"}
    page = bytes(stage_page(asked, load_plan({"plan": ["2026*"]})).body).decode()
    assert '"2026*"' in page
    assert "2026-H1-kurskaya-oblast" not in page


@pytest.mark.usefixtures("shown")
def test_too_many_plans_together_are_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.shared.plan.tables.MOST_TOGETHER", 13)
    with pytest.raises(EditionMissingError, match="не больше 13 планов, а здесь названо 14"):
        load_plan({"plan": ["2026*"]})
