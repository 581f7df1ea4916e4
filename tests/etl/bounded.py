"""Documents that are refused within the bounds of a reading."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from etl.documents import read_document
from etl.refusals import RefusedDocumentError


def sentence(path: Path) -> str:
    """The refusal; all processes so far have stayed within the bounds."""
    with pytest.raises(RefusedDocumentError) as caught:
        read_document(path)
    said = str(caught.value)
    assert said.startswith(path.name)
    assert said.endswith(".")
    assert "\n" not in said
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2**20
    return said
