"""What is settled in a preview: kept with the draft, published with it, all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from etl.editions.record import Record, RecordError
from etl.folders import data_directory
from etl.model import PlanPeriod
from etl.refusals import RefusedDocumentError
from pages.shared.plan import kept_drafts
from pages.shared.plan.folder_of_plans import folder_stamp
from pages.shared.plan.kept_drafts import DraftEdition
from pages.shared.plan.tables import PlanInfo, plan_of_tables

if TYPE_CHECKING:
    from etl.corrections.correction import Correction

GONE = "Этого предпросмотра больше нет: загрузите документ ещё раз на странице «Редакции»."
CHANGED = (
    "Пока уточнение записывалось, предпросмотр изменился; ничего не записано: закройте форму, "
    "посмотрите на карточку и уточните снова."
)
PUBLISHED_ONE = (
    "Это уточнение действует и в опубликованной редакции: снимите его там или впишите здесь другое."
)


def settle_in_draft(token: str, rows: Sequence[Mapping[str, str]]) -> str:
    """Keep corrections with a draft and make it anew with them.

    Args:
        token: the draft's name.
        rows: as a file of corrections has them.

    Returns:
        Why they are not taken, as a sentence; "" where they are.
    """
    from etl.build import now
    from etl.corrections.checks import RefusedCorrectionError
    from etl.corrections.correction import Correction
    from etl.corrections.settle import against_document, says_same
    from etl.typed_value import typed

    draft = kept_drafts.find(token)
    if draft is None:
        return GONE
    at, info = now(), plan_of_tables(draft.tables).info
    former = {one.target: one for one in (*_in_force(draft), *draft.corrections)}
    new, back = [], set()
    for row in rows:
        values = {**row, "at": at, **{n: typed(row[n]) for n in ("new_value", "reason", "author")}}
        one = Correction(**values)
        before = former.get(one.target)
        one = against_document(one, before)
        if before in draft.corrections and says_same(one.column, one.new_value, one.old_value):
            back.add(one.target)
            continue
        try:
            _refuse_unread(one, info)
        except RefusedCorrectionError as error:
            return f"Не записано: {error}."
        new.append(one)
    targets = {one.target for one in new} | back
    kept = [one for one in draft.corrections if one.target not in targets]
    return _made_anew(token, draft, [*kept, *new], new)


def _in_force(draft: DraftEdition) -> list[Correction]:
    from etl.editions.record_rows import in_force

    return list(in_force(Record(data_directory()), draft.would_be.plan).values())


def _refuse_unread(one: Correction, info: PlanInfo) -> None:
    """Refuse what the readers do not take, as for a published edition."""
    from etl.corrections.checks import refuse_no_value, refuse_unkept
    from etl.corrections.correction import TEXT_COLUMNS
    from etl.corrections.trial import try_dates, try_place

    refuse_unkept(one)
    if one.column == "dates_text":
        try_dates(one.new_value, PlanPeriod(info.plan_id, info.start, info.end))
    elif one.column == "place_text":
        try_place(one.new_value, title="", description="", home=info.home)
    elif one.column not in (*TEXT_COLUMNS, "coordinates"):
        refuse_no_value(one)


def unsettle_in_draft(token: str, event_id: str, column: str, new_value: str) -> str:
    """Take a correction of a draft back; gives why not, "" where it is done."""
    from etl.corrections.settle import says_same

    draft = kept_drafts.find(token)
    if draft is None:
        return GONE
    kept = [
        one
        for one in draft.corrections
        if (one.event_id, one.column) != (event_id, column)
        or not says_same(column, one.new_value, new_value)
    ]
    if len(kept) == len(draft.corrections):
        return PUBLISHED_ONE
    return _made_anew(token, draft, kept, ())


def _made_anew(
    token: str,
    draft: DraftEdition,
    corrections: Sequence[Correction],
    new: Sequence[Correction],
) -> str:
    """Put the draft with these corrections in its place, unless one of the new has no place."""
    from etl.editions.publishing import publish

    stamp = folder_stamp()
    try:
        would_be = publish(
            draft.reading, data_directory(), period=draft.period or None, dry_run=True, asks=True,
            told=draft.told, corrections=corrections,
        )  # fmt: skip
    except (RefusedDocumentError, RecordError) as error:
        return str(error)
    if would_be.known:
        return "Этот документ уже опубликован: уточните его в карточке опубликованной редакции."
    for unfit in would_be.unfit:
        if unfit.correction in new:
            return f"Не записано: {unfit.why}."
    made = kept_drafts.draft_of(
        draft.reading, draft.period, would_be, stamp, draft.told, tuple(corrections)
    )
    if kept_drafts.put_in_place(token, draft, made):
        return ""
    return CHANGED if kept_drafts.find(token) is not None else GONE
