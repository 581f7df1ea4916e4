"""Two documents or built directories beside each other: what ``etl compare --docx`` is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from etl.compare import both_sources, tables_given
from etl.documents import Reading
from etl.editions.folder_layout import folder_of
from etl.editions.listing import list_editions
from etl.editions.record import RecordError
from etl.refusals import RefusedDocumentError
from etl.store import Tables, in_memory
from pages.editions.comparing.compared import ComparedSide, Comparison, lines_between, side_of
from pages.shared.visit.plan_choices import plan_in_words
from pages.shared.words.dates_in_words import LONG_AGO


def compared_sources(old: Path, new: Path) -> Comparison:
    """What one document or directory changes against another.

    Directories that are editions of a folder of plans are called what the pages call them, so that
    a file of their comparison is the same as the page's.

    Args:
        old: a plan document or a directory of built tables.
        new: the same.

    Raises:
        RefusedDocumentError: one of the two cannot be read.
    """
    with both_sources(old, new) as sources:
        (before, was), (after, now) = map(_side, sources)
    across = bool(was.edition and now.edition) and was.plan != now.plan
    if not across and was.plan != now.plan:
        # Two documents are held against each other as ``compare`` does it, whatever they are for.
        now = ComparedSide(now.words, now.source, was.plan, now.edition, now.made)
    if not (was.edition and now.edition):
        was, now = _unnumbered(was), _unnumbered(now)
    lines = lines_between(before, after, across=across, link=lambda _id, _old: "")
    return Comparison(was, now, lines)


def _side(source: Path | Reading) -> tuple[Tables, ComparedSide]:
    if isinstance(source, Path):
        tables = tables_given(source)
        return tables, side_of(_row_of(source, tables))
    from etl.build import make_edition, read_plan
    from etl.event_ids import name_events

    plan = read_plan(source)
    made = make_edition(plan, name_events(plan.events, plan.plan, []), 1)
    tables = in_memory(made.tables, made.manifest)
    words = plan_in_words(tables.manifest)
    plan_id = str(tables.manifest["plan_id"])
    return tables, ComparedSide(words, plan.document.name, plan_id, "", LONG_AGO)


def _row_of(directory: Path, tables: Tables) -> dict[str, Any]:
    """The row of editions that a directory is; made of its manifest where no folder has it."""
    place = directory.resolve()
    folder = folder_of(place)
    if folder is not None:
        try:
            rows = list_editions(folder)
        except RecordError as error:
            raise RefusedDocumentError(str(error)) from error
        for row in rows:
            if Path(row["directory"]).resolve() == place:
                return row
    manifest = tables.manifest
    names = ("plan_id", "region", "edition", "source_name", "built_at")
    known = {name: manifest.get(name) or "" for name in names}
    known["edition"] = known["edition"] or int(tables.events["edition"].iloc[0])
    known["plan_id"] = known["plan_id"] or str(tables.events["plan_id"].iloc[0])
    return {**known, "plan": known["plan_id"], "published_at": None}


def _unnumbered(side: ComparedSide) -> ComparedSide:
    return ComparedSide(side.words, side.source, side.plan, "", side.made)
