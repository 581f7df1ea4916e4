"""Which edition a visit looks at: the published one, an earlier one, another plan's, a draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.documents import Reading
from etl.editions.publishing import publish
from pages.shared.plan import kept_drafts
from pages.shared.plan.folder_of_plans import folder_stamp
from pages.shared.plan.looks import Look, look_of
from pages.shared.plan.tables import EditionMissingError, load_plan
from pages.shared.visit.edition_standing import news_of
from pages.show.stage.stage import stage_page
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import PLAN, changed
from tests.pages.folder_shown import copy_shown
from tests.pages.test_shell import html_of, run

LATER = ("3-6 июня", "4-7 июня")


@pytest.fixture(scope="module")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two editions of the shipped plan, the second published, and another plan."""
    folder = tmp_path_factory.mktemp("looks")
    publish(Reading(SHIPPED), folder / "data", by="Первый")
    publish(Reading(changed(folder, "later.txt", LATER)), folder / "data", by="Вторая")
    other = changed(folder, "other.txt", ("I полугодие 2026", "I полугодие 2025"))
    publish(Reading(other), folder / "data", by="Третий")
    return folder / "data"


@pytest.fixture
def folder(two_editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return copy_shown(monkeypatch, two_editions, tmp_path)


@pytest.fixture
def draft(folder: Path, tmp_path: Path) -> str:
    reading = Reading(changed(tmp_path, "third.txt", ("3-6 июня", "5-8 июня")))
    would_be = publish(reading, folder, dry_run=True)
    return kept_drafts.keep(kept_drafts.draft_of(reading, "", would_be, folder_stamp()))


def dates(asked: dict[str, list[str]]) -> str:
    return str(load_plan(asked).events["dates_text"].iloc[3])


def test_an_address_says_which_edition_is_looked_at(folder: Path, draft: str) -> None:
    assert dates({}) == "4-7 июня 2026 года"
    assert dates({"edition": ["1"]}) == "3-6 июня 2026 года"
    assert dates({"plan": [PLAN], "edition": ["1"]}) == "3-6 июня 2026 года"
    assert dates({"plan": [PLAN]}) == "4-7 июня 2026 года"
    assert dates({"draft": [draft]}) == "5-8 июня 2026 года"
    assert load_plan({"plan": [PLAN.replace("2026", "2025")]}).info.plan_id == "2025-H1"
    assert load_plan({"edition": ["1"]}) is load_plan({"edition": ["1"]})
    assert load_plan({}) is load_plan({})


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"edition": ["7"]}, "Редакции «7» у этого плана нет; есть: 1, 2"),
        ({"edition": ["первая"]}, "Редакции «первая» у этого плана нет"),
        ({"edition": ["../../1"]}, "Редакции «../../1»"),
        ({"plan": ["2030"]}, "Плана «2030» здесь нет"),
        ({"draft": ["нет такого"]}, "предпросмотра больше нет"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_not_there_is_said_and_the_way_back_offered(
    asked: dict[str, list[str]], words: str
) -> None:
    with pytest.raises(EditionMissingError, match="нет"):
        load_plan(asked)
    app = run("overview", **asked)
    assert not app.exception
    assert words in html_of(app)
    assert "Показать опубликованную" in html_of(app)


def of(**query: str) -> Callable[[str], str]:
    def shown(page: str) -> str:
        app: AppTest = run(page, **query)
        assert not app.exception
        return html_of(app)

    return shown


@pytest.mark.usefixtures("folder")
def test_the_top_of_a_page_says_what_is_looked_at_and_its_links_keep_it() -> None:
    html = of(edition="1", sphere="Спорт")("overview")
    assert "Вы смотрите редакцию 1 от " in html
    assert "опубликована редакция 2." in html
    assert "data-without='edition' href='./?sphere=" in html.replace("&#39;", "'")
    assert "./events?edition=1&amp;sphere=" in html
    assert "./show?edition=1&amp;add=" in html


@pytest.mark.usefixtures("folder")
def test_the_editions_there_are_can_be_chosen_on_every_page() -> None:
    html = of()("overview")
    assert "Вы смотрите" not in html
    assert "План на I\u00a0полугодие 2025\u00a0года · Смоленская область" in html
    assert html.index("редакция 2 от") < html.index("редакция 1 от")
    assert "href='./?edition=1'" in html.replace("./overview", "./")
    assert f"plan={PLAN.replace('2026', '2025')}" in html


@pytest.mark.usefixtures("folder")
def test_a_draft_is_shown_as_one_to_its_address_alone(draft: str) -> None:
    html = of(draft=draft)("overview")
    assert "Предпросмотр: редакция 3, ещё не опубликована." in html
    assert "Выйти из предпросмотра" in html
    assert f"./events?draft={draft}" in html
    assert draft not in of()("overview")
    kept_drafts.drop(draft)
    assert "предпросмотра больше нет" in of(draft=draft)("overview")


def test_a_draft_outlives_neither_many_others_nor_the_day(
    draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = kept_drafts.find(draft)
    assert kept is not None
    for _ in range(kept_drafts.MOST - 1):
        kept_drafts.keep(kept)
    assert kept_drafts.find(draft) is kept
    newest = kept_drafts.keep(kept)
    assert kept_drafts.find(draft) is None
    monkeypatch.setattr("time.monotonic", lambda: kept.read_at + kept_drafts.LONGEST + 1)
    assert kept_drafts.find(newest) is None


def test_an_open_page_hears_of_what_is_published_after_it(folder: Path, tmp_path: Path) -> None:
    mark, _ = news_of(Look(), "2")
    assert news_of(Look(), "2")[0] == mark
    publish(Reading(changed(tmp_path, "third.txt", ("3-6 июня", "5-8 июня"))), folder)
    assert news_of(Look(), "2") == (news_of(Look())[0], "Опубликована редакция 3")
    assert news_of(Look(), "2")[0] != mark
    assert news_of(Look(plan="нет такого")) == ("", "")


def test_a_query_is_read_as_the_last_word_says() -> None:
    assert look_of({"edition": ["1", "2"], "plan": []}) == Look("", "2")
    assert look_of({"draft": ["x"], "edition": ["1"]}).pairs() == [("draft", "x")]
    assert not look_of({"sphere": ["Спорт"]})


def test_a_file_of_an_address_is_of_the_edition_it_names(
    folder: Path, draft: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from etl.__main__ import main
    from pages.handouts.making import file_of

    def rows(**asked: str) -> str:
        named = {name: [value] for name, value in asked.items()}
        return file_of(load_plan(named), "events.csv", named, folder).content.decode()

    def exported(query: str, *words: str) -> str:
        out = tmp_path / "out.csv"
        command = ["export", "--format", "csv", "--out", str(out), "--data", str(folder)]
        assert main([*command, "--query", query, *words]) == 0
        return out.read_text("utf-8")

    assert "3-6 июня 2026" in rows(edition="1")
    assert "5-8 июня 2026" in rows(draft=draft)
    assert exported("edition=1") == rows(edition="1")
    assert exported("edition=1", "--plan", PLAN) == rows(edition="1")
    assert exported(f"plan={PLAN}") == rows()
    out = str(tmp_path / "none.csv")
    command = ["export", "--format", "csv", "--out", out, "--data", str(folder), "--query"]
    for query, words in (("edition=9", "Редакции «9»"), (f"draft={draft}", "Предпросмотр")):
        assert main([*command, query]) == 2
        assert words in capsys.readouterr().err
        assert not Path(out).exists()


def test_the_stage_and_its_scenes_are_of_the_edition_looked_at(folder: Path) -> None:
    page = bytes(stage_page({"edition": "1"}, load_plan({"edition": ["1"]})).body).decode()
    assert '"edition": "1"' in page.replace('":"', '": "')
    assert "edition=1" in of_controls(edition="1")


def of_controls(**query: str) -> str:
    app = run("show", **query)
    assert not app.exception
    return str([element.proto for element in app.get("bidi_component")])
