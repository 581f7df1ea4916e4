"""Three half-years looked at together, as a visitor sees them on a wide and a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import open_page, serve
from tests.pages.several_plans import H1_2025, H1_2026, H2_2026, several_plans

pytestmark = pytest.mark.browser
TOGETHER = f"?plan={H1_2025}&plan={H1_2026}&plan={H2_2026}"
# The names that are seen under the slider, each with the ends of its letters.
_NAMES = """(steps) => [...steps.children]
  .filter((span) => getComputedStyle(span).fontSize !== '0px')
  .map((span) => {
    const range = document.createRange();
    range.selectNodeContents(span.firstChild);
    const box = range.getBoundingClientRect();
    return [span.firstChild.textContent, box.left, box.right];
  })"""


_WHOSE = """(all) => all.map((whose) => [
  whose.previousElementSibling.getBoundingClientRect().bottom, whose.getBoundingClientRect().top
])"""


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = several_plans(tmp_path_factory.mktemp("together"))
    with serve(folder) as address:
        yield address


def test_two_years_of_months_are_named_with_their_years_and_none_over_another(
    newcomer: Page, together: str
) -> None:
    for width, height in ((1440, 900), (390, 844)):
        newcomer.set_viewport_size({"width": width, "height": height})
        open_page(newcomer, f"{together}/map{TOGETHER}")
        names = newcomer.locator(".player .steps").evaluate(_NAMES)
        assert names[0][0] == "весь план"
        assert len(names) > 4
        assert all("’25" in name or "’26" in name for name, _, _ in names[1:])
        for (_, _, right), (_, left, _) in pairwise(names):
            assert left > right
        wide = newcomer.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
    expect(newcomer.locator(".pl-count").first).to_contain_text("15")
    expect(newcomer.get_by_text("без повторов").first).to_be_visible()


def test_a_card_names_the_plans_of_related_events_below_their_titles(
    newcomer: Page, together: str
) -> None:
    open_page(newcomer, f"{together}/events{TOGETHER}")
    newcomer.get_by_role("link", name="Голоса Днепра").first.click()
    whose = newcomer.locator(".pl-related .pl-list .pl-whose")
    expect(whose.first).to_be_visible()
    ends = whose.evaluate_all(_WHOSE)
    assert len(ends) > 3
    assert all(title - 2 <= plan for title, plan in ends)
