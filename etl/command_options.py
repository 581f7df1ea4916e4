"""Options that several commands have, and what they say alike."""

from __future__ import annotations

import argparse

from etl.command_names import edition_number

NOTHING_CHANGED = "Ничего не изменено."
WHO_PUBLISHES = "кто публикует"


def as_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json`` of what is else said in sentences."""
    parser.add_argument("--json", action="store_true", help="массив JSON вместо предложений")


def dry_run(parser: argparse.ArgumentParser) -> None:
    """Add ``--dry-run``."""
    parser.add_argument("--dry-run", action="store_true", help="показать и ничего не сохранить")


def edition_asked(parser: argparse.ArgumentParser) -> None:
    """Add ``--edition`` of what is made of one."""
    parser.add_argument(
        "--edition", type=edition_number, metavar="N", help="редакция; без номера — нынешняя"
    )


def period_told(parser: argparse.ArgumentParser) -> None:
    """Add ``--period``."""
    parser.add_argument("--period", metavar="2026-H1", help="период, если его нет в документе")


def folder_told(parser: argparse.ArgumentParser) -> None:
    """Add ``--data``."""
    parser.add_argument("--data", metavar="DIR", help="папка планов (PLAN_DATA_DIR)")


def published_line(plan: str, edition: int) -> str:
    """What a command says of an edition that it has published."""
    return f"Опубликовано: план {plan}, редакция {edition}."


def common(parser: argparse.ArgumentParser, who: str = "") -> argparse.ArgumentParser:
    """Add what all commands of the folder of plans take; ``who`` is the help of ``--by``."""
    folder_told(parser)
    if who:
        parser.add_argument("--by", metavar="NAME", help=who)
    return parser
