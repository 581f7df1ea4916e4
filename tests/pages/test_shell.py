from __future__ import annotations

import json
import re
import tomllib
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.figures.palette import tokens
from pages.shared.server.compressed import versioned
from pages.shared.server.serving import in_russian
from pages.shared.visit import page_list
from tests.page_titles import TITLES, WITH_FIGURE
from tests.pages import golden_tables, hostile
from tests.pages.charts import figures

ROOT = Path(__file__).resolve().parents[2]
PAGES = {path or "overview": title for path, title in TITLES.items()}


def run(page: str = "overview", **query: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    if page != "overview":
        app.switch_page(f"pages/{page}/page.py").run()
    return app


def html_of(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.usefixtures("golden_app")
@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_and_has_its_heading(page: str) -> None:
    app = run(page)
    assert not app.exception
    html = html_of(app)
    assert f"<h1>{PAGES[page]}</h1>" in html
    assert "План на I\u00a0полугодие 2026\u00a0года" in html
    assert "редакция 1" in html
    assert "<b>47</b> мероприятий" in html


@pytest.mark.usefixtures("golden_app")
@pytest.mark.parametrize("page", PAGES)
def test_a_filter_changes_every_page_and_is_said_in_words(page: str) -> None:
    app = run(page)
    app.multiselect(key="sphere").set_value(["Спорт"]).run()
    assert not app.exception
    assert "<b>5</b> из 47 мероприятий" in html_of(app)
    assert "Сфера: Спорт" in html_of(app)


@pytest.mark.usefixtures("golden_app")
@pytest.mark.parametrize("page", PAGES)
def test_filters_that_leave_nothing_break_no_page(page: str) -> None:
    app = run(page)
    app.multiselect(key="country").set_value(["Казахстан"])
    app.multiselect(key="sphere").set_value(["Спорт"]).run()
    assert not app.exception
    assert "<b>0</b> из 47 мероприятий" in html_of(app)


def test_the_pages_whose_figure_is_saved_are_those_that_browser_tests_walk() -> None:
    assert tuple(one.path for one in page_list.PAGES if one.picture) == WITH_FIGURE


@pytest.mark.usefixtures("golden_app")
def test_filters_are_kept_when_the_page_changes() -> None:
    app = run()
    app.multiselect(key="place").set_value(["Витебск"]).run()
    app.switch_page("pages/events/page.py").run()
    assert "<b>4</b> из 47 мероприятий" in html_of(app)


@pytest.mark.usefixtures("golden_app")
def test_chips_are_links_to_the_page_without_them() -> None:
    app = run("events")
    app.multiselect(key="sphere").set_value(["Спорт", "Здравоохранение"]).run()
    links = re.findall(r"class='pl-chip'[^>]*href='([^']*)'", html_of(app))
    assert [parse_qs(urlsplit(unescape(link)).query)["sphere"] for link in links] == [
        ["Здравоохранение"],
        ["Спорт"],
    ]
    assert all(link.startswith("./events?") for link in links)
    assert "href='./events'>Снять все отборы" in html_of(app)


@pytest.mark.usefixtures("golden_app")
def test_overview_figure_has_the_months() -> None:
    (figure,) = figures(run())
    assert figure["data"][0]["x"] == ["янв", "фев", "мар", "апр", "май", "июн"]


@pytest.mark.usefixtures("golden_app")
def test_events_page_searches_and_opens_a_card() -> None:
    app = run("events")
    app.text_input(key="q").set_value("тхэквондо").run()
    assert html_of(app).count("event=e43") == 1
    app.query_params["event"] = "e43"
    app.run()
    assert "<article class='pl-card'>" in html_of(app)


@pytest.mark.usefixtures("golden_app")
def test_card_of_an_event_that_has_gone_says_so() -> None:
    app = run("events")
    app.query_params["event"] = "no-such-event"
    app.run()
    assert not app.exception
    assert "в этой редакции плана нет" in html_of(app)


@pytest.mark.usefixtures("golden_app")
def test_value_of_a_link_that_has_gone_is_named() -> None:
    app = run(sphere=["Космос", "Спорт"])
    assert not app.exception
    assert "В этой редакции плана нет: «Космос»" in html_of(app)


def test_missing_tables_are_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # where nothing is there the shipped plan is published; here is something else
    (tmp_path / "<nowhere>").mkdir()
    (tmp_path / "<nowhere>" / "notes.txt").write_text("not a plan")
    monkeypatch.setenv("PLAN_DATA_DIR", str(tmp_path / "<nowhere>"))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600).run()
    assert not app.exception
    html = html_of(app)
    assert "План не загружен" in html
    assert "&lt;nowhere&gt;" in html
    assert "Traceback" not in html


@pytest.mark.parametrize("page", PAGES)
def test_hostile_cells_break_no_page(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAN_DATA_DIR", str(golden_tables.write(tmp_path, hostile.frames())))
    monkeypatch.setenv("PLAN_TODAY", "2026-01-20")
    app = run(page)
    assert not app.exception
    html = html_of(app)
    assert "<script" not in html
    assert "<img src=x" not in html
    # what figures show on hover is markup to plotly
    for figure in figures(app):
        assert "<script" not in json.dumps(figure, ensure_ascii=False)


def test_themes_of_streamlit_and_of_the_figures_are_one() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    for theme in ("light", "dark"):
        told, ours = config["theme"][theme], tokens(theme)
        assert told["backgroundColor"] == ours.background
        assert told["textColor"] == ours.ink
        assert told["primaryColor"] == ours.action == told["linkColor"]


def test_nothing_leaves_the_machine_by_configuration() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorLinks"] is False
    assert config["server"]["address"] == "127.0.0.1"
    for face in config["theme"]["fontFaces"]:
        # Kept for ever under its hash: another file has another address.
        address = f"./{face['url'].split('?')[0]}"
        assert f"./{face['url']}" == versioned(address)


def test_index_page_is_russian_before_any_script() -> None:
    import streamlit

    index = Path(streamlit.__file__).parent / "static" / "index.html"
    page = in_russian(index.read_bytes()).decode()
    assert 'lang="ru"' in page
    assert "<title>План международных мероприятий</title>" in page
    assert "You need to enable" not in page
    assert "SourceSans" not in page


@pytest.mark.usefixtures("golden_app")
def test_places_chosen_on_the_map_become_a_filter_by_a_link() -> None:
    app = run("map")
    app.query_params["at"] = "town:витебск|витебская область|BY"
    app.run()
    assert not app.exception
    links = re.findall(r"href='([^']*)'>Отобрать на", html_of(app))
    assert [parse_qs(urlsplit(unescape(link)).query) for link in links] == [{"place": ["Витебск"]}]
