"""What a plan is called, one or several together: its period, its region, its edition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.periods_in_words import day_in_words, ongoing_in_words
from etl.text import capitalized
from pages.shared.plan.plan_made import PlanInfo
from pages.shared.times.periods import Span
from pages.shared.words.direction_signs import upright
from pages.shared.words.russian import nbsp, plural

UNTITLED = "План международных мероприятий"
"""What stands where a document has no title."""
NO_REGION = "регион не указан"
"""What stands for the region of a document that nobody has said whose plan it is."""
_ROOM = 40
"""Letters of a file's name for the filters: a name may have 255 bytes, a Russian letter is two."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
"""What Windows lets into no name."""
_LISTED = 3
"""So many plans are named one by one; of more the first and the last day are."""
_EDITIONS = 6
"""So many plans have the number of each one's edition said."""
MANY_REGIONS = 6
"""So many regions are named; of more their number is."""


def own_period(info: PlanInfo) -> str:
    """What one plan is for: «I полугодие 2026 года», «2026 год»."""
    return named_period((info.start, info.end))


def named_period(period: Span) -> str:
    """The same of a plan's first and last day."""
    return ongoing_in_words(*period).removeprefix("весь ")


def plan_called(info: PlanInfo) -> str:
    """«план на I полугодие 2026 года»; «планы на 2024 год, 2025 год и 2026 год» of several."""
    n = len(info.parts)
    what = f"{n} {plural(n, 'план', 'плана', 'планов')}" if n > _LISTED else "планы"
    return f"{what if n else 'план'} на {period_words(info)}"


def plan_heading(info: PlanInfo) -> str:
    """The same at the beginning of a line: «План на I полугодие 2026 года»."""
    return _begun(plan_called(info))


def period_words(info: PlanInfo) -> str:
    """What a plan is for, of several what each is for; of many the time that they cover.

    Each period is named once, though several regions may have a plan for it.
    """
    if not info.parts:
        return own_period(info)
    periods = tuple(dict.fromkeys(map(own_period, info.parts)))
    if len(periods) > _LISTED:
        first, last = info.start.year, info.end.year
        return f"{first} год" if first == last else f"{first}\u2013{last} годы"
    return _listed(periods)


def region_words(info: PlanInfo) -> str:
    """Whose it is: «Смоленская область»; of several, each region once, of many how many."""
    if info.unowned:
        return NO_REGION
    regions = dict.fromkeys(part.home.region for part in info.parts or (info,))
    n = len(regions)
    if n > MANY_REGIONS:
        return f"{n}\u00a0{plural(n, 'регион', 'региона', 'регионов')}"
    return ", ".join(regions)


def edition_said(info: PlanInfo) -> str:
    """«редакция 2», «предпросмотр редакции 2»; several plans are looked at as published."""
    if info.draft:
        return "предпросмотр" if info.unowned else f"предпросмотр редакции {info.edition}"
    if not info.parts:
        return f"редакция {info.edition}"
    numbers = [part.edition for part in info.parts]
    least, most = min(numbers), max(numbers)
    if least == most:
        return f"редакция {least} каждого"
    if len(numbers) > _EDITIONS:
        return f"редакции от\u00a0{least} до\u00a0{most}"
    return f"редакции {_listed(list(map(str, numbers)))}"


def edition_number(info: PlanInfo) -> str:
    """What stands beside the word «Редакция»: a number, of what is not published that as well."""
    if info.parts:
        return ""
    if info.unowned:
        return "нет: предпросмотр, чей это план, ещё не указано"
    return f"{info.edition}: предпросмотр, не опубликована" if info.draft else str(info.edition)


def edition_heading(info: PlanInfo) -> str:
    """The same at the beginning of a line."""
    return _begun(edition_said(info))


def part_said(info: PlanInfo, whole: PlanInfo) -> str:
    """Which of several plans: its period, and its region where there are several."""
    regions = {part.home.region for part in whole.parts}
    words = own_period(info)
    return nbsp(words if len(regions) == 1 else f"{words}, {info.home.region}")


def parts_said(info: PlanInfo) -> tuple[str, ...]:
    """Of several plans each in a line: period, region, edition, document; nothing of one."""
    return tuple(
        ", ".join(
            filter(
                None,
                (
                    f"план на {own_period(part)}",
                    part.home.region,
                    f"редакция {part.edition}",
                    part.source_name,
                ),
            )
        )
        for part in info.parts
    )


def file_called(info: PlanInfo) -> str:
    """In the name of a file: «План 2026-H1», «Планы 2025-H1, 2026-H1», «10 планов 2021-2026»."""
    if not info.parts:
        return f"План {info.plan_id}"
    ids, n = dict.fromkeys(part.plan_id for part in info.parts), len(info.parts)
    if len(ids) > _LISTED:
        return f"{n} {plural(n, 'план', 'плана', 'планов')} {info.start.year}-{info.end.year}"
    return f"Планы {', '.join(ids)}"


UNFILTERED = "весь план, без отбора"
"""What a file or a picture says of its filters where there are none."""


def file_named(info: PlanInfo, *parts: str) -> str:
    """The name of a file without its ending: «План 2026-H1, редакция 1 от 20.01.2026, карта».

    Args:
        info: which plan, which edition; the day is the edition's, never the clock's.
        parts: what else tells it from the others; "" says nothing.
    """
    dated = f" от {info.built_at:%d.%m.%Y}" if info.built_at else ""
    words = (file_called(info), edition_said(info) + dated, *parts)
    return _NOT_IN_NAMES.sub("-", upright(", ".join(filter(None, words))))


def slice_named(words: Sequence[str], part: tuple[int, int]) -> str:
    """Which part of a plan, in the name of a file: «Спорт, 5 из 47»; "" of the whole.

    Args:
        words: the filters, «Сфера: Спорт», «поиск: визит»; as many as a name has room for.
        part: how many events are left, of how many.
    """
    n, all_n = part
    if n == all_n:
        return ""
    named: list[str] = []
    for value in (one.partition(": ")[2] or one for one in words):
        if len(", ".join([*named, value])) > _ROOM:
            left = len(words) - len(named)
            named.append(f"и ещё {left}" if named else f"{value[:_ROOM].rstrip()}…")
            break
        named.append(value)
    return ", ".join([*named, f"{n} из {all_n}"])


def edition_in_full(info: PlanInfo) -> str:
    """The small line under what is handed on: which plan, whose, which edition, as of when."""
    parts = [plan_heading(info), region_words(info), edition_said(info)]
    if info.built_at is not None:
        parts.append(f"таблицы от {day_in_words(info.built_at.date())}")
    return " · ".join(parts)


def _begun(words: str) -> str:
    return capitalized(words)


def _listed(words: tuple[str, ...] | list[str]) -> str:
    """«а», «а и б», «а, б и в»."""
    *before, last = words
    return f"{', '.join(before)} и\u00a0{last}" if before else last
