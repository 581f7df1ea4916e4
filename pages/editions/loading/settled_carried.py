"""What was settled in a preview when the document is read anew, or somebody else published it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from etl.corrections.correction import LABELS
from pages.shared.words.russian import counted

if TYPE_CHECKING:
    from etl.corrections.correction import Correction
    from etl.editions.published import Published
    from pages.shared.plan.kept_drafts import DraftEdition


def carried_over(former: DraftEdition, would_be: Published) -> tuple[Correction, ...]:
    """The corrections of a draft, said of the events that the same rows are now.

    Another region or period makes another plan of a document, with ids of its own.

    Args:
        former: the draft as it was.
        would_be: a trial of the same document.

    Returns:
        All of them; one whose row is no longer there is left as it was, and fits nothing.
    """
    assert would_be.made is not None
    old = former.tables.events
    new = would_be.made.tables["events"]
    there = _by_row(old["source_ref"], old["event_id"])
    now = _by_row(new["source_ref"].to_pylist(), new["event_id"].to_pylist())
    ids = {event_id: now[row] for row, event_id in there.items() if row in now}
    return tuple(
        replace(one, plan=would_be.plan, event_id=ids[one.event_id])
        if one.plan == former.would_be.plan and one.event_id in ids
        else one
        for one in former.corrections
    )


def _by_row(references: Iterable[str], event_ids: Iterable[str]) -> dict[tuple[str, int, int], str]:
    """Events by the row of the document; of a row with several by their place in it.

    A row that has come to hold more or fewer of them holds none of the former.
    """
    found: dict[str, list[str]] = {}
    for reference, event_id in zip(references, event_ids, strict=True):
        found.setdefault(str(reference), []).append(str(event_id))
    return {
        (reference, at, len(ids)): event_id
        for reference, ids in found.items()
        for at, event_id in enumerate(ids)
    }


def not_stored(draft: DraftEdition, published: Published) -> str:
    """That the document is published already, without what was settled in this preview.

    Args:
        draft: with corrections.
        published: the edition that is there.
    """
    n = len(draft.corrections)
    numbers = draft.tables.events.set_index("event_id")["number"]
    said = "; ".join(_said(one, numbers.get(one.event_id)) for one in draft.corrections)
    return (
        f"{draft.reading.name}: этот документ уже опубликован как редакция {published.edition}, "
        f"а уточнённое в этом предпросмотре ({counted(n, 'значение', 'значения', 'значений')}) не "
        f"сохранено: впишите его в карточки опубликованной редакции ({said})."
    )


def _said(one: Correction, number: Any) -> str:
    which = one.event_id if number is None or pd.isna(number) else f"№ {int(number)}"
    return f"{which}, {LABELS[one.column]} «{one.new_value}»"
