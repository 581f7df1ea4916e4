"""Everybody may look, a signed-in editor corrects: what each is offered, refused, and the log."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from etl.editions.listing import log_of
from tests.browser.serving import open_page, wait_until_idle
from tests.browser.settling_card import decide
from tests.browser.signing_in import GuardedBy, sign_in
from tests.browser.signing_in import guarded_by as guarded_by
from tests.browser.signing_in import provider as provider
from tests.browser.visitors import visit
from tests.etl.conftest import published_folder as published_folder
from tests.etl.plan_folders import PLAN

pytestmark = pytest.mark.browser

ACCESS = """
looking = "open"
role_claim = "groups"
[people]
viewer = ["sidorov@example.ru"]
[groups]
editor = ["plan-editors"]
"""
EDITOR = "Пётр Петров (petrov@example.ru)"
SIGN_IN = "Загружать, исправлять и публиковать могут те, кому это разрешено: войдите по имени."
NOT_YOU = "Вам открыт просмотр; права загружать, исправлять и публиковать даёт администратор."


def to_the_card(page: Page, address: str) -> Locator:
    """The card of an event whose date the plan leaves open; gives the button that settles it."""
    open_page(page, f"{address}/events?q=ИННОПРОМ")
    page.locator(".pl-events").get_by_role("link", name="ИННОПРОМ").first.click()
    expect(page.locator(".pl-card h2")).to_contain_text("ИННОПРОМ")
    wait_until_idle(page)
    return page.get_by_role("button", name="Уточнить")


def is_offered_nothing(page: Page, address: str, why: str) -> None:
    """No button to correct, load or publish, and the addresses behind them refuse too."""
    expect(to_the_card(page, address)).to_have_count(0)
    open_page(page, f"{address}/editions")
    expect(page.locator("[data-testid=stMain]")).to_contain_text(why)
    expect(page.locator("input[type=file]")).to_have_count(0)
    expect(page.get_by_role("button", name="Сделать опубликованной снова")).to_have_count(0)
    asked = page.request
    own = {"Origin": address}
    put = asked.put(f"{address}/_stcore/upload_file/x/y", data=b"x", headers=own)
    assert (put.status, put.text()) == (403, "Загружать здесь нельзя.")
    word = asked.get(f"{address}/editions/corrected.docx?plan={PLAN}&edition=1")
    assert (word.status, word.text()) == (403, why)
    assert asked.get(f"{address}/data/events.csv").status == 200  # looking is open


def write_down(page: Page, date: str, reason: str) -> Locator:
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"В журнале: {EDITOR}")
    expect(dialog.get_by_role("textbox", name="Ваше имя")).to_have_count(0)
    dialog.get_by_role("textbox", name="Срок", exact=True).fill(date)
    field = dialog.get_by_role("textbox", name="Основание")
    field.fill(reason)
    field.press("Tab")
    wait_until_idle(page)
    return dialog


def test_an_editor_corrects_by_name_and_nobody_else_is_offered_it(
    guarded_by: GuardedBy, browser: Browser
) -> None:
    guarded = guarded_by(ACCESS)
    address = guarded.address
    with visit(browser) as anybody, visit(browser) as of_viewer, visit(browser) as of_editor:
        stranger = anybody.new_page()
        is_offered_nothing(stranger, address, SIGN_IN)

        viewer = of_viewer.new_page()
        sign_in(viewer, address, "sidorov")
        expect(viewer.locator("[data-testid=stSidebar]")).to_contain_text("Иван Сидоров")
        is_offered_nothing(viewer, address, NOT_YOU)

        editor = of_editor.new_page()
        sign_in(editor, address, "petrov")
        to_the_card(editor, address).click()
        dialog = write_down(editor, "12–14 мая 2026 года", "письмо департамента от 12.03")
        decide(dialog, "Записать уточнение")
        expect(editor.locator(".pl-card")).to_contain_text("Пётр Петров")
        act = log_of(guarded.plans)[-1]
        assert (act["act"], act["by"]) == ("corrected", EDITOR)
        assert [one["author"] for one in act["what"]["taken"]] == [EDITOR]
        open_page(editor, f"{address}/editions")
        expect(editor.locator("[data-testid=stMain]")).to_contain_text(EDITOR)

        # Everybody sees what it came to.
        to_the_card(stranger, address)
        line = stranger.locator(".pl-card tr", has_text="Срок").first
        expect(line.locator("b").first).to_have_text("12–14\u00a0мая")
        expect(line.locator(".pl-settled")).to_have_text("уточнено")


def test_a_role_that_is_taken_away_while_somebody_types_refuses_what_was_typed(
    guarded_by: GuardedBy, browser: Browser
) -> None:
    guarded = guarded_by(ACCESS)
    with visit(browser) as context:
        editor = context.new_page()
        sign_in(editor, guarded.address, "petrov")
        to_the_card(editor, guarded.address).click()
        dialog = write_down(editor, "12–14 мая 2026 года", "письмо департамента")
        guarded.access.write_text(ACCESS.replace("plan-editors", "others"), "utf-8")
        dialog.get_by_role("button", name="Записать уточнение").click()
        expect(editor.get_by_text(NOT_YOU)).to_be_visible()
        assert [act["act"] for act in log_of(guarded.plans)] == ["published"]
        expect(to_the_card(editor, guarded.address)).to_have_count(0)
