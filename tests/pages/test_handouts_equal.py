"""Button, command and address: one file of one slice, in every form, to the byte.

Documents and slides too: they are drawn here and not by a browser, and know no clock.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from etl.__main__ import main
from pages.handouts.handout import asked_of
from pages.handouts.making import _made
from pages.shared.visit.file_formats import FILES, FORMATS
from pages.shared.visit.take_away import file_list
from tests.pages.asking import ask
from tests.pages.test_analyst_ways import html_of, run

pytestmark = pytest.mark.slow

QUERIES = (
    "",
    "sphere=Культура и туризм&q=выставка&sort=по сроку&vague=marks",
    "country=Беларусь&show=без точной даты&month=май 2026&month=июнь 2026",
)
ONE = "e07"
"""№ 7, «II квартал (дата проведения уточняется)»."""
_LINK = re.compile(r"<a class='pl-file' href='\./([^']*)'")
_QUERY = re.compile(r"<details class='pl-take' data-query='([^']*)'")


def links(page: str, query: str) -> dict[str, str]:
    """The addresses of the files that a page has on its buttons, by their names."""
    asked = {name: [*values] for name, values in asked_of(f"?{query}").items()}
    found = [unescape(link) for link in _LINK.findall(html_of(run(page, **asked)))]
    return {address.partition("?")[0].removeprefix("data/"): f"/{address}" for address in found}


def by_command(key: str, grain: str, query: str, data: Path, out: Path) -> bytes:
    _made.cache_clear()  # the command is a process of its own
    command = ["export", "--format", key, "--grain", grain, "--out", str(out)]
    assert main([*command, "--data", str(data), "--query", query]) == 0
    return out.read_bytes()


@pytest.mark.parametrize("query", QUERIES)
def test_button_address_and_command_give_the_same_bytes(
    golden_app: Path, tmp_path: Path, query: str
) -> None:
    buttons = links("data", query)
    assert set(buttons) == set(FILES)
    for name, (form, grain) in FILES.items():
        answer = ask(buttons[name])
        assert answer.status == 200, (name, answer.text)
        assert answer.headers["content-type"] == form.media_type
        assert ask(f"/data/{name}?{query}").content == answer.content, name
        whole_address = f"http://127.0.0.1:8501/events?{query}&view=54,32&p=2"
        made = by_command(form.key, grain, whole_address, golden_app, tmp_path / name)
        assert made == answer.content, name


def test_the_list_offers_the_same_files_under_its_own_search_and_order(golden_app: Path) -> None:
    asked = {name: [*values] for name, values in asked_of(f"?{QUERIES[1]}").items()}
    (query,) = _QUERY.findall(html_of(run("events", **asked)))
    offered, of_data = _LINK.findall(file_list()), links("data", QUERIES[1])
    assert set(offered) == {f"data/{form.address('event')}" for form in FORMATS.values()}
    for address in offered:
        wanted = asked_of(of_data[address.removeprefix("data/")])
        assert asked_of(f"/{address}{unescape(query)}") == wanted, address


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("sort=по дате", ""),
        ("show=синие&q=выставка", "q=выставка"),
        ("sort=по сроку&show=Без срока", "sort=по сроку"),
        ("vague=да&show=без срока", "show=без срока"),
    ],
)
def test_the_list_s_files_pass_by_what_a_link_asks_for_and_there_is_not(
    golden_app: Path, asked: str, kept: str
) -> None:
    values = {name: [*of] for name, of in asked_of(f"?{asked}").items()}
    (query,) = _QUERY.findall(html_of(run("events", **values)))
    assert asked_of(unescape(query)) == asked_of(f"?{kept}")
    assert ask(f"/data/events.csv{unescape(query)}").status == 200


def test_a_card_s_files_are_of_its_event_by_every_way(golden_app: Path, tmp_path: Path) -> None:
    cards = links("events", f"event={ONE}&{QUERIES[2]}")
    card = {name: address for name, address in cards.items() if "only=" in address}
    for name, (form, grain) in FILES.items():
        query = f"only={ONE}&vague=marks" if form.key == "ics" else f"only={ONE}"
        answer = ask(card.get(name) or f"/data/{name}?{query}")
        assert answer.status == 200, (name, answer.text)
        made = by_command(form.key, grain, query, golden_app, tmp_path / name)
        assert made == answer.content, name
