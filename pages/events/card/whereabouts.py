"""Which words of the plan a value comes from: found again with the reader's own vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from etl.dates.date_words import look_up, match_phrase
from etl.places.formats import NOT_REMOTE, cut_out
from etl.places.place_words import pattern
from etl.text import key
from pages.events.finding.synonyms import meant_by
from pages.events.finding.word_forms import asked_keys, forms, tokens
from pages.shared.plan.tables import country_name

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class VenueWords:
    """Where a venue is named in its cell, and what the cell does not say of it."""

    spans: tuple[Span, ...]
    added: tuple[str, ...]


def vague_date_words(text: str) -> list[Span]:
    """«дата проведения уточняется», «по согласованию сторон» in a date cell."""
    plain = text.lower().replace("ё", "е")
    out: list[Span] = []
    for token in tokens(plain):
        if out and token.start < out[-1][1]:
            continue
        phrase = match_phrase(plain, token.start)
        if phrase is not None and phrase[0] in ("tentative", "unknown"):
            out.append((token.start, phrase[1]))
            continue
        word = look_up(token.word)
        if word is not None and word.kind == "tentative":
            out.append((token.start, token.end))
    return out


def vague_place_words(text: str) -> list[Span]:
    """«место проведения уточняется», «предположительно» in a place cell."""
    return _joined(text, [*cut_out(text, "unknown"), *cut_out(text, "tentative")])


def tentative_place_words(text: str) -> list[Span]:
    """«предположительно» and the like in a place cell."""
    return _joined(text, cut_out(text, "tentative"))


def form_words(text: str, form: str, *, of_place: bool = False) -> list[Span]:
    """The words of a cell that say in which form an event is held.

    Args:
        text: any cell.
        form: ``format`` of the tables.
        of_place: it is the place cell, where «сайт» or «портал» counts too.
    """
    if form == "in_person":
        return [m.span() for m in pattern("in_person", "words").finditer(text)]
    if form not in ("remote", "hybrid"):
        return []
    plain = NOT_REMOTE.sub(lambda match: "¤" * len(match.group()), text)
    spans = cut_out(plain, "remote")
    if of_place and not spans:
        spans = cut_out(plain, "remote", "place_words")
    if form == "hybrid":
        spans += cut_out(plain, "hybrid") + cut_out(plain, "in_person")
    return _joined(text, spans)


def venue_words(text: str, venue: Mapping[Any, Any], start: int) -> VenueWords:
    """Where the parts of a venue stand in its cell, from ``start`` on if they can.

    Args:
        text: the place cell.
        venue: a row of venues.
        start: where the previous venue of the cell ends, 0 for the first.
    """
    country = venue["country_code"]
    parts = {
        "name": venue["name"],
        "settlement": venue["settlement"],
        "district": venue["district"],
        "region": venue["region"] if venue["region"] != venue["settlement"] else None,
        "country_code": country_name(country) if isinstance(country, str) else None,
    }
    spans, added = [], []
    for column, value in parts.items():
        if not isinstance(value, str) or not value:
            continue
        names = _country_names(value) if column == "country_code" else (value,)
        tries = ((name, at) for at in dict.fromkeys((start, 0)) for name in names)
        found = next((span for name, at in tries if (span := _named(text, name, at))), None)
        if found is None:
            added.append(value)
            continue
        if column == "settlement" and isinstance(venue["settlement_type"], str):
            found = _with_type(text, found, venue["settlement_type"])
        spans.append(found)
    return VenueWords(tuple(_joined(text, spans)), tuple(added))


def phrase_spans(text: str, phrase: str) -> list[Span]:
    """Where a wording stands in any form: «страны СНГ» for «стран СНГ»."""
    wanted = [asked_keys(token.word) for token in tokens(phrase)]
    run = list(tokens(text))
    found = []
    for at in range(len(run) - len(wanted) + 1 if wanted else 0):
        piece = run[at : at + len(wanted)]
        if all(not k.isdisjoint(forms(t.word).keys) for k, t in zip(wanted, piece, strict=True)):
            found.append((piece[0].start, piece[-1].end))
    return found


def group_spans(text: str, group: str) -> list[Span]:
    """Where a collective is named: «более 30 стран» also as «более чем 30 стран»."""
    words = [token.word for token in tokens(group)]
    for first in range(max(len(words) - 1, 1)):
        if spans := phrase_spans(text, " ".join(words[first:])):
            return spans[:1]
    return []


def _named(text: str, value: str, start: int) -> Span | None:
    at = text.find(value, start)
    if at >= 0:
        return at, at + len(value)
    return next((span for span in phrase_spans(text, value) if span[0] >= start), None)


def _with_type(text: str, span: Span, kind: str) -> Span:
    """«г. Смоленск» instead of «Смоленск»."""
    before = re.search(rf"{re.escape(kind)}\s*$", text[: span[0]])
    return (before.start(), span[1]) if before else span


def _country_names(name: str) -> tuple[str, ...]:
    """Every wording of a country, the longest first: «Республика Беларусь», «Беларусь»."""
    groups = (g for g in meant_by(list(tokens(name))).groups if g.country == key(name))
    wordings = {name, *(phrase.text for group in groups for phrase in group.phrases)}
    return tuple(sorted(wordings, key=lambda wording: (-len(wording), wording)))


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Neighbouring spans as one: «в», «дистанционном», «формате»."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    # «- заочный этап» begins with a dash that is no word.
    bare = [text[start:end].lstrip(" -–—:") for start, end in out]
    return [(end - len(words), end) for (_, end), words in zip(out, bare, strict=True) if words]
