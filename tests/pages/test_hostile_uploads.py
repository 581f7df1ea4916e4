"""A short run of what ``python -m tests.siege.hostile_page`` does with all hostile documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.siege.hostile import ALL
from tests.siege.hostile_page import siege

# Of each kind some, those among them that took a server longest before cells were read apart.
SOME = (
    "word: описания по 90000 знаков",
    "word: таблицы в 3000 слоёв",
    "word: миллиард смеха",
    "word: части вне папки",
    *[name for name in ALL if not name.startswith("word")][::19],
)


@pytest.mark.slow
@pytest.mark.started_anew
def test_hostile_documents_end_in_a_sentence_or_a_preview(golden_app: Path) -> None:
    wrong = {name: faults for name, _, faults in siege(SOME, golden_app, timed=False) if faults}
    assert wrong == {}
