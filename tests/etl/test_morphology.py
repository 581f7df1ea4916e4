"""A word that the dictionary breaks off at is an unknown word, no end of a build."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from etl import morphology


class BrokenOff:
    def parse(self, word: str) -> list[Any]:
        raise struct.error("unpack requires a buffer of 8 bytes")


def test_a_word_that_the_dictionary_breaks_off_at_is_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(morphology, "analyzer", lambda: BrokenOff())
    assert morphology.parses("словоникакое") == ()
    assert morphology.lemmas("словодругое") == frozenset()
    morphology.parses.cache_clear()
    morphology.lemmas.cache_clear()
