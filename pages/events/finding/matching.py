"""Where the words of a query stand in a plan: exactly, by their beginning, or nearly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as by_default
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pages.events.finding.synonyms import Group, Phrase
from pages.events.finding.word_forms import (
    alphabetic,
    asked_keys,
    forms,
    in_cyrillic,
    is_adjective,
    is_russian,
    lemmas_of,
    tokens,
)
from pages.events.finding.word_index import Index, Place, Spans

_SLIP_FROM, _TWO_SLIPS_FROM = 5, 9
"""Shorter words are too alike to forgive a letter, or two."""
_PREFIX_FROM = 4
"""A shorter beginning is looked for only where no whole word answers."""
_ROOT_FROM = 5


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked: a word, a phrase in quotes, or a wording that stands for a group."""

    text: str
    words: tuple[str, ...]
    groups: tuple[Group, ...] = ()
    field: str = ""
    """The only field to look in, «№ 11» in the numbers."""


@dataclass(slots=True)
class Answer:
    """Where a term stands.

    Attributes:
        exact: in any of its forms, or as one of its other names.
        kin: words with the same beginning or root.
        others: the part of ``exact`` that other names gave.
    """

    exact: Spans = by_default(default_factory=dict)
    kin: Spans = by_default(default_factory=dict)
    others: Spans = by_default(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.exact or self.kin)


def add(into: Spans, spans: Spans) -> None:
    """Put places together."""
    for place, found in spans.items():
        into.setdefault(place, set()).update(found)


def answer(index: Index, term: Term, *, lone: bool = False) -> Answer:
    """Look a term up.

    Args:
        index: the plan's words.
        term: what is asked.
        lone: the query has nothing else, so even a pronoun is looked for.
    """
    out = Answer()
    if term.field:
        found = index.spans_of(index.by_key.get(term.words[0], set()))
        add(out.exact, {place: s for place, s in found.items() if place[1] == term.field})
        return out
    if len(term.words) > 1:
        add(out.exact, index.phrases([_accepted(index, word) for word in term.words]))
    else:
        _one_word(index, term.words[0], out, lone)
    for group in term.groups:
        if not group.near and not group.skipped:
            add(out.others, _of_group(index, group))
    add(out.exact, out.others)
    return out


def near_in_meaning(index: Index, term: Term) -> Spans:
    """Where words close in meaning stand, by the list that a person keeps."""
    out: Spans = {}
    for group in term.groups:
        if group.near:
            add(out, _of_group(index, group))
    return out


def slips(index: Index, word: str) -> list[str]:
    """Words of the plan that one slip of the finger (two in a long word) makes of this one."""
    asked = forms(word)
    if len(asked.word) < _SLIP_FROM or not alphabetic(word):
        return []
    allowed = 2 if len(asked.word) >= _TWO_SLIPS_FROM else 1
    nearest: dict[str, int] = {}
    heard = in_cyrillic(asked.word)
    for spelt in {asked.word, *lemmas_of(asked.word), *([heard] if heard else [])}:
        for found, distance, _ in process.extract(
            spelt, list(index.by_key), scorer=OSA.distance, score_cutoff=allowed, limit=None
        ):
            if len(found) >= _SLIP_FROM - 1 and found.isalpha():
                nearest[found] = min(int(distance), nearest.get(found, allowed))
    best = min(nearest.values(), default=0)
    return sorted(
        {
            word
            for found, distance in nearest.items()
            if distance == best
            for word in index.by_key[found]
            if not forms(word).functional
        }
    )


def _accepted(index: Index, word: str) -> set[str]:
    """The plan's words that are forms of a word asked."""
    found = set[str]().union(*(index.by_key.get(k, ()) for k in asked_keys(word)))
    heard = in_cyrillic(forms(word).word)
    if heard:
        found |= index.by_key.get(heard, set())
    parts = [t.word for t in tokens(word.replace("-", " ").replace("/", " "))]
    if len(parts) > 1:
        # «музей-заповедник» finds «музея-заповедника», «9-12» finds «9-12».
        found |= set.intersection(*(_accepted(index, part) for part in parts))
    return found


def _one_word(index: Index, word: str, out: Answer, lone: bool) -> None:
    asked = forms(word)
    whole = _accepted(index, word)
    add(out.exact, index.spans_of(whole))
    parts = [t.word for t in tokens(word.replace("-", " ").replace("/", " "))]
    if len(parts) > 1:
        add(out.exact, index.phrases([_accepted(index, part) for part in parts]))
    if not whole and 3 <= len(asked.word) <= 7:
        add(out.exact, _acronym(index, asked.word))
    add(out.exact, _run_together(index, asked.word))
    if asked.functional and not (lone and len(asked.word) > 1):
        return
    if asked.word.isdecimal() or asked.functional:
        return
    if len(asked.word) >= (2 if not out.exact else _PREFIX_FROM):
        add(out.kin, index.spans_of(index.beginning_with(asked.word) - whole))
        add(out.kin, index.spans_of(_same_root(index, word) - whole))


def _same_root(index: Index, word: str) -> set[str]:
    """«экономика» finds «экономического»: all but the last letters are the same."""
    found = set[str]()
    if not is_russian(forms(word).word):
        return found  # misspelt: that is another matter
    for lemma in lemmas_of(forms(word).word):
        if len(lemma) < _ROOT_FROM:
            continue
        own = _stem_length(lemma)
        for candidate in index.beginning_with(lemma[:_ROOT_FROM]):
            for other in forms(candidate).lemmas:
                common = _common(lemma, other)
                if common >= own or (common >= _stem_length(other) and is_adjective(word)):
                    found.add(candidate)
    return found


def _stem_length(lemma: str) -> int:
    """So many letters two words of one root have in common: all but an ending."""
    ending = 1 if lemma[-1] in "аеиоуыьэюяй" else 0
    return max(_ROOT_FROM, len(lemma) - ending - (1 if len(lemma) > 7 else 0))


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _acronym(index: Index, letters: str) -> Spans:
    """«ПМЭФ» finds «Петербургском международном экономическом форуме»."""
    out: Spans = {}
    for known, place, first, ends in index.acronyms:
        if known.startswith(letters):
            last = ends[len(letters) - 1]
            run = index.texts[place]
            out.setdefault(place, set()).add((run[first].start, run[last].end))
    return out


def _run_together(index: Index, word: str) -> Spans:
    """«медколледж» finds «медицинский колледж», «соцработник» «социального работника»."""
    out: Spans = {}
    if len(word) < 6 or not word.isalpha():
        return out
    for at in range(3, len(word) - 2):
        first = index.beginning_with(word[:at])
        if not first:
            break
        rest = word[at:]
        second = _accepted(index, rest)
        if len(rest) > 3 or not second:
            second = second | index.beginning_with(rest)
        add(out, index.phrases([first, second]))
    return out


def _of_group(index: Index, group: Group) -> Spans:
    out: Spans = {}
    for phrase in group.phrases:
        add(out, _phrase_spans(index, phrase))
    if group.country:
        _drop_languages(index, out)
        add(out, index.sources.get(group.country, {}))
    return out


def _phrase_spans(index: Index, phrase: Phrase) -> Spans:
    accepted = [set[str]().union(*(index.by_key.get(k, ()) for k in keys)) for keys in phrase.words]
    return index.spans_of(accepted[0]) if len(accepted) == 1 else index.phrases(accepted)


def _drop_languages(index: Index, spans: Spans) -> None:
    """«на русском языке» names a language, not a country."""
    speaking = index.spans_of(index.by_key.get("язык", set()))
    for place in speaking.keys() & spans.keys():
        found, run = spans[place], index.texts[place]
        after = {a.end: b for a, b in pairwise(run)}
        kept = {
            (start, end)
            for start, end in found
            if end not in after or "язык" not in forms(after[end].word).lemmas
        }
        if kept:
            spans[place] = kept
        else:
            del spans[place]


def events_in(places: Iterable[Place]) -> set[int]:
    """The events that places belong to, by their position in the plan."""
    return {number for number, _ in places}
