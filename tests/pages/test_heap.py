"""Garbage is not looked for among what stays: it was 70 ms of every click."""

from __future__ import annotations

import gc

from pages.shared.server.garbage import settle


def test_only_the_first_run_of_a_page_is_kept() -> None:
    gc.unfreeze()
    settle("a page")
    first = gc.get_freeze_count()
    assert first > 10_000  # pandas, plotly, streamlit
    later = [[number] for number in range(1_000)]
    settle("a page")
    assert gc.get_freeze_count() == first
    settle("another page")
    assert gc.get_freeze_count() > first + len(later)
    gc.unfreeze()
