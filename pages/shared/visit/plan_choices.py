"""The plans and editions that can be looked at instead of this one, or together with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from etl.periods_in_words import day_in_words, ongoing_in_words
from pages.shared.plan.folder_of_plans import editions_known
from pages.shared.plan.looks import LOOK_KEYS, Look, look_at
from pages.shared.plan.plan_said import own_period
from pages.shared.plan.tables import PlanInfo
from pages.shared.visit.selection import current_page, edition_link
from pages.shared.words.dates_in_words import time_of
from pages.shared.words.russian import nbsp, plural

Row = Mapping[str, Any]
NOT_PUBLISHED = "не опубликована"
"""An edition, as ``editions_there`` has it."""


@dataclass(frozen=True, slots=True)
class OtherLook:
    """Something else that can be looked at: its words and the way to it."""

    words: str
    link: str
    keep: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """A plan of the folder.

    Attributes:
        words: which plan.
        here: it is looked at, alone or among others.
        editions: its own, the newest first.
        beside: the way to look at it together with what is looked at now, or to leave it out;
            None where it is the only one.
    """

    words: str
    here: bool
    editions: tuple[OtherLook, ...]
    beside: OtherLook | None


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """All that there is to choose: each plan, and those that belong together."""

    plans: tuple[PlanChoice, ...] = ()
    together: tuple[OtherLook, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.plans)


def plan_choices(look: Look, info: PlanInfo, seen: Sequence[Row]) -> PlanChoices:
    """The choices beside what is looked at; none where there is nothing else.

    Args:
        look: what the address asks for.
        info: of the plan that is shown.
        seen: the editions that are shown, none of a draft.
    """
    rows = editions_known()
    if len(rows) + bool(look.draft) < 2:
        return PlanChoices()
    first = shown_first(rows)
    by_plan: dict[str, list[Row]] = {}
    for row in in_order(rows):
        by_plan.setdefault(row["plan"], []).append(row)
    here = [str(row["plan"]) for row in seen]
    choices = tuple(
        PlanChoice(
            words=_plan_words(own[0], info),
            here=plan in here,
            editions=tuple(_edition(row, first, seen, alone=len(here) < 2) for row in own),
            beside=_beside(plan, here) if len(by_plan) > 1 and not look.draft else None,
        )
        for plan, own in by_plan.items()
    )
    return PlanChoices(choices, _together(by_plan, here))


def shown_first(rows: Sequence[Row]) -> str:
    """The plan that is shown where an address names none; "" where there is none."""
    return next((row["plan"] for row in rows if row["default"]), "")


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Editions as they are listed: the plan shown first, then by name, the newest edition first."""
    first = shown_first(rows)
    return sorted(rows, key=lambda row: (row["plan"] != first, row["plan"], -row["edition"]))


def edition_in_words(row: Row) -> str:
    """Which edition a row is: «План на … · Смоленская область · редакция 2 от 20 января 2026»."""
    return f"{plan_in_words(row)} · редакция {row['edition']}{published_on(row)}"


def published_on(row: Row) -> str:
    """« от 20 января 2026 года»: when an edition was published, else built; "" unknown."""
    day = time_of(row["published_at"] or row["built_at"])
    return f" от {day_in_words(day.date())}" if day else ""


def publishing_said(row: Row) -> str:
    """«опубликована», «была опубликована», «не опубликована»: of a row of editions.

    Tables that a build put into the folder are shown, but nobody has published them.
    """
    if not row["published_at"]:
        return NOT_PUBLISHED
    return "опубликована" if row["published"] else "была опубликована"


def plan_in_words(row: Row) -> str:
    """Which plan a row of editions is of: «План на I полугодие 2026 года · Смоленская область»."""
    return f"План на {_period_words(row)} · {row['region']}"


def plan_names(rows: Sequence[Row]) -> dict[str, str]:
    """What plans are called in a list, by their names in the folder: «II полугодие 2025 года».

    The region stands in it where there are several; so does the name in the folder, where nothing
    else tells two of them apart.
    """
    regions = {row["region"] for row in rows}
    words = {
        str(row["plan"]): _period_words(row) + (f" · {row['region']}" if len(regions) > 1 else "")
        for row in rows
    }
    said = list(words.values())
    return {
        plan: nbsp(name if said.count(name) == 1 else f"{name} · {plan}")
        for plan, name in words.items()
    }


def _period_words(row: Row) -> str:
    from etl.dates.title_period import period_from_id  # only where there are several plans

    period = period_from_id(str(row["plan_id"]))
    words = ongoing_in_words(period.start, period.end) if period else str(row["plan_id"])
    return words.removeprefix("весь ")


def _plan_words(row: Row, info: PlanInfo) -> str:
    if row["plan_id"] == info.plan_id:
        return f"План на {own_period(info)} · {row['region']}"
    return plan_in_words(row)


def _edition(row: Row, first: str, seen: Sequence[Row], *, alone: bool) -> OtherLook:
    asked = Look(
        plan="" if row["plan"] == first else row["plan"],
        edition="" if row["published"] else str(row["edition"]),
    )
    words = f"редакция {row['edition']}{published_on(row)}"
    shown, said = any(row is one for one in seen), publishing_said(row)
    return _other(words + (f" — {said}" if row["published"] else ""), asked, shown and alone)


def _beside(plan: str, here: Sequence[str]) -> OtherLook | None:
    """What is looked at with this plan as well, or without it."""
    if plan not in here:
        return _other("показать вместе", look_at([*here, plan]))
    rest = [name for name in here if name != plan]
    return _other("убрать", look_at(rest)) if rest else None


def _together(by_plan: Mapping[str, Sequence[Row]], here: Sequence[str]) -> tuple[OtherLook, ...]:
    """Plans that belong together: those of a region's year, all of a region, all there are."""
    groups: dict[str, list[str]] = {}
    regions = {own[0]["region"] for own in by_plan.values()}
    for plan, own in by_plan.items():
        region = str(own[0]["region"])
        whose = f" · {region}" if len(regions) > 1 else ""
        groups.setdefault(f"{str(own[0]['plan_id'])[:4]} год{whose}", []).append(plan)
        if len(regions) > 1:
            groups.setdefault(f"все планы · {region}", []).append(plan)
        groups.setdefault("все планы", []).append(plan)
    looks: dict[frozenset[str], OtherLook] = {}
    for words, plans in sorted(groups.items()):
        n, names = len(plans), frozenset(plans)
        if n > 1 and names not in looks:
            counted = f"{words} ({n} {plural(n, 'план', 'плана', 'планов')})"
            looks[names] = _other(counted, look_at(sorted(plans)), names == frozenset(here))
    return tuple(looks.values())


def _other(words: str, look: Look, here: bool = False) -> OtherLook:
    pairs = look.pairs()
    named = {name for name, _ in pairs}
    kept = [*pairs, *((name, "") for name in LOOK_KEYS if name not in named)]
    return OtherLook(words, edition_link(look, current_page()), urlencode(kept), here)
