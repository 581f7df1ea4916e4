"""«Карта» as a page: it runs, says what it counts, and follows the filters."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from etl.folders import ROOT
from pages.map.prepared_map import map_data
from pages.map.words.below_map import missing_html, table_html
from pages.map.words.chosen_places import chosen_html
from pages.map.words.map_headings import title
from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan
from tests.pages.charts import figures
from tests.pages.shipped_ground import shipped_outlines


@pytest.fixture
def app(golden_app: Path) -> AppTest:
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600)


def texts(at: AppTest) -> str:
    joined = " ".join(str(block.proto.body) for block in at.get("html"))
    return joined.replace("\u00a0", " ")


def test_the_page_runs_and_says_what_is_on_the_map(app: AppTest) -> None:
    at = app.run().switch_page("pages/map/page.py").run()
    assert not at.exception
    # 32 at their places and four, the remote ones 32, 33, 34, 36, by their links: as in the legend.
    assert "На карте 36 мероприятий" in texts(at)
    (figure,) = figures(at)
    assert figure["layout"]["images"]


def test_a_filter_changes_what_is_drawn(app: AppTest) -> None:
    at = app.run().switch_page("pages/map/page.py").run()
    (before,) = figures(at)
    at.sidebar.multiselect[0].set_value(["Спорт"]).run()
    assert not at.exception
    (after,) = figures(at)
    assert len(json.dumps(after)) < len(json.dumps(before))
    # Sport: three events in the town's palace of sports, one at the lake, one without a place.
    assert "На карте 4 мероприятия" in texts(at)


def test_a_filter_that_leaves_nothing_off_the_map(app: AppTest) -> None:
    at = app.run().switch_page("pages/map/page.py").run()
    # Both towns of its events, Moscow and Astana, are named: no list stands under the map.
    at.sidebar.multiselect[0].set_value(["Экономическое развитие"]).run()
    assert not at.exception
    assert "ошибки в программе" not in texts(at)
    assert "Все места карты таблицей" in texts(at)


def test_lists_name_what_is_not_on_the_map(golden_plan: Plan) -> None:
    data = map_data(golden_plan, shipped_outlines())
    html = missing_html(data, golden_plan.events, Selection())
    assert "показать: 2" in html
    assert "не назван: 9" in html
    head, note = title(data)
    assert "Смоленск: 13" in head
    assert "34" in note


def test_a_chosen_town_lists_visits_apart_from_links(golden_plan: Plan) -> None:
    outlines = shipped_outlines()
    data = map_data(golden_plan, outlines)
    vitebsk = next(s for s in data.spots if s.name == "Витебск")
    html = chosen_html([vitebsk], [], golden_plan.events, Selection(), outlines.home)
    assert "Проводятся здесь: 1" in html
    assert "Дистанционно: 3" in html


def test_far_places_say_how_far(golden_plan: Plan) -> None:
    outlines = shipped_outlines()
    table = table_html(map_data(golden_plan, outlines), outlines.home)
    assert "370\u00a0км" in table  # Смоленск to Москва as the crow flies
    assert table.count("<tr>") == 1 + 20


def test_the_plans_text_is_never_markup(golden_plan: Plan) -> None:
    events = golden_plan.events.assign(title="<img src=x onerror=alert(1)>")
    outlines = shipped_outlines()
    data = map_data(golden_plan, outlines)
    html = chosen_html(list(data.spots[:1]), [], pd.DataFrame(events), Selection(), outlines.home)
    assert "<img src=x" not in html


def test_a_link_to_a_place_that_is_gone_says_so(app: AppTest) -> None:
    app.query_params["at"] = "town:атлантида|море|RU"
    at = app.run().switch_page("pages/map/page.py")
    at.query_params["at"] = "town:атлантида|море|RU"
    at.run()
    assert not at.exception
    assert "Выбранного на карте места среди этих мероприятий нет" in texts(at)
