"""What the process that reads a document imports: it is started for each document anew."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from etl.folders import ROOT

_READ = """
import json, sys
from etl.documents.in_process import prepare, read_bytes
name, text = json.loads(sys.argv[1])
prepare(name, {})
rows = read_bytes(name, text.encode()).rows
print(json.dumps([len(rows), sorted(sys.modules)]))
"""
_HEAD = (
    "План международных мероприятий на первое полугодие 2026 года\n\n"
    "№ | Наименование мероприятия | Срок проведения | Место проведения | Описание | Цель | "
    "Участники\n"
)


@pytest.mark.parametrize(
    ("cell", "needs_months"),
    [("5 мая", False), ("5 мая*", False), ("в 10⁰⁰ 5 мая", True)],
)
def test_a_text_is_read_without_what_only_dates_and_word_forms_need(
    cell: str, needs_months: bool
) -> None:
    text = f"{_HEAD}1 | День дружбы | {cell} | г. Смоленск | Встреча | Дружба | Минск\n"
    done = subprocess.run(
        [sys.executable, "-c", _READ, json.dumps(["plan.txt", text])],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows, modules = json.loads(done.stdout)
    assert rows == 1
    assert "etl.dates.date_cell" not in modules
    assert "pymorphy3" not in modules
    assert ("babel" in modules) is needs_months
