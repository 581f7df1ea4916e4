"""``python -m etl publish``, ``editions``, ``correct``, ``corrected-docx``, ``rebuild``."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

from etl.command_names import (
    corrections_named,
    document_named,
    edition_number,
    file_named,
)
from etl.command_options import (
    NOTHING_CHANGED,
    WHO_PUBLISHES,
    as_json,
    common,
    dry_run,
    edition_asked,
    period_told,
    published_line,
)
from etl.editions.command_folder import author_of, plans_folder
from etl.refusals import RefusedDocumentError
from etl.spoken import say
from etl.told.told_row import ToldRow

if TYPE_CHECKING:
    from etl.editions.correcting import Taken
    from etl.editions.published import Published


def add_commands(commands: Any) -> None:
    """Add the commands of the folder of plans to the program's own."""
    publish = commands.add_parser("publish", help="сделать документ опубликованной редакцией")
    publish.add_argument(
        "source", type=document_named, nargs="?", metavar="SOURCE", help="документ плана"
    )
    period_told(publish)
    publish.add_argument("--region", metavar="NAME", help="регион, если его нет в документе")
    publish.add_argument("--plan", metavar="PLAN", help="план, редакция которого уже есть")
    publish.add_argument("--edition", type=edition_number, metavar="N", help="её номер")
    dry_run(publish)
    publish.add_argument("--json", action="store_true", help="объект JSON вместо предложений")
    common(publish, who=WHO_PUBLISHES).set_defaults(run=_publish)
    editions = commands.add_parser("editions", help="планы и редакции в папке")
    as_json(editions)
    editions.add_argument("--log", action="store_true", help="журнал: кто, когда, что сделал")
    common(editions).set_defaults(run=_editions)
    correct = commands.add_parser("correct", help="принять исправления и опубликовать")
    correct.add_argument(
        "file", type=corrections_named, nargs="?", metavar="FILE.csv", help="исправления"
    )
    correct.add_argument("--list", action="store_true", help="напечатать действующие")
    correct.add_argument("--take-back", action="store_true", help="отменить исправления из файла")
    common(correct, who="кто исправляет").set_defaults(run=_correct)
    word = commands.add_parser("corrected-docx", help="документ Word с исправлениями в виде правок")
    word.add_argument("--plan", metavar="PLAN", help="план; без имени — единственный")
    edition_asked(word)
    word.add_argument(
        "--out", type=file_named, required=True, metavar="FILE.docx", help="куда записать"
    )
    common(word).set_defaults(run=_corrected_docx)
    rebuild = commands.add_parser("rebuild", help="построить таблицы всех редакций заново")
    common(rebuild, who="кто строит").set_defaults(run=_rebuild)


def _publish(options: argparse.Namespace) -> int:
    again = options.plan is not None or options.edition is not None
    if (options.source is None) != again or (again and None in (options.plan, options.edition)):
        raise RefusedDocumentError(
            "Укажите либо документ (python -m etl publish ДОКУМЕНТ), либо план и редакцию, "
            "которые уже есть (python -m etl publish --plan ПЛАН --edition N)."
        )
    if again and (options.dry_run or options.period or options.region):
        raise RefusedDocumentError("--dry-run, --period и --region нужны только с документом.")
    directory, by = plans_folder(options), author_of(options)
    if again:
        from etl.editions.published_again import publish_again

        done = publish_again(directory, options.plan, options.edition, by=by)
    else:
        from etl.documents import Reading

        with closing(Reading(options.source)) as reading:
            from etl.editions.publishing import publish  # while the document is read

            done = publish(
                reading,
                directory,
                period=options.period,
                by=by,
                dry_run=options.dry_run,
                told=_region_told(options.region, by),
            )
    if options.json:
        say(json.dumps(_as_json(done, dry_run=options.dry_run), ensure_ascii=False, indent=1))
    else:
        say(_in_words(done, dry_run=options.dry_run, again=again))
    return 0


def _region_told(region: str | None, by: str) -> list[ToldRow]:
    """The region of the document at hand; it is remembered for its title."""
    if region is None:
        return []
    from etl.build import now
    from etl.region_names import region_called, unknown_region

    known = region_called(region)
    if known is None:
        raise RefusedDocumentError(unknown_region(region))
    return [ToldRow("region", "", known, author=by, at=now())]


def _as_json(done: Published, *, dry_run: bool) -> dict[str, Any]:
    manifest = done.manifest
    return {
        "plan": done.plan,
        "plan_id": manifest.get("plan_id"),
        "region": manifest.get("region"),
        "edition": done.edition,
        "published": done.shown == done.edition and not dry_run,
        "already_there": done.known,
        "dry_run": dry_run,
        "previous_edition": done.previous,
        "source_name": manifest.get("source_name"),
        "source_sha256": manifest.get("source_sha256"),
        "counts": manifest.get("counts"),
        "changes": [change.as_json() for change in done.changes],
        "corrections_not_applied": [one.in_words() for one in done.unfit],
        "unknown_headings": manifest.get("unknown_headings"),
        "leftovers": manifest.get("leftovers"),
        "notes": [*manifest.get("notes", []), *done.remarks],
        "told": manifest.get("told", []),
        "directory": None if done.directory is None else str(done.directory.absolute()),
    }


def _in_words(done: Published, *, dry_run: bool, again: bool) -> str:
    from etl.build_report import counts_in_words
    from etl.compare import in_words

    if done.known:
        if done.shown == done.edition:
            how = "она и опубликована"
        else:
            how = (
                f"опубликована редакция {done.shown}; чтобы снова опубликовать эту: "
                f"python -m etl publish --plan {done.plan} --edition {done.edition}"
            )
        what = "Редакция" if again else "Этот документ уже есть: редакция"
        return f"{what} {done.edition} плана {done.plan}; {how}. {NOTHING_CHANGED}"
    lines = [] if again else counts_in_words(done.manifest)
    if done.previous is None:
        lines.append("Этот план прежде не публиковали.")
    else:
        lines.append(f"Изменения против опубликованной редакции {done.previous}:")
        lines += [f"  {in_words(change)}" for change in done.changes] or ["  изменений нет"]
    lines += [one.in_words() for one in done.unfit]
    lines += [f"Замечание: {remark}" for remark in done.remarks]
    if dry_run:
        lines.append(f"Это была проба: редакция {done.edition} не сохранена, ничего не изменено.")
    else:
        lines.append(published_line(done.plan, done.edition))
        lines.append(f"Таблицы: {done.directory}")
    return "\n".join(lines)


def _editions(options: argparse.Namespace) -> int:
    from etl.editions import listing

    directory = plans_folder(options)
    rows = listing.log_of(directory) if options.log else listing.list_editions(directory)
    if options.json:
        say(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        say(listing.log_in_words(rows) if options.log else listing.editions_in_words(rows))
    return 0


def _correct(options: argparse.Namespace) -> int:
    if (options.file is None) != options.list:
        raise RefusedDocumentError(
            "Укажите либо файл исправлений (python -m etl correct ФАЙЛ.csv), либо --list."
        )
    directory = plans_folder(options)
    if options.list:
        from etl.corrections.corrections_file import corrections_csv
        from etl.editions.record import Record
        from etl.editions.record_rows import applied

        say(corrections_csv(applied(Record(directory))).rstrip("\n"))
        return 0
    from etl.corrections.corrections_file import read_corrections_file
    from etl.editions.correcting import correct

    lines = read_corrections_file(options.file)
    done = correct(directory, lines, by=author_of(options), back=options.take_back)
    say(_taken_in_words(done))
    return 0


def _taken_in_words(done: Taken) -> str:
    from etl.corrections.correction import LABELS

    lines = [
        f"Исправлено: {one.event_id}, {LABELS[one.column]}: «{one.new_value}» "
        f"(в документе «{one.old_value}»)"
        for one in done.taken
    ]
    targets = {one.target for one in done.taken}
    lines += [
        f"Отменено: {one.event_id}, {LABELS[one.column]}: «{one.new_value}»"
        for one in done.ended
        if one.target not in targets
    ]
    if done.known:
        lines.append(f"Уже действуют: {done.known}")
    lines += [one.in_words() for one in done.unfit]
    lines += [published_line(plan, number) for plan, number in done.editions]
    return "\n".join(lines) if done.editions else "\n".join([*lines, NOTHING_CHANGED])


def _corrected_docx(options: argparse.Namespace) -> int:
    from etl.corrections.correction import LABELS
    from etl.editions.back_to_word import corrected_docx
    from etl.put_file import put_file

    done = corrected_docx(plans_folder(options), options.plan, options.edition)
    put_file(options.out, done.data)
    lines = [
        f"Вписано: {one.event_id}, {LABELS[one.column]}: «{one.old_value}» → «{one.new_value}»"
        for one in done.written
    ]
    lines += [
        f"Не вписано: {one.event_id}, {LABELS[one.column]} «{one.new_value}»: {why}."
        for one, why in done.left
    ]
    say("\n".join([*lines, f"Записано: {options.out}"]))
    return 0


def _rebuild(options: argparse.Namespace) -> int:
    from etl.editions.rebuilding import OUTCOMES, rebuild

    done = rebuild(plans_folder(options), by=author_of(options))
    lines = [f"{one.folder}: {OUTCOMES[one.outcome]}" for one in done]
    say("\n".join(lines) or "Редакций в папке нет.")
    return 0
