"""Papers on editions that a command writes: the same bytes as the dashboard's addresses give."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from etl.editions.edition_commands import plans_folder
from etl.folders import DATA
from etl.model import RefusedDocumentError
from etl.put_file import put_file
from etl.spoken import complain, in_words, say
from pages.shared.plan.tables import TablesMissingError


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


def _passport(options: argparse.Namespace) -> int:
    from pages.editions.passport.passport_files import passport_file

    endings: dict[str, Literal["html", "docx"]] = {".html": "html", ".docx": "docx"}
    ending = endings.get(options.out.suffix.lower())
    if ending is None:
        raise RefusedDocumentError(
            f"Паспорт бывает .html и .docx, не «{options.out.suffix or options.out.name}»."
        )
    with _folder(options):
        name, content = passport_file(*_edition(options), ending, served=False)
    return _put(options.out, content, name)


def _edition(options: argparse.Namespace) -> tuple[str, str]:
    """The plan, as a person names it, and the edition; "" where they are left open."""
    number = "" if options.edition is None else str(options.edition)
    if options.plan is None:
        return "", number
    from etl.editions.kept import find_plan
    from etl.editions.record import Record

    directory = plans_folder(options)
    if Record(directory).is_new:
        return options.plan, number
    return str(find_plan(Record(directory), options.plan)["plan"]), number


@contextmanager
def _folder(options: argparse.Namespace) -> Iterator[None]:
    """What the pages take for the dashboard's folder is the command's; refusals are its own."""
    before = os.environ.get(DATA)
    os.environ[DATA] = str(plans_folder(options))
    try:
        yield
    except TablesMissingError as error:
        raise RefusedDocumentError(str(error)) from None
    finally:
        if before is None:
            del os.environ[DATA]
        else:
            os.environ[DATA] = before


def _put(path: Path, content: bytes, words: str) -> int:
    try:
        put_file(path, content)
    except OSError as error:
        return complain(f"Не удалось записать файл: {in_words(error)}.", 1)
    say(f"{path}: {words}")
    return 0


_COMMANDS = {"compare": _compare, "passport": _passport}
