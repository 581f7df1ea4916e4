"""A message of the browser is for the page that its address names, whatever hash it has."""

from __future__ import annotations

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.util import calc_hash

from pages.shared.server.page_asked import for_page

PAGES = ("overview", "calendar", "map")


def message(url: str, of_page: str, fragment: str = "") -> bytes:
    told = BackMsg()
    told.rerun_script.page_script_hash = calc_hash(of_page) if of_page else ""
    told.rerun_script.context_info.url = url
    told.rerun_script.fragment_id = fragment
    told.rerun_script.query_string = "sphere=Спорт"
    return bytes(told.SerializeToString())


@pytest.mark.parametrize(
    ("url", "of_page", "asked"),
    [
        ("http://host:8501/map?sphere=Спорт#a", "calendar", "map"),
        ("http://host/plan/map/", "calendar", "map"),  # behind a proxy, in a folder
        ("http://host:8501/", "calendar", "overview"),
        ("http://host:8501", "calendar", "overview"),
        ("http://host:8501/map", "map", "map"),
        ("http://host:8501/no-such-page", "map", "map"),
        ("", "map", "map"),
    ],
)
def test_the_address_says_which_page_runs(url: str, of_page: str, asked: str) -> None:
    run = BackMsg.FromString(for_page(message(url, of_page, "piece"), PAGES)).rerun_script
    assert run.page_script_hash == calc_hash(asked)
    assert run.query_string == "sphere=Спорт"
    assert run.fragment_id == ("piece" if asked == of_page else "")


def test_the_first_page_of_a_server_in_a_folder_is_the_folder_itself() -> None:
    told = message("http://host/plan/", "map")
    run = BackMsg.FromString(for_page(told, PAGES, "/plan")).rerun_script
    assert run.page_script_hash == calc_hash("overview")
    assert for_page(told, PAGES) == told  # a folder that only a proxy knows


def test_what_asks_for_no_known_page_is_left_as_it_is() -> None:
    first = message("http://host/map", "")  # a first visit: Streamlit finds the page by its name
    assert for_page(first, PAGES) == first
    for other in (b"\xff\xff", b"x", bytes(BackMsg(stop_script=True).SerializeToString())):
        assert for_page(other, PAGES) == other
