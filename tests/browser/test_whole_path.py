"""The shipped plan from the drop to its next edition, by keys alone; and the same by commands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from etl.store import read
from tests.browser.addressed import says
from tests.browser.serving import open_page, serve, type_and_take, wait_until_idle
from tests.browser.test_access import troubles
from tests.browser.test_keyboard import go_to_page, tab_to
from tests.browser.test_told_path import SAME
from tests.etl.conftest import SHIPPED
from tests.etl.plan_folders import Told, changed

pytestmark = pytest.mark.browser

HEADING = ("Участники мероприятия\n(страна, другие дополнительные сведения)", "Контрагенты")
"""What the document calls a column, so that the program does not know what it holds."""
BELAGRO = ("II квартал \n2026 года\n(дата проведения уточняется)", "9-12 июня 2026 года")
EDITS = (
    BELAGRO,
    ("3-6 июня", "4-7 июня"),
    ("апрель-май 2026 года", "12-14 мая 2026 года"),
    ("18-19 июня", "июнь"),
    ("г. Велиж,", "г. Рудня,"),
    ("\tМастермайнд", "\tМастермайнд для студентов"),
    ("\tРабочая встреча", "\tРабочая встреча и экскурсия"),
    ("\tУточняется", "\tДелегация Республики Беларусь"),
)
"""One change of each kind that a row can have, made on purpose; row 7 is settled before."""
COUNTS = (
    "8 изменений: переименовано — 1, срок уточнён — 1, перенесено — 2, срок стал менее точным — 1, "
    "место изменено — 1, участники изменены — 1, изменено описание или цель — 1"
)
SETTLED = (
    (6, "ИННОПРОМ", "Срок", "dates_text", "Дата проведения уточняется",
     "12–14 мая 2026 года", "12–14 мая"),
    (7, "БЕЛАГРО", "Срок", "dates_text", "II квартал 2026 года (дата проведения уточняется)",
     "3-5 июня 2026 года", "3–5 июня"),
    (8, "Содействие региональным", "Место и форма", "place_text", "Место проведения уточняется",
     "г. Витебск, Республика Беларусь", "Витебск"),
)  # fmt: skip
"""Number and words of a row, the field, its column, what the plan says, what is typed and seen."""
WHO, REASON = "Иванова И. И.", "письмо департамента от 12.03"


def upload(page: Page, document: Path) -> None:
    tab_to(page, "upload Выбрать файлы")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(document)
    says(page, f"Документ: {document.name}")
    wait_until_idle(page)


def press(page: Page, name: str, key: str = "Enter") -> None:
    tab_to(page, name)
    page.keyboard.press(key)


def loaded_told_and_published(page: Page, document: Path) -> None:
    tab_to(page, "Ваше имя$")
    page.keyboard.type(WHO)
    page.keyboard.press("Enter")
    wait_until_idle(page)
    upload(page, document)
    says(page, "участники изменены")
    says(page, "Столбец «Контрагенты» сохранён, но что в нём, программа не знает.")
    tab_to(page, ".*Что в столбце «Контрагенты»")
    type_and_take(page, "участ", "участники")
    expect(page.get_by_role("option")).to_have_count(0)
    wait_until_idle(page)
    press(page, "Прочитать с этими столбцами")
    says(page, "заголовок столбца «Контрагенты» — «участники»")
    says(page, "Против редакции 1 мероприятия не изменились.")
    wait_until_idle(page)
    assert troubles(page) == []
    # Looked at as everybody will see it, then published.
    tab_to(page, "Ваше имя$")
    press(page, "Карта$")
    expect(page.locator(".pl-standing")).to_contain_text("Предпросмотр: редакция 2")
    wait_until_idle(page)
    assert troubles(page) == []
    press(page, "К публикации")
    expect(page.locator("h1")).to_have_text("Редакции")
    wait_until_idle(page)
    press(page, "Опубликовать редакцию 2")
    says(page, f"Опубликована редакция 2 по документу «{document.name}»")
    wait_until_idle(page)


def settled(page: Page) -> None:
    for _, words, field, _, old, typed, shown in SETTLED:
        go_to_page(page, "Мероприятия")
        press(page, f".{{0,90}}{words}")
        expect(page.locator(".pl-card h2")).to_contain_text(words)
        wait_until_idle(page)
        press(page, "Уточнить$")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        wait_until_idle(page)
        tab_to(page, f"{field}$")
        expect(dialog.get_by_role("textbox", name=field, exact=True)).to_have_value(old)
        page.keyboard.press("Control+A")
        page.keyboard.type(typed)
        expect(dialog.locator(".pl-words-read").first).to_contain_text("Читается так")
        tab_to(page, "Основание")
        page.keyboard.type(REASON)
        page.keyboard.press("Tab")
        wait_until_idle(page)
        assert troubles(page) == []
        press(page, "Записать уточнение")
        expect(dialog).to_have_count(0)
        line = page.locator(".pl-card tr", has_text=field).first
        expect(line.locator(".pl-settled")).to_have_text("уточнено")
        expect(line).to_contain_text(shown.replace(" ", "\u00a0"))
        expect(line).to_contain_text(old)
        wait_until_idle(page)


def next_edition(page: Page, document: Path) -> None:
    go_to_page(page, "Редакции")
    upload(page, document)
    says(page, COUNTS)
    # Known by now what the column holds; what was settled of row 7 fits its new words no more.
    says(page, "заголовок столбца «Контрагенты» — «участники»")
    says(page, "9-12 июня 2026 года")
    press(page, "Опубликовать редакцию 3")
    says(page, f"Опубликована редакция 3 по документу «{document.name}»")
    wait_until_idle(page)
    assert troubles(page) == []


def seen_in_its_tables(folder: Path) -> None:
    """Two are carried to the next edition, the third is no longer what the document says."""
    tables = read(folder)
    rows: Any = tables.events.set_index("number")
    assert (tables.manifest["edition"], len(rows)) == (3, 47)
    assert {n: list(rows.loc[n, "corrected"]) for n in (6, 7, 8)} == {
        6: ["dates_text"], 7: [], 8: ["place_text"],
    }  # fmt: skip
    days = {n: f"{rows.loc[n, 'start_date']:%d.%m}–{rows.loc[n, 'end_date']:%d.%m}" for n in (6, 7)}
    assert days == {6: "12.05–14.05", 7: "09.06–12.06"}
    assert rows.loc[6, "dates_text"] == "Дата проведения уточняется"
    assert rows.loc[42, "participants_text"] == "Делегация Республики Беларусь"
    assert (tables.corrections["author"] == WHO).all()


def by_commands(told: Told, first: Path, second: Path, at: Path) -> None:
    """The same with what the page wrote down, by commands alone."""
    told("told", at / "told.csv")
    assert "Опубликовано" in told("publish", first, "--by", WHO)
    assert told("correct", at / "correct.csv").count("Исправлено") == len(SETTLED)
    told("publish", second, "--by", WHO)


def parquet_of(folder: Told, edition: int) -> dict[str, bytes]:
    (row,) = [one for one in folder.editions() if one["edition"] == edition]
    return {path.stem: path.read_bytes() for path in Path(row["directory"]).glob("*.parquet")}


@pytest.fixture
def documents(tmp_path: Path) -> tuple[Path, Path]:
    return (
        changed(tmp_path, "План.txt", HEADING),
        changed(tmp_path, "План, исправленный.txt", HEADING, *EDITS),
    )


def test_the_shipped_plan_from_the_drop_to_its_next_edition(
    page: Page,
    documents: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second = documents
    folder, other = Told(tmp_path / "data", capsys), Told(tmp_path / "other", capsys)
    for one in (folder, other):
        one("publish", SHIPPED, "--by", "первый запуск")
    with serve(folder.directory) as address:
        # Told beforehand: what is asked for a moment after a key may already have been answered.
        page.on("filechooser", lambda _: None)
        open_page(page, f"{address}/editions")
        loaded_told_and_published(page, first)
        settled(page)
        for name in ("told", "correct"):
            (tmp_path / f"{name}.csv").write_text(folder(name, "--list"), encoding="utf-8")
        next_edition(page, second)
    seen_in_its_tables(folder.directory)
    by_commands(other, first, second, tmp_path)
    for edition in (1, 2, 3):
        made, same = (parquet_of(one, edition) for one in (folder, other))
        assert made.keys() == same.keys() >= {*SAME}
        assert [name for name in made if made[name] != same[name]] == [], edition
    assert ["corrections" in parquet_of(other, n) for n in (1, 2, 3)] == [False, True, True]
    assert {line.split(": ")[1] for line in folder("rebuild").splitlines()} == {
        "совпадают байт в байт"
    }
