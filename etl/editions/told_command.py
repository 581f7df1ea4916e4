"""``python -m etl told``: what persons tell the program, from a file or in one row."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from etl.command_names import file_named
from etl.command_options import NOTHING_CHANGED, common, published_line
from etl.editions.command_folder import author_of, plans_folder
from etl.refusals import RefusedDocumentError
from etl.spoken import say

if TYPE_CHECKING:
    from etl.editions.telling import ToldOutcome
    from etl.typed_rows import Line

_ROW = ("kind", "wording", "meaning", "reason")


def add_told_command(commands: Any) -> None:
    """Add the command to the program's own."""
    told = commands.add_parser("told", help="сказать программе, чего она не знает")
    told.add_argument("file", type=file_named, nargs="?", metavar="FILE.csv", help="строки")
    told.add_argument("--kind", metavar="KIND", help="heading, dates_text, place_text, …")
    told.add_argument("--wording", metavar="TEXT", help="слова документа")
    told.add_argument("--meaning", metavar="TEXT", help="что они значат")
    told.add_argument("--reason", metavar="TEXT", help="откуда это известно")
    told.add_argument("--list", action="store_true", help="напечатать, что сказано")
    told.add_argument("--take-back", action="store_true", help="отменить сказанное")
    common(told, who="кто говорит").set_defaults(run=_told)


def _told(options: argparse.Namespace) -> int:
    row = {name: getattr(options, name) for name in _ROW}
    typed = any(text is not None for text in row.values())
    if [options.file is not None, typed, options.list].count(True) != 1:
        raise RefusedDocumentError(
            "Укажите либо файл (python -m etl told ФАЙЛ.csv), либо одну строку (--kind, --wording, "
            "--meaning), либо --list."
        )
    directory = plans_folder(options)
    if options.list:
        from etl.editions.record import Record
        from etl.editions.record_rows import told_in_force
        from etl.told.told_file import told_csv

        say(told_csv(told_in_force(Record(directory)).values()).rstrip("\n"))
        return 0
    from etl.editions.telling import tell
    from etl.told.told_file import read_told_file

    lines = read_told_file(options.file) if options.file is not None else [_typed(row)]
    say(_in_words(tell(directory, lines, by=author_of(options), back=options.take_back)))
    return 0


def _typed(row: dict[str, str | None]) -> Line:
    return 1, {**{name: text or "" for name, text in row.items()}, "author": "", "at": ""}


def _in_words(done: ToldOutcome) -> str:
    targets = {one.target for one in done.told}
    lines = [f"Запомнено: {one.in_words()}." for one in done.told]
    lines += [f"Отменено: {one.in_words()}." for one in done.ended if one.target not in targets]
    if done.known:
        lines.append(f"Уже известно: {done.known}.")
    lines += [published_line(plan, number) for plan, number in done.editions]
    return "\n".join(lines if done.told or done.ended else [*lines, NOTHING_CHANGED])
