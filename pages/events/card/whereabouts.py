"""Which words of the plan a value comes from, as the readers wrote them into ``evidence``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from etl.country_names import country_name
from etl.text import key
from pages.events.card.card_values import Where, rows_of
from pages.events.finding.synonyms import meant_by
from pages.events.finding.word_forms import asked_keys, forms, tokens
from pages.shared.plan.tables import Plan


class WordsBehind:
    """The words behind one event's values; an edition without evidence has none."""

    def __init__(self, plan: Plan, event_id: str) -> None:
        self._said: dict[tuple[str, int], list[tuple[Where, str]]] = {}
        for row in rows_of(plan.evidence, event_id):
            where = (str(row["source_column"]), int(row["start"]), int(row["end"]))
            item = (str(row["field"]), int(row["item_no"]))
            self._said.setdefault(item, []).append((where, str(row["text"])))

    def of(self, field: str, number: int = 1) -> tuple[Where, ...]:
        """Where the words stand that one value was read from.

        Args:
            field: a column or table of ``evidence``.
            number: period_no, venue_no or the like.
        """
        return tuple(where for where, _ in self._said.get((field, number), ()))

    def not_said(self, venue: Mapping[Any, Any]) -> tuple[str, ...]:
        """The parts of a venue that none of its words name: they were added to it.

        Args:
            venue: a row of venues.
        """
        texts = [text for _, text in self._said.get(("venues", int(venue["venue_no"])), ())]
        country = venue["country_code"]
        parts = {
            "name": venue["name"],
            "settlement": venue["settlement"],
            "district": venue["district"],
            "region": venue["region"] if venue["region"] != venue["settlement"] else None,
            "country_code": country_name(country) if isinstance(country, str) else None,
        }
        added = []
        for column, value in parts.items():
            if not texts or not isinstance(value, str) or not value:
                continue
            names = _country_names(value) if column == "country_code" else (value,)
            if not any(_names(text, name) for text in texts for name in names):
                added.append(value)
        return tuple(added)


def _names(text: str, phrase: str) -> bool:
    """Whether words name something in any form: «Смоленской области»."""
    if phrase in text:
        return True
    wanted = [asked_keys(token.word) for token in tokens(phrase)]
    run = list(tokens(text))
    for at in range(len(run) - len(wanted) + 1 if wanted else 0):
        piece = run[at : at + len(wanted)]
        if all(not k.isdisjoint(forms(t.word).keys) for k, t in zip(wanted, piece, strict=True)):
            return True
    return False


def _country_names(name: str) -> tuple[str, ...]:
    """Every wording of a country: «Республика Беларусь», «Беларусь»."""
    groups = (g for g in meant_by(list(tokens(name))).groups if g.country == key(name))
    return tuple({name, *(phrase.text for group in groups for phrase in group.phrases)})
