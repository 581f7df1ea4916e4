"""Of many plans those that «Редакции» lists: found by words, else the region's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared.plan.plans_there import PlansThere, Row
from pages.shared.visit.plan_choices import plan_in_words
from pages.shared.words.russian import nbsp

LISTED = 10
"""So many of the plans that are found are listed with their editions."""
COMPARED = 100
"""So many can be chosen to be compared."""


@dataclass(frozen=True, slots=True)
class FoundPlans:
    """What is found among many plans.

    Attributes:
        plans: by name, the latest first.
        said: how many there are, and how to see others; "" where nobody has to search, so that
            all are listed.
    """

    plans: tuple[str, ...]
    said: str = ""

    def rows(self, there: PlansThere, most: int, *further: str) -> list[Row]:
        """The editions of the first of them.

        Args:
            there: all plans.
            most: of how many plans.
            further: names of plans that belong to it anyway, as far as they are there.
        """
        named = self.plans[:most] if self.said else self.plans
        names = dict.fromkeys((*named, *(name for name in further if name)))
        return [row for name in sorted(names) for row in there.by_plan.get(name, ())]


def find_plans(there: PlansThere, words: str) -> FoundPlans:
    """Plans that have all words in what they are called; without words the region's own.

    Args:
        there: all plans.
        words: parts of words, in any order and case.
    """
    parts = [_ROMAN.get(part, part) for part in words.casefold().split()]
    if not parts:
        first = there.by_plan.get(there.first)
        region = str(first[0]["region"]) if first else next(iter(there.of_region), "")
        own = there.of_region.get(region, ())
        return FoundPlans(own[::-1], _said(len(own), f"Планов в папке {len(there)}; {region}:"))
    found = [
        name
        for name, rows in there.by_plan.items()
        if _has_all(_typed(plan_in_words(rows[0])), parts)
    ]
    latest = sorted(found, key=lambda name: str(there.by_plan[name][0]["plan_id"]), reverse=True)
    return FoundPlans(tuple(latest), _said(len(found), "Найдено планов:"))


_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
"""How plans number their half-years and quarters, and how people type it."""


def _has_all(called: str, parts: Sequence[str]) -> bool:
    """Whether a plan's name has the parts; what is as short as a number is a whole word of it."""
    own = called.split()
    return all(part in own if part in _ROMAN.values() else part in called for part in parts)


def _typed(words: str) -> str:
    """Words as they are typed: in small letters, with plain blanks."""
    return words.replace("\u00a0", " ").casefold()


def _said(n: int, where: str) -> str:
    """«Планов в папке 1780; Псковская область: 40, показаны последние 10: …»."""
    shown = f", показаны последние {LISTED}: уточните слова" if n > LISTED else ""
    return nbsp(f"{where} {n}{shown}.")
