"""Whoever asks for a file that is being made waits for that one; it is not made twice."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pages.handouts import making
from pages.handouts.handout import asked_of, slice_of
from pages.handouts.making import hand_out
from pages.handouts.tables import csv_machine
from pages.shared.plan.tables import load_plan
from pages.shared.visit.file_formats import FORMATS


def test_four_clicks_at_once_make_one_file(
    golden_app: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    make = csv_machine.make

    def slowly(*asked: object) -> bytes:
        made.append(asked)
        time.sleep(0.2)
        return make(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(csv_machine, "make", slowly)
    making._made.cache_clear()
    handed = slice_of(load_plan(), asked_of("?sphere=Спорт"))
    with ThreadPoolExecutor(4) as clicks:
        files = list(clicks.map(lambda _: hand_out(handed, FORMATS["csv"], "event"), range(4)))
    making._made.cache_clear()
    assert len(made) == 1
    assert {file.content for file in files} == {files[0].content}
    assert files[0].content.count(b"plan-2026-H1.txt") == 5  # «Спорт» has five events
