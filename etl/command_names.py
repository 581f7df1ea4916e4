"""Names on the command line: an empty one would be the folder that one stands in."""

from __future__ import annotations

from pathlib import Path

from etl.model import RefusedDocumentError

_LARGEST_NUMBER = 6
"""Digits of an edition's number."""


def folder_named(text: str) -> Path:
    """The folder of tables that an argument names.

    Raises:
        RefusedDocumentError: the name is empty.
    """
    return _named(text, "Имя папки таблиц пусто; укажите папку, например plan_data/new.")


def plans_named(text: str) -> Path:
    """The folder of plans that an argument names.

    Raises:
        RefusedDocumentError: the name is empty.
    """
    return _named(text, "Имя папки планов пусто; укажите папку, например plan_data/new.")


def file_named(text: str) -> Path:
    """The file to be written that an argument names.

    Raises:
        RefusedDocumentError: the name is empty.
    """
    return _named(text, "Имя файла пусто; укажите его, например план.xlsx.")


def document_named(text: str) -> Path:
    """The document that an argument names.

    Raises:
        RefusedDocumentError: the name is empty.
    """
    return _named(text, "Имя документа пусто; укажите файл с планом.")


def corrections_named(text: str) -> Path:
    """The file of corrections that an argument names.

    Raises:
        RefusedDocumentError: the name is empty.
    """
    return _named(text, "Имя файла исправлений пусто; укажите его, например исправления.csv.")


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


def _named(text: str, sentence: str) -> Path:
    if not text.strip():
        raise RefusedDocumentError(sentence)
    return Path(text)
