"""A doubt settled in real Chromium: from the questions to the card, typed, stored, taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.browser.serving import ROOT, open_page, serve, visible_latin_words, wait_until_idle
from tests.browser.test_access import troubles
from tests.browser.test_smoke import PROPER, own_text

pytestmark = pytest.mark.browser

SHIPPED = ROOT / "plan_data" / "source" / "plan-2026-H1.txt"
LONG = 60_000
"""Milliseconds: a document is read and an edition built meanwhile, on a busy machine."""


def test_a_date_is_settled_in_the_card_and_taken_back(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    publish(Reading(SHIPPED), folder, by="Первый")
    with serve(folder) as address:
        open_page(page, f"{address}/events?show=с вопросами")
        page.get_by_role("link", name=re.compile("ИННОПРОМ")).click()
        page.get_by_role("button", name="Уточнить").click()
        dialog = page.get_by_role("dialog")
        date = dialog.get_by_role("textbox", name="Срок", exact=True)
        expect(date).to_have_value("Дата проведения уточняется")
        # read while one types: first what is no date, then one
        date.fill("31 июня 2026 года")
        reading = dialog.locator(".pl-words-read")
        expect(reading).to_contain_text("такой даты нет в\u00a0календаре", timeout=LONG)
        date.fill("")
        date.press_sequentially("12–14 мая 2026 года", delay=20)
        expect(reading).to_contain_text("Читается так: 12–14\u00a0мая — точная дата")
        assert set(visible_latin_words(page, own_text())) <= PROPER
        assert troubles(page) == []
        store = dialog.get_by_role("button", name="Записать уточнение")
        store.click()
        expect(dialog.get_by_role("alert")).to_contain_text("основание")
        dialog.get_by_role("textbox", name="Основание").fill("письмо департамента от 12.03")
        dialog.get_by_role("textbox", name="Ваше имя").fill("Иванова")
        dialog.get_by_role("textbox", name="Ваше имя").press("Tab")
        wait_until_idle(page)
        store.click()
        expect(dialog).to_have_count(0, timeout=LONG)
        card = page.locator(".pl-card")
        expect(card).to_contain_text("письмо департамента от\u00a012.03")
        line = card.locator("tr", has_text="Срок").first
        expect(line).to_contain_text("Дата проведения уточняется")
        expect(line.locator("b").first).to_have_text("12–14\u00a0мая")
        expect(line.locator(".pl-settled")).to_have_text("уточнено")
        expect(line).to_contain_text("Иванова")
        expect(page.get_by_role("status").filter(has_text="Уточнено: срок")).to_have_count(1)
        # marked in the list, where it is no question any more
        open_page(page, f"{address}/events?q=ИННОПРОМ")
        row = page.locator(".pl-events tbody tr", has_text="ИННОПРОМ").first
        expect(row.locator(".pl-settled")).to_have_attribute("title", "Уточнено человеком: срок")
        expect(row).to_contain_text("12–14\u00a0мая")
        row.get_by_role("link").first.click()
        page.get_by_role("button", name="Уточнить").click()
        expect(dialog.get_by_role("textbox", name="Срок", exact=True)).to_have_value(
            "12–14 мая 2026 года"
        )
        dialog.get_by_role("button", name="Снять уточнение").click()
        expect(dialog.get_by_role("alert")).to_contain_text("кто уточняет")
        dialog.get_by_role("textbox", name="Ваше имя").fill("Петров")
        dialog.get_by_role("textbox", name="Ваше имя").press("Tab")
        wait_until_idle(page)
        dialog.get_by_role("button", name="Снять уточнение").click()
        expect(dialog).to_have_count(0, timeout=LONG)
        expect(card.locator(".pl-settled")).to_have_count(0)
        expect(card).to_contain_text("срок уточняется")
        assert page.locator("[data-testid=stException]").count() == 0
