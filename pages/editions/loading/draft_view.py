"""What a person sees of an edition before it is published: what it holds, changes and doubts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from etl.build_report import LEFT_OVER
from etl.corrections.correction import TEXT_COLUMNS
from etl.precision_words import PLACE_PRECISIONS
from etl.told.told_use import region_remark
from pages.editions.comparing.change_lines import change_lines, changes_html
from pages.shared.filters.chosen import Selection
from pages.shared.markup.templates import render
from pages.shared.plan.kept_drafts import DraftEdition
from pages.shared.plan.looks import Look
from pages.shared.plan.openness import (
    DOUBTS_LABEL,
    QUESTIONED,
    cells_doubted,
    doubts_of_program,
    with_questions,
)
from pages.shared.plan.plan_said import NO_REGION, plan_heading
from pages.shared.plan.row_questions import NO_TITLE
from pages.shared.plan.tables import EditionMissingError, Plan, load_plan
from pages.shared.visit.page_list import PAGES
from pages.shared.visit.selection import edition_link
from pages.shared.words.russian import (
    SPHERES,
    counted,
    events_noun,
    in_a_row,
    plural,
    quality_label,
    short_title,
)


def draft_html(token: str, draft: DraftEdition) -> Markup:
    """The preview of an edition: everything that decides whether to publish it.

    Args:
        token: the draft's name.
        draft: what would be published.
    """
    look = Look(draft=token)
    plan = load_plan({name: [value] for name, value in look.pairs()})
    would_be, manifest = draft.would_be, draft.would_be.manifest
    # Whose it was taken for while nobody has said is no decision: the question stands above.
    taken_for = region_remark(plan.info.title, plan.info.home)
    whose = f"{plan.info.home.region}, редакция {would_be.edition}"
    return render(
        "editions/loading/draft_view.html",
        title=f"{plan_heading(plan.info)} · {NO_REGION if would_be.unowned else whose}",
        unowned=would_be.unowned,
        read_as=plan.info.home.region,
        source=manifest["source_name"],
        sha256=manifest["source_sha256"],
        counts=_counts(manifest, plan),
        previous=would_be.previous,
        changes=_changes(draft, plan, look),
        doubts=_doubts(plan, look),
        doubts_label=DOUBTS_LABEL,
        left=[
            *(f"Столбец «{name}» сохранён, но что в нём, программа не знает."
              for name in manifest["unknown_headings"]),
            *(f"{LEFT_OVER}: {text}" for text in manifest["leftovers"]),
            *(note for note in manifest["notes"] if not (would_be.unowned and note == taken_for)),
            *would_be.remarks,
            *(unfit.in_words() for unfit in would_be.unfit),
        ],
        pages=[
            (one.title, edition_link(look, one.path, Selection()))
            for one in PAGES
            if one.shows_slice
        ],
    )  # fmt: skip


def _counts(manifest: Mapping[str, Any], plan: Plan) -> list[tuple[str, str]]:
    """Numbers with what they count."""
    counts = manifest["counts"]
    rows = counted(counts["rows"], "строки", "строк", "строк")
    placed = counts["placed"]
    asked = int(with_questions(plan.events).sum())
    precise = "; ".join(
        f"{words} — {placed[code]}" for code, words in PLACE_PRECISIONS.items() if code in placed
    )
    return [
        (str(counts["events"]), f"{events_noun(counts['events'])} из {rows}"),
        (str(counts["spheres"]), plural(counts["spheres"], *SPHERES)),
        (f"{sum(placed.values())} из {counts['venues']}", f"мест на карте: {precise}"),
        (str(asked), plural(asked, *QUESTIONED)),
    ]  # fmt: skip


def _changes(draft: DraftEdition, plan: Plan, look: Look) -> Markup | None:
    """What it changes against the published edition; None where there is none."""
    would_be = draft.would_be
    if would_be.previous is None:
        return None
    before = Look(plan=would_be.plan, edition=str(would_be.previous))
    try:
        # Tables directly in the folder have no edition of the record yet: then no cards of theirs.
        old = load_plan({"plan": [before.plan], "edition": [before.edition]}).events
    except EditionMissingError:
        old = plan.events.iloc[:0]

    def link(event_id: str, in_the_old: bool) -> str:
        return edition_link(before if in_the_old else look, "events", Selection(), event=event_id)

    lines = change_lines(would_be.changes, old, plan.events, link)
    return changes_html(lines, f"Против редакции {would_be.previous} мероприятия не изменились.")


def _doubts(plan: Plan, look: Look) -> list[dict[str, Any]]:
    """The rows with a doubt of the program's: which, the words of the plan, the card."""
    out = []
    columns = ("number", "title", "event_id", "quality", *TEXT_COLUMNS)
    for row in plan.events[list(columns)].to_dict("records"):
        codes = doubts_of_program(row["quality"])
        if codes:
            out.append(
                {
                    "number": None if pd.isna(row["number"]) else int(row["number"]),
                    "title": short_title(row["title"]) or NO_TITLE,
                    "link": edition_link(look, "events", Selection(), event=row["event_id"]),
                    "why": in_a_row(quality_label(code).label for code in codes),
                    "said": [row[name] for name in cells_doubted(codes) if row[name]],
                }
            )
    return out
