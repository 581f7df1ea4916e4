"""What axe-core finds, figures without words, focus that is not seen, Latin words: nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import (
    PAGES,
    ROOT,
    follow,
    open_page,
    serve,
    visible_latin_words,
    wait_until_idle,
)
from tests.browser.staging import open_stage
from tests.browser.test_smoke import PROPER, own_text
from tests.page_titles import WITH_FIGURE

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

# Two, so that each of two workers has one.
WALKS = {"whole pages": VIEWS[: len(PAGES)], "asked for": VIEWS[len(PAGES) :]}


@pytest.fixture(scope="module")
def own() -> str:
    """The plan's own words, which are not ours to translate."""
    return own_text()


# A list that is still fading in has another contrast than the one that is read.
_STILL = """() => Promise.allSettled(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished))"""


def troubles(page: Page) -> list[str]:
    """What axe-core calls a serious or critical violation, with the first place of each."""
    page.evaluate(_STILL)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']}: {v['help']} — {v['nodes'][0]['html'][:200]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]


def unfold(page: Page) -> None:
    """Open tables behind «таблицей», lists, doubts."""
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")


def one_after_another(page: Page, dashboard: str, views: Iterable[str]) -> Iterator[str]:
    """Open the first view and follow links to the others; each is unfolded."""
    for number, view in enumerate(views):
        (follow if number else open_page)(page, f"{dashboard}/{view}")
        unfold(page)
        yield view


@pytest.mark.parametrize("views", WALKS.values(), ids=WALKS)
def test_axe_finds_nothing_serious_on_any_page_and_no_latin_word_in_any_state(
    page: Page, dashboard: str, own: str, views: tuple[str, ...]
) -> None:
    found, words = {}, {}
    for view in one_after_another(page, dashboard, views):
        found[view] = troubles(page)
        seen = set(visible_latin_words(page, own))
        for chart in page.locator("[data-testid=stPlotlyChart]").all():
            chart.hover()
            seen |= set(visible_latin_words(page, own))
        words[view] = seen - PROPER
    assert {view: one for view, one in found.items() if one} == {}
    assert {view: one for view, one in words.items() if one} == {}
    assert len(found) == len(views)


@pytest.mark.parametrize("views", WALKS.values(), ids=WALKS)
def test_axe_finds_nothing_serious_in_the_dark(
    page: Page, dashboard: str, views: tuple[str, ...]
) -> None:
    page.emulate_media(color_scheme="dark")
    walk = one_after_another(page, dashboard, views)
    found = {view: troubles(page) for view in walk}
    assert {view: one for view, one in found.items() if one} == {}
    assert len(found) == len(views)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_open_lists_and_on_the_stage(
    page: Page, dashboard: str, theme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=theme)
    open_page(page, f"{dashboard}/events?{quote('sphere=Спорт&month=март 2026', safe='=&')}")
    for label in ("Период", "Порядок"):
        page.get_by_role("combobox", name=label, exact=True).click()
        expect(page.get_by_role("option").first).to_be_visible()
        assert troubles(page) == []
        page.keyboard.press("Escape")
    for path in ("stage", "stage?speaker=1"):
        open_stage(page, f"{dashboard}/{path}")
        assert troubles(page) == []
    open_page(page, f"{dashboard}/nowhere")
    assert troubles(page) == []


def test_every_figure_has_words_and_a_table_twin(page: Page, dashboard: str) -> None:
    for path in one_after_another(page, dashboard, WITH_FIGURE):
        charts = page.locator("[data-testid=stPlotlyChart]")
        assert charts.count() >= 1, path
        for i in range(charts.count()):
            words = charts.nth(i).get_attribute("aria-label") or ""
            assert len(words) > 30, f"{path}: the figure has no text alternative"
            assert charts.nth(i).get_attribute("role") in ("figure", "img"), path
        # The same numbers without the figure: a table or a list that a keyboard opens.
        twin = page.locator("main table, main details, main [data-testid=stButtonGroup] button")
        assert twin.count() >= 1, path


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


def test_one_column_without_sideways_scrolling(page: Page, dashboard: str) -> None:
    wide = {}
    page.set_viewport_size({"width": 390, "height": 844})
    for number, view in enumerate((*PAGES, "events?event=e11")):
        (follow if number else open_page)(page, f"{dashboard}/{view}")
        for width in (390, 320) if number % 2 == 0 else (320, 390):
            page.set_viewport_size({"width": width, "height": 844})
            wait_until_idle(page)
            wide[view, width] = page.evaluate(
                """() => { const main = document.querySelector('[data-testid=stMain]');
                     return Math.max(main.scrollWidth - main.clientWidth,
                       document.documentElement.scrollWidth - innerWidth); }"""
            )
    assert len(wide) == 20
    assert {case: over for case, over in wide.items() if over > 1} == {}


def test_a_figure_wider_than_a_telephone_is_leafed_through_by_keys(
    page: Page, dashboard: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_page(page, f"{dashboard}/calendar")
    assert troubles(page) == []
    page.locator(".st-key-calendar-figure [role=figure]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "() => document.querySelector('.st-key-calendar-figure').scrollLeft > 20"
    )


def test_a_stopped_program_is_said_in_russian(page: Page, tables: Path, own: str) -> None:
    with serve(tables) as address:
        open_page(page, f"{address}/data")
    expect(page.get_by_text("Связь с программой прервалась")).to_be_visible()
    assert set(visible_latin_words(page, own)) <= PROPER
