"""A page by its address, and what a visitor would call the same picture of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.serving import wait_until_idle

# What a visitor would call «the same picture»: heading, count, chips, pressed buttons, fields,
# the open card, the list in its order, what the figures show.
_PICTURE = """() => {
  const texts = (css) => [...document.querySelectorAll(css)].map((e) => e.innerText.trim());
  const values = (css) => [...document.querySelectorAll(css)].map((e) => e.value);
  return {
    heading: texts('.pl-top h1'), count: texts('.pl-count'), chips: texts('.pl-chip').sort(),
    pressed: texts('button[aria-checked=true], button[aria-pressed=true]'),
    toggles: [...document.querySelectorAll('[data-testid=stCheckbox] input')].map((e) => e.checked),
    fields: values('[data-testid=stTextInput] input'),
    selects: texts('[data-testid=stMain] [data-testid=stSelectbox]'),
    card: texts('.pl-card h2, .cal-card h3'), rows: texts('.pl-events th[scope=row] a'),
    headings: texts('[data-testid=stMain] h2, [data-testid=stMain] h3'),
    marks: [...document.querySelectorAll('.js-plotly-plot')].map(
      (gd) => JSON.stringify(gd.data.map((t) => t.customdata))),
  };
}"""


def at(address: str, path: str) -> str:
    return f"{address}/{quote(path, safe='?=&')}"


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def picture(page: Page) -> dict[str, Any]:
    wait_until_idle(page)
    seen: dict[str, Any] = page.evaluate(_PICTURE)
    return seen


def counted(page: Page, count: str) -> None:
    expect(page.locator(".pl-count")).to_contain_text(count)
    wait_until_idle(page)


def says(page: Page, words: str) -> None:
    """Wait until the page says these words, beside its filters and menu."""
    expect(page.locator("[data-testid=stMain]")).to_contain_text(words)
