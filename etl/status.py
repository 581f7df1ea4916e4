"""Whether the document itself calls an event off or moves it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from etl.calendar_names import MONTH_BEGINNINGS
from etl.model import EventStatus, Span, StatusReading, Stretch
from etl.morphology import parses
from etl.offsets import Plain, plain_key
from etl.status_words import ALONE, OTHERS, PARTS, PLAIN, SAID, may_have_status_words

_CLAUSE = re.compile(r"[^.,;:!?()\n–—]+")
_WORD = re.compile(r"[а-я-]+")
# «…, которые были отменены», «не состоится без участия», «отменен ли»
_DEPENDS = re.compile(r"\b(?:котор\w+|где|куда|что|чтобы|как|если|почему|когда)\b")
_CONDITION = re.compile(r"\s*(?:без|если|ли)\b")
# «возможен перенос на июнь», «в случае дождя переносится»
_UNSURE = re.compile(
    r"\b(?:возмож\w+|может|могут|вероят\w+|в случае|при (?:необходим|неблагопр|плох)\w*)"
)
# «Прошлогодний фестиваль был отменен», «ранее встреча не состоялась»
_FORMERLY = re.compile(r"\bпрошл\w+|\bпредыдущ\w+|\bранее\b")
_PAST = re.compile(r"\bбыл[аои]?\b|состоял")
# «концерт перенесен в зал», not to another day
_ELSEWHERE = re.compile(
    r"\s*(?:во?|из) (?!связи|\d|следующ|конец|начал|середин|перв|втор|трет|четверт|"
    rf"{MONTH_BEGINNINGS})"
)
_QUOTED = re.compile(r"[«\"“„][^«»\"”“„]{1,300}[»\"”]")
_LONGEST = 20_000
"""Letters of a cell that are looked at: a longer one is no cell of a plan."""
_MANY = 40
"""Words of one status in one cell: more say no more."""
_NEAR = 120
"""Letters before such a word in which what it is said of stands."""


def read_status(cells: Mapping[str, str]) -> StatusReading:
    """``cancelled``, ``postponed`` or ``planned``, by the words of a row's cells.

    The words are taken to be said of the event, but for those whose subject is another thing
    («пошлины отменены», «выходной день перенесен») or a part of the event («премьера отложена»
    beside a title without one: a person looks), that tell of a former year, that are only
    possible, or that stand in the name of a performance.

    Args:
        cells: the row's texts by column, further columns of the document among them.

    >>> read_status({"title": "Концерт (отменён)", "dates_text": "май"}).status
    'cancelled'
    >>> read_status({"description": "О том, какие пошлины отменены"}).status
    'planned'
    """
    plain = {column: plain_key(text[:_LONGEST]) for column, text in cells.items()}
    if not any(may_have_status_words(text.text) for text in plain.values()):
        return StatusReading("planned")
    title = plain["title"].text if "title" in plain else ""
    # The dates are the event's own: «заезд отменён» there is said of it.
    parts_of = {column: None if column in ("title", "dates_text") else title for column in plain}
    if said := _first_said(plain, parts_of):
        return said
    of_a_part = _first_said(plain, dict.fromkeys(plain)) is not None
    return StatusReading("planned", quality=("status_doubtful",) if of_a_part else ())


def _first_said(
    plain: Mapping[str, Plain], parts_of: Mapping[str, str | None]
) -> StatusReading | None:
    """What the cells say, by the title beside which a part of the event is none of its own."""
    statuses: tuple[EventStatus, ...] = ("cancelled", "postponed")
    for status in statuses:
        found = [
            (column, text.span(*span))
            for column, text in plain.items()
            for span in itertools.islice(_said(text.text, status, parts_of[column]), _MANY)
        ]
        if found:
            words = tuple(Stretch(column, *span) for column, span in found if span is not None)
            return StatusReading(status, words)
    return None


def _said(text: str, status: str, title: str | None) -> Iterator[Span]:
    """Where a cell says so of the event; ``title`` is None where a part counts for the whole."""
    quoted = [m.span() for m in _QUOTED.finditer(text) if m.group() != text.strip()]
    for clause in _CLAUSE.finditer(text):
        said = clause.group().strip()
        start = clause.start() + clause.group().index(said)
        bracketed = text[start - 1 : start] == "("
        if not bracketed and any(a < start < b for a, b in quoted):
            continue
        whole, led = ALONE[status].fullmatch(said), PLAIN[status].match(said)
        if whole is not None:
            yield start, start + len(said)
        elif led is not None:
            yield start + led.start("words"), start + led.end("words")
        for match in itertools.islice(SAID[status].finditer(said), _MANY):
            at = start + match.start()
            if any(a < at < b for a, b in quoted) and not bracketed:
                continue
            before = said[max(0, match.start() - _NEAR) : match.start()]
            after = said[match.end() : match.end() + _NEAR]
            if _is_of_event(before, match.group(), after, title):
                yield at, start + match.end()


def _is_of_event(before: str, words: str, after: str, title: str | None) -> bool:
    """Whether words of a status are said of the event."""
    if _DEPENDS.search(before) or _CONDITION.match(after) or _UNSURE.search(before):
        return False
    if words.startswith("перен") and _ELSEWHERE.match(after):
        return False
    if _FORMERLY.search(before) and _PAST.search(f"{before} {words}"):
        return False
    if "состоял" in words and re.search(r"\b20\d\d\b", before):
        return False
    plural = re.search(r"(?:ы|[яю]тся|ись)$", words) is not None
    subject = _subject(_WORD.findall(before)[::-1], plural)
    if not subject and not re.search(r"\s(?:на|с|срок\w+|дат\w+)$", words):
        subject = _subject(_up_to_preposition(after), plural)
    if any(OTHERS.match(word) for word in subject):
        return False
    parts = [found.group() for word in subject if (found := PARTS.match(word))]
    return title is None or not parts or any(part in title for part in parts)


def _subject(words: Sequence[str], plural: bool) -> Sequence[str]:
    """The nearest noun that may be the subject, by its form, and the word that it stands beside.

    A month is none («15 мая отменено»), nor is what a preposition governs («на товары»).
    """
    number = "plur" if plural else "sing"
    for at, word in enumerate(words):
        governed = at + 1 < len(words) and "PREP" in parses(words[at + 1])[0].tag
        if len(word) < 3 or governed or re.match(MONTH_BEGINNINGS, word):
            continue
        if any(
            {"NOUN", "nomn", number} <= set(p.tag.grammemes) for p in parses(word) if p.is_known
        ):
            beside = words[at + 1 : at + 2]
            return (word, *(one for one in beside if "ADJF" in parses(one)[0].tag))
    return ()


def _up_to_preposition(after: str) -> list[str]:
    """«отменены визы между …»: the words right behind, adjectives and the noun."""
    found = []
    for word in _WORD.findall(after)[:4]:
        if "PREP" in parses(word)[0].tag or "CONJ" in parses(word)[0].tag:
            break
        found.append(word)
    return found
