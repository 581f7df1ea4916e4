"""Labels are cut and wrapped before the browser would draw them over others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.figures.text_fit import fit, text_width, wrap


@given(st.text(max_size=60), st.floats(20, 400))
def test_a_fitted_text_is_never_wider_than_its_room(text: str, width: float) -> None:
    assert text_width(fit(text, width, 12), 12) <= width


@given(st.text(alphabet="абвг -ЖШ", max_size=80), st.floats(30, 200))
def test_wrapped_lines_are_never_wider_than_the_column(text: str, width: float) -> None:
    assert all(text_width(line, 12) <= width + 0.01 for line in wrap(text, width, 12))


@given(st.lists(st.text(alphabet="абвг", min_size=1, max_size=6), min_size=1, max_size=12))
def test_wrapping_loses_no_word(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), 120, 12)).split() == words


def test_a_long_compound_breaks_at_its_hyphen() -> None:
    assert wrap("гражданско-патриотическое", 100, 12) == ["гражданско-", "патриотическое"]


@pytest.mark.parametrize("most", [1, 3])
def test_lines_beyond_the_limit_end_in_an_ellipsis(most: int) -> None:
    lines = wrap("слово " * 40, 100, 12, most=most)
    assert len(lines) == most
    assert lines[-1].endswith("…")


def test_nothing_readable_is_cut_to_nothing() -> None:
    assert fit("Славянский хоровод", 15, 12) == ""
