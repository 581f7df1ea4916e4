"""All words of a plan, each with the places where it stands: made once, asked often."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.text import key
from pages.events.finding.searched_text import FIELDS, field_text
from pages.events.finding.word_forms import WordAt, forms, in_cyrillic, tokens
from pages.shared.plan.per_plan import per_plan
from pages.shared.plan.tables import Plan

Place = tuple[int, str]
"""An event's position in the plan, and a field's name."""
Spans = dict[Place, set[tuple[int, int]]]
"""Where words stand: characters (start, end) by place."""

_ACRONYM_WORDS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The plan's words.

    Attributes:
        events: event ids in the plan's order.
        raw: the text of each field.
        texts: the words of each field, in order.
        postings: where each word (as written) stands: place and number in its field.
        by_key: the words that answer to a key (``wordforms.Forms.keys``).
        starts: words and parts of words in alphabetical order, each with its word.
        sources: the words that name a partner country, by its name.
        acronyms: first letters of names («Смоленский государственный институт искусств»).
    """

    events: tuple[str, ...]
    raw: dict[Place, str]
    texts: dict[Place, tuple[WordAt, ...]]
    postings: dict[str, list[tuple[Place, int]]]
    by_key: dict[str, set[str]]
    starts: list[tuple[str, str]]
    sources: dict[str, Spans]
    acronyms: list[tuple[str, Place, int, tuple[int, ...]]] = field(default_factory=list)

    def beginning_with(self, start: str) -> set[str]:
        """Words that begin so, or whose part does; prepositions and the like left out."""
        found = set()
        for at in range(bisect_left(self.starts, (start, "")), len(self.starts)):
            text, word = self.starts[at]
            if not text.startswith(start):
                break
            found.add(word)
        return found

    def spans_of(self, words: set[str]) -> Spans:
        """Where any of these words stands."""
        out: Spans = {}
        for word in words:
            for place, at in self.postings.get(word, ()):
                token = self.texts[place][at]
                out.setdefault(place, set()).add((token.start, token.end))
        return out

    def phrases(self, accepted: list[set[str]]) -> Spans:
        """Where words of these sets stand one after another; a span from first to last."""
        out: Spans = {}
        if not all(accepted):
            return out
        for word in accepted[0]:
            for place, at in self.postings.get(word, ()):
                run = self.texts[place][at : at + len(accepted)]
                if len(run) == len(accepted) and all(
                    t.word in group for t, group in zip(run, accepted, strict=True)
                ):
                    out.setdefault(place, set()).add((run[0].start, run[-1].end))
        return out


@per_plan
def index_of(plan: Plan) -> Index:
    """The index of a whole plan (filters narrow what is found, not what is indexed)."""
    texts: dict[Place, tuple[WordAt, ...]] = {}
    postings: dict[str, list[tuple[Place, int]]] = {}
    raw: dict[Place, str] = {}
    rows = plan.events.to_dict("records")
    for number, row in enumerate(rows):
        for name in FIELDS:
            text = field_text({str(k): v for k, v in row.items()}, name)
            if not text:
                continue
            place = (number, name)
            raw[place] = text
            texts[place] = tuple(tokens(text))
            for at, token in enumerate(texts[place]):
                postings.setdefault(token.word, []).append((place, at))
    by_key: dict[str, set[str]] = {}
    starts: set[tuple[str, str]] = set()
    for word in postings:
        known = forms(word)
        heard = in_cyrillic(known.word)
        for form in (*known.keys, *([heard] if heard else [])):
            by_key.setdefault(form, set()).add(word)
        if not known.functional:
            starts.update((start, word) for start in (*known.starts, *([heard] if heard else [])))
    events = tuple(str(row["event_id"]) for row in rows)
    return Index(
        events=events,
        raw=raw,
        texts=texts,
        postings=postings,
        by_key=by_key,
        starts=sorted(starts),
        sources=_sources(plan, events, raw),
        acronyms=list(_acronyms(texts, raw)),
    )


def _sources(plan: Plan, events: tuple[str, ...], raw: dict[Place, str]) -> dict[str, Spans]:
    """The words that say so for each partner country, found again in their cells."""
    numbers = {event_id: number for number, event_id in enumerate(events)}
    out: dict[str, Spans] = {}
    for event_id, name, column, words in zip(
        *(plan.partners[c] for c in ("event_id", "name", "source_column", "source_text")),
        strict=True,
    ):
        number = numbers.get(str(event_id))
        if number is None:
            continue
        place = (number, str(column))
        words = words if isinstance(words, str) else ""
        at = raw.get(place, "").find(words) if words else -1
        spans = out.setdefault(key(str(name)), {})
        if at >= 0:
            spans.setdefault(place, set()).add((at, at + len(words)))
        elif (number, "countries") in raw:
            text = raw[number, "countries"]
            start = max(text.find(str(name)), 0)
            spans.setdefault((number, "countries"), set()).add((start, start + len(str(name))))
    return out


def _acronyms(
    texts: dict[Place, tuple[WordAt, ...]], raw: dict[Place, str]
) -> Iterator[tuple[str, Place, int, tuple[int, ...]]]:
    """First letters of runs of words that begin with a capital, up to the next mark."""
    for place, run in texts.items():
        text = raw[place]
        for first, token in enumerate(run):
            if not token.word[0].isupper() or token.word.isupper():
                continue
            letters, ends = "", []
            for at in range(first, min(first + _ACRONYM_WORDS, len(run))):
                if at > first and text[run[at - 1].end : run[at].start].strip(" "):
                    break
                if forms(run[at].word).functional:
                    continue
                for part in run[at].word.split("-"):
                    letters += part[:1].lower()
                    ends.append(at)
            if len(letters) > 2:
                yield letters.replace("ё", "е"), place, first, tuple(ends)
