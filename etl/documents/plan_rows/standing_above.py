"""What stands over the items of a plan: its title, its further parts, the section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.documents.ledger import shorten
from etl.documents.plan_rows.above_header import is_month
from etl.documents.plan_rows.dated_sections import is_part
from etl.documents.plan_rows.part_titles import is_part_of, parts_named, years_alone

_MOST_SECTIONS = 40
"""Section rows that are remembered over an item: one of them may be its month."""


@dataclass(slots=True)
class StandingAbove:
    """What stands over the next item; ``notes`` are the report's."""

    notes: list[str]
    sphere: str = ""
    sphere_used: bool = True
    titles: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    under: tuple[str, ...] = ()

    def take_titles(self, lines: Sequence[str]) -> None:
        """Lines of the plan's title; the month that they name is that of bare days."""
        years = [line for line in lines[not self.titles :] if years_alone(line)]
        self.titles += lines
        self._stand_under([*years, *parts_named(lines), *filter(is_month, lines)])

    def begin_part(self, lines: Sequence[str]) -> bool:
        """Begin a further part where this is its title («План … на февраль 2026 года»)."""
        plain = [line for line in lines if years_alone(line) or is_month(line)]
        if plain and not parts_named(plain):
            self._stand_under(plain)
            lines = [line for line in lines if line not in plain]
        if not lines:
            return True
        whole, text = " ".join(self.titles), " ".join(lines)
        if text in (whole, *self.titles, *self.parts):
            return True
        times = parts_named(lines)
        ours = is_part_of(whole, text)
        if ours or times:
            self.under = tuple(one for one in self.under if not is_part(one))
        if ours:
            self.parts.append(text)
            self._stand_under(times)
        return ours

    def open_section(self, text: str) -> None:
        """Begin a section: the items that follow are of this sphere."""
        self.note_empty_section()
        self.sphere, self.sphere_used = text, False
        self._stand_under([text])

    def _stand_under(self, texts: Sequence[str]) -> None:
        self.under = (*self.under, *texts)[-_MOST_SECTIONS:]

    def note_empty_section(self) -> None:
        """Say so where the section that ends here has no item."""
        if not self.sphere_used:
            self.notes.append(f"раздел «{shorten(self.sphere)}» не содержит мероприятий")
