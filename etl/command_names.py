"""Names on the command line: an empty one would be the folder that one stands in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.bucket.bucket import STORE_SCHEME
from etl.folders import folder_at
from etl.refusals import RefusedDocumentError

_LARGEST_NUMBER = 6
"""Digits of an edition's number."""


def _named(sentence: str) -> Callable[[str], Path]:
    """What reads a path from an argument, and refuses an empty one with this sentence.

    An address of a store is no path: what is written there would lie in a folder called «s3:».
    """

    def named(text: str) -> Path:
        if not text.strip():
            raise RefusedDocumentError(sentence)
        if text.strip().startswith(STORE_SCHEME):
            raise RefusedDocumentError(
                "Адрес хранилища s3:// здесь не годится; укажите папку или файл этого компьютера, "
                "а в хранилище планы отправляет python -m etl mirror."
            )
        return Path(text)

    return named


folder_named = _named("Имя папки таблиц пусто; укажите папку, например plan_data/new.")
_plans_named = _named("Имя папки планов пусто; укажите папку, например plan_data/new.")
documents_named = _named("Имя папки с документами пусто; укажите папку.")
file_named = _named("Имя файла пусто; укажите его, например план.xlsx.")
document_named = _named("Имя документа пусто; укажите файл с планом.")
corrections_named = _named("Имя файла исправлений пусто; укажите его, например исправления.csv.")


def plans_named(text: str) -> Path:
    """The folder of plans that a command names: by its path, or by a store's address.

    Raises:
        RefusedDocumentError: the name is empty.
    """
    return folder_at(text) if text.startswith(STORE_SCHEME) else _plans_named(text)


def edition_number(text: str) -> int:
    """The number of an edition.

    Raises:
        RefusedDocumentError: it is none.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= _LARGEST_NUMBER):
        raise RefusedDocumentError(
            f"Номер редакции «{text[:40]}» не понят; укажите целое от 1, например --edition 2."
        )
    return int(text)
