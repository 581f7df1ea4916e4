"""``python -m etl mirror``: the folder of plans is put on an S3-compatible store."""

from __future__ import annotations

import argparse
from typing import Any

from etl.command_options import NOTHING_CHANGED, common
from etl.editions.command_folder import plans_folder
from etl.refusals import RefusedDocumentError
from etl.spoken import say


def add_mirror(commands: Any) -> None:
    """Add the command to the program's own."""
    mirror = commands.add_parser("mirror", help="отправить папку планов в хранилище S3")
    mirror.add_argument("address", metavar="s3://BUCKET/FOLDER", help="куда")
    mirror.add_argument(
        "--replace", action="store_true", help="и тогда, когда там лежит более позднее"
    )
    common(mirror).set_defaults(run=_mirror)


def _mirror(options: argparse.Namespace) -> int:
    from etl.bucket.bucket import Bucket, BucketError
    from etl.bucket.sending import send

    directory = plans_folder(options)
    try:
        done = send(directory, Bucket.of(options.address), replace=options.replace)
    except BucketError as error:
        raise RefusedDocumentError(f"Не отправлено: {error}") from None
    files = len(done.snapshot.files)
    if not done.new:
        say(f"В хранилище уже лежит то же самое: файлов {files}. {NOTHING_CHANGED}")
    else:
        say(f"Отправлено: новых файлов {done.new} ({done.size} байт) из {files}; теперь читатели "
            "хранилища видят то же, что эта папка.")  # fmt: skip
    return 0
