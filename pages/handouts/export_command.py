"""``python -m etl export``: the file of a slice, byte for byte what the dashboard hands out."""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.editions.command_folder import plans_folder
from etl.editions.listing import list_editions
from etl.editions.record_rows import plan_called
from etl.put_file import put_and_say
from etl.refusals import RefusedDocumentError
from pages.handouts.deck.show_handout import show_stored
from pages.handouts.handout import RefusedError, asked_of, slice_of
from pages.handouts.making import HandOut, format_called, hand_out
from pages.shared.plan.looks import LOOK_KEYS, Look, editions_of, look_of
from pages.shared.plan.plans_there import names_several
from pages.shared.plan.tables import Plan, TablesMissingError, read_plan, read_plans
from pages.shared.visit.file_formats import Grain
from pages.shared.words.russian import events_counted

_GRAINS: dict[str, Grain] = {"event": "event", "venue": "venue"}


def run(options: argparse.Namespace) -> int:
    """Write the file that the command asks for.

    Args:
        options: ``format``, ``out``, ``data``, ``plan``, ``query``, ``grain``, ``show``.

    Raises:
        RefusedDocumentError: format, name, value or plan is unknown, or nothing is left.
        OSError: the file cannot be written; what stood in its place is still there.
    """
    folder = plans_folder(options)
    try:
        form = format_called(options.format)
        grain = _grain(options.grain)
        asked = asked_of(options.query)
        plan = _plan(folder, options.plan, look_of(asked))
        if options.show is not None:
            made, what = _show(plan, options), "показ"
        else:
            handed = slice_of(plan, asked, folder)
            made, what = hand_out(handed, form, grain), events_counted(handed.part[0])
    except (RefusedError, TablesMissingError) as error:
        raise RefusedDocumentError(str(error)) from None
    return put_and_say(options.out, made.content, f"{what}; {made.name}")


def _show(plan: Plan, options: argparse.Namespace) -> HandOut:
    """The whole show of a file as slides; it has its own filters in its scenes."""
    if options.format != "pptx":
        raise RefusedError("Показ из файла бывает только слайдами: --format pptx.")
    if set(asked_of(options.query)) - set(LOOK_KEYS):
        raise RefusedError("У показа свои отборы, в его сценах: уберите их из --query.")
    return show_stored(plan, options.show)


def _grain(text: str) -> Grain:
    if text not in _GRAINS:
        raise RefusedError(f"Строка «{text}» неизвестна; есть {', '.join(_GRAINS)}.")
    return _GRAINS[text]


def _plan(folder: Path, asked: str | None, look: Look) -> Plan:
    """The edition that the query names; of the plan of a name, or of the one shown first."""
    if look.draft:
        raise RefusedError(
            "Предпросмотр есть только на страницах, где загрузили документ: опубликуйте редакцию."
        )
    if asked is None and not look:
        return read_plan(folder)
    plan = look.plan if asked is None else _plan_called(folder, asked)
    several = look.beside if asked is None else ()
    rows = editions_of(Look(plan, look.edition, beside=several), folder)
    return read_plans([(row["plan"], row["directory"]) for row in rows])


def _plan_called(folder: Path, asked: str) -> str:
    if names_several(asked):
        return asked
    rows = [row for row in list_editions(folder) if row["published"]]
    return str(plan_called(rows, asked)["plan"])
