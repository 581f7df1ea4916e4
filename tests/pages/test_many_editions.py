"""«Редакции» of a plan with many editions: the latest and the published one, others if asked."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.documents import Reading
from etl.editions.published_again import publish_again
from etl.editions.publishing import publish
from tests.etl.conftest import ROOT
from tests.pages.folder_shown import show_folder
from tests.pages.message_sizes import message_sizes

EDITIONS = 10
PLAN = """План международных мероприятий Смоленской области на I полугодие 2026 года

№ п/п\tНаименование мероприятия\tМесто проведения\tСроки проведения\tУчастники
1\tФорум {number}\tг. Смоленск\t{number} мая 2026 года\tРеспублика Беларусь
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("editions")
    for number in range(1, EDITIONS + 1):
        document = place / f"план {number}.txt"
        document.write_text(PLAN.format(number=number), "utf-8")
        with closing(Reading(document)) as reading:
            plan = publish(reading, place / "plans").plan
    publish_again(place / "plans", plan, 2, by="Иванова")
    return place / "plans"


@pytest.fixture
def page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    show_folder(monkeypatch, folder)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    return app.switch_page("pages/editions/page.py").run()


def listed(app: AppTest) -> list[int]:
    text = "".join(one.proto.body for one in app.get("html"))
    return [int(number) for number in re.findall(r"<b>Редакция (\d+)</b>", text)]


def test_the_latest_and_the_published_one_stand_there(page: AppTest) -> None:
    assert listed(page) == [10, 9, 8, 7, 6, 5, 2]
    assert page.toggle[0].label == "Прежние редакции: 3"


def test_all_others_stand_there_when_asked_for(page: AppTest) -> None:
    with message_sizes() as sizes:
        page.toggle[0].set_value(True).run()
    assert listed(page) == [10, 9, 8, 7, 6, 5, 2, 4, 3, 1]
    assert not page.exception
    assert max(sizes) < 100_000, sizes
