"""Search as people type: any case and form, ё as е, other names, a slip of the finger or keyboard.

A word is looked for in its forms and under its other names first. Words with the same
beginning come after these, never among them; only where a word is not in the plan at all is it
taken for a misspelt one, and then the answer says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.text import fold
from pages.events.finding.matching import (
    Answer,
    Term,
    add,
    answer,
    events_in,
    near_in_meaning,
    slips,
)
from pages.events.finding.searched_text import FIELDS, MADE
from pages.events.finding.synonyms import meant_by
from pages.events.finding.word_forms import WordAt, asked_keys, forms, other_layout, tokens
from pages.events.finding.word_index import Index, Spans, index_of
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan

_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]+)[»\"”“]")
_NUMBER = re.compile(r"№\s*(\d+)")
_FORMS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """One event found.

    Attributes:
        event_id: its id.
        fields: the fields that the words stand in, in the order of ``FIELDS``.
        marks: where they stand in each field, characters (start, end).
        kin: only words with the same beginning or root were found in it.
    """

    event_id: str
    fields: tuple[str, ...]
    marks: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = ()
    kin: bool = False

    def spans(self, name: str) -> list[tuple[int, int]]:
        """Where the words stand in a field."""
        return [span for field, spans in self.marks if field == name for span in spans]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query.

    Attributes:
        hits: the events, in the plan's order; ``kin`` ones are not yet put apart.
        similar: something asked is not in the plan: similar words were taken instead.
        notes: what was understood otherwise than typed, as sentences.
        apart: where nothing has all the words: each word and how many events have it.
        searched: something was looked for; else these are all events.
    """

    hits: tuple[Hit, ...]
    similar: bool = False
    notes: tuple[str, ...] = ()
    apart: tuple[tuple[str, int], ...] = ()
    searched: bool = True


@per_plan
def find(plan: Plan, query: str) -> Found:
    """Events in which everything asked stands, in the plan's order."""
    query = fold(query)
    if not query:
        every = tuple(Hit(str(event_id), ()) for event_id in plan.events["event_id"])
        return Found(every, searched=False)
    index = index_of(plan)
    query, notes = _keyboard(index, query)
    terms = list(_terms(query))
    if not terms:
        short = "Для поиска нужны хотя бы две буквы"
        return Found(
            tuple(Hit(event_id, ()) for event_id in index.events), notes=(short,), searched=False
        )
    answers = [answer(index, term, lone=len(terms) == 1) for term in terms]
    similar = False
    for at, (term, found) in enumerate(zip(terms, answers, strict=True)):
        if not found:
            answers[at], note = _instead(index, term)
            similar |= bool(answers[at])
            notes += [note] if note else []
        elif others := _surface(index, found.others, term):
            notes.append(f"«{term.text}» — это и {others}")
    hits = tuple(_hits(index, answers))
    if hits:
        return Found(hits, similar, tuple(notes))
    apart = [
        (term.text, len(events_in((*found.exact, *found.kin))))
        for term, found in zip(terms, answers, strict=True)
    ]
    return Found((), similar, tuple(notes), tuple(apart))


def _keyboard(index: Index, query: str) -> tuple[str, list[str]]:
    """The query with what was typed in the other layout put right, and a note on it."""
    out, changed = [], []
    for chunk in query.split(" "):
        meant = chunk if _may_be_right(index, chunk) else other_layout(chunk)
        right = meant if meant != chunk and _is_found(index, meant) else chunk
        out.append(right)
        changed += [right] if right != chunk else []
    words = " ".join(changed)
    note = [f"Раскладка клавиатуры была другой: искали «{words}»"] if changed else []
    return " ".join(out), note


def _may_be_right(index: Index, chunk: str) -> bool:
    """Whether something typed needs no second thought: known, short, or no word."""
    if len(chunk) < 2 or not any(letter.isalpha() for letter in chunk):
        return True
    words = list(tokens(chunk))
    return bool(words) and all(
        forms(word.word).functional
        or any(key in index.by_key for key in asked_keys(word.word))
        or bool(index.beginning_with(forms(word.word).word))
        or bool(meant_by([word]).groups)
        for word in words
    )


def _is_found(index: Index, chunk: str) -> bool:
    terms = list(_terms(chunk))
    return bool(terms) and all(answer(index, term) for term in terms)


def _terms(query: str) -> Iterator[Term]:
    """What is asked: phrases in quotes, wordings with other names, single words."""
    for match in _NUMBER.finditer(query):
        yield Term(f"№ {match.group(1)}", (match.group(1),), field="number")
    query = _NUMBER.sub(" ", query)
    position = 0
    plain: list[str] = []
    for match in _QUOTED.finditer(query):
        words = tuple(token.word for token in tokens(match.group(1)))
        if len(words) > 1:
            plain.append(query[position : match.start()])
            position = match.end()
            yield Term(match.group(1).strip(), words, meant_by(list(tokens(match.group(1)))).groups)
    plain.append(query[position:])
    yield from _plain_terms([token for piece in plain for token in tokens(piece)])


def _plain_terms(words: list[WordAt]) -> Iterator[Term]:
    found: list[tuple[Term, bool]] = []
    at = 0
    while at < len(words):
        meant = meant_by(words[at:])
        length = max(meant.length, 1)
        run = tuple(token.word for token in words[at : at + length])
        idle = any(group.skipped for group in meant.groups) or (
            length == 1 and not meant.groups and forms(run[0]).functional
        )
        found.append((Term(" ".join(run), run, meant.groups), idle))
        at += length
    kept = [term for term, idle in found if not idle]
    # A lone letter finds everything and says nothing; a lone pronoun may be meant.
    yield from kept or [term for term, _ in found if len(term.text) > 1]


def _instead(index: Index, term: Term) -> tuple[Answer, str]:
    """What is shown where a term is not in the plan: near in spelling, then in meaning."""
    out = Answer()
    if len(term.words) > 1:
        return _words_apart(index, term)
    for word in slips(index, term.words[0]):
        known = Term(word, (word,), meant_by(list(tokens(word))).groups)
        found = answer(index, known)
        add(out.exact, found.exact)
    if out:
        words = _surface(index, out.exact, term)
        return out, f"Слова «{term.text}» в плане нет, показано похожее: {words}"
    add(out.exact, near_in_meaning(index, term))
    if out:
        words = _surface(index, out.exact, term)
        return out, f"Слова «{term.text}» в плане нет, показано близкое по смыслу: {words}"
    return out, ""


def _words_apart(index: Index, term: Term) -> tuple[Answer, str]:
    """A phrase that is nowhere as it stands: its words in any order, if an event has all."""
    singles = [Term(word, (word,)) for word in term.words if not forms(word).functional]
    if not singles:
        return Answer(), ""  # «для всех»: words that say nothing apart
    answers = [answer(index, single) for single in singles]
    out = Answer()
    together = set.intersection(*(events_in((*a.exact, *a.kin)) for a in answers))
    for found in answers:
        for spans in (found.exact, found.kin):
            add(out.exact, {p: s for p, s in spans.items() if p[0] in together})
    if out:
        return out, f"Слов «{term.text}» подряд в плане нет, показаны строки, где есть они все"
    add(out.exact, near_in_meaning(index, term))
    return out, f"«{term.text}»: показано близкое по смыслу" if out else ""


def _surface(index: Index, spans: Spans, term: Term) -> str:
    """The commonest wordings that stand at these places, as the plan has them."""
    counts: dict[str, int] = {}
    written: dict[str, str] = {}
    asked = {_same(term.text), *(_same(word) for word in term.words)}
    for place, found in spans.items():
        for start, end in found:
            words = index.raw[place][start:end]
            same = _same(words)
            if place[1] not in MADE and same not in asked:
                counts[same] = counts.get(same, 0) + 1
                written[same] = min(words, written.get(same, words), key=lambda w: (len(w), w))
    common = sorted(counts, key=lambda same: (-counts[same], same))
    names = ", ".join(f"«{written[same]}»" for same in common[:_FORMS_SHOWN])
    return names + (" и другие" if len(common) > _FORMS_SHOWN else "")


@lru_cache(maxsize=20_000)
def _same(words: str) -> str:
    """What two forms of one wording have in common."""
    known = (forms(token.word) for token in tokens(words))
    return " ".join(min(f.lemmas) if f.lemmas else f.word for f in known)


def _hits(index: Index, answers: list[Answer]) -> Iterator[Hit]:
    sure = [events_in(found.exact) for found in answers]
    either = [s | events_in(found.kin) for s, found in zip(sure, answers, strict=True)]
    wanted = set.intersection(*either)
    where: dict[int, dict[str, set[tuple[int, int]]]] = {}
    for found in answers:
        for spans in (found.exact, found.kin):
            for (number, name), ranges in spans.items():
                if number in wanted:
                    where.setdefault(number, {}).setdefault(name, set()).update(ranges)
    for number in sorted(wanted):
        names = where[number]
        ordered = tuple(name for name in FIELDS if name in names)
        marks = tuple((name, tuple(sorted(names[name]))) for name in ordered)
        kin = not all(number in events for events in sure)
        yield Hit(index.events[number], ordered, marks, kin)


def exact_first(hits: Iterable[Hit]) -> list[Hit]:
    """The hits with whole words before those with only the beginning of one.

    Where nothing has the whole words, the rest is all there is and nothing is put apart.
    """
    hits = list(hits)
    if all(hit.kin for hit in hits):
        return [replace(hit, kin=False) for hit in hits]
    return sorted(hits, key=lambda hit: hit.kin)
