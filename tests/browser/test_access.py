"""What axe-core finds, figures without words, focus that is not seen, Latin words: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import (
    PAGES,
    ROOT,
    open_page,
    serve,
    visible_latin_words,
    wait_until_idle,
)
from tests.browser.test_smoke import PROPER, own_text

pytestmark = pytest.mark.browser

AXE = ROOT / "tests" / "browser" / "axe" / "axe.min.js"
VIEWS = (
    *PAGES,
    "events?event=e11",
    f"events?{quote('sphere=Спорт&month=март 2026&q=турнир', safe='=&')}",
    *(f"spheres?count={quote(block)}" for block in ("Кто с кем", "Без страны", "Месяцы")),
    *(
        f"calendar?block={quote(block)}"
        for block in ("Месяц по дням", "Недели", "Скоро, но без дней", "Совпадения", "Списком")
    ),
    f"events?{quote('sphere=Спорт&country=Казахстан', safe='=&')}",  # nothing is left
)


@pytest.fixture(scope="module", params=["light", "dark"])
def themed(request: Any, browser: Browser) -> Iterator[Page]:
    """One page of a Russian visitor in each theme."""
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="ru-RU", color_scheme=request.param
    )
    yield context.new_page()
    context.close()


def troubles(page: Page) -> list[str]:
    """What axe-core calls a serious or critical violation, with the first place of each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']}: {v['help']} — {v['nodes'][0]['html'][:200]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious_on_any_page(themed: Page, dashboard: str, view: str) -> None:
    open_page(themed, f"{dashboard}/{view}")
    # Everything unfolded: tables behind «таблицей», lists, doubts.
    themed.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert troubles(themed) == []


def test_axe_finds_nothing_in_open_lists_and_on_the_stage(themed: Page, dashboard: str) -> None:
    open_page(themed, f"{dashboard}/events?{quote('sphere=Спорт&month=март 2026', safe='=&')}")
    for label in ("Период", "Порядок"):
        themed.get_by_role("combobox", name=label, exact=True).click()
        expect(themed.get_by_role("option").first).to_be_visible()
        assert troubles(themed) == []
        themed.keyboard.press("Escape")
    themed.goto(f"{dashboard}/stage")
    themed.wait_for_selector("body[data-ready]", timeout=60_000)
    assert troubles(themed) == []
    themed.goto(f"{dashboard}/stage?speaker=1")
    themed.wait_for_selector("body[data-ready]", timeout=60_000)
    assert troubles(themed) == []
    open_page(themed, f"{dashboard}/nowhere")
    assert troubles(themed) == []


@pytest.mark.parametrize("path", ["", "calendar", "map", "spheres"])
def test_every_figure_has_words_and_a_table_twin(page: Page, dashboard: str, path: str) -> None:
    open_page(page, f"{dashboard}/{path}")
    charts = page.locator("[data-testid=stPlotlyChart]")
    assert charts.count() >= 1
    for i in range(charts.count()):
        words = charts.nth(i).get_attribute("aria-label") or ""
        assert len(words) > 30, "the figure has no text alternative"
        assert charts.nth(i).get_attribute("role") in ("figure", "img")
    # The same numbers without the figure: a table or a list that a keyboard opens.
    twin = page.locator("main table, main details, main [data-testid=stButtonGroup] button")
    assert twin.count() >= 1


_MARK = """() => {
  let e = document.activeElement;
  if (!e || e === document.body) return null;
  while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  for (let n = e; n && n !== document.body; n = n.parentElement) {
    const s = getComputedStyle(n);
    if (s.outlineStyle === 'auto' || (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2))
      return [e.tagName, e.getAttribute('aria-label') || e.innerText?.slice(0, 40) || '', true];
    if (n !== e && !n.matches('label, [role=group], div, span')) break;
  }
  return [e.tagName, e.getAttribute('aria-label') || e.innerText?.slice(0, 40) || '', false];
}"""


@pytest.mark.parametrize("path", PAGES)
def test_focus_is_seen_on_every_control(page: Page, dashboard: str, path: str) -> None:
    query = "" if path else "?" + quote("sphere=Спорт&month=март 2026", safe="=&")
    open_page(page, f"{dashboard}/{path}{query}")
    reached, unseen = 0, []
    for _ in range(60):
        page.keyboard.press("Tab")
        mark = page.evaluate(_MARK)
        if mark is None:
            break
        reached += 1
        if not mark[2]:
            unseen.append(mark[:2])
    assert reached >= 15
    assert unseen == []


@pytest.mark.parametrize("width", [390, 320])
def test_one_column_without_sideways_scrolling(page: Page, dashboard: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for view in ("", "calendar", "map", "spheres", "events", "events?event=e11", "show", "data"):
        open_page(page, f"{dashboard}/{view}")
        wide = page.evaluate(
            """() => { const main = document.querySelector('[data-testid=stMain]');
                 return [main.scrollWidth - main.clientWidth,
                         document.documentElement.scrollWidth - innerWidth]; }"""
        )
        assert max(wide) <= 1, view


def test_no_latin_word_in_any_state(page: Page, dashboard: str) -> None:
    def latin() -> set[str]:
        codes = " ".join(page.locator("code").all_inner_texts())  # columns of a file for programs
        return set(visible_latin_words(page, own_text() + codes)) - PROPER

    for view in VIEWS:
        open_page(page, f"{dashboard}/{view}")
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert latin() == set(), view
        for chart in page.locator("[data-testid=stPlotlyChart]").all():
            chart.hover()
            assert latin() == set(), view
    wait_until_idle(page)


def test_a_stopped_program_is_said_in_russian(page: Page, tables: Path) -> None:
    with serve(tables) as address:
        open_page(page, f"{address}/data")
    expect(page.get_by_text("Связь с программой прервалась")).to_be_visible(timeout=60_000)
    codes = " ".join(page.locator("code").all_inner_texts())
    assert set(visible_latin_words(page, own_text() + codes)) <= PROPER
