"""180,000 events, as all regions publish them in twenty years: each page, seen and clicked."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from functools import _lru_cache_wrapper

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.shared.plan.tables import load_plan
from tests import many_events
from tests.etl.conftest import ROOT
from tests.pages.folder_shown import show_folder
from tests.pages.message_sizes import message_sizes

pytestmark = pytest.mark.slow

EVENTS = 180_000
MOST_BYTES = 100_000
"""Of all that a run sends (the aim of the project)."""
PAGES = (
    "overview", "calendar", "map", "spheres", "events", "show", "data", "editions", "about",
)  # fmt: skip


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppTest]:
    tables = many_events.write(tmp_path_factory.mktemp("all"), EVENTS)
    with pytest.MonkeyPatch.context() as patch:
        show_folder(patch, tables)
        yield AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=900).run()
    # Half a gigabyte would stay with all tests that come after.
    st.cache_resource.clear()
    for kept in [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]:
        if str(kept.__module__).startswith("pages."):
            kept.cache_clear()
    gc.collect()


def words(app: AppTest) -> str:
    text = " ".join(element.proto.body for element in app.get("html"))
    return re.sub(r"<[^>]+>", " ", text).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_and_a_click_on_it_send_little(app: AppTest, page: str) -> None:
    with message_sizes() as sizes:
        app.switch_page(f"pages/{page}/page.py").run()
        if page not in ("editions", "about"):
            sphere = app.multiselect(key="sphere").options[0]
            app.multiselect(key="sphere").set_value([sphere]).run()
            assert not app.exception
            app.multiselect(key="sphere").set_value([]).run()
    assert not app.exception
    assert max(sizes) < MOST_BYTES, sizes


def test_a_card_sends_little(app: AppTest) -> None:
    plan = load_plan()
    app.switch_page("pages/events/page.py")
    app.query_params["event"] = str(plan.events["event_id"].iloc[90_000])
    try:
        with message_sizes() as sizes:
            app.run()
        assert plan.events["title"].iloc[90_000] in words(app).replace("  ", " ")
    finally:
        del app.query_params["event"]
    assert max(sizes) < MOST_BYTES, sizes


def test_the_overview_says_how_many_there_are(app: AppTest) -> None:
    app.switch_page("pages/overview/page.py").run()
    assert "180 000 мероприятий" in re.sub(r"\s+", " ", words(app))
