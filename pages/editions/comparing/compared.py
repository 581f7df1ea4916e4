"""Two editions of a plan beside each other."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from etl.store import TablesError, read
from pages.editions.comparing.change_lines import ChangeLine, change_lines
from pages.shared.filters.chosen import Selection
from pages.shared.plan.folder_of_plans import edition_stamp
from pages.shared.plan.looks import Look, edition_of
from pages.shared.plan.tables import TablesMissingError
from pages.shared.visit.selection import edition_link


def compared(plan: str, was: str, now: str) -> tuple[ChangeLine, ...]:
    """What one edition changes against another.

    Args:
        plan: the plan's name in the folder, "" for the one that is shown first.
        was: the number of the edition that is older.
        now: of the newer one; they may stand the other way round.

    Raises:
        TablesMissingError: one of them is not there, or cannot be read.
    """
    looks = Look(plan=plan, edition=was), Look(plan=plan, edition=now)
    folders = [Path(edition_of(look)["directory"]) for look in looks]
    stamps = tuple(edition_stamp(folder) for folder in folders)
    return _compared(folders[0], folders[1], looks, stamps)


@lru_cache(maxsize=16)
def _compared(
    old: Path, new: Path, looks: tuple[Look, Look], _stamps: tuple[tuple[int, ...], ...]
) -> tuple[ChangeLine, ...]:
    from etl.compare import changes_between

    try:
        before, after = read(old), read(new)
    except TablesError as error:
        raise TablesMissingError(str(error)) from error

    def link(event_id: str, in_the_old: bool) -> str:
        look = looks[0] if in_the_old else looks[1]
        return edition_link(look, "events", Selection(), event=event_id)

    return tuple(change_lines(changes_between(before, after), before.events, after.events, link))
