"""Within one run a page asks the folder and the address once; the next run asks again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.plan.per_run import one_run, per_run


def _counted() -> tuple[list[str], Callable[[str], str]]:
    asked: list[str] = []

    @per_run
    def find(name: str) -> str:
        asked.append(name)
        if name == "bad":
            raise ValueError(name)
        return f"{name}{len(asked)}"

    return asked, find


def test_what_is_found_lasts_for_the_run_and_no_longer() -> None:
    _, find = _counted()
    assert find("a") == "a1"
    assert find("a") == "a2", "outside of a run everything is asked"
    with one_run():
        assert [find("a"), find("a"), find("b")] == ["a3", "a3", "b4"]
    with one_run():
        assert find("a") == "a5"


def test_a_run_that_fails_leaves_nothing_behind() -> None:
    asked, find = _counted()
    with pytest.raises(ValueError, match="bad"), one_run():
        find("bad")
    with pytest.raises(ValueError, match="bad"), one_run():
        find("bad")
    assert asked == ["bad", "bad"], "an error is no answer that would be kept"
    assert find("a") == "a3"


def test_a_run_within_a_run_has_its_own_answers() -> None:
    _, find = _counted()
    with one_run():
        assert find("a") == "a1"
        with one_run():
            assert find("a") == "a2"
        assert find("a") == "a1"


def test_each_run_has_pages_of_its_own() -> None:
    def script() -> None:
        import streamlit as st

        from pages.shared.visit.menu import menu

        first, second = menu(), menu()
        st.navigation(
            first
        )  # notes in its page that it may run; another visit's may not hear of it
        told = [page.title for page in second if page._can_be_called]
        st.session_state["told"] = told, [page.title for page in first if page._can_be_called]

    app = AppTest.from_function(script).run()
    assert not app.exception
    assert app.session_state["told"] == ([], ["Обзор"])
