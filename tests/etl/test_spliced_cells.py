"""A short run of what ``python -m tests.siege.cells`` does at length."""

from __future__ import annotations

from tests.siege.cells import finds


def test_any_text_is_read() -> None:
    assert finds(12, seed=3, timed=False) == []
