"""Whether the document itself calls an event off or moves it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from etl.model import EventStatus, Span, StatusReading, Stretch
from etl.morphology import parses
from etl.offsets import plain_key
from etl.status_words import ALONE, SAID, STATUS_WORDS

_EVENT = re.compile("|".join(STATUS_WORDS["events"]))
_OF_OTHERS = re.compile("|".join(STATUS_WORDS["of_others"]))
_CLAUSE = re.compile(r"[^.,;:!?()\n–—]+")
_WORD = re.compile(r"[а-я-]+")  # prepositions too
# «…, которые были отменены», «не состоится без участия», «отменен ли»
_DEPENDS = re.compile(r"\b(?:котор\w+|где|куда|что|чтобы|как|если|почему|когда)\b")
_CONDITION = re.compile(r"\s*(?:без|если|ли)\b")
# «В 2025 году фестиваль был отменен», «ранее встреча не состоялась»
_FORMERLY = re.compile(r"\bпрошл\w+|\bпредыдущ\w+|\bранее\b|\b20\d\d\b")
# «Участие иностранных граждан не планируется»; «участие в выставке» is the event.
_OF_SOME = re.compile(r"\bучаст(?:ие|ия) (?!в\s)[а-я]{3,}\s[а-я]")
# «концерт перенесен в зал», not to another day
_ELSEWHERE = re.compile(r"\s*(?:во?|из) (?!связи)")
_QUOTED = re.compile(r"[«\"“„][^»\"”“]*[»\"”“]")
_PAST = re.compile(r"\bбыл[аои]?\b|состоял|проводил")


def read_status(cells: Mapping[str, str]) -> StatusReading:
    """``cancelled``, ``postponed`` or ``planned``, by the words of a row's cells.

    The words must be said of the event: of nothing («отменено»), or of a noun that means an
    event («встреча не планируется»). Of pensions, visas or a holiday they say nothing here.

    Args:
        cells: the row's texts by column, further columns of the document among them.

    >>> read_status({"title": "Концерт (отменён)", "dates_text": "май"}).status
    'cancelled'
    >>> read_status({"description": "О том, какие пошлины отменены"}).status
    'planned'
    """
    plain = {column: plain_key(text) for column, text in cells.items()}
    statuses: tuple[EventStatus, ...] = ("cancelled", "postponed")
    for status in statuses:
        found = [
            (column, text.span(*span))
            for column, text in plain.items()
            for span in _said(text.text, status)
        ]
        if found:
            words = tuple(Stretch(column, *span) for column, span in found if span is not None)
            return StatusReading(status, words)
    return StatusReading("planned")


def _said(text: str, status: str) -> Iterator[Span]:
    """Where a cell says so of the event."""
    unquoted = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    for clause in _CLAUSE.finditer(unquoted):
        said = clause.group()
        whole = ALONE[status].fullmatch(said.strip())
        if whole is not None:
            start = clause.start() + len(said) - len(said.lstrip())
            yield start, start + len(whole.group())
        for match in SAID[status].finditer(said):
            if _is_of_event(said[: match.start()], match.group(), said[match.end() :]):
                yield clause.start() + match.start(), clause.start() + match.end()


def _is_of_event(before: str, words: str, after: str) -> bool:
    """Whether words of a status have the event for their subject."""
    if _DEPENDS.search(before) or _CONDITION.match(after) or _OF_SOME.search(before):
        return False
    if words.startswith("перен") and _ELSEWHERE.match(after):
        return False
    if _FORMERLY.search(before) and _PAST.search(f"{before} {words}"):
        return False
    plural = re.search(r"(?:ы|[яю]тся|ись)$", words) is not None
    if re.search(r"\s(?:на|с|срок\w+|дат\w+)$", words):  # «перенос на сентябрь»
        return True
    for found in (_subject(_WORD.findall(before)[::-1], plural), _subject_behind(after, plural)):
        if found is not None:
            return found
    return True


def _subject(words: Sequence[str], plural: bool) -> bool | None:
    """Whether the nearest noun in the nominative is an event; None where there is none."""
    for at, word in enumerate(words):
        if _may_be_subject(word, plural):
            of_others = at + 1 < len(words) and _OF_OTHERS.match(words[at + 1])
            return _EVENT.match(word) is not None and not of_others
    return None


def _subject_behind(after: str, plural: bool) -> bool | None:
    """«отменены визы»: the noun right behind, adjectives between; a preposition ends it."""
    for word in _WORD.findall(after):
        tags = [p.tag for p in parses(word)]
        if len(word) > 2 and any("NOUN" in tag for tag in tags):
            return _EVENT.match(word) is not None if _may_be_subject(word, plural) else None
        if not any({"ADJF", "PRTF"} & set(tag.grammemes) for tag in tags):
            return None
    return None


def _may_be_subject(word: str, plural: bool) -> bool:
    if len(word) < 3:  # «в.»
        return False
    number = "plur" if plural else "sing"
    return any({"NOUN", "nomn", number} <= set(p.tag.grammemes) for p in parses(word) if p.is_known)
