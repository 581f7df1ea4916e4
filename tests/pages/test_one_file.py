"""The slice as one page: whole, stamped, sealed, and no text of a plan is markup in it."""

from __future__ import annotations

import base64
import re
from hashlib import sha256
from typing import Any

import pytest
from lxml import html

from pages.handouts.handout import Slice, slice_of
from pages.handouts.onefile.one_file_page import make
from pages.handouts.papers.paper_letters import printable
from pages.handouts.tables import csv_machine
from pages.shared.filters.chosen import Selection
from pages.shared.plan.tables import Plan
from tests.pages.papers_read import bare, expected_cells, hostile_plan


@pytest.fixture(scope="module")
def page(golden_plan: Plan) -> str:
    return make(slice_of(golden_plan, {}), "event").decode()


def parsed(text: str) -> Any:
    return html.document_fromstring(text)


def events_of(text: str) -> list[list[str]]:
    """Number, title and the plan's further cells of each event."""
    found = []
    for event in parsed(text).xpath("//article"):
        cells = dict(
            zip(event.xpath(".//dt/text()"), (d.text_content() for d in event.xpath(".//dd")),
                strict=True)
        )  # fmt: skip
        found.append([bare(event.xpath("./h4")[0].text_content()), *map(bare, cells.values())])
    return found


def test_every_cell_of_the_plan_is_in_the_page(golden_plan: Plan, page: str) -> None:
    wanted = [
        [cells[0] + cells[1], *filter(None, cells[2:])]
        for cells in expected_cells(golden_plan.events)
    ]
    assert events_of(page) == wanted
    assert len(wanted) == 47
    assert len(parsed(page).xpath("//section[@class='sphere']")) == 10


def test_a_quarter_is_a_hatched_window_and_what_is_open_is_said(page: str) -> None:
    (event,) = [e for e in parsed(page).xpath("//article") if e.get("id") == "e07"]
    # «II квартал (уточняется)»: a tentative one is an outline, from 91 of 181 days on.
    (piece,) = event.xpath(".//div[@class='strip']/i")
    assert piece.get("class") == "tentative"
    left, width = re.findall(r"[\d.]+(?=%)", piece.get("style"))
    assert float(left) == pytest.approx(100 * 90 / 181, abs=0.01)
    assert float(width) == pytest.approx(100 * 91 / 181, abs=0.01)
    assert event.xpath("./p[@class='note']/text()") == ["Открыто в плане: срок уточняется"]
    (june,) = [e for e in parsed(page).xpath("//article") if e.get("id") == "e05"]
    assert june.xpath(".//div[@class='strip']/i/@class") == ["window"]
    assert (june.get("data-months"), june.get("data-possible")) == ("", "2026-06")


def test_the_page_is_stamped_with_what_it_was_made_of(golden_plan: Plan) -> None:
    handed = slice_of(golden_plan, {"sphere": ["Спорт"]})
    text = make(handed, "event").decode()
    facts = parsed(text).xpath("//footer//dd/text()")
    assert sha256(csv_machine.make(handed, "event")).hexdigest() in facts
    assert "Сфера: Спорт" in facts
    assert "5 из 47\u00a0мероприятий" in facts
    assert "20\u00a0января 2026\u00a0года" in facts
    assert make(handed, "event").decode() == text


def test_the_page_lets_nothing_in_and_asks_for_nothing(page: str) -> None:
    tree = parsed(page)
    (policy,) = tree.xpath("//meta[@http-equiv]/@content")
    assert "default-src 'none'" in policy
    (script,) = tree.xpath("//script")
    own = base64.b64encode(sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{own}'" in policy
    addresses = [*tree.xpath("//@src"), *tree.xpath("//@href"), *re.findall(r"url\(([^)]*)", page)]
    assert all(address.startswith(("data:", "#")) for address in addresses)


def test_hostile_texts_stay_texts() -> None:
    plan = hostile_plan()
    text = make(Slice(plan, plan, Selection(), "", ("поиск: </title><script>",)), "event").decode()
    tree = parsed(text)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //b[text()='тег'] | //u")
    assert not re.search("[\u202a-\u202e\x00\x0b]", text)
    shown = events_of(text)
    assert shown[0][0] == bare("1." + printable(plan.events["title"][0]))
    assert any("<script>" in option for option in tree.xpath("//header//text()"))
