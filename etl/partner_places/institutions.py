"""Institutions named in a text: where they stand and what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.morphology import parses
from etl.partner_places.areas import Address
from etl.partner_places.nominative import name_nominative
from etl.partner_places.vocabulary import pattern, wording

_MARKS = re.compile(r"[«»“”„\"]")
_FORM = re.compile(r"(?<![\w-])(?:[А-ЯЁ]{2,9}\s){1,3}$")
_BRANCH = re.compile(
    r"(?:(?<!\w)[А-ЯЁ][а-яё-]+(?:ий|ый|ой|ого|ому|ом|им|ым)\s)?филиал[а-яё]{0,2}\s$"
)
_ADJECTIVE = r"[А-ЯЁа-яё-]{2,40}(?:[иы]й|ая|[ое]е|ой|[ое]го|[ое]му|[иы]м|[ое]м|[ую]ю)"
_ADJECTIVES = re.compile(rf"(?:(?<![\w-]){_ADJECTIVE}\s){{1,5}}$")
_BEFORE_QUOTE = 90
_PERSON = r"(?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁ][а-яё-]+(?:\s[А-ЯЁ][а-яё-]+)?"
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution: its name in the nominative and where the text has it."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _named_after() -> re.Pattern[str]:
    """«библиотеки-филиала им. А.С. Пушкина», «средней школы № 5»."""
    more = r"(?:\s[а-яё-]+){0,3}?"
    return re.compile(
        rf"{wording('site')}{more}\s(?:(?:им\.|имени)\s?{_PERSON}|№\s?\d+)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _of_town() -> re.Pattern[str]:
    """«Витебский государственный университет», «Поставского райисполкома»."""
    local = r"(?<![\w-])[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ое)"
    head = rf"(?i:{wording('site')}|{wording('authority')})"
    person = rf"(?:\s(?:им\.|имени)\s?{_PERSON})?"
    return re.compile(rf"{local}(?:\s[а-яё-]+){{0,4}}?\s{head}{person}")


def quoted(text: str) -> list[tuple[int, int]]:
    """Outermost quotations, also where inner and outer ones share a closing mark.

    «Центр «Вишенки» (г. Смоленск), ГУ «Пансионат»» are two: in a text with too few
    closing marks, one that is followed by an opening mark closes all that are open.
    """
    marks = [(m.start(), _opens(text, m)) for m in _MARKS.finditer(text)]
    uneven = sum(1 if opens else -1 for _, opens in marks) > 0
    spans: list[tuple[int, int]] = []
    open_at: list[int] = []
    for number, (at, opens) in enumerate(marks):
        if opens:
            open_at.append(at)
            continue
        if not open_at:
            continue
        start = open_at[0]
        open_at.pop()
        last = number + 1 == len(marks) or marks[number + 1][1]
        if not open_at or (uneven and last):
            spans.append((start, at + 1))
            open_at.clear()
    return spans


def _opens(text: str, mark: re.Match[str]) -> bool:
    at = mark.start()
    if mark.group() == '"':
        return (at == 0 or text[at - 1] in ' («"-–') and text[at + 1 : at + 2] not in ("", " ", ",")
    return mark.group() in "«„“"


def find_institutions(text: str, addresses: Sequence[Address]) -> list[Institution]:
    """Every institution that a text names, in order, without overlaps.

    Args:
        text: one folded cell.
        addresses: the text's areas; a state body's name reaches to the area it serves.
    """
    found = [item for span in quoted(text) if (item := _of_quotation(text, *span))]
    quotations = quoted(text)

    def take(item: Institution | None) -> None:
        if item is None or any(o.start < item.end and item.start < o.end for o in found):
            return
        if not any(start < item.start and item.end < end for start, end in quotations):
            found.append(item)

    for match in pattern("authority").finditer(text):
        take(_state_body(text, match, addresses))
    for expression in (_of_town(), _named_after()):
        for match in expression.finditer(text):
            take(_of_words(text, match))
    return sorted(found, key=lambda item: item.start)


def _of_quotation(text: str, start: int, end: int) -> Institution | None:
    """«СОГБУ «Центр …»», «колледжа «…»»: what stands before makes a quotation an institution."""
    begin = max(0, start - _BEFORE_QUOTE)
    form = _FORM.search(text[begin:start])
    if form is not None:
        at = begin + form.start()
        branch = _BRANCH.search(text[max(0, at - 60) : at])
        if branch is None:
            return Institution(text[at:end], at, end)
        words = branch.group().strip()
        lead = name_nominative(words, len(words.split(" ")) - 1)
        return Institution(f"{lead} {text[at:end]}", at - len(branch.group()), end)
    before = re.split(r"[,;:.()«»]", text[begin:start])[-1]
    for table in ("form", "site"):
        heads = list(pattern(table).finditer(before))
        if heads and re.fullmatch(r"(?:\s[а-яё]+){0,3}\s", before[heads[-1].end() :]):
            lead, at = _with_adjectives(before, heads[-1])
            return Institution(f"{lead} {text[start:end]}", start - len(before) + at, end)
    first = " ".join(text[start + 1 : end - 1].split(" ")[:4])
    if pattern("site").search(first) and text[end : end + 2] == " (":
        return Institution(text[start:end], start, end)
    return None


def _with_adjectives(text: str, head: re.Match[str]) -> tuple[str, int]:
    """The words from the adjectives before a head noun on, nominative, and where they begin."""
    at = _adjectives_before(text, head.start())
    words = text[at:].strip()
    return name_nominative(words, len(text[at : head.start()].split())), at


def _adjectives_before(text: str, end: int) -> int:
    """Where the adjectives right before a place begin; the place itself where there are none."""
    begin = max(0, end - _BEFORE_QUOTE)
    found = _ADJECTIVES.search(text[begin:end])
    return begin + found.start() if found else end


def _state_body(
    text: str, match: re.Match[str], addresses: Sequence[Address]
) -> Institution | None:
    """«Министерства труда и социальной защиты Республики Беларусь», up to the area's end."""
    address = next((a for a in addresses if a.start >= match.end()), None)
    lower = not match.group()[:1].isupper()
    if address is None or (lower and not pattern("authority", "lower").fullmatch(match.group())):
        return None
    between = text[match.end() : address.start]
    if len(between) > _LONGEST or re.search(r"[,;:()]|\.\s|^\sи\s", between):
        return None
    end = address.start
    for mention in sorted(address.mentions, key=lambda m: m.start):
        if "(" in text[end : mention.start]:
            break
        end = mention.end
    last = next(m for m in address.mentions if m.end == max(end, address.mentions[0].end))
    if last.kind in ("district", "region") and " " not in text[last.start : last.end]:
        return None  # «администраций Минской и Витебской областей»: the noun stands once for all
    end += text[end : end + 1] in ("»", '"') and text[match.start() : end].count("«") > 0
    at = _adjectives_before(text, match.start())
    at = at if text[at].isupper() else match.start()
    words = text[at:end]
    return Institution(name_nominative(words, len(text[at : match.start()].split())), at, end)


def _of_words(text: str, match: re.Match[str]) -> Institution | None:
    """An institution without quotation marks, by the words around its head noun."""
    heads = [
        head
        for table in ("site", "authority")
        for head in pattern(table).finditer(match.group())
        if not re.search(r"[«»]", match.group()[: head.start()])
    ]
    head = min(heads, key=lambda h: h.start())
    at = _adjectives_before(text, match.start()) if head.start() == 0 else match.start()
    words = text[at : match.end()]
    before = text[at : match.start() + head.start()].split()
    if any(not _is_adjective(word) for word in before):
        return None
    return Institution(name_nominative(words, len(before)), at, match.end())


def _is_adjective(word: str) -> bool:
    return any(parse.tag.POS in ("ADJF", "PRTF") for parse in parses(word))
