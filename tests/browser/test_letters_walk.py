"""A letter's whole way: taken from the page, filled in, dropped, shown, taken over."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, expect

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.browser.addressed import says
from tests.browser.serving import open_page, serve, wait_until_idle
from tests.browser.test_access import troubles
from tests.browser.visitors import TELEPHONE, visit
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import content

pytestmark = pytest.mark.browser

FILES = "input[type=file]"


def test_a_letter_is_taken_filled_in_dropped_and_marked_in_the_card(
    browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    publish(Reading(SHIPPED), folder, by="Первый")
    context = visit(browser, TELEPHONE)
    page = context.new_page()
    with serve(folder) as address:
        # The passport opens from the list of editions, alone, and fits a telephone.
        open_page(page, f"{address}/editions")
        page.get_by_role("textbox", name="Ваше имя").first.fill("Иванова И. И.")
        page.get_by_role("textbox", name="Ваше имя").first.press("Enter")
        with context.expect_page() as opened:
            page.get_by_role("link", name="Паспорт качества").first.press("Enter")
        passport = opened.value
        expect(passport.locator("h1")).to_have_text("Паспорт качества")
        passport.wait_for_load_state()
        assert passport.evaluate("document.documentElement.scrollWidth") <= 390
        # A row of four cells is a paragraph there, and no column of single letters.
        cells = passport.locator("table:not(.short) td").evaluate_all(
            "all => all.map((cell) => cell.getBoundingClientRect().width)"
        )
        assert min(cells) > 300
        # What stood in a heading stands before each value.
        row = passport.locator("tr", has_text="«БЕЛАГРО»").first
        cells = row.locator("td")
        heads = cells.evaluate_all("all => all.map((cell) => cell.dataset.head)")
        assert heads == ["№", "Мероприятие", "Вопрос", "Слова плана"]
        said = "getComputedStyle(cell, '::before').content"
        assert "none" not in cells.evaluate_all(f"all => all.map((cell) => {said})")
        assert troubles(passport) == []
        # The letters come as one file.
        with page.expect_download() as download:
            page.get_by_role("link", name="Письма «Просим уточнить»").first.press("Enter")
        with zipfile.ZipFile(download.value.path()) as letters:
            name = next(one for one in letters.namelist() if "Сельское" in one)
            letters.extract(name, tmp_path)
        document = docx.Document(str(tmp_path / name))
        first, second = document.tables[0].rows[1:3]
        first.cells[5].text, second.cells[5].text = "3-5 июня 2026 года", "где-нибудь"
        document.save(str(tmp_path / "Ответ.docx"))
        # Dropped: shown with its reading, nothing written.
        before = content(folder)
        page.locator(FILES).set_input_files([tmp_path / "Ответ.docx"])
        says(page, "Читается так: 3–5 июня 2026 года — точная дата")
        says(page, "Не принято; остальным ответам это не мешает: 1")
        wait_until_idle(page)
        assert troubles(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert content(folder) == before
        page.get_by_role("button", name="Принять 1 ответ").press("Enter")
        says(page, "Ответ.docx: принято: 1 ответ")
        passport.reload()
        expect(passport.locator("body")).to_contain_text("Действующие уточнения: 1")
        passport.get_by_role("link", name="«БЕЛАГРО»").first.click()
        expect(passport.locator("[data-testid=stMain]")).to_contain_text(
            "ответ: Ответ.docx, Сельское хозяйство"
        )
        expect(passport.locator("[data-testid=stMain]")).to_contain_text("Иванова И. И.")
    context.close()
