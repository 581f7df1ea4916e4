"""Documents that nobody should drop on «Редакции»: one sentence, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.editions.loading import trials
from tests.acceptance.refused import REFUSED
from tests.etl.plan_folders import content
from tests.siege.readers import watched_while_publishing

KINDS = ("empty docx", "empty txt", "truncated docx", "encrypted xlsx", "picture as pdf",
         "letter txt", "billion laughs", "scan pdf", "headings only")  # fmt: skip
NAMES = ("план\0.do\0cx", "план.\ud800", "../../../etc/x.docx", "план\n.docx", "", ".", "а" * 5_000)


def the_sentence(trial: trials.Trial) -> str:
    assert trial.outcome == "refused"
    assert trial.words.endswith(".")
    assert trial.words.isprintable()
    assert "Error" not in trial.words
    return trial.words


def test_each_kind_says_one_sentence_and_changes_nothing(golden_app: Path) -> None:
    before = content(golden_app)
    for kind in KINDS:
        name, make = REFUSED[kind]
        assert the_sentence(trials.try_document(name, make())).startswith(name)
    for name in NAMES:
        the_sentence(trials.try_document(name, b"1"))
    assert content(golden_app) == before


@pytest.mark.slow
def test_those_who_look_while_one_publishes_see_one_edition_whole(tmp_path: Path) -> None:
    """A short run of what ``python -m tests.siege.readers`` does at length."""
    assert watched_while_publishing(tmp_path, publishes=6, readers=5) == [0]
