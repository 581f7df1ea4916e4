"""Each act on a page is one step back, and «forward» does it again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.addressed import at, picture, query
from tests.browser.serving import open_page

pytestmark = pytest.mark.browser


def choose(label: str, option: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        box = page.locator("[data-testid=stMultiSelect], [data-testid=stSelectbox]")
        field = box.filter(has=page.get_by_text(label, exact=True)).locator("input")
        field.click()
        field.fill(option)  # long lists hold only what is in sight
        page.get_by_role("option", name=option, exact=True).click()
        page.locator(".pl-top h1").click()  # closes the list

    return act


def press(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("radio", name=name, exact=True).click()


def typed(page: Page) -> None:
    field = page.get_by_placeholder(re.compile("Слова из любой ячейки"))
    field.click()
    field.press_sequentially("выставка", delay=60)


@pytest.mark.parametrize(
    ("path", "acts"),
    [
        (
            "events",
            [
                (choose("Сфера", "Спорт"), {"sphere": ["Спорт"]}),
                (choose("Период", "март 2026"), {"month": ["март 2026"]}),
                (choose("Страна-партнёр", "Беларусь"), {"country": ["Беларусь"]}),
                (choose("Место", "Смоленск"), {"place": ["Смоленск"]}),
                (choose("Форма проведения", "очно"), {"format": ["очно"]}),
            ],
        ),
        (
            "events",
            [
                (choose("Порядок", "по месту"), {"sort": ["по месту"]}),
                (choose("Показать", "без точной даты"), {"show": ["без точной даты"]}),
                (typed, {"q": ["выставка"]}),  # a word typed is one step, not eight
            ],
        ),
        (
            "calendar?month=апрель 2026",
            [
                (press("По местам"), {"lanes": ["По местам"]}),
                (press("Недели"), {"block": ["Недели"]}),
            ],
        ),
        ("spheres", [(press("Форма"), {"count": ["Форма"]}), (press("Месяцы"), {})]),
    ],
)
def test_each_act_is_one_step_back(
    page: Page, dashboard: str, path: str, acts: list[tuple[Callable[[Page], None], Any]]
) -> None:
    open_page(page, at(dashboard, path))
    pictures, queries = [picture(page)], [query(page)]
    for act, added in acts:
        act(page)
        page.wait_for_url(lambda url: added.items() <= parse_qs(urlsplit(url).query).items())  # noqa: B023
        pictures.append(picture(page))
        queries.append(query(page))
        assert added.items() <= queries[-1].items()
        assert pictures[-1] != pictures[-2]
    for before, asked in zip(pictures[-2::-1], queries[-2::-1], strict=True):
        page.go_back()
        page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == asked)  # noqa: B023
        assert picture(page) == before
        assert query(page) == asked
    page.go_forward()
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == queries[1])
    assert picture(page) == pictures[1]
