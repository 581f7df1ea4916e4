"""A document dropped on the page: read and tried, and nothing is stored before it is published.

The document is read in a process of its own within limits (``etl.documents.apart``); what would be
published is what ``python -m etl publish --dry-run`` says.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from etl.documents.endings import suffix_of
from etl.editions.record import RecordError
from etl.folders import data_directory
from etl.happenings import note_happening, reason_alone
from etl.refusals import AnsweredRow, RefusedDocumentError, SeenColumn
from etl.spoken import not_written
from pages.editions.loading.settled_carried import carried_over, not_stored
from pages.shared.plan import kept_drafts
from pages.shared.plan.folder_of_plans import folder_stamp

if TYPE_CHECKING:
    from etl.documents import Reading
    from etl.editions.published import Published
    from etl.told.told_row import ToldRow

Outcome = Literal["draft", "published", "refused", "known", "period", "headings", "answers"]

_CLOSED = "предпросмотр закрыт."
_CHANGED = "Пока документ читался, предпросмотр изменился: посмотрите на него и повторите."


@dataclass(frozen=True)
class Trial:
    """What has come of a document.

    Attributes:
        name: the document's.
        outcome: it can be published; it has been; it was refused; it is there already; only a
            person can say its period, or what its columns are; it is answers to a letter.
        words: why it was refused, or where it is.
        token: the draft's name.
        reading: the document, while something is asked of it.
        done: what was published, or found there.
        told: what a person told of it, while it is no draft.
        columns: its columns, while it is asked what they are.
        answers: the rows of a filled-in letter.
    """

    name: str
    outcome: Outcome
    words: str = ""
    token: str = ""
    reading: Reading | None = None
    done: Published | None = None
    told: tuple[ToldRow, ...] = ()
    columns: tuple[SeenColumn, ...] = ()
    answers: tuple[AnsweredRow, ...] = ()


def try_document(name: str, data: bytes) -> Trial:
    """Read a document as received and try to publish it.

    Args:
        name: what its sender calls it.
        data: its bytes.
    """
    from etl.documents import Reading

    def reading() -> Trial:
        with tempfile.TemporaryDirectory() as folder:
            # Its name stands in the record; on the disk it needs but the extension.
            path = Path(folder) / f"document{suffix_of(_one_line(name))[:8]}"
            path.write_bytes(data)
            begun = Reading(path, name=_one_line(name))
            return try_reading(begun)

    return _sentenced(name, reading)


def try_reading(
    reading: Reading, period: str = "", token: str = "", told: tuple[ToldRow, ...] = ()
) -> Trial:
    """Try to publish a document whose reading has begun.

    Args:
        reading: the document.
        period: the plan's period, where a person has told it.
        token: the name of its draft, where it has one.
        told: what a person has told of it.
    """
    from etl.editions.publishing import publish
    from etl.plan_period import PeriodMissingError
    from etl.refusals import AnsweredSheetError, HeadingsMissingError

    def trial() -> Trial:
        stamp = folder_stamp()
        former = kept_drafts.find(token)
        if token and former is None:
            return Trial(reading.name, "refused", f"{reading.name}: {_CLOSED}")
        settled = former.corrections if former is not None else ()
        tried = partial(
            publish,
            reading,
            data_directory(),
            period=period or None,
            dry_run=True,
            told=told,
            asks=True,
        )
        try:
            done = tried(corrections=settled)
            if former is not None and settled and not done.known:
                carried = carried_over(former, done)
                if carried != settled:
                    settled, done = carried, tried(corrections=carried)
        except PeriodMissingError:
            return Trial(reading.name, "period", reading=reading, told=told)
        except AnsweredSheetError as error:
            reading.close()
            return Trial(reading.name, "answers", answers=error.rows)
        except HeadingsMissingError as error:
            return Trial(
                reading.name, "headings", reading=reading, told=told, columns=error.columns
            )
        if done.known:
            return _known(reading.name, done, token, former, reading)
        draft = kept_drafts.draft_of(reading, period, done, stamp, told, settled)
        if former is None:
            return Trial(reading.name, "draft", token=kept_drafts.keep(draft))
        return Trial(reading.name, "draft", _kept(token, former, draft), token)

    return _sentenced(reading.name, trial)


def _kept(token: str, former: kept_drafts.DraftEdition, draft: kept_drafts.DraftEdition) -> str:
    """Keep what was made anew; where another one is kept by now, that stays, and it is said."""
    if kept_drafts.put_in_place(token, former, draft):
        return ""
    other = kept_drafts.find(token)
    if other is None or (other.period, other.told) != (draft.period, draft.told):
        return _CHANGED
    return ""


def _known(
    name: str,
    done: Published,
    token: str,
    draft: kept_drafts.DraftEdition | None,
    reading: Reading | None = None,
) -> Trial:
    """The document is there already; a preview with settled values stays until it is closed."""
    if draft is not None and draft.corrections:
        return Trial(name, "known", not_stored(draft, done), token, done=done)
    if reading is not None:
        reading.close()  # it was told by its bytes alone
    kept_drafts.drop(token, draft)
    return Trial(name, "known", _where(name, done), done=done)


def current_trial(trial: Trial) -> Trial:
    """The same against the folder as it is now: something else may have been published since."""
    draft = kept_drafts.find(trial.token)
    if draft is None:
        return replace(trial, outcome="refused", words=f"{trial.name}: {_CLOSED}")
    if draft.stamp == folder_stamp():
        return trial
    return try_reading(draft.reading, draft.period, trial.token, draft.told)


def said_of(trial: Trial, words: str) -> Trial:
    """What came of answers, in a sentence; nothing is left to be done with them."""
    return replace(trial, outcome="known", words=f"{trial.name}: {words}", answers=())


def publish_trial(trial: Trial, by: str) -> Trial:
    """Publish what was shown; where that is no longer what would come of it, show that instead.

    Args:
        trial: of a draft.
        by: who publishes.
    """
    from etl.editions.publishing import publish

    seen = kept_drafts.find(trial.token)
    now = current_trial(trial)
    draft = kept_drafts.find(now.token)
    if now.outcome != "draft" or draft is None:
        return now
    if draft is not seen:
        return replace(now, words="Пока вы смотрели, опубликовано другое: проверьте ещё раз.")

    def published() -> Trial:
        done = publish(
            draft.reading,
            data_directory(),
            period=draft.period or None,
            by=by,
            told=draft.told,
            corrections=draft.corrections,
        )
        if done.known:
            return _known(trial.name, done, trial.token, draft)
        kept_drafts.drop(trial.token, draft)
        # What does not fit and is of another plan is not remembered: here it is said last.
        unfit = [one.in_words() for one in done.unfit if one.correction in draft.corrections]
        return Trial(trial.name, "published", " ".join(unfit), done=done)

    made = _sentenced(trial.name, published)
    if made.outcome == "refused":  # nothing has changed: it can be tried again
        return replace(trial, words=made.words)
    return made


def _sentenced(name: str, act: Callable[[], Trial]) -> Trial:
    """What an act gives, or the one sentence why it was refused; nothing is changed then."""
    try:
        return act()
    except (RefusedDocumentError, RecordError) as error:
        note_happening("refused", by="page", why=reason_alone(str(error), name))
        return Trial(name, "refused", str(error))
    except OSError as error:
        words = f"{name}: {not_written(error)}."
        return Trial(name, "refused", words)


def _where(name: str, done: Published) -> str:
    if done.shown == done.edition:
        return f"{name}: этот документ уже есть, это опубликованная редакция {done.edition}."
    return (
        f"{name}: этот документ уже есть, это редакция {done.edition}; опубликована редакция "
        f"{done.shown}. Снова опубликовать прежнюю можно ниже, в списке редакций."
    )


def _one_line(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:200] or "план"
