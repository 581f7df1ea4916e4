"""Which folder of plans a command is for, and who gives it."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from etl.command_names import plans_named
from etl.editions.folder_layout import RECORD
from etl.folders import data_directory
from etl.refusals import RefusedDocumentError
from etl.spoken import complain
from etl.typed_value import LONGEST_NAME, typed, value_fault


def folder_asked(options: argparse.Namespace) -> Path:
    """The folder of plans that a command names, whatever is in it.

    Raises:
        RefusedDocumentError: its name is empty.
    """
    return data_directory() if options.data is None else plans_named(options.data)


def plans_folder(options: argparse.Namespace) -> Path:
    """The folder of plans that a command is for.

    Raises:
        RefusedDocumentError: its name is empty, or it is a store that nothing came from.
    """
    directory = folder_asked(options)
    from etl.bucket.local_copy import why_nothing, why_stale

    if not (directory / RECORD).exists() and (why := why_nothing(directory)):
        raise RefusedDocumentError(why)
    if said := why_stale(directory):
        complain(said, 0)
    return directory


def author_of(options: argparse.Namespace) -> str:
    """Who does it: as told, else as the system knows the person."""
    if options.by is not None:
        name = typed(options.by)
        fault = value_fault(name, LONGEST_NAME)
        if fault:
            raise RefusedDocumentError(f"Имя после --by не годится: {fault}.")
        return name
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""
