"""Walking through the show's stage in a browser, slide by slide, and reading what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.visitors import visit

_STANDS = """() => document.body.dataset.stands === `${at.scene}.${at.part}`
  && !document.getAnimations().length && !document.querySelector('#hint.shown')"""
# A scene that has not come yet is waited for before the show goes on to it.
_WENT_ON = """([scene, part]) => at.scene !== scene || at.part !== part
  || document.querySelector('#hint').textContent === 'Это последняя сцена'"""


def stage_context(browser: Browser, size: tuple[int, int]) -> BrowserContext:
    """A screen of a size on which nothing moves, so that each slide stands at once."""
    return visit(browser, size, reduced_motion="reduce")


def as_stage(page: Page, size: tuple[int, int]) -> None:
    """Make of a tab what ``stage_context`` gives: a screen of a size on which nothing moves."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")


def open_stage(page: Page, address: str) -> None:
    """Open the stage and wait until its first slide stands."""
    page.goto(address)
    page.wait_for_selector("body[data-ready]")


def stands(page: Page) -> None:
    """Wait until the slide that was asked for last stands still."""
    page.wait_for_function(_STANDS)


def slides(page: Page) -> Iterator[tuple[int, int]]:
    """Go through the show from where it stands: scene and part of each slide, counted from 1."""
    before = None
    while True:
        stands(page)
        scene, part = page.evaluate("[at.scene + 1, at.part + 1]")
        if (scene, part) == before:
            return  # the last key led nowhere: this was the last slide
        before = scene, part
        yield scene, part
        page.keyboard.press("PageDown")
        page.wait_for_function(_WENT_ON, arg=[scene - 1, part - 1])


_TEXTS = """() => {
  const hall = document.querySelector('#hall');
  const scale = hall.querySelector('.stage').getBoundingClientRect().width / 1280;
  const seen = { opacityProperty: true, visibilityProperty: true };
  const clip = (node) => {
    const edge = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let box = node.parentElement; box !== hall; box = box.parentElement)
      if (box.closest('svg') ? box.matches('.main-svg')
        : getComputedStyle(box).overflow === 'hidden') {
        const rect = box.getBoundingClientRect();
        for (const side of ['left', 'top']) edge[side] = Math.max(edge[side], rect[side]);
        for (const side of ['right', 'bottom']) edge[side] = Math.min(edge[side], rect[side]);
      }
    return edge;
  };
  const found = [], trouble = [];
  const walker = document.createTreeWalker(hall, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const owner = node.parentElement;
    if (!node.data.trim() || !owner.checkVisibility(seen)) continue;
    const svg = owner.closest('text');
    const letter = parseFloat(getComputedStyle(owner).fontSize)
      * (svg ? svg.getScreenCTM().a : scale);
    const range = document.createRange();
    range.selectNodeContents(node);
    const edge = clip(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      // Letters are lower than their line: only what is inked may not be touched.
      const air = Math.max(0, (bottom - top - 0.72 * letter) / 2);
      const box = { left, right, top: top + air, bottom: bottom - air, text: node.data.trim() };
      const out = box.right <= edge.left || box.left >= edge.right || box.bottom <= edge.top
        || box.top >= edge.bottom;
      if (out && owner.closest('.pane')) continue; // a map's name beyond its window
      if (edge.left - box.left > 1 || edge.top - box.top > 1 || box.right - edge.right > 1
        || box.bottom - edge.bottom > 1) trouble.push(`cut off: ${box.text}`);
      for (const other of found)
        if (Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1
          && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1)
          trouble.push(`over each other: ${other.text} / ${box.text}`);
      found.push({ ...box, letter: letter / scale, small: Boolean(owner.closest('.pane, .foot')) });
    }
  }
  return [found.map((one) => [one.text, one.letter, one.small]), trouble];
}"""


@dataclass(frozen=True)
class Line:
    """One line of text on the stage.

    Attributes:
        text: the words.
        size: of its letters, in the stage's units of 1280 × 720.
        small_print: a name on the map or the line at the foot.
    """

    text: str
    size: float
    small_print: bool


def read_slide(page: Page) -> tuple[list[Line], list[str]]:
    """What stands on the slide, and what of it is cut off or overlaps, in words."""
    found, trouble = page.evaluate(_TEXTS)
    return [Line(*line) for line in found], [str(words) for words in trouble]
