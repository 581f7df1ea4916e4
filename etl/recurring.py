"""Events that recur: which rows of several plans are one event, held again or named twice.

``etl.identity`` pairs the rows of two editions of one plan, where dates and words hardly change;
here plans of other years or regions stand beside each other: the dates are others by nature, and
a title has another year or number («XVI» → «XVII»). What is not certain is said to be so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, product

from rapidfuzz import fuzz

from etl.lookups import lookup_words
from etl.precision_words import NO_DATES, NO_PLACE
from etl.text import key

_ROMAN = r"[ivxlcх]+"  # a Cyrillic «Х» is often written for the Latin letter
_YEAR = r"(?:19|20)\d\d"
_YEARS = re.compile(
    rf"(?<!\d)[-–—]?\s*{_YEAR}(?:\s*[/–—-]\s*(?:{_YEAR}|\d\d))?(?:\s*(?:года?|гг?\.|уч(?:ебн\w+|\.)))*(?!\d)"
)
_NUMBER = re.compile(
    rf"(?<![\w№.,-])(?:\d{{1,3}}\s*-\s*(?:[а-я]{{1,3}}|летию|летие|летия)|{_ROMAN})(?![\w.]?\w)"
)
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[«\"„“](.+?)[»\"“”]")
ALIKE = 88.0
"""Titles this alike (0-100, rapidfuzz) may be one event reworded: said to be possible."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event of a plan, by what is compared.

    Attributes:
        plan: which plan's.
        event_id: its id there.
        title: as the plan says it.
        sphere: the section, as written.
        places: where, the finest names; empty where no place is named.
        spans: its periods, first and last days.
        period: first and last day of its plan.
    """

    plan: str
    event_id: str
    title: str
    sphere: str
    places: frozenset[str]
    spans: tuple[tuple[date, date], ...]
    period: tuple[date, date]


@dataclass(frozen=True, slots=True)
class Kin:
    """An event of another plan that is the same one: held again, or named there too.

    Attributes:
        other: that event.
        twice: both plans name it for one time: it takes place once, and is counted twice.
        doubts: why it is not certain; empty where it is.
    """

    other: Occurrence
    twice: bool
    doubts: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether title, sphere and place all say so."""
        return not self.doubts


OTHER_SPHERE, OTHER_PLACE = "сфера другая", "место другое"
OTHER_TITLE, COMMON_TITLE = "название лишь похоже", "название слишком общее"
SEVERAL = "таких мероприятий несколько"

At = tuple[str, str]
"""A plan and the id of an event in it."""


def kin_of(occurrences: Sequence[Occurrence]) -> dict[At, tuple[Kin, ...]]:
    """Of each event those of the other plans that are the same, certainly or possibly.

    Certainly: the titles are equal but for year and number, so are the spheres, a place is
    common, and nothing else in either plan is as good. Possibly: one of these fails, or the titles
    are only alike. At most one event of another plan is named for each.

    Args:
        occurrences: the events of all plans.
    """
    by_plan: dict[str, list[Occurrence]] = {}
    for one in occurrences:
        by_plan.setdefault(one.plan, []).append(one)
    found: dict[At, list[Kin]] = {}
    for here, there in combinations(by_plan.values(), 2):
        for one, other, doubts in _pairs(here, there):
            twice, unsure = _named_twice(one, other)
            reasons = (*doubts, NO_DATES) if unsure else doubts
            found.setdefault((one.plan, one.event_id), []).append(Kin(other, twice, reasons))
            found.setdefault((other.plan, other.event_id), []).append(Kin(one, twice, reasons))
    return {at: tuple(sorted(kin, key=lambda k: k.other.period)) for at, kin in found.items()}


_Pair = tuple[Occurrence, Occurrence, tuple[str, ...]]


def _pairs(here: Sequence[Occurrence], there: Sequence[Occurrence]) -> Iterator[_Pair]:
    """The events of two plans that are one, the surest first; each at most once."""
    candidates = [*_equal(here, there)]
    met = {(id(one), id(other)) for one, other, _ in candidates}
    candidates += [c for c in _alike(here, there) if (id(c[0]), id(c[1])) not in met]
    best = sorted(candidates, key=lambda c: _rank(*c))
    taken: set[int] = set()
    for one, other, doubts in best:
        if id(one) in taken or id(other) in taken:
            continue
        taken |= {id(one), id(other)}
        # Two rows that fit equally well are told apart by nothing that the plans say.
        mine = _rank(one, other, doubts)
        rivals = any(
            (a is one) != (b is other) and _rank(a, b, d) <= mine for a, b, d in candidates
        )
        yield one, other, (*doubts, SEVERAL) if rivals else doubts


def _rank(one: Occurrence, other: Occurrence, doubts: Sequence[str]) -> tuple[int, bool]:
    """How well two events fit, the best first: nothing doubted, the very same title."""
    return len(doubts), key(one.title) != key(other.title)


def _equal(here: Sequence[Occurrence], there: Sequence[Occurrence]) -> Iterator[_Pair]:
    by_title: dict[str, list[Occurrence]] = {}
    for other in there:
        by_title.setdefault(unnumbered(other.title), []).append(other)
    for one in here:
        title = unnumbered(one.title)
        for other in by_title.get(title, ()) if title else ():
            yield one, other, _doubts(one, other)


def _alike(here: Sequence[Occurrence], there: Sequence[Occurrence]) -> Iterator[_Pair]:
    """Events of one sphere and place whose titles are nearly the same."""
    rooms: dict[tuple[str, str], list[Occurrence]] = {}
    for other in there:
        for place in other.places or ("",):
            rooms.setdefault((key(other.sphere), place), []).append(other)
    for one in here:
        title = unnumbered(one.title)
        near = [o for place in one.places or ("",) for o in rooms.get((key(one.sphere), place), ())]
        for other in {id(o): o for o in near}.values():
            alike = fuzz.token_sort_ratio(title, unnumbered(other.title), score_cutoff=ALIKE)
            if alike and unnumbered(other.title) != title and _one_name(one.title, other.title):
                yield one, other, (OTHER_TITLE, *_doubts(one, other))


def _doubts(one: Occurrence, other: Occurrence) -> tuple[str, ...]:
    doubts = [] if key(one.sphere) == key(other.sphere) else [OTHER_SPHERE]
    if one.places and other.places and one.places.isdisjoint(other.places):
        doubts.append(OTHER_PLACE)
    elif bool(one.places) != bool(other.places):
        doubts.append(NO_PLACE)
    if not _telling(one.title):
        doubts.append(COMMON_TITLE)
    return tuple(doubts)


def _named_twice(one: Occurrence, other: Occurrence) -> tuple[bool, bool]:
    """Whether both are named for one time, and whether that is a guess for want of a date."""
    if one.spans and other.spans:
        return any(_meet(a, b) for a, b in product(one.spans, other.spans)), False
    return (True, True) if _meet(one.period, other.period) else (False, False)


def _meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _one_name(one: str, other: str) -> bool:
    """Whether what stands in quotation marks is one name, but for year and number."""
    names = [sorted(unnumbered(n) for n in _QUOTED.findall(title)) for title in (one, other)]
    return names[0] == names[1]


def _telling(title: str) -> bool:
    """Whether a title has a word of its own: «Встреча по обмену опытом» has none."""
    words = [w for w in _WORD.findall(unnumbered(title)) if len(w) > 3]
    return any(not word.startswith(tuple(_lookup()["common"])) for word in words)


@lru_cache(maxsize=4096)
def unnumbered(title: str) -> str:
    """A title without its year and its number, folded, without marks: what recurs of it.

    >>> unnumbered("XVII Международный фестиваль «Голоса Днепра – 2026»")
    'международный фестиваль голоса днепра'
    >>> unnumbered("33-й этап «Дружба 2.0» школы № 7")
    '33 й этап дружба 2 0 школы 7'
    """
    text = _YEARS.sub(" ", key(title))

    def kept(found: re.Match[str]) -> str:
        beside = _WORD.findall(text[: found.start()])[-1:] + _WORD.findall(text, found.end())[:1]
        return found.group() if any(map(_is_part, beside)) else " "

    return " ".join(_WORD.findall(_NUMBER.sub(kept, text)))


def _is_part(word: str) -> bool:
    """Whether a word counts parts of one event, in any case: «этап», «тура», and no «турнир»."""
    stems = _lookup()["parts"]
    return any(word.startswith(stem) and len(word) <= len(stem) + 2 for stem in stems)


def _lookup() -> dict[str, list[str]]:
    return lookup_words("recurring.toml")
