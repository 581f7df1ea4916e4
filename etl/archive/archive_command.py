"""``python -m etl archive``: a folder of documents is published."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.command_names import documents_named
from etl.command_options import WHO_PUBLISHES, as_json, common
from etl.editions.command_folder import author_of, plans_folder
from etl.happenings import note_happening, reason_alone
from etl.refusals import RefusedDocumentError
from etl.spoken import complain, say, tables_not_written

if TYPE_CHECKING:
    from etl.archive.archiving import Crew
    from etl.archive.file_sorting import Outcome

ALL, SOME_REFUSED, NONE = 0, 3, 2
"""Exit codes of the contract."""

_KINDS = {"taken": "принят", "same": "тот же", "refused": "отказ", "passed_over": "пропущен"}


def add_command(commands: Any) -> None:
    """Add the command to the program's own."""
    parser = commands.add_parser("archive", help="опубликовать все документы папки")
    parser.add_argument(
        "folder", type=documents_named, metavar="FOLDER", help="папка с документами планов"
    )
    parser.add_argument("--workers", metavar="N", help="сколько процессов читают (по числу ядер)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="планировщик Dask вместо них")
    as_json(parser)
    common(parser, who=WHO_PUBLISHES).set_defaults(run=_archive)


def _archive(options: argparse.Namespace) -> int:
    from etl.archive.archiving import archive
    from etl.archive.folder_walk import walk
    from etl.archive.progress import Progress
    from etl.archive.workforce import ClusterError

    directory, by = plans_folder(options), author_of(options)
    files = list(walk(options.folder, directory))
    progress = Progress()
    done: list[Outcome] = []
    try:
        for outcome in archive(files, directory, by=by, crew=_crew(options), report=progress):
            done.append(outcome)
            if outcome.kind == "refused":
                own_name = outcome.name.rpartition("/")[2]
                note_happening("refused", by="archive", why=reason_alone(outcome.why, own_name))
            if not options.json:
                progress.clear()
                say(_in_words(outcome))
    except ClusterError as error:
        progress.clear()
        return complain(str(error), NONE)
    except KeyboardInterrupt:
        progress.clear()
        return complain(f"Прервано. {_rest(done)}", 130)
    except OSError as error:
        progress.clear()
        return complain(f"{tables_not_written(error)}. {_rest(done)}", 1)
    finally:
        progress.clear()
        if options.json:
            say(json.dumps(list(map(_as_json, done)), ensure_ascii=False, indent=1))
    if not options.json:
        say("\n".join([*_order_in_words(done), _summary(done)]))
    return _code(options.folder, done)


def _rest(done: Sequence[Outcome]) -> str:
    """What has come of a command that ends before its time."""
    taken = sum(outcome.kind == "taken" for outcome in done)
    return f"Принято документов: {taken}; остальные возьмёт эта же команда, если повторить её."


def _crew(options: argparse.Namespace) -> Crew:
    from etl.archive.archiving import Crew

    if options.workers is None:
        return Crew(scheduler=options.scheduler)
    if not options.workers.isascii() or not options.workers.isdecimal() or int(options.workers) < 1:
        raise RefusedDocumentError(
            f"Число процессов «{options.workers}» не понято; укажите целое от 1, например "
            "--workers 2."
        )
    return Crew(int(options.workers), options.scheduler)


def _code(folder: Path, done: Sequence[Outcome]) -> int:
    counts = Counter(outcome.kind for outcome in done)
    if counts["taken"] or counts["same"]:
        return SOME_REFUSED if counts["refused"] else ALL
    what = "Ни один документ не принят" if counts["refused"] else "Документов планов нет"
    return complain(f"{what} в папке «{folder}»; ничего не изменено.", NONE)


def _in_words(outcome: Outcome) -> str:
    """The line of one file."""
    said = f"{_KINDS[outcome.kind]}: {outcome.name}"
    if outcome.kind == "taken":
        return (
            f"{said} — план {outcome.plan}, редакция {outcome.edition}; "
            f"мероприятий: {outcome.events}; сомнений: {outcome.doubts}"
        )
    own_name = outcome.name.rpartition("/")[2]
    return f"{said} — {outcome.why.removeprefix(f'{own_name}: ')}"


def _order_in_words(done: Sequence[Outcome]) -> list[str]:
    """Which of several documents of one plan was taken for the older one, and why."""
    plans: dict[str, list[Outcome]] = {}
    for outcome in done:
        if outcome.kind == "taken":
            plans.setdefault(outcome.plan, []).append(outcome)
    several = {plan: taken for plan, taken in plans.items() if len(taken) > 1}
    if not several:
        return []
    rule = (
        "Несколько документов одного плана стали его редакциями по времени изменения файла, "
        "от раннего к позднему (при равном времени по имени); показывается последняя:"
    )
    lines = [
        f"  {plan}: "
        + ", ".join(f"{one.edition} — {one.name} ({_time(one.modified)})" for one in taken)
        for plan, taken in several.items()
    ]
    return [rule, *lines]


def _time(seconds: float) -> str:
    return f"{datetime.fromtimestamp(seconds):%d.%m.%Y %H:%M}"


def _summary(done: Sequence[Outcome]) -> str:
    counts = Counter(outcome.kind for outcome in done)
    return (
        f"Принято: {counts['taken']}; были раньше: {counts['same']}; отказано: "
        f"{counts['refused']}; пропущено (не планы): {counts['passed_over']}."
    )


def _as_json(outcome: Outcome) -> dict[str, Any]:
    modified = datetime.fromtimestamp(outcome.modified).astimezone() if outcome.modified else None
    return {
        "file": outcome.name,
        "outcome": outcome.kind,
        "why": outcome.why or None,
        "plan": outcome.plan or None,
        "edition": outcome.edition,
        "published": outcome.shown,
        "events": outcome.events,
        "doubts": outcome.doubts,
        "modified": modified.isoformat(timespec="seconds") if modified else None,
        "source_sha256": outcome.sha256 or None,
        "directory": outcome.directory or None,
    }
