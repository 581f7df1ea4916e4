"""The command line: ``build``, ``compare``, ``export``, and the folder of plans' commands."""

from __future__ import annotations

import argparse
import atexit
import gc
import json
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from etl.archive.archive_command import add_command as add_archive
from etl.bucket.mirror_command import add_mirror
from etl.command_names import document_named, file_named, folder_named
from etl.command_options import as_json, folder_told, period_told
from etl.doctor.doctor_command import add_doctor
from etl.editions.edition_commands import add_commands
from etl.editions.paper_commands import add_paper_commands
from etl.editions.record import RecordError
from etl.editions.told_command import add_told_command
from etl.fault_log import keep_fault
from etl.happenings import note_happening, reason_alone
from etl.refusals import RefusedDocumentError
from etl.spoken import UnsayableError, complain, in_words, say, speakable, tables_not_written


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 2 the document was refused, 1 the disk or the program failed."""
    speakable()
    try:
        options = _parser().parse_args(arguments)
        code = int(options.run(options))
        return code
    except (RefusedDocumentError, RecordError) as error:
        given = sys.argv[2:] if arguments is None else list(arguments)[1:]
        names = [name for one in given for name in (one, Path(one).name)]
        why = reason_alone(str(error), others=names)
        note_happening("refused", by="command", why=why)
        return complain(str(error), 2)
    except UnsayableError as error:
        return complain(f"Сделано, но вывести ответ некуда: {in_words(error.cause)}.", 1)
    except OSError as error:
        return complain(f"{tables_not_written(error)}.", 1)
    except KeyboardInterrupt:
        return complain("Прервано, ничего не изменено.", 130)
    except Exception:
        log = keep_fault(traceback.format_exc())
        return complain(
            "Внутренняя ошибка программы, ничего не изменено; передайте разработчику документ "
            f"и запись о ней «{log}».",
            1,
        )


class _Parser(argparse.ArgumentParser):
    """Says in one Russian line what is wrong with a command."""

    def error(self, message: str) -> NoReturn:
        kind, _, names = message.partition(": ")
        what = {
            "the following arguments are required": f"не указано: {names}",
            "unrecognized arguments": f"лишнее в команде: {names}",
        }.get(kind, f"не понято: {' '.join(sys.argv[1:]) or 'нет команды'}")
        sentence = f"Команда не понята ({what}); что можно указать, говорит {self.prog} --help."
        sys.exit(complain(sentence, 2))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m etl", description=__doc__)
    commands = parser.add_subparsers(required=True)
    build = commands.add_parser("build", help="прочитать план и построить таблицы")
    build.add_argument("source", type=document_named, metavar="SOURCE", help="документ плана")
    build.add_argument(
        "--out", type=folder_named, required=True, metavar="DIR", help="папка таблиц"
    )
    build.add_argument("--previous", type=folder_named, metavar="OLD_DIR", help="прежняя редакция")
    period_told(build)
    build.add_argument("--online", action="store_true", help="спрашивать Nominatim")
    build.set_defaults(run=_build)
    compare = commands.add_parser("compare", help="чем одна редакция отличается от другой")
    compare.add_argument("old", type=document_named, metavar="OLD")
    compare.add_argument("new", type=document_named, metavar="NEW")
    as_json(compare)
    compare.add_argument("--docx", type=file_named, metavar="FILE", help="то же документом Word")
    compare.set_defaults(run=_compare)
    add_commands(commands)
    add_mirror(commands)
    add_told_command(commands)
    export = commands.add_parser("export", help="отобранное файлом, как его отдаёт дашборд")
    export.add_argument("--format", required=True, metavar="F", help="csv-excel, csv, xlsx, …")
    export.add_argument("--out", type=file_named, required=True, metavar="FILE", help="файл")
    folder_told(export)
    export.add_argument("--plan", metavar="PLAN", help="план, если их в папке несколько")
    export.add_argument("--query", default="", metavar="Q", help="адрес страницы после «?»")
    export.add_argument("--grain", default="event", metavar="event|venue", help="что есть строка")
    export.add_argument(
        "--show", type=document_named, metavar="FILE", help="показ из файла слайдами (pptx)"
    )
    export.set_defaults(run=_export)
    add_archive(commands)
    add_doctor(commands)
    for command in add_paper_commands(commands):
        command.set_defaults(run=_papers_named)
    return parser


def _build(options: argparse.Namespace) -> int:
    from etl.documents import Reading  # imported here: --help answers at once

    reading = Reading(options.source)
    from etl.build import build_plan  # while the document is read, in a process of its own
    from etl.build_report import report

    manifest = build_plan(
        reading,
        options.out,
        previous=options.previous,
        period=options.period,
        online=options.online,
    )
    say(report(manifest, options.out))
    return 0


def _compare(options: argparse.Namespace) -> int:
    from etl.compare import compare
    from etl.compare import in_words as change_in_words

    if options.docx is not None:
        if options.json:
            raise RefusedDocumentError("Укажите одно из двух: --json или --docx ФАЙЛ.")
        return _papers("compare", options)
    changes = compare(options.old, options.new)
    if options.json:
        say(json.dumps([change.as_json() for change in changes], ensure_ascii=False, indent=1))
    else:
        say("\n".join(map(change_in_words, changes)) or "Изменений нет.")
    return 0


def _papers_named(options: argparse.Namespace) -> int:
    return _papers(options.paper, options)


def _papers(command: str, options: argparse.Namespace) -> int:
    # Papers say what the pages say, so they are made there: by name, as an export is.
    return int(import_module("pages.handouts.written_papers").run(command, options))


def _export(options: argparse.Namespace) -> int:
    # The one step from the tables to the pages: a file holds what they show. By name, so that
    # nothing else of a build waits for it (docs/architecture.md).
    return int(import_module("pages.handouts.export_command").run(options))


def _end_at_once(code: int) -> NoReturn:
    """End as Python does, but for throwing away what was made, piece by piece.

    The system takes all of it back at once; Python took a seventh of a build for it.
    """
    atexit._run_exitfuncs()
    os._exit(code)


if __name__ == "__main__":
    # One short run makes much and throws little away: looking for garbage after every 700
    # new objects, Python's default, took an eighth of a build, after every 100,000 a sixteenth.
    gc.set_threshold(1_000_000, 20, 20)
    ended = main()
    if sys.argv[1:2] == ["build"]:  # it has no thread left, and what it says is said (``say``)
        _end_at_once(ended)
    sys.exit(ended)
