"""Word forms come from the dictionary of this project, whatever the environment names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl import morphology
from tests.accuracy import others


def test_a_dictionary_named_in_the_environment_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A folder without any dictionary: taken, it would end the analyser.
    monkeypatch.setenv("PYMORPHY2_DICT_PATH", str(tmp_path))
    made = morphology.analyzer.__wrapped__()
    assert "беларусь" in {p.normal_form for p in made.parse("Беларуси")}


def test_the_comparison_with_others_leaves_the_environment_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PYMORPHY2_DICT_PATH", raising=False)
    before = dict(os.environ)
    others._natasha.__wrapped__()
    assert dict(os.environ) == before
