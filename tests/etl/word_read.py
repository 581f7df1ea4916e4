"""Word tables written and read again, for the tests of what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.model import PlanDocument
from tests.etl.documents_made import docx

CULTURE, SPORT = "В сфере культуры", "В сфере спорта"

Read = Callable[..., PlanDocument]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def make(body: str, **parts: str) -> PlanDocument:
        return read_document(docx(tmp_path / "план.docx", body, **parts))

    return make


def titles(plan: PlanDocument) -> list[str]:
    return [row.cells["title"] for row in plan.rows]


def spheres(plan: PlanDocument) -> list[str]:
    return [row.sphere for row in plan.rows]


def numbers(plan: PlanDocument) -> list[str]:
    return [row.number_text for row in plan.rows]


def is_complete(plan: PlanDocument) -> bool:
    return plan.leftovers == ()
