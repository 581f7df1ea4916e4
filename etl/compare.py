"""What changed between two editions of a plan, in the contract's kinds of change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl.documents import Reading
from etl.identity import match
from etl.model import CELL_FIELDS
from etl.precision_words import NOT_SAID
from etl.recurring import unnumbered
from etl.refusals import RefusedDocumentError
from etl.settled_cells import SettledCells, settled_by_event, settled_cells
from etl.store import Tables, TablesError, read
from etl.text import key

COMPARED = ("events", "periods", "venues", "corrections")
"""The tables of an edition that changes are found in."""
KINDS: Mapping[str, str] = {
    "added": "Добавлено мероприятие {new_number}: {new}",
    "removed": "Исключено мероприятие {old_number}: {old}",
    "renamed": "{where}: новое название: «{new}» (было «{old}»)",
    "date_confirmed": "{where}: срок уточнён: {new} (было: {old})",
    "date_moved": "{where}: срок изменён: {new} (было: {old})",
    "date_loosened": "{where}: срок стал менее точным: {new} (было: {old})",
    "venue_changed": "{where}: место изменено: {new} (было: {old})",
    "participants_changed": "{where}: участники изменены: {new} (было: {old})",
    "text_changed": "{where}: изменено {field}: {new} (было: {old})",
}
"""The contract's kinds of change in their order, each with its sentence."""


@dataclass(frozen=True)
class Change:
    """One change; numbers are null where the row is not in that edition.

    Attributes:
        old: the words in force in the older edition: a person's where one settled them.
        new: in the newer one.
        old_note: what is to be known of the old words beside themselves; "" of a plan's own.
        new_note: of the new ones.
    """

    kind: str
    old_number: int | None
    new_number: int | None
    field: str | None
    old: str | None
    new: str | None
    old_note: str = ""
    new_note: str = ""

    def as_json(self) -> dict[str, Any]:
        """The change as a JSON object with the contract's keys; a note is said in words only."""
        told = asdict(self)
        del told["old_note"], told["new_note"]
        return told


def noted(words: str | None, note: str) -> str | None:
    """Words with their note in brackets."""
    return f"{words} ({note})" if note else words


@dataclass(frozen=True)
class _Side:
    """One event of one edition, with what is compared.

    Rows are matched by ``cells``, the plan's own; what differs is told of ``holds``.
    """

    number: int | None
    cells: Mapping[str, str]
    holds: SettledCells
    periods: tuple[tuple[date, date], ...]
    exact: bool
    venues: tuple[tuple[str, ...], ...]


def kinds_counted(changes: Iterable[Change]) -> dict[str, int]:
    """How many changes there are of each kind, in the order they come in."""
    return dict(Counter(change.kind for change in changes))


def compare(old: Path, new: Path) -> list[Change]:
    """All changes from ``old`` to ``new``, removed rows first, then by new number.

    Args:
        old: a plan document or a directory of built tables.
        new: the same.

    Raises:
        RefusedDocumentError: one of the two cannot be read.
    """
    with both_sources(old, new) as sources:
        before, after = map(_sides, sources)
    return _changes(before, after)


@contextmanager
def both_sources(old: Path, new: Path) -> Iterator[list[Path | Reading]]:
    """Directories as they are, and documents on their way.

    Each document is read by a process of its own while this one goes on; where one is refused the
    other is not waited for.

    Args:
        old: a plan document or a directory of built tables.
        new: the same.
    """
    with ExitStack() as under_way:
        yield [
            side if side.is_dir() else under_way.enter_context(closing(Reading(side)))
            for side in (old, new)
        ]


def tables_given(directory: Path) -> Tables:
    """The tables of a directory that somebody named.

    Raises:
        RefusedDocumentError: there are none, or they cannot be read.
    """
    try:
        return read(directory)
    except TablesError as error:
        raise RefusedDocumentError(str(error)) from error


def changes_between(
    old: Tables, new: Tables, pairs: Mapping[int, int] | None = None
) -> list[Change]:
    """All changes from one edition to another, as ``compare`` finds them.

    Args:
        old: the earlier edition, of which the tables of ``COMPARED`` are looked at.
        new: the later one, likewise.
        pairs: of editions of two plans, which rows are one event: index in ``new`` -> in ``old``
            (``etl.recurring``); then another year or number alone changes no text.
    """
    return _changes(_stored_sides(old), _stored_sides(new), pairs)


def _changes(
    before: Sequence[_Side], after: Sequence[_Side], given: Mapping[int, int] | None = None
) -> list[Change]:
    pairs = given
    if pairs is None:
        pairs = match([side.cells for side in before], [side.cells for side in after])
    kept = set(pairs.values())
    changes = [
        Change("removed", side.number, None, None, side.cells["title"], None)
        for i, side in enumerate(before)
        if i not in kept
    ]
    for j, side in enumerate(after):
        if j in pairs:
            same = _same_text if given is None else _same_but_for_year
            changes += _differences(before[pairs[j]], side, same)
        else:
            changes.append(Change("added", None, side.number, None, None, side.cells["title"]))
    return changes


def _sides(source: Path | Reading) -> list[_Side]:
    if isinstance(source, Path):
        return _stored_sides(tables_given(source))
    from etl.build import read_plan

    events = read_plan(source).events
    return [
        _Side(
            number=event.number,
            cells=event.row.cells,
            holds=SettledCells(event.row.cells, {}),
            periods=tuple((period.start, period.end) for period in event.dates.periods),
            exact=_is_exact(event.dates.precision, event.dates.tentative),
            venues=tuple(
                _venue_key(asdict(venue), event.place.format) for venue in event.place.venues
            ),
        )
        for event in events
    ]


def _stored_sides(tables: Tables) -> list[_Side]:
    periods: dict[str, list[tuple[date, date]]] = {}
    for period in tables.periods.to_dict("records"):
        bounds = (period["start_date"].date(), period["end_date"].date())
        periods.setdefault(period["event_id"], []).append(bounds)
    venues: dict[str, list[dict[str, Any]]] = {}
    for venue in tables.venues.to_dict("records"):
        venues.setdefault(venue["event_id"], []).append({str(k): v for k, v in venue.items()})
    settled = settled_by_event(tables.corrections)
    sides = []
    for event in tables.events.to_dict("records"):
        event_id = event["event_id"]
        number = event["number"]
        sides.append(
            _Side(
                number=None if number is None else int(number),
                cells={field: event[field] for field in CELL_FIELDS},
                holds=settled_cells(event, settled.get(event_id, {})),
                periods=tuple(periods.get(event_id, ())),
                exact=_is_exact(event["date_precision"], event["date_tentative"]),
                venues=tuple(_venue_key(v, event["format"]) for v in venues.get(event_id, ())),
            )
        )
    return sides


def _is_exact(precision: str, tentative: bool) -> bool:
    """Whether a date is confirmed, for the contract's ``date_confirmed``."""
    return precision == "day" and not tentative


def _venue_key(venue: Mapping[str, Any], event_format: str) -> tuple[str, ...]:
    names = ("name", "settlement", "district", "region", "country_code")
    return (*(key(venue[name] or "") for name in names), event_format)


_Same = Callable[[_Side, _Side, str], bool]


def _differences(old: _Side, new: _Side, same: _Same) -> list[Change]:
    kinds: list[tuple[str, str]] = []
    if not same(old, new, "title"):
        kinds.append(("renamed", "title"))
    date_kind = _date_change(old, new)
    if date_kind:
        kinds.append((date_kind, "dates_text"))
    if old.venues != new.venues or (not new.venues and not same(old, new, "place_text")):
        kinds.append(("venue_changed", "place_text"))
    if not same(old, new, "participants_text"):
        kinds.append(("participants_changed", "participants_text"))
    kinds += [
        ("text_changed", field) for field in ("description", "purpose") if not same(old, new, field)
    ]
    return [_change(kind, field, old, new) for kind, field in kinds]


def _change(kind: str, field: str, old: _Side, new: _Side) -> Change:
    was, now = old.holds.words[field], new.holds.words[field]
    notes = [side.holds.notes.get(field, "") for side in (old, new)]
    return Change(kind, old.number, new.number, field, was, now, *notes)


def _same_text(old: _Side, new: _Side, field: str) -> bool:
    was, now = old.holds.words[field], new.holds.words[field]
    return was == now or key(was) == key(now)


def _same_but_for_year(old: _Side, new: _Side, field: str) -> bool:
    return unnumbered(old.holds.words[field]) == unnumbered(new.holds.words[field])


def _date_change(old: _Side, new: _Side) -> str | None:
    """The kind of change of the date, None where it says the same."""
    if old.periods == new.periods and old.exact == new.exact:
        return None
    if new.exact:
        return "date_moved" if old.exact else "date_confirmed"
    if old.exact or not new.periods:
        return "date_loosened"
    if not old.periods:
        return "date_moved"
    old_start, old_end = old.periods[0][0], max(end for _, end in old.periods)
    new_start, new_end = new.periods[0][0], max(end for _, end in new.periods)
    wider = (new_end - new_start) > (old_end - old_start)
    contains = new_start <= old_start and new_end >= old_end
    return "date_loosened" if wider and contains else "date_moved"


_FIELDS = {"description": "описание", "purpose": "цель"}


def in_words(change: Change) -> str:
    """The change as one Russian sentence."""
    where = f"Мероприятие {change.new_number}"
    if change.old_number != change.new_number:
        where += f" (прежний номер {change.old_number})"
    return KINDS[change.kind].format(
        where=where,
        old_number=change.old_number,
        new_number=change.new_number,
        field=_FIELDS.get(change.field or "", ""),
        old=noted(change.old or "не было", change.old_note),
        new=noted(change.new or NOT_SAID, change.new_note),
    )
