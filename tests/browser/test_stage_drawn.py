"""What is seen on the stage: whole, legible, moving, at every size of a screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import visible_latin_words
from tests.browser.stage_opened import OWN, heading, stage
from tests.browser.staging import as_stage, open_stage, read_slide, slides, stands
from tests.browser.test_smoke import own_text

pytestmark = pytest.mark.browser


def test_only_the_scene_is_seen_with_edition_and_source(page: Page, dashboard: str) -> None:
    stage(page, dashboard)
    page.keyboard.press("PageDown")
    heading(page).to_contain_text("Вся карта")
    stands(page)
    foot = page.locator("#hall .slide.shown .foot").inner_text().replace("\u00a0", " ")
    assert "редакция 1" in foot
    assert "20 января 2026" in foot
    assert "plan-2026-H1.txt" in foot
    assert "2 / 5" in foot
    assert page.locator("[data-testid=stSidebar], button:visible, .modebar:visible").count() == 0
    expect(page.locator(".pane.shown .credit")).to_contain_text("Natural Earth")
    assert set(visible_latin_words(page, own_text())) <= OWN


def test_every_scene_of_the_shipped_show_is_whole_and_legible(page: Page, dashboard: str) -> None:
    as_stage(page, (1280, 720))
    open_stage(page, f"{dashboard}/stage")
    trouble, words, seen = [], set(), 0
    own = own_text()
    for place in slides(page):
        lines, found = read_slide(page)
        trouble += [f"{place}: {one}" for one in found]
        # 15 of 720 units is what the back row reads of the side notes; names of a map's ground
        # and the foot may be smaller.
        assert min(one.size for one in lines if not one.small_print) >= 15, place
        assert min(one.size for one in lines) >= 12, place
        foot = page.locator("#hall .slide.shown .foot").inner_text().replace("\u00a0", " ")
        source = "Источник: plan-2026-H1.txt"
        for part in ("редакция 1", "20 января 2026", source, f"{place[0]} / "):
            assert part in foot, place
        drawn = page.locator(".slide.shown:is(.map, .figure, .card:not(.alone))")
        if drawn.count():
            assert drawn.locator(".under").inner_text().strip(), place
        words |= set(visible_latin_words(page, own))
        seen += 1
    assert trouble == []
    assert words <= OWN
    assert seen > 24


def test_words_too_many_for_a_slide_become_smaller(page: Page, dashboard: str) -> None:
    """A short list in large letters was cut at the slide's lower edge by its longest remarks."""
    as_stage(page, (1280, 720))
    stage(page, dashboard)
    over = page.evaluate(
        """() => {
          const slide = document.querySelector('#hall .slide.shown').cloneNode(true);
          const body = slide.querySelector('.body'), line = document.createElement('li');
          const rows = document.createElement('ol');
          line.innerHTML = "<span class='when'>срок не назван</span><span class='what'>Этапы "
            + `открытого чемпионата<em>${"место не названо; ".repeat(8)}</em></span>`;
          rows.className = 'rows few';
          for (let n = 0; n < 5; n += 1) rows.append(line.cloneNode(true));
          slide.className = 'slide shown list';
          body.replaceChildren(rows);
          document.querySelector('#hall .slide.shown').after(slide);
          const before = body.scrollHeight - body.clientHeight;
          shrink(body, body, 15);
          return [before, body.scrollHeight - body.clientHeight];
        }"""
    )
    assert over[0] > 50
    assert over[1] <= 1


# Counted as they begin: a move is over before one looks for it on a busy machine.
_COUNT_MOVES = """() => { window.moved = 0; const animate = Element.prototype.animate;
  Element.prototype.animate = function (...how) {
    moved++;
    return animate.apply(this, how);
  }; }"""


def test_the_map_moves_and_does_not_jump(page: Page, dashboard: str) -> None:
    stage(page, dashboard)
    page.keyboard.press("PageDown")
    heading(page).to_contain_text("Вся карта")
    page.evaluate(_COUNT_MOVES)
    page.keyboard.press("PageDown")
    heading(page).to_contain_text("Витебская")
    page.wait_for_function("() => moved > 0")
    steps = page.evaluate(
        """() => {
          const pane = [...stages[0].panes.values()][0];
          const [from, to] = [...pane.layers.keys()].slice(0, 2).map((shot) => shot.window);
          // One place of the map, seen through both layers at both ends of the move.
          const put = (window_, camera, [x, y]) => {
            const m = new DOMMatrix(pane.transform(window_, camera));
            const scale = pane.width / (window_[2] - window_[0]);
            const p = m.transformPoint({x: (x - window_[0]) * scale, y: (window_[3] - y) * scale});
            return [p.x, p.y];
          };
          const place = [100, 50];
          return [put(from, from, place), put(to, from, place), put(from, to, place),
            put(to, to, place)];
        }"""
    )
    assert steps[0] == pytest.approx(steps[1], abs=0.01)
    assert steps[2] == pytest.approx(steps[3], abs=0.01)
    page.wait_for_function(
        "() => !document.querySelector('.pane').getAnimations({subtree: true}).length"
    )


def test_who_wants_no_motion_sees_the_next_map_at_once(page: Page, dashboard: str) -> None:
    as_stage(page, (1280, 720))
    stage(page, dashboard)
    page.keyboard.press("PageDown")
    heading(page).to_contain_text("Вся карта")
    page.evaluate(_COUNT_MOVES)
    page.keyboard.press("PageDown")
    heading(page).to_contain_text("Витебская")
    stands(page)
    layers = page.locator(".pane.shown .layer:visible")
    seen = layers.evaluate_all("found => found.filter((e) => e.style.opacity !== '0').length")
    assert (seen, page.evaluate("moved")) == (1, 0)


@pytest.mark.parametrize("size", [(1280, 720), (3840, 2160), (1024, 768)])
def test_type_grows_with_the_screen(page: Page, dashboard: str, size: tuple[int, int]) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    stage(page, dashboard)
    page.keyboard.press("5")
    page.keyboard.press("Enter")
    heading(page).to_contain_text("Полугодие")
    stands(page)
    box = page.locator(".slide.shown .tiles span").first.bounding_box()
    assert box is not None
    # 30 of 720 units: one letter is 4 % of the picture's height.
    assert box["height"] >= 0.04 * min(height, width * 9 / 16)
    text = page.locator(".slide.shown .xtick text").first.bounding_box()
    assert text is not None
    assert text["height"] >= 0.025 * min(height, width * 9 / 16)
