"""Where the words of a page stand: which lie over each other, and which are cut off."""

from __future__ import annotations

from playwright.sync_api import Page

_TROUBLE = """() => {
  const seen = { opacityProperty: true, visibilityProperty: true };
  const main = document.querySelector('[data-testid=stMain]');
  // How far a line may reach before something cuts it; what scrolls sideways cuts nothing.
  const edges = (node) => {
    const edge = { left: 0, right: main.getBoundingClientRect().right };
    for (let box = node.parentElement; box && box !== document.body; box = box.parentElement) {
      const overflow = getComputedStyle(box).overflowX;
      if (!box.closest('svg') && ['auto', 'scroll'].includes(overflow) && box !== main)
        return { left: -Infinity, right: Infinity };
      if (box.closest('svg') ? box.matches('.main-svg') : ['hidden', 'clip'].includes(overflow)) {
        const rect = box.getBoundingClientRect();
        edge.left = Math.max(edge.left, rect.left);
        edge.right = Math.min(edge.right, rect.right);
      }
    }
    return edge;
  };
  // What a list of its own height has scrolled away lies on nothing.
  const away = (node, line) => {
    for (let box = node.parentElement; box && box !== main; box = box.parentElement) {
      if (!['auto', 'scroll'].includes(getComputedStyle(box).overflowY)) continue;
      const { top, bottom } = box.getBoundingClientRect();
      if (line.top >= bottom - 1 || line.bottom <= top + 1) return true;
    }
    return false;
  };
  // The four corners of what is inked: letters are lower than their line, and may be turned.
  const corners = (node, owner, line) => {
    const text = owner.closest('text'), size = parseFloat(getComputedStyle(owner).fontSize);
    const turn = text?.getScreenCTM();
    if (!turn || Math.abs(turn.b) < 0.01) {
      const air = Math.max(0, (line.bottom - line.top - 0.72 * size * (turn?.a ?? 1)) / 2);
      const [top, bottom] = [line.top + air, line.bottom - air];
      return [[line.left, top], [line.right, top], [line.right, bottom], [line.left, bottom]];
    }
    const part = owner.closest('tspan') ?? text, box = part.getBBox?.() ?? text.getBBox();
    const first = text.getNumberOfChars() ? part.getStartPositionOfChar(0) : box;
    const length = part.getComputedTextLength(), high = 0.72 * size;
    return [[0, -high], [length, -high], [length, 0], [0, 0]].map(([x, y]) => {
      const at = new DOMPoint(first.x + x, first.y + y).matrixTransform(turn);
      return [at.x, at.y];
    });
  };
  // How deep two convex shapes lie in one another.
  const depth = (one, other) => {
    let least = Infinity;
    for (const shape of [one, other])
      shape.forEach((from, i) => {
        const to = shape[(i + 1) % shape.length];
        const long = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
        const [nx, ny] = [(to[1] - from[1]) / long, (from[0] - to[0]) / long];
        const [a, b] = [one, other].map((s) => s.map(([x, y]) => x * nx + y * ny));
        least = Math.min(least, Math.max(...a) - Math.min(...b), Math.max(...b) - Math.min(...a));
      });
    return least;
  };
  const found = [], trouble = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const owner = node.parentElement, text = node.data.trim();
    if (!text || !owner.checkVisibility(seen)) continue;
    if (owner.closest('style, script, .hoverlayer, [data-testid=stIconMaterial]')) continue;
    const range = document.createRange(), edge = edges(node);
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 1 || away(node, line)) continue;
      if (edge.left - line.left > 1.5 || line.right - edge.right > 1.5) {
        // A map's name beyond its window is found by moving the map.
        const outside = line.right <= edge.left || line.left >= edge.right;
        if (!(outside && owner.closest('svg'))) trouble.push(`cut off: ${text}`);
        continue;
      }
      const shape = corners(node, owner, line);
      for (const other of found) {
        if (Math.min(line.right, other.line.right) - Math.max(line.left, other.line.left) <= 1
          || Math.min(line.bottom, other.line.bottom) - Math.max(line.top, other.line.top) <= 1)
          continue;
        const halo = other.text === text && Math.abs(other.line.left - line.left) < 4;
        if (!halo && depth(shape, other.shape) > 1)
          trouble.push(`over each other: ${other.text} / ${text}`);
      }
      found.push({ line, shape, text });
    }
  }
  return trouble;
}"""


def text_trouble(page: Page) -> list[str]:
    """What of a page's words lies over other words or is cut off sideways, in words.

    The letters of a figure count as everything else does; a name's halo is the name itself.
    """
    return [str(words) for words in page.evaluate(_TROUBLE)]


_BROKEN = """() => {
  const broken = [], range = document.createRange();
  const main = document.querySelector('[data-testid=stMain]');
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const owner = node.parentElement;
    if (!owner.checkVisibility() || owner.closest('style, script, svg, code')) continue;
    for (const word of node.data.matchAll(/\\p{L}{4,}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = [...range.getClientRects()].filter((line) => line.width > 0.5);
      if (lines.some((line) => Math.abs(line.top - lines[0].top) > 4)) broken.push(word[0]);
    }
  }
  return [...new Set(broken)];
}"""


def broken_words(page: Page) -> list[str]:
    """Words that are broken over two lines with no hyphen, of those that one sees."""
    found: list[str] = page.evaluate(_BROKEN)
    return [f"broken: {word}" for word in found]
