"""The plans and editions that can be looked at instead of this one, or together with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from etl.periods_in_words import day_in_words, ongoing_in_words
from pages.shared.plan.folder_of_plans import plans_known
from pages.shared.plan.looks import LOOK_KEYS, Look, look_at
from pages.shared.plan.plan_said import own_period
from pages.shared.plan.plans_there import MANY, PlansThere, all_plans_of, shown_first
from pages.shared.plan.tables import PlanInfo
from pages.shared.visit.selection import current_page, edition_link, page_link
from pages.shared.words.dates_in_words import time_of
from pages.shared.words.russian import nbsp, plural

Row = Mapping[str, Any]
_NEAR = 6
"""Of many plans so many beside those that are looked at."""
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
    """All that there is to choose: each plan, and those that belong together.

    Attributes:
        plans: each, of many those that are looked at and their neighbours in time.
        together: plans that belong together.
        all_words: how many there are, where not all are here; "" where they are.
        all_link: the page on which any of them is found.
    """

    plans: tuple[PlanChoice, ...] = ()
    together: tuple[OtherLook, ...] = ()
    all_words: str = ""
    all_link: str = ""

    def __bool__(self) -> bool:
        return bool(self.plans)


def plan_choices(look: Look, info: PlanInfo, seen: Sequence[Row]) -> PlanChoices:
    """The choices beside what is looked at; none where there is nothing else.

    Args:
        look: what the address asks for.
        info: of the plan that is shown.
        seen: the editions that are shown, none of a draft.
    """
    there = plans_known()
    if len(there.rows) + bool(look.draft) < 2:
        return PlanChoices()
    here = [str(row["plan"]) for row in seen]
    many = len(there) > MANY
    names = near_plans(there, here, info.home.region) if many else _in_order(there)
    can_be_beside = len(there) > 1 and len(here) <= MANY and not look.draft
    choices = tuple(
        PlanChoice(
            words=_plan_words(there.by_plan[plan][0], info),
            here=plan in here,
            editions=tuple(
                _edition(row, there.first, seen, alone=len(here) < 2)
                for row in reversed(there.by_plan[plan])
            ),
            beside=_beside(plan, here) if can_be_beside else None,
        )
        for plan in names
    )
    if not many:
        return PlanChoices(choices, _together(there, here))
    return PlanChoices(
        choices,
        _together_of_many(there, here, info),
        f"Все планы: {len(there)}",
        page_link("editions"),
    )


def near_plans(there: PlansThere, here: Sequence[str], region: str) -> list[str]:
    """Of many plans those to offer first: what is looked at and what is next to it in time.

    Args:
        there: all plans.
        here: the plans looked at.
        region: whose plan that is.
    """
    own = there.of_region.get(region, ())
    seen = [plan for plan in own if plan in here] if len(here) <= MANY else []
    at = own.index(seen[-1]) if seen else len(own)
    near = sorted(own, key=lambda plan: abs(own.index(plan) - at))[: _NEAR + len(seen)]
    others = [plan for plan in here if plan not in near] if len(here) <= MANY else []
    return [*others, *(plan for plan in reversed(own) if plan in near)]


def _in_order(there: PlansThere) -> list[str]:
    return list(dict.fromkeys(str(row["plan"]) for row in in_order(there.rows)))


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


def _together(there: PlansThere, here: Sequence[str]) -> tuple[OtherLook, ...]:
    """Plans that belong together: those of a region's year, all of a region, all there are."""
    groups: dict[str, list[str]] = {}
    for plan in _in_order(there):
        row = there.by_plan[plan][-1]
        region = str(row["region"])
        whose = f" · {region}" if len(there.of_region) > 1 else ""
        groups.setdefault(f"{str(row['plan_id'])[:4]} год{whose}", []).append(plan)
        if len(there.of_region) > 1:
            groups.setdefault(f"все планы · {region}", []).append(plan)
        groups.setdefault("все планы", []).append(plan)
    looks: dict[frozenset[str], OtherLook] = {}
    for words, plans in sorted(groups.items()):
        names = frozenset(plans)
        if len(plans) > 1 and names not in looks:
            here_now = names == frozenset(here)
            looks[names] = _other(_counted(words, plans), look_at(sorted(plans)), here_now)
    return tuple(looks.values())


def _together_of_many(
    there: PlansThere, here: Sequence[str], info: PlanInfo
) -> tuple[OtherLook, ...]:
    """Of many plans: the year and the region that are looked at, by their short names."""
    region, several = info.home.region, len(there.of_region) > 1
    years = [str(year) for year in dict.fromkeys((info.start.year, info.end.year))]
    groups = {f"{year} год · {region}": all_plans_of(year, region) for year in years}
    groups[f"все планы · {region}"] = all_plans_of(region=region)
    if several:
        groups |= {f"{year} год · все регионы": all_plans_of(year) for year in years}
    looks: dict[tuple[str, ...], OtherLook] = {}
    for words, asked in groups.items():
        plans = there.named(asked)
        if len(plans) > 1 and plans not in looks:
            here_now = set(plans) == set(here)
            looks[plans] = _other(_counted(words, plans), look_at([asked]), here_now)
    return tuple(looks.values())


def _counted(words: str, plans: Sequence[str]) -> str:
    n = len(plans)
    return f"{words} ({n} {plural(n, 'план', 'плана', 'планов')})"


def _other(words: str, look: Look, here: bool = False) -> OtherLook:
    pairs = look.pairs()
    named = {name for name, _ in pairs}
    kept = [*pairs, *((name, "") for name in LOOK_KEYS if name not in named)]
    return OtherLook(words, edition_link(look, current_page()), urlencode(kept), here)
