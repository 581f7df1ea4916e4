"""Papers on editions that a command writes: the same bytes as the dashboard's addresses give."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from etl.command_options import NOTHING_CHANGED, published_line
from etl.editions.command_folder import author_of, plans_folder
from etl.folders import DATA
from etl.put_file import put_and_say
from etl.refusals import AnsweredRow, AnsweredSheetError, RefusedDocumentError
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
    from pages.editions.comparing.comparison_docx import comparison_docx

    found = compared_sources(options.old, options.new)
    content = comparison_docx(found, found.now.made)
    return put_and_say(options.docx, content, found.counts or found.none)


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
    return put_and_say(options.out, content, name)


def _letters(options: argparse.Namespace) -> int:
    from pages.editions.letters.letter_docx import letter_docx
    from pages.editions.letters.letter_files import NOTHING, letters_zip
    from pages.editions.letters.letter_sheets import letters

    with _folder(options):
        asked = _edition(options)
        found = letters(*asked)
        if not found:
            raise RefusedDocumentError(NOTHING)
        if options.out.suffix.lower() == ".zip":
            name, content = letters_zip(*asked)
            return put_and_say(options.out, content, name)
    try:
        options.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = in_words(error)
        return complain(
            f"Не удалось записать письма: {why}; --out — папка для писем или файл .zip.", 1
        )
    for letter in found:
        code = put_and_say(options.out / f"{letter.name}.docx", letter_docx(letter), letter.to)
        if code:
            return code
    return 0


def _answers(options: argparse.Namespace) -> int:
    from etl.editions.answers.answering import read_answers, take_answers
    from pages.editions.letters.answer_words import answer_line, counts_in_words
    from pages.shared.words.sphere_names import sphere_label

    directory = plans_folder(options)
    name, rows = _sheet(options.file)
    answers = read_answers(
        directory, rows, name=name, said_by=options.said_by, sphere_words=sphere_label
    )
    lines = [*answers.notes]
    for row in answers.rows:
        if row.outcome != "empty":
            lines.append(f"{_HOW[row.outcome]}: {answer_line(row).in_words()}")
    lines.append(f"{name}: {counts_in_words(answers)}.")
    if options.dry_run:
        lines.append("Это была проба: ничего не изменено.")
    elif answers.of("new"):
        done = take_answers(directory, answers, by=author_of(options))
        lines += [published_line(p, n) for p, n in done.editions]
    else:
        lines.append(NOTHING_CHANGED)
    if answers.of("refused") and not (answers.of("new") or answers.of("known")):
        return complain("\n".join(lines), 2)  # nothing could be taken: a script must hear it
    say("\n".join(lines))
    return 0


_HOW = {"new": "Читается", "known": "Уже есть", "refused": "Не принято"}


def _sheet(path: Path) -> tuple[str, tuple[AnsweredRow, ...]]:
    """The rows of a filled-in letter.

    Raises:
        RefusedDocumentError: it is none, or cannot be read.
    """
    from etl.documents import Reading

    with closing(Reading(path)) as reading:
        try:
            reading.document()
        except AnsweredSheetError as sheet:
            return reading.name, sheet.rows
        raise RefusedDocumentError(
            f"{reading.name}: это план, а не ответы на письмо «Просим уточнить»; план публикует "
            "команда python -m etl publish."
        )


def _edition(options: argparse.Namespace) -> tuple[str, str]:
    """The plan, as a person names it, and the edition; "" where they are left open."""
    number = "" if options.edition is None else str(options.edition)
    if options.plan is None:
        return "", number
    from etl.editions.record import Record
    from etl.editions.record_rows import find_plan

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


_COMMANDS = {"compare": _compare, "passport": _passport, "letters": _letters, "answers": _answers}
