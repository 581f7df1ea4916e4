"""Changes between two editions as a person reads them: counted by kind, each a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd
from markupsafe import Markup

from etl.precision_words import NOT_SAID
from pages.editions.comparing.word_differences import WordPiece, differences
from pages.shared.markup.templates import render
from pages.shared.words.russian import plural, short_title

if TYPE_CHECKING:
    from etl.compare import Change

KINDS = {
    "added": ("добавлено", "Добавлено"),
    "removed": ("исключено", "Исключено"),
    "renamed": ("переименовано", "Переименовано"),
    "date_confirmed": ("срок уточнён", "Срок уточнён"),
    "date_moved": ("перенесено", "Перенесено"),
    "date_loosened": ("срок стал менее точным", "Срок стал менее точным"),
    "venue_changed": ("место изменено", "Место изменено"),
    "participants_changed": ("участники изменены", "Участники изменены"),
    "text_changed": ("изменено описание или цель", "Изменено"),
}
"""The contract's kinds of change in their order: beside a count, and as a sentence begins."""
ACROSS = {
    "added": ("новое", "Новое"),
    "removed": ("больше нет", "Больше нет"),
    "renamed": ("название другое", "Название другое"),
    "date_confirmed": ("срок назван точнее", "Срок назван точнее"),
    "date_moved": ("срок другой", "Срок другой"),
    "date_loosened": ("срок назван менее точно", "Срок назван менее точно"),
    "venue_changed": ("место другое", "Место другое"),
    "participants_changed": ("участники другие", "Участники другие"),
    "text_changed": ("описание или цель другие", "Описание или цель другие"),
}
"""The same where the editions are of two plans: nothing was moved, it is another year's."""
_FIELDS = {"description": "Изменено описание", "purpose": "Изменена цель"}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: what the template shows of it.

    Attributes:
        kind: of ``KINDS``.
        begins: the sentence's beginning.
        number: the event's, in the edition that has it.
        title: the event's short title; "" where the sentence itself names it.
        old: what it said, in pieces; empty where there was nothing to compare.
        new: what it says.
        link: the event's card, in the edition that has the event.
        doubt: why it is not certain that it is one event; "" where it is.
        whole_title: the title as the plan has it, for papers, where nothing can be pointed at.
    """

    kind: str
    begins: str
    number: int | None
    title: str
    old: tuple[WordPiece, ...]
    new: tuple[WordPiece, ...]
    link: str
    doubt: str = ""
    whole_title: str = ""

    def sentence(self) -> str:
        """The change in plain words, for a file."""
        was, now = ("".join(piece.text for piece in side) for side in (self.old, self.new))
        if self.kind in ("added", "removed"):
            return f"{self.begins}: {was or now}"
        unsure = f" ({self.doubt})" if self.doubt else ""
        return f"{self.begins}: {self.title}{unsure} — было: {was}; стало: {now}"


Links = Callable[[str, bool], str]
"""The address of an event's card by its id, and whether the older edition is meant."""


def change_lines(
    changes: Iterable[Change],
    old: pd.DataFrame,
    new: pd.DataFrame,
    link: Links,
    doubts: Mapping[str, str] | None = None,
) -> list[ChangeLine]:
    """The changes, in the order of their kinds and then of the document.

    Args:
        changes: as ``etl.compare`` finds them.
        old: the events of the older edition.
        new: of the newer one.
        link: makes the address of a card.
        doubts: of editions of two plans, why an event of the newer one, by its id, is not certainly
            the one that it stands beside; "" where it is.
    """
    before, after = _by_number(old), _by_number(new)
    lines = [_line(change, before, after, link, doubts) for change in changes]
    order = {kind: at for at, kind in enumerate(KINDS)}
    return sorted(lines, key=lambda line: order[line.kind])


def _line(
    change: Change,
    before: dict[int, tuple[str, str]],
    after: dict[int, tuple[str, str]],
    link: Links,
    doubts: Mapping[str, str] | None,
) -> ChangeLine:
    gone = change.kind == "removed"
    number = change.old_number if gone else change.new_number
    event_id, title = (before if gone else after).get(number or 0, ("", ""))
    named = change.kind in ("added", "removed")
    was, now = ("" if named else NOT_SAID), ("" if named else NOT_SAID)
    old, new = change.old or was, change.new or now
    left, right = ((), ()) if named else _sides(change, old, new)
    return ChangeLine(
        kind=change.kind,
        begins=(
            _FIELDS.get(change.field or "", KINDS[change.kind][1])
            if doubts is None
            else ACROSS[change.kind][1]
        ),
        number=number,
        title="" if named else short_title(title),
        old=(WordPiece(old, False),) if gone else _noted(left, change.old_note),
        new=(WordPiece(new, False),) if change.kind == "added" else _noted(right, change.new_note),
        link=link(event_id, gone) if event_id else "",
        doubt=(doubts or {}).get(event_id, "") if not named else "",
        whole_title="" if named else title,
    )


def _sides(change: Change, old: str, new: str) -> tuple[tuple[WordPiece, ...], ...]:
    """What differs; beside nothing said there is nothing to compare letter by letter."""
    if change.old and change.new:
        return differences(old, new)
    return (WordPiece(old, bool(change.old)),), (WordPiece(new, bool(change.new)),)


def _noted(pieces: tuple[WordPiece, ...], note: str) -> tuple[WordPiece, ...]:
    """The words, and who they are of where they are not the plan's own: no difference of words."""
    return (*pieces, WordPiece(f" ({note})", False)) if note else pieces


def _by_number(events: pd.DataFrame) -> dict[int, tuple[str, str]]:
    columns = (events[name].tolist() for name in ("number", "event_id", "title"))
    return {
        int(number): (str(event_id), str(title))
        for number, event_id, title in zip(*columns, strict=True)
        if not pd.isna(number)
    }


def counts(lines: Sequence[ChangeLine], words: Mapping[str, tuple[str, str]] = KINDS) -> str:
    """How many there are of each kind: «3 изменения: перенесено — 1, место изменено — 2».

    Args:
        lines: the changes.
        words: ``ACROSS`` of editions of two plans.
    """
    by_kind = {kind: sum(line.kind == kind for line in lines) for kind in KINDS}
    return counts_in_words(by_kind, words)


def counts_in_words(by_kind: dict[str, int], words: Mapping[str, tuple[str, str]] = KINDS) -> str:
    """The same of counts by kind; "" where nothing has changed."""
    told = [f"{words[kind][0]} — {by_kind[kind]}" for kind in KINDS if by_kind.get(kind)]
    total = sum(by_kind.get(kind, 0) for kind in KINDS)
    if not told:
        return ""
    return f"{total} {plural(total, 'изменение', 'изменения', 'изменений')}: {', '.join(told)}"


def changes_html(
    lines: Sequence[ChangeLine], unchanged: str, words: Mapping[str, tuple[str, str]] = KINDS
) -> Markup:
    """The counts and the sentences, those of a kind together.

    Args:
        lines: the changes.
        unchanged: what stands where there are none.
        words: as of ``counts``.
    """
    return render(
        "editions/comparing/change_lines.html",
        counts=counts(lines, words),
        lines=lines,
        unchanged=unchanged,  # «none» would be Jinja's own word for None
    )
