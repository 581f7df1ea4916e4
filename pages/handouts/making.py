"""A slice becomes a file: the same bytes for a button, an address and the command line."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from pages.handouts.handout import Asked, RefusedError, Slice, asked_of, slice_of
from pages.shared.plan.plan_said import file_named, slice_named
from pages.shared.plan.tables import Plan
from pages.shared.visit.file_formats import FILES, FORMATS, GRAINS, Format, Grain

Make = Callable[[Slice, Grain], bytes]
"""What a format's module has under the name ``make``."""


class HandOut(NamedTuple):
    """A file as handed out."""

    name: str
    content: bytes
    media_type: str


def file_of(plan: Plan, name: str, asked: Asked, folder: Path | None) -> HandOut:
    """The file that an address names, of what its query leaves.

    Args:
        plan: the whole plan.
        name: «events.csv», «venues-excel.csv».
        asked: the query.
        folder: the folder of plans.

    Raises:
        RefusedError: there is no such file, name or value, or no event is left.
    """
    if name not in FILES:
        raise RefusedError(f"Файла «{name}» нет; есть {', '.join(FILES)}.")
    return hand_out(slice_of(plan, asked, folder), *FILES[name])


def format_called(key: str) -> Format:
    """The format of a key.

    Raises:
        RefusedError: there is none.
    """
    if key not in FORMATS:
        raise RefusedError(f"Вида файла «{key}» нет; есть {', '.join(FORMATS)}.")
    return FORMATS[key]


def hand_out(handed: Slice, form: Format, grain: Grain) -> HandOut:
    """The file of a slice; what was made lately is kept.

    Raises:
        RefusedError: the format has no rows of that kind.
    """
    if grain not in form.grains:
        raise RefusedError(
            f"Вид «{form.key}» бывает только «{GRAINS[form.grains[0]]}», не «{GRAINS[grain]}»."
        )
    content = _made_once(handed.plan, form, grain, handed.query, handed.folder)
    return HandOut(file_name(handed, form, grain), content, form.media_type)


# A file that takes its time is clicked twice: who asks for what is being made waits for that one.
# Two files that share a lock by chance wait for each other, which costs time and nothing else.
_MAKING = tuple(Lock() for _ in range(16))


def _made_once(plan: Plan, form: Format, grain: Grain, query: str, folder: Path | None) -> bytes:
    with _MAKING[hash((plan, form, grain, query, folder)) % len(_MAKING)]:
        return _made(plan, form, grain, query, folder)


@lru_cache(maxsize=8)
def _made(plan: Plan, form: Format, grain: Grain, query: str, folder: Path | None) -> bytes:
    # A plan is remembered by itself, so that a new edition is never answered with the old one.
    make: Make = import_module(f"pages.handouts.{form.module}").make
    return make(slice_of(plan, asked_of(f"?{query}"), folder), grain)


def file_name(handed: Slice, form: Format, grain: Grain) -> str:
    """«План 2026-H1, редакция 1 от 20.01.2026, мероприятие × место, Спорт, 5 из 47.xlsx».

    Which of the plan's events are in it, and how many, is said where it is not all; the day is the
    edition's.
    """
    named = file_named(
        handed.info,
        GRAINS[grain] if len(form.grains) > 1 else "",
        _part(handed),
        f"для {form.reader}" if form.reader else "",
    )
    return named + form.ending


def _part(handed: Slice) -> str:
    """«Спорт, 5 из 47», of one event its number instead; "" of the whole plan."""
    numbers = handed.kept.events["number"].dropna().tolist() if handed.part[0] == 1 else []
    which = [word for word in handed.words if not word.startswith("порядок: ")]
    return slice_named([f"№ {int(one)}" for one in numbers] or which, handed.part)
