"""Whatever an address asks for, a page is built."""

from __future__ import annotations

import pytest

from tests.pages.test_shell import PAGES, html_of, run

pytestmark = pytest.mark.usefixtures("golden_app")

LONG = "9" * 5000
ODD = {
    "p": LONG, "event": LONG, "sphere": "\ufffd", "month": "\0", "shown": LONG, "at": "//[",
    "view": "[" * 3000, "colour": LONG, "q": "[" * 3000, "show": LONG, "add": "//[",
    "scenes": LONG,
}  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_an_address_of_odd_values_is_a_page(path: str) -> None:
    app = run(path, **ODD)
    assert not app.exception
    assert "не построена" not in html_of(app)


def test_a_scene_whose_address_cannot_be_read_is_not_added() -> None:
    app = run("show", add="//[")
    assert "Сцена не\u00a0добавлена" in html_of(app)
    assert len(app.radio[0].options) == len(run("show").radio[0].options)
