"""A document with headings nobody has written down, from the drop to the next edition."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl.documents import Reading
from etl.editions.publishing import publish
from etl.editions.record import Record
from etl.editions.record_rows import told_in_force
from etl.editions.telling import tell
from etl.store import find_edition
from etl.told.told_row import HEADING_FIELDS
from tests.browser.addressed import says
from tests.browser.serving import LOST, open_page, serve, wait_until_idle
from tests.browser.test_access import troubles
from tests.browser.visitors import TELEPHONE, visit
from tests.etl.documents_made import HEADINGS, TITLE, docx, item, p, tbl
from tests.etl.plan_folders import content
from tests.etl.test_telling import MEANINGS, NAVIGATION, ROWS, STRANGE, plan

pytestmark = pytest.mark.browser

FILES = "input[type=file]"
KNOWN = ("description", "purpose")
"""What the wordings of the lookups know of the strange headings: «О чём», «Зачем»."""
SAME = ("events", "periods", "venues", "partners", "evidence", "flat", "partner_places")


_LISTED = """all => all.map((one) => [one.innerText.trim(), one.dataset.focused === 'true'])"""


def chosen_by_keyboard(page: Page, at: int, meaning: str) -> None:
    """Choose in one of the columns' fields with the keys alone, as one who looks before Enter."""
    field = page.locator("[class*=st-key-column-0-]").nth(at).get_by_role("combobox")
    options = page.get_by_role("option")
    for _ in range(25):
        # On a busy machine the field can be drawn anew under the key, or answer it late.
        field.focus()
        seen = options.evaluate_all(_LISTED)  # at once: the list can go while it is read
        names = [name for name, _ in seen]
        if meaning not in names or not any(marked for _, marked in seen):
            page.keyboard.press("ArrowDown")
            with suppress(AssertionError):
                expect(page.locator("[role=option][data-focused=true]")).to_be_visible(timeout=LOST)
            continue
        here, there = [marked for _, marked in seen].index(True), names.index(meaning)
        page.keyboard.press("Enter" if here == there else _towards(here, there))
        if here == there:
            # What is pressed while the page answers this choice can fall between two drawings.
            wait_until_idle(page)
            if field.input_value() == meaning and options.count() == 0:
                break
    expect(options).to_have_count(0)
    expect(field).to_have_value(meaning)


def _towards(here: int, there: int) -> str:
    return "ArrowDown" if here < there else "ArrowUp"


def test_headings_are_told_published_and_known_for_the_next_edition(
    browser: Browser, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    old = docx(tmp_path / "old.docx", p(TITLE.replace("2026", "2025"))
               + tbl(HEADINGS, item("1.", "Встреча", dates="5 мая 2025 года")))  # fmt: skip
    publish(Reading(old), folder, by="Первый")
    first = plan(tmp_path, "Первый.docx", STRANGE)
    second = plan(tmp_path, "Второй.docx", STRANGE, item("4.", "Ярмарка"))
    context = visit(browser, TELEPHONE)
    page = context.new_page()
    with serve(folder) as address:
        open_page(page, f"{address}/editions")
        page.get_by_role("textbox", name="Ваше имя").first.fill("Иванова И. И.")
        page.get_by_role("textbox", name="Ваше имя").first.press("Enter")
        page.locator(FILES).set_input_files([first, old])
        says(page, "скажите, что в них")
        says(page, "old.docx: этот документ уже есть")
        before = content(folder)
        # By keyboard alone, on a phone.
        for at, field in enumerate(MEANINGS, 1):
            if field not in KNOWN:
                chosen_by_keyboard(page, at, HEADING_FIELDS[field])
        assert troubles(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_role("button", name="Прочитать с этими столбцами").first.press("Enter")
        says(page, "Опубликовать редакцию 1")
        wait_until_idle(page)
        says(page, "заголовок столбца «Форма и суть» — «наименование мероприятия»")
        page.get_by_role("textbox", name="Как это написал бы план").fill("15 апреля — 15 мая")
        says(page, "Читается так: 15 апреля — 15 мая")
        page.get_by_role("button", name="Так и понимать").press("Enter")
        says(page, "запись о сроке «в период навигации» — «15 апреля — 15 мая»")
        wait_until_idle(page)
        assert troubles(page) == []
        assert content(folder) == before
        page.get_by_role("button", name="Опубликовать редакцию 1").press("Enter")
        says(page, "Опубликована редакция 1 по документу «Первый.docx»")

        page.locator(FILES).set_input_files([second])
        says(page, "1 изменение: добавлено — 1")
        page.get_by_role("button", name="Опубликовать редакцию 2").press("Enter")
        says(page, "Опубликована редакция 2 по документу «Второй.docx»")
        says(page, "Сказано программе")
        open_page(page, f"{address}/events?q=Лодочный")
        page.get_by_role("link", name="Лодочный поход").first.click()
        says(page, "сказано для всех планов")
    context.close()

    # The same by command line gives the same tables.
    other = tmp_path / "other"
    publish(Reading(old), other, by="Первый")
    rows = [
        (line, {name: getattr(one, name) for name in one.__slots__})
        for line, one in enumerate(told_in_force(Record(folder)).values(), 1)
    ]
    assert len(rows) == len(MEANINGS) - len(KNOWN) + 1
    tell(other, rows, by="Иванова И. И.")
    for document in (first, second):
        publish(Reading(document), other, by="Иванова И. И.")
    for name in (*SAME, "corrections"):
        made, same = (find_edition(one) / f"{name}.parquet" for one in (folder, other))
        assert made.read_bytes() == same.read_bytes(), name
    assert NAVIGATION in ROWS[0]
