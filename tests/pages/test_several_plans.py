"""Several plans looked at together: one list, one map, one calendar, and nothing counted unsaid."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest

from etl.__main__ import main
from etl.documents import Reading
from etl.editions.publishing import publish
from pages.calendar.timeline.event_stretches import calendar_events
from pages.calendar.timeline.hover_text import hover_text
from pages.handouts.agenda.calendar_entries import entries
from pages.handouts.handout import slice_of
from pages.handouts.making import file_of
from pages.handouts.papers.paper_report import paper_report
from pages.map.words.map_words import hover_titles
from pages.shared.filters.options import options_of
from pages.shared.plan.joint_plan import own_id, part_with
from pages.shared.plan.looks import Look, look_at, look_of
from pages.shared.plan.plan_said import edition_said, plan_heading, region_words
from pages.shared.plan.recurring_events import doubled
from pages.shared.plan.tables import EditionMissingError, Plan, load_plan
from pages.shared.visit.edition_standing import news_of
from pages.shared.visit.several_note import doubled_in_words
from tests.pages.folder_shown import show_folder
from tests.pages.several_plans import H1_2025, H1_2026, H2_2026, PSKOV, ROWS_2026, plan_text
from tests.pages.test_shell import html_of, run

ALL = (H1_2025, H1_2026, H2_2026, PSKOV)
N = {H1_2025: 5, H1_2026: 5, H2_2026: 5, PSKOV: 4}


@pytest.fixture
def folder(several_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return show_folder(monkeypatch, several_folder)


def together(*plans: str) -> Plan:
    return load_plan({"plan": list(plans)})


def id_of(plan: Plan, title: str, name: str) -> str:
    events = plan.events
    found = events[events["title"].str.contains(title, regex=False) & (events["plan"] == name)]
    return str(found["event_id"].iloc[0])


def test_an_address_names_any_number_of_plans() -> None:
    look = look_of({"plan": [H1_2025, "", H1_2026, H1_2025]})
    assert look == Look(H1_2025, beside=(H1_2026,)) == look_at([H1_2025, H1_2026])
    assert look.pairs() == [("plan", H1_2025), ("plan", H1_2026)]
    assert look_at([H1_2025]) == Look(H1_2025)
    assert look_of({"plan": [H1_2025, H1_2026], "draft": ["x"]}).pairs() == [("draft", "x")]


@pytest.mark.usefixtures("folder")
def test_several_plans_are_one_over_the_whole_time_and_nothing_is_lost() -> None:
    plan = together(*ALL)
    assert plan_heading(plan.info) == (
        "4 плана на I\u00a0полугодие 2025\u00a0года, I\u00a0полугодие 2026\u00a0года "
        "и\u00a0II\u00a0полугодие 2026\u00a0года"
    )
    assert region_words(plan.info) == "Смоленская область, Псковская область"
    assert edition_said(plan.info) == "редакция 1 каждого"
    assert (plan.info.start.year, plan.info.end.year) == (2025, 2026)
    assert plan.info.home.region == "Смоленская область"
    assert plan.events["plan"].value_counts().to_dict() == N
    assert plan.events["event_id"].is_unique
    for at, table in enumerate(plan.tables()):
        assert len(table) == sum(len(part.tables()[at]) for part in plan.parts)
        assert set(table["event_id"]) <= set(plan.events["event_id"])
    # Years of two plans are told apart; the two regions' plans for one time as well.
    said = dict(zip(plan.events["title"], plan.events["dates_words"], strict=True))
    assert said["Гребной марафон"] == "6\u00a0июня 2026\u00a0года"
    assert {w.replace("\u00a0", " ") for w in plan.events["plan_said"]} == {
        "I полугодие 2025 года, Смоленская область",
        "I полугодие 2026 года, Смоленская область",
        "II полугодие 2026 года, Смоленская область",
        "I полугодие 2026 года, Псковская область",
    }
    half = options_of(together(H1_2026, H2_2026))["month"]
    assert "январь 2026" in half
    assert "II квартал 2026" in half
    assert "декабрь 2026" in half


@pytest.mark.usefixtures("folder")
def test_an_id_that_two_plans_have_leads_to_each_one_s_own_event() -> None:
    plan = together(*ALL)
    ids = [id_of(plan, "Вахта памяти", name) for name in (PSKOV, H1_2026)]
    assert own_id(ids[0]) == own_id(ids[1])
    assert [part_with(plan, i).info.home.region for i in ids] == [
        "Псковская область", "Смоленская область"
    ]  # fmt: skip
    # Looked at without the other region the event is called as ever.
    assert "@" not in "".join(together(H1_2025, H1_2026, H2_2026).events["event_id"])


def test_the_card_of_an_id_that_two_plans_have_opens_and_its_history_names_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folder, tmp_path / "data")
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path / "data"))
    later = [row._replace(dates="июнь 2026 года") if row.title == "Вахта памяти" else row
             for row in ROWS_2026]  # fmt: skip
    document = tmp_path / "later.txt"
    document.write_text(plan_text("I полугодие 2026 года", later), encoding="utf-8")
    publish(Reading(document), tmp_path / "data")
    plan = together(PSKOV, H1_2026)
    event_id = id_of(plan, "Вахта памяти", H1_2026)
    assert event_id.endswith(f"@{H1_2026}")
    page = run("events", plan=[PSKOV, H1_2026], event=event_id)
    assert not page.exception
    html = html_of(page).replace("\u00a0", " ")
    assert "pl-history" in html
    assert "<b>июнь</b>" in html
    assert "Мероприятия в этой редакции нет" not in html


@pytest.mark.usefixtures("folder")
def test_one_plan_is_what_it_was() -> None:
    plan = together(H1_2026)
    assert (plan.parts, plan.info.parts) == ((), ())
    assert set(plan.events["plan_said"]) == {""}
    assert not doubled(plan)
    assert plan_heading(plan.info) == "План на I\u00a0полугодие 2026\u00a0года"
    assert "pl-several" not in html_of(run("overview", plan=H1_2026))


@pytest.mark.usefixtures("folder")
def test_what_is_counted_twice_is_said_wherever_it_is_counted() -> None:
    plan = together(*ALL)
    found = doubled(plan)
    assert [len(group) for group in found.sure] == [3]
    words = doubled_in_words(plan).replace("\u00a0", " ")
    assert words == (
        "1 мероприятие названо в нескольких планах и сосчитано в каждом: без повторов — 17."
    )
    assert doubled_in_words(together(H1_2025, H1_2026)) == ""
    assert not doubled(plan.keep({id_of(plan, "Вахта памяти", PSKOV)}))
    facts = dict(paper_report(slice_of(plan, {})).facts)
    assert facts["Названо в нескольких планах"].replace("\u00a0", " ") == words


@pytest.mark.usefixtures("folder")
def test_a_page_says_what_is_looked_at_together_and_offers_the_rest() -> None:
    html = html_of(run("overview", plan=[H1_2026, H2_2026]))
    assert "Планы на I\u00a0полугодие 2026\u00a0года и\u00a0II\u00a0полугодие 2026" in html
    assert "названо в\u00a0нескольких планах" in html
    assert f"./events?plan={H1_2026}&amp;plan={H2_2026}" in html
    assert f"data-with='plan={H1_2026}&amp;edition=&amp;draft='" in html  # «убрать»
    assert f"data-with='plan={H1_2026}&amp;plan={H2_2026}&amp;plan={PSKOV}" in html
    assert "все планы · Смоленская область (3 плана)" in html
    one = html_of(run("overview", plan=H1_2026))
    assert "показать вместе" in one
    assert "Других планов" not in one


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"plan": [H1_2026, "2030-H1"]}, "Плана «2030-H1» здесь нет"),
        ({"plan": [H1_2026, H2_2026], "edition": ["1"]}, "Несколько планов сразу показывают"),
    ],
)
def test_what_cannot_be_shown_together_is_said(query: dict[str, list[str]], words: str) -> None:
    with pytest.raises(EditionMissingError, match=words):
        load_plan(query)


@pytest.mark.usefixtures("folder")
def test_the_card_says_in_which_plans_an_event_recurs_and_how_certain_it_is() -> None:
    plan = together(H1_2025, H1_2026)
    cup = html_of(run("events", plan=H1_2026, event=id_of(plan, "Кубок дружбы", H1_2026)))
    assert "<b>Есть и в других планах</b>" in cup
    assert f"./events?plan={H1_2025}&amp;event={id_of(plan, 'Кубок дружбы', H1_2025)}" in cup
    exhibition = html_of(run("events", plan=H1_2026, event=id_of(plan, "Два берега", H1_2026)))
    assert "Возможно, то же мероприятие" in exhibition
    assert "(место другое)" in exhibition
    night = id_of(plan, "Вечер переводчиков", H1_2025)
    both = html_of(run("events", plan=[H1_2025, H1_2026], event=night))
    assert "План на I\u00a0полугодие 2025\u00a0года" in both
    assert "pl-recurs" not in both


@pytest.mark.usefixtures("folder")
def test_figures_name_the_plan_of_an_event_where_several_are_shown() -> None:
    plan = together(H1_2025, H1_2026)
    dated, _ = calendar_events(
        plan.events, plan.periods, plan_start=plan.info.start, plan_end=plan.info.end
    )
    cup = next(event for event in dated if "Кубок" in event.title)
    assert "План на I\u00a0полугодие 2025\u00a0года" in hover_text(cup, cup.stretches[0])
    names = hover_titles(plan.events)
    assert names[cup.event_id].startswith("«Кубок дружбы» — I\u00a0полугодие 2025\u00a0года")
    alone = together(H1_2025)
    assert hover_titles(alone.events)[cup.event_id].startswith("«Кубок дружбы»")
    assert "полугодие" not in hover_titles(alone.events)[cup.event_id]


def test_files_have_a_column_for_the_plan_and_are_those_of_the_command(
    folder: Path, tmp_path: Path
) -> None:
    asked = {"plan": [H1_2026, PSKOV], "sphere": ["Спорт"]}
    plan = load_plan(asked)

    def rows(name: str, delimiter: str) -> list[dict[str, str]]:
        content = file_of(plan, name, asked, folder).content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(content), delimiter=delimiter))

    assert [row["plan"] for row in rows("events.csv", ",")] == [PSKOV, H1_2026]
    assert [row["План"].replace("\u00a0", " ") for row in rows("events-excel.csv", ";")] == [
        "I полугодие 2026 года, Псковская область",
        "I полугодие 2026 года, Смоленская область",
    ]
    made = file_of(plan, "events.csv", asked, folder)
    assert made.name.startswith("Планы 2026-H1, редакция 1 каждого от ")
    assert "plan" not in next(csv.reader(io.StringIO(_alone(folder))))
    out = tmp_path / "out.csv"
    query = f"plan={H1_2026}&plan={PSKOV}&sphere=Спорт"
    command = ["export", "--format", "csv", "--out", str(out), "--data", str(folder)]
    assert main([*command, "--query", query]) == 0
    assert out.read_bytes() == made.content
    for form in ("xlsx", "ics", "geojson", "parquet"):
        assert file_of(plan, f"events.{form}", asked, folder).content


def _alone(folder: Path) -> str:
    asked = {"plan": [H1_2026]}
    return file_of(load_plan(asked), "events.csv", asked, folder).content.decode()


def test_a_calendar_of_several_plans_doubles_no_entry_of_one(folder: Path) -> None:
    def uids(*plans: str) -> set[str]:
        handed = slice_of(together(*plans), {"vague": ["marks"]}, folder)
        return set(entries(handed, "event"))

    assert uids(*ALL) == set().union(*(uids(one) for one in ALL))


@pytest.mark.usefixtures("folder")
def test_an_open_page_over_several_plans_hears_of_each() -> None:
    mark, words = news_of(look_at([H1_2026, H2_2026]))
    assert mark not in ("", news_of(look_at([H1_2026]))[0])
    assert words == "Опубликовано новое в одном из этих планов"
