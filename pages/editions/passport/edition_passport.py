"""«Паспорт качества» of one edition: how it was read, what is open, how precise, what changed.

Everything comes from the edition's tables, its manifest, the folder's record and the comparison;
the passport puts them side by side and finds out nothing by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from pages.editions.comparing.compare_names import LOG
from pages.editions.comparing.compared import compared
from pages.editions.letters.letter_sheets import TO, letters
from pages.editions.passport.passport_parts import PaperSection
from pages.editions.passport.passport_sections import (
    changed_section,
    dates_section,
    doubts_section,
    letters_section,
    open_section,
    places_section,
    settled_section,
)
from pages.editions.passport.reading_section import reading_section
from pages.handouts.picture.slice_map import MapPicture, slice_map
from pages.shared.filters.chosen import Selection
from pages.shared.plan.folder_of_plans import editions_there
from pages.shared.plan.kept_editions import kept_edition
from pages.shared.plan.looks import Look, edition_of
from pages.shared.plan.row_questions import row_questions
from pages.shared.plan.tables import plan_of_tables, read_tables
from pages.shared.visit.passport_links import PASSPORT
from pages.shared.visit.plan_choices import edition_in_words
from pages.shared.visit.selection import edition_link
from pages.shared.words.dates_in_words import LONG_AGO, time_of


@dataclass(frozen=True, slots=True, eq=False)
class Passport:
    """The passport.

    Attributes:
        name: what a file of it is called, without an ending.
        of: the plan and the edition, in words.
        facts: what the edition is made of: names and values.
        sections: what the passport says, in order.
        drawn: the small map.
        map_after: which section has the map under it, from 0.
        log: the address of the log of publishing; "" where there is none to lead to.
        made: the time that the paper is of: the edition's.
    """

    name: str
    of: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[PaperSection, ...]
    drawn: MapPicture
    map_after: int
    log: str
    made: datetime


def edition_passport(plan: str, edition: str, base: str = "") -> Passport:
    """The passport of an edition.

    Args:
        plan: the plan's name in the folder, "" for the one that is shown first.
        edition: its number, "" for the published one.
        base: the dashboard's address before its pages' names, without a slash at its end; "" where
            nobody knows it: then nothing leads to a card.

    Raises:
        TablesMissingError: there is no such edition, or it cannot be read.
        RecordError: the folder's record cannot be read.
    """
    row = edition_of(Look(plan=plan, edition=edition))
    tables = read_tables(Path(row["directory"]))
    shown = plan_of_tables(tables)
    look = Look(plan=str(row["plan"]), edition="" if row["published"] else str(row["edition"]))

    def link(event_id: str) -> str:
        if not base:
            return ""
        return base + edition_link(look, "events", Selection(), event=event_id)[1:]

    def letter(to: str) -> str:
        pairs = [*Look(str(row["plan"]), str(row["edition"])).pairs(), (TO, to)]
        return f"{base}/editions/letter.docx?{urlencode(pairs)}" if base else ""

    questions = row_questions(shown)
    before = _edition_before(row)
    found = compared(look.plan, str(before["edition"]), str(row["edition"])) if before else None
    kept = kept_edition(str(row["plan"]), int(row["edition"]))
    places = places_section(shown)
    sections = (
        reading_section(tables.manifest),
        open_section(questions, link),
        doubts_section(questions, link),
        dates_section(shown),
        places,
        changed_section(found, base),
        settled_section(shown, kept.unfit if kept else (), link),
        letters_section(letters(str(row["plan"]), str(row["edition"])), letter),
    )
    return Passport(
        name=f"{PASSPORT} {row['plan']}-{row['edition']}",
        of=edition_in_words(row),
        facts=_facts(row, tables.manifest),
        sections=sections,
        drawn=slice_map(shown),
        map_after=sections.index(places),
        log=f"{base}{LOG}" if base else "",
        made=time_of(row["built_at"]) or LONG_AGO,
    )


def _edition_before(row: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The edition of the same plan before this one, None where it is the first."""
    own: Sequence[Mapping[str, Any]] = [
        one
        for one in editions_there()
        if one["plan"] == row["plan"] and one["edition"] < row["edition"]
    ]
    return max(own, key=lambda one: int(one["edition"]), default=None)


def _facts(row: Mapping[str, Any], manifest: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    counts = manifest.get("counts") or {}
    read_rows = f"строк {counts['rows']}, мероприятий {counts['events']}" if counts else ""
    spheres = f", сфер {counts['spheres']}, мест {counts['venues']}" if counts else ""
    facts = (
        ("Документ", str(row["source_name"] or "неизвестен")),
        ("SHA-256", str(row["source_sha256"] or "")),
        ("Заголовок", str(manifest.get("title") or "")),
        ("Прочитано", read_rows + spheres or f"мероприятий {row['events']}"),
        ("Опубликовал", str(row["published_by"] or "")),
    )
    return tuple((name, value) for name, value in facts if value)
