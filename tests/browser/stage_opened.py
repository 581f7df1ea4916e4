"""The stage of a show, opened as a visitor of the tests does."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Frame, Page, expect

from pages.show.story.story import Scene, Story, pack
from tests.browser.test_smoke import PROPER

STORY = pack(
    Story(
        "Проба",
        (
            Scene("cover", "", "Первая заметка"),
            Scene("map", "Вся карта", "Вторая заметка"),
            Scene("map?part=Витебская область", "", "Третья заметка"),
            Scene("events?event=нет", "Чего больше нет", "", "Исключённый фестиваль"),
            Scene("overview", "Полугодие"),
        ),
        "2026-H1",
    )
)
# Keys' names and a file's name stay as they are.
OWN = PROPER | {"plan"}


def stage(page: Page, address: str, **query: str) -> None:
    extra = "".join(f"&{name}={value}" for name, value in query.items())
    page.goto(f"{address}/stage?scenes={STORY}{extra}")
    page.wait_for_selector("body[data-ready]")


def heading(page: Page) -> Any:
    return expect(page.locator("#hall .slide.shown h1"))


def stays_awake(where: Page | Frame) -> None:
    """Wait until the screen is kept awake; looked for by the clock, for nothing need be drawn."""
    where.wait_for_function("() => awake && !awake.released", polling=100)
