"""Two editions beside each other, of one plan or of two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.store import Tables
from pages.editions.comparing.change_lines import (
    ACROSS,
    KINDS,
    ChangeLine,
    Links,
    change_lines,
    counts,
)
from pages.shared.filters.chosen import Selection
from pages.shared.plan.folder_of_plans import edition_stamp
from pages.shared.plan.looks import Look, edition_of
from pages.shared.plan.recurring_events import occurrences
from pages.shared.plan.tables import plan_of_tables, read_tables
from pages.shared.visit.plan_choices import edition_in_words
from pages.shared.visit.selection import edition_link
from pages.shared.words.dates_in_words import LONG_AGO, time_of

if TYPE_CHECKING:
    from etl.recurring import Kin


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One of the two editions: what it is called, its document, its plan and number, its time.

    A document that is no edition of a folder has no number (""); its time is none of its own.
    """

    words: str
    source: str
    plan: str
    edition: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one edition changes against another.

    Attributes:
        was: the older one; they may stand the other way round.
        now: the newer one.
        lines: the changes, by kind.
    """

    was: ComparedSide
    now: ComparedSide
    lines: tuple[ChangeLine, ...]

    @property
    def kinds(self) -> Mapping[str, tuple[str, str]]:
        """The words of its kinds of change."""
        return ACROSS if self.was.plan != self.now.plan else KINDS

    @property
    def counts(self) -> str:
        """How many there are of each kind; "" where nothing differs."""
        return counts(self.lines, self.kinds)

    @property
    def name(self) -> str:
        """What a file of it is called, without an ending."""
        one = self.was.plan == self.now.plan
        plans = (self.was.plan, "" if one else self.now.plan)
        parts = (plans[0], self.was.edition, plans[1], self.now.edition)
        return f"Сравнение {'-'.join(part for part in parts if part)}"

    @property
    def none(self) -> str:
        """What is said where nothing differs."""
        if self.was.plan != self.now.plan:
            return "Между этими редакциями двух планов мероприятия не различаются."
        was, now = self.was.edition, self.now.edition
        if not was:
            return "Между этими документами мероприятия не различаются."
        return f"Между редакциями {was} и {now} мероприятия не различаются."


def compared(plan: str, was: str, now: str, to: str = "") -> Comparison:
    """What one edition changes against another.

    Args:
        plan: the plan's name in the folder, "" for the one that is shown first.
        was: the number of the edition that is older, "" for the published one.
        now: of the newer one; they may stand the other way round.
        to: the newer one's plan, "" for the same.

    Raises:
        TablesMissingError: one of them is not there, or cannot be read.
    """
    looks = Look(plan=plan, edition=was), Look(plan=to or plan, edition=now)
    rows = [edition_of(look) for look in looks]
    folders = [Path(row["directory"]) for row in rows]
    stamps = tuple(edition_stamp(folder) for folder in folders)
    old, new = (side_of(row) for row in rows)
    return Comparison(old, new, _lines(folders[0], folders[1], looks, stamps, old.plan != new.plan))


def side_of(row: Mapping[str, Any]) -> ComparedSide:
    """One side, of a row of editions."""
    number = str(row["edition"])
    words = edition_in_words(row)
    built = time_of(row["built_at"]) or LONG_AGO
    return ComparedSide(words, str(row["source_name"]), str(row["plan"]), number, built)


@lru_cache(maxsize=16)
def _lines(
    old: Path,
    new: Path,
    looks: tuple[Look, Look],
    _stamps: tuple[tuple[int, ...], ...],
    across: bool,
) -> tuple[ChangeLine, ...]:
    before, after = read_tables(old), read_tables(new)

    def link(event_id: str, in_the_old: bool) -> str:
        look = looks[0] if in_the_old else looks[1]
        return edition_link(look, "events", Selection(), event=event_id)

    return lines_between(before, after, across=across, link=link)


def lines_between(
    before: Tables, after: Tables, *, across: bool, link: Links
) -> tuple[ChangeLine, ...]:
    """The changes from one edition's tables to another's.

    Args:
        before: the older edition.
        after: the newer one.
        across: they are of two plans.
        link: makes the address of a card.
    """
    from etl.compare import changes_between

    pairs, doubts = _pairs(before, after) if across else (None, None)
    changes = changes_between(before, after, pairs)
    return tuple(change_lines(changes, before.events, after.events, link, doubts))


def _pairs(old: Tables, new: Tables) -> tuple[dict[int, int], dict[str, str]]:
    """Which rows of two plans are one event, and what makes that uncertain, by the newer's id."""
    from etl.recurring import kin_of

    sides = [occurrences(name, plan_of_tables(t)) for name, t in (("old", old), ("new", new))]
    at = {str(event_id): i for i, event_id in enumerate(old.events["event_id"])}
    kin: dict[str, Kin] = {
        event_id: found[0]
        for (name, event_id), found in kin_of([*sides[0], *sides[1]]).items()
        if name == "new"
    }
    ids = [str(event_id) for event_id in new.events["event_id"]]
    pairs = {j: at[kin[i].other.event_id] for j, i in enumerate(ids) if i in kin}
    unsure = {
        event_id: f"возможно, то же мероприятие: {', '.join(one.doubts)}"
        for event_id, one in kin.items()
        if not one.sure
    }
    return pairs, unsure
