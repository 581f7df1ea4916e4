"""The command line: ``python -m etl build`` and ``python -m etl compare``."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.model import RefusedDocumentError

PRECISIONS = {
    "venue": "здание или объект",
    "settlement": "населённый пункт",
    "district": "район",
    "region": "регион",
    "country": "страна",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 2 the document was refused, 1 the disk refused."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except RefusedDocumentError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"Не удалось записать таблицы: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    commands = parser.add_subparsers(required=True)
    build = commands.add_parser("build", help="прочитать план и построить таблицы")
    build.add_argument("source", type=Path, metavar="SOURCE", help="документ плана")
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="папка таблиц")
    build.add_argument("--previous", type=Path, metavar="OLD_DIR", help="прежняя редакция")
    build.add_argument("--period", metavar="2026-H1", help="период, если его нет в документе")
    build.add_argument("--online", action="store_true", help="спрашивать Nominatim")
    build.set_defaults(run=_build)
    compare = commands.add_parser("compare", help="чем одна редакция отличается от другой")
    compare.add_argument("old", type=Path, metavar="OLD")
    compare.add_argument("new", type=Path, metavar="NEW")
    compare.add_argument("--json", action="store_true", help="массив JSON вместо предложений")
    compare.set_defaults(run=_compare)
    return parser


def _build(options: argparse.Namespace) -> int:
    from etl.documents import Reading  # imported here: --help answers at once

    reading = Reading(options.source)
    from etl.build import build_plan  # while the document is read, in a process of its own

    manifest = build_plan(
        reading,
        options.out,
        previous=options.previous,
        period=options.period,
        online=options.online,
    )
    print(report(manifest, options.out))
    return 0


def _compare(options: argparse.Namespace) -> int:
    from etl.compare import compare, in_words

    changes = compare(options.old, options.new)
    if options.json:
        print(json.dumps([change.as_json() for change in changes], ensure_ascii=False, indent=1))
    else:
        print("\n".join(in_words(change) for change in changes) or "Изменений нет.")
    return 0


def report(manifest: Mapping[str, Any], out: Path) -> str:
    """What a build did, in Russian lines: counts, precision of places, doubts, leftovers."""
    counts = manifest["counts"]
    placed = counts["placed"]
    lines = [
        f"Документ: {manifest['source_name']}",
        f"План {manifest['plan_id']}, редакция {manifest['edition']}",
        f"Строк прочитано: {counts['rows']}; мероприятий: {counts['events']}; "
        f"сфер: {counts['spheres']}",
        f"Мест: {counts['venues']}; с координатами: {sum(placed.values())}"
        + "".join(
            f"; {label} — {placed[code]}" for code, label in PRECISIONS.items() if code in placed
        ),
        f"Сомнений: {sum(counts['doubts'].values())}"
        + "".join(f"; {code} — {count}" for code, count in counts["doubts"].items()),
    ]
    lines += [f"Неизвестный столбец сохранён: «{name}»" for name in manifest["unknown_headings"]]
    lines += [f"Не вошло ни в одну ячейку: {text}" for text in manifest["leftovers"]]
    lines += [f"Замечание: {note}" for note in manifest["notes"]]
    lines.append(f"Таблицы: {out}")
    return "\n".join(lines)


if __name__ == "__main__":
    # One short run makes much and throws little away: looking for garbage after every 700
    # new objects, Python's default, took an eighth of a build.
    gc.set_threshold(100_000, 20, 20)
    sys.exit(main())
