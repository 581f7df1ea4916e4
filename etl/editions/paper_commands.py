"""``python -m etl passport``: papers on an edition, which the pages write."""

from __future__ import annotations

import argparse
from typing import Any

from etl.command_names import edition_number, file_named
from etl.editions.edition_commands import common


def add_paper_commands(commands: Any) -> list[argparse.ArgumentParser]:
    """Add the commands to the program's own; ``paper`` says which one a person has asked for."""
    passport = commands.add_parser("passport", help="паспорт качества редакции: .html или .docx")
    passport.add_argument(
        "--out", type=file_named, required=True, metavar="FILE", help="файл .html или .docx"
    )
    common(_of_edition(passport)).set_defaults(paper="passport")
    return [passport]


def _of_edition(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--plan", metavar="PLAN", help="план; без имени — тот, что показан первым")
    parser.add_argument(
        "--edition", type=edition_number, metavar="N", help="редакция; без номера — нынешняя"
    )
    return parser
