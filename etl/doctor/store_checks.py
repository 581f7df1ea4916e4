"""The store that plans come from, where they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from etl.bucket.local_copy import copy_with
from etl.doctor.finding import Finding, fault, fine

_LOOK = "раздел «Хранилище S3» страницы docs/install.ru.md говорит, что должно быть настроено"


def check_store(directory: Path) -> Iterator[Finding]:
    """Whether it answers, lets this program in and holds what can be shown."""
    copy = copy_with(directory)
    if copy is None:
        return
    if copy.trouble:
        yield fault("Хранилище планов", copy.trouble, _LOOK)
    else:
        yield fine("Хранилище планов", f"{copy.address} отвечает, копия полученного здесь")
