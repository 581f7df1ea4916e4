"""Papers on editions that a command writes: the same bytes as the dashboard's addresses give."""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.put_file import put_file
from etl.spoken import complain, in_words, say


def run(command: str, options: argparse.Namespace) -> int:
    """Do what a command asks for.

    Args:
        command: one of ``_COMMANDS``.
        options: what it was given.

    Raises:
        RefusedDocumentError: there is not what is asked for.
        RecordError: the folder's record cannot be read.
    """
    return _COMMANDS[command](options)


def _compare(options: argparse.Namespace) -> int:
    from pages.editions.comparing.compared_sources import compared_sources
    from pages.editions.comparing.comparison_word import comparison_word

    found = compared_sources(options.old, options.new)
    content = comparison_word(found, found.now.made)
    return _put(options.docx, content, found.counts or found.none)


def _put(path: Path, content: bytes, words: str) -> int:
    try:
        put_file(path, content)
    except OSError as error:
        return complain(f"Не удалось записать файл: {in_words(error)}.", 1)
    say(f"{path}: {words}")
    return 0


_COMMANDS = {"compare": _compare}
