"""A place put on the map by hand: pointed at, moved by keyboard, stored, taken back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import ROOT
from tests.browser.settling_card import OpenDialog, decide, is_russian_and_accessible, sign
from tests.browser.settling_card import dialog_of as dialog_of

pytestmark = pytest.mark.browser

EXAMPLE = ROOT / "plan_data" / "examples" / "pskov-2026-H1.txt"


def test_a_place_is_set_on_the_map_and_taken_back(page: Page, dialog_of: OpenDialog) -> None:
    dialog = dialog_of(EXAMPLE, "q=самбо", "самбо")
    dialog.get_by_text("Показать точку на карте").click()
    ground = dialog.get_by_role("application")
    expect(ground).to_be_visible()
    expect(ground.locator("text", has_text="Остров").first).to_be_attached()
    field = dialog.get_by_role("textbox", name="Координаты")
    ground.scroll_into_view_if_needed()
    box = ground.bounding_box()
    assert box is not None
    # Остров stands in the middle, 160 km are seen across: 40 km east of it.
    ground.click(position={"x": box["width"] * 0.75, "y": box["height"] / 2})
    expect(field).to_have_value(re.compile(r"^57,\d\d; 29,0\d$|^57,\d\d\d; 29,0\d\d$"))
    said = dialog.get_by_role("status").filter(has_text="указана вручную")
    expect(said).to_contain_text(" км.")
    before = field.input_value()
    # the same by keyboard: closer, then a step to the north
    ground.focus()
    for key in ("+", "+", "+", "ArrowUp"):
        ground.press(key)
    expect(field).not_to_have_value(before)
    north, east = (float(part.replace(",", ".")) for part in field.input_value().split(";"))
    was = float(before.split(";")[0].replace(",", "."))
    assert 0 < north - was < 0.02
    assert east == pytest.approx(29.0, abs=0.1)
    # typed: the mark follows
    field.fill("57,35; 28,36")
    mark = ground.locator(".mark .dot")
    expect(mark).to_have_count(1)
    expect(said).to_contain_text("Остров")
    # The document is called so.
    is_russian_and_accessible(page, {"pskov"})
    dialog.get_by_role("textbox", name="Основание").fill("карта организатора")
    sign(dialog, "Иванова")
    decide(dialog, "Записать уточнение")
    card = page.locator(".pl-card")
    expect(card).to_contain_text("точка 57,3500; 28,3600")
    expect(card).to_contain_text("указана вручную")
    expect(card).to_contain_text("карта организатора")
    page.get_by_role("button", name="Уточнить").click()
    decide(dialog, "Снять уточнение")
    expect(card.locator(".pl-settled")).to_have_count(0)
