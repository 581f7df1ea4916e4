"""The map's controls in real Chromium: who works with whom, and month after month."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pointing import click_at, moves
from tests.browser.serving import open_page, serve, wait_until_idle
from tests.pages import golden_tables

pytestmark = pytest.mark.browser

_GRAPH = "document.querySelector('.st-key-map-box .js-plotly-plot')"
_VIEW = f"() => [{_GRAPH}.dataset.same, {_GRAPH}._fullLayout.xaxis.range.map(Math.round).join()]"
_BEAD = f"""(start) => {{
  const gd = {_GRAPH}, layout = gd._fullLayout, at = gd.getBoundingClientRect();
  for (const trace of gd.data) {{
    const i = (trace.customdata || []).findIndex((id) => String(id[0]).startsWith(start));
    if (i >= 0) return [at.x + layout.xaxis._offset + layout.xaxis.c2p(trace.x[i]),
                        at.y + layout.yaxis._offset + layout.yaxis.c2p(trace.y[i])];
  }}
}}"""


@pytest.fixture(scope="module")
def with_partners(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard whose edition says who takes part from where."""
    tables = golden_tables.frames() | {"partner_places": golden_tables.partner_places()}
    folder: Path = golden_tables.write(tmp_path_factory.mktemp("partners"), tables)
    with serve(folder) as address:
        yield address


def heading_becomes(page: Page, start: str) -> None:
    page.wait_for_function(
        """(start) => document.querySelector('.st-key-map-head h2').innerText
          .replaceAll('\\u00a0', ' ').startsWith(start)""",
        arg=start,
    )


_NOTE_HEADINGS = """() => {
  const seen = window.headings = [];
  const look = () => {
    const now = document.querySelector('.st-key-map-head h2')?.innerText.replaceAll('\\u00a0', ' ');
    if (now && now !== seen.at(-1)) seen.push(now);
  };
  new MutationObserver(look).observe(
    document.body, { subtree: true, childList: true, characterData: true });
}"""


def test_months_play_without_moving_the_map(page: Page, with_partners: str) -> None:
    open_page(page, f"{with_partners}/map")
    page.evaluate(f"{_GRAPH}.dataset.same = 'yes'")
    box: Any = page.locator(".st-key-map-box .js-plotly-plot").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    whole = page.evaluate(_VIEW)
    page.mouse.wheel(0, -300)
    before = moves(page, _VIEW, whole)
    page.evaluate(_NOTE_HEADINGS)
    page.get_by_role("button", name="По месяцам").click()
    # Noted by the page itself: a month is gone again after a second.
    for month in (
        "В январе точно 0 мероприятий, возможно ещё 8",
        "В феврале точно 3 мероприятия",  # rows 1, 22 and 23
    ):
        page.wait_for_function(
            "(month) => window.headings.some((one) => one.startsWith(month))", arg=month
        )
    page.get_by_role("button", name="Остановить").click()
    wait_until_idle(page)
    stopped = page.url
    assert "?shown=" in stopped
    page.wait_for_timeout(2_500)
    assert page.url == stopped
    assert page.evaluate(_VIEW) == before
    # A key moves the slider, as any other; the first step is the whole plan.
    page.get_by_label("Месяц на карте").press("Home")
    heading_becomes(page, "На карте 36 мероприятий")
    wait_until_idle(page)
    assert "shown" not in page.url


def test_a_link_shows_who_works_with_whom_in_a_month(page: Page, with_partners: str) -> None:
    query = urlencode({"links": "Кто с кем", "colour": "Месяцы", "shown": "апрель 2026"})
    open_page(page, f"{with_partners}/map?{query}")
    heading_becomes(page, "В апреле точно 7 мероприятий")
    x, y = page.evaluate(_BEAD, "people:held:town:велиж")
    click_at(page, x, y)
    sides = page.locator(".map-sides")
    expect(sides).to_contain_text("СОГБУ «Велижский комплексный центр")
    expect(sides).to_contain_text("Лепельского района»")


def test_nothing_plays_where_the_visitor_wants_no_motion(page: Page, with_partners: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    open_page(page, f"{with_partners}/map")
    expect(page.get_by_label("Месяц на карте")).to_be_visible()
    expect(page.get_by_role("button", name="По месяцам")).to_be_hidden()
    page.get_by_label("Месяц на карте").press("ArrowRight")
    heading_becomes(page, "В январе")
