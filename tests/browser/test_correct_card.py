"""A doubt settled in real Chromium: from the questions to the card, typed, stored, taken back."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import open_page
from tests.browser.settling_card import OpenDialog, decide, is_russian_and_accessible, sign
from tests.browser.settling_card import dialog_of as dialog_of
from tests.etl.conftest import SHIPPED

pytestmark = pytest.mark.browser


def test_a_date_is_settled_in_the_card_and_taken_back(page: Page, dialog_of: OpenDialog) -> None:
    dialog = dialog_of(SHIPPED, "show=с вопросами", "ИННОПРОМ")
    date = dialog.get_by_role("textbox", name="Срок", exact=True)
    expect(date).to_have_value("Дата проведения уточняется")
    # read while one types: first what is no date, then one
    date.fill("31 июня 2026 года")
    reading = dialog.locator(".pl-words-read")
    expect(reading).to_contain_text("такой даты нет в\u00a0календаре")
    date.fill("")
    date.press_sequentially("12–14 мая 2026 года", delay=20)
    expect(reading).to_contain_text("Читается так: 12–14\u00a0мая — точная дата")
    is_russian_and_accessible(page)
    dialog.get_by_role("button", name="Записать уточнение").click()
    expect(dialog.get_by_role("alert")).to_contain_text("основание")
    dialog.get_by_role("textbox", name="Основание").fill("письмо департамента от 12.03")
    sign(dialog, "Иванова")
    decide(dialog, "Записать уточнение")
    card = page.locator(".pl-card")
    expect(card).to_contain_text("письмо департамента от\u00a012.03")
    line = card.locator("tr", has_text="Срок").first
    expect(line).to_contain_text("Дата проведения уточняется")
    expect(line.locator("b").first).to_have_text("12–14\u00a0мая")
    expect(line.locator(".pl-settled")).to_have_text("уточнено")
    expect(line).to_contain_text("Иванова")
    expect(page.get_by_role("status").filter(has_text="Уточнено: срок")).to_have_count(1)
    # marked in the list, where it is no question any more
    open_page(page, urljoin(page.url, "events?q=ИННОПРОМ"))
    row = page.locator(".pl-events tbody tr", has_text="ИННОПРОМ").first
    expect(row.locator(".pl-settled")).to_have_attribute("title", "Уточнено человеком: срок")
    expect(row).to_contain_text("12–14\u00a0мая")
    row.get_by_role("link").first.click()
    page.get_by_role("button", name="Уточнить").click()
    expect(date).to_have_value("12–14 мая 2026 года")
    dialog.get_by_role("button", name="Снять уточнение").click()
    expect(dialog.get_by_role("alert")).to_contain_text("кто уточняет")
    sign(dialog, "Петров")
    decide(dialog, "Снять уточнение")
    expect(card.locator(".pl-settled")).to_have_count(0)
    expect(card).to_contain_text("срок уточняется")
