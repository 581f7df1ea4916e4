"""``python -m etl doctor``: an installation is checked, and what is wrong is said in Russian."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from etl.command_options import as_json, common
from etl.doctor.finding import Finding, Verdict
from etl.editions.command_folder import folder_asked
from etl.refusals import RefusedDocumentError
from etl.spoken import say

HEALTHY, ILL = 0, 1
_MARKS = {
    Verdict.FINE: "в порядке",
    Verdict.REMARK: "замечание",
    Verdict.FAULT: "НЕИСПРАВНО",
}
_DEFAULT_PORT = "8501"


def add_doctor(commands: Any) -> None:
    """Add the command to the program's own."""
    parser = commands.add_parser("doctor", help="проверить установку и сказать, что не так")
    parser.add_argument("--port", default=_DEFAULT_PORT, metavar="N", help="порт дашборда")
    as_json(parser)
    common(parser).set_defaults(run=_doctor)


def examine(directory: Path, port: int) -> Iterator[Finding]:
    """All checks, from the program to the machine.

    Args:
        directory: the folder of plans.
        port: where the dashboard is to listen.
    """
    # Imported here: every other command would wait for them.
    from etl.doctor.data_checks import check_folder, check_plans, last_act
    from etl.doctor.machine_checks import check_clock, check_port, check_today
    from etl.doctor.program_checks import (
        check_loading,
        check_lookups,
        check_other_programs,
        check_packages,
        check_python,
        check_served_files,
    )
    from etl.doctor.settings_checks import check_settings
    from etl.doctor.store_checks import check_store

    yield from check_python()
    yield from check_packages()
    yield from check_loading()
    yield from check_served_files()
    yield from check_lookups()
    yield from check_settings()
    yield from check_folder(directory)
    yield from check_store(directory)
    yield from check_plans(directory)
    yield from check_port(port)
    yield from check_clock(last_act(directory))
    yield from check_today()
    yield from check_other_programs()


def _doctor(options: argparse.Namespace) -> int:
    text = options.port
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:6]) < 65536):
        raise RefusedDocumentError(f"Порт «{text[:20]}» не понят; укажите число от 1 до 65535.")
    found = list(examine(folder_asked(options), int(text)))
    ill = any(one.verdict is Verdict.FAULT for one in found)
    if options.json:
        say(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        say("\n".join([*map(_in_words, found), _summary(found)]))
    return ILL if ill else HEALTHY


def _in_words(one: Finding) -> str:
    line = f"{_MARKS[one.verdict]:<11} {one.subject}: {one.says}"
    return f"{line}\n{'':<11}   что делать: {one.advice}" if one.advice else line


def _summary(found: list[Finding]) -> str:
    faults = sum(one.verdict is Verdict.FAULT for one in found)
    remarks = sum(one.verdict is Verdict.REMARK for one in found)
    if faults:
        return f"Итог: неисправностей — {faults}, замечаний — {remarks}."
    return f"Итог: установка исправна, замечаний — {remarks}."
