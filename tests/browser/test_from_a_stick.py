"""The slice as one page, opened from a disk with every request blocked."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from pages.handouts.handout import slice_of
from pages.handouts.onefile.one_file_page import make
from pages.shared.plan.tables import read_plan

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_works_from_a_stick(
    newcomer: Page, tables: Path, tmp_path: Path, width: int
) -> None:
    file = tmp_path / "план.html"
    file.write_bytes(make(slice_of(read_plan(tables), {}), "event"))
    page = newcomer
    page.set_viewport_size({"width": width, "height": 844})
    page.context.set_offline(True)
    asked: list[str] = []
    said: list[str] = []

    def only_the_file(route: Route) -> None:
        if route.request.url == file.as_uri() or route.request.url.startswith("data:"):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    page.route("**/*", only_the_file)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    events = page.locator("article:visible")
    expect(events).to_have_count(47)
    expect(page.get_by_role("img", name="Карта. На карте 36")).to_be_visible()
    page.get_by_label("Поиск").fill("ёлка нет такой")
    expect(page.get_by_text("Таких мероприятий нет")).to_be_visible()
    page.get_by_label("Поиск").fill("астана")
    expect(events).to_have_count(1)  # № 2
    expect(page.locator("#count")).to_have_text("Показано 1 из 47")
    page.get_by_role("button", name="Показать всё").click()
    expect(events).to_have_count(47)
    page.get_by_label("Сфера").select_option("Спорт")
    expect(events).to_have_count(5)
    expect(page.locator("section.sphere:visible")).to_have_count(1)
    page.get_by_label("Сфера").select_option("")
    page.get_by_label("Месяц").select_option("2026-03")
    expect(events).to_have_count(17)  # 8 surely, 9 possibly
    expect(page.locator("article .maybe:visible")).to_have_count(9)
    events.first.get_by_text("Как в плане").click()
    expect(events.first.get_by_text("10-12 марта 2026 года")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.wait_for_function("() => document.fonts.check('16px \"PT Sans\"', 'Ж')")
    assert (asked, said) == ([], [])
