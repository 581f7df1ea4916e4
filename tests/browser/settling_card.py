"""The dialog of a card in which a person settles what the plan leaves open, in a folder of its own.

Both what is typed and what is pointed at on the map begin and are signed alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from etl.documents import Reading
from etl.editions.publishing import publish
from tests.browser.serving import open_page, serve, visible_latin_words, wait_until_idle
from tests.browser.test_access import troubles
from tests.browser.test_smoke import PROPER, own_text

OpenDialog = Callable[[Path, str, str], Locator]


@pytest.fixture
def dialog_of(page: Page, tmp_path: Path) -> Iterator[OpenDialog]:
    """Opens the dialog of an event: of which document, in which list, which words of its link."""
    with ExitStack() as served:

        def opened(document: Path, listed: str, named: str) -> Locator:
            folder = tmp_path / "data"
            publish(Reading(document), folder, by="Первый")
            address = served.enter_context(serve(folder))
            open_page(page, f"{address}/events?{listed}")
            page.get_by_role("link", name=re.compile(named)).first.click()
            page.get_by_role("button", name="Уточнить").click()
            return page.get_by_role("dialog")

        yield opened
        assert page.locator("[data-testid=stException]").count() == 0


def is_russian_and_accessible(page: Page, own: set[str] | None = None) -> None:
    """No Latin word but names and the document's own, nothing serious that axe-core finds."""
    assert set(visible_latin_words(page, own_text())) <= PROPER | (own or set())
    assert troubles(page) == []


def sign(dialog: Locator, person: str) -> None:
    """Say who settles it, and let the page take that in."""
    field = dialog.get_by_role("textbox", name="Ваше имя")
    field.fill(person)
    field.press("Tab")
    wait_until_idle(dialog.page)


def decide(dialog: Locator, button: str) -> None:
    """Press a button under which an edition is built; the dialog closes."""
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_have_count(0)
