"""``python -m etl passport``, ``letters``, ``answers``: papers that the pages write and read."""

from __future__ import annotations

import argparse
from typing import Any

from etl.command_names import document_named, file_named, folder_named
from etl.command_options import common, dry_run, edition_asked


def add_paper_commands(commands: Any) -> list[argparse.ArgumentParser]:
    """Add the commands to the program's own; ``paper`` says which one a person has asked for."""
    passport = commands.add_parser("passport", help="паспорт качества редакции: .html или .docx")
    passport.add_argument(
        "--out", type=file_named, required=True, metavar="FILE", help="файл .html или .docx"
    )
    common(_of_edition(passport)).set_defaults(paper="passport")
    letters = commands.add_parser("letters", help="письма «Просим уточнить» по сферам: .docx")
    letters.add_argument("out", type=folder_named, metavar="OUT", help="папка или файл .zip")
    common(_of_edition(letters)).set_defaults(paper="letters")
    answers = commands.add_parser("answers", help="принять ответы из заполненного письма")
    answers.add_argument("file", type=document_named, metavar="FILE", help="заполненное письмо")
    answers.add_argument("--from", dest="said_by", metavar="NAME", default="", help="кто ответил")
    dry_run(answers)
    common(answers, who="кто принимает").set_defaults(paper="answers")
    return [passport, letters, answers]


def _of_edition(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--plan", metavar="PLAN", help="план; без имени — тот, что показан первым")
    edition_asked(parser)
    return parser
